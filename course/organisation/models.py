"""Tables for organisations, teams, memberships and enrolments."""

import unicodedata
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from course.database import HOUSE, IDENTITY, STATE, TECHNICAL, UTCDateTime, now

LEARNER = "learner"
TRAINER = "trainer"
MANAGER = "manager"

LONGEST_NAME = 120


def sort_name(name: str) -> str:
    """Give a name as it is sorted: without capitals and accents, so that both databases sort alike."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))[:LONGEST_NAME]


class Organisation(SQLModel, table=True):
    """An employer that enrols its teams.

    `coordinator_id` is one of its trainers, who sees which answers are late and can hand them over; never a manager.
    """

    __tablename__ = "organisation"

    id: int = Field(default=None, primary_key=True, sa_column_kwargs=TECHNICAL)
    name: str = Field(unique=True, max_length=120, sa_column_kwargs=HOUSE)
    coordinator_id: int | None = Field(
        default=None, foreign_key="person.id", ondelete="SET NULL", sa_column_kwargs=STATE
    )
    created_at: datetime = Field(default_factory=now, sa_type=UTCDateTime, sa_column_kwargs=TECHNICAL)


class Team(SQLModel, table=True):
    """A team of an organisation, with at most one trainer who reads what its learners hand in."""

    __tablename__ = "team"
    __table_args__ = (sa.UniqueConstraint("organisation_id", "name"),)

    id: int = Field(default=None, primary_key=True, sa_column_kwargs=TECHNICAL)
    organisation_id: int = Field(foreign_key="organisation.id", index=True, sa_column_kwargs=TECHNICAL)
    name: str = Field(max_length=120, sa_column_kwargs=HOUSE)
    trainer_id: int | None = Field(
        default=None, foreign_key="person.id", ondelete="SET NULL", index=True, sa_column_kwargs=STATE
    )
    created_at: datetime = Field(default_factory=now, sa_type=UTCDateTime, sa_column_kwargs=TECHNICAL)


class Membership(SQLModel, table=True):
    """The role that a person has in an organisation; learners belong to a team of it."""

    __tablename__ = "membership"
    __table_args__ = (
        sa.UniqueConstraint("person_id", "organisation_id", "role"),
        sa.Index("ix_membership_role", "organisation_id", "role"),
    )

    id: int = Field(default=None, primary_key=True, sa_column_kwargs=TECHNICAL)
    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE", index=True, sa_column_kwargs=TECHNICAL)
    organisation_id: int = Field(foreign_key="organisation.id", sa_column_kwargs=TECHNICAL)
    team_id: int | None = Field(default=None, foreign_key="team.id", index=True, sa_column_kwargs=TECHNICAL)
    role: str = Field(max_length=20, sa_column_kwargs=STATE)
    created_at: datetime = Field(default_factory=now, sa_type=UTCDateTime, sa_column_kwargs=STATE)


class Enrolment(SQLModel, table=True):
    """A learner's place in the course, given by an organisation. A person takes the course once.

    `sort_name` is the learner's name as it is sorted, kept here so that one index gives a page of a team in order,
    however large the team is.
    """

    __tablename__ = "enrolment"
    __table_args__ = (sa.Index("ix_enrolment_page", "team_id", "sort_name", "person_id"),)

    id: int = Field(default=None, primary_key=True, sa_column_kwargs=TECHNICAL)
    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE", unique=True, sa_column_kwargs=TECHNICAL)
    team_id: int = Field(foreign_key="team.id", sa_column_kwargs=TECHNICAL)
    sort_name: str = Field(max_length=120, sa_column_kwargs=IDENTITY)
    invited_at: datetime = Field(default_factory=now, sa_type=UTCDateTime, sa_column_kwargs=STATE)
