"""A real server and a real Chromium for the journeys.

Without a browser on the machine the journeys are skipped with one line that says how to get one; with CI=true that is
a failure.
"""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright
from werkzeug.serving import make_server

from tests.platform import Platform
from tests.world import PASSWORD, email_of

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
ADVICE = (
    "No Chromium found: `apt-get install chromium-headless-shell`, or set CHROMIUM to the program, to run the journeys."
)
LOOK = "axe.run(document, {resultTypes: ['violations']}).then((found) => ({violations: found.violations}))"
Size = tuple[int, bool]
EXPECTED_NOISE = ("Failed to load resource", "net::ERR")


@dataclass
class Visitor:
    """One person at a real browser; what the browser complains about is kept."""

    base: str
    context: BrowserContext
    page: Page
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Open a page of the course."""
        self.page.goto(self.base + path)
        return self.page

    def sign_in(self, who: str) -> Page:
        """Sign in with the keyboard."""
        self.open("/inloggen")
        self.page.get_by_label("E-mailadres").fill(email_of(who))
        self.page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(lambda url: not url.endswith("/inloggen"))
        return self.page

    def new_tab(self) -> Page:
        """Open a second tab of the same person."""
        tab = self.context.new_page()
        listen(tab, self.complaints)
        return tab

    def check(self) -> None:
        """Assert that the page is accessible, fits its width, and broke no rule of the content security policy."""
        found = look_with_axe(self.page)
        assert found.violations_count == 0, f"{self.page.url}: {found.generate_report()}"
        too_wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert too_wide <= 0, f"{self.page.url} is {too_wide} pixels wider than the window"
        assert not self.complaints, f"{self.page.url}: {self.complaints}"


def look_with_axe(page: Page) -> AxeResults:
    """Look whether a page is accessible. Only what is wrong is fetched: all that is right takes ten times as long.

    A page that a click has just opened is looked at when it is whole: before that it has nothing to look at.
    """
    page.wait_for_load_state()
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return AxeResults(page.evaluate(LOOK))


def listen(page: Page, complaints: list[str]) -> None:
    """Keep errors of scripts and of the content security policy; a lost connection is no complaint."""

    def keep(message: ConsoleMessage) -> None:
        if message.type == "error" and not any(noise in message.text for noise in EXPECTED_NOISE):
            complaints.append(message.text)

    page.on("console", keep)
    page.on("pageerror", lambda error: complaints.append(str(error)))


def find_chromium() -> str:
    """Give the program, or skip the test when the machine has none."""
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        if os.environ.get("CI") == "true":
            pytest.fail(ADVICE)
        pytest.skip(ADVICE)
    return program


def in_two_sizes(usual: Size, other: Size) -> pytest.MarkDecorator:
    """Tell a story in one size (width in pixels, dark or light) always, and in the other in `make test-long`.

    The crawl looks at every page in both sizes each time; a story is there for what happens between the pages.
    """
    return pytest.mark.parametrize(("width", "dark"), [usual, pytest.param(*other, marks=pytest.mark.long)])


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    program = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def address(sqlite_platform: Platform) -> Iterator[str]:
    """The address of a running server with the cast in its database."""
    server = make_server("127.0.0.1", 0, sqlite_platform.app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join(5)


@pytest.fixture
def visitor(chromium: Browser, address: str) -> Iterator[Callable[..., Visitor]]:
    """Make visitors: `visitor()`, `visitor(width=390)`, `visitor(dark=True)`, `visitor(javascript=False)`."""
    contexts: list[BrowserContext] = []
    visitors: list[Visitor] = []

    def make(*, width: int = 1280, dark: bool = False, javascript: bool = True) -> Visitor:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            locale="nl-NL",
        )
        context.set_default_timeout(8000)
        contexts.append(context)
        page = context.new_page()
        made = Visitor(address, context, page)
        visitors.append(made)
        listen(page, made.complaints)
        return made

    yield make
    for context in contexts:
        context.close()
    complaints = [words for made in visitors for words in made.complaints]
    assert not complaints, complaints
