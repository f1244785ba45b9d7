"""Lessons and modules for paper."""

import pytest

from course.content import Course, Exercise
from tests.platform import Platform

WITH_EXERCISE = "mentaliseren-omslagpunt"
WHO = ["noor", "anja", "marja"]


@pytest.mark.parametrize("who", WHO)
def test_every_lesson_and_module_can_be_printed_by_whoever_may_read(
    sqlite_platform: Platform, course: Course, who: str
) -> None:
    browser = sqlite_platform.browser(who)
    for module in course.modules:
        printed = browser.get(f"/module/{module.id}/afdrukken")
        assert printed.status == 200
        for lesson in module.lessons:
            assert lesson.title in printed.text
            assert browser.get(f"/les/{lesson.id}/afdrukken").status == 200


def test_a_module_on_paper_begins_with_what_is_in_it_and_ends_with_the_assignment(
    sqlite_platform: Platform, course: Course
) -> None:
    module = course.get_module("mentaliseren")
    page = sqlite_platform.browser("noor").get("/module/mentaliseren/afdrukken")

    in_order = [module.title, "Wat je hier leert", "Wat erin staat", "Les 1 van 5", "Les 5 van 5"]
    in_order += [prompt.title for prompt in module.assignment.prompts]
    places = [page.text.index(words) for words in in_order]
    assert places == sorted(places)
    assert "Inleveren doe je op het scherm." in page.text


def test_paper_has_no_menu_and_no_guide_and_a_way_back(sqlite_platform: Platform) -> None:
    page = sqlite_platform.browser("anja").get(f"/les/{WITH_EXERCISE}/afdrukken")

    assert "Hoofdmenu" not in page.html
    assert f"/les/{WITH_EXERCISE}" in page.links()
    assert "data-print hidden" in page.html
    assert 'class="term"' not in page.html
    assert page.response.headers["Cache-Control"] == "no-store"


def test_the_answers_of_noor_are_never_on_paper(platform: Platform, course: Course) -> None:
    lesson = course.get_lesson(WITH_EXERCISE)
    exercise = next(part for part in lesson.parts if isinstance(part, Exercise))
    field = exercise.sheet.fields[0].id
    noor = platform.browser("noor")
    noor.post(f"/les/{lesson.id}/oefening/{exercise.id}", {field: "4", "based_on": "0"})
    assert " checked" in noor.get(f"/les/{lesson.id}").html.partition(f'id="blok-{exercise.id}"')[2]

    for path in (f"/les/{lesson.id}/afdrukken", "/module/mentaliseren/afdrukken"):
        page = noor.get(path)
        exercises = page.html.split('<fieldset class="plain" disabled')[1:]
        assert exercises
        assert not any(" checked" in one.partition("</section>")[0] for one in exercises)
        assert page.html.count("<textarea") == page.html.count("></textarea>") + page.html.count(">\n</textarea>")
        assert "<form" not in page.html


def test_the_lesson_and_the_module_lead_to_their_printed_versions(sqlite_platform: Platform) -> None:
    noor = sqlite_platform.browser("noor")

    assert f"/les/{WITH_EXERCISE}/afdrukken" in noor.get(f"/les/{WITH_EXERCISE}").links()
    assert "/module/mentaliseren/afdrukken" in noor.get("/module/mentaliseren").links()


@pytest.mark.parametrize("path", ["/les/weg/afdrukken", "/module/weg/afdrukken", "/les/mentaliseren/afdrukken"])
def test_what_is_not_there_says_where_to_look(sqlite_platform: Platform, path: str) -> None:
    page = sqlite_platform.browser("noor").get(path)

    assert page.status == 404
    assert "Mijn cursus" in page.text


def test_a_stranger_is_sent_to_sign_in(sqlite_platform: Platform) -> None:
    assert sqlite_platform.browser().get(f"/les/{WITH_EXERCISE}/afdrukken").url == "/inloggen"
