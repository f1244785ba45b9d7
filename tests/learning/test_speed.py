"""A lesson is asked for more than everything else together: few statements, few requests, few bytes, no Markdown."""

import gzip
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from course.content import Course
from course.database import Database
from tests.learning.reading import FIRST, WITH_RATING, lesson_page, mark
from tests.platform import Platform
from tests.practice.exercising import RATING, fill_in

MOST_STATEMENTS = 4
MOST_OF_MY_COURSE = 5  # one more than a lesson: which questions wait, and whether the test is passed
MOST_REQUESTS = 4
MOST_BYTES = 60_000
SLOW_TEXT = ("/markdown/", "/bleach/", "/pymdownx/")


@contextmanager
def statements(platform: Platform) -> Iterator[list[str]]:
    """Collect the statements that are sent to the database."""
    database: Database = platform.app.extensions["course.database"]
    sent: list[str] = []

    def keep(_conn: sa.Connection, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(database.engine, "before_cursor_execute", keep)
    try:
        yield sent
    finally:
        event.remove(database.engine, "before_cursor_execute", keep)


@contextmanager
def files_entered() -> Iterator[set[str]]:
    """Collect the files of all functions that are called."""
    entered: set[str] = set()
    before = sys.getprofile()

    def keep(frame: FrameType, _happening: str, _value: object) -> None:
        entered.add(frame.f_code.co_filename)

    sys.setprofile(keep)
    try:
        yield entered
    finally:
        sys.setprofile(before)


@pytest.mark.parametrize("lesson_id", [FIRST, WITH_RATING])
@pytest.mark.parametrize("who", ["noor", "marja"])
def test_a_lesson_costs_few_statements(platform: Platform, lesson_id: str, who: str) -> None:
    noor = platform.browser("noor")
    fill_in(noor, RATING, omslag_strak="4")
    mark(noor, FIRST)
    browser = platform.browser(who)
    lesson_page(browser, lesson_id)

    with statements(platform) as sent:
        lesson_page(browser, lesson_id)

    assert 1 <= len(sent) <= MOST_STATEMENTS, sent


def test_the_number_of_statements_of_my_course_does_not_grow(sqlite_platform: Platform, course: Course) -> None:
    noor = sqlite_platform.browser("noor")
    with statements(sqlite_platform) as at_first:
        noor.get("/mijn-cursus")
    for module in course.modules:
        mark(noor, module.lessons[0].id)
    with statements(sqlite_platform) as later:
        noor.get("/mijn-cursus")

    assert len(later) == len(at_first) <= MOST_OF_MY_COURSE


def test_no_page_of_the_course_is_made_of_markdown_when_it_is_asked_for(
    sqlite_platform: Platform, course: Course
) -> None:
    noor = sqlite_platform.browser("noor")
    paths = ["/mijn-cursus", "/woordenlijst", *(f"/module/{module.id}" for module in course.modules)]
    paths += [f"/les/{lesson.id}" for module in course.modules for lesson in module.lessons]

    with files_entered() as entered:
        answers = {noor.get(path).status for path in paths}

    assert answers == {200}
    assert [name for name in entered if any(part in name for part in SLOW_TEXT)] == []


def test_a_first_visit_of_any_lesson_is_light(sqlite_platform: Platform, course: Course) -> None:
    client = sqlite_platform.browser("noor").client
    for lesson in (lesson for module in course.modules for lesson in module.lessons):
        page = client.get(f"/les/{lesson.id}", headers={"Accept-Encoding": "gzip"})
        html = gzip.decompress(page.data).decode()
        at_once = set(re.findall(r'<(?:link|script)[^>]* (?:href|src)="([^"]+)"', html))
        at_once |= set(re.findall(r'<(?:img|use)(?![^>]*loading="lazy")[^>]* (?:src|href)="([^"#]+)', html))
        answers = [page, *(client.get(url, headers={"Accept-Encoding": "gzip"}) for url in at_once)]

        assert all(answer.status_code == 200 for answer in answers)
        assert len(answers) <= MOST_REQUESTS, f"{lesson.id} asks for {sorted(at_once)}"
        weight = sum(len(answer.data) + len(str(answer.headers)) for answer in answers)
        assert weight <= MOST_BYTES, f"{lesson.id} weighs {weight} bytes"


def test_a_lesson_travels_compressed_only_to_who_takes_that(sqlite_platform: Platform) -> None:
    client = sqlite_platform.browser("noor").client
    plain = client.get(f"/les/{FIRST}", headers={"Accept-Encoding": "identity"})
    squeezed = client.get(f"/les/{FIRST}", headers={"Accept-Encoding": "gzip, br"})

    assert "Content-Encoding" not in plain.headers
    assert squeezed.headers["Content-Encoding"] == "gzip"
    assert len(squeezed.data) < len(plain.data) / 2
    assert "Accept-Encoding" in plain.headers["Vary"]
    assert "Cookie" in squeezed.headers["Vary"]
    assert "no-store" in squeezed.headers["Cache-Control"]
