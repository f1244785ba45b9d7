"""Tables of what asks for care. None of them holds a word of what was written, except why a text has to be changed."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from course.database import PRIVATE_TEXT, STATE, TECHNICAL, UTCDateTime, now


class TalkWish(SQLModel, table=True):
    """A learner wants to talk with their trainer about one prompt: which one, but not a word of the answer."""

    __tablename__ = "talk_wish"
    __table_args__ = (sa.Index("ix_talk_wish_open", "trainer_id", "closed_at"),)

    id: int = Field(default=None, primary_key=True, sa_column_kwargs=TECHNICAL)
    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE", index=True, sa_column_kwargs=TECHNICAL)
    trainer_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL", sa_column_kwargs=STATE)
    assignment_id: str = Field(max_length=80, sa_column_kwargs=STATE)
    prompt_id: str = Field(max_length=80, sa_column_kwargs=STATE)
    asked_at: datetime = Field(default_factory=now, sa_type=UTCDateTime, sa_column_kwargs=STATE)
    closed_at: datetime | None = Field(default=None, sa_type=UTCDateTime, sa_column_kwargs=STATE)


class CareSignal(SQLModel, table=True):
    """A trainer worries and follows one of the routes of the protocol. Kept without a word of text.

    The learner sees it; the organisation never does.
    """

    __tablename__ = "care_signal"
    __table_args__ = (sa.Index("ix_care_signal_open", "trainer_id", "closed_at"),)

    id: int = Field(default=None, primary_key=True, sa_column_kwargs=TECHNICAL)
    submission_id: int = Field(foreign_key="submission.id", ondelete="CASCADE", index=True, sa_column_kwargs=TECHNICAL)
    trainer_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL", sa_column_kwargs=STATE)
    route: str = Field(max_length=20, sa_column_kwargs=STATE)
    raised_at: datetime = Field(default_factory=now, sa_type=UTCDateTime, sa_column_kwargs=STATE)
    closed_at: datetime | None = Field(default=None, sa_type=UTCDateTime, sa_column_kwargs=STATE)


class AnonymiseRequest(SQLModel, table=True):
    """A trainer asks to change what could identify somebody: which kinds of detail, and a kind word.

    `details` holds codes of a fixed list, with commas between them. The explanation is sealed with the learner's key.
    """

    __tablename__ = "anonymise_request"

    submission_id: int = Field(
        foreign_key="submission.id", ondelete="CASCADE", primary_key=True, sa_column_kwargs=TECHNICAL
    )
    trainer_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL", sa_column_kwargs=STATE)
    details: str = Field(max_length=100, sa_column_kwargs=STATE)
    sealed: bytes = Field(sa_column_kwargs=PRIVATE_TEXT)
    asked_at: datetime = Field(default_factory=now, sa_type=UTCDateTime, sa_column_kwargs=STATE)


def request_place(submission_id: int) -> str:
    """Give the place to which the explanation of a request is bound."""
    return f"anonymise/{submission_id}"
