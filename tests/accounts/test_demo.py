"""In the demonstration a visitor chooses who to be; nowhere else is there such a page."""

from collections.abc import Iterator

import pytest

from course.content import Course
from tests.accounts.doors import copy_of, is_signed_in
from tests.kept import another_app
from tests.platform import Platform

PEOPLE = {"noor@voorbeeld.nl": "Noor, cursist", "anja@voorbeeld.nl": "Anja, trainer"}
LIST = "Kies wie je bent in deze demonstratie"


@pytest.fixture
def demo(platform: Platform, course: Course) -> Iterator[Platform]:
    """The same platform as a demonstration."""
    with another_app(platform, course, PEOPLE) as demonstration:
        yield demonstration


def test_a_visitor_becomes_noor_with_one_button(demo: Platform) -> None:
    browser = demo.browser()
    page = browser.get("/inloggen")
    assert LIST in page.text
    assert "Noor, cursist" in page.text

    answer = browser.client.post("/demo/inloggen", data=page.form("Kies Noor").fields)

    assert answer.status_code == 303
    assert is_signed_in(browser)


def test_a_visitor_who_becomes_somebody_else_is_not_the_first_one_any_more(demo: Platform) -> None:
    browser = demo.browser()
    browser.post("/demo/inloggen", {"email": "noor@voorbeeld.nl"}, follow=False)
    before = copy_of(demo, browser)

    browser.post("/demo/inloggen", {"email": "anja@voorbeeld.nl"}, follow=False)

    assert browser.client.get("/sessie").get_json()["person"] == demo.cast.anja
    assert not is_signed_in(before)


@pytest.mark.parametrize("email", ["sam@voorbeeld.nl", "niemand@voorbeeld.nl", ""])
def test_nobody_outside_the_list_can_be_chosen(demo: Platform, email: str) -> None:
    browser = demo.browser()

    page = browser.post("/demo/inloggen", {"email": email})

    assert page.status == 403
    assert "Kies een van de mensen van de demonstratie." in page.text
    assert not is_signed_in(browser)


def test_what_was_typed_goes_along_to_the_person_who_is_chosen(demo: Platform) -> None:
    browser = demo.browser()
    late = browser.post("/berichten/gezien", {"text": "Ik stond voor de deur."})
    page = browser.submit(late, "Inloggen")

    again = browser.submit(page, "Kies Noor")

    assert "Je bent weer ingelogd, Noor" in again.text
    assert "Ik stond voor de deur." in again.text


def test_the_demonstration_asks_for_a_token_too(demo: Platform) -> None:
    browser = demo.browser()

    answer = browser.client.post("/demo/inloggen", data={"email": "noor@voorbeeld.nl"})

    assert answer.status_code == 400
    assert not is_signed_in(browser)


def test_outside_the_demonstration_there_is_no_such_page(platform: Platform) -> None:
    browser = platform.browser()

    assert browser.post("/demo/inloggen", {"email": "noor@voorbeeld.nl"}).status == 404
    assert LIST not in browser.get("/inloggen").text
