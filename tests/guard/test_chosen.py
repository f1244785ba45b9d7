"""What somebody chose in an assignment is shown as chosen on nobody else's page: ticks, a card, and a map of the body.

Who may read an answer is asked of both databases with the canaries; how a choice is drawn is the same on both.

A map of the body holds no sentence in which a name could stand that stands nowhere else. So these tests look for the
marks that a choice leaves on a page: a tick that is set, a line of a list that is chosen, a place drawn as felt.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from tests.guard.audiences import STRANGER
from tests.guard.story import Told
from tests.guard.world import World, everything_in
from tests.platform import Platform
from tests.reflection.choosing import ACTING, BODY, BODY_ANSWERS, STUCK, STUCK_ANSWERS, hand_in_chosen
from tests.reflection.writing import step
from tests.review.reviewing import address_of, number_of, take_up

MAP: dict[str, object] = {"lijfkaart:maag": "zwaar", "lijfkaart:schouders": "gespannen"}
MARKS = {
    "a place that is felt": re.compile(rb'class="place felt"'),
    "a feeling that is chosen": re.compile(rb'value="(zwaar|gespannen)" selected'),
    "a feeling in words": re.compile(rb"(maag: zwaar|schouders: gespannen)"),
    "a card that is chosen": re.compile(rb'value="knoop" checked|<figcaption>knoop'),
    "a tick that is set": re.compile(rb'name="neiging:[a-z-]+"[^>]*checked'),
    "the words of a tick, quoted": re.compile(rb'class="quote-own"[^>]*>' + ACTING.encode()),
}
# A stranger, Noor, her team mate, her trainer, another trainer, and the manager of her organisation.
ONE_OF_EACH = (STRANGER, "noor", "sam", "anja", "bram", "marja")
ON_HER_MAP = {"a place that is felt", "a feeling that is chosen", "a feeling in words"}


def marks_seen_by(world: World, people: Iterable[str]) -> dict[str, set[str]]:
    """Let people open every page that there is, and give who saw which mark."""
    addresses = [address for rule in world.rules("GET") for address in world.addresses(rule)]
    seen: dict[str, set[str]] = defaultdict(set)
    for who in people:
        client = world.browser(who).client
        for address in addresses:
            whole = everything_in(world.app, client.get(address))
            for name, mark in MARKS.items():
                if mark.search(whole):
                    seen[name].add(who)
    return seen


def world_of(platform: Platform) -> World:
    """The world in which Noor handed in what she chose; Anja reads one round, and the other one waits."""
    noor = platform.browser("noor")
    hand_in_chosen(noor)
    held = address_of(platform, "noor")
    take_up(platform.browser("anja"), held)
    hand_in_chosen(noor, BODY, BODY_ANSWERS | MAP)
    waiting = number_of(address_of(platform, "noor"))
    return World(platform, Told(number_of(held), waiting, waiting, waiting, waiting, ""))


def test_what_noor_chose_is_seen_by_her_and_by_the_trainer_who_reads_it(sqlite_platform: Platform) -> None:
    seen = marks_seen_by(world_of(sqlite_platform), ONE_OF_EACH)

    assert seen.pop("a card that is chosen") == {"noor", "anja"}
    assert seen.pop("the words of a tick, quoted") == {"noor", "anja"}
    assert set(seen) == ON_HER_MAP, "what was handed in can no longer be changed, so no tick is left to set"
    assert all(people == {"noor"} for people in seen.values())


def test_while_noor_is_choosing_nobody_else_sees_it(sqlite_platform: Platform) -> None:
    noor = sqlite_platform.browser("noor")
    noor.submit(noor.get(f"/opdracht/{STUCK}/alles"), "Bewaar", STUCK_ANSWERS)
    noor.submit(noor.get(step("lijfkaart", BODY)), "Nalezen", MAP)

    seen = marks_seen_by(World(sqlite_platform, Told(1, 1, 1, 1, 1, "")), ONE_OF_EACH)

    assert set(seen) == set(MARKS) - {"a feeling in words"}
    assert all(people == {"noor"} for people in seen.values())
