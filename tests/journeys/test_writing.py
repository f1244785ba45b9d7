"""A learner writes a reflection in a real browser, whatever happens to the connection, the session or the tab."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from sqlmodel import col, delete

from course.accounts.models import SignIn
from course.reflection.forms import ANONYMITY_CHECKS
from tests.journeys.conftest import Visitor
from tests.platform import Platform
from tests.world import PASSWORD, email_of

pytestmark = pytest.mark.journey

STEP = "/opdracht/welkom-opdracht/stap/moment"
Make = Callable[..., Visitor]


# Make copies of somebody else on this device: one of today, and one that is older than copies are kept.
LAY_COPIES = """async () => {
  const asked = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
  const base = await asked(indexedDB.open("van-buiten-naar-binnen"));
  const store = base.transaction("copies", "readwrite").objectStore("copies");
  const other = { person: "0", place: "x", page: "p", sealed: new ArrayBuffer(8) };
  await asked(store.put({ ...other, id: "new", moment: Date.now() }));
  await asked(store.put({ ...other, id: "old", moment: Date.now() - 31 * 24 * 3600 * 1000 }));
}"""
COPIES = """async () => {
  const asked = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
  const base = await asked(indexedDB.open("van-buiten-naar-binnen"));
  return asked(base.transaction("copies").objectStore("copies").getAllKeys());
}"""


def saved(page: Page) -> None:
    """Wait until the page says that it is saved."""
    expect(page.locator("[data-saved]").first).to_contain_text("Opgeslagen om", timeout=6000)


def test_noor_writes_with_the_keyboard_and_hands_in(visitor: Make) -> None:
    noor = visitor(width=390)
    page = noor.sign_in("noor")
    noor.open("/opdracht/welkom-opdracht")
    noor.check()
    page.get_by_role("link", name="Beginnen").press("Enter")
    for number, words in enumerate(("Ik zag een beker.", "Mijn schouders zakten.", "Stil zijn.", "Eén vraag."), 1):
        expect(page.get_by_text(f"Stap {number} van 5")).to_be_visible()
        page.locator("textarea").press_sequentially(words)
        saved(page)
        noor.check()
        page.get_by_role("button", name="Volgende stap").press("Enter")
    expect(page.get_by_text("Stap 5 van 5")).to_be_visible()
    page.get_by_role("button", name="Nalezen").press("Enter")
    page.wait_for_url("**/inleveren")
    noor.check()
    for box in page.get_by_role("checkbox").all():
        box.press("Space")
    assert page.get_by_role("checkbox").count() >= len(ANONYMITY_CHECKS)
    page.get_by_role("button", name="Inleveren bij Anja Verbeek").press("Enter")

    expect(page.get_by_text("Je opdracht ligt bij Anja Verbeek")).to_be_visible()
    noor.check()


def test_a_pulled_plug_loses_nothing(visitor: Make) -> None:
    noor = visitor()
    page = noor.sign_in("noor")
    noor.open(STEP)
    noor.context.set_offline(True)
    page.locator("textarea").press_sequentially("Geschreven in de trein, zonder bereik.")
    expect(page.locator("[data-unsaved]")).to_be_visible(timeout=8000)
    noor.context.set_offline(False)
    saved(page)

    page.reload()

    expect(page.locator("textarea")).to_have_value("Geschreven in de trein, zonder bereik.")


def test_a_session_that_ends_while_writing_loses_nothing(visitor: Make, sqlite_platform: Platform) -> None:
    noor = visitor()
    page = noor.sign_in("noor")
    noor.open(STEP)
    with sqlite_platform.session() as session:
        session.exec(delete(SignIn).where(col(SignIn.person_id) == sqlite_platform.cast.noor))
    page.locator("textarea").press_sequentially("De nacht was lang.")
    expect(page.get_by_text("Je bent uitgelogd")).to_be_visible(timeout=8000)

    with noor.context.expect_page() as opened:
        page.get_by_role("link", name="Log opnieuw in").click()
    tab = opened.value
    tab.get_by_label("E-mailadres").fill(email_of("noor"))
    tab.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    tab.keyboard.press("Enter")
    tab.wait_for_load_state()

    saved(page)


def test_two_tabs_never_overwrite_each_other_silently(visitor: Make) -> None:
    noor = visitor(width=390)
    page = noor.sign_in("noor")
    noor.open(STEP)
    other = noor.new_tab()
    other.goto(noor.base + STEP)
    other.locator("textarea").press_sequentially("Versie van het andere tabblad.")
    saved(other)
    page.bring_to_front()
    page.locator("textarea").press_sequentially("Versie van dit tabblad.")

    expect(page.get_by_role("heading", name="Er zijn twee versies van je tekst")).to_be_visible()
    expect(page.locator("[data-autosave]")).to_have_attribute("data-state", "conflict")
    kept, mine = page.locator(".conflict .quote-own").all()
    expect(kept.locator("del")).to_have_text("(alleen hier:) het andere")
    expect(mine.locator("ins")).to_have_text("(alleen hier:) dit")
    expect(kept.locator("+ button")).to_have_text("Houd wat al bewaard is")
    expect(mine.locator("+ button")).to_have_text("Bewaar wat hier staat")
    noor.check()
    page.get_by_role("button", name="Houd wat al bewaard is").click()
    saved(page)
    expect(page.locator(".conflict button")).to_have_count(0)
    expect(page.locator("textarea")).to_have_value("Versie van het andere tabblad.")

    page.reload()
    page.get_by_text("Versies die je niet koos").click()
    expect(page.locator("main details")).to_contain_text("Versie van dit tabblad.")
    noor.check()
    page.get_by_role("button", name="Verwijder deze versie").click()
    expect(page.get_by_text("Die versie is verwijderd.")).to_be_visible()
    expect(page.locator("textarea")).to_have_value("Versie van het andere tabblad.")


def test_what_a_closed_tab_left_meets_what_was_saved_since_and_both_are_shown(visitor: Make) -> None:
    noor = visitor()
    page = noor.sign_in("noor")
    noor.open(STEP)
    page.locator("textarea").focus()
    page.wait_for_load_state("networkidle")
    noor.context.set_offline(True)
    page.locator("textarea").press_sequentially("Op de laptop.")
    expect(page.locator("[data-saved]")).to_contain_text("staat versleuteld op dit apparaat", timeout=8000)
    page.close()
    noor.context.set_offline(False)
    elsewhere = visitor()
    phone = elsewhere.sign_in("noor")
    elsewhere.open(STEP)
    phone.locator("textarea").press_sequentially("Op de telefoon.")
    saved(phone)

    noor.page = noor.new_tab()
    noor.open(STEP)

    expect(noor.page.locator(".conflict")).to_contain_text("telefoon")
    expect(noor.page.locator(".conflict")).to_contain_text("laptop")
    noor.page.get_by_role("button", name="Zet beide in het veld").click()
    saved(noor.page)
    expect(noor.page.locator("textarea")).to_have_value("Op de telefoon.\n\nOp de laptop.")


def test_a_reload_right_after_typing_loses_nothing(visitor: Make) -> None:
    noor = visitor()
    page = noor.sign_in("noor")
    noor.open(STEP)
    page.locator("textarea").press_sequentially("Eerst dit.")
    saved(page)
    page.locator("textarea").press_sequentially(" En dan dit erbij.")

    page.reload()

    expect(page.locator("textarea")).to_have_value("Eerst dit. En dan dit erbij.")
    expect(page.locator("[data-autosave]")).to_have_attribute("data-state", "saved")
    assert page.locator(".conflict").count() == 0


def test_the_line_is_truthful_while_somebody_types(visitor: Make) -> None:
    noor = visitor()
    page = noor.sign_in("noor")
    noor.open(STEP)
    page.locator("textarea").press_sequentially("Een.")
    saved(page)

    page.locator("textarea").press_sequentially(" Twee.")

    expect(page.locator("[data-saved]")).to_have_text("Wordt zo opgeslagen")
    expect(page.locator("[data-autosave]")).to_have_attribute("data-state", "open")
    saved(page)


def test_a_copy_goes_when_it_is_saved_and_those_of_others_go_after_thirty_days(visitor: Make) -> None:
    noor = visitor()
    page = noor.sign_in("noor")
    noor.open(STEP)
    page.locator("textarea").press_sequentially("Nu.")
    saved(page)
    page.evaluate(LAY_COPIES)

    page.reload()
    page.locator("textarea").press_sequentially(" En meer.")
    saved(page)
    page.wait_for_timeout(300)

    assert page.evaluate(COPIES) == ["new"]


def test_signing_out_waits_for_what_is_not_saved_and_the_next_person_sees_nothing_of_it(visitor: Make) -> None:
    noor = visitor(width=390)
    page = noor.sign_in("noor")
    noor.open(STEP)
    page.locator("textarea").press_sequentially("Wat alleen ik weet.")
    noor.context.route("**/bewaren", lambda route: route.fulfill(status=503, body="druk"))
    page.get_by_role("button", name="Uitloggen", exact=True).click()
    expect(page.get_by_role("heading", name="Wil je toch uitloggen?")).to_be_visible()
    expect(page.locator(".before-leaving")).to_contain_text("blijft het laatste versleuteld op dit apparaat staan")
    noor.check()
    page.get_by_role("button", name="Toch uitloggen").click()
    page.wait_for_url("**/inloggen")

    noor.sign_in("sam")
    noor.open(STEP)
    page.locator("textarea").press_sequentially("Van mij.")
    page.wait_for_timeout(1500)
    assert page.locator("textarea").input_value() == "Van mij."
    noor.context.unroute("**/bewaren")
    page.get_by_role("button", name="Uitloggen", exact=True).click()
    page.wait_for_url("**/inloggen")

    noor.sign_in("noor")
    noor.open(STEP)
    expect(page.locator("textarea")).to_have_value("Wat alleen ik weet.")
    expect(page.get_by_text("Dit stond nog op dit apparaat")).to_be_visible()
    saved(page)
    noor.check()


def test_everything_works_without_javascript(visitor: Make) -> None:
    noor = visitor(javascript=False)
    page = noor.sign_in("noor")
    noor.open(STEP)
    page.locator("textarea").fill("Zonder script geschreven.")
    page.get_by_role("button", name="Volgende stap").click()
    page.goto(noor.base + STEP)

    expect(page.locator("textarea")).to_have_value("Zonder script geschreven.")
