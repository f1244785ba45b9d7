"""A browser for tests: it follows forms as people do, and looks at every page that it gets."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from flask import Flask
from werkzeug.test import TestResponse

from course.accounts.actions import begin_session
from course.accounts.models import Person
from course.database import Database
from tests.markup import faults_in, tree_of

SUBMITS = {"button", "input"}


@dataclass(slots=True)
class Form:
    """A form on a page: where it goes and what it would send."""

    action: str
    fields: dict[str, str | list[str]]
    buttons: dict[str, dict[str, str]]


@dataclass(slots=True)
class Page:
    """What came back: status, headers, and the parsed page."""

    response: TestResponse
    url: str
    tree: Element | None = field(default=None)

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.response.status_code

    @property
    def html(self) -> str:
        """The page as it was sent."""
        return self.response.get_data(as_text=True)

    @property
    def text(self) -> str:
        """All words on the page, with single spaces."""
        assert self.tree is not None, f"{self.url} gave no page"
        return " ".join(" ".join(self.tree.itertext()).split())

    @property
    def data(self) -> dict[str, Any]:
        """What came back as data, for a script in the page."""
        found: dict[str, Any] = self.response.get_json()
        return found

    @property
    def location(self) -> str:
        """Where a redirect leads."""
        return self.response.headers.get("Location", "")

    def links(self) -> list[str]:
        """The addresses of all links on the page."""
        assert self.tree is not None
        return [a.get("href", "") for a in self.tree.iter("a")]

    def form(self, button: str, action: str = "") -> Form:
        """The form that has a button with these words; where several have it, the one with this action."""
        assert self.tree is not None
        for element in self.tree.iter("form"):
            found = _read_form(element, self.tree, self.url)
            if button in found.buttons and action in {"", found.action}:
                return found
        raise AssertionError(f"No form with a button '{button}' on {self.url}")


class Browser:
    """One person's browser."""

    def __init__(self, app: Flask) -> None:
        """Open a browser that is not signed in."""
        self.app = app
        self.client = app.test_client()
        self.javascript = False

    def sign_in(self, person_id: int) -> None:
        """Sign somebody in without typing a password."""
        database: Database = self.app.extensions["course.database"]
        with database.transaction() as session:
            secret = begin_session(session, session.get_one(Person, person_id))
        self.client.set_cookie("sessie", secret, domain="localhost")

    def get(self, url: str, **headers: str) -> Page:
        """Open a page; redirects are followed."""
        return self._look(self.client.get(url, follow_redirects=True, headers=headers))

    def post(self, url: str, data: Mapping[str, object] | None = None, *, follow: bool = True, **headers: str) -> Page:
        """Send fields to an address with this browser's CSRF token."""
        fields = {"csrf_token": self.token()} | dict(data or {})
        return self._look(self.client.post(url, data=fields, follow_redirects=follow, headers=headers))

    def submit(self, page: Page, button: str, values: Mapping[str, object] | None = None, *, action: str = "") -> Page:
        """Fill in the form with this button and press it; fields that the form does not have are refused."""
        form = page.form(button, action)
        unknown = set(values or {}) - set(form.fields)
        assert not unknown, f"The form at {form.action} has no field {unknown}; it has {sorted(form.fields)}"
        sent = form.fields | form.buttons[button] | dict(values or {})
        return self._look(self.client.post(form.action, data=sent, follow_redirects=True))

    def token(self) -> str:
        """Give a CSRF token of this browser."""
        answer = self.client.get("/sessie").get_json()
        return str(answer["token"])

    def _look(self, response: TestResponse) -> Page:
        page = Page(response, response.request.path)
        if response.mimetype == "text/html" and response.data:
            page.tree = parse(page)
        return page


def parse(page: Page) -> Element:
    """Give the parsed page, when it is a good one."""
    tree = tree_of(page.html)
    if page.html.lstrip()[:15].lower() == "<!doctype html>":
        faults = faults_in(page.html)
        assert not faults, f"{page.url} is not valid HTML: {faults[:3]}"
        assert len(list(tree.iter("h1"))) == 1, f"{page.url} has not exactly one h1"
        assert re.search(r"<title>\s*\S+.*</title>", page.html, re.S), f"{page.url} has no title"
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    doubled = {name for name in ids if ids.count(name) > 1}
    assert not doubled, f"{page.url} has doubled ids: {doubled}"
    return tree


def _parts_of(element: Element, tree: Element) -> list[Element]:
    """Give what belongs to a form: what stands in it without naming another form, and what names it from elsewhere."""
    inside = [part for part in element.iter() if part.get("form") is None]
    return inside + [part for part in tree.iter() if part.get("form") == element.get("id", "no form")]


def _read_form(element: Element, tree: Element, page_url: str) -> Form:
    fields: dict[str, str | list[str]] = {}
    buttons: dict[str, dict[str, str]] = {}
    for part in _parts_of(element, tree):
        if part.tag == "button" or (part.tag == "input" and part.get("type") == "submit"):
            words = " ".join("".join(part.itertext()).split()) or part.get("value", "")
            buttons[words] = {part.get("name", ""): part.get("value", "")} if part.get("name") else {}
        elif part.tag in {"input", "textarea", "select"} and part.get("name"):
            _read_field(part, fields)
    return Form(element.get("action") or page_url, fields, buttons)


def _read_field(part: Element, fields: dict[str, str | list[str]]) -> None:
    name = part.get("name", "")
    if part.tag == "textarea":
        fields[name] = (part.text or "").removeprefix("\n")
    elif part.tag == "select":
        chosen = [option.get("value", "") for option in part.iter("option") if option.get("selected") is not None]
        fields[name] = chosen[0] if chosen else ""
    elif part.get("type") in {"checkbox", "radio"}:
        if part.get("checked") is not None:
            fields[name] = part.get("value", "on")
        else:
            fields.setdefault(name, [])
    else:
        fields[name] = part.get("value", "")
