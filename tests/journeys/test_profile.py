"""What is left on the computer when somebody signed out and closed the browser: not a word of what they wrote."""

import base64
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import FLAGS, find_chromium
from tests.world import PASSWORD, email_of

pytestmark = pytest.mark.journey

STEP = "/opdracht/welkom-opdracht/stap/moment"
SAVED, UNSENT = "kwikstaart-0417", "draaihals-5509"


def disguises(word: str) -> set[bytes]:
    """Give a word as it can stand in a file: as text, in the two bytes a letter of a browser, and in base64."""
    plain = {word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be")}
    shifted = {base64.b64encode(b"x" * shift + form)[4 * (shift > 0) : -4] for form in plain for shift in range(3)}
    return plain | shifted


def found_in(folder: Path, word: str) -> list[str]:
    """Give the files in which a word stands."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    assert len(files) > 20, "this is not the profile of a browser"
    contents = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    return sorted(name for name, data in contents.items() if any(form in data for form in disguises(word)))


def sign_in(page: Page, address: str) -> None:
    page.goto(f"{address}/inloggen")
    page.get_by_label("E-mailadres").fill(email_of("noor"))
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: not url.endswith("/inloggen"))
    page.goto(address + STEP)


def test_nothing_that_was_written_stays_in_the_profile_of_the_browser(
    chromium: Browser, address: str, tmp_path: Path
) -> None:
    context = chromium.browser_type.launch_persistent_context(tmp_path, executable_path=find_chromium(), args=FLAGS)
    page = context.pages[0]
    sign_in(page, address)
    page.locator("textarea").press_sequentially(f"Vandaag zag ik een {SAVED}.")
    expect(page.locator("[data-autosave]")).to_have_attribute("data-state", "saved")
    context.route("**/bewaren", lambda route: route.fulfill(status=503, body="druk"))
    page.locator("textarea").press_sequentially(f" En daarna een {UNSENT}.")
    page.get_by_role("button", name="Uitloggen", exact=True).click()
    page.get_by_role("button", name="Toch uitloggen").click()
    page.wait_for_url("**/inloggen")
    context.close()

    assert found_in(tmp_path, SAVED) == found_in(tmp_path, UNSENT) == []
    assert found_in(tmp_path, "welkom-opdracht"), "the address of the page stands in the history: the search has eyes"
    assert found_in(tmp_path, "van-buiten-naar-binnen"), "the copy of what was not sent stands there, sealed"
