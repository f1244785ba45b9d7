"""The end test: drawn, made in pieces, graded on the server, and of all that only 'passed' is kept."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest
import sqlalchemy as sa
from sqlmodel import select

from course.confidential.models import Draft
from course.content import Course
from course.knowledge.actions import begin_test, drop_test, grade_test, save_test
from course.knowledge.models import EndTest
from course.knowledge.policy import draw_questions, has_passed, number_needed, pool_of
from course.knowledge.queries import find_test
from tests.kept import another_app
from tests.knowledge.asking import (
    GRADE,
    SAVE,
    begin,
    make_test,
    opened_test,
    passed_at,
    right_answers,
    wrong_answers,
)
from tests.platform import Platform

QUESTIONS, RESULT = "/toets/vragen", "/toets/uitslag"


def without_test(course: Course) -> Course:
    """The course in which no question is meant for the test."""
    modules = (replace(one, questions=tuple(q for q in one.questions if q.use != "test")) for one in course.modules)
    return replace(course, modules=tuple(modules))


def test_the_first_page_says_what_it_is_and_who_sees_it(sqlite_platform: Platform) -> None:
    page = sqlite_platform.browser("noor").get("/toets")

    assert "20 vragen over wat je las." in page.text
    assert "Je haalt de toets als bij minstens 14 van de 20 vragen je antwoord past." in page.text
    assert "Hoe vaak je de toets maakt, wordt niet geteld." in page.text


def test_a_test_draws_evenly_from_all_modules_and_differs_each_time(course: Course) -> None:
    draws = [draw_questions(course, Random(seed)) for seed in range(20)]

    for drawn in draws:
        per_module = Counter(question.module_id for question in drawn)
        assert len(set(drawn)) == 20
        assert set(per_module) == {module.id for module in course.modules}
        assert max(per_module.values()) - min(per_module.values()) <= 1
        assert {question.use for question in drawn} == {"test"}
        assert list(drawn) == [question for question in pool_of(course).values() if question in drawn]
    assert len(set(draws)) == 20


def test_with_few_questions_the_test_is_of_what_there_is(course: Course) -> None:
    small = replace(course, modules=course.modules[:2])

    assert set(draw_questions(small, Random(1))) == set(pool_of(small).values())


@pytest.mark.parametrize(("number", "needed"), [(100, 70), (20, 14), (19, 14), (15, 11), (10, 7), (1, 1)])
def test_seventy_percent_is_enough_and_less_is_not(number: int, needed: int) -> None:
    assert number_needed(number) == needed


def test_a_question_with_several_answers_counts_when_exactly_those_were_chosen(course: Course) -> None:
    question = next(one for one in pool_of(course).values() if one.kind == "multiple")
    some = frozenset({min(question.right)})
    everything = frozenset(range(len(question.answers)))

    for chosen, passes in ((question.right, True), (some, False), (everything, False)):
        assert has_passed(EndTest("a", (question,), {question.id: chosen})) == passes


def test_noor_saves_half_and_goes_on_later(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = begin(noor)
    assert page.url == QUESTIONS
    asked = opened_test(platform).questions
    half = right_answers(asked[:10])

    page = noor.submit(page, SAVE, half)

    assert page.url == "/toets"
    assert "Je antwoorden zijn bewaard." in page.text
    assert "Ga verder met je toets" in page.text
    form = noor.get(QUESTIONS).form(SAVE)
    assert {name: form.fields[name] for name in half} == half
    going_on = begin(noor).form(SAVE)
    assert {name: going_on.fields[name] for name in half} == half
    assert opened_test(platform).questions == asked, "a test that is being made is gone on with"


def test_with_enough_answers_that_fit_noor_passes(platform: Platform) -> None:
    page = make_test(platform, right=14)

    assert page.url == RESULT
    assert "Gehaald" in page.text
    assert "Bij 14 van de 20 vragen paste je antwoord." in page.text
    assert page.text.count("Dat klopt.") == 14
    assert len(passed_at(platform)) == 1
    assert "Gehaald op" in platform.browser("noor").get("/mijn-cursus").text
    assert "Je hebt de toets gehaald op" in platform.browser("noor").get("/toets").text


def test_with_one_less_she_does_not_and_reads_what_fits(platform: Platform) -> None:
    page = make_test(platform, right=13)

    assert "Nog niet gehaald" in page.text
    assert "Bij 13 van de 20 vragen paste je antwoord. Je hebt er 14 nodig." in page.text
    test = opened_test(platform)
    for question in test.questions:
        assert all(answer.why.striptags() in page.text for answer in question.answers if answer.correct)
        assert f"/les/{question.lesson_id}" in page.links()
    assert passed_at(platform) == []
    assert "Vragen over wat je las, wanneer je wilt" in platform.browser("noor").get("/mijn-cursus").text


def test_a_reload_loses_nothing_of_the_result(platform: Platform) -> None:
    first = make_test(platform, right=5)
    noor = platform.browser("noor")

    again = noor.get(RESULT)

    assert again.text == first.text
    assert "Bekijk je laatste uitslag" in noor.get(QUESTIONS).text


def test_only_the_first_time_that_somebody_passes_is_kept(platform: Platform) -> None:
    make_test(platform, right=20)
    first = passed_at(platform)

    make_test(platform, right=20)
    page = make_test(platform, right=2)

    assert passed_at(platform) == first
    assert "Je haalde de toets al op" in page.text


def test_a_new_test_takes_the_place_of_the_one_before(platform: Platform) -> None:
    noor = platform.browser("noor")
    make_test(platform, right=3)
    before = opened_test(platform)

    page = noor.submit(noor.get(RESULT), "Maak een nieuwe toets")

    fresh = opened_test(platform)
    assert page.url == QUESTIONS
    assert " checked" not in page.html
    assert (fresh.attempt, fresh.questions) != (before.attempt, before.questions)
    assert "Begin met de toets" not in noor.get(RESULT).text


def test_the_answers_can_be_deleted_and_passing_stays(platform: Platform) -> None:
    make_test(platform, right=20)
    noor = platform.browser("noor")
    page = noor.get(RESULT)

    gone = noor.submit(page, "Verwijder deze antwoorden")

    assert "Je antwoorden zijn verwijderd." in gone.text
    assert "Je hebt de toets gehaald op" in gone.text
    with platform.session() as session:
        assert session.exec(select(Draft)).all() == []
    assert len(passed_at(platform)) == 1
    assert "Deze antwoorden waren er al niet meer." in noor.submit(page, "Verwijder deze antwoorden").text


def test_answers_and_questions_are_sealed(platform: Platform) -> None:
    make_test(platform, right=20)
    database = platform.app.extensions["course.database"]

    with database.engine.connect() as connection:
        names = set(sa.inspect(connection).get_table_names())
        rows = [repr(connection.execute(sa.text(f'select * from "{name}"')).all()) for name in names]

    everything = "".join(rows)
    assert not any(question.id in everything for question in opened_test(platform).questions)
    assert "graded" not in everything


def test_two_tabs_never_overwrite_each_other_silently(platform: Platform) -> None:
    noor = platform.browser("noor")
    first = begin(noor)
    second = noor.get(QUESTIONS)
    asked = opened_test(platform).questions
    noor.submit(first, SAVE, right_answers(asked[:1]))

    page = noor.submit(second, SAVE, wrong_answers(asked[:1]))

    assert page.status == 409
    assert "Er zijn twee versies van je antwoorden" in page.text
    assert (
        f"Vraag 1: {'; '.join(asked[0].answers[one].text.striptags() for one in sorted(asked[0].right))}" in page.text
    )
    chosen = wrong_answers(asked[:1])
    assert {name: page.form("Bewaar wat hier staat").fields[name] for name in chosen} == chosen
    assert "Je antwoorden zijn bewaard." in noor.submit(page, "Bewaar wat hier staat").text


def test_grading_older_answers_than_were_saved_asks_first(platform: Platform) -> None:
    noor = platform.browser("noor")
    first, second = begin(noor), noor.get(QUESTIONS)
    asked = opened_test(platform).questions
    noor.submit(first, SAVE, right_answers(asked))

    page = noor.submit(second, GRADE)

    assert page.status == 409
    assert not opened_test(platform).graded
    assert noor.submit(page, "Kijk de toets zo na").url == RESULT


def autosave(platform: Platform, fields: dict[str, object], based_on: int, save_id: str = "een") -> dict[str, object]:
    attempt = opened_test(platform).attempt
    sent = fields | {"part": attempt, "based_on": based_on, "save_id": save_id}
    answer = platform.browser("noor").post(f"{QUESTIONS}/bewaren", sent, Accept="application/json")
    return answer.data | {"status": answer.status}


def test_a_script_saves_and_a_repeated_save_gets_the_same_answer(platform: Platform) -> None:
    begin(platform.browser("noor"))
    asked = opened_test(platform).questions

    first = autosave(platform, right_answers(asked[:3]), 1)
    repeated = autosave(platform, right_answers(asked[:3]), 1)
    other = autosave(platform, wrong_answers(asked[:3]), 1, "twee")

    assert first["status"] == 200
    assert repeated == first
    assert other["status"] == 409
    assert other["kept"] == right_answers(asked[:3])
    words = other["words"]
    assert isinstance(words, dict)
    assert [len(words["kept"]), len(words["offered"])] == [3, 3]


def test_a_forgotten_tab_never_writes_into_a_newer_test(platform: Platform) -> None:
    noor = platform.browser("noor")
    old = begin(noor)
    noor.submit(old, GRADE)
    begin(noor)
    fresh = opened_test(platform)

    page = noor.submit(old, SAVE)
    answer = noor.post(f"{QUESTIONS}/bewaren", {"part": old.form(SAVE).fields["part"]}, Accept="application/json")

    assert page.status == 409
    assert "Deze toets is er niet meer" in page.text
    assert answer.status == 422
    assert "Deze toets is er niet meer" in answer.data["message"]
    assert opened_test(platform) == fresh


def test_a_graded_test_does_not_change_any_more(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = begin(noor)
    asked = opened_test(platform).questions
    noor.submit(page, GRADE, right_answers(asked[:4]))
    graded = opened_test(platform)

    assert noor.submit(page, GRADE, right_answers(asked[:4])).url == RESULT, "the button pressed twice"
    refused = noor.submit(page, GRADE, right_answers(asked[:9]))

    assert refused.status == 409
    assert "Deze toets is al nagekeken." in refused.text
    assert opened_test(platform) == graded


def test_an_answer_that_was_not_offered_is_refused(platform: Platform) -> None:
    noor = platform.browser("noor")
    begin(noor)
    test = opened_test(platform)
    single = next(one for one in test.questions if one.kind == "single")

    page = noor.post(QUESTIONS, {"part": test.attempt, "based_on": 1, single.id: "<script>"})

    assert page.status == 409
    assert opened_test(platform) == test


def test_two_tabs_that_begin_at_once_make_one_test(sqlite_platform: Platform, course: Course) -> None:
    person_id, pool = sqlite_platform.cast.noor, pool_of(course)
    with sqlite_platform.session() as session:
        begin_test(session, person_id, course)
        first = find_test(session, person_id, pool)
        begin_test(session, person_id, course)
        assert find_test(session, person_id, pool) == first


def test_a_question_that_leaves_the_course_leaves_the_test(sqlite_platform: Platform, course: Course) -> None:
    page = make_test(sqlite_platform, right=20)
    assert "20 van de 20" in page.text
    last = replace(course.modules[-1], questions=())

    with another_app(sqlite_platform, replace(course, modules=(*course.modules[:-1], last))) as later:
        test = opened_test(later)
        assert len(test.questions) in {17, 18}
        assert f"{len(test.questions)} van de {len(test.questions)}" in later.browser("noor").get(RESULT).text


def test_a_course_without_questions_has_no_test(sqlite_platform: Platform, course: Course) -> None:
    make_test(sqlite_platform, right=1)

    with another_app(sqlite_platform, without_test(course)) as later:
        noor = later.browser("noor")
        assert "De toets is er nog niet" in noor.get("/toets").text
        assert "De toets is er nog niet" in noor.get(RESULT).text
        assert begin(noor).status == 409
        assert "De eindtoets" not in noor.get("/mijn-cursus").text


def test_a_test_of_somebody_else_is_out_of_reach(sqlite_platform: Platform, course: Course) -> None:
    begin(sqlite_platform.browser("noor"))
    noors, pool = opened_test(sqlite_platform), pool_of(course)
    sam = sqlite_platform.cast.sam

    page = sqlite_platform.browser("sam").post(QUESTIONS, {"part": noors.attempt, "based_on": 1})

    assert page.status == 409
    with sqlite_platform.session() as session:
        assert find_test(session, sam, pool) is None
        assert not drop_test(session, sam, find_test(session, sam, pool), noors.attempt)
    assert opened_test(sqlite_platform) == noors


@pytest.mark.parametrize("who", ["anja", "marja"])
def test_who_takes_no_course_makes_no_test(sqlite_platform: Platform, who: str) -> None:
    browser = sqlite_platform.browser(who)
    addresses = ("/toets", QUESTIONS, RESULT)
    buttons = ("/toets/nieuw", QUESTIONS, f"{QUESTIONS}/bewaren", "/toets/verwijderen")

    assert {browser.get(address).status for address in addresses} == {403}
    assert {browser.post(address).status for address in buttons} == {403}


def test_saving_and_grading_are_one_rule_for_pages_and_scripts(sqlite_platform: Platform, course: Course) -> None:
    person_id = sqlite_platform.cast.noor
    with sqlite_platform.session() as session:
        begin_test(session, person_id, course)
        test = find_test(session, person_id, pool_of(course))
        assert test is not None
        chosen = {question.id: question.right for question in test.questions}
        saved = save_test(session, person_id, test, chosen, based_on=test.revision, save_id="een")
        grade_test(session, person_id, test, chosen, based_on=saved.revision, save_id="twee")
        graded = find_test(session, person_id, pool_of(course))

    assert graded is not None
    assert graded.graded
    assert has_passed(graded)
    assert len(passed_at(sqlite_platform)) == 1
