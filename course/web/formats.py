"""Moments and numbers as people in the Netherlands write them."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date
from flask import Flask

from course.workdays import working_days_between

HERE = ZoneInfo("Europe/Amsterdam")
DUTCH = Locale("nl")
A_YEAR = timedelta(days=365)
TOGETHER = re.compile(r"(?<=\d) (?=[a-z])|\b(?:(?<=om)|(?<=van)) (?=\d)")
SMALL_NUMBERS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")


def clock(moment: datetime) -> str:
    """Give the time of day: `14:03`."""
    return f"{moment.astimezone(HERE):%H:%M}"


def day(moment: datetime) -> str:
    """Give the day: `3 november 2026`."""
    return format_date(moment.astimezone(HERE).date(), "d MMMM y", locale=DUTCH)


def short_weekday(day: date) -> str:
    """Give a day with its name, short: `do 3 december`."""
    return format_date(day, "EEE d MMMM", locale=DUTCH)


def when(moment: datetime) -> str:
    """Give the day and the time: `3 november om 14:03`; the year only when it is another one."""
    local = moment.astimezone(HERE)
    pattern = "d MMMM" if local.year == datetime.now(HERE).year else "d MMMM y"
    return f"{format_date(local.date(), pattern, locale='nl')} om {clock(moment)}"


def long_date(day: date) -> str:
    """Write a day out: `12 december`; the year only when it is another one."""
    pattern = "d MMMM" if day.year == today().year else "d MMMM y"
    return str(format_date(day, pattern, locale=DUTCH))


def weekday(day: date) -> str:
    """Write a day out with its name: `dinsdag 2 december`; the year only when it is another one."""
    return f"{format_date(day, 'EEEE', locale=DUTCH)} {long_date(day)}"


def is_today(moment: datetime) -> bool:
    """Say whether a moment is on the day that it is where the learners are."""
    return moment.astimezone(HERE).date() == today()


def is_past(day: date) -> bool:
    """Say whether a day is over where the learners are."""
    return day < today()


def saved(moment: datetime) -> str:
    """Say when something was saved: `Opgeslagen om 14:03`, with the day when that was not today."""
    today = moment.astimezone(HERE).date() == datetime.now(HERE).date()
    return f"Opgeslagen om {clock(moment)}" if today else f"Opgeslagen op {when(moment)}"


def working_days(since: datetime, until: datetime | None = None) -> int:
    """Count the working days that have passed since a moment; the day itself does not count.

    Whoever has waited longer than a year has waited a year: the number says how long somebody waits, and may not cost
    much to work out.
    """
    last = today() if until is None else until.astimezone(HERE).date()
    first = max(since.astimezone(HERE).date(), last - A_YEAR)
    return working_days_between(first, last)


def today() -> date:
    """Give the day that it is where the learners are."""
    return datetime.now(HERE).date()


def days_in_words(number: int) -> str:
    """Say how many working days: `vandaag`, `1 werkdag`, `3 werkdagen`; a line never ends between number and word."""
    if number == 0:
        return "vandaag"
    return "1\u00a0werkdag" if number == 1 else f"{number}\u00a0werkdagen"


def number_in_words(number: int) -> str:
    """Write a small number out: `drie`, `twaalf`, `13`."""
    return SMALL_NUMBERS[number] if number < len(SMALL_NUMBERS) else str(number)


def minutes_in_words(minutes: int) -> str:
    """Say how long something takes: `40 minuten`, `1 uur`, `1 uur en 25 minuten`."""
    hours, rest = divmod(minutes, 60)
    in_words = "1 minuut" if rest == 1 else f"{rest} minuten"
    if hours == 0:
        return in_words
    return f"{hours} uur en {in_words}" if rest else f"{hours} uur"


def seconds_in_words(seconds: int) -> str:
    """Say how long to wait, rounded up: `een minuut`, `8 minuten`, `een uur`."""
    minutes = -(-seconds // 60)
    if minutes <= 1:
        return "een minuut"
    return "een uur" if minutes == 60 else minutes_in_words(minutes)


def unbroken(text: str) -> str:
    """Keep together what a line may not end within: a number and what it counts, `3 van 5`, `om 14:03`."""
    return TOGETHER.sub("\u00a0", text)


def register(app: Flask) -> None:
    """Give the templates these formats as filters; on a page no line ends within what they write."""
    written = (clock, saved, day, when, long_date, weekday, short_weekday, minutes_in_words, days_in_words)
    for shown in written:
        app.jinja_env.filters[shown.__name__] = _unbroken(shown)
    app.jinja_env.filters |= {"is_past": is_past, "is_today": is_today, "working_days": working_days}
    app.jinja_env.filters |= {"number_in_words": number_in_words, "unbroken": unbroken}


def _unbroken(shown: Callable[..., str]) -> Callable[..., str]:
    return lambda what: unbroken(shown(what))
