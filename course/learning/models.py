"""What a learner has read and completed. What the tables refer to in the content is an id that never changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Field, SQLModel

from course.content.models import Module
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


@dataclass(frozen=True, slots=True)
class Progress:
    """What one learner read and completed, by id; with the moment at which each module was complete."""

    read: frozenset[str] = frozenset()
    completed: Mapping[str, datetime] = field(default_factory=dict)

    def completed_at(self, module: Module) -> datetime | None:
        """Give when this module, or one that it replaces, was completed, or None."""
        found = (self.completed.get(known) for known in (module.id, *module.replaces))
        return next((moment for moment in found if moment is not None), None)


NO_PROGRESS = Progress()
