"""A trainer reviews in a real browser: reads, writes, looks as the learner, and gives back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visitor, in_two_sizes
from tests.platform import Platform
from tests.review.reviewing import ROUND, handed_in, take_up

pytestmark = pytest.mark.journey

Make = Callable[..., Visitor]


@in_two_sizes((1280, True), (390, False))
def test_anja_reads_writes_and_gives_back(visitor: Make, sqlite_platform: Platform, width: int, dark: bool) -> None:
    handed_in(sqlite_platform)
    anja = visitor(width=width, dark=dark)
    page = anja.sign_in("anja")
    expect(page.get_by_role("heading", name="Nakijken")).to_be_visible()
    anja.check()
    page.get_by_role("link", name="Noor Hofman").click()
    anja.check()
    page.get_by_role("button", name="Oppakken en lezen").click()
    page.get_by_label("Reactie bij “Jouw lijf”").press_sequentially("Dat las ik twee keer.")
    page.get_by_label("Aan Noor").press_sequentially("Wat merkte je het eerst?")
    expect(page.locator("[data-part=overall] [data-saved]")).to_contain_text("Opgeslagen om", timeout=6000)
    anja.check()

    page.reload()
    expect(page.get_by_label("Aan Noor")).to_have_value("Wat merkte je het eerst?")
    page.get_by_label("Afronden").check()
    page.get_by_role("button", name="Bekijk als cursist").click()
    expect(page.get_by_text("Zo ziet Noor het straks")).to_be_visible()
    anja.check()
    page.get_by_role("link", name="Terug naar je reactie").first.click()
    expect(page.get_by_label("Afronden")).to_be_checked()
    page.get_by_role("button", name="Teruggeven", exact=True).click()
    expect(page.get_by_text("Noor heeft bericht gekregen")).to_be_visible()

    noor = visitor(width=width, dark=dark)
    noor.sign_in("noor")
    read = noor.open(ROUND)
    expect(read.get_by_text("Wat merkte je het eerst?")).to_be_visible()
    expect(read.get_by_text("Dat las ik twee keer.")).to_be_visible()
    noor.check()


def test_two_tabs_keep_both_versions_on_the_page(visitor: Make, sqlite_platform: Platform) -> None:
    address = handed_in(sqlite_platform)
    take_up(sqlite_platform.browser("anja"), address)
    anja = visitor()
    page = anja.sign_in("anja")
    anja.open(address)
    other = anja.new_tab()
    other.goto(page.url)
    other.get_by_label("Aan Noor").press_sequentially("Uit het andere tabblad.")
    expect(other.locator("[data-part=overall] [data-saved]")).to_contain_text("Opgeslagen om", timeout=6000)

    page.get_by_label("Aan Noor").press_sequentially("Uit dit tabblad.")

    conflict = page.locator(".conflict")
    kept, mine = conflict.locator(".quote-own").nth(0), conflict.locator(".quote-own").nth(1)
    expect(kept.locator("del")).to_contain_text("het andere", timeout=6000)
    expect(mine.locator("ins")).to_contain_text("dit")
    anja.check()
    page.get_by_role("button", name="Houd wat al bewaard is").click()
    expect(page.get_by_label("Aan Noor")).to_have_value("Uit het andere tabblad.", timeout=6000)
    page.reload()
    page.get_by_text("Versies die je niet koos").click()
    aside = page.get_by_role("group", name="Versie die je niet koos")
    expect(aside).to_contain_text("Uit dit tabblad.")
    anja.check()
    page.get_by_role("button", name="Verwijder deze versie").click()
    expect(page.get_by_text("Die versie is verwijderd.")).to_be_visible()
    expect(page.get_by_label("Aan Noor")).to_have_value("Uit het andere tabblad.")


def test_without_a_script_faults_and_two_versions_are_shown(visitor: Make, sqlite_platform: Platform) -> None:
    address = handed_in(sqlite_platform)
    take_up(sqlite_platform.browser("anja"), address)
    anja = visitor(javascript=False)
    page = anja.sign_in("anja")
    anja.open(address)
    page.get_by_role("button", name="Teruggeven", exact=True).click()
    expect(page.get_by_role("link", name="Schrijf een reactie op het geheel.")).to_be_visible()
    other = anja.new_tab()
    other.goto(page.url.removesuffix("/teruggeven"))
    other.get_by_label("Aan Noor").fill("Uit het andere tabblad.")
    other.get_by_role("button", name="Bewaar").click()

    page.get_by_label("Aan Noor").fill("Uit dit tabblad.")
    page.get_by_role("button", name="Bewaar").click()

    expect(page.locator(".conflict .quote-own del")).to_contain_text("het andere")
    expect(page.get_by_label("Aan Noor")).to_have_value("Uit dit tabblad.")
    page.get_by_label("Allebei, onder elkaar").check()
    page.get_by_role("button", name="Bewaar", exact=True).first.click()
    expect(page.get_by_label("Aan Noor")).to_have_value("Uit het andere tabblad.\n\nUit dit tabblad.")
