"""What stayed on the device meets what was saved or typed since, and no letter of either is lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visitor
from tests.journeys.test_writing import STEP, saved

pytestmark = pytest.mark.journey

Make = Callable[..., Visitor]

# The script's own saves arrive late, so that somebody can type while one is on its way.
SLOW_SAVES = """const real = window.fetch;
window.fetch = (url, how) => String(url).endsWith("/bewaren")
  ? new Promise((done) => { setTimeout(done, 900); }).then(() => real(url, how)) : real(url, how);"""
# The network holds the last save of a page, and brings it when another page is there already.
HOLD_SAVES = """() => {
  const real = window.fetch;
  window.fetch = (url, how) => {
    if (!String(url).endsWith("/bewaren")) return real(url, how);
    const { method, headers, body } = how;
    sessionStorage.held = JSON.stringify([url, { method, headers, body: String(body) }]);
    return new Promise(() => {});
  };
}"""
SEND_WHAT_WAS_HELD = """() => {
  const [url, { headers, ...how }] = JSON.parse(sessionStorage.held);
  const asForm = { ...headers, "Content-Type": "application/x-www-form-urlencoded" };
  return fetch(url, { ...how, headers: asForm }).then(({ status }) => status);
}"""


def type_with_a_lag(page: Page, copied: str, not_copied: str) -> None:
    """Type on, and let the copy on the device hold the first part only."""
    page.locator("textarea").press_sequentially(copied)
    page.wait_for_timeout(400)  # long enough for a copy, too short for a save
    page.evaluate("() => { crypto.subtle.encrypt = () => new Promise(() => {}); }")
    page.locator("textarea").press_sequentially(not_copied)


def test_a_copy_that_lags_behind_the_last_save_makes_no_second_version(visitor: Make) -> None:
    noor = visitor()
    page = noor.sign_in("noor")
    noor.open(STEP)
    page.locator("textarea").press_sequentially("Eerst dit.")
    saved(page)
    type_with_a_lag(page, " En dan", " dit erbij.")

    page.reload()

    expect(page.locator("textarea")).to_have_value("Eerst dit. En dan dit erbij.")
    expect(page.locator("[data-autosave]")).to_have_attribute("data-state", "saved")
    assert page.locator(".conflict").count() == 0
    page.locator("textarea").press_sequentially(" En nu verder.")
    saved(page)
    page.reload()
    expect(page.locator("textarea")).to_have_value("Eerst dit. En dan dit erbij. En nu verder.")


def test_what_is_typed_while_a_copy_comes_back_is_not_written_over(visitor: Make) -> None:
    noor, at_home = visitor(), visitor()
    page = noor.sign_in("noor")
    noor.open(STEP)
    noor.context.route("**/bewaren", lambda route: route.abort())
    page.locator("textarea").press_sequentially("Uit de trein.")
    expect(page.get_by_text("staat versleuteld op dit apparaat")).to_be_visible()
    elsewhere = at_home.sign_in("noor")
    at_home.open(STEP)
    elsewhere.locator("textarea").press_sequentially("Van thuis.")
    saved(elsewhere)
    noor.context.unroute("**/bewaren")
    page.add_init_script(SLOW_SAVES)

    page.reload()
    page.locator("textarea").press_sequentially(" En nu dit.")

    for words in ("Van thuis.", "En nu dit.", "Uit de trein."):
        expect(page.locator(".conflict")).to_contain_text(words, timeout=9000)


def test_the_last_save_of_a_page_that_is_gone_may_arrive_after_its_copy_came_back(visitor: Make) -> None:
    noor = visitor()
    page = noor.sign_in("noor")
    noor.open(STEP)
    page.evaluate(HOLD_SAVES)
    type_with_a_lag(page, "Eerst dit.", " En dit erbij.")
    page.reload()
    expect(page.locator("textarea")).to_have_value("Eerst dit.")

    assert page.evaluate(SEND_WHAT_WAS_HELD) == 200

    expect(page.locator("textarea")).to_have_value("Eerst dit. En dit erbij.", timeout=6000)
    expect(page.get_by_text("Alles wat je typte, is opgeslagen")).to_be_visible()
    assert page.locator(".conflict").count() == 0


def test_what_is_typed_after_choosing_the_other_version_leads_to_a_choice_again(visitor: Make) -> None:
    noor = visitor()
    page = noor.sign_in("noor")
    noor.open(STEP)
    other = noor.new_tab()
    other.goto(page.url)
    other.locator("textarea").press_sequentially("Uit het andere tabblad.")
    saved(other)
    page.bring_to_front()
    page.locator("textarea").press_sequentially("Uit dit tabblad.")
    choice = page.get_by_role("button", name="Houd wat al bewaard is")
    expect(choice).to_be_visible(timeout=6000)
    page.evaluate(f"() => {{ {SLOW_SAVES} }}")

    choice.click()
    page.locator("textarea").press_sequentially(" En toch nog dit.")

    again = page.locator(".conflict").last
    expect(again.get_by_role("button", name="Houd wat al bewaard is")).to_be_visible(timeout=9000)
    for words in ("het andere", "En toch nog dit."):
        expect(again).to_contain_text(words)
