"""What a learner and a trainer say to each other after feedback, and the growth story, in a real browser."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Browser
from tests.dialogue.talking import close, reply
from tests.journeys.conftest import Visitor, in_two_sizes
from tests.platform import Platform
from tests.practice.exercising import WHEEL, WHEEL_LATER, fill_in
from tests.reflection.writing import ANSWERS, ASSIGNMENT, hand_in
from tests.review.reviewing import address_of, give_back, given_back, take_up

pytestmark = pytest.mark.journey

Make = Callable[..., Visitor]
SECOND = f"/opdracht/{ASSIGNMENT}/ronde/2"
PICTURES = os.environ.get("PICTURES", "")


def two_rounds(platform: Platform) -> tuple[str, Browser]:
    """Let Noor hand in twice and Anja give both back; give the review page of the second, and Noor's browser."""
    given_back(platform, "aanvulling_gevraagd")
    noor, anja = platform.browser("noor"), platform.browser("anja")
    hand_in(noor, ANSWERS | {"lijf": "Mijn schouders zakten, en toen ademde ik uit."})
    address = address_of(platform, "noor")
    give_back(anja, take_up(anja, address))
    return address, noor


def look(visitor: Visitor, name: str) -> None:
    """Check a page, and keep a picture of it when somebody asked for pictures."""
    visitor.check()
    if PICTURES:
        visitor.page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


def unfold(page: Page) -> None:
    """Open everything that is folded in."""
    for summary in page.locator("main details > summary").all():
        summary.click()


@in_two_sizes((390, False), (1280, True))
def test_every_page_of_the_conversation_is_good_to_read(
    visitor: Make, sqlite_platform: Platform, width: int, dark: bool
) -> None:
    address, of_noor = two_rounds(sqlite_platform)
    look_of = f"{width}-{'dark' if dark else 'light'}"
    noor, anja = (visitor(width=width, dark=dark) for _person in range(2))
    noor.sign_in("noor")
    anja.sign_in("anja")
    noor.open("/mijn-cursus")
    look(noor, f"my-course-{look_of}")
    page = noor.open(SECOND)
    unfold(page)
    look(noor, f"round-to-close-{look_of}")
    reply(of_noor, "Ik merkte eerst mijn handen.", SECOND)
    close(of_noor, "Eerst kijken, dan vragen.", SECOND)

    page = anja.open(f"{address}/gesprek")
    unfold(page)
    look(anja, f"conversation-{look_of}")
    page.get_by_label("Wil je hierop antwoorden?").fill("Handen weten het vaak eerst.")
    page.get_by_role("button", name="Verstuur je antwoord").click()
    expect(page.get_by_text("Handen weten het vaak eerst.").first).to_be_visible()
    page.get_by_role("link", name="Pas je reactie aan").click()
    page.get_by_label("Aan Noor").fill("Ik las hoe je wachtte. Wat merkte je het eerst?")
    look(anja, f"change-{look_of}")
    page.get_by_role("button", name="Pas de reactie aan").click()
    expect(page.get_by_text("De reactie is aangepast.")).to_be_visible()

    page = noor.open(SECOND)
    unfold(page)
    look(noor, f"round-closed-{look_of}")
    noor.open(f"/opdracht/{ASSIGNMENT}")
    look(noor, f"overview-{look_of}")
    fill_in(of_noor, WHEEL, emotiewerk="2", rolwerk="4")
    fill_in(of_noor, WHEEL_LATER, emotiewerk="5", rolwerk="3")
    noor.open("/groeiverhaal")
    look(noor, f"growth-{look_of}")


def test_what_is_typed_about_feedback_is_there_after_a_reload(visitor: Make, sqlite_platform: Platform) -> None:
    two_rounds(sqlite_platform)
    noor = visitor()
    noor.sign_in("noor")
    page = noor.open(SECOND)

    page.get_by_label("Wil je iets terugschrijven?").fill("Ik merkte")
    page.get_by_label("Dit neem ik mee").fill("Eerst kijken")
    page.get_by_label("Dit neem ik mee").blur()
    expect(page.get_by_text("Opgeslagen om")).to_have_count(2)
    page.reload()

    expect(page.get_by_label("Wil je iets terugschrijven?")).to_have_value("Ik merkte")
    expect(page.get_by_label("Dit neem ik mee")).to_have_value("Eerst kijken")


def test_the_story_goes_on_paper(visitor: Make, sqlite_platform: Platform) -> None:
    _address, of_noor = two_rounds(sqlite_platform)
    close(of_noor, "Eerst kijken, dan vragen.", SECOND)
    noor = visitor(javascript=False)
    noor.sign_in("noor")
    page = noor.open("/groeiverhaal")

    page.get_by_label("Mijn vertrekpunt").check()
    with page.expect_download() as loading:
        page.get_by_role("button", name="Maak de pdf").click()

    assert loading.value.suggested_filename == "groeiverhaal.pdf"
    assert Path(loading.value.path()).read_bytes().startswith(b"%PDF-")
