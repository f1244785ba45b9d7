"""Who asks for care and who tends to it, asked of the rules themselves."""

import pytest

from course.care.policy import may_ask_to_anonymise, may_raise, may_tend
from course.reflection.models import IN_REVIEW, RETURNED
from tests.review.rounds import ALL_STATES, ANJA, BEFORE, BRAM, NOON, a_round


@pytest.mark.parametrize(
    ("viewer", "is_trainer", "is_manager", "tends"),
    [(ANJA, True, False, True), (BRAM, True, False, False), (ANJA, False, False, False), (ANJA, True, True, False)],
)
def test_a_trainer_of_whom_the_learner_was_told_tends_to_it(
    viewer: int, is_trainer: bool, is_manager: bool, tends: bool
) -> None:
    assert may_tend(viewer, {ANJA, None}, is_trainer=is_trainer, is_manager=is_manager) is tends


@pytest.mark.parametrize("state", ALL_STATES)
def test_whoever_took_a_round_up_asks_to_make_it_unrecognisable(state: str) -> None:
    taken_up = a_round(state, held_by=ANJA)

    assert may_ask_to_anonymise(taken_up, ANJA) is (state == IN_REVIEW)
    assert not may_ask_to_anonymise(taken_up, BRAM)


@pytest.mark.parametrize("state", ALL_STATES)
def test_a_route_is_followed_by_who_reads_now_or_again(state: str) -> None:
    taken_up = a_round(state, held_by=ANJA)

    assert may_raise(taken_up, ANJA, None, NOON) is (state == IN_REVIEW)
    assert may_raise(taken_up, ANJA, BEFORE, NOON) is (state in {IN_REVIEW, RETURNED})
