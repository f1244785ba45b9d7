"""Anja works through her queue by keyboard alone, narrows it, and reads in the tab how many wait."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlmodel import col, update

from course.reflection.models import Submission
from course.web.formats import today
from tests.journeys.conftest import Visitor, in_two_sizes
from tests.journeys.keyboard import Keys
from tests.platform import Platform
from tests.review.reviewing import handed_in

pytestmark = pytest.mark.journey

Make = Callable[..., Visitor]


def three_wait(platform: Platform) -> None:
    """Let Noor, Sam and Yara wait for Anja, each with another day that was promised."""
    for who, days in (("noor", -1), ("sam", 0), ("yara", 4)):
        round_id = int(handed_in(platform, who).rpartition("/")[2])
        with platform.session() as session:
            mine = update(Submission).where(col(Submission.id) == round_id)
            changed = {"reader_id": platform.cast.anja, "promised_on": today() + timedelta(days=days)}
            session.exec(mine.values(**changed))


def row_of(page: Page, name: str) -> Locator:
    return page.get_by_role("link", name=f"{name}: Mijn vertrekpunt")


@in_two_sizes((1280, True), (390, False))
def test_anja_goes_through_the_queue_by_keyboard_alone(
    visitor: Make, sqlite_platform: Platform, width: int, dark: bool
) -> None:
    three_wait(sqlite_platform)
    anja = visitor(width=width, dark=dark)
    page = anja.sign_in("anja")
    keys = Keys(page, scripted=True)
    expect(page).to_have_title("(3) Nakijken · Van buiten naar binnen")
    anja.check()

    keys.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Naar de volgende in de rij")
    anja.check()
    keys.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()

    keys.press("o")
    expect(row_of(page, "Noor Hofman")).to_be_focused()
    expect(page.get_by_role("link", name="Jij leest 0")).to_be_visible()
    keys.press("j", "j")
    expect(row_of(page, "Yara Demir")).to_be_focused()
    keys.press("k")
    expect(row_of(page, "Sam Bakhuis")).to_be_focused()
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Mijn vertrekpunt")).to_be_visible()
    anja.check()

    keys.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Sla over")
    anja.check()
    keys.press("Escape", "n")
    expect(page.locator(".where").first).to_contain_text("Yara Demir")
    keys.press("o")
    expect(page.get_by_label("Aan Yara")).to_be_visible()
    keys.reach(page.get_by_label("Aan Yara"))
    keys.write("Wat merkte je het eerst?")
    keys.reach(page.get_by_label("Afronden"))
    keys.press("Space")
    keys.reach(page.get_by_role("button", name="Teruggeven en volgende"))
    keys.press("Enter")
    expect(page.locator(".where").first).to_contain_text("Noor Hofman")
    expect(page.get_by_text("Yara heeft bericht gekregen")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_filter_stays_while_anja_works_in_it(visitor: Make, sqlite_platform: Platform, javascript: bool) -> None:
    three_wait(sqlite_platform)
    anja = visitor(width=390, javascript=javascript)
    page = anja.sign_in("anja")
    expect(page.get_by_role("listitem").filter(has_text="Beloofd voor")).to_have_count(1)
    page.get_by_role("link", name="Beloofde dag voorbij 1").click()
    expect(page.get_by_role("link", name="Beloofde dag voorbij 1")).to_have_attribute("aria-current", "page")
    expect(row_of(page, "Noor Hofman")).to_be_visible()
    expect(row_of(page, "Sam Bakhuis")).to_have_count(0)
    if javascript:
        anja.check()

    page.get_by_role("button", name="Oppakken en lezen").click()
    page.get_by_label("Aan Noor").fill("Wat merkte je het eerst?")
    page.get_by_label("Afronden").check()
    page.get_by_role("button", name="Teruggeven en volgende").click()

    expect(page.get_by_role("heading", name="Alles is op tijd")).to_be_visible()
    expect(page).to_have_title("(2) Nakijken · Van buiten naar binnen")
    if javascript:
        anja.check()
    page.get_by_role("link", name="Bekijk alles wat wacht").click()
    expect(row_of(page, "Sam Bakhuis")).to_be_visible()


@in_two_sizes((1280, False), (390, True))
def test_anja_chooses_how_she_hears_of_it(visitor: Make, sqlite_platform: Platform, width: int, dark: bool) -> None:
    handed_in(sqlite_platform)
    anja = visitor(width=width, dark=dark)
    page = anja.sign_in("anja")
    anja.open("/berichten")
    expect(page.get_by_role("link", name="Er is een opdracht ingeleverd")).to_be_visible()
    anja.check()
    page.get_by_role("link", name="Kies hoe vaak je een mail krijgt").click()
    submitted = page.get_by_label("Een cursist levert een opdracht bij je in")
    submitted.select_option("Meteen")
    page.get_by_role("button", name="Bewaar de keuze").click()

    expect(page.get_by_text("Zo hoor je het vanaf nu")).to_be_visible()
    expect(submitted).to_have_value("at_once")
    anja.check()
