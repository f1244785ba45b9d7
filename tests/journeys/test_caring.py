"""Care in a real browser: Noor asks to talk, Anja closes a text in which somebody can be recognised, Noor goes on."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visitor, in_two_sizes
from tests.journeys.keyboard import Keys
from tests.platform import Platform
from tests.review.reviewing import handed_in, take_up

pytestmark = pytest.mark.journey

STEP = "/opdracht/welkom-opdracht/stap/lijf"
Make = Callable[..., Visitor]


def press(page: Page, keys: Keys, name: str, role: Literal["button", "link"] = "button") -> None:
    """Reach a button or a link with Tab and press Enter."""
    keys.reach(page.get_by_role(role, name=name, exact=True))
    keys.press("Enter")


def test_noor_asks_to_talk_with_the_keyboard_and_anja_had_contact(visitor: Make) -> None:
    noor = visitor(width=390)
    page = noor.sign_in("noor")
    noor.open(STEP)
    keys = Keys(page, scripted=True)
    keys.reach(page.get_by_role("textbox"))
    keys.write("Mijn handen trilden, en dat doen ze nog.")
    press(page, keys, "Ik wil hierover praten")
    expect(page.get_by_role("heading", name="Wil je hierover praten?")).to_be_visible()
    noor.check()
    press(page, keys, "Vraag Anja Verbeek om contact")
    expect(page.get_by_role("heading", name="Anja Verbeek weet dat je wilt praten")).to_be_visible()
    noor.check()
    press(page, keys, "Terug naar de stap", "link")
    expect(page.get_by_role("textbox")).to_have_value("Mijn handen trilden, en dat doen ze nog.")
    noor.check()

    for width, dark in ((390, True), (1280, False)):
        anja = visitor(width=width, dark=dark)
        seen = anja.sign_in("anja")
        expect(seen.get_by_text("Noor Hofman wil met je praten")).to_be_visible()
        anja.check()
    seen.get_by_role("button", name="Ik heb contact gehad").click()
    expect(seen.get_by_text("Noor Hofman wil met je praten")).to_have_count(0)

    noor.open("/opdracht/welkom-opdracht")
    expect(page.get_by_text("dat jullie contact hadden")).to_be_visible()
    noor.check()


@in_two_sizes((390, False), (1280, True))
def test_a_text_is_closed_changed_and_handed_in_again(
    visitor: Make, sqlite_platform: Platform, width: int, dark: bool
) -> None:
    address = handed_in(sqlite_platform)
    take_up(sqlite_platform.browser("anja"), address)
    anja = visitor(width=width, dark=dark)
    seen = anja.sign_in("anja")
    anja.open(address)
    seen.get_by_label("Aan Noor").press_sequentially("Dank je wel.")
    expect(seen.locator("[data-part=overall] [data-saved]")).to_contain_text("Opgeslagen om", timeout=6000)
    anja.check()
    seen.get_by_role("link", name="Iemand is herkenbaar").click()
    expect(seen.get_by_role("heading", name="Iemand is herkenbaar")).to_be_visible()
    anja.check()
    seen.get_by_label("Een naam of voorletters").check()
    seen.get_by_role("button", name="Sluit de tekst en vraag het Noor").click()
    expect(seen.get_by_text("De tekst van deze ronde is dicht")).to_be_visible()
    expect(seen.get_by_text("beker met het oor")).to_have_count(0)
    anja.check()

    noor = visitor(width=width, dark=dark)
    page = noor.sign_in("noor")
    noor.open("/opdracht/welkom-opdracht/ronde/1")
    noor.check()
    noor.open("/opdracht/welkom-opdracht")
    expect(page.get_by_role("heading", name="Maak iemand onherkenbaar")).to_be_visible()
    noor.check()
    page.get_by_role("link", name="Tekst aanpassen").click()
    noor.check()
    page.locator("textarea").first.fill("Ik zag een stoel die klaarstond.")
    page.get_by_role("button", name="Bewaar en lees na").click()
    page.wait_for_url("**/inleveren")
    noor.check()
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Inleveren bij Anja Verbeek").click()
    expect(page.get_by_role("heading", name="Je opdracht ligt bij Anja Verbeek")).to_be_visible()

    anja.open("/nakijken")
    seen.get_by_role("button", name="Oppakken en lezen").click()
    expect(seen.get_by_text("Ik zag een stoel die klaarstond.")).to_be_visible()
    expect(seen.get_by_label("Aan Noor")).to_have_value("Dank je wel.")


@in_two_sizes((390, True), (1280, False))
def test_anja_worries_and_follows_the_protocol(
    visitor: Make, sqlite_platform: Platform, width: int, dark: bool
) -> None:
    address = handed_in(sqlite_platform)
    take_up(sqlite_platform.browser("anja"), address)
    anja = visitor(width=width, dark=dark)
    seen = anja.sign_in("anja")
    anja.open(address)
    seen.get_by_role("link", name="Ik maak me zorgen").click()
    anja.check()
    seen.get_by_role("button", name="Ik volg deze route").first.click()
    expect(seen.get_by_text("Deze route wordt gevolgd sinds")).to_be_visible()
    anja.check()
    anja.open(address)
    anja.check()

    noor = visitor(width=width, dark=dark)
    page = noor.sign_in("noor")
    noor.open("/opdracht/welkom-opdracht")
    expect(page.get_by_text("neemt persoonlijk contact met je op")).to_be_visible()
    noor.check()

    anja.open("/nakijken")
    anja.check()
    seen.get_by_role("button", name="Rond af").click()
    expect(seen.get_by_text("Noor Hofman zit misschien in nood")).to_have_count(0)


def test_without_a_script_the_text_is_saved_on_the_way_to_talking(visitor: Make) -> None:
    noor = visitor(javascript=False)
    page = noor.sign_in("noor")
    noor.open(STEP)
    page.get_by_role("textbox").fill("Zonder script.")
    page.get_by_role("button", name="Ik wil hierover praten").click()
    expect(page.get_by_role("heading", name="Wil je hierover praten?")).to_be_visible()

    page.get_by_role("link", name="Terug naar de stap").click()

    expect(page.get_by_role("textbox")).to_have_value("Zonder script.")
