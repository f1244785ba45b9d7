"""Tables for feedback, what is said about it afterwards, and who has read what.

Feedback in the making stands in `confidential.Draft`. All of it is sealed with the key of the learner, so that erasing
the learner's key erases what was written about them too.
"""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from course.database import PRIVATE_TEXT, STATE, TECHNICAL, UTCDateTime, now
from course.reflection.models import feedback_root

# The part of the feedback that is about the whole; every other part has the name of its prompt.
OVERALL = "overall"

# The note of the trainer for themselves. It is written beside the feedback, and is never part of it.
NOTE = "note"

# What a message is: the learner's reply to the feedback, and what the trainer says to that.
REPLY = "reply"
ANSWER = "answer"

# The part that a learner writes to close an assignment; see `Takeaway`.
TAKEAWAY = "takeaway"

# Why somebody opened a round: to write feedback on it, because it came before the round that they review, or to read
# again what was given back.
TO_REVIEW = "review"
AS_EARLIER_ROUND = "earlier_round"
TO_REREAD = "reread"


class Feedback(SQLModel, table=True):
    """What the trainer gave back on one round: per prompt and overall, sealed together."""

    __tablename__ = "feedback"

    submission_id: int = Field(
        foreign_key="submission.id", ondelete="CASCADE", primary_key=True, sa_column_kwargs=TECHNICAL
    )
    trainer_id: int | None = Field(
        default=None, foreign_key="person.id", ondelete="SET NULL", index=True, sa_column_kwargs=STATE
    )
    sealed: bytes = Field(sa_column_kwargs=PRIVATE_TEXT)
    released_at: datetime = Field(default_factory=now, sa_type=UTCDateTime, sa_column_kwargs=STATE)
    edited_at: datetime | None = Field(default=None, sa_type=UTCDateTime, sa_column_kwargs=STATE)


class FeedbackVersion(SQLModel, table=True):
    """Feedback as it stood before its trainer changed it after giving back. The learner can read it again."""

    __tablename__ = "feedback_version"

    id: int = Field(default=None, primary_key=True, sa_column_kwargs=TECHNICAL)
    submission_id: int = Field(foreign_key="submission.id", ondelete="CASCADE", index=True, sa_column_kwargs=TECHNICAL)
    sealed: bytes = Field(sa_column_kwargs=PRIVATE_TEXT)
    replaced_at: datetime = Field(default_factory=now, sa_type=UTCDateTime, sa_column_kwargs=STATE)


class Message(SQLModel, table=True):
    """What is said about the feedback on one round: the learner's reply, and what the trainer says to that.

    Of each kind there is one; `seen_at` is when the other one opened it.
    """

    __tablename__ = "message"
    __table_args__ = (sa.Index("ix_message_unseen", "kind", "seen_at"),)

    submission_id: int = Field(
        foreign_key="submission.id", ondelete="CASCADE", primary_key=True, sa_column_kwargs=TECHNICAL
    )
    kind: str = Field(primary_key=True, max_length=10, sa_column_kwargs=STATE)
    author_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL", sa_column_kwargs=STATE)
    sealed: bytes = Field(sa_column_kwargs=PRIVATE_TEXT)
    written_at: datetime = Field(default_factory=now, sa_type=UTCDateTime, sa_column_kwargs=STATE)
    seen_at: datetime | None = Field(default=None, sa_type=UTCDateTime, sa_column_kwargs=STATE)


class Takeaway(SQLModel, table=True):
    """The one line with which a learner closes an assignment: "dit neem ik mee"."""

    __tablename__ = "takeaway"

    reflection_id: int = Field(
        foreign_key="reflection.id", ondelete="CASCADE", primary_key=True, sa_column_kwargs=TECHNICAL
    )
    sealed: bytes = Field(sa_column_kwargs=PRIVATE_TEXT)
    taken_at: datetime = Field(default_factory=now, sa_type=UTCDateTime, sa_column_kwargs=STATE)


class Reading(SQLModel, table=True):
    """One time that somebody other than the writer opened a round, and why. The writer sees this list."""

    __tablename__ = "reading"

    id: int = Field(default=None, primary_key=True, sa_column_kwargs=TECHNICAL)
    submission_id: int = Field(foreign_key="submission.id", ondelete="CASCADE", index=True, sa_column_kwargs=TECHNICAL)
    reader_id: int = Field(foreign_key="person.id", ondelete="CASCADE", sa_column_kwargs=STATE)
    reason: str = Field(max_length=20, sa_column_kwargs=STATE)
    read_at: datetime = Field(default_factory=now, sa_type=UTCDateTime, sa_column_kwargs=STATE)


def feedback_place(submission_id: int, trainer_id: int, part: str) -> str:
    """Give the place at which a trainer writes one part of the feedback; a draft stays with its author."""
    return f"{feedback_root(submission_id)}/{trainer_id}/{part}"


def note_place(reflection_id: int, trainer_id: int) -> str:
    """Give the place at which a trainer keeps a note on a reflection; it stays with its writer, whoever reads next."""
    return f"note/{reflection_id}/{trainer_id}"


def released_place(submission_id: int) -> str:
    """Give the place to which feedback that was given back is bound."""
    return feedback_root(submission_id)


def message_place(kind: str, submission_id: int) -> str:
    """Give the place to which a message about the feedback is bound."""
    return f"{kind}/{submission_id}"


def takeaway_place(reflection_id: int) -> str:
    """Give the place to which the line is bound with which a learner closes an assignment."""
    return f"takeaway/{reflection_id}"
