"""Moments and numbers as people in the Netherlands write them."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.web.formats import (
    A_YEAR,
    HERE,
    clock,
    day,
    days_in_words,
    is_past,
    is_today,
    long_date,
    minutes_in_words,
    saved,
    seconds_in_words,
    short_weekday,
    today,
    unbroken,
    weekday,
    when,
    working_days,
)
from course.workdays import is_working_day
from tests.platform import Platform

MOMENTS = st.integers(1_600_000_000, 2_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
SUMMER = datetime(2025, 7, 1, 22, 30, tzinfo=UTC)
WINTER = datetime(2025, 12, 31, 23, 5, tzinfo=UTC)


def test_a_day_is_written_out_with_the_year_only_when_it_is_another_one() -> None:
    this_year = today().year

    assert long_date(date(this_year, 12, 2)) == "2 december"
    assert weekday(date(2031, 12, 2)) == "dinsdag 2 december 2031"


def test_the_clock_is_the_one_on_the_wall() -> None:
    assert clock(SUMMER) == "00:30"
    assert clock(WINTER) == "00:05"


def test_the_day_is_the_one_on_the_calendar() -> None:
    assert day(SUMMER) == "2 juli 2025"
    assert day(WINTER) == "1 januari 2026"


def test_a_day_can_be_given_with_its_name() -> None:
    assert weekday(date(2019, 12, 3)) == "dinsdag 3 december 2019"
    assert weekday(today()).endswith(long_date(today()))
    assert str(today().year) not in long_date(today())
    assert short_weekday(date(2026, 12, 3)) == "do 3 december"


def test_a_day_is_past_when_the_next_one_has_begun() -> None:
    assert is_past(today() - timedelta(days=1))
    assert not is_past(today())


def test_today_is_the_day_of_where_the_learners_are() -> None:
    midnight = datetime.combine(today(), time(), HERE)

    assert is_today(midnight)
    assert not is_today(midnight - timedelta(minutes=1))


def test_the_year_is_named_when_it_is_another_one() -> None:
    this_year = datetime.now(HERE).replace(month=3, day=5, hour=14, minute=3)

    assert when(this_year) == "5 maart om 14:03"
    assert when(datetime(2019, 3, 5, 13, 3, tzinfo=UTC)) == "5 maart 2019 om 14:03"


@given(MOMENTS, st.integers(0, 400))
def test_working_days_are_counted_as_on_a_calendar(since: datetime, days: int) -> None:
    until = since + timedelta(days=days)
    first, last = since.astimezone(HERE).date(), until.astimezone(HERE).date()
    counted = [first + timedelta(days=number) for number in range(1, (last - first).days + 1)]

    expected = sum(is_working_day(date) for date in counted[-A_YEAR.days :])
    assert working_days(since, until) == expected


@given(MOMENTS, st.integers(1, 400))
def test_before_the_beginning_no_working_day_has_passed(since: datetime, days: int) -> None:
    assert working_days(since, since - timedelta(days=days)) == 0


def test_working_days_are_counted_until_now() -> None:
    assert working_days(datetime.now(UTC)) == 0
    assert 2 <= working_days(datetime.now(UTC) - timedelta(days=7)) <= 5


@pytest.mark.parametrize(("number", "words"), [(0, "vandaag"), (1, "1\u00a0werkdag"), (5, "5\u00a0werkdagen")])
def test_a_number_of_days_stays_with_its_word(number: int, words: str) -> None:
    assert days_in_words(number) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(1, "1 minuut"), (40, "40 minuten"), (60, "1 uur"), (61, "1 uur en 1 minuut"), (145, "2 uur en 25 minuten")],
)
def test_minutes_in_words(minutes: int, words: str) -> None:
    assert minutes_in_words(minutes) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "een minuut"), (61, "2 minuten"), (600, "10 minuten"), (3600, "een uur"), (3601, "1 uur en 1 minuut")],
)
def test_seconds_in_words(seconds: int, words: str) -> None:
    assert seconds_in_words(seconds) == words


def test_a_save_of_today_has_a_time_and_an_older_one_a_day_too() -> None:
    assert saved(datetime.now(UTC)) == f"Opgeslagen om {clock(datetime.now(UTC))}"
    assert saved(datetime(2019, 3, 5, 13, 3, tzinfo=UTC)) == "Opgeslagen op 5 maart 2019 om 14:03"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("dinsdag 3 december 2026 om 14:03", "dinsdag 3~december 2026~om~14:03"),
        ("1 uur en 25 minuten", "1~uur en 25~minuten"),
        ("0 van 5 lessen gelezen", "0~van~5~lessen gelezen"),
        ("Lees om je heen, van 12 naar 13.", "Lees om je heen, van~12~naar 13."),
    ],
)
def test_no_line_ends_between_a_number_and_what_it_counts(text: str, kept: str) -> None:
    assert unbroken(text) == kept.replace("~", "\u00a0")


def test_what_a_page_writes_of_a_day_is_kept_together(sqlite_platform: Platform) -> None:
    shown = sqlite_platform.app.jinja_env.filters["weekday"](date(2031, 12, 2))

    assert shown == "dinsdag 2\u00a0december 2031"
