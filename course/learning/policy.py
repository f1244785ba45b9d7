"""When something counts as read or as complete, what is next, and who has progress at all."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from course.content.models import Assignment, Course, Lesson, Module
from course.learning.models import Progress
from course.organisation.models import LEARNER
from course.web.formats import number_in_words

# The words for where an assignment stands are those of the feature that gives them; these are the ones that count here.
FINISHED = "afgerond"
MORE_ASKED = "aanvulling_gevraagd"
TO_CLOSE = "teruggegeven"
WITH_TRAINER = frozenset({"ingediend", "in_behandeling"})


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
        """One word for the whole: `niet_begonnen`, `begonnen`, `bezig` (every lesson read) or `afgerond`."""
        if self.completed_at is not None:
            return "afgerond"
        if not self.unread:
            return "bezig"
        return "begonnen" if self.number_read or self.assignment_state else "niet_begonnen"


@dataclass(frozen=True, slots=True)
class NextThing:
    """What a learner does next: `more_asked`, `to_close`, `lesson`, `assignment`, `waiting`, `test` or `finished`."""

    kind: str
    module: Module | None = None
    lesson: Lesson | None = None


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
    return f"De module is af als je de {number_in_words(number)} lessen gelezen hebt en de opdracht is afgerond."


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


def has_finished(modules: Collection[ModuleProgress], *, test_passed: bool) -> bool:
    """A learner has finished the course when all its modules are complete and the end test is passed."""
    return test_passed and all(found.completed_at is not None for found in modules)


def next_thing(modules: list[ModuleProgress], *, test_passed: bool) -> NextThing:
    """Give what is next: what a trainer gave back, then the next unread lesson, then the assignment, then the test.

    Of what was given back, what needs more comes first, and then what only has to be closed. A completed module asks
    for nothing any more, and a module that lies with the trainer does not hold up the next.
    """
    for kind, state in (("more_asked", MORE_ASKED), ("to_close", TO_CLOSE)):
        for found in modules:
            if found.assignment_state == state:
                return NextThing(kind, found.module)
    for found in modules:
        if found.completed_at is None and found.unread:
            return NextThing("lesson", found.module, found.unread[0])
        if found.completed_at is None and found.assignment_state not in WITH_TRAINER | {FINISHED}:
            return NextThing("assignment", found.module)
    if has_finished(modules, test_passed=test_passed):
        return NextThing("finished")
    all_complete = all(found.completed_at is not None for found in modules)
    return NextThing("test" if all_complete else "waiting")
