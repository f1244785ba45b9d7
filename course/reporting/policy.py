"""What the organisation may know of how far its people are."""

from collections.abc import Set

from course.content.models import Module

INVITED = "uitgenodigd"
NOT_BEGUN = "niet_begonnen"
BEGUN = "begonnen"
BUSY = "bezig"
COMPLETED = "afgerond"

FEWEST_FOR_FIGURES = 5


def may_show_figures(learners: int) -> bool:
    """Figures of a group are shown when the group is so large that they say nothing of one person."""
    return learners >= FEWEST_FOR_FIGURES


def state_of(module: Module, read: Set[str], completed: Set[str], *, has_accepted: bool) -> str:
    """Give how far somebody is in a module, from the lessons they read and the modules they completed; nothing else.

    Who read nothing in it has either used the invitation or not.
    """
    if module.id in completed:
        return COMPLETED
    lessons = {lesson.id for lesson in module.lessons}
    if not lessons & read:
        return NOT_BEGUN if has_accepted else INVITED
    return BUSY if lessons <= read else BEGUN
