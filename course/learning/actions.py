"""Saying that a lesson is read, taking that back, completing modules, and keeping a self-rating."""

import json
from collections.abc import Collection, Mapping

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel, col, delete

from course.confidential.actions import Saved, save_draft
from course.content.models import Course, Lesson
from course.database import now
from course.learning.models import LessonRead, ModuleCompletion
from course.learning.policy import is_complete
from course.learning.queries import progress_of, rating_place


def mark_read(session: Session, person_id: int, lesson_id: str) -> None:
    """Keep that the learner read a lesson. Saying it again changes nothing, not even the moment."""
    _insert_once(session, LessonRead, [{"person_id": person_id, "lesson_id": lesson_id, "read_at": now()}])


def unmark_read(session: Session, person_id: int, lesson: Lesson) -> None:
    """Take back that the learner read a lesson, and the lessons that it replaces. What is complete stays complete."""
    known = (lesson.id, *lesson.replaces)
    mine = (col(LessonRead.person_id) == person_id, col(LessonRead.lesson_id).in_(known))
    session.exec(delete(LessonRead).where(*mine))


def complete_modules(
    session: Session, person_id: int, course: Course, finished_assignments: Collection[str]
) -> list[str]:
    """Keep which modules are complete now, and never take one back.

    Args:
        session: the session in which lessons may just have been marked.
        person_id: the learner.
        course: the course with its present lessons.
        finished_assignments: the ids of the assignments that are finished.

    Returns:
        The ids of the modules that became complete by this.
    """
    progress = progress_of(session, person_id)
    fresh = [
        module.id
        for module in course.modules
        if progress.completed_at(module) is None and is_complete(module, progress.read, finished_assignments)
    ]
    moment = now()
    rows = [{"person_id": person_id, "module_id": module_id, "completed_at": moment} for module_id in fresh]
    if rows:
        _insert_once(session, ModuleCompletion, rows)
    return fresh


def save_rating(
    session: Session, person_id: int, block_id: str, answers: Mapping[str, int], *, based_on: int, save_id: str
) -> Saved:
    """Seal somebody's own answers to a self-rating; `based_on` and `save_id` are those of `save_draft`.

    Raises:
        Stale: when other answers were saved since `based_on`. Both come with it, as stored text.
    """
    text = json.dumps(dict(answers), sort_keys=True)
    place = rating_place(person_id, block_id)
    return save_draft(session, person_id, place, text, based_on=based_on, save_id=save_id)


def _insert_once(session: Session, table: type[SQLModel], rows: list[dict[str, object]]) -> None:
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    session.connection().execute(insert(table).on_conflict_do_nothing(), rows)
