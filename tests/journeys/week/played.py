"""What the days of the week share: who sits where, what was said to whom, and looking at what is on the screen."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from flask_mailman import EmailMessage
from playwright.sync_api import Locator, expect

from course.reflection.models import Submission
from tests.journeys.conftest import Visitor
from tests.journeys.week.hands import Hands
from tests.journeys.week.people import Week, first_name, let_nights_pass
from tests.journeys.week.reviews import Review, with_keys
from tests.notification.telling import digests
from tests.reflection.writing import ASSIGNMENT
from tests.review.reviewing import find_round, last_round_of

PICTURES = os.environ.get("PICTURES", "")
ORGANISATION = ("/organisatie", "/organisatie/team/{}", "/organisatie/team/{}/voortgang", "/berichten")


@dataclass
class Played:
    """The week as it is being played.

    Attributes:
        week: the people and the platform.
        make: opens one more browser.
        look: width and colours of each browser.
        anja: Anja at her browser, and her hands on its keyboard.
        said: what was given back, by learner, one for each round.
    """

    week: Week
    make: Callable[..., Visitor]
    look: dict[str, object]
    said: dict[str, list[Review]] = field(default_factory=dict)
    mails_seen: int = 0

    def __post_init__(self) -> None:
        self.anja = self.sit_down("anja")
        self.hands = Hands(self.anja.page)

    def sit_down(self, who: str) -> Visitor:
        """Let somebody sign in at a browser of their own."""
        visitor = self.make(**self.look)
        visitor.sign_in(who)
        return visitor

    def look_at(self, visitor: Visitor, name: str) -> None:
        """Assert that a page is accessible and fits, and keep a picture of it when somebody asked for pictures."""
        visitor.check()
        if PICTURES:
            shown = f"{self.look['width']}-{'dark' if self.look['dark'] else 'light'}"
            visitor.page.screenshot(path=Path(PICTURES) / f"{name}-{shown}.png", full_page=True)

    def morning_comes(self, nights: int = 1) -> dict[str, EmailMessage]:
        """Let the night pass, and give the daily mails of the morning by their address."""
        mails = digests(self.week.platform)[self.mails_seen :]
        self.mails_seen += len(mails)
        let_nights_pass(self.week.platform, nights)
        return {mail.to[0]: mail for mail in mails}

    def round_of(self, who: str) -> Submission:
        """Give the last round of somebody, as it stands in the database."""
        return find_round(self.week.platform, self.address_of(who))

    def address_of(self, who: str) -> str:
        """Give the address at which a trainer reviews the last round of somebody."""
        return last_round_of(self.week.platform, self.week.ids[who])

    def overview(self, who: str) -> str:
        """Give what a learner reads at their assignment."""
        return self.week.browser(who).get(f"/opdracht/{ASSIGNMENT}").text

    def review(self, who: str, hands: Hands | None = None, *, more_wanted: bool = False) -> None:
        """Review whoever waits longest with keys, and keep what was said and what it cost."""
        hands, review = hands or self.hands, words_for(who, more_wanted)
        with hands.counting():
            with_keys(hands, review)
        self.said.setdefault(who, []).append(review)

    def seen_by_the_organisation(self) -> list[str]:
        """Give all that Marja can see of team Noord."""
        marja = self.week.browser("marja")
        return [marja.get(path.format(self.week.platform.cast.noord)).text for path in ORGANISATION]


def words_for(who: str, more_wanted: bool = False) -> Review:
    """Give what is said to somebody: nobody else is told these words."""
    name = first_name(who)
    return Review(name, f"Dag {name}, ik las het twee keer.", f"Dank je, {name}. Wat merkte je het eerst?", more_wanted)


def step_to(hands: Hands, target: Locator) -> None:
    """Press j until the focus is on a step."""
    for _step in range(20):
        if target.evaluate("one => one === document.activeElement"):
            return
        hands.press("j")
    expect(target).to_be_focused()
