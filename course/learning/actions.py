"""Saying that a lesson is read, taking that back, and completing modules."""

from collections.abc import Collection

from sqlmodel import Session, col, delete

from course.content.models import Course, Lesson
from course.database import insert_once, now
from course.knowledge.actions import plan_rounds
from course.learning.models import LessonRead, ModuleCompletion
from course.learning.policy import is_complete
from course.learning.queries import progress_of


def mark_read(session: Session, person_id: int, lesson_id: str) -> None:
    """Keep that the learner read a lesson. Saying it again changes nothing, not even the moment."""
    insert_once(session, LessonRead, [{"person_id": person_id, "lesson_id": lesson_id, "read_at": now()}])


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
        module
        for module in course.modules
        if progress.completed_at(module) is None and is_complete(module, progress.read, finished_assignments)
    ]
    moment = now()
    rows: list[dict[str, object]] = [
        {"person_id": person_id, "module_id": module.id, "completed_at": moment} for module in fresh
    ]
    insert_once(session, ModuleCompletion, rows)
    plan_rounds(session, person_id, fresh, moment)
    return [module.id for module in fresh]
