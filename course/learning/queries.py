"""Reading how far a learner is, and what is next."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col

from course.confidential.queries import draft_text
from course.content.models import Assignment, Course, Lesson, Module, SelfRating
from course.learning.models import LessonRead, ModuleCompletion
from course.learning.policy import is_read

# The words for where an assignment stands are those of the feature that gives them; these are the ones that count here.
FINISHED = "afgerond"
MORE_ASKED = "aanvulling_gevraagd"
WITH_TRAINER = frozenset({"ingediend", "in_behandeling"})

# Built once: a lesson page reads both in one statement. When a lesson was read is not asked for: nobody is shown it.
LESSONS_READ: sa.Select[str, str, datetime | None] = sa.select(
    sa.literal_column("'lesson'", sa.String), col(LessonRead.lesson_id), sa.null()
).where(col(LessonRead.person_id) == sa.bindparam("person_id"))
COMPLETED: sa.Select[str, str, datetime | None] = sa.select(
    sa.literal_column("'module'", sa.String), col(ModuleCompletion.module_id), col(ModuleCompletion.completed_at)
).where(col(ModuleCompletion.person_id) == sa.bindparam("person_id"))
PROGRESS: sa.CompoundSelect[str, str, datetime | None] = sa.union_all(COMPLETED, LESSONS_READ)


@dataclass(frozen=True, slots=True)
class Progress:
    """What one learner read and completed, by id; with the moment at which each module was complete."""

    read: frozenset[str] = frozenset()
    completed: Mapping[str, datetime] = field(default_factory=dict)

    def completed_at(self, module: Module) -> datetime | None:
        """Give when this module, or one that it replaces, was completed, or None."""
        found = (self.completed.get(known) for known in (module.id, *module.replaces))
        return next((moment for moment in found if moment is not None), None)


@dataclass(frozen=True, slots=True)
class ModuleProgress:
    """How far one learner is with one module.

    Attributes:
        module: the module.
        number_read: how many of its present lessons are read.
        unread: the lessons that are not read yet, in their order.
        assignment_state: where its assignment stands; empty when nothing was written.
        completed_at: when the module was completed, or None. A lesson that is added later does not change it.
    """

    module: Module
    number_read: int
    unread: tuple[Lesson, ...]
    assignment_state: str
    completed_at: datetime | None

    @property
    def state(self) -> str:
        """One word for the whole: `niet_begonnen`, `bezig` or `afgerond`."""
        if self.completed_at is not None:
            return "afgerond"
        return "bezig" if self.number_read or self.assignment_state else "niet_begonnen"


@dataclass(frozen=True, slots=True)
class NextThing:
    """What a learner does next: `more_asked`, `lesson`, `assignment`, `waiting` or `finished`."""

    kind: str
    module: Module | None = None
    lesson: Lesson | None = None


@dataclass(frozen=True, slots=True)
class Rating:
    """A learner's own answers to a self-rating: a number of 1 to 5 for each statement that was answered.

    `elsewhere` holds what was saved in another tab meanwhile, when these answers could not be saved for that reason.
    """

    answers: Mapping[str, int] = field(default_factory=dict)
    revision: int = 0
    saved_at: datetime | None = None
    elsewhere: Mapping[str, int] = field(default_factory=dict)


NO_PROGRESS = Progress()


def progress_of(session: Session, person_id: int) -> Progress:
    """Give what this learner read and completed, in one statement."""
    rows = session.connection().execute(PROGRESS, {"person_id": person_id}).all()
    completed = {known: moment for kind, known, moment in rows if kind == "module" and moment is not None}
    return Progress(frozenset(known for kind, known, _moment in rows if kind == "lesson"), completed)


def state_of(assignment: Assignment, states: Mapping[str, str]) -> str:
    """Give where an assignment, or the one that it replaces, stands; empty when nothing was written."""
    return next((states[known] for known in (assignment.id, *assignment.replaces) if known in states), "")


def module_progress(module: Module, progress: Progress, states: Mapping[str, str]) -> ModuleProgress:
    """Give how far a learner is with one module."""
    unread = tuple(lesson for lesson in module.lessons if not is_read(lesson, progress.read))
    number_read = len(module.lessons) - len(unread)
    return ModuleProgress(
        module, number_read, unread, state_of(module.assignment, states), progress.completed_at(module)
    )


def course_progress(course: Course, progress: Progress, states: Mapping[str, str]) -> list[ModuleProgress]:
    """Give how far a learner is with each module."""
    return [module_progress(module, progress, states) for module in course.modules]


def next_thing(modules: list[ModuleProgress]) -> NextThing:
    """Give what is next: what a trainer asked to complete, then the next unread lesson, then the assignment.

    A completed module asks for nothing any more, and a module that lies with the trainer does not hold up the next.
    """
    for found in modules:
        if found.assignment_state == MORE_ASKED:
            return NextThing("more_asked", found.module)
    for found in modules:
        if found.completed_at is None and found.unread:
            return NextThing("lesson", found.module, found.unread[0])
        if found.completed_at is None and found.assignment_state not in WITH_TRAINER | {FINISHED}:
            return NextThing("assignment", found.module)
    waiting = any(found.assignment_state in WITH_TRAINER for found in modules)
    return NextThing("waiting" if waiting else "finished")


def find_rating(lesson: Lesson, block_id: str) -> SelfRating | None:
    """Give the self-rating with this id in a lesson, or None."""
    ratings = (part for part in lesson.parts if isinstance(part, SelfRating))
    return next((rating for rating in ratings if rating.id == block_id), None)


def rating_place(person_id: int, block_id: str) -> str:
    """Give the place at which somebody's own answers are sealed."""
    return f"rating/{person_id}/{block_id}"


def rating_of(session: Session, person_id: int, block_id: str) -> Rating:
    """Open somebody's own answers to a self-rating; empty when nothing was saved."""
    draft = draft_text(session, person_id, rating_place(person_id, block_id))
    return Rating(read_answers(draft.text), draft.revision, draft.saved_at)


def read_answers(text: str) -> dict[str, int]:
    """Turn the stored text of a self-rating back into its answers."""
    stored = json.loads(text) if text else {}
    return {str(statement): int(value) for statement, value in stored.items()}
