"""Who had come somewhere with version 0.1 is still there after the upgrade, with today's course."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from course import schema
from course.app import create_app
from course.config import ConfigurationError
from course.content import Course
from course.database import Database
from tests.browser import Browser
from tests.platform import Platform, settings_for
from tests.upgrade.first_version import ROWS, make_first_version
from tests.world import PEOPLE, Cast

OLD_MODULES = ("welkom", "buitenkant", "mentaliseren")
WELCOME, DOOR, SURE = (f"/opdracht/{module}-opdracht" for module in OLD_MODULES)
WROTE = "Zo schreef ik het toen, bij moment."


def cast_of_then() -> Cast:
    """The ids that people and teams had in version 0.1."""
    people = {row["email"].partition("@")[0]: row["id"] for row in ROWS["person"]}
    teams = {row["name"].removeprefix("Team ").lower(): row["id"] for row in ROWS["team"]}
    organisations = {row["name"].removeprefix("De ").lower(): row["id"] for row in ROWS["organisation"]}
    return Cast(**{who: people[who] for who in PEOPLE}, **teams, **organisations)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def upgraded(request: pytest.FixtureRequest, course: Course, tmp_path: Path) -> Iterator[Platform]:
    """Today's platform on the database of version 0.1, brought up to date."""
    on_sqlite = request.param == "sqlite"
    url = f"sqlite:///{tmp_path / 'old.db'}" if on_sqlite else request.getfixturevalue("postgres_url")
    app = create_app(settings_for(url, tmp_path), course=course)
    app.extensions["course.queue"].immediate = True
    make_first_version(app)
    with pytest.raises(ConfigurationError, match="The tables are not up to date"):
        schema.check_before_serving(app)
    schema.upgrade(app)
    schema.check_before_serving(app)
    yield Platform(app, cast_of_then())
    database: Database = app.extensions["course.database"]
    database.engine.dispose()


def checked(browser: Browser, lesson_id: str) -> set[str]:
    """The rounds that are chosen on a lesson page, by what they are called in the form."""
    page = browser.get(f"/les/{lesson_id}")
    assert page.tree is not None
    rounds = (one for one in page.tree.iter("input") if one.get("type") == "radio" and one.get("checked") is not None)
    return {f"{one.get('name')}={one.get('value')}" for one in rounds}


def test_every_lesson_that_was_read_is_still_read(upgraded: Platform, course: Course) -> None:
    noor = upgraded.browser("noor")
    lessons = [lesson.id for module in OLD_MODULES for lesson in course.get_module(module).lessons]
    read = {row["lesson_id"] for row in ROWS["lesson_read"] if row["person_id"] == upgraded.cast.noor}

    assert len(lessons) == 14
    assert set(lessons) == read
    for lesson_id in lessons:
        assert "Je hebt deze les gelezen." in noor.get(f"/les/{lesson_id}").text
    assert "Je hebt deze les gelezen." not in upgraded.browser("sam").get("/les/welkom-zo-leer-je").text


def test_modules_that_were_complete_are_complete_and_the_course_goes_on(upgraded: Platform) -> None:
    noor = upgraded.browser("noor")

    for module in ("welkom", "buitenkant"):
        assert "Deze module is af sinds" in noor.get(f"/module/{module}").text
    overview = noor.get("/mijn-cursus").text
    assert "2 van de 9 modules zijn af" in overview
    assert "Je trainer vraagt een aanvulling bij module" in overview
    assert "1 van 4 lessen gelezen" in upgraded.browser("sam").get("/mijn-cursus").text


def test_a_round_with_its_feedback_and_reply_can_be_read_by_both(upgraded: Platform) -> None:
    hers = upgraded.browser("noor").get(f"{WELCOME}/ronde/1")
    trainer = upgraded.browser("anja")
    anja = trainer.submit(trainer.get(f"/nakijken/{ROWS['submission'][0]['id']}"), "Teruglezen")

    for page in (hers, anja):
        assert WROTE in page.text
        assert "Ik las hoe je wachtte tot de beker stil stond." in page.text
        assert "Dit las ik twee keer." in page.text
        assert "Dat neem ik mee." in page.text
    assert "voor-jezelf" not in anja.text


def test_what_was_asked_to_complete_is_where_it_was_and_can_be_handed_in_again(upgraded: Platform) -> None:
    noor = upgraded.browser("noor")
    returned = noor.get(f"{SURE}/ronde/1").text
    assert "Wil je nog iets schrijven over wat je niet wist?" in returned
    assert all(
        words in returned for words in ("Een deur viel dicht.", "Mijn kaak stond vast.", "Misschien was ze moe.")
    )
    assert "van 10" in returned

    page = noor.get(f"{SURE}/inleveren")
    assert page.tree is not None
    ticks = [str(one.get("value")) for one in page.tree.iter("input") if one.get("name") == "checks"]
    again = noor.submit(page, "Inleveren bij Anja Verbeek", {"checks": ticks})

    assert "Ronde 2" in again.text


def test_what_was_for_oneself_is_still_there_and_still_for_oneself(upgraded: Platform) -> None:
    noor = upgraded.browser("noor")

    assert "Zo schreef ik het toen, bij voor-jezelf." in noor.get(WELCOME).text
    assert checked(noor, "welkom-waar-sta-je") == {"eerste-signaal=4", "stilte-laten=2"}
    assert checked(noor, "mentaliseren-omslagpunt") == {"omslag-strak=5"}
    for who in ("sam", "anja", "marja"):
        assert checked(upgraded.browser(who), "welkom-waar-sta-je") == set()


def test_a_rating_of_then_can_be_changed_now(upgraded: Platform) -> None:
    noor = upgraded.browser("noor")
    address = "/les/mentaliseren-omslagpunt/oefening/mentaliseren-eigen-omslagpunt"
    page = noor.get("/les/mentaliseren-omslagpunt")

    noor.submit(page, "Bewaar voor mezelf", {"omslag-zeker": "2"}, action=address)

    assert checked(noor, "mentaliseren-omslagpunt") == {"omslag-strak=5", "omslag-zeker=2"}


def test_a_trainer_goes_on_with_the_reaction_that_was_half_written(upgraded: Platform) -> None:
    anja = upgraded.browser("anja")
    address = f"/nakijken/{ROWS['submission'][-1]['id']}"
    assert "Sam Bakhuis" in anja.get("/nakijken").text

    page = anja.submit(anja.get(address), "Oppakken en lezen")

    assert WROTE in page.text
    assert "Hier was ik gebleven." in page.html


def test_the_manager_sees_the_same_progress_and_no_word_of_text(upgraded: Platform) -> None:
    page = upgraded.browser("marja").get(f"/organisatie/team/{upgraded.cast.noord}/voortgang")

    assert "Noor Hofman" in page.text
    assert WROTE not in page.text


def test_what_people_were_told_is_still_in_their_inbox(upgraded: Platform) -> None:
    assert "Er staat een reactie klaar" in upgraded.browser("noor").get("/berichten").text
