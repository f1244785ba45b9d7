"""The cookies of an installation that is reached over https."""

from dataclasses import replace

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from course.app import create_app
from course.content import Course
from tests.platform import Platform
from tests.world import PASSWORD

HOME = "https://cursus.example.nl"


def test_over_https_both_cookies_are_bound_to_this_host(sqlite_platform: Platform, course: Course) -> None:
    client = _client(sqlite_platform, course)

    answer = _sign_in(client)

    cookies = {line.partition("=")[0]: line for line in answer.headers.getlist("Set-Cookie")}
    assert answer.status_code == 303
    assert set(cookies) >= {"__Host-sessie"}
    for line in cookies.values():
        assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(line.split("; "))
        assert "Domain" not in line
    assert client.get("/berichten", base_url=HOME).status_code == 200


def test_the_cookie_of_the_form_has_the_same_flags(sqlite_platform: Platform, course: Course) -> None:
    answer = _client(sqlite_platform, course).get("/inloggen", base_url=HOME)

    (line,) = answer.headers.getlist("Set-Cookie")
    assert line.startswith("__Host-formulier=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(line.split("; "))


def test_signing_out_takes_the_cookie_away_with_the_flags_that_it_had(
    sqlite_platform: Platform, course: Course
) -> None:
    client = _client(sqlite_platform, course)
    _sign_in(client)
    token = client.get("/sessie", base_url=HOME).get_json()["token"]

    answer = client.post("/uitloggen", data={"csrf_token": token}, base_url=HOME, headers={"Referer": f"{HOME}/"})

    (line,) = [line for line in answer.headers.getlist("Set-Cookie") if line.startswith("__Host-sessie=")]
    assert {"Max-Age=0", "Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(line.split("; "))
    assert client.get_cookie("__Host-sessie", domain="cursus.example.nl") is None


def test_browsers_are_told_to_stay_on_https(sqlite_platform: Platform, course: Course) -> None:
    answer = _client(sqlite_platform, course).get("/", base_url=HOME)

    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def _client(platform: Platform, course: Course) -> FlaskClient:
    settings = replace(platform.app.extensions["course.settings"], base_url=HOME)
    return create_app(settings, course=course).test_client()


def _sign_in(client: FlaskClient) -> TestResponse:
    token = client.get("/sessie", base_url=HOME).get_json()["token"]
    fields = {"csrf_token": token, "email": "noor@voorbeeld.nl", "password": PASSWORD}
    return client.post("/inloggen", data=fields, base_url=HOME, headers={"Referer": f"{HOME}/inloggen"})
