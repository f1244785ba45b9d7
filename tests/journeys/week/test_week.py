"""A week in the life of Anja, played in a real browser: what waits, what comes between, and what each learner reads."""

from collections.abc import Callable

import pytest

from tests.journeys.conftest import Visitor
from tests.journeys.week.days import monday, tuesday, wednesday
from tests.journeys.week.hands import middle_of
from tests.journeys.week.later_days import friday, thursday
from tests.journeys.week.people import NAMES, begin_week
from tests.journeys.week.played import Played
from tests.platform import Platform
from tests.reflection.writing import ASSIGNMENT

pytestmark = pytest.mark.journey

Make = Callable[..., Visitor]
ROUND = f"/opdracht/{ASSIGNMENT}/ronde/{{}}"
READERS = {
    "jip": ["Anja Verbeek", "Bram Olthof"],
    "mara": ["Bram Olthof"],
    "olga": ["Bram Olthof"],
    "pim": ["Bram Olthof"],
}


@pytest.mark.parametrize(
    ("width", "dark"), [(1280, False), pytest.param(390, True, marks=pytest.mark.long)], ids=["wide", "narrow"]
)
def test_a_week_of_anja(visitor: Make, sqlite_platform: Platform, width: int, dark: bool) -> None:
    played = Played(begin_week(sqlite_platform), visitor, {"width": width, "dark": dark})

    for day in (monday, tuesday, wednesday, thursday, friday):
        day(played)

    everybody_read_what_was_said_to_them(played)
    nobody_else_heard_a_word(played)
    print("a week: a review by keys", middle_of([each for each in played.hands.efforts if each.seconds]))


def everybody_read_what_was_said_to_them(played: Played) -> None:
    """Each learner finds in each round what was said there, who read it, and no word that was said to another."""
    assert set(played.said) == set(NAMES) - {"nico"}
    for who, reviews in played.said.items():
        last = played.round_of(who).number
        for number, review in enumerate(reviews, start=last - len(reviews) + 1):
            shown = played.week.browser(who).get(ROUND.format(number)).text
            assert review.overall in shown
            assert f"{who}schrijft" in shown
            for reader in READERS.get(who, ["Anja Verbeek"]):
                assert f"{reader} las dit op" in shown
            others = [each.overall for other, said in played.said.items() if other != who for each in said]
            assert not [words for words in others if words in shown]
    assert "las dit op" not in played.week.browser("nico").get(ROUND.format(1)).text


def nobody_else_heard_a_word(played: Played) -> None:
    """No mail and no page of the organisation holds a word that was written or said."""
    mails = played.week.platform.mails()
    assert not [mail for mail in mails if mail.to == ["marja@voorbeeld.nl"]]
    organisation = played.seen_by_the_organisation()
    for words in ("zorgsignaal", "in nood", "herkenbaar"):
        assert not [page for page in organisation if words in page.lower()], words
    seen = [*organisation, *(f"{mail.subject} {mail.body}" for mail in mails)]
    written = [f"{who}schrijft" for who in NAMES] + [f"{who}zelf" for who in NAMES]
    said = [
        words for reviews in played.said.values() for review in reviews for words in (review.beside, review.overall)
    ]
    for words in [*written, *said]:
        assert not [page for page in seen if words in page], words
