"""Who may do what with a round, asked of the rules themselves."""

from datetime import datetime, timedelta

import pytest

from course.reflection.models import IN_REVIEW, RETURNED, SUBMITTED
from course.review.policy import (
    holds,
    may_claim,
    may_give_feedback,
    may_know,
    may_reopen,
    may_reread,
    refusal,
    why_not_yet,
)
from tests.review.rounds import AFTER, ALL_STATES, ANJA, BEFORE, BRAM, NOON, NOOR, a_round

IS_MANAGER = "leiding geeft"
IS_WRITER = "schreef je zelf"
IS_COLLEAGUE = "hetzelfde team"
IS_ANOTHER = "Alleen de trainer bij wie deze opdracht ligt"


@pytest.mark.parametrize(
    ("is_trainer", "is_manager", "knows"),
    [(True, False, True), (False, True, True), (True, True, True), (False, False, False)],
)
def test_only_trainers_and_managers_know_that_there_is_a_round(is_trainer: bool, is_manager: bool, knows: bool) -> None:
    assert may_know(is_trainer=is_trainer, is_manager=is_manager) is knows


def refused(
    viewer: int = ANJA,
    *,
    reader: int | None = ANJA,
    is_trainer: bool = True,
    is_manager: bool = False,
    is_colleague: bool = False,
) -> str:
    return refusal(
        viewer,
        reader_id=reader,
        writer_id=NOOR,
        is_trainer=is_trainer,
        is_manager=is_manager,
        is_colleague=is_colleague,
    )


def test_the_trainer_of_whom_the_learner_was_told_reads() -> None:
    assert refused() == ""


def test_nobody_else_reads_and_hears_the_weightiest_reason() -> None:
    assert IS_MANAGER in refused(is_manager=True)
    assert IS_MANAGER in refused(NOOR, reader=NOOR, is_manager=True, is_colleague=True)
    assert IS_WRITER in refused(NOOR, reader=NOOR, is_colleague=True)
    assert IS_COLLEAGUE in refused(is_colleague=True)
    assert IS_ANOTHER in refused(BRAM)
    assert IS_ANOTHER in refused(reader=None)
    assert IS_ANOTHER in refused(is_trainer=False), "who was the reader and is no trainer any more"


@pytest.mark.parametrize("state", ALL_STATES)
def test_feedback_is_written_by_whoever_took_up_a_round_that_is_in_review(state: str) -> None:
    taken_up = a_round(state, held_by=ANJA, until=BEFORE)

    assert may_give_feedback(taken_up, ANJA) is (state == IN_REVIEW), "also when the time is over"
    assert not may_give_feedback(taken_up, BRAM)


@pytest.mark.parametrize(("until", "is_held"), [(AFTER, True), (NOON, False), (BEFORE, False), (None, False)], ids=str)
def test_a_round_is_held_until_the_time_for_it_is_over(until: datetime | None, is_held: bool) -> None:
    assert holds(a_round(IN_REVIEW, held_by=ANJA, until=until), ANJA, NOON) is is_held
    assert not holds(a_round(IN_REVIEW, held_by=ANJA, until=until), BRAM, NOON)
    assert not holds(a_round(RETURNED, held_by=ANJA, until=until), ANJA, NOON)


@pytest.mark.parametrize("state", ALL_STATES)
def test_its_reader_takes_up_a_round_that_waits(state: str) -> None:
    assert may_claim(a_round(state), ANJA, NOON) is (state in {SUBMITTED, IN_REVIEW})
    assert not may_claim(a_round(state), BRAM, NOON)


@pytest.mark.parametrize(
    ("held_by", "until", "is_free"),
    [(BRAM, AFTER, False), (BRAM, NOON, True), (ANJA, AFTER, True), (ANJA, BEFORE, True)],
)
def test_what_somebody_else_holds_is_not_taken_up(held_by: int, until: datetime, is_free: bool) -> None:
    assert may_claim(a_round(IN_REVIEW, held_by=held_by, until=until), ANJA, NOON) is is_free


def test_a_new_reader_waits_until_the_learner_could_hear_of_it() -> None:
    for readable_from, is_open in ((AFTER, False), (NOON, True), (BEFORE, True)):
        assert may_claim(a_round(SUBMITTED, readable_from=readable_from), ANJA, NOON) is is_open
        assert may_reopen(a_round(RETURNED, readable_from=readable_from), ANJA, NOON) is is_open


@pytest.mark.parametrize("state", ALL_STATES)
def test_only_its_reader_asks_to_read_again_and_only_what_was_given_back(state: str) -> None:
    assert may_reopen(a_round(state), ANJA, NOON) is (state == RETURNED)
    assert not may_reopen(a_round(state), BRAM, NOON)


@pytest.mark.parametrize("state", ALL_STATES)
def test_reading_again_lasts_a_day(state: str) -> None:
    a_day_ago, is_returned = NOON - timedelta(hours=24), state == RETURNED

    assert may_reread(a_round(state), BEFORE, NOON) is is_returned
    assert may_reread(a_round(state), a_day_ago + timedelta(seconds=1), NOON) is is_returned
    assert not may_reread(a_round(state), a_day_ago, NOON)
    assert not may_reread(a_round(state), None, NOON), "who did not ask does not read"


def test_before_the_learner_could_hear_it_the_trainer_is_told_to_wait_and_from_that_moment_to_take_it_up() -> None:
    assert "hoort eerst" in why_not_yet(a_round(SUBMITTED, readable_from=AFTER), NOON)
    assert "Pak de opdracht op" in why_not_yet(a_round(SUBMITTED, readable_from=NOON), NOON)
