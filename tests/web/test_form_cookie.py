"""The signed cookie of the forms: its signature is verified once, and what that saves weakens nothing."""

import time
from typing import Any

import pytest
from flask import Flask, flash, session
from flask.typing import ResponseReturnValue
from itsdangerous import URLSafeTimedSerializer

from tests.platform import Platform
from tests.web.wire import add_page

COOKIE = "formulier"


def cookie_of(platform: Platform) -> str:
    """The cookie that a first visit sets."""
    client = platform.browser().client
    client.get("/inloggen")
    kept = client.get_cookie(COOKIE, domain="localhost")
    assert kept is not None
    return kept.value


def secret_in(app: Flask, cookie: str) -> str:
    """What the platform finds in a cookie: the secret for the forms, or nothing."""
    with app.test_request_context(headers={"Cookie": f"{COOKIE}={cookie}"}):
        return str(session.get("csrf_token", ""))


def test_a_cookie_is_verified_once_and_read_every_time(
    sqlite_platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    cookie, verified = cookie_of(sqlite_platform), []
    loads = URLSafeTimedSerializer.loads

    def count(signer: URLSafeTimedSerializer, value: str, **options: Any) -> Any:
        verified.append(value)
        return loads(signer, value, **options)

    monkeypatch.setattr(URLSafeTimedSerializer, "loads", count)
    secrets = {secret_in(sqlite_platform.app, cookie) for _ in range(3)}

    assert len(secrets) == 1
    assert "" not in secrets
    assert verified == [cookie]


def test_a_cookie_that_was_changed_holds_nothing_however_often_it_comes(sqlite_platform: Platform) -> None:
    cookie = cookie_of(sqlite_platform)
    secret_in(sqlite_platform.app, cookie)
    changed = cookie[:-2] + ("AA" if cookie[-2:] != "AA" else "BB")

    assert [secret_in(sqlite_platform.app, changed) for _ in range(3)] == ["", "", ""]
    assert secret_in(sqlite_platform.app, changed.encode().hex()) == ""


def test_a_cookie_that_is_remembered_grows_old_all_the_same(
    sqlite_platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    cookie = cookie_of(sqlite_platform)
    assert secret_in(sqlite_platform.app, cookie) != ""

    much_later = time.time() + sqlite_platform.app.permanent_session_lifetime.total_seconds() + 1
    monkeypatch.setattr("course.web.formtoken.time.time", lambda: much_later)

    assert secret_in(sqlite_platform.app, cookie) == ""


def test_what_one_request_does_with_its_cookie_is_not_seen_by_the_next(sqlite_platform: Platform) -> None:
    def say() -> ResponseReturnValue:
        flash("Een zin voor de volgende pagina.")
        return str(len(session["_flashes"]))

    address, client = add_page(sqlite_platform, say), sqlite_platform.browser().client
    client.get(address)
    kept = client.get_cookie(COOKIE, domain="localhost")
    assert kept is not None

    for _ in range(3):
        again = sqlite_platform.app.test_client()
        again.set_cookie(COOKIE, kept.value, domain="localhost")
        assert again.get(address).text == "2"
