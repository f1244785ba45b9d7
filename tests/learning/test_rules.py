"""What counts as read or complete and what comes next, asked of the rules themselves."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from course.content import Course, Module
from course.learning.models import Progress
from course.learning.policy import (
    course_progress,
    has_finished,
    is_complete,
    is_read,
    module_progress,
    next_thing,
    state_of,
    takes_course,
)
from course.organisation.models import LEARNER, MANAGER, TRAINER
from course.reflection.models import COMPLETED as FINISHED
from course.reflection.models import DRAFT, IN_REVIEW, MORE_ASKED, RETURNED, SUBMITTED

MOMENT = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def small(course: Course) -> Course:
    """A course of two modules."""
    return replace(course, modules=course.modules[:2])


def lessons_of(*modules: Module) -> frozenset[str]:
    return frozenset(lesson.id for module in modules for lesson in module.lessons)


def progress(read: Iterable[str] = (), *completed: Module) -> Progress:
    return Progress(frozenset(read), {module.id: MOMENT for module in completed})


@pytest.mark.parametrize(
    ("roles", "takes_it"), [((), False), ((LEARNER,), True), ((TRAINER, MANAGER), False), ((TRAINER, LEARNER), True)]
)
def test_only_learners_have_progress(roles: tuple[str, ...], takes_it: bool) -> None:
    assert takes_course(roles) is takes_it


def test_a_lesson_is_read_when_the_learner_said_so_of_it_or_of_one_that_it_replaces(course: Course) -> None:
    lesson = replace(course.modules[0].lessons[0], id="nieuw", replaces=("oud", "ouder"))

    assert [is_read(lesson, {read}) for read in ("nieuw", "oud", "ouder", "iets anders")] == [True, True, True, False]
    assert not is_read(replace(lesson, replaces=()), {"oud"})


def test_a_module_is_complete_with_all_its_lessons_and_its_assignment(course: Course) -> None:
    original = course.modules[0]
    module = replace(original, assignment=replace(original.assignment, id="nieuw", replaces=("oud", "ouder")))
    read = lessons_of(module)

    assert [is_complete(module, read, {done}) for done in ("nieuw", "oud", "ouder", "x")] == [True, True, True, False]
    assert not is_complete(module, read, ())
    assert not is_complete(module, read - {module.lessons[-1].id}, {"nieuw"})


def test_an_assignment_stands_where_it_or_the_one_before_it_stands(course: Course) -> None:
    assignment = replace(course.modules[0].assignment, id="nieuw", replaces=("oud",))

    assert state_of(assignment, {"nieuw": DRAFT, "oud": FINISHED}) == DRAFT
    assert state_of(assignment, {"oud": FINISHED}) == FINISHED
    assert state_of(assignment, {"iets anders": FINISHED}) == ""


def test_the_progress_of_a_module_is_counted_over_its_present_lessons(course: Course) -> None:
    module = course.modules[0]
    first, *others = module.lessons

    found = module_progress(module, progress([first.id]), {module.assignment.id: DRAFT})

    assert (found.number_read, found.unread) == (1, tuple(others))
    assert (found.assignment_state, found.completed_at) == (DRAFT, None)
    assert module_progress(module, progress((), module), {}).completed_at == MOMENT


def test_a_module_has_not_begun_has_begun_is_read_or_is_done(course: Course) -> None:
    module = course.modules[0]
    first, states = [module.lessons[0].id], {module.assignment.id: DRAFT}

    assert module_progress(module, progress(), {}).state == "niet_begonnen"
    assert module_progress(module, progress(first), {}).state == "begonnen"
    assert module_progress(module, progress(), states).state == "begonnen"
    assert module_progress(module, progress([one.id for one in module.lessons]), {}).state == "bezig"
    assert module_progress(module, progress((), module), {}).state == "afgerond"


def test_the_course_is_finished_when_every_module_is_done_and_the_test_is_passed(small: Course) -> None:
    first, second = small.modules
    half, whole = (course_progress(small, progress((), *done), {}) for done in ([first], [first, second]))

    assert has_finished(whole, test_passed=True)
    assert not has_finished(whole, test_passed=False)
    assert not has_finished(half, test_passed=True)


def what_comes(
    small: Course,
    read: Iterable[str] = (),
    states: Mapping[str, str] | None = None,
    completed: Iterable[Module] = (),
    *,
    test_passed: bool = False,
) -> tuple[str, str, str]:
    """Give what comes next, with the module and the lesson that it is about."""
    modules = course_progress(small, progress(read, *completed), states or {})
    found = next_thing(modules, test_passed=test_passed)
    return found.kind, found.module.id if found.module else "", found.lesson.id if found.lesson else ""


def test_first_come_the_lessons_of_a_module_and_then_its_assignment(small: Course) -> None:
    first, _second = small.modules
    read = lessons_of(first)

    assert what_comes(small) == ("lesson", first.id, first.lessons[0].id)
    assert what_comes(small, [first.lessons[0].id]) == ("lesson", first.id, first.lessons[1].id)
    assert what_comes(small, read) == ("assignment", first.id, "")
    assert what_comes(small, read, {first.assignment.id: DRAFT}) == ("assignment", first.id, "")


@pytest.mark.parametrize("state", [SUBMITTED, IN_REVIEW, FINISHED])
def test_an_assignment_that_asks_for_nothing_does_not_hold_up_the_next_module(small: Course, state: str) -> None:
    first, second = small.modules

    found = what_comes(small, lessons_of(first), {first.assignment.id: state})

    assert found == ("lesson", second.id, second.lessons[0].id)


def test_a_module_that_is_done_asks_for_nothing_any_more(small: Course) -> None:
    first, second = small.modules

    assert what_comes(small, (), {}, [first]) == ("lesson", second.id, second.lessons[0].id)
    assert what_comes(small, lessons_of(first, second), {}, [first]) == ("assignment", second.id, "")


def test_what_the_trainer_gave_back_comes_before_anything_else(small: Course) -> None:
    first, second = small.modules
    one, other = first.assignment.id, second.assignment.id

    assert what_comes(small, (), {other: MORE_ASKED}) == ("more_asked", second.id, "")
    assert what_comes(small, (), {other: RETURNED}) == ("to_close", second.id, "")
    assert what_comes(small, (), {one: RETURNED, other: MORE_ASKED}) == ("more_asked", second.id, "")


def test_at_the_end_comes_the_test_or_waiting_for_the_trainer(small: Course) -> None:
    first, second = small.modules
    read, waits = lessons_of(first, second), {second.assignment.id: SUBMITTED}

    assert what_comes(small, read, waits, [first]) == ("waiting", "", "")
    assert what_comes(small, read, waits, [first], test_passed=True) == ("waiting", "", "")
    assert what_comes(small, read, {}, [first, second]) == ("test", "", "")
    assert what_comes(small, read, {}, [first, second], test_passed=True) == ("finished", "", "")
