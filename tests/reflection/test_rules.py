"""When a learner writes and takes back, asked of the rules themselves."""

from datetime import datetime

import pytest

from course.reflection.models import (
    ALONE,
    COMPLETED,
    DRAFT,
    FOR_TRAINER,
    IN_REVIEW,
    MORE_ASKED,
    RETURNED,
    SUBMITTED,
    Reflection,
)
from course.reflection.policy import is_claimed, may_withdraw, may_write, may_write_at
from tests.review.rounds import AFTER, ALL_STATES, ANJA, BEFORE, NOON, a_round

OPEN, CLOSED = (DRAFT, MORE_ASKED), (SUBMITTED, IN_REVIEW, RETURNED, COMPLETED)


def reflection_in(state: str) -> Reflection:
    return Reflection(person_id=1, assignment_id="welkom-opdracht", state=state)


@pytest.mark.parametrize(("state", "is_open"), [*((one, True) for one in OPEN), *((one, False) for one in CLOSED)])
def test_the_learner_writes_while_nothing_lies_with_the_trainer(state: str, is_open: bool) -> None:
    reflection = reflection_in(state)

    assert may_write(reflection) is is_open
    assert may_write_at(reflection, FOR_TRAINER) is is_open
    assert may_write_at(reflection, ALONE), "what stays private is theirs at any time"


def test_before_anything_was_written_everything_may_be() -> None:
    assert may_write_at(None, FOR_TRAINER)
    assert may_write_at(None, ALONE)


@pytest.mark.parametrize("state", ALL_STATES)
@pytest.mark.parametrize(("until", "is_taken"), [(AFTER, True), (NOON, False), (BEFORE, False), (None, False)], ids=str)
def test_a_round_is_taken_back_as_long_as_nobody_holds_it_or_began_to_write(
    state: str, until: datetime | None, is_taken: bool
) -> None:
    submission = a_round(state, held_by=ANJA, until=until)

    assert is_claimed(submission, NOON) is is_taken
    assert may_withdraw(submission, NOON, is_written_on=False) is (state in (SUBMITTED, IN_REVIEW) and not is_taken)
    assert may_withdraw(submission, NOON, is_written_on=True) is (state == SUBMITTED and not is_taken)
