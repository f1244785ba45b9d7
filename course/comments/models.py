"""The table of comments that trainers keep."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from course.database import STATE, TECHNICAL, TRAINER_TEXT, UTCDateTime, now


class SavedComment(SQLModel, table=True):
    """A comment that a trainer keeps at hand, sealed with the trainer's own key.

    With an organisation it is shared with the other trainers there; without one it is its owner's alone. `topic` is one
    of a fixed list, so that no free words stand in the clear.
    """

    __tablename__ = "saved_comment"

    id: int = Field(default=None, primary_key=True, sa_column_kwargs=TECHNICAL)
    owner_id: int = Field(foreign_key="person.id", ondelete="CASCADE", index=True, sa_column_kwargs=TECHNICAL)
    organisation_id: int | None = Field(
        default=None, foreign_key="organisation.id", index=True, sa_column_kwargs=TECHNICAL
    )
    topic: str = Field(max_length=20, sa_column_kwargs=STATE)
    sealed: bytes = Field(sa_column_kwargs=TRAINER_TEXT)
    kept_at: datetime = Field(default_factory=now, sa_type=UTCDateTime, sa_column_kwargs=STATE)


def comment_place(owner_id: int, number: int) -> str:
    """Give the place to which a kept comment is bound; the number is that of its row."""
    return f"comment/{owner_id}/{number}"
