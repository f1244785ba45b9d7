"""A form that comes too late loses nothing: the session is over, or the token is, and there is no JavaScript."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from flask import Response, request
from flask.typing import ResponseReturnValue
from sqlmodel import delete
from werkzeug.datastructures import MultiDict

from course.web.held import is_local_path
from course.web.throttle import ThrottleCounter
from tests.accounts.doors import cookie_of, let_time_pass
from tests.browser import Browser, Page, parse
from tests.platform import Platform
from tests.web.wire import TEXT, add_page
from tests.world import PASSWORD

NOOR = {"email": "noor@voorbeeld.nl", "password": PASSWORD}
# Names that also stand in the sign-in form, doubled fields, line ends and signs that mean something in HTML.
POSTED = [
    ("moment:text", f"{TEXT}\r\n\r\n<b>\"Kom binnen\" & 'ga zitten'</b>"),
    ("email", "niet@mijn.adres"),
    ("next", "/verder"),
    ("held_path", "https://evil.example"),
    ("held:x", "ook dit"),
    ("checks", "naam"),
    ("checks", "plaats"),
    ("empty", ""),
]


AS_SENT = [(name, value.replace("\r\n", "\n")) for name, value in POSTED]


@dataclass
class Target:
    """A closed page that keeps what it gets."""

    address: str = ""
    got: list[tuple[str, str]] = field(default_factory=list)


def build_target(platform: Platform) -> Target:
    target = Target()

    def keep() -> ResponseReturnValue:
        target.got = [(name, value) for name, value in request.form.items(multi=True) if name != "csrf_token"]
        return Response(status=204)

    target.address = add_page(platform, keep, closed=True)
    return target


def send(browser: Browser, address: str, fields: list[tuple[str, str]], **headers: str) -> Page:
    """Send fields as they stand; a browser sends doubled names and line ends just like this."""
    named: dict[str, list[str]] = {}
    for name, value in fields:
        named.setdefault(name, []).append(value)
    answer = browser.client.post(address, data=MultiDict(named), headers=headers)
    page = Page(answer, address)
    page.tree = parse(page) if answer.data else None
    return page


def fields_of(page: Page, button: str) -> list[tuple[str, str]]:
    """Give all fields of a form, doubled names too, in the order in which a browser sends them."""
    assert page.tree is not None
    for form in page.tree.iter("form"):
        words = [" ".join("".join(part.itertext()).split()) for part in form.iter("button")]
        if button in words:
            return [(part.get("name", ""), part.get("value", "")) for part in form.iter("input")]
    raise AssertionError(f"no form with a button '{button}'")


def fill_in(fields: list[tuple[str, str]], typed: dict[str, str]) -> list[tuple[str, str]]:
    return [(name, typed.get(name, value)) for name, value in fields]


def let_session_end(platform: Platform, browser: Browser) -> None:
    let_time_pass(platform, timedelta(days=15))
    assert cookie_of(browser)


def test_a_text_survives_the_end_of_the_session_without_javascript(platform: Platform) -> None:
    target, noor = build_target(platform), platform.browser("noor")
    token = noor.token()
    let_session_end(platform, noor)

    late = send(noor, target.address, [("csrf_token", token), *POSTED])
    assert late.status == 401
    assert "Je was uitgelogd" in late.text
    assert TEXT in late.text
    assert late.response.headers["Cache-Control"] == "no-store"

    again = send(noor, "/inloggen", fill_in(fields_of(late, "Inloggen"), NOOR))
    assert again.status == 200
    assert "Je bent weer ingelogd, Noor" in again.text
    assert TEXT in again.text
    assert again.response.headers["Cache-Control"] == "no-store"
    assert again.form("Bewaar en ga verder").action == target.address

    saved = send(noor, target.address, fields_of(again, "Bewaar en ga verder"))
    assert saved.status == 204
    assert plain(target.got) == AS_SENT


def test_a_wrong_password_in_between_loses_nothing(platform: Platform) -> None:
    target, noor = build_target(platform), platform.browser("noor")
    let_session_end(platform, noor)
    late = send(noor, target.address, [("csrf_token", "x"), *POSTED])

    mistyped = send(noor, "/inloggen", fill_in(fields_of(late, "Inloggen"), NOOR | {"password": "mis"}))
    assert mistyped.status == 422
    assert "Wat je schreef, is er nog." in mistyped.text
    assert TEXT in mistyped.text

    again = send(noor, "/inloggen", fill_in(fields_of(mistyped, "Inloggen"), NOOR))
    send(noor, target.address, fields_of(again, "Bewaar en ga verder"))
    assert plain(target.got) == AS_SENT


def test_too_many_tries_in_between_lose_nothing(sqlite_platform: Platform) -> None:
    target, noor = build_target(sqlite_platform), sqlite_platform.browser()
    late = send(noor, target.address, POSTED)
    for _ in range(10):
        send(noor, "/inloggen", fill_in(fields_of(late, "Inloggen"), NOOR | {"password": "mis"}))

    waiting = send(noor, "/inloggen", fill_in(fields_of(late, "Inloggen"), NOOR))
    assert waiting.status == 429
    assert "Wacht 10 minuten" in waiting.text
    assert TEXT in waiting.text

    with sqlite_platform.session() as session:
        session.exec(delete(ThrottleCounter))
    again = send(noor, "/inloggen", fill_in(fields_of(waiting, "Inloggen"), NOOR))
    send(noor, target.address, fields_of(again, "Bewaar en ga verder"))
    assert plain(target.got) == AS_SENT


def test_a_text_survives_the_loss_of_the_token(platform: Platform) -> None:
    target, noor = build_target(platform), platform.browser("noor")

    late = send(noor, target.address, [("csrf_token", "of yesterday"), *POSTED])
    assert late.status == 400
    assert "Het formulier was te lang open" in late.text
    assert TEXT in late.text

    saved = send(noor, target.address, fields_of(late, "Bewaar en ga verder"))
    assert saved.status == 204
    assert plain(target.got) == AS_SENT


def test_the_loss_of_the_token_while_signing_in_again_loses_nothing(sqlite_platform: Platform) -> None:
    target, noor = build_target(sqlite_platform), sqlite_platform.browser()
    late = send(noor, target.address, POSTED)
    noor.client.delete_cookie("formulier", domain="localhost")

    expired = send(noor, "/inloggen", fill_in(fields_of(late, "Inloggen"), NOOR))
    assert expired.status == 400

    again = send(noor, "/inloggen", fill_in(fields_of(expired, "Inloggen"), NOOR))
    send(noor, target.address, fields_of(again, "Bewaar en ga verder"))
    assert plain(target.got) == AS_SENT


def test_an_old_sign_in_form_asks_for_the_password_once_more(sqlite_platform: Platform) -> None:
    noor = sqlite_platform.browser()

    expired = send(noor, "/inloggen", [("csrf_token", "old"), *NOOR.items()])
    assert expired.status == 400
    assert "Daarom kon je nog niet inloggen." in expired.text

    answer = send(noor, "/inloggen", fill_in(fields_of(expired, "Inloggen"), NOOR))
    assert (answer.status, answer.location) == (303, "/")


def test_a_password_is_never_held(sqlite_platform: Platform) -> None:
    browser = sqlite_platform.browser("noor")

    page = send(browser, "/uitnodiging/x", [("csrf_token", "old"), ("password", "zeer geheim woord")])

    assert page.status == 400
    assert "zeer geheim" not in page.html


def test_what_another_site_sends_is_not_held(sqlite_platform: Platform) -> None:
    target, stranger, noor = build_target(sqlite_platform), sqlite_platform.browser(), sqlite_platform.browser("noor")

    to_sign_in = send(stranger, target.address, POSTED, **{"Sec-Fetch-Site": "cross-site"})
    refused = send(noor, target.address, POSTED, **{"Sec-Fetch-Site": "cross-site"})

    assert (to_sign_in.status, to_sign_in.location) == (303, "/inloggen")
    assert refused.status == 400
    assert TEXT not in refused.html


@pytest.mark.parametrize("path", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x", ""])
def test_nothing_is_sent_on_to_another_site(sqlite_platform: Platform, path: str) -> None:
    browser = sqlite_platform.browser()
    fields = {"csrf_token": browser.token(), "held_path": path, "held:moment:text": TEXT}

    answer = send(browser, "/inloggen", [*fields.items(), *NOOR.items()])

    assert (answer.status, answer.location) == (303, "/")


def test_an_address_with_signs_of_any_kind_is_found_again(sqlite_platform: Platform) -> None:
    noor = sqlite_platform.browser()

    late = send(noor, "/opdracht/één twee/stap/a+b?van=mail&x='y'", POSTED)
    again = send(noor, "/inloggen", fill_in(fields_of(late, "Inloggen"), NOOR))

    assert late.status == 401
    assert again.form("Bewaar en ga verder").action == "/opdracht/%C3%A9%C3%A9n%20twee/stap/a+b?van=mail&x='y'"


def test_a_script_gets_a_status_and_keeps_the_text_itself(sqlite_platform: Platform) -> None:
    target, stranger, noor = build_target(sqlite_platform), sqlite_platform.browser(), sqlite_platform.browser("noor")

    assert send(stranger, target.address, POSTED, Accept="application/json").status == 401
    assert send(stranger, target.address, POSTED, **{"HX-Request": "true"}).status == 401
    assert send(noor, target.address, POSTED, Accept="application/json").status == 419


def test_a_form_with_nothing_in_it_leads_to_the_sign_in_page(sqlite_platform: Platform) -> None:
    target = build_target(sqlite_platform)

    answer = send(sqlite_platform.browser(), target.address, [("csrf_token", "x")])

    assert (answer.status, answer.location) == (303, "/inloggen")


@pytest.mark.parametrize("path", ["/", "/berichten", "/a?b=c&d=%2F", "/opdracht/x/stap/y", "/a//b"])
def test_a_path_on_this_site_is_recognised(path: str) -> None:
    assert is_local_path(path)


def plain(fields: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(name, value.replace("\r\n", "\n")) for name, value in fields]
