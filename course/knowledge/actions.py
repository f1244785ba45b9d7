"""Planning and finishing rounds of questions, telling who asked to be told, and making the end test."""

import secrets
from collections.abc import Iterable, Mapping, Set
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlmodel import Session, col, delete, select, update

from course.confidential.actions import Saved, drop_drafts, save_draft
from course.content.models import Course, Module
from course.database import RANDOM, insert_once, now
from course.errors import RuleBroken
from course.knowledge.models import EndTest, PassedTest, RecallByMail, RecallRound
from course.knowledge.policy import (
    DAYS,
    Round,
    draw_questions,
    has_passed,
    offered_rounds,
    pool_of,
    recall_questions,
    rounds_of,
)
from course.knowledge.queries import as_text, find_test, place_of_test, standing_of
from course.notification.actions import notify
from course.notification.models import QUESTIONS_WAIT
from course.organisation.models import Enrolment

WHERE_THEY_WAIT = "/mijn-cursus"
BETWEEN_MAILS = timedelta(hours=20)  # a little less than a day, so that a job that runs late does not skip the next


def plan_rounds(session: Session, person_id: int, modules: Iterable[Module], completed_at: datetime) -> None:
    """Let questions come back about modules that were just completed. A module without questions has no rounds."""
    rows: list[dict[str, object]] = [
        {"person_id": person_id, "module_id": module.id, "day": day, "due_at": completed_at + timedelta(days=day)}
        for module in modules
        for day in DAYS
        if recall_questions(module)
    ]
    insert_once(session, RecallRound, rows)


def finish_round(session: Session, person_id: int, found: Round) -> None:
    """Keep that a round was answered or skipped, and nothing of the answers; the first time counts."""
    mine = (col(RecallRound.person_id) == person_id, col(RecallRound.module_id) == found.moment.module_id)
    open_still = (col(RecallRound.day) == found.day, col(RecallRound.done_at).is_(None))
    session.exec(update(RecallRound).where(*mine, *open_still).values(done_at=now()))


def choose_mail(session: Session, person_id: int, *, wanted: bool) -> None:
    """Keep that a learner wants a mail when questions wait, or that they do not."""
    if wanted:
        insert_once(session, RecallByMail, [{"person_id": person_id, "since": now()}])
    else:
        session.exec(delete(RecallByMail).where(col(RecallByMail.person_id) == person_id))


def tell_who_asked(session: Session, course: Course) -> int:
    """Leave one notification for everybody who wants it and for whom questions began to wait.

    Returns:
        How many people were told.
    """
    asked = select(RecallByMail.person_id).join(Enrolment, col(Enrolment.person_id) == col(RecallByMail.person_id))
    # Two processes may run this at the same moment; the second waits here, and then sees who was told.
    people = session.exec(asked.order_by(col(RecallByMail.person_id)).with_for_update(of=RecallByMail)).all()
    return sum(_tell(session, person_id, course) for person_id in people)


def begin_test(session: Session, person_id: int, course: Course) -> None:
    """Draw a new test, in the place of one that was graded; a test that is being made is left as it is.

    Raises:
        RuleBroken: when the course has no questions for a test.
        Stale: when another tab drew one in this very moment; that is the test then.
    """
    current, place = find_test(session, person_id, pool_of(course)), place_of_test(person_id)
    if current and not current.graded:
        return
    fresh = EndTest(secrets.token_hex(8), draw_questions(course, RANDOM))
    if not fresh.questions:
        raise RuleBroken("Er zijn nog geen vragen voor de toets.")
    drop_drafts(session, [place])
    save_draft(session, person_id, place, as_text(fresh, {}, graded=False), based_on=0, save_id="")


def save_test(
    session: Session, person_id: int, test: EndTest, chosen: Mapping[str, Set[int]], *, based_on: int, save_id: str
) -> Saved:
    """Seal what was chosen so far; `based_on` and `save_id` are those of `save_draft`.

    Raises:
        RuleBroken: when the test was graded in the meantime.
        Stale: when other answers were saved since `based_on`. Both come with it, as stored text.
    """
    if test.graded:
        raise RuleBroken("Deze toets is al nagekeken. Je vindt de uitslag bij de toets.")
    text = as_text(test, chosen, graded=False)
    return save_draft(session, person_id, place_of_test(person_id), text, based_on=based_on, save_id=save_id)


def grade_test(
    session: Session, person_id: int, test: EndTest, chosen: Mapping[str, Set[int]], *, based_on: int, save_id: str
) -> None:
    """Save the answers, close the test, and keep when it was passed, the first time that it is.

    Raises:
        RuleBroken: when it was graded already, with other answers.
        Stale: as `save_test`; nothing is graded then.
    """
    if test.graded and as_text(test, chosen, graded=True) == as_text(test, test.chosen, graded=True):
        return  # the same press of the button, sent twice
    saved = save_test(session, person_id, test, chosen, based_on=based_on, save_id=save_id)
    closed, place = as_text(test, chosen, graded=True), place_of_test(person_id)
    save_draft(session, person_id, place, closed, based_on=saved.revision, save_id="")
    answered = EndTest(test.attempt, test.questions, {one: frozenset(places) for one, places in chosen.items()})
    if has_passed(answered):
        insert_once(session, PassedTest, [{"person_id": person_id, "passed_at": now()}])


def drop_test(session: Session, person_id: int, test: EndTest | None, attempt: str) -> bool:
    """Delete the answers of this attempt, and say whether it was this one that was there."""
    if test is None or test.attempt != attempt:
        return False
    drop_drafts(session, [place_of_test(person_id)])
    return True


def _tell(session: Session, person_id: int, course: Course) -> bool:
    moments, moment = standing_of(session, person_id).moments, now()
    if any(one.told_at is not None and one.told_at + BETWEEN_MAILS > moment for one in moments):
        return False
    fresh = [one.moment for one in offered_rounds(rounds_of(course, moments), moment) if one.moment.told_at is None]
    if not fresh:
        return False
    keys = sa.tuple_(col(RecallRound.module_id), col(RecallRound.day)).in_([(one.module_id, one.day) for one in fresh])
    session.exec(update(RecallRound).where(col(RecallRound.person_id) == person_id, keys).values(told_at=moment))
    notify(session, person_id, QUESTIONS_WAIT, WHERE_THEY_WAIT)
    return True
