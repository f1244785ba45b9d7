"""How the tests keep a comment through the page."""

from sqlmodel import col, select

from course.comments.models import SavedComment
from tests.browser import Browser, Page
from tests.platform import Platform

LIBRARY = "/nakijken/opmerkingen"
KEEP = "Bewaar bij mijn opmerkingen"
OWN_WORDS = "Dank dat je dit deelt, {voornaam}."


def keep(browser: Browser, text: str = OWN_WORDS, topic: str = "lef", shared: object = "") -> Page:
    """Keep a comment, for oneself unless an organisation is given."""
    return browser.submit(browser.get(LIBRARY), KEEP, {"text": text, "topic": topic, "shared": str(shared)})


def numbers(platform: Platform, who: str = "anja") -> list[int]:
    """Give the numbers of what somebody keeps, oldest first."""
    with platform.session() as session:
        mine = select(SavedComment.id).where(col(SavedComment.owner_id) == getattr(platform.cast, who))
        return list(session.exec(mine.order_by(col(SavedComment.id))))
