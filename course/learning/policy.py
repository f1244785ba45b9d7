"""When something counts as read or as complete, and who has progress at all."""

from collections.abc import Collection

from course.content.models import Lesson, Module
from course.organisation.models import LEARNER

SMALL_NUMBERS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")


def takes_course(roles: Collection[str]) -> bool:
    """Learners have progress; whoever only reads along has none."""
    return LEARNER in roles


def is_read(lesson: Lesson, read: Collection[str]) -> bool:
    """A lesson counts as read when the learner said so, of this lesson or of one that it replaces."""
    return lesson.id in read or any(old in read for old in lesson.replaces)


def is_complete(module: Module, read: Collection[str], finished: Collection[str]) -> bool:
    """A module becomes complete when all its present lessons are read and its assignment is finished."""
    assignment = module.assignment
    handed_off = assignment.id in finished or any(old in finished for old in assignment.replaces)
    return handed_off and all(is_read(lesson, read) for lesson in module.lessons)


def rule_in_words(module: Module) -> str:
    """Say the rule of `is_complete` for this module, as the page states it."""
    number = len(module.lessons)
    if number == 1:
        return "De module is af als je de les gelezen hebt en de opdracht is afgerond."
    word = SMALL_NUMBERS[number] if number < len(SMALL_NUMBERS) else str(number)
    return f"De module is af als je de {word} lessen gelezen hebt en de opdracht is afgerond."
