"""Noor chooses in an assignment, in a real browser: a card, ticks and a map of her body, by keyboard alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visitor
from tests.journeys.keyboard import Keys
from tests.journeys.test_crawl import look_at_both_sizes
from tests.platform import Platform
from tests.practice.exercising import REWRITE
from tests.reflection.choosing import ACTING, BODY, CHANGING, STUCK, STUCK_ANSWERS, hand_in_chosen
from tests.reflection.writing import step
from tests.review.reviewing import address_of, take_up

pytestmark = pytest.mark.journey

Make = Callable[..., Visitor]


def saved(page: Page) -> None:
    expect(page.locator("[data-saved]")).to_contain_text("Opgeslagen om", timeout=6000)


def test_a_card_and_ticks_are_chosen_with_the_keyboard_and_saved_at_once(visitor: Make) -> None:
    noor = visitor()
    noor.sign_in("noor")
    page = noor.open(step("beeld", STUCK))
    keys = Keys(page, scripted=True)
    keys.reach(page.get_by_role("radio"))
    keys.press("Space", "ArrowRight")
    keys.reach(page.get_by_label("Bij deze kaart"))
    keys.write("Eroverheen.")
    saved(page)
    look_at_both_sizes(noor, page)
    keys.reach(page.get_by_role("button", name="Volgende stap"))
    keys.press("Enter")
    page.wait_for_url("**/neiging")
    for _tick in range(3):
        keys.reach(page.get_by_role("checkbox"))
        keys.press("Space")
    expect(page.locator("[data-saved]")).to_contain_text("hoogstens 2", timeout=6000)
    keys.press("Space")
    saved(page)
    look_at_both_sizes(noor, page)

    noor.open(step("beeld", STUCK))
    expect(page.get_by_role("radio").nth(1)).to_be_checked()
    expect(page.get_by_label("Bij deze kaart")).to_have_value("Eroverheen.")
    noor.open(step("neiging", STUCK))
    expect(page.locator("input:checked")).to_have_count(2)


def test_a_tick_too_many_is_told_at_the_ticks_without_a_script_too(visitor: Make) -> None:
    noor = visitor(javascript=False)
    noor.sign_in("noor")
    page = noor.open(step("neiging", STUCK))
    for box in page.get_by_role("checkbox").all()[:3]:
        box.check()
    page.get_by_role("button", name="Volgende stap").click()

    page.get_by_role("link", name="Kies er bij “Jouw kant” hoogstens 2.").press("Enter")

    expect(page.locator("#neiging-sheet")).to_be_focused()
    expect(page.locator("input:checked")).to_have_count(3)


def test_the_body_follows_the_list_and_the_map_stays_with_noor(visitor: Make) -> None:
    noor = visitor()
    noor.sign_in("noor")
    page = noor.open(step("lijfkaart", BODY))
    keys = Keys(page, scripted=True)
    keys.reach(page.get_by_label("Hoofd", exact=True))
    keys.press("ArrowDown")
    expect(page.locator("[data-place=hoofd]")).to_have_class("place felt")
    saved(page)
    look_at_both_sizes(noor, page)

    page.reload()

    expect(page.get_by_label("Hoofd", exact=True)).to_have_value("gespannen")
    expect(page.locator("[data-place=hoofd]")).to_have_class("place felt")


def test_two_tabs_show_what_was_chosen_in_words(visitor: Make) -> None:
    noor = visitor()
    first = noor.sign_in("noor")
    noor.open(step("neiging", STUCK))
    second = noor.new_tab()
    second.goto(first.url)
    first.get_by_label(ACTING).check()
    saved(first)

    second.get_by_label(CHANGING).check()

    box = second.locator(".conflict")
    expect(box).to_contain_text(ACTING, timeout=6000)
    expect(box).to_contain_text(CHANGING)
    expect(box).not_to_contain_text("yes")
    second.get_by_role("button", name="Houd wat al bewaard is").click()
    expect(second.get_by_label(ACTING)).to_be_checked()
    expect(second.get_by_label(CHANGING)).not_to_be_checked()


def test_the_body_follows_when_the_other_version_is_kept(visitor: Make) -> None:
    noor = visitor()
    first = noor.sign_in("noor")
    noor.open(step("lijfkaart", BODY))
    second = noor.new_tab()
    second.goto(first.url)
    first.get_by_label("Maag").select_option("zwaar")
    saved(first)

    second.get_by_label("Hoofd", exact=True).select_option("warm")

    expect(second.locator(".conflict")).to_contain_text("maag: zwaar", timeout=6000)
    second.get_by_role("button", name="Houd wat al bewaard is").click()
    expect(second.locator("[data-place=maag]")).to_have_class("place felt")
    expect(second.locator("[data-place=hoofd]")).to_have_class("place")


def test_what_was_chosen_is_good_to_look_at_for_learner_and_trainer(visitor: Make, sqlite_platform: Platform) -> None:
    noor, anja = visitor(), visitor()
    noor.sign_in("noor")
    browser = sqlite_platform.browser("noor")
    browser.submit(browser.get(f"/opdracht/{STUCK}/alles"), "Bewaar", STUCK_ANSWERS)
    for path in ("alles", "inleveren"):
        look_at_both_sizes(noor, noor.open(f"/opdracht/{STUCK}/{path}"))
    expect(noor.page.get_by_role("figure").get_by_role("img")).to_be_visible()

    hand_in_chosen(browser)
    address = address_of(sqlite_platform, "noor")
    take_up(sqlite_platform.browser("anja"), address)
    anja.sign_in("anja")
    look_at_both_sizes(anja, anja.open(address))

    expect(anja.page.get_by_role("figure").get_by_role("img")).to_be_visible()
    expect(anja.page.get_by_role("figure")).to_contain_text("knoop")


def test_two_tabs_with_an_exercise_keep_what_was_not_chosen_under_it(visitor: Make) -> None:
    noor = visitor(width=320, dark=True)
    first = noor.sign_in("noor")
    noor.open(REWRITE.page)
    second = noor.new_tab()
    second.goto(first.url)
    own = f"[data-part={REWRITE.exercise}]"
    first.locator(f"{own} textarea").fill("Uit dit tabblad.")
    expect(first.locator(f"{own} [data-saved]")).to_contain_text("Opgeslagen om", timeout=6000)

    second.locator(f"{own} textarea").fill("Uit het andere tabblad.")
    expect(second.locator(".conflict")).to_contain_text("Uit dit tabblad.", timeout=6000)
    second.get_by_role("button", name="Zet beide in het veld").click()
    expect(second.locator(f"{own} [data-saved]")).to_contain_text("Opgeslagen om", timeout=6000)

    noor.open(REWRITE.page)
    expect(first.locator(f"{own} textarea")).to_have_value("Uit dit tabblad.\n\nUit het andere tabblad.")
    first.get_by_text("Versies die je niet koos (1)").click()
    expect(first.get_by_role("group", name="Versie die je niet koos")).to_contain_text("Uit dit tabblad.")
    noor.check()
    first.get_by_role("button", name="Verwijder deze versie").click()
    expect(first.get_by_text("Die versie is verwijderd.")).to_be_visible()
    expect(first.get_by_text("Versies die je niet koos")).to_have_count(0)
