"""What stayed on the device meets what was saved or typed since, and no letter of either is lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visitor
from tests.journeys.test_writing import STEP, saved

pytestmark = pytest.mark.journey

Make = Callable[..., Visitor]

# The script's own saves arrive late, so that somebody can type while one is on its way.
SLOW_SAVES = """const real = window.fetch;
window.fetch = (url, how) => String(url).endsWith("/bewaren")
  ? new Promise((done) => { setTimeout(done, 900); }).then(() => real(url, how)) : real(url, how);"""


def test_a_copy_that_lags_behind_the_last_save_makes_no_second_version(visitor: Make) -> None:
    noor = visitor()
    page = noor.sign_in("noor")
    noor.open(STEP)
    page.locator("textarea").press_sequentially("Eerst dit.")
    saved(page)
    page.locator("textarea").press_sequentially(" En dan")
    page.wait_for_timeout(400)  # long enough for a copy, too short for a save
    page.evaluate("() => { crypto.subtle.encrypt = () => new Promise(() => {}); }")
    page.locator("textarea").press_sequentially(" dit erbij.")

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
