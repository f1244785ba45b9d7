"""The tables of notifications, which are also the list of mails that still have to go out, and of the daily mails."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from course.database import STATE, TECHNICAL, UTCDateTime, now

AT_ONCE = "at_once"
DAILY = "daily"
OFF = "off"


class Notification(SQLModel, table=True):
    """One message to one person: `kind` names the sentence, `path` is where it leads. No text of a writer is in it.

    `cadence` is how the person wanted to hear of it at that moment: `at_once`, `daily` (in one mail on a working day)
    or `off` (on the page only).
    """

    __tablename__ = "notification"
    __table_args__ = (sa.Index("ix_notification_to_mail", "cadence", "mailed_at", "seen_at"),)

    id: int = Field(default=None, primary_key=True, sa_column_kwargs=TECHNICAL)
    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE", index=True, sa_column_kwargs=TECHNICAL)
    kind: str = Field(max_length=40, sa_column_kwargs=STATE)
    path: str = Field(max_length=200, sa_column_kwargs=STATE)
    cadence: str = Field(default=AT_ONCE, max_length=10, sa_column_kwargs=STATE)
    created_at: datetime = Field(default_factory=now, sa_type=UTCDateTime, sa_column_kwargs=STATE)
    seen_at: datetime | None = Field(default=None, sa_type=UTCDateTime, sa_column_kwargs=STATE)
    mailed_at: datetime | None = Field(default=None, sa_type=UTCDateTime, sa_column_kwargs=TECHNICAL)
    attempts: int = Field(default=0, sa_column_kwargs=TECHNICAL)


class NotificationChoice(SQLModel, table=True):
    """How one person wants to hear of one kind of message; without a row the default of that kind holds."""

    __tablename__ = "notification_choice"

    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE", primary_key=True, sa_column_kwargs=TECHNICAL)
    kind: str = Field(primary_key=True, max_length=40, sa_column_kwargs=STATE)
    cadence: str = Field(max_length=10, sa_column_kwargs=STATE)


class Digest(SQLModel, table=True):
    """The one mail of a working day to one person, about everything that still waits for them.

    The key is the promise: no more than one a day. `taken_at` is when somebody began to send it, and is empty again
    when that failed; `attempts` counts the tries.
    """

    __tablename__ = "digest"

    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE", primary_key=True, sa_column_kwargs=TECHNICAL)
    day: date = Field(primary_key=True, sa_column_kwargs=TECHNICAL)
    attempts: int = Field(default=0, sa_column_kwargs=TECHNICAL)
    taken_at: datetime | None = Field(default=None, sa_type=UTCDateTime, sa_column_kwargs=TECHNICAL)
