"""How the tests let a trainer be away: by the page, or at once in the database."""

from datetime import date, timedelta

from course.placement.actions import Days, add_absence
from course.web.formats import today
from tests.browser import Browser, Page
from tests.platform import Platform

PAGE = "/nakijken/afwezig"


def in_days(number: int) -> date:
    """Give the day that comes so many days after today."""
    return today() + timedelta(days=number)


def note(browser: Browser, organisation_id: int, first: str, last: str, stand_in: int = 0) -> Page:
    """Fill in the page for days on which a trainer reads nothing."""
    fields: dict[str, object] = {"first": first, "last": last, f"stand-in-{organisation_id}": str(stand_in)}
    return browser.submit(browser.get(PAGE), "Noteer deze dagen", fields)


def away(platform: Platform, who: str = "anja", stand_in: str | None = "bram", first: int = 0, last: int = 14) -> None:
    """Let somebody of De Vlierboom be away, from so many days after today up to and with so many days after it."""
    cast = platform.cast
    with platform.session() as session:
        chosen = getattr(cast, stand_in) if stand_in else None
        add_absence(session, getattr(cast, who), cast.vlierboom, Days(in_days(first), in_days(last)), chosen)
