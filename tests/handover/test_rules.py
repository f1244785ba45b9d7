"""Who takes a round over, from when, and by which day there is an answer, asked of the rules themselves."""

from datetime import date, datetime

import pytest

from course.handover.policy import (
    is_near,
    may_change_hands,
    may_hand_over,
    next_morning,
    promise_after,
    taker_fault,
    word_about,
)
from course.notification.models import PROMISE_NEAR, PROMISE_PASSED, UNREADABLE
from course.reflection.models import IN_REVIEW, RETURNED, SUBMITTED
from course.web.formats import HERE
from tests.review.rounds import ALL_STATES, a_round

TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (date(2026, 11, day) for day in (24, 25, 26, 27))
NEXT_MONDAY = date(2026, 11, 30)


def fault(
    *,
    is_writer: bool = False,
    is_trainer: bool = True,
    is_manager: bool = False,
    is_colleague: bool = False,
    absent_until: date | None = None,
) -> str:
    return taker_fault(
        is_writer=is_writer,
        is_trainer=is_trainer,
        is_manager=is_manager,
        is_colleague=is_colleague,
        absent_until=absent_until,
    )


def test_a_trainer_who_is_there_takes_a_round_over() -> None:
    assert fault() == ""


@pytest.mark.parametrize("is_trainer", [True, False])
def test_who_stands_too_close_hears_that_reason_trainer_or_not(is_trainer: bool) -> None:
    assert "schreef deze persoon zelf" in fault(is_writer=True, is_trainer=is_trainer, is_colleague=True)
    assert "leidinggevende" in fault(is_manager=True, is_trainer=is_trainer, absent_until=TUESDAY)
    assert "teamgenoot" in fault(is_colleague=True, is_trainer=is_trainer, absent_until=TUESDAY)


def test_who_is_no_trainer_or_is_away_takes_nothing_over() -> None:
    assert "geen trainer van deze organisatie" in fault(is_trainer=False, absent_until=TUESDAY)
    assert "zelf afwezig" in fault(absent_until=TUESDAY)


@pytest.mark.parametrize("state", ALL_STATES)
@pytest.mark.parametrize("is_reader", [True, False])
@pytest.mark.parametrize("is_coordinator", [True, False])
def test_its_reader_or_the_coordinator_hands_over_what_waits(state: str, is_reader: bool, is_coordinator: bool) -> None:
    may = may_hand_over(a_round(state), is_reader=is_reader, is_coordinator=is_coordinator)

    assert may is (state in {SUBMITTED, IN_REVIEW} and (is_reader or is_coordinator))


@pytest.mark.parametrize("state", ALL_STATES)
def test_what_waits_or_was_given_back_changes_hands(state: str) -> None:
    assert may_change_hands(a_round(state)) is (state in {SUBMITTED, IN_REVIEW, RETURNED})


@pytest.mark.parametrize(
    ("moment", "begins"),
    [
        (datetime(2026, 11, 24, 15, tzinfo=HERE), datetime(2026, 11, 25, 9, tzinfo=HERE)),
        (datetime(2026, 11, 24, 23, tzinfo=HERE), datetime(2026, 11, 25, 11, tzinfo=HERE)),
        (datetime(2026, 11, 25, 0, 30, tzinfo=HERE), datetime(2026, 11, 26, 9, tzinfo=HERE)),
        (datetime(2026, 11, 27, 15, tzinfo=HERE), datetime(2026, 11, 30, 9, tzinfo=HERE)),
    ],
    ids=["in the afternoon", "late in the evening", "after midnight", "on a Friday"],
)
def test_a_new_reader_begins_the_next_working_morning_and_after_twelve_hours(
    moment: datetime, begins: datetime
) -> None:
    assert next_morning(moment) == begins


@pytest.mark.parametrize(
    ("promised_on", "becomes"),
    [
        (NEXT_MONDAY, NEXT_MONDAY),
        (FRIDAY, FRIDAY),
        (THURSDAY, FRIDAY),
        (TUESDAY, FRIDAY),
        (None, FRIDAY),
    ],
)
def test_a_promise_stays_when_the_new_reader_has_two_working_days(promised_on: date | None, becomes: date) -> None:
    on_wednesday = datetime(2026, 11, 25, 9, tzinfo=HERE)

    assert promise_after(promised_on, on_wednesday) == becomes


@pytest.mark.parametrize(
    ("today", "near"), [(THURSDAY, False), (FRIDAY, True), (NEXT_MONDAY, True), (date(2026, 12, 1), False)]
)
def test_a_promise_is_near_on_the_working_day_before_and_on_the_day_itself(today: date, near: bool) -> None:
    assert is_near(NEXT_MONDAY, today) is near


@pytest.mark.parametrize(
    ("promised_on", "may_read", "word"),
    [
        (NEXT_MONDAY, True, PROMISE_NEAR),
        (THURSDAY, True, PROMISE_PASSED),
        (NEXT_MONDAY, False, UNREADABLE),
        (THURSDAY, False, UNREADABLE),
        (None, True, UNREADABLE),
    ],
)
def test_a_round_that_nobody_may_read_comes_before_its_day(promised_on: date | None, may_read: bool, word: str) -> None:
    assert word_about(promised_on, FRIDAY, may_read=may_read) == word
