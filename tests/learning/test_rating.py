"""A self-rating is for one's own eyes: sealed, for nobody else, and what was not answered stays unanswered."""

import json

import pytest
from sqlmodel import select

from course.confidential.models import Draft
from course.learning.queries import rating_of
from tests.browser import Browser, Page
from tests.learning.reading import WITH_RATING, lesson_page
from tests.platform import Platform

BLOCK = "mentaliseren-eigen-omslagpunt"
SAVE = "Bewaar voor mezelf"
ADDRESS = f"/les/{WITH_RATING}/zelfinschatting/{BLOCK}"


def rate(browser: Browser, page: Page | None = None, **answers: str) -> Page:
    found = page or lesson_page(browser, WITH_RATING)
    values: dict[str, object] = {statement.replace("_", "-"): answer for statement, answer in answers.items()}
    return browser.submit(found, SAVE, values)


def chosen(page: Page) -> dict[str, object]:
    return {name: value for name, value in page.form(SAVE).fields.items() if name.startswith("omslag")}


def test_noor_keeps_her_own_answers_and_changes_them(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = lesson_page(noor, WITH_RATING)
    assert "Alleen jij ziet dit. Je trainer en je organisatie niet." in page.text
    assert set(map(str, chosen(page).values())) == {"[]"}

    saved = rate(noor, page, omslag_strak="4", omslag_zeker="2")
    assert saved.url == f"/les/{WITH_RATING}"
    assert "Bewaard op" in saved.text
    assert chosen(saved)["omslag-strak"] == "4"
    assert chosen(saved)["omslag-warm"] == []

    assert chosen(rate(noor, saved, omslag_strak="5"))["omslag-strak"] == "5"


def test_an_answer_is_sealed_and_belongs_to_one_person(platform: Platform) -> None:
    rate(platform.browser("noor"), omslag_strak="4")

    with platform.session() as session:
        draft = session.exec(select(Draft)).one()
        assert draft.owner_id == platform.cast.noor
        assert b"omslag" not in draft.sealed
        assert rating_of(session, platform.cast.noor, BLOCK).answers == {"omslag-strak": 4}
        assert rating_of(session, platform.cast.sam, BLOCK).answers == {}


@pytest.mark.parametrize("who", ["sam", "lot"])
def test_another_learner_sees_an_empty_form(sqlite_platform: Platform, who: str) -> None:
    rate(sqlite_platform.browser("noor"), omslag_strak="4")

    assert "checked" not in lesson_page(sqlite_platform.browser(who), WITH_RATING).html


@pytest.mark.parametrize("who", ["anja", "marja"])
def test_trainer_and_manager_see_no_answers_and_give_none(sqlite_platform: Platform, who: str) -> None:
    rate(sqlite_platform.browser("noor"), omslag_strak="4")
    browser = sqlite_platform.browser(who)

    page = lesson_page(browser, WITH_RATING)

    assert "checked" not in page.html
    assert SAVE not in page.text
    assert browser.post(ADDRESS, {"omslag-strak": "3"}).status == 403


def test_two_windows_lose_nothing(platform: Platform) -> None:
    noor = platform.browser("noor")
    first, second = lesson_page(noor, WITH_RATING), lesson_page(noor, WITH_RATING)
    rate(noor, first, omslag_strak="4", omslag_warm="1")

    conflict = rate(noor, second, omslag_strak="2")

    assert conflict.status == 409
    assert "Je hebt dit intussen in een ander venster bewaard." in conflict.text
    assert "In het andere venster bewaard: 4" in conflict.text
    assert chosen(conflict)["omslag-strak"] == "2"
    assert chosen(conflict)["omslag-warm"] == "1"
    assert chosen(rate(noor, conflict))["omslag-strak"] == "2"


def test_the_same_form_sent_twice_is_saved_once(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = lesson_page(noor, WITH_RATING)

    answers = [rate(noor, page, omslag_strak="4") for _ in range(2)]

    assert [answer.status for answer in answers] == [200, 200]
    with platform.session() as session:
        assert rating_of(session, platform.cast.noor, BLOCK).revision == 1


@pytest.mark.parametrize("value", ["0", "6", "heel erg", "٣"])
def test_an_answer_outside_the_five_is_refused(sqlite_platform: Platform, value: str) -> None:
    answer = sqlite_platform.browser("noor").post(ADDRESS, {"omslag-strak": value, "revision": "geen getal"})

    assert answer.status == 409
    assert "Kies bij elke zin een van de vijf rondjes." in answer.text


def test_a_self_rating_of_another_lesson_does_not_exist_here(sqlite_platform: Platform) -> None:
    noor = sqlite_platform.browser("noor")

    assert noor.post(f"/les/welkom-waarom/zelfinschatting/{BLOCK}", {"revision": "0"}).status == 404


def test_what_is_kept_is_only_what_was_answered(sqlite_platform: Platform) -> None:
    noor = sqlite_platform.browser("noor")
    noor.post(ADDRESS, {"omslag-strak": "3", "iets-anders": "5", "revision": "1234567890123"})

    with sqlite_platform.session() as session:
        assert json.dumps(dict(rating_of(session, sqlite_platform.cast.noor, BLOCK).answers)) == '{"omslag-strak": 3}'
