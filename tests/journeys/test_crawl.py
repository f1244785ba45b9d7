"""Every page in a real browser, as each kind of person: accessible, as wide as the window, without a broken rule.

Each kind of page is visited once by each person, small and light, then wide and dark. What is on it was written by the
story of the guard tests.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, ViewportSize
from werkzeug.exceptions import HTTPException
from werkzeug.routing import MapAdapter

from tests.guard.story import Told, tell
from tests.journeys.conftest import Visitor
from tests.platform import Platform

pytestmark = pytest.mark.journey

Make = Callable[..., Visitor]

UNFOLD = "document.querySelectorAll('main details').forEach((folded) => { folded.open = true; })"
PHONE, DESK = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=900)
# Pages that no link leads to, and pages whose kind was met before in another state.
BESIDES = {
    "noor": (
        "/opdracht/welkom-opdracht",
        "/opdracht/welkom-opdracht/ronde/1",
        "/les/welkom-waar-sta-je",
        "/bestaat-niet",
    ),
    "anja": ("/nakijken/{held}/voorbeeld", "/nakijken/{returned}", "/nakijken/{waiting}"),
    "marja": ("/nakijken/1",),
    "": ("/wachtwoord/geraden", "/wachtwoord/{link}"),
}

# Pages with the same words for everybody are looked at once: those about the course as a stranger, those for paper and
# the glossary as Noor. What differs by person, the menu on top, stands on every other page too.
OF_ANYBODY = ("pages.about", "pages.help", "pages.privacy", "pages.accessibility")
OF_READERS = ("printing.", "learning.glossary")
SEEN_BY_OTHERS = {"": (), "noor": OF_ANYBODY, "anja": OF_ANYBODY + OF_READERS, "marja": OF_ANYBODY + OF_READERS}


def kind_of(adapter: MapAdapter, path: str) -> str:
    """Give the endpoint that an address leads to, or the address itself when it leads nowhere."""
    try:
        return str(adapter.match(path)[0])
    except HTTPException:
        return path


def look_at_both_sizes(visitor: Visitor, page: Page) -> None:
    """Check the page small and light, then wide and dark, with everything open that is folded."""
    page.evaluate(UNFOLD)
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    visitor.check()
    page.set_viewport_size(DESK)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    visitor.check()


def links_on(page: Page, base: str) -> list[str]:
    """Give the addresses on this site that a page links to."""
    found: list[str] = page.eval_on_selector_all("a[href]", "all => all.map(one => one.href)")
    return [
        urlsplit(address)._replace(scheme="", netloc="", fragment="").geturl()
        for address in found
        if address.startswith(base)
    ]


@pytest.mark.parametrize("who", ["", "noor", "anja", "marja"])
def test_every_kind_of_page_is_good_in_a_browser(visitor: Make, sqlite_platform: Platform, who: str) -> None:
    told: Told = tell(sqlite_platform)
    adapter = sqlite_platform.app.url_map.bind("localhost")
    visiting = visitor()
    page = visiting.sign_in(who) if who else visiting.open("/")
    named = {name: getattr(told, name) for name in told.__slots__}
    besides = [path.format_map(named) for path in BESIDES[who]]
    waiting, kinds, visited = ["/", *besides], set(), set()

    while waiting:
        path = waiting.pop(0)
        kind = kind_of(adapter, path.partition("?")[0])
        if path in visited or (kind in kinds and path not in besides) or kind.startswith(SEEN_BY_OTHERS[who]):
            continue
        kinds.add(kind)
        visited.add(path)
        visiting.open(path)
        look_at_both_sizes(visiting, page)
        waiting += links_on(page, visiting.base)

    assert len(kinds) > 8, kinds
