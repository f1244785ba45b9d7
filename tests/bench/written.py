"""What the learners of the measured world wrote: rounds that wait, rounds that came back, and answers to those.

All of it is sealed as the platform seals it. Three of ten learners wait for their trainer and four of ten got their
round back, however many learners there are; the answers that the trainer has not opened yet are always ten.
"""

import json
from dataclasses import asdict
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlmodel import Session, col

from course.confidential.actions import seal
from course.content.models import Assignment
from course.database import now
from course.reflection.models import COMPLETED, RETURNED, SUBMITTED, Reflection, Submission
from course.reflection.queries import GivenAnswer, round_place
from course.review.models import REPLY, Feedback, Message, message_place, released_place

UNSEEN = 10
SENTENCE = "Hij deed de deur open en liep voor mij uit naar de keuken, en ik merkte dat ik mijn adem inhield. "


def add_written(session: Session, team_of: dict[int, int], trainer_id: int, assignment: Assignment) -> None:
    """Add a reflection for every learner, in the state that the last figure of their number gives."""
    moment = now()
    text = _answers(assignment)
    for place, (person_id, team_id) in enumerate(team_of.items()):
        kind = place % 10
        since = moment - timedelta(days=1 + place % 28, seconds=place)
        if kind < 3:
            _add_round(session, person_id, team_id, text, since, assignment.id, trainer_id)
        elif kind < 7:
            _add_returned(session, person_id, team_id, text, since, assignment.id, trainer_id)
    _leave_unseen(session)


def _answers(assignment: Assignment) -> str:
    fields = {"text": SENTENCE * 4}
    given = (
        GivenAnswer(each.id, "text", each.title, each.text, fields, None, None, "", "")
        for each in assignment.prompts
        if each.visibility == "trainer"
    )
    return json.dumps([asdict(answer) for answer in given])


def _add_reflection(session: Session, person_id: int, assignment_id: str, state: str, since: datetime) -> None:
    row = {
        "id": person_id,
        "person_id": person_id,
        "assignment_id": assignment_id,
        "created_at": since,
        "state": state,
        "completed_at": since if state == COMPLETED else None,
    }
    session.connection().execute(sa.insert(Reflection), row)


def _add_round(
    session: Session,
    person_id: int,
    team_id: int,
    text: str,
    since: datetime,
    assignment_id: str,
    trainer_id: int,
    **changed: object,
) -> None:
    state = COMPLETED if changed else SUBMITTED
    _add_reflection(session, person_id, assignment_id, state, since)
    row = {
        "id": person_id,
        "reflection_id": person_id,
        "team_id": team_id,
        "reader_id": trainer_id,
        "readable_from": since,
        "promised_on": None,
        "number": 1,
        "state": SUBMITTED,
        "outcome": None,
        "sealed": seal(session, person_id, text, round_place(person_id, 1)),
        "submitted_at": since,
        "returned_at": None,
        "version": 1,
    }
    session.connection().execute(sa.insert(Submission), row | changed)


def _add_returned(
    session: Session, person_id: int, team_id: int, text: str, since: datetime, assignment_id: str, trainer_id: int
) -> None:
    back = since + timedelta(hours=12)
    changed = {"state": RETURNED, "outcome": COMPLETED, "returned_at": back}
    _add_round(session, person_id, team_id, text, since, assignment_id, trainer_id, **changed)
    words = json.dumps({"overall": SENTENCE * 3, "prompts": {}})
    feedback = {
        "submission_id": person_id,
        "trainer_id": trainer_id,
        "sealed": seal(session, person_id, words, released_place(person_id)),
        "released_at": back,
    }
    session.connection().execute(sa.insert(Feedback), feedback)
    sealed = seal(session, person_id, SENTENCE, message_place(REPLY, person_id))
    reply = {"submission_id": person_id, "kind": REPLY, "author_id": person_id, "sealed": sealed, "written_at": back}
    session.connection().execute(sa.insert(Message), reply | {"seen_at": back})


def _leave_unseen(session: Session) -> None:
    newest = sa.select(col(Message.submission_id)).order_by(col(Message.submission_id).desc()).limit(UNSEEN)
    changed = sa.update(Message).where(col(Message.submission_id).in_(newest)).values(seen_at=None)
    session.connection().execute(changed)
