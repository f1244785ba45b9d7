"""A module is complete by the rule that its page states, and stays complete."""

from dataclasses import replace

import pytest
from sqlmodel import col, select

from course.content import Course
from course.learning.actions import complete_modules, mark_read
from course.learning.models import ModuleCompletion
from course.learning.policy import rule_in_words
from tests.dialogue.talking import closed
from tests.kept import another_app
from tests.learning.reading import (
    WELCOME,
    course_with,
    lesson_page,
    mark,
    read_module,
    set_state,
    with_added_lesson,
)
from tests.platform import Platform

DONE = "Deze module is af"


def completed_by(platform: Platform, who: str) -> list[str]:
    with platform.session() as session:
        mine = col(ModuleCompletion.person_id) == getattr(platform.cast, who)
        return list(session.exec(select(ModuleCompletion.module_id).where(mine)))


def complete(platform: Platform, course: Course) -> None:
    set_state(platform, "noor", "welkom-opdracht", "afgerond")
    read_module(platform.browser("noor"), course.get_module(WELCOME))


def test_the_module_page_states_the_rule_and_what_to_read_first(sqlite_platform: Platform) -> None:
    page = sqlite_platform.browser("noor").get("/module/welkom")

    assert "De module is af als je de vier lessen gelezen hebt en de opdracht is afgerond." in page.text
    assert "Begin met de eerste les" in page.text


def test_lessons_alone_do_not_complete_a_module(platform: Platform, course: Course) -> None:
    noor = platform.browser("noor")
    read_module(noor, course.get_module(WELCOME))

    assert completed_by(platform, "noor") == []
    assert "Naar de opdracht" in noor.get("/module/welkom").text


def test_the_last_lesson_completes_a_module_whose_assignment_is_finished(platform: Platform, course: Course) -> None:
    set_state(platform, "noor", "welkom-opdracht", "afgerond")
    noor = platform.browser("noor")
    *first, last = course.get_module(WELCOME).lessons
    for lesson in first:
        mark(noor, lesson.id)
    assert completed_by(platform, "noor") == []

    page = mark(noor, last.id)

    assert "De module “Welkom: veilig beginnen” is af." in page.text
    assert completed_by(platform, "noor") == [WELCOME]
    assert f"{DONE} sinds" in noor.get("/module/welkom").text


def test_a_script_is_told_too_that_the_module_is_complete(sqlite_platform: Platform, course: Course) -> None:
    set_state(sqlite_platform, "noor", "welkom-opdracht", "afgerond")
    noor = sqlite_platform.browser("noor")
    *first, last = course.get_module(WELCOME).lessons
    for lesson in first:
        mark(noor, lesson.id)

    page = noor.post(f"/les/{last.id}/gelezen", {"read": "yes"}, HX_Request="true")

    assert "Daarmee is de module af." in page.text
    assert f"{DONE}. Dat blijft zo" in page.text


def test_closing_the_assignment_completes_a_module_that_was_read(platform: Platform, course: Course) -> None:
    read_module(platform.browser("noor"), course.get_module(WELCOME))

    closed(platform)

    assert completed_by(platform, "noor") == [WELCOME]


def test_a_lesson_that_is_added_later_leaves_the_module_complete(platform: Platform, course: Course) -> None:
    complete(platform, course)

    with another_app(platform, with_added_lesson(course, WELCOME)) as later:
        noor = later.browser("noor")
        page = noor.get("/module/welkom")
        assert f"{DONE} sinds" in page.text
        assert "Er is een les die je nog niet gelezen hebt. Lezen mag, het hoeft niet meer." in page.text
        assert f"{DONE}. Dat blijft zo" in lesson_page(noor, "een-nieuwe-les").text
        assert "Nu aan de beurt Een nieuwe les" not in noor.get("/mijn-cursus").text


def test_taking_back_a_lesson_leaves_the_module_complete(platform: Platform, course: Course) -> None:
    complete(platform, course)
    noor = platform.browser("noor")

    mark(noor, "welkom-waarom", "no")

    assert completed_by(platform, "noor") == [WELCOME]
    assert f"{DONE} sinds" in noor.get("/module/welkom").text


def test_a_module_with_another_id_stays_complete(sqlite_platform: Platform, course: Course) -> None:
    complete(sqlite_platform, course)
    old = course.get_module(WELCOME)
    renamed = replace(course, modules=(replace(old, id="welkom-nieuw", replaces=(old.id,)), *course.modules[1:]))

    with another_app(sqlite_platform, renamed) as later:
        assert f"{DONE} sinds" in later.browser("noor").get("/module/welkom-nieuw").text


def test_an_assignment_that_replaces_a_finished_one_counts(sqlite_platform: Platform, course: Course) -> None:
    module = course.get_module(WELCOME)
    fresh = replace(module.assignment, id="een-andere-opdracht", replaces=(module.assignment.id,))
    changed = course_with(course, replace(module, assignment=fresh))
    with sqlite_platform.session() as session:
        for lesson in module.lessons:
            mark_read(session, sqlite_platform.cast.noor, lesson.id)
        assert complete_modules(session, sqlite_platform.cast.noor, changed, {module.assignment.id}) == [WELCOME]
        assert complete_modules(session, sqlite_platform.cast.noor, changed, {module.assignment.id}) == []


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "als je de les gelezen hebt"), (2, "de twee lessen"), (12, "de twaalf lessen"), (13, "de 13 lessen")],
)
def test_the_rule_counts_in_words(course: Course, number: int, words: str) -> None:
    module = course.get_module(WELCOME)
    lessons = tuple(replace(module.lessons[0], id=f"les-{place}") for place in range(number))

    assert words in rule_in_words(replace(module, lessons=lessons))
