"""Every endpoint stands in the access list, and answers each of the cast exactly as the list says."""

from collections import Counter
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.routing import IntegerConverter
from werkzeug.routing.converters import AnyConverter

from course.app import create_app
from course.config import demo_settings
from course.content import Course
from course.demo.people import WHO_TO_BE
from tests.guard.access_list import LINES, REAL_LINES, Line
from tests.guard.audiences import STRANGER, Audience
from tests.guard.world import AUTOMATIC, World

# Parts of an address that are text, and what they are looked up in. All others are numbers.
TEXT_PARTS = {
    "device": "a number that a browser made up, refused when it is anything but 32 hexadecimal digits",
    "module_id": "an id of the content",
    "lesson_id": "an id of the content",
    "block_id": "an id of the content, looked up in its lesson",
    "assignment_id": "an id of the content",
    "prompt_id": "an id of the content, looked up in its assignment",
    "secret": "the secret of a one-time link; only its hash is looked up",
    "name": "the address of a static file, looked up among those that were read at start",
}


def endpoints(app: Flask) -> Counter[tuple[str, str]]:
    """Every method of every endpoint of an application."""
    rules = app.url_map.iter_rules()
    return Counter((method, rule.endpoint) for rule in rules for method in (rule.methods or set()) - AUTOMATIC)


def as_line(pair: tuple[Audience, Line]) -> str:
    return str(pair[1])


def test_every_endpoint_of_the_real_platform_stands_in_the_list_once(world: World) -> None:
    listed = Counter((line.method, line.endpoint) for _audience, line in REAL_LINES)

    assert endpoints(world.app) == listed


def test_every_endpoint_of_the_demonstration_stands_in_the_list_once(tmp_path: Path, course: Course) -> None:
    demo = create_app(demo_settings(tmp_path), course=course, people=WHO_TO_BE)

    assert endpoints(demo) == Counter((line.method, line.endpoint) for _audience, line in LINES)
    assert demo.extensions["course.settings"].demo


@pytest.mark.parametrize(("audience", "line"), LINES, ids=map(as_line, LINES))
def test_an_address_in_the_list_leads_to_its_endpoint(demonstration: World, audience: Audience, line: Line) -> None:
    adapter = demonstration.app.url_map.bind("localhost")

    endpoint, _values = adapter.match(demonstration.filled_in(line.path), line.method)

    assert endpoint == line.endpoint
    view = demonstration.app.view_functions[endpoint]
    assert getattr(view, "is_public", False) == audience.strangers, "@public and the list disagree"


def test_every_part_of_an_address_has_a_type(demonstration: World) -> None:
    loose = {
        f"{rule.rule}: {name}"
        for rule in demonstration.app.url_map.iter_rules()
        for name, converter in rule._converters.items()
        if not isinstance(converter, IntegerConverter | AnyConverter) and name not in TEXT_PARTS
    }

    assert loose == set()


@pytest.mark.parametrize(("audience", "line"), LINES, ids=map(as_line, LINES))
def test_each_of_the_cast_gets_what_the_list_says(demonstration: World, audience: Audience, line: Line) -> None:
    # Whoever is kept out comes first, so that they meet the thing as it was.
    order = [*sorted(audience.kept_out), *sorted(audience.enters)]
    path = demonstration.filled_in(line.path)

    found = {}
    for who in order:
        browser, before = demonstration.browser(who), demonstration.rows()
        fields = demonstration.sent(line.sends, who) | {"csrf_token": browser.token()}
        answer = browser.client.open(path, method=line.method, data=fields if line.method == "POST" else None)
        found[who] = answer.status_code
        changed = {name for name, rows in demonstration.rows().items() if rows != before[name]}
        assert not changed or who in audience.enters, f"{who} was kept out and changed {changed}"

    assert found == {who: audience.status_for(who, line.answer) for who in order}


OPEN = [pair for pair in LINES if pair[0].strangers]
CLOSED = [pair for pair in LINES if not pair[0].strangers]


@pytest.mark.parametrize(("audience", "line"), OPEN, ids=map(as_line, OPEN))
def test_a_stranger_comes_where_it_is_open(demonstration: World, audience: Audience, line: Line) -> None:
    browser = demonstration.browser(STRANGER)
    fields = demonstration.sent(line.sends, STRANGER) | {"csrf_token": browser.token()}
    path = demonstration.filled_in(line.path)

    answer = browser.client.open(path, method=line.method, data=fields if line.method == "POST" else None)

    assert answer.status_code == (line.stranger or line.answer)


@pytest.mark.parametrize(("audience", "line"), CLOSED, ids=map(as_line, CLOSED))
def test_a_stranger_is_asked_to_sign_in_and_gets_nothing_else(world: World, audience: Audience, line: Line) -> None:
    browser, before = world.browser(STRANGER), world.rows()
    fields = {"csrf_token": browser.token()}

    for method in {"GET": ("GET", "HEAD", "OPTIONS"), "POST": ("POST", "OPTIONS")}[line.method]:
        answer = browser.client.open(world.filled_in(line.path), method=method, data=fields)
        assert answer.status_code == 303
        assert answer.location.partition("?")[0] == "/inloggen"
        assert len(answer.data) < 500, "a redirect says where to sign in and nothing more"

    assert world.rows() == before


@pytest.mark.parametrize(("audience", "line"), CLOSED, ids=map(as_line, CLOSED))
def test_a_script_of_a_stranger_gets_a_status_and_not_a_word(world: World, audience: Audience, line: Line) -> None:
    browser, path = world.browser(STRANGER), world.filled_in(line.path)
    fields = {"csrf_token": browser.token()} | {"text": "Wat ik schreef."}

    for headers in ({"Accept": "application/json"}, {"HX-Request": "true"}):
        answer = browser.client.open(path, method=line.method, headers=headers, data=fields)
        assert (answer.status_code, answer.data) == (401, b"")


@pytest.mark.parametrize(("audience", "line"), LINES, ids=map(as_line, LINES))
def test_other_methods_are_refused_to_everybody(demonstration: World, audience: Audience, line: Line) -> None:
    path = demonstration.filled_in(line.path)
    allowed = set(demonstration.app.url_map.bind("localhost").allowed_methods(path))

    for who in [STRANGER, sorted(audience.enters)[0]]:
        browser = demonstration.browser(who)
        fields = {"csrf_token": browser.token()}
        for method in {"GET", "POST", "PUT", "PATCH", "DELETE", "TRACE"} - allowed:
            answer = browser.client.open(path, method=method, data=fields)
            assert answer.status_code == 405, f"{who} {method} {path}"
            assert {name.strip() for name in answer.headers["Allow"].split(",")} == allowed
