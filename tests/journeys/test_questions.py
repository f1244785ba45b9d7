"""Questions that come back and the end test in a real browser: by keyboard, in two tabs, and without JavaScript."""

from collections.abc import Callable, Iterable

import pytest
from playwright.sync_api import Page, expect

from course.content import Question
from course.knowledge.policy import divided, recall_questions
from tests.journeys.conftest import Visitor, in_two_sizes
from tests.knowledge.asking import DOOR, RECALL, completed, course_of, opened_test
from tests.platform import Platform

pytestmark = pytest.mark.journey

Make = Callable[..., Visitor]


def answer_with_keys(page: Page, questions: Iterable[Question]) -> None:
    """Choose what fits every question with the keyboard alone."""
    for question in questions:
        for place in sorted(question.right):
            page.locator(f"#{question.id}-{place}").press("Space")


def first_questions(platform: Platform) -> tuple[Question, ...]:
    """The questions that come back first."""
    return divided(recall_questions(course_of(platform).get_module(DOOR)))[2]


@in_two_sizes((390, False), (1280, True))
def test_noor_answers_what_came_back_with_the_keyboard(
    visitor: Make, sqlite_platform: Platform, width: int, dark: bool
) -> None:
    completed(sqlite_platform, "noor", days_ago=2)
    noor = visitor(width=width, dark=dark)
    page = noor.sign_in("noor")
    noor.check()
    page.get_by_role("link", name="Even ophalen: 3 vragen").press("Enter")
    noor.check()

    answer_with_keys(page, first_questions(sqlite_platform))
    page.get_by_role("button", name="Kijk wat past").press("Enter")

    expect(page.get_by_text("Dat klopt.")).to_have_count(3)
    expect(page.get_by_text("Over vijf dagen komen er nog drie.")).to_be_visible()
    noor.check()
    page.get_by_role("link", name="Probeer ze nog eens").press("Enter")
    expect(page.get_by_text("Je mag ze nog eens proberen")).to_be_visible()
    noor.check()
    page.get_by_role("button", name="Mail me als er vragen klaarstaan").press("Enter")
    expect(page.get_by_role("button", name="Geen mail meer over vragen")).to_be_visible()
    noor.check()


def test_noor_passes_the_test_with_the_keyboard(visitor: Make, sqlite_platform: Platform) -> None:
    noor = visitor(width=390)
    page = noor.sign_in("noor")
    page.get_by_role("link", name="De eindtoets").press("Enter")
    noor.check()
    page.get_by_role("button", name="Begin met de toets").press("Enter")
    page.wait_for_url("**/toets/vragen")
    questions = opened_test(sqlite_platform).questions
    answer_with_keys(page, questions[:6])
    expect(page.locator("[data-saved]")).to_contain_text("Opgeslagen om", timeout=6000)
    noor.check()

    page.goto(f"{noor.base}/mijn-cursus")
    page = noor.open("/toets")
    page.get_by_role("link", name="Ga verder met je toets").press("Enter")
    for place in questions[0].right:
        expect(page.locator(f"#{questions[0].id}-{place}")).to_be_checked()
    answer_with_keys(page, questions[6:])
    page.get_by_role("button", name="Kijk de toets na").press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Gehaald")
    noor.check()
    page.reload()
    expect(page.get_by_text("Bij 20 van de 20 vragen paste je antwoord.")).to_be_visible()
    page.get_by_role("link", name="Naar Mijn cursus").press("Enter")
    expect(page.get_by_text("Gehaald op")).to_be_visible()
    noor.check()


def test_two_tabs_of_one_test_show_what_differs_in_words(visitor: Make, sqlite_platform: Platform) -> None:
    noor = visitor()
    page = noor.sign_in("noor")
    noor.open("/toets")
    page.get_by_role("button", name="Begin met de toets").click()
    page.wait_for_url("**/toets/vragen")
    other = noor.new_tab()
    other.goto(page.url)
    first = opened_test(sqlite_platform).questions[0]
    other.locator(f"#{first.id}-0").check()
    expect(other.locator("[data-saved]")).to_contain_text("Opgeslagen om", timeout=6000)
    other.wait_for_timeout(1500)

    page.locator(f"#{first.id}-1").check()

    conflict = page.locator(".conflict")
    expect(conflict).to_contain_text(first.answers[0].text.striptags(), timeout=6000)
    expect(conflict).to_contain_text(first.answers[1].text.striptags())
    noor.check()
    page.get_by_role("button", name="Houd wat al bewaard is").click()
    expect(page.locator(f"#{first.id}-0")).to_be_checked()


def test_all_of_it_works_without_a_script(visitor: Make, sqlite_platform: Platform) -> None:
    completed(sqlite_platform, "noor", days_ago=2)
    noor = visitor(javascript=False)
    page = noor.sign_in("noor")
    noor.open(RECALL)
    answer_with_keys(page, first_questions(sqlite_platform)[:1])
    page.get_by_role("button", name="Kijk wat past").click()
    expect(page.get_by_text("Dat klopt.")).to_have_count(1)
    expect(page.get_by_text("Je liet deze vraag open.")).to_have_count(2)

    noor.open("/toets")
    page.get_by_role("button", name="Begin met de toets").click()
    questions = opened_test(sqlite_platform).questions
    answer_with_keys(page, questions[:13])
    page.get_by_role("button", name="Bewaar en ga later verder").click()
    page.get_by_role("link", name="Ga verder met je toets").click()
    page.get_by_role("button", name="Kijk de toets na").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nog niet gehaald")
    expect(page.get_by_text("Bij 13 van de 20 vragen paste je antwoord. Je hebt er 14 nodig.")).to_be_visible()

    page.get_by_role("button", name="Maak een nieuwe toets").click()
    answer_with_keys(page, opened_test(sqlite_platform).questions)
    page.get_by_role("button", name="Kijk de toets na").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Gehaald")
    page.get_by_role("button", name="Verwijder deze antwoorden").click()
    expect(page.get_by_text("Je antwoorden zijn verwijderd.")).to_be_visible()
