"""The demonstration: a believable world, made once and kept, in which a visitor may be anybody."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from course.app import create_app, create_demo
from course.config import ConfigurationError, demo_settings
from course.content import Course
from course.database import Database
from course.demo.people import EVERYBODY, KARIM, WHO_TO_BE
from course.demo.serve import prepare
from tests.browser import Browser
from tests.platform import Platform


@pytest.fixture
def demo(course: Course, tmp_path: Path) -> Iterator[Flask]:
    """The demonstration, filled, in a folder of its own."""
    app = prepare(create_app(demo_settings(tmp_path), course=course, people=WHO_TO_BE))
    yield app
    database: Database = app.extensions["course.database"]
    database.engine.dispose()


def _be(demo: Flask, first_name: str) -> Browser:
    browser = Browser(demo)
    browser.submit(browser.get("/inloggen"), f"Kies {first_name}")
    return browser


def test_everybody_but_the_invited_one_can_be_chosen(demo: Flask) -> None:
    page = Browser(demo).get("/inloggen")

    assert all(f"Kies {person.name.split()[0]}" in page.text for person in EVERYBODY if person is not KARIM)
    assert "Kies Karim" not in page.text


def test_noor_finds_a_reaction_and_anja_finds_work(demo: Flask) -> None:
    assert "Lees de reactie" in _be(demo, "Noor").get("/mijn-cursus").text
    assert "Sam Bakhuis" in _be(demo, "Anja").get("/nakijken").text


def test_yara_closed_what_she_got_back_and_esra_still_has_to(demo: Flask) -> None:
    assert "Eerst kijken wat er is" in _be(demo, "Yara").get("/opdracht/welkom-opdracht/ronde/1").text
    assert "Sluit de opdracht af met één regel" in _be(demo, "Esra").get("/mijn-cursus").text


def test_questions_came_back_to_noor_and_yara_passed_the_test(demo: Flask) -> None:
    assert "Even ophalen: 2 vragen over" in _be(demo, "Noor").get("/mijn-cursus").text
    assert "Gehaald op" in _be(demo, "Yara").get("/mijn-cursus").text


def test_a_step_weighs_for_daan_and_anja_is_asked_to_talk(demo: Flask) -> None:
    anja = _be(demo, "Anja")

    assert "Daan Vos" in anja.get("/nakijken").text
    assert "Jouw lijf" in anja.get("/nakijken").text
    assert "Een opdracht gaat over naar jou" in anja.get("/berichten").text
    comments = anja.get("/nakijken/opmerkingen").text
    assert "Je schreef je lijf er zelf bij" in comments
    shared = _be(demo, "Bram").get("/nakijken/opmerkingen").text
    assert "Welke gok over de ander" in shared
    assert "Je schreef je lijf er zelf bij" not in shared


def test_esra_reads_that_somebody_can_be_recognised_and_nobody_else_reads_her_text(demo: Flask) -> None:
    page = _be(demo, "Esra").get("/opdracht/buitenkant-opdracht/ronde/1").text

    assert "met die dag en die letter is iemand te herkennen" in page
    assert "Alleen jij kunt dit lezen." in page
    assert "mevrouw Q." not in _be(demo, "Bram").get("/nakijken").text


def test_yara_hears_that_anja_is_going_to_read_and_joris_that_bram_worries(demo: Flask) -> None:
    yara, joris = _be(demo, "Yara"), _be(demo, "Joris")

    assert "Anja Verbeek gaat je opdracht lezen" in yara.get("/opdracht/mentaliseren-opdracht").text
    assert "Bram vroeg een collega-trainer om je opdracht te lezen." in yara.get("/opdracht/mentaliseren-opdracht").text
    text = joris.get("/opdracht/welkom-opdracht").text
    assert "Bram maakt zich zorgen sinds" in text
    assert "en neemt persoonlijk contact met je op." in text


def test_marja_sees_who_is_how_far(demo: Flask) -> None:
    page = _be(demo, "Marja").get("/organisatie/team/2/voortgang")

    assert "Karim Azzouzi" in page.text
    assert "Niet begonnen" in page.text


def test_a_second_start_keeps_what_was_done(demo: Flask, course: Course, tmp_path: Path) -> None:
    sam = _be(demo, "Sam")
    sam.submit(sam.get("/opdracht/welkom-opdracht"), "Opdracht terugnemen")

    again = prepare(create_app(demo_settings(tmp_path), course=course, people=WHO_TO_BE))

    assert "Verder schrijven" in _be(again, "Sam").get("/opdracht/welkom-opdracht").text


def test_a_real_installation_lets_nobody_choose(sqlite_platform: Platform) -> None:
    browser = sqlite_platform.browser()

    assert "Kies wie je bent" not in browser.get("/inloggen").text
    assert browser.post("/demo/inloggen", {"email": "noor@voorbeeld.nl"}).status == 404


def test_only_people_of_the_demonstration_can_be_chosen(demo: Flask) -> None:
    assert Browser(demo).post("/demo/inloggen", {"email": KARIM.email}).status == 403


def test_the_demonstration_never_runs_on_a_real_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_DATABASE_URL", "sqlite:///real.db")

    with pytest.raises(ConfigurationError, match="has its own database"):
        create_demo()
