"""Tables of what was handed over, and which words about a promise went out."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from course.database import STATE, TECHNICAL, UTCDateTime, now

# Why a round changed hands. The first three are about the reader of that moment, the others say who did it.
ABSENT = "absent"
NEW_TRAINER = "new_trainer"
CANNOT_READ = "cannot_read"
BY_READER = "by_reader"
BY_COORDINATOR = "by_coordinator"
# The round stayed where it was; the coordinator took away the claim of its reader.
RELEASED = "released"

# Whoever got a round for one of these reasons keeps it, also when somebody else is the trainer of the team.
KEPT = (ABSENT, BY_READER, BY_COORDINATOR)

# Why somebody else reads, as the learner reads it; `{}` is the first name of whoever read before.
WHY = {
    ABSENT: "{} is er even niet.",
    NEW_TRAINER: "Je team heeft een andere trainer gekregen.",
    CANNOT_READ: "{} leest niet meer voor jouw team.",
    BY_COORDINATOR: "De coördinator van de trainers vroeg een ander, zodat je niet langer hoeft te wachten.",
}
OTHERWISE = "{} vroeg een collega-trainer om je opdracht te lezen."


class HandOver(SQLModel, table=True):
    """One round went from one reader to another, and why. The learner was told at `told_at`, and may have agreed."""

    __tablename__ = "hand_over"

    id: int = Field(default=None, primary_key=True, sa_column_kwargs=TECHNICAL)
    submission_id: int = Field(foreign_key="submission.id", ondelete="CASCADE", index=True, sa_column_kwargs=TECHNICAL)
    from_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL", sa_column_kwargs=STATE)
    to_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL", sa_column_kwargs=STATE)
    reason: str = Field(max_length=20, sa_column_kwargs=STATE)
    told_at: datetime = Field(default_factory=now, sa_type=UTCDateTime, sa_column_kwargs=STATE)
    agreed_at: datetime | None = Field(default=None, sa_type=UTCDateTime, sa_column_kwargs=STATE)


class PromiseNotice(SQLModel, table=True):
    """A word about one promise went out: a reminder before the day, or the message that the day has passed."""

    __tablename__ = "promise_notice"

    submission_id: int = Field(
        foreign_key="submission.id", ondelete="CASCADE", primary_key=True, sa_column_kwargs=TECHNICAL
    )
    kind: str = Field(primary_key=True, max_length=20, sa_column_kwargs=STATE)
    sent_at: datetime = Field(default_factory=now, sa_type=UTCDateTime, sa_column_kwargs=STATE)
