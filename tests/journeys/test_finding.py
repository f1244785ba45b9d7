"""Finding a word in the course, reading what it means in place, and going to paper."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visitor

pytestmark = pytest.mark.journey

Make = Callable[..., Visitor]

LESSON = "/les/mentaliseren-omslagpunt"


def test_noor_searches_with_the_keyboard_and_lands_where_the_words_stand(visitor: Make) -> None:
    noor = visitor()
    page = noor.sign_in("noor")
    page.get_by_role("searchbox", name="Zoek in de cursus").fill("omslagpunt")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Zoeken")).to_be_visible()
    noor.check()
    page.get_by_role("link", name="Het omslagpunt").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Het omslagpunt")


def test_on_a_phone_the_search_page_opens_ready_to_type(visitor: Make) -> None:
    noor = visitor(width=390)
    page = noor.sign_in("noor")
    menu = page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link")
    assert len(set(menu.evaluate_all("links => links.map((link) => link.offsetTop)"))) == 1, "the menu is one line"
    page.get_by_role("link", name="Zoeken").click()

    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("mentaliserne")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="mentaliseren").click()
    expect(page.locator("mark").first).to_be_visible()
    noor.check()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_word_explains_itself_and_escape_closes_it(visitor: Make, width: int) -> None:
    noor = visitor(width=width)
    page = noor.sign_in("noor")
    noor.open(LESSON)
    word = page.get_by_role("button", name="mentaliseert")
    card = page.locator("#woord-mentaliseren")
    expect(card).to_be_hidden()

    word.focus()
    page.keyboard.press("Enter")
    expect(card).to_be_visible()
    noor.check()
    page.keyboard.press("Tab")
    expect(card.get_by_role("link")).to_be_focused()
    page.keyboard.press("Escape")

    expect(card).to_be_hidden()
    expect(word).to_be_focused()


def test_a_word_explains_itself_without_a_script_too(visitor: Make) -> None:
    noor = visitor(javascript=False, width=390)
    page = noor.sign_in("noor")
    noor.open(LESSON)
    page.get_by_role("button", name="mentaliseert").click()
    page.locator("#woord-mentaliseren").get_by_role("link").click()
    assert page.url.endswith("/woordenlijst#mentaliseren")


def test_the_list_of_words_narrows_while_typing_and_is_just_the_list_without_a_script(visitor: Make) -> None:
    with_script, without = visitor(), visitor(javascript=False)
    page = with_script.open("/woordenlijst")
    page.get_by_label("Zoek in deze lijst").fill("alsof")
    expect(page.locator("[data-term]:visible")).to_have_count(1)
    expect(page.locator("[data-term]:visible")).to_have_css("border-top-width", "0px")
    expect(page.get_by_role("status").filter(has_text="Eén woord.")).to_be_visible()
    with_script.check()
    page.get_by_label("Zoek in deze lijst").fill("")
    assert page.locator("[data-term]:visible").count() > 20

    plain = without.open("/woordenlijst")
    assert plain.locator("[data-term]:visible").count() > 20
    expect(plain.get_by_label("Zoek in deze lijst")).to_be_hidden()


@pytest.mark.parametrize("path", [f"{LESSON}/afdrukken", "/module/welkom/afdrukken"])
def test_a_page_for_paper_prints_itself_and_is_clean(visitor: Make, path: str) -> None:
    noor, without = visitor(width=390), visitor(javascript=False)
    page = noor.sign_in("noor")
    page.add_init_script("window.print = () => { window.printed = true }")
    noor.open(path)
    noor.check()
    page.get_by_role("button", name="Druk af").click()
    assert page.evaluate("window.printed") is True

    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Druk af")).to_be_hidden()
    expect(page.get_by_role("navigation")).to_have_count(0)

    plain = without.sign_in("noor")
    without.open(path)
    expect(plain.get_by_role("button", name="Druk af")).to_be_hidden()
