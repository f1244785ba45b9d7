"""Working days in the Netherlands: Monday to Friday, without public holidays.

The holidays come from the library `holidays`; Bevrijdingsdag counts in the years in which everybody has that day off.
"""

from datetime import date, timedelta
from functools import lru_cache

import holidays

SATURDAY = 5
ONE_DAY = timedelta(days=1)

DUTCH_HOLIDAYS = holidays.country_holidays("NL")


def is_working_day(day: date) -> bool:
    """Say whether people work on this day."""
    return day.weekday() < SATURDAY and day not in DUTCH_HOLIDAYS


def working_day_after(day: date, number: int) -> date:
    """Give the day that comes a number of working days after a day; that day itself does not count."""
    while number > 0:
        day += ONE_DAY
        number -= is_working_day(day)
    return day


@lru_cache(maxsize=4096)  # a page of the queue asks this for each of its rows
def working_days_between(first: date, last: date) -> int:
    """Count the working days after the first day, up to and with the last one."""
    days = (first + timedelta(days=passed) for passed in range(1, (last - first).days + 1))
    return sum(is_working_day(day) for day in days)
