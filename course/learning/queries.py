"""Reading how far a learner is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from markupsafe import Markup
from sqlmodel import Session, col

from course.content.blocks.sheets import Exercise
from course.content.models import Lesson, Module
from course.learning.models import LessonRead, ModuleCompletion, Progress
from course.web.drawn import Drawn

# Built once: a lesson page reads both in one statement. When a lesson was read is not asked for: nobody is shown it.
LESSONS_READ: sa.Select[str, str, datetime | None] = sa.select(
    sa.literal_column("'lesson'", sa.String), col(LessonRead.lesson_id), sa.null()
).where(col(LessonRead.person_id) == sa.bindparam("person_id"))
COMPLETED: sa.Select[str, str, datetime | None] = sa.select(
    sa.literal_column("'module'", sa.String), col(ModuleCompletion.module_id), col(ModuleCompletion.completed_at)
).where(col(ModuleCompletion.person_id) == sa.bindparam("person_id"))
PROGRESS: sa.CompoundSelect[str, str, datetime | None] = sa.union_all(COMPLETED, LESSONS_READ)
Standing = sa.CompoundSelect[str, str, datetime | None, str | None]


@dataclass(frozen=True, slots=True, eq=False)
class LessonFrame:
    """What a lesson page shows to everybody alike, drawn once: this page is asked for more than all others together.

    Attributes:
        lesson: the lesson.
        module: the module of the lesson.
        known_ids: the ids of the lessons of the module, with those that they replace.
        mark_address: where "Ik heb dit gelezen" goes.
        is_last: whether the assignment comes after this lesson.
        opening: from the title to the first exercise that is kept, or to the end of the text.
        rest: what comes after that: exercises, each followed by text.
        closing: the sources.
        onward: the button to what comes next.
        pager: the links to the lessons before and after.
    """

    lesson: Lesson
    module: Module
    known_ids: frozenset[str]
    mark_address: str
    is_last: bool
    opening: Drawn
    rest: tuple[Markup | Exercise, ...]
    closing: Markup
    onward: Markup
    pager: Markup


def progress_of(session: Session, person_id: int) -> Progress:
    """Give what this learner read and completed, in one statement."""
    return _progress_in(session.connection().execute(PROGRESS, {"person_id": person_id}).all())


def with_progress(states: sa.Select[str, str]) -> Standing:
    """Put what a learner read and completed in one statement with where their assignments stand.

    Args:
        states: selects the assignment and its state of the reflections of `person_id`.
    """
    known, state = states.selected_columns
    assignments = states.with_only_columns(sa.literal_column("'assignment'", sa.String), known, sa.null(), state)
    return sa.union_all(COMPLETED.add_columns(sa.null()), LESSONS_READ.add_columns(sa.null()), assignments)


def standing_of(session: Session, statement: Standing, person_id: int) -> tuple[Progress, dict[str, str]]:
    """Give what this learner read and completed, and where each of their assignments stands."""
    rows = session.connection().execute(statement, {"person_id": person_id}).all()
    return _progress_in(rows), {row[1]: row[3] for row in rows if row[0] == "assignment" and row[3] is not None}


def _progress_in(rows: Sequence[sa.Row[*tuple[Any, ...]]]) -> Progress:
    completed = {row[1]: row[2] for row in rows if row[0] == "module" and row[2] is not None}
    return Progress(frozenset(row[1] for row in rows if row[0] == "lesson"), completed)
