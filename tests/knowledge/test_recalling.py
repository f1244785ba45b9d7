"""Answering questions that came back: what fits is explained, and nothing of the answers is kept."""

import pytest
import sqlalchemy as sa

from course.content import Course
from course.knowledge.policy import divided, recall_questions
from tests.knowledge.asking import (
    DOOR,
    LOOK,
    RECALL,
    completed,
    course_of,
    days_pass,
    right_answers,
    rounds_in_database,
    wrong_answers,
)
from tests.platform import Platform

FITS, LOOK_AGAIN, LEFT_OPEN = "Dat klopt.", "Kijk nog eens.", "Je liet deze vraag open."


@pytest.fixture
def waiting(platform: Platform) -> Platform:
    """A platform on which the first questions of a module wait for Noor."""
    completed(platform, "noor", days_ago=2)
    return platform


def test_the_page_says_who_sees_it_and_asks_the_first_questions(waiting: Platform, course: Course) -> None:
    page = waiting.browser("noor").get(RECALL)

    asked = divided(recall_questions(course.get_module(DOOR)))[2]
    assert all(question.text.striptags() in page.text for question in asked)
    assert "Alleen jij ziet dit. Je antwoorden worden niet bewaard" in page.text
    assert page.html.count("<fieldset") == len(asked) == 3


def test_right_answers_fit_and_every_one_is_explained(waiting: Platform, course: Course) -> None:
    noor, asked = waiting.browser("noor"), divided(recall_questions(course.get_module(DOOR)))[2]

    page = noor.submit(noor.get(RECALL), LOOK, right_answers(asked))

    assert page.status == 200
    assert (page.text.count(FITS), page.text.count(LOOK_AGAIN)) == (3, 0)
    for question in asked:
        assert all(answer.why.striptags() in page.text for answer in question.answers if answer.correct)
        assert f"/les/{question.lesson_id}" in page.links()
    assert "Klaar. Over vijf dagen komen er nog drie." in page.text


def test_another_answer_is_explained_beside_what_fits(waiting: Platform, course: Course) -> None:
    noor, asked = waiting.browser("noor"), divided(recall_questions(course.get_module(DOOR)))[2]

    page = noor.submit(noor.get(RECALL), LOOK, wrong_answers(asked))

    assert (page.text.count(FITS), page.text.count(LOOK_AGAIN)) == (0, 3)
    chosen = next(answer for answer in asked[0].answers if not answer.correct)
    assert chosen.why.striptags() in page.text
    assert "Jouw antwoord, en het past niet" in page.text
    assert "Dit past" in page.text


def test_part_of_the_right_answers_is_not_yet_all(waiting: Platform, course: Course) -> None:
    several = next(one for one in recall_questions(course.get_module(DOOR)) if one.kind == "multiple")
    name = f"{several.id}:{min(several.right)}"

    page = waiting.browser("noor").post(RECALL, {"day": "2", name: "yes"})

    assert LOOK_AGAIN in page.text
    assert "Jouw antwoord, en het past" in page.text
    assert FITS not in page.text


def test_questions_may_be_left_open(waiting: Platform) -> None:
    noor = waiting.browser("noor")

    page = noor.submit(noor.get(RECALL), LOOK)

    assert page.text.count(LEFT_OPEN) == 3
    assert rounds_in_database(waiting, "noor")[2].done_at is not None


def test_they_may_be_tried_again_as_often_as_one_likes(waiting: Platform, course: Course) -> None:
    noor, asked = waiting.browser("noor"), divided(recall_questions(course.get_module(DOOR)))[2]
    noor.submit(noor.get(RECALL), LOOK, wrong_answers(asked))
    first = rounds_in_database(waiting, "noor")[2].done_at

    page = noor.get(RECALL)
    assert "Je mag ze nog eens proberen" in page.text
    assert " checked" not in page.html
    assert "Sla deze keer over" not in page.text
    again = noor.submit(page, LOOK, right_answers(asked))

    assert again.text.count(FITS) == 3
    assert rounds_in_database(waiting, "noor")[2].done_at == first


def test_nothing_of_the_answers_is_kept(waiting: Platform, course: Course) -> None:
    noor, asked = waiting.browser("noor"), divided(recall_questions(course.get_module(DOOR)))[2]
    database = waiting.app.extensions["course.database"]
    with database.engine.connect() as connection:
        names = set(sa.inspect(connection).get_table_names()) - {"throttle_counter", "recall_round"}
        before = {name: connection.execute(sa.text(f'select * from "{name}"')).all() for name in names}

    noor.submit(noor.get(RECALL), LOOK, wrong_answers(asked))

    with database.engine.connect() as connection:
        after = {name: connection.execute(sa.text(f'select * from "{name}"')).all() for name in names}
    assert after.pop("sign_in") is not None
    assert {name: before[name] for name in after} == after


def test_skipping_a_round_is_doing_it(waiting: Platform) -> None:
    noor = waiting.browser("noor")

    page = noor.submit(noor.get(RECALL), "Sla deze keer over")

    assert page.url == "/mijn-cursus"
    assert "zijn deze keer overgeslagen" in page.text
    assert RECALL not in page.links()


def test_the_words_count_to_what_comes_next(waiting: Platform) -> None:
    noor = waiting.browser("noor")
    days_pass(waiting, "noor", 30)
    assert "Klaar. Morgen komen er nog drie." in noor.post(RECALL, {"day": "2"}).text
    days_pass(waiting, "noor", 1)
    assert "Klaar. Nu staan er nog drie klaar." in noor.post(RECALL, {"day": "2"}).text
    assert "Klaar. Morgen komen er nog twee." in noor.post(RECALL, {"day": "7"}).text
    days_pass(waiting, "noor", 1)
    assert "Klaar. Dit waren de laatste vragen over deze module." in noor.post(RECALL, {"day": "21"}).text


@pytest.mark.parametrize("day", ["7", "3", "", "tweede"])
def test_questions_that_do_not_wait_are_refused(sqlite_platform: Platform, day: str) -> None:
    completed(sqlite_platform, "noor", days_ago=2)

    page = sqlite_platform.browser("noor").post(RECALL, {"day": day})

    assert page.status == 409
    assert "Deze vragen staan nu niet klaar." in page.text
    assert rounds_in_database(sqlite_platform, "noor")[2].done_at is None


def test_an_answer_that_was_not_offered_is_refused(sqlite_platform: Platform) -> None:
    completed(sqlite_platform, "noor", days_ago=2)
    first = recall_questions(course_of(sqlite_platform).get_module(DOOR))[0]

    page = sqlite_platform.browser("noor").post(RECALL, {"day": "2", first.id: "99"})

    assert page.status == 409
    assert rounds_in_database(sqlite_platform, "noor")[2].done_at is None


def test_before_the_second_day_the_page_says_that_questions_will_come(sqlite_platform: Platform) -> None:
    noor = sqlite_platform.browser("noor")
    assert "Twee dagen nadat een module af is" in noor.get(RECALL).text

    completed(sqlite_platform, "noor", days_ago=1)

    assert "Over deze module komen er later nog vragen." in noor.get(RECALL).text


def test_who_takes_no_course_has_no_questions(sqlite_platform: Platform) -> None:
    for who in ("anja", "marja"):
        browser = sqlite_platform.browser(who)
        assert browser.get(RECALL).status == 403
        assert browser.post(RECALL, {"day": "2"}).status == 403
    assert sqlite_platform.browser("noor").get("/ophalen/verdwenen").status == 404
