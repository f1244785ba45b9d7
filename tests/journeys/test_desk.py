"""Anja at her desk in a real browser: with the keyboard alone, and without a script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.comments.keeping import keep
from tests.journeys.conftest import Visitor, in_two_sizes
from tests.journeys.keyboard import Keys
from tests.platform import Platform
from tests.review.reviewing import ROUND, handed_in, take_up

pytestmark = pytest.mark.journey

Make = Callable[..., Visitor]
CAMERA = "Stel dat er een camera hing. Wat zou er op de beelden te zien zijn, Noor?"
HERE = "() => document.activeElement.id || document.activeElement.getAttribute('aria-labelledby')"


def _at_the_desk(visitor: Make, platform: Platform, **settings: object) -> tuple[Visitor, Page]:
    address = handed_in(platform)
    take_up(platform.browser("anja"), address)
    anja = visitor(**settings)
    anja.sign_in("anja")
    return anja, anja.open(address)


def _here(page: Page) -> str:
    found: str = page.evaluate(HERE)
    return found


def _puts_in_a_question(anja: Visitor, page: Page, keys: Keys) -> None:
    """Write beside the first answer, put a question of the course behind it, and take that back and again."""
    field = page.get_by_label("Reactie bij “Een goed moment”", exact=False).first
    keys.reach(field)
    keys.write("Ik las: j k n ?")
    keys.press("Tab")
    assert page.evaluate("document.activeElement.dataset.insert") == "text-moment"
    keys.press("Enter")
    panel = page.get_by_role("group", name="Vragen en opmerkingen")
    expect(panel).to_contain_text("40 gevonden")
    anja.check()
    keys.write("camera")
    expect(panel).to_contain_text("Eén gevonden")
    keys.press("Enter", "Enter")
    expect(field).to_have_value(f"Ik las: j k n ? {CAMERA}")
    expect(panel).to_have_count(0)
    keys.press("Control+z")
    expect(field).to_have_value("Ik las: j k n ?")
    keys.press("Control+y")
    expect(field).to_have_value(f"Ik las: j k n ? {CAMERA}")
    keys.press("Escape")
    assert _here(page) == "step-1"


@in_two_sizes((1280, True), (390, False))
def test_anja_reviews_with_the_keyboard_alone(visitor: Make, sqlite_platform: Platform, width: int, dark: bool) -> None:
    anja, page = _at_the_desk(visitor, sqlite_platform, width=width, dark=dark)
    keys = Keys(page, scripted=True)
    anja.check()

    keys.press("?")
    expect(page.get_by_role("dialog", name="Met het toetsenbord")).to_contain_text("Ctrl + Enter")
    anja.check()
    keys.press("Escape", "j", "j")
    assert _here(page) == "step-2"
    keys.press("k")
    assert _here(page) == "step-1"

    _puts_in_a_question(anja, page, keys)

    keys.press("r")
    assert _here(page) == "text-overall"
    keys.reach(page.get_by_role("button", name="Zet de vier beginzinnen neer"))
    keys.press("Enter")
    keys.write("hoe je wachtte. Wat zag je? Wat hoorde je? Wat rook je?")
    expect(page.get_by_label("Aan Noor")).to_have_value(
        "Dit las ik: hoe je wachtte. Wat zag je? Wat hoorde je? Wat rook je?"
        "\n\nHier bleef ik bij stilstaan: \n\nIk vraag me af: \n\nEen kleine stap kan zijn: "
    )
    expect(page.locator("[data-count]")).to_have_text("29 woorden · 3 vragen")
    expect(page.locator("[data-remark]")).to_contain_text("Eén vraag is vaak genoeg.")

    keys.press("Control+Enter")
    expect(page.get_by_label("Afronden")).to_be_focused()
    keys.press("Space", "Enter")
    expect(page.get_by_text("Alleen jij ziet dit, tot je teruggeeft.")).to_be_visible()
    keys.press("m", "Tab")
    keys.write("Vragen naar de nachtdienst.")
    expect(page.locator("[data-part=note] [data-saved]")).to_contain_text("Opgeslagen om", timeout=6000)
    anja.check()
    keys.press("Control+Enter")
    expect(page.get_by_text("Noor heeft bericht gekregen")).to_be_visible()

    noor = visitor(width=width, dark=dark)
    noor.sign_in("noor")
    read = noor.open(ROUND)
    expect(read.get_by_text(CAMERA)).to_be_visible()
    expect(read.get_by_text("Dit las ik: hoe je wachtte.")).to_be_visible()
    expect(read.get_by_text("Hier bleef ik bij stilstaan")).to_have_count(0)
    expect(read.get_by_text("nachtdienst")).to_have_count(0)

    page.goto(f"{anja.base}/nakijken/1")
    expect(page.get_by_label("Je notitie over wat Noor schreef")).to_have_value("Vragen naar de nachtdienst.")
    anja.check()


@pytest.mark.parametrize("width", [390, 1280])
def test_anja_reviews_without_a_script(visitor: Make, sqlite_platform: Platform, width: int) -> None:
    keep(sqlite_platform.browser("anja"), "Dank je, {voornaam}.")
    _anja, page = _at_the_desk(visitor, sqlite_platform, width=width, javascript=False)
    anja_field = page.get_by_label("Reactie bij “Een goed moment”", exact=False).first
    anja_field.fill("Ik las het.")
    page.get_by_label("Aan Noor").fill("Dag Noor.")

    page.get_by_role("button", name="Voeg een vraag of opmerking in bij: Reactie bij “Een goed moment”").click()
    page.get_by_label("Woorden").fill("dank")
    page.get_by_role("button", name="Toon").click()
    page.get_by_role("button", name="Dank je, Noor.").click()
    expect(anja_field).to_have_value("Ik las het.\n\nDank je, Noor.")
    page.get_by_role("button", name="Zet de vier beginzinnen neer").click()
    overall = page.get_by_label("Aan Noor")
    written = overall.input_value()
    assert written.startswith("Dag Noor.\n\nDit las ik: ")
    overall.fill(written.replace("Ik vraag me af: ", "Ik vraag me af: wat hoorde je?"))
    page.get_by_text("Notitie voor jezelf").click()
    page.get_by_label("Je notitie over wat Noor schreef").fill("Vragen naar de nachtdienst.")
    page.get_by_label("Afronden").check()
    page.get_by_role("button", name="Teruggeven", exact=True).click()
    expect(page.get_by_text("Noor heeft bericht gekregen")).to_be_visible()

    noor = visitor(width=width)
    noor.sign_in("noor")
    read = noor.open(ROUND)
    expect(read.get_by_text("Ik vraag me af: wat hoorde je?")).to_be_visible()
    expect(read.get_by_text("Dit las ik")).to_have_count(0)


@in_two_sizes((1280, False), (390, True))
def test_anja_keeps_her_own_words_and_letters_can_be_switched_off(
    visitor: Make, sqlite_platform: Platform, width: int, dark: bool
) -> None:
    anja, page = _at_the_desk(visitor, sqlite_platform, width=width, dark=dark)
    field = page.get_by_label("Aan Noor")
    field.fill("Dag Noor. Dank dat je dit deelt, Noor.")
    field.evaluate("(one) => one.setSelectionRange(10, one.value.length)")
    page.locator("[data-insert=text-overall]").click()
    page.get_by_role("button", name="Wat deed je adem op dat moment?").click()
    expect(field).to_have_value("Dag Noor. Dank dat je dit deelt, Noor. Wat deed je adem op dat moment?")
    field.fill("Dag Noor. Dank dat je dit deelt, Noor.")
    field.evaluate("(one) => one.setSelectionRange(10, one.value.length)")
    page.locator("[data-insert=text-overall]").click()
    page.get_by_text("Bewaar je eigen woorden als opmerking").click()
    expect(page.locator("[data-own-words]")).to_have_text("Dank dat je dit deelt, {voornaam}.")
    page.get_by_role("button", name="Bewaar als opmerking").click()
    expect(page.locator("[data-kept]")).to_contain_text("Kies waar dit over gaat.")
    page.get_by_label("Waar gaat het over?").select_option("lef")
    page.get_by_role("button", name="Bewaar als opmerking").click()
    expect(page.locator("[data-kept]")).to_have_text("Bewaard bij je opmerkingen.")
    anja.check()
    page.get_by_role("button", name="Sluit deze lijst").click()
    expect(page.locator("[data-insert=text-overall]")).to_be_focused()

    page.get_by_role("button", name="Sneltoetsen").click()
    page.get_by_label("Losse letters gebruiken").uncheck()
    page.get_by_role("button", name="Sluiten").click()
    page.keyboard.press("r")
    expect(field).not_to_be_focused()
    page.reload()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_have_count(0)

    page = anja.open("/nakijken/opmerkingen")
    expect(page.get_by_text("Dank dat je dit deelt, {voornaam}.", exact=True)).to_be_visible()
    anja.check()
    page.get_by_role("link", name="Aanpassen").click()
    anja.check()
    anja.open("/nakijken/1/invoegen")
    anja.check()
