"""Tables for feedback, the learner's reply, and who has read what.

Feedback in the making stands in `confidential.Draft`. All of it is sealed with the key of the learner, so that erasing
the learner's key erases what was written about them too.
"""

from datetime import datetime

from sqlmodel import Field, SQLModel

from course.database import PRIVATE_TEXT, STATE, TECHNICAL, UTCDateTime, now

# The part of the feedback that is about the whole; every other part has the name of its prompt.
OVERALL = "overall"


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


class FeedbackReply(SQLModel, table=True):
    """The learner's answer to the feedback on one round."""

    __tablename__ = "feedback_reply"

    submission_id: int = Field(
        foreign_key="submission.id", ondelete="CASCADE", primary_key=True, sa_column_kwargs=TECHNICAL
    )
    sealed: bytes = Field(sa_column_kwargs=PRIVATE_TEXT)
    replied_at: datetime = Field(default_factory=now, sa_type=UTCDateTime, sa_column_kwargs=STATE)
    seen_at: datetime | None = Field(default=None, index=True, sa_type=UTCDateTime, sa_column_kwargs=STATE)


class Reading(SQLModel, table=True):
    """Somebody other than the writer opened a round. The writer sees this list."""

    __tablename__ = "reading"

    submission_id: int = Field(
        foreign_key="submission.id", ondelete="CASCADE", primary_key=True, sa_column_kwargs=TECHNICAL
    )
    reader_id: int = Field(foreign_key="person.id", ondelete="CASCADE", primary_key=True, sa_column_kwargs=STATE)
    first_at: datetime = Field(default_factory=now, sa_type=UTCDateTime, sa_column_kwargs=STATE)
    last_at: datetime = Field(default_factory=now, sa_type=UTCDateTime, sa_column_kwargs=STATE)


def feedback_place(submission_id: int, trainer_id: int, part: str) -> str:
    """Give the place at which a trainer writes one part of the feedback; a draft stays with its author."""
    return f"feedback/{submission_id}/{trainer_id}/{part}"


def released_place(submission_id: int) -> str:
    """Give the place to which feedback that was given back is bound."""
    return f"feedback/{submission_id}"


def reply_place(submission_id: int) -> str:
    """Give the place to which the learner's reply is bound."""
    return f"reply/{submission_id}"
