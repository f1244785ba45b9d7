"""Finding something in the course, as whoever is signed in."""

import logging

import pytest

from course.app import create_app
from course.content import Course
from course.content.search import SearchIndex
from course.jobs import let_go
from tests.browser import Page
from tests.kept import another_app
from tests.platform import Platform

SECRET = "Kwikstaartje zat in mijn schoen"


def search(platform: Platform, question: str, who: str = "noor") -> Page:
    """Ask this."""
    return platform.browser(who).get(f"/zoeken?q={question}")


def test_noor_finds_a_lesson_with_the_sentence_and_the_place(sqlite_platform: Platform) -> None:
    page = search(sqlite_platform, "omslagpunt spanning")

    assert page.status == 200
    assert "<mark>omslagpunt</mark>" in page.html
    assert any(link.startswith("/les/mentaliseren-omslagpunt#") for link in page.links())
    assert page.text.index("Lessen") < page.text.index("Het omslagpunt")


def test_what_is_found_leads_to_a_place_that_is_there(sqlite_platform: Platform) -> None:
    noor = sqlite_platform.browser("noor")
    for question in ("spanning", "stilte", "grenzen", "mentaliseren"):
        for link in noor.get(f"/zoeken?q={question}").links():
            address, _, anchor = link.partition("#")
            if anchor and address:
                assert f'id="{anchor}"' in noor.get(address).html, link


def test_a_word_leads_to_the_glossary(sqlite_platform: Platform) -> None:
    page = search(sqlite_platform, "mentaliseert")

    assert "/woordenlijst#mentaliseren" in page.links()
    assert "Woorden" in page.text


@pytest.mark.parametrize(
    ("who", "address"), [("noor", "/opdracht/welkom-opdracht"), ("anja", "/module/welkom"), ("marja", "/module/welkom")]
)
def test_an_assignment_leads_to_where_this_person_may_come(sqlite_platform: Platform, who: str, address: str) -> None:
    page = search(sqlite_platform, "Mijn vertrekpunt", who)

    assert "Opdrachten" in page.text
    assert address in page.links()
    assert sqlite_platform.browser(who).get(address).status == 200


def test_many_places_are_counted_and_a_few_shown(sqlite_platform: Platform) -> None:
    page = search(sqlite_platform, "je")

    assert page.html.count('class="row"') == 30
    assert "zet er een woord bij, dan wordt de lijst korter" in page.text


def test_nothing_found_says_so_and_what_helps(sqlite_platform: Platform) -> None:
    page = search(sqlite_platform, "quetzalcoatl")

    assert "Niets gevonden" in page.text
    assert "Typ alleen het begin van een woord." in page.text
    assert 'value="quetzalcoatl"' in page.html


def test_a_typing_error_gives_the_word_that_may_be_meant(sqlite_platform: Platform) -> None:
    page = search(sqlite_platform, "mentaliserne")

    assert "Bedoelde je mentaliseren ?" in page.text
    assert "/zoeken?q=mentaliseren" in page.links()


def test_without_a_question_noor_reads_what_she_can_look_for(sqlite_platform: Platform) -> None:
    page = search(sqlite_platform, "")

    assert "Je zoekt in alle lessen en modules" in page.text
    noor = sqlite_platform.browser("noor")
    examples = [link for link in page.links() if link.startswith("/zoeken?q=")]
    assert len(examples) == 3
    assert all("Niets gevonden" not in noor.get(link).text for link in examples)


@pytest.mark.parametrize(
    "question",
    [
        "x" * 5000,
        "%00%00",
        "<script>alert(1)</script>",
        '"><img src=x>',
        "(.*)%2B$",
        "%ff%fe",
        "' or 1=1 --",
        "%F0%9F%98%80",
    ],
)
def test_hostile_questions_do_no_harm(sqlite_platform: Platform, question: str) -> None:
    page = search(sqlite_platform, question)

    assert page.status == 200
    assert "<script>alert" not in page.html
    assert "<img src=x" not in page.html
    assert "x" * 101 not in page.html
    assert "\0" not in page.html


def test_what_somebody_looks_for_is_not_kept_and_not_logged(
    platform: Platform, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        page = search(platform, "moedeloos")

    assert page.response.headers["Cache-Control"] == "no-store"
    assert "moedeloos" not in caplog.text + "".join(capsys.readouterr())


def test_nobody_finds_what_somebody_wrote(platform: Platform) -> None:
    kept = {"part": "moment", "text": SECRET, "based_on": "0"}
    assert platform.browser("noor").post("/opdracht/welkom-opdracht/bewaren", kept).status == 200

    for who in ("noor", "anja", "marja"):
        assert "Niets gevonden" in search(platform, "Kwikstaartje schoen", who).text


def test_a_stranger_is_sent_to_sign_in(sqlite_platform: Platform) -> None:
    assert sqlite_platform.browser().get("/zoeken?q=stilte").url == "/inloggen"


def test_the_search_field_stands_on_every_page_but_its_own(sqlite_platform: Platform) -> None:
    noor = sqlite_platform.browser("noor")

    assert noor.get("/mijn-cursus").html.count('role="search"') == 1
    assert noor.get("/zoeken").html.count('role="search"') == 1
    assert 'role="search"' not in sqlite_platform.browser().get("/").html


def test_a_server_has_its_index_before_the_first_question(sqlite_platform: Platform, course: Course) -> None:
    served = create_app(sqlite_platform.app.extensions["course.settings"])

    assert isinstance(served.extensions["course.search"], SearchIndex)
    with another_app(sqlite_platform, course) as given_its_course:
        assert "course.search" not in given_its_course.app.extensions
    let_go(served)
