"""The whole course in a real browser: every lesson read, every assignment through one round, the end test passed."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visitor
from tests.knowledge.asking import course_of, opened_test
from tests.platform import Platform
from tests.review.reviewing import address_of, give_back, take_up

pytestmark = pytest.mark.journey

Make = Callable[..., Visitor]
WORDS = "Ik keek eerst, en toen vroeg ik het."


def _read_on(page: Page, lessons: int) -> None:
    """Read as many lessons as follow each other, with the button at the end of each."""
    for _lesson in range(lessons):
        page.get_by_role("button", name="Gelezen, naar").click()


def _answer_everything(page: Page) -> None:
    """Give some answer to every prompt that stands on the page."""
    for box in page.locator("main textarea").all():
        box.fill(WORDS)
    for group in page.locator("main fieldset:has(input[type=radio])").all():
        group.locator("input[type=radio]").first.check()
    for group in page.locator("main fieldset:has(input[type=checkbox])").all():
        group.locator("input[type=checkbox]").first.check()


def _hand_in(page: Page) -> None:
    page.get_by_role("button", name="Bewaar en lees na").click()
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Inleveren bij").click()
    expect(page.get_by_text("Je opdracht ligt bij Anja Verbeek")).to_be_visible()


def test_noor_goes_from_the_first_lesson_to_the_end(visitor: Make, sqlite_platform: Platform) -> None:
    course = course_of(sqlite_platform)
    noor, anja = visitor(javascript=False), sqlite_platform.browser("anja")
    page = noor.sign_in("noor")

    for number, module in enumerate(course.modules, 1):
        page.locator(".next-thing").get_by_role("link").first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text(module.lessons[0].title)
        _read_on(page, len(module.lessons))
        expect(page.get_by_role("heading", level=1)).to_have_text(module.assignment.title)
        page = noor.open(f"/opdracht/{module.assignment.id}/alles")
        _answer_everything(page)
        _hand_in(page)
        give_back(anja, take_up(anja, address_of(sqlite_platform, "noor")))
        page = noor.open(f"/opdracht/{module.assignment.id}/ronde/1")
        page.get_by_label("Dit neem ik mee").fill("Eerst kijken, dan vragen.")
        page.get_by_role("button", name="Sluit de opdracht af").click()
        expect(page.get_by_text("Deze opdracht is afgerond")).to_be_visible()
        page = noor.open("/mijn-cursus")
        are = "is" if number == 1 else "zijn"
        expect(page.get_by_text(f"{number} van de 9 modules {are} af")).to_be_visible()

    page.locator(".next-thing").get_by_role("link").first.click()
    page.get_by_role("button", name="Begin met de toets").click()
    for question in opened_test(sqlite_platform).questions:
        for place in question.right:
            page.locator(f"#{question.id}-{place}").check()
    page.get_by_role("button", name="Kijk de toets na").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Gehaald")
    page = noor.open("/mijn-cursus")
    expect(page.get_by_text("Gehaald op")).to_be_visible()
    expect(page.locator(".next-thing").get_by_role("link")).to_have_count(0)
