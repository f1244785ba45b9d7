"""Every answer carries the headers that keep a browser from doing what we never ask."""

import pytest
from flask import Response
from flask.typing import ResponseReturnValue

from tests.platform import Platform
from tests.web.wire import add_page

POLICY = {
    "default-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "media-src 'self'",
    "manifest-src 'self'",
}
FIXED = {
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.mark.parametrize(
    ("address", "status"),
    [("/hulp", 200), ("/bestaat-niet", 404), ("/berichten", 303), ("/media/nee.css", 404), ("/uitloggen", 405)],
)
def test_every_kind_of_answer_carries_the_same_headers(sqlite_platform: Platform, address: str, status: int) -> None:
    answer = sqlite_platform.browser().client.get(address)

    assert answer.status_code == status
    assert set(answer.headers["Content-Security-Policy"].rstrip("; ").split("; ")) == POLICY
    assert {name: answer.headers[name] for name in FIXED} == FIXED
    assert answer.headers["Permissions-Policy"] == "geolocation=(), camera=(), microphone=()"
    assert "Strict-Transport-Security" not in answer.headers


def test_a_style_sheet_carries_them_too_and_may_be_kept_for_good(sqlite_platform: Platform) -> None:
    client = sqlite_platform.browser().client
    with sqlite_platform.app.test_request_context():
        address = sqlite_platform.app.extensions["course.assets"].url("site/site.css")

    answer = client.get(address)

    assert answer.status_code == 200
    assert set(answer.headers["Content-Security-Policy"].rstrip("; ").split("; ")) == POLICY
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_failure_carries_them_too(sqlite_platform: Platform) -> None:
    def fail() -> ResponseReturnValue:
        raise ZeroDivisionError

    answer = sqlite_platform.browser().client.get(add_page(sqlite_platform, fail))

    assert answer.status_code == 500
    assert set(answer.headers["Content-Security-Policy"].rstrip("; ").split("; ")) == POLICY
    assert answer.headers["Cache-Control"] == "no-store"


def test_what_a_signed_in_person_sees_is_stored_by_no_cache(sqlite_platform: Platform) -> None:
    noor, stranger = sqlite_platform.browser("noor").client, sqlite_platform.browser().client

    assert noor.get("/berichten").headers["Cache-Control"] == "no-store"
    assert noor.get("/hulp").headers["Cache-Control"] == "no-store"
    assert noor.get("/bestaat-niet").headers["Cache-Control"] == "no-store"
    assert stranger.get("/hulp").headers["Cache-Control"] == "no-cache"


def test_the_answer_to_a_form_is_stored_by_no_cache_whoever_sent_it(sqlite_platform: Platform) -> None:
    answer = sqlite_platform.browser().post("/inloggen", {"email": "x", "password": "y"}).response

    assert answer.headers["Cache-Control"] == "no-store"


def test_caches_keep_the_answers_of_people_and_of_htmx_apart(sqlite_platform: Platform) -> None:
    answer = sqlite_platform.browser().client.get("/hulp")

    assert {"Cookie", "HX-Request"} <= {part.strip() for part in answer.headers["Vary"].split(",")}


def test_a_page_may_be_stricter_about_caches_than_the_rule(sqlite_platform: Platform) -> None:
    def strict() -> ResponseReturnValue:
        return Response("x", headers={"Cache-Control": "no-store"})

    answer = sqlite_platform.browser().client.get(add_page(sqlite_platform, strict))

    assert answer.headers["Cache-Control"] == "no-store"
