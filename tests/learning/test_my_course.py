"""'Mijn cursus': the next thing to do on top, and how far every module is."""

from dataclasses import replace

import pytest

from course.accounts.models import Person
from course.content import Course
from tests.browser import Browser
from tests.kept import another_app
from tests.knowledge.asking import make_test
from tests.learning.reading import course_with, mark, read_module, set_state
from tests.platform import Platform

NOW = "Nu aan de beurt"


def test_a_new_learner_begins_with_the_first_lesson(sqlite_platform: Platform) -> None:
    page = sqlite_platform.browser("noor").get("/mijn-cursus")

    assert f"{NOW} Waarom deze cursus Les 1 van 4" in page.text
    assert "Team Noord, De Vlierboom · Je trainer is Anja Verbeek" in page.text
    assert "0 van 4 lessen gelezen" in page.text
    assert "Niet begonnen" in page.text


def test_the_next_thing_is_the_first_lesson_that_is_not_read(sqlite_platform: Platform) -> None:
    noor = sqlite_platform.browser("noor")
    mark(noor, "welkom-waarom")

    page = noor.get("/mijn-cursus")

    assert f"{NOW} Zo leer je hier" in page.text
    assert "1 van 4 lessen gelezen" in page.text
    assert "Begonnen" in page.text


def test_after_the_lessons_the_assignment_is_next(sqlite_platform: Platform, course: Course) -> None:
    noor = sqlite_platform.browser("noor")
    read_module(noor, course.modules[0])

    assert f"{NOW} Mijn vertrekpunt" in noor.get("/mijn-cursus").text


def test_what_a_trainer_asked_comes_before_everything(sqlite_platform: Platform) -> None:
    set_state(sqlite_platform, "noor", "buitenkant-opdracht", "aanvulling_gevraagd")

    page = sqlite_platform.browser("noor").get("/mijn-cursus")

    assert "Je trainer schreef je terug Je opdracht “Bij de drempel”" in page.text
    assert "/opdracht/buitenkant-opdracht" in page.links()


def test_what_was_given_back_is_closed_after_what_needs_more_and_before_reading_on(sqlite_platform: Platform) -> None:
    set_state(sqlite_platform, "noor", "welkom-opdracht", "teruggegeven")
    noor = sqlite_platform.browser("noor")

    page = noor.get("/mijn-cursus")

    assert "Je trainer schreef je terug Je opdracht “Mijn vertrekpunt” Er staat een reactie klaar" in page.text
    assert "Sluit de opdracht af met één regel" in page.text
    assert "Teruggegeven" in page.text
    set_state(sqlite_platform, "noor", "buitenkant-opdracht", "aanvulling_gevraagd")
    assert "Je trainer schreef je terug Je opdracht “Bij de drempel”" in noor.get("/mijn-cursus").text


def test_a_module_that_lies_with_the_trainer_does_not_hold_up_the_next(
    sqlite_platform: Platform, course: Course
) -> None:
    noor = sqlite_platform.browser("noor")
    read_module(noor, course.modules[0])
    set_state(sqlite_platform, "noor", "welkom-opdracht", "ingediend")

    page = noor.get("/mijn-cursus")

    assert f"{NOW} Wat heet zorg afhouden?" in page.text
    assert "Ingeleverd" in page.text


def test_when_everything_lies_with_the_trainer_there_is_nothing_to_do(
    sqlite_platform: Platform, course: Course
) -> None:
    noor = sqlite_platform.browser("noor")
    for module in course.modules:
        read_module(noor, module)
        set_state(sqlite_platform, "noor", module.assignment.id, "in_behandeling")

    assert "Je trainer leest wat je inleverde" in noor.get("/mijn-cursus").text


def complete_everything(platform: Platform, course: Course) -> Browser:
    noor = platform.browser("noor")
    for module in course.modules:
        set_state(platform, "noor", module.assignment.id, "afgerond")
        read_module(noor, module)
    return noor


def test_when_all_modules_are_complete_only_the_test_waits(sqlite_platform: Platform, course: Course) -> None:
    page = complete_everything(sqlite_platform, course).get("/mijn-cursus")

    assert "Alle modules zijn af De eindtoets Alleen de toets wacht nog" in page.text
    assert "De eindtoets Vragen over wat je las, wanneer je wilt" in page.text
    assert page.links().count("/toets") == 2


def test_the_test_may_be_passed_before_everything_is_read(sqlite_platform: Platform) -> None:
    make_test(sqlite_platform, right=20)

    page = sqlite_platform.browser("noor").get("/mijn-cursus")

    assert f"{NOW} Waarom deze cursus" in page.text
    assert "De eindtoets Gehaald op" in page.text


def test_at_the_end_all_modules_are_complete_and_the_test_is_passed(sqlite_platform: Platform, course: Course) -> None:
    noor = complete_everything(sqlite_platform, course)
    make_test(sqlite_platform, right=14)

    page = noor.get("/mijn-cursus")

    assert "Alle modules zijn af, en de toets is gehaald" in page.text
    assert f"{len(course.modules)} van de {len(course.modules)} modules zijn af" in page.text


def test_without_questions_for_a_test_the_modules_alone_are_the_course(
    sqlite_platform: Platform, course: Course
) -> None:
    complete_everything(sqlite_platform, course)
    plain = course
    for module in course.modules:
        plain = course_with(plain, replace(module, questions=()))

    with another_app(sqlite_platform, plain) as later:
        page = later.browser("noor").get("/mijn-cursus")
        assert "Je bent aan het eind Alle modules zijn af" in page.text
        assert "/toets" not in page.links()


def give_roles(platform: Platform, who: str, roles: str) -> None:
    """Let somebody have these roles, separated by commas."""
    with platform.session() as session:
        session.get_one(Person, getattr(platform.cast, who)).roles = roles


@pytest.mark.parametrize(
    ("roles", "role"),
    [
        ("trainer", "trainer"),
        ("manager", "leidinggevende"),
        ("manager,trainer", "trainer en leidinggevende"),
    ],
)
def test_trainers_and_managers_read_along_from_the_list_of_modules(
    sqlite_platform: Platform, roles: str, role: str
) -> None:
    give_roles(sqlite_platform, "anja", roles)

    page = sqlite_platform.browser("anja").get("/mijn-cursus")

    assert f"De cursus Je leest de cursus mee als {role}. We houden niets bij." in page.text
    assert "Welkom: veilig beginnen Module 0 · " in page.text
    assert "Zelf meedoen? Dan heb je een plek als cursist nodig. Hulp bij meedoen" in page.text
    assert "Je doet niet mee als cursist" not in page.text
    assert "/module/welkom" in page.links()


def test_who_has_no_role_is_told_whom_to_ask_and_may_read_along(sqlite_platform: Platform) -> None:
    give_roles(sqlite_platform, "anja", "")

    page = sqlite_platform.browser("anja").get("/mijn-cursus")

    assert "Je doet niet mee als cursist" in page.text
    assert "Vraag het aan je leidinggevende" in page.text
    assert "Je leest de cursus mee als" not in page.text
    assert "/module/welkom" in page.links()


def test_a_manager_reads_a_module_without_progress_and_with_all_its_minutes(
    sqlite_platform: Platform, course: Course
) -> None:
    page = sqlite_platform.browser("marja").get("/module/welkom")

    assert page.status == 200
    assert "Je leest mee. We houden niet bij wat je leest." in page.text
    assert f"Opdracht Mijn vertrekpunt {course.modules[0].assignment.minutes} minuten" in page.text
    assert "nog niet begonnen" not in page.text
    assert 'class="dot ' not in page.html


def test_the_glossary_is_open_to_everybody(sqlite_platform: Platform, course: Course) -> None:
    page = sqlite_platform.browser().get("/woordenlijst")

    assert page.status == 200
    assert all(f'id="{term.id}"' in page.html for term in course.glossary)
