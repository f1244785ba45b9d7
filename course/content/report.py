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


class ModuleFigures(NamedTuple):
    """One row: the lessons of a module together."""

    module: str
    lessons: int
    words: int
    minutes: int
    mean_sentence: float
    questions: int


def words_report(course: Course) -> tuple[LessonFigures, ...]:
    """A row for every lesson, in the order of the course."""
    return tuple(
        LessonFigures(module.title, lesson.title, lesson.words, lesson.minutes, round(lesson.mean_sentence, 1))
        for module in course.modules
        for lesson in module.lessons
    )


def modules_report(course: Course) -> tuple[ModuleFigures, ...]:
    """A row for every module; its minutes hold those of the assignment, and its mean is that of its lessons."""
    return tuple(
        ModuleFigures(
            module.title,
            len(module.lessons),
            sum(lesson.words for lesson in module.lessons),
            module.minutes,
            round(sum(lesson.mean_sentence for lesson in module.lessons) / len(module.lessons), 1),
            len(module.questions),
        )
        for module in course.modules
    )
