"""In which order and at which moment questions come back, asked of the rules themselves."""

from dataclasses import replace
from datetime import timedelta

import pytest

from course.content import Course
from course.database import now
from course.knowledge.models import Moment
from course.knowledge.policy import next_round, offered_rounds, rounds_of
from tests.knowledge.asking import DOOR

DUE = now()
SECOND = timedelta(seconds=1)


def test_rounds_stand_by_moment_then_by_the_course_and_then_by_their_day(course: Course) -> None:
    door, other = course.get_module(DOOR), course.modules[-1]
    # Two old modules went up in this one, so that two of its rounds can come back at one moment.
    merged = replace(door, replaces=("oud",))
    changed = replace(course, modules=tuple(merged if one is door else one for one in course.modules))
    moments = [
        Moment(other.id, 2, DUE + SECOND),
        Moment(DOOR, 7, DUE),
        Moment(other.id, 2, DUE),
        Moment("oud", 2, DUE),
        Moment(DOOR, 21, DUE - SECOND),
    ]

    found = [(one.module.id, one.day, one.due_at) for one in rounds_of(changed, moments)]

    assert found == [
        (DOOR, 21, DUE - SECOND),
        (DOOR, 2, DUE),
        (DOOR, 7, DUE),
        (other.id, 2, DUE),
        (other.id, 2, DUE + SECOND),
    ]


@pytest.mark.parametrize(("passed", "waits"), [(-SECOND, False), (timedelta(0), True), (SECOND, True)], ids=str)
def test_questions_wait_from_the_moment_on_which_they_come_back(course: Course, passed: timedelta, waits: bool) -> None:
    rounds = rounds_of(course, [Moment(DOOR, 2, DUE)])

    assert (offered_rounds(rounds, DUE + passed) == rounds) is waits


@pytest.mark.parametrize(("rest", "waits"), [(-SECOND, False), (timedelta(0), True), (SECOND, True)], ids=str)
def test_after_a_round_its_module_rests_for_a_day(course: Course, rest: timedelta, waits: bool) -> None:
    done_at = DUE + timedelta(days=9)
    rounds = rounds_of(course, [Moment(DOOR, 2, DUE, done_at), Moment(DOOR, 7, DUE + timedelta(days=5))])

    offered = offered_rounds(rounds, done_at + timedelta(days=1) + rest)

    assert [one.day for one in offered] == ([7] if waits else [])


def test_the_next_round_of_a_module_has_nothing_to_do_with_other_modules(course: Course) -> None:
    door, other = course.get_module(DOOR), course.modules[0]
    rounds = rounds_of(course, [Moment(other.id, 2, DUE), Moment(DOOR, 2, DUE + timedelta(days=3))])

    coming = next_round(rounds, door, DUE)

    assert coming is not None
    assert coming.days == 3
    assert next_round(rounds, course.modules[-1], DUE) is None


def test_as_long_as_a_module_rests_its_next_round_is_not_today(course: Course) -> None:
    door, done_at = course.get_module(DOOR), DUE + timedelta(days=9)
    rounds = rounds_of(course, [Moment(DOOR, 2, DUE, done_at), Moment(DOOR, 7, DUE + timedelta(days=5))])

    for rest, days in ((timedelta(0), 0), (SECOND, 1), (timedelta(days=1), 1), (timedelta(days=1) + SECOND, 2)):
        coming = next_round(rounds, door, done_at + timedelta(days=1) - rest)
        assert coming is not None
        assert coming.days == days
