"""Saying that a lesson is read, and taking it back."""

import pytest

from course.content import Course
from tests.kept import another_app
from tests.learning.reading import (
    FIRST,
    READ,
    READ_AND_ON,
    SECOND,
    UNREAD,
    lesson_page,
    mark,
    set_state,
    with_replaced_lesson,
)
from tests.platform import Platform

LAST = "welkom-waar-sta-je"


def test_noor_sees_where_she_is_and_when_the_module_is_complete(sqlite_platform: Platform) -> None:
    page = lesson_page(sqlite_platform.browser("noor"), SECOND)

    assert "Les 2 van 4 · 9 minuten" in page.text
    assert "De module is af als je de vier lessen gelezen hebt en de opdracht is afgerond." in page.text
    assert {f"/les/{FIRST}", "/les/welkom-veilig-schrijven", "/opdracht/welkom-opdracht"} <= set(page.links())


def test_noor_reads_a_lesson_and_takes_it_back(platform: Platform) -> None:
    noor = platform.browser("noor")

    read = noor.submit(lesson_page(noor), READ, {"read": "yes"})
    assert "Je hebt deze les gelezen." in read.text
    assert "Waarom deze cursus , gelezen" in read.text

    unread = noor.submit(read, UNREAD)
    assert "Je hebt deze les gelezen." not in unread.text
    assert ", gelezen" not in unread.text


def test_reading_twice_or_taking_back_twice_changes_nothing(platform: Platform) -> None:
    noor = platform.browser("noor")

    assert [mark(noor, FIRST).status for _ in range(2)] == [200, 200]
    assert "Je hebt deze les gelezen." in lesson_page(noor).text
    assert [mark(noor, FIRST, "no").status for _ in range(2)] == [200, 200]
    assert "Je hebt deze les gelezen." not in lesson_page(noor).text


def test_the_other_button_goes_on_to_the_next_lesson(sqlite_platform: Platform) -> None:
    noor = sqlite_platform.browser("noor")
    assert READ_AND_ON in lesson_page(noor).form(READ).buttons

    page = noor.post(f"/les/{FIRST}/gelezen", {"read": "yes", "then": "next"})

    assert page.url == f"/les/{SECOND}"
    assert "Waarom deze cursus , gelezen" in page.text


def test_after_the_last_lesson_the_assignment_comes(sqlite_platform: Platform) -> None:
    noor = sqlite_platform.browser("noor")
    assert "Gelezen, naar de opdracht" in lesson_page(noor, LAST).form(READ).buttons

    answer = noor.post(f"/les/{LAST}/gelezen", {"read": "yes", "then": "next"}, follow=False)

    assert answer.status == 303
    assert answer.location == "/opdracht/welkom-opdracht"
    assert "Naar de opdracht" in lesson_page(noor, LAST).text


def test_a_script_gets_the_button_and_the_list_and_nothing_else(sqlite_platform: Platform) -> None:
    noor = sqlite_platform.browser("noor")

    read = noor.post(f"/les/{FIRST}/gelezen", {"read": "yes"}, HX_Request="true")
    assert "Je hebt deze les gelezen." in read.text
    assert 'id="module-contents" hx-swap-oob="true"' in read.html
    assert "<h1" not in read.html

    unread = noor.post(f"/les/{FIRST}/gelezen", {"read": "no"}, HX_Request="true")
    assert "Deze les staat weer op ongelezen." in unread.text


def test_what_one_learner_reads_is_not_read_by_another(sqlite_platform: Platform) -> None:
    mark(sqlite_platform.browser("noor"), FIRST)

    assert "Je hebt deze les gelezen." not in lesson_page(sqlite_platform.browser("sam")).text


def test_a_lesson_that_replaces_one_that_was_read_counts_as_read(sqlite_platform: Platform, course: Course) -> None:
    mark(sqlite_platform.browser("noor"), FIRST)

    with another_app(sqlite_platform, with_replaced_lesson(course, course.get_lesson(FIRST))) as later:
        noor = later.browser("noor")
        assert "Je hebt deze les gelezen." in lesson_page(noor, "een-andere-les").text
        assert "Je hebt deze les gelezen." not in mark(noor, "een-andere-les", "no").text


@pytest.mark.parametrize("who", ["marja", "anja"])
def test_who_does_not_take_the_course_reads_along_without_progress(sqlite_platform: Platform, who: str) -> None:
    browser = sqlite_platform.browser(who)
    page = lesson_page(browser)

    assert page.status == 200
    assert "Je leest mee. We houden niet bij wat je leest." in page.text
    assert 'class="dot ' not in page.html
    assert READ not in page.text
    assert "/opdracht/welkom-opdracht" not in page.links()
    assert mark(browser, FIRST).status == 403


@pytest.mark.parametrize("path", [f"/les/{FIRST}", "/module/welkom", "/mijn-cursus"])
def test_a_stranger_is_sent_to_sign_in(sqlite_platform: Platform, path: str) -> None:
    assert sqlite_platform.browser().get(path).url == "/inloggen"


@pytest.mark.parametrize("path", ["/les/bestaat-niet", "/module/bestaat-niet", "/les/welkom", "/module/welkom-waarom"])
def test_a_page_that_does_not_exist_says_where_to_look(sqlite_platform: Platform, path: str) -> None:
    page = sqlite_platform.browser("noor").get(path)

    assert page.status == 404
    assert "Mijn cursus" in page.text


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("concept", "begonnen, nog niet ingeleverd"),
        ("ingediend", "ingeleverd"),
        ("in_behandeling", "je trainer leest"),
        ("aanvulling_gevraagd", "je trainer vraagt een aanvulling"),
        ("teruggegeven", "teruggegeven, nog af te sluiten"),
        ("afgerond", "afgerond"),
    ],
)
def test_the_state_of_the_assignment_stands_beside_the_lesson(
    sqlite_platform: Platform, state: str, words: str
) -> None:
    set_state(sqlite_platform, "noor", "welkom-opdracht", state)

    assert f"Mijn vertrekpunt {words}" in lesson_page(sqlite_platform.browser("noor")).text
