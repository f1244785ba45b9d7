"""Figures about the text, for authors."""

from typing import NamedTuple

from course.content.models import Course


class LessonFigures(NamedTuple):
    """One row: how long a lesson is, and how long its sentences are."""

    module: str
    lesson: str
    words: int
    minutes: int
    mean_sentence: float


def words_report(course: Course) -> tuple[LessonFigures, ...]:
    """A row for every lesson, in the order of the course."""
    return tuple(
        LessonFigures(module.title, lesson.title, lesson.words, lesson.minutes, round(lesson.mean_sentence, 1))
        for module in course.modules
        for lesson in module.lessons
    )
