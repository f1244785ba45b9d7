"""Working days as they fall in the Netherlands."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.workdays import is_working_day, working_day_after, working_days_between

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 4, 6), False),  # the second day of Easter
        (date(2026, 4, 27), False),  # Koningsdag
        (date(2025, 5, 5), False),  # Bevrijdingsdag, once in five years
        (date(2026, 5, 5), True),
        (date(2026, 12, 25), False),
        (date(2026, 12, 28), True),
        (date(2026, 11, 28), False),  # a Saturday
    ],
)
def test_holidays_and_weekends_are_no_working_days(day: date, works: bool) -> None:
    assert is_working_day(day) is works


def test_five_working_days_step_over_christmas() -> None:
    assert working_day_after(date(2026, 12, 23), 5) == date(2026, 12, 31)


@given(DAYS, st.integers(0, 40))
def test_counting_on_and_counting_between_agree(day: date, number: int) -> None:
    later = working_day_after(day, number)

    assert working_days_between(day, later) == number
    assert number == 0 or is_working_day(later)


@given(DAYS, st.integers(0, 60))
def test_before_the_beginning_no_day_has_passed(day: date, number: int) -> None:
    assert working_days_between(day, day - timedelta(days=number)) == 0
