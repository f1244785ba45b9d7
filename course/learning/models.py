"""Tables for what a learner has read and completed. What they refer to in the content is an id that never changes."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from course.database import STATE, TECHNICAL, UTCDateTime, now


class LessonRead(SQLModel, table=True):
    """The learner says: I have read this. Taking it back deletes the row."""

    __tablename__ = "lesson_read"

    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE", primary_key=True, sa_column_kwargs=TECHNICAL)
    lesson_id: str = Field(primary_key=True, max_length=80, sa_column_kwargs=STATE)
    read_at: datetime = Field(default_factory=now, sa_type=UTCDateTime, sa_column_kwargs=STATE)


class ModuleCompletion(SQLModel, table=True):
    """A module was complete by the rule of that moment; a lesson that is added later does not undo it."""

    __tablename__ = "module_completion"

    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE", primary_key=True, sa_column_kwargs=TECHNICAL)
    module_id: str = Field(primary_key=True, max_length=80, sa_column_kwargs=STATE)
    completed_at: datetime = Field(default_factory=now, sa_type=UTCDateTime, sa_column_kwargs=STATE)
