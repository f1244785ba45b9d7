"""The table of days on which a trainer reads nothing."""

from datetime import date

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from course.database import STATE, TECHNICAL


class Absence(SQLModel, table=True):
    """Days on which a trainer reads nothing for one organisation, and who stands in; both days belong to it."""

    __tablename__ = "absence"
    __table_args__ = (sa.Index("ix_absence_trainer", "trainer_id", "last_day"),)

    id: int = Field(default=None, primary_key=True, sa_column_kwargs=TECHNICAL)
    trainer_id: int = Field(foreign_key="person.id", ondelete="CASCADE", sa_column_kwargs=TECHNICAL)
    organisation_id: int = Field(foreign_key="organisation.id", sa_column_kwargs=TECHNICAL)
    stand_in_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL", sa_column_kwargs=STATE)
    first_day: date = Field(sa_column_kwargs=STATE)
    last_day: date = Field(sa_column_kwargs=STATE)
