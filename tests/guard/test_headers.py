"""A walk along every link, as each of the cast: whole pages, safe headers, nothing from elsewhere, nothing dead."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
import pytest
from werkzeug.test import TestResponse

from course.config import ROOT
from tests.browser import Browser, Page
from tests.guard.audiences import STRANGER
from tests.guard.world import World
from tests.world import PEOPLE

POLICY = (
    "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; media-src 'self'; manifest-src 'self'"
)
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
}
LOADING = {
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "image": ("href",),
    "img": ("src", "srcset"),
    "input": ("src", "formaction"),
    "button": ("formaction",),
    "form": ("action",),
    "link": ("href",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
FETCHED = {"script", "link", "img", "source", "video", "audio", "track"}


@dataclass(slots=True)
class Walk:
    """What one person came across."""

    pages: dict[str, Page] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    anchors: set[tuple[str, str]] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)


def walk(browser: Browser) -> Walk:
    """Follow every link from the start page, breadth first."""
    seen, waiting = Walk(), ["/"]
    while waiting:
        address = waiting.pop(0)
        if address in seen.pages:
            continue
        page = browser.get(address)
        seen.pages[address] = page
        if page.tree is None or page.status != 200:
            seen.faults.append(f"{address} gives {page.status}")
            continue
        for href in page.links():
            waiting += follow(seen, href, address, page.url)
        look_at(seen, page.tree, address)
    return seen


def follow(seen: Walk, href: str, address: str, url: str) -> list[str]:
    """Give where a link leads to on this site; what is wrong with it is written down."""
    parts = urlsplit(href)
    if parts.scheme in {"https", "mailto", "tel"}:
        return []
    if parts.scheme or parts.netloc or not (parts.path.startswith("/") or (not parts.path and parts.fragment)):
        seen.faults.append(f"{address} has a strange link: {href!r}")
        return []
    path = parts.path or urlsplit(url).path
    target = f"{path}?{parts.query}" if parts.query else path
    if parts.fragment:
        seen.anchors.add((target if parts.path else address, parts.fragment))
    return [target] if parts.path else []


def look_at(seen: Walk, tree: Element, address: str) -> None:
    """Write down what a page loads, and forms without a token."""
    for element in tree.iter():
        for name in LOADING.get(str(element.tag), ()):
            value = element.get(name, "")
            if value and not (value.startswith(("/", "#", "?")) and not value.startswith("//")):
                seen.faults.append(f"{address} loads {value!r}")
            if value.startswith("/") and element.tag in FETCHED:
                seen.files.add(value)
        if element.tag == "form" and element.get("method", "get").lower() == "post":
            tokens = [part for part in element.iter("input") if part.get("name") == "csrf_token" and part.get("value")]
            if len(tokens) != 1:
                seen.faults.append(f"{address} has a form with {len(tokens)} tokens, to {element.get('action')}")


def missing_headers(response: TestResponse) -> dict[str, str | None]:
    """Give the safe headers that an answer does not have, or has differently."""
    return {name: response.headers.get(name) for name, value in ALWAYS.items() if response.headers.get(name) != value}


@pytest.mark.parametrize("who", [STRANGER, *PEOPLE])
def test_every_link_leads_to_a_good_and_safe_page(world: World, who: str) -> None:
    browser = world.browser(who)
    seen = walk(browser)

    assert seen.faults == []
    assert len(seen.pages) > (9 if who == STRANGER else 20)
    for address, page in seen.pages.items():
        assert missing_headers(page.response) == {}, address
        assert page.response.headers["Cache-Control"] == ("no-store" if who else "no-cache"), address
        assert page.response.headers["Vary"] == "Cookie, HX-Request, Accept-Encoding", address
        assert ("data-private" in page.html) == bool(who), address
    for target, fragment in seen.anchors:
        tree = seen.pages[target].tree
        assert tree is not None
        assert any(fragment == part.get("id") for part in tree.iter()), f"{target} has no place called {fragment}"
    for name in seen.files:
        answer = browser.client.get(name)
        assert answer.status_code == 200, name
        assert missing_headers(answer) == {}, name


@pytest.mark.parametrize("who", [STRANGER, "noor"])
@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/bestaat-niet", 404),
        ("GET", "/nakijken/99999999999", 404),
        ("POST", "/inloggen", 400),
        ("DELETE", "/inloggen", 405),
        ("GET", "/media/site/geen.css", 404),
        ("GET", "/wachtwoord/geraden", 410),
        ("GET", "/sessie", 200),
    ],
)
def test_refusals_and_data_carry_the_same_headers(world: World, who: str, method: str, path: str, status: int) -> None:
    answer = world.browser(who).client.open(path, method=method)

    assert answer.status_code == status
    assert missing_headers(answer) == {}


def test_an_answer_to_a_form_is_never_kept(world: World) -> None:
    stranger = world.browser(STRANGER)

    answer = stranger.post("/inloggen", {"email": "noor@voorbeeld.nl", "password": "geraden"}, follow=False)

    assert answer.status == 422
    assert answer.response.headers["Cache-Control"] == "no-store"


def test_the_page_to_choose_a_password_is_never_kept(world: World) -> None:
    answer = world.browser(STRANGER).get(f"/wachtwoord/{world.told.link}")

    assert answer.response.headers["Cache-Control"] == "no-store"


def test_the_stylesheets_load_nothing_from_elsewhere() -> None:
    sheets = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "media").rglob("*.css")}

    assert sheets
    assert {name for name, text in sheets.items() if "//" in text.replace("/*", "").replace("*/", "")} == set()
    assert {name for name, text in sheets.items() if "@import" in text} == set()


def test_the_walk_notices_what_is_wrong() -> None:
    seen = Walk()
    source = (
        '<form method="post"></form><img src="https://elders.example/a.png"><script src="//elders.example"></script>'
    )

    look_at(seen, html5lib.parse(source, namespaceHTMLElements=False), "/hier")
    followed = [follow(seen, href, "/hier", "/hier") for href in ("/daar?a=1#b", "http://elders.example", "daar", "#c")]

    assert followed == [["/daar?a=1"], [], [], []]
    assert seen.anchors == {("/daar?a=1", "b"), ("/hier", "c")}
    assert len(seen.faults) == 5, seen.faults
