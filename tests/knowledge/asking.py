"""What the tests of questions share: modules that were completed some days ago, and answers that fit or do not."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlmodel import col, select, update

from course.content import Course, Question
from course.database import now
from course.knowledge.actions import plan_rounds
from course.knowledge.forms import as_fields
from course.knowledge.models import EndTest, PassedTest, RecallRound
from course.knowledge.policy import pool_of
from course.knowledge.queries import find_test
from course.learning.models import ModuleCompletion
from tests.browser import Browser, Page
from tests.platform import Platform

DOOR = "buitenkant"
RECALL = f"/ophalen/{DOOR}"
LOOK = "Kijk wat past"
SAVE = "Bewaar en ga later verder"
GRADE = "Kijk de toets na"


def course_of(platform: Platform) -> Course:
    """The course of a platform."""
    course: Course = platform.app.extensions["course.content"]
    return course


def completed(platform: Platform, who: str, module_id: str = DOOR, *, days_ago: float) -> None:
    """Let somebody have completed a module some days ago."""
    moment, person_id = now() - timedelta(days=days_ago), getattr(platform.cast, who)
    with platform.session() as session:
        session.add(ModuleCompletion(person_id=person_id, module_id=module_id, completed_at=moment))
        plan_rounds(session, person_id, [course_of(platform).get_module(module_id)], moment)


def days_pass(platform: Platform, who: str, days: float) -> None:
    """Let time go by for the questions of somebody: everything that happened, happened that much earlier."""
    with platform.session() as session:
        rows = session.exec(select(RecallRound).where(RecallRound.person_id == getattr(platform.cast, who))).all()
        for row in rows:
            for name in ("due_at", "done_at", "told_at"):
                moment = getattr(row, name)
                setattr(row, name, moment and moment - timedelta(days=days))


def rounds_in_database(platform: Platform, who: str) -> dict[int, RecallRound]:
    """The rounds of somebody as they are kept, by their day."""
    with platform.session() as session:
        mine = select(RecallRound).where(RecallRound.person_id == getattr(platform.cast, who))
        return {row.day: row for row in session.exec(mine)}


def right_answers(questions: Iterable[Question]) -> dict[str, object]:
    """The fields that fit every question."""
    asked = list(questions)
    return dict(as_fields(asked, {question.id: question.right for question in asked}))


def wrong_answers(questions: Iterable[Question]) -> dict[str, object]:
    """The fields that fit no question: one answer that is not right."""
    asked = list(questions)
    wrong = {one.id: {next(place for place in range(9) if place not in one.right)} for one in asked}
    return dict(as_fields(asked, wrong))


def opened_test(platform: Platform, who: str = "noor") -> EndTest:
    """The test of somebody, opened."""
    with platform.session() as session:
        found = find_test(session, getattr(platform.cast, who), pool_of(course_of(platform)))
    assert found is not None, f"{who} has no test"
    return found


def begin(browser: Browser) -> Page:
    """Begin a test, or a new one."""
    return browser.post("/toets/nieuw")


def make_test(platform: Platform, who: str = "noor", *, right: int) -> Page:
    """Let somebody make a test in which so many questions fit, and hand it in."""
    browser = platform.browser(who)
    page = begin(browser)
    questions = opened_test(platform, who).questions
    answers = right_answers(questions[:right]) | wrong_answers(questions[right:])
    return browser.submit(page, GRADE, answers)


def passed_at(platform: Platform, who: str = "noor") -> list[datetime]:
    """When somebody passed, as it is kept: one moment or none."""
    with platform.session() as session:
        mine = select(PassedTest.passed_at).where(col(PassedTest.person_id) == getattr(platform.cast, who))
        return list(session.exec(mine))


def told_long_ago(platform: Platform) -> None:
    """Let everybody who was told of questions have been told days ago."""
    with platform.session() as session:
        told = col(RecallRound.told_at).is_not(None)
        session.exec(update(RecallRound).where(told).values(told_at=now() - timedelta(days=2)))


def questions_wait_and_a_test_is_half_made(platform: Platform, who: str) -> None:
    """Let questions about a module wait for somebody who asked for a mail, and let a test be half made."""
    with platform.session() as session:
        module = course_of(platform).get_module(DOOR)
        plan_rounds(session, getattr(platform.cast, who), [module], now() - timedelta(days=3))
    browser = platform.browser(who)
    browser.post("/ophalen-per-mail", {"wanted": "yes"})
    page = begin(browser)
    half = right_answers(opened_test(platform, who).questions[:10])
    assert browser.submit(page, SAVE, half).status == 200
