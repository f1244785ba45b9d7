"""The door is closed unless a page says otherwise."""

from pathlib import Path

import pytest
from flask import Response
from flask.typing import ResponseReturnValue

from course import schema
from course.app import create_app
from course.content import Course
from course.jobs import let_go
from course.web.access import Viewer, viewer
from course.web.throttle import DatabaseStorage, limiter
from tests.platform import Platform, settings_for
from tests.web.wire import add_page


def test_a_page_that_says_nothing_is_closed(platform: Platform) -> None:
    def secret() -> ResponseReturnValue:
        return Response(viewer().name)

    address = add_page(platform, secret, closed=True)

    assert platform.browser().client.get(address).status_code == 303
    assert platform.browser("noor").client.get(address).get_data(as_text=True) == "Noor Hofman"


def test_a_page_that_is_open_has_no_viewer_to_ask_for(sqlite_platform: Platform) -> None:
    def careless() -> ResponseReturnValue:
        return Response(viewer().name)

    assert sqlite_platform.browser().get(add_page(sqlite_platform, careless)).status == 500


def test_every_route_is_closed_unless_it_is_one_of_these(sqlite_platform: Platform) -> None:
    views = sqlite_platform.app.view_functions
    open_to_all = {name for name, view in views.items() if getattr(view, "is_public", False)}

    assert {name for name in open_to_all if not name.startswith("pages.")} == {
        "accounts.choose",
        "accounts.choose_now",
        "accounts.current_session",
        "accounts.forgotten",
        "accounts.forgotten_now",
        "accounts.sign_in",
        "accounts.sign_in_now",
        "assets.media",
        "learning.glossary",
    }


def test_a_viewer_is_what_flask_login_expects() -> None:
    noor = Viewer(7, "Noor Hofman", "noor@voorbeeld.nl", frozenset({"learner"}), b"")

    assert (noor.is_authenticated, noor.is_active, noor.is_anonymous) == (True, True, False)
    assert (noor.get_id(), noor.first_name) == ("7", "Noor")


def test_counters_start_anew_when_their_window_is_over(platform: Platform) -> None:
    storage = DatabaseStorage("course://")

    with platform.app.app_context():
        tries = [storage.incr("a", 60), storage.incr("a", 60), storage.incr("b", -1), storage.incr("b", 60)]
        assert tries == [1, 2, 1, 1]
        assert (storage.get("a"), storage.get("b"), storage.get("c")) == (2, 1, 0)
        assert storage.get_expiry("a") > storage.get_expiry("c")
        storage.clear("a")
        assert storage.get("a") == 0
        assert storage.reset() == 1
    assert storage.check()
    assert issubclass(storage.base_exceptions, Exception)


def test_two_applications_in_one_process_count_apart(platform: Platform, course: Course, tmp_path: Path) -> None:
    limit = "count it"
    with platform.app.app_context():
        assert limiter.storage.incr(limit, 60) == 1
    elsewhere = create_app(settings_for(f"sqlite:///{tmp_path / 'elsewhere.db'}", tmp_path), course=course)
    schema.upgrade(elsewhere)

    with elsewhere.app_context():
        assert limiter.storage.incr(limit, 60) == 1
    with platform.app.app_context():
        assert limiter.storage.incr(limit, 60) == 2
    let_go(elsewhere)


@pytest.mark.parametrize("address", ["/gezond", "/over-de-cursus"])
def test_open_pages_answer(platform: Platform, address: str) -> None:
    assert platform.browser().client.get(address).status_code == 200


def test_a_part_of_a_page_without_a_session_leads_to_signing_in(sqlite_platform: Platform) -> None:
    answer = sqlite_platform.browser().get("/berichten", **{"HX-Request": "true"}).response

    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"] == "/inloggen"


def test_a_trainer_finds_the_course_in_the_menu_and_a_learner_finds_it_once(sqlite_platform: Platform) -> None:
    assert "De cursus" in sqlite_platform.browser("anja").get("/nakijken").text
    assert "De cursus" not in sqlite_platform.browser("noor").get("/mijn-cursus").text
