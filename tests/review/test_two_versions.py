"""Two versions of a reaction: the trainer chooses, and what is not chosen stays with the trainer alone."""

import pytest
from sqlmodel import func, select

from course.confidential.models import DraftAside
from tests.browser import Browser, Page
from tests.platform import Platform
from tests.reflection.writing import set_asides
from tests.review.reviewing import ROUND, give_back, handed_in, lie_with, press, take_up

DROP = "Verwijder deze versie"
FIRST, OTHER = "Uit het eerste tabblad.", "Uit het tweede tabblad."


def _two_versions(anja: Browser, address: str) -> Page:
    """Save in two tabs that were opened at once, and give the page that asks to choose."""
    tab = take_up(anja, address)
    press(anja, tab, "Bewaar", {"text-overall": FIRST})
    return press(anja, tab, "Bewaar", {"text-overall": OTHER})


def _count(platform: Platform) -> int:
    with platform.session() as session:
        return session.exec(select(func.count()).select_from(DraftAside)).one()


@pytest.mark.parametrize(
    ("choice", "text", "aside"),
    [("mine", OTHER, FIRST), ("saved", FIRST, OTHER), ("both", f"{FIRST}\n\n{OTHER}", FIRST)],
)
def test_the_trainer_chooses_and_finds_the_other_version_again(
    platform: Platform, choice: str, text: str, aside: str
) -> None:
    address, anja = handed_in(platform), platform.browser("anja")
    page = _two_versions(anja, address)
    for _time in range(2):  # pressing twice changes nothing
        chosen = press(anja, page, "Bewaar", {"choice-overall": choice})

    assert chosen.form("Bewaar").fields["text-overall"] == text
    assert set_asides(anja.get(address)) == [aside]


def test_the_script_chooses_with_the_same_rules(platform: Platform) -> None:
    address, anja = handed_in(platform), platform.browser("anja")
    take_up(anja, address)
    for based_on, text, choice in ((0, "eerste", ""), (1, "tweede", "saved"), (1, "derde", "mine"), (2, "vier", "odd")):
        fields = {"part": "moment", "text": text, "based_on": str(based_on), "choice": choice}
        assert anja.post(f"{address}/bewaren", fields, Accept="application/json").status == 200

    page = anja.get(address)
    assert page.form("Bewaar").fields["text-moment"] == "vier"
    assert set_asides(page) == ["eerste", "tweede"]


def test_it_goes_away_by_a_click_of_its_trainer_and_of_nobody_else(platform: Platform) -> None:
    address, anja = handed_in(platform), platform.browser("anja")
    press(anja, _two_versions(anja, address), "Bewaar")
    page = anja.get(address)
    for who in ("noor", "bram", "marja"):  # the text is sealed with the key of Noor, and is not hers
        platform.browser(who).post(page.form(DROP).action)
    assert set_asides(anja.get(address)) == [FIRST]

    for _time in range(2):
        gone = anja.submit(page, DROP)
        assert gone.url == address
        assert set_asides(gone) == []


def test_nobody_else_sees_it_also_not_after_a_hand_over(platform: Platform) -> None:
    address, anja = handed_in(platform), platform.browser("anja")
    press(anja, _two_versions(anja, address), "Bewaar")
    press(anja, anja.get(address), "Loslaten: zet terug in de rij")
    lie_with(platform)
    bram = platform.browser("bram")

    assert FIRST not in take_up(bram, address).html
    assert FIRST not in platform.browser("noor").get(ROUND).html
    assert _count(platform) == 1


def test_it_is_gone_when_the_round_is_given_back_as_the_page_says(platform: Platform) -> None:
    address, anja = handed_in(platform), platform.browser("anja")
    chosen = press(anja, _two_versions(anja, address), "Bewaar")

    assert "Geef je terug, dan verdwijnt het." in chosen.text
    give_back(anja, chosen)

    assert _count(platform) == 0
    assert FIRST not in platform.browser("noor").get(ROUND).html


def test_giving_back_with_a_choice_twice_counts_once(platform: Platform) -> None:
    address, anja = handed_in(platform), platform.browser("anja")
    page = _two_versions(anja, address)

    for _time in range(2):
        back = press(anja, page, "Teruggeven", {"choice-overall": "saved", "outcome": "afgerond"})
        assert back.status == 200
    assert FIRST in platform.browser("noor").get(ROUND).text
