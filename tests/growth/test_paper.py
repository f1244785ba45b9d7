"""The growth story on paper: lines, wheel and dates, and a text only where its writer ticked it."""

import json
import warnings

import pytest
import typst

from course.content import Course
from course.database import now
from course.growth.queries import Story, on_paper, story_of
from course.growth.routes import TEMPLATE
from tests.browser import Browser
from tests.dialogue.talking import closed
from tests.platform import Platform
from tests.practice.exercising import WHEEL, WHEEL_LATER, fill_in
from tests.reflection.writing import ANSWERS

PDF = "/groeiverhaal/pdf"
ODD = '#panic("x") *vet* _schuin_ $x$ \\ "aanhaling" <a@b.nl> // weg'


def story(platform: Platform, course: Course) -> Story:
    """Give Noor's story as it stands."""
    with platform.session() as session:
        return story_of(session, platform.cast.noor, course)


def words_of(data: dict[str, object]) -> str:
    """Set the same template as a page, of which the words can be read."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", typst.TypstWarning)
        made = typst.Compiler(TEMPLATE, root=TEMPLATE.parent, ignore_system_fonts=True).compile(
            format="html", sys_inputs={"data": json.dumps(data)}
        )
    assert isinstance(made, bytes)
    return made.decode()


def told(platform: Platform, line: str) -> Browser:
    """Let Noor draw her wheel twice and close her first assignment."""
    noor = platform.browser("noor")
    fill_in(noor, WHEEL, emotiewerk="2")
    fill_in(noor, WHEEL_LATER, emotiewerk="5", rolwerk="1")
    closed(platform, line)
    return noor


def test_the_file_is_a_tagged_pdf_that_nobody_keeps(platform: Platform) -> None:
    noor = told(platform, ODD)

    answer = noor.client.get(PDF)

    assert answer.mimetype == "application/pdf"
    assert answer.data.startswith(b"%PDF-")
    assert b"StructTreeRoot" in answer.data
    assert b"nl-NL" in answer.data
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="groeiverhaal.pdf"'


def test_without_a_tick_only_lines_wheel_and_dates_go_along(platform: Platform, course: Course) -> None:
    told(platform, ODD)

    data = on_paper(story(platform, course), "Noor Hofman", [], now())
    words = words_of(data)

    assert json.dumps(ODD)[1:-1] in json.dumps(data, ensure_ascii=False)
    assert '#panic("x") *vet* _schuin_ $x$ \\ "aanhaling" &lt;a@b.nl> // weg' in words
    assert "Mijn vertrekpunt" in words
    assert "<td>Emotiewerk</td><td>2</td><td>5</td>" in words
    assert "<td>Rolwerk</td><td>–</td><td>1</td>" in words
    assert data["texts"] == []
    assert not [text for text in ANSWERS.values() if text in words]


def test_a_tick_adds_the_text_of_that_assignment_and_nothing_private(platform: Platform, course: Course) -> None:
    told(platform, ODD)

    words = words_of(on_paper(story(platform, course), "Noor Hofman", ["welkom-opdracht", "bestaat-niet"], now()))

    assert ANSWERS["moment"] in words
    assert ANSWERS["voor-jezelf"] not in words


def test_the_ticks_of_the_page_lead_to_a_file(platform: Platform) -> None:
    noor = told(platform, ODD)
    form = noor.get("/groeiverhaal").form("Maak de pdf")
    assert form.fields == {"opdracht": []}

    plain = noor.client.get(form.action)
    longer = noor.client.get(form.action, query_string={"opdracht": "welkom-opdracht"})

    assert len(longer.data) > len(plain.data)


def test_an_empty_story_makes_a_file_too(sqlite_platform: Platform) -> None:
    assert sqlite_platform.browser("sam").client.get(PDF).data.startswith(b"%PDF-")


@pytest.mark.parametrize("who", ["anja", "marja"])
def test_whoever_takes_no_course_has_no_story(sqlite_platform: Platform, who: str) -> None:
    assert sqlite_platform.browser(who).get(PDF).status == 403
