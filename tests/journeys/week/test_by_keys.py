"""What one review costs with the keys and the scripts of the course, beside the same review with bare pages only.

In both ways Anja knows the way, uses no mouse and types at the same pace. Reading takes as long in either, and is left
out of the figures. What is compared is finding, opening, putting in a question of the course, choosing, giving back.
"""

from collections.abc import Callable, Iterator
from itertools import cycle

import pytest

from tests.journeys.conftest import Visitor
from tests.journeys.week.hands import Effort, Hands, Middle, middle_of
from tests.journeys.week.people import NAMES, Week, answers_of, begin_week, first_name
from tests.journeys.week.reviews import Review, with_bare_pages, with_keys
from tests.platform import Platform
from tests.review.reviewing import ROUND

pytestmark = pytest.mark.journey

Make = Callable[..., Visitor]
Way = Callable[[Hands, Review], None]
# The browser counts with us: what we say that was pressed is what its page heard. Without scripts no page can hear.
HEARD = "addEventListener('keydown', () => { sessionStorage.heard = Number(sessionStorage.heard ?? 0) + 1 }, true)"
# Somebody who types well: some hundred words a minute.
PACE = 0.1
WAYS: dict[str, Way] = {"with keys and scripts": with_keys, "with bare pages": with_bare_pages}


def said_to(who: str) -> Review:
    """What Anja wants to say to somebody; the names are of different length, the sentences are the same."""
    name = first_name(who)
    return Review(name, f"Dag {name}, dit las ik twee keer.", f"{name}, ik las hoe je wachtte. Wat merkte je?")


def anja_at(visitor: Make, pace: float) -> dict[str, Hands]:
    """Let Anja sit at two browsers: one with everything, and one without scripts."""
    found = {}
    for way in WAYS:
        anja = visitor(javascript=WAYS[way] is with_keys)
        anja.context.add_init_script(HEARD)
        found[way] = Hands(anja.sign_in("anja"), pace)
    return found


def review_in_turn(week: Week, visitor: Make, people: list[str], pace: float = 0) -> Iterator[tuple[str, Effort]]:
    """Review what these people handed in, one with keys and the next with bare pages, and give what each cost."""
    hands = anja_at(visitor, pace)
    for who, way in zip(people, cycle(WAYS), strict=False):
        page = hands[way].page
        page.goto(page.url.partition("/nakijken")[0] + "/nakijken")
        page.evaluate("sessionStorage.heard = 0")
        with hands[way].counting():
            WAYS[way](hands[way], said_to(who))
        if WAYS[way] is with_keys:
            assert page.evaluate("Number(sessionStorage.heard)") == hands[way].now.presses + hands[way].now.letters
        yield way, hands[way].now


def compare(platform: Platform, visitor: Make, people: list[str], pace: float = 0) -> dict[str, Middle]:
    """Let these people hand in and Anja review in turn; each reads what was written to them, and no more."""
    week = begin_week(platform)
    for who in people:
        week.hands_in(who, answers_of(who))
    costs: dict[str, list[Effort]] = {way: [] for way in WAYS}
    for way, effort in review_in_turn(week, visitor, people, pace):
        costs[way].append(effort)
    for who in people:
        shown, said = week.browser(who).get(ROUND).text, said_to(who)
        assert said.overall in shown
        assert f"{said.beside} {said.question}" in shown
        assert not [other for other in people if other != who and said_to(other).beside in shown]
    return {way: middle_of(costs[way]) for way in WAYS}


def told(middles: dict[str, Middle]) -> str:
    return "one review: " + "; ".join(f"{way} {middle}" for way, middle in middles.items())


def test_a_review_with_keys_takes_less_than_half_the_presses(visitor: Make, sqlite_platform: Platform) -> None:
    middles = compare(sqlite_platform, visitor, ["noor", "sam"])

    print(told(middles))
    keys, bare = (middles[way] for way in WAYS)
    assert keys.presses <= bare.presses / 2
    assert keys.letters == pytest.approx(bare.letters, abs=4)


@pytest.mark.long
def test_a_review_with_keys_takes_fewer_presses_and_no_more_time(visitor: Make, sqlite_platform: Platform) -> None:
    middles = compare(sqlite_platform, visitor, list(NAMES), PACE)

    print(told(middles))
    keys, bare = (middles[way] for way in WAYS)
    assert keys.presses <= bare.presses / 2
    assert keys.seconds < bare.seconds
