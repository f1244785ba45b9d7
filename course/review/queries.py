"""Reading for review: the queue, one round with everything around it, feedback in the making, who read what."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from course.accounts.models import Person
from course.accounts.queries import names_of
from course.confidential.keys import Shredded
from course.confidential.queries import DraftText, draft_texts, open_sealed
from course.database import UTCDateTime
from course.organisation.models import Team
from course.reflection.models import IN_REVIEW, RETURNED, SUBMITTED, TEXT_DELETED, Reflection, Submission
from course.reflection.queries import GivenAnswer, given_answers
from course.review.models import OVERALL, Feedback, FeedbackReply, Reading, feedback_place, released_place, reply_place

PAGE_SIZE = 25
BEGINNING = (datetime(1970, 1, 1, tzinfo=UTC), 0)

# A place in the queue: the moment and the id of a round.
Cursor = tuple[datetime, int]
Rows = Sequence[sa.Row[*tuple[Any, ...]]]

Claimant = aliased(Person)

# Built once. First the few rounds of one page are picked out of the index, and only those are joined with who and what:
# the time it takes stays the same however many wait and however long people learn here.
NEXT_WAITING: sa.Select[*tuple[Any, ...]] = (
    sa.select(col(Submission.id))
    .join(Team, col(Team.id) == col(Submission.team_id))
    .where(
        col(Team.trainer_id) == sa.bindparam("trainer_id"),
        col(Submission.state).in_((SUBMITTED, IN_REVIEW)),
        sa.tuple_(col(Submission.submitted_at), col(Submission.id))
        > sa.tuple_(sa.bindparam("after", type_=UTCDateTime()), sa.bindparam("after_id", type_=sa.Integer())),
    )
    .order_by(col(Submission.submitted_at), col(Submission.id))
    .limit(PAGE_SIZE + 1)
)

QUEUE: sa.Select[*tuple[Any, ...]] = (
    sa.select(
        col(Submission.id),
        col(Submission.number),
        col(Submission.submitted_at),
        col(Submission.claimed_by_id),
        col(Submission.claimed_until),
        col(Reflection.assignment_id),
        col(Person.name).label("learner"),
        col(Team.name).label("team"),
        col(Claimant.name).label("claimant"),
    )
    .join(Team, col(Team.id) == col(Submission.team_id))
    .join(Reflection, col(Reflection.id) == col(Submission.reflection_id))
    .join(Person, col(Person.id) == col(Reflection.person_id))
    .outerjoin(Claimant, col(Claimant.id) == col(Submission.claimed_by_id))
    .where(col(Submission.id).in_(NEXT_WAITING.scalar_subquery()))
    .order_by(col(Submission.submitted_at), col(Submission.id))
)

REPLIES: sa.Select[*tuple[Any, ...]] = (
    sa.select(
        col(FeedbackReply.submission_id),
        col(FeedbackReply.replied_at),
        col(Reflection.assignment_id),
        col(Person.name).label("learner"),
        col(Team.name).label("team"),
    )
    .join(Submission, col(Submission.id) == col(FeedbackReply.submission_id))
    .join(Team, col(Team.id) == col(Submission.team_id))
    .join(Reflection, col(Reflection.id) == col(Submission.reflection_id))
    .join(Person, col(Person.id) == col(Reflection.person_id))
    .where(
        col(Team.trainer_id) == sa.bindparam("trainer_id"),
        col(FeedbackReply.seen_at).is_(None),
        col(Submission.state) == RETURNED,
    )
    .order_by(col(FeedbackReply.replied_at), col(Submission.id))
    .limit(PAGE_SIZE)
)


@dataclass(frozen=True, slots=True)
class Desk:
    """One round with what is around it: the reflection, the learner's name, and the team whose trainer reads it."""

    submission: Submission
    reflection: Reflection
    learner: str
    team: Team

    @property
    def first_name(self) -> str:
        """The first word of the learner's name."""
        return self.learner.split(" ")[0]


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """One prompt as it was asked, with the answer and the feedback on it."""

    given: GivenAnswer
    feedback: str


@dataclass(frozen=True, slots=True)
class ShownRound:
    """A round, opened: answers and feedback per prompt, the feedback on the whole, and the learner's reply.

    `is_deleted` says that the texts are gone for good; then all of them are empty.
    """

    submission: Submission
    answers: list[ShownAnswer]
    overall: str = ""
    trainer: str = ""
    reply: str = ""
    replied_at: datetime | None = None
    is_deleted: bool = False

    @property
    def parts(self) -> list[str]:
        """The names of the parts on which feedback can be given: every prompt, and the whole."""
        return [*(answer.given.prompt_id for answer in self.answers), OVERALL]


def waiting_rounds(session: Session, trainer_id: int, after: Cursor = BEGINNING) -> Rows:
    """Give the rows of `QUEUE`, oldest first: the page after a place, and one row more when there is more."""
    values = {"trainer_id": trainer_id, "after": after[0], "after_id": after[1]}
    return session.connection().execute(QUEUE, values).all()


def find_next_waiting(session: Session, trainer_id: int, after: Cursor, moment: datetime) -> int | None:
    """Give the round after a place in the queue, else the oldest one; never one that somebody else holds."""
    for row in [*waiting_rounds(session, trainer_id, after), *waiting_rounds(session, trainer_id)]:
        if row.claimed_by_id in (None, trainer_id) or row.claimed_until <= moment:
            return int(row.id)
    return None


def unseen_replies(session: Session, trainer_id: int) -> Rows:
    """Give the rows of `REPLIES`: answers of learners that the trainer has not opened, oldest first."""
    return session.connection().execute(REPLIES, {"trainer_id": trainer_id}).all()


def find_desk(session: Session, submission_id: int) -> Desk | None:
    """Give a round with what is around it, or None."""
    return _find_desk(session, col(Submission.id) == submission_id)


def find_own_desk(session: Session, person_id: int, assignment_id: str, number: int) -> Desk | None:
    """Give a round of this learner, or None."""
    mine = sa.and_(col(Reflection.person_id) == person_id, col(Reflection.assignment_id) == assignment_id)
    return _find_desk(session, sa.and_(mine, col(Submission.number) == number))


def earlier_rounds(session: Session, desk: Desk) -> list[Submission]:
    """Give the rounds before this one that were given back; what the learner took back is not among them."""
    statement = select(Submission).where(
        col(Submission.reflection_id) == desk.reflection.id,
        col(Submission.number) < desk.submission.number,
        col(Submission.state).in_((RETURNED, TEXT_DELETED)),
    )
    return list(session.exec(statement.order_by(col(Submission.number))))


def open_rounds(session: Session, submissions: list[Submission], writer_id: int) -> list[ShownRound]:
    """Open rounds of one learner with their feedback and replies."""
    ids = [submission.id for submission in submissions]
    found = session.exec(select(Feedback).where(col(Feedback.submission_id).in_(ids)))
    feedback = {row.submission_id: row for row in found}
    replies = session.exec(select(FeedbackReply).where(col(FeedbackReply.submission_id).in_(ids)))
    reply = {row.submission_id: row for row in replies}
    names = names_of(session, {row.trainer_id for row in feedback.values() if row.trainer_id is not None})
    return [
        _open_round(session, each, writer_id, feedback.get(each.id), reply.get(each.id), names) for each in submissions
    ]


def feedback_drafts(session: Session, desk: Desk, trainer_id: int, parts: list[str]) -> dict[str, DraftText]:
    """Give what one trainer is writing, by the name of the part; empty texts where nothing was written."""
    places = {part: feedback_place(desk.submission.id, trainer_id, part) for part in parts}
    texts = draft_texts(session, desk.reflection.person_id, places.values())
    return {part: texts[place] for part, place in places.items()}


def readers_of(session: Session, submission_id: int) -> Rows:
    """Give everybody who opened a round, the first reader first: id, name, first_at and last_at."""
    statement = (
        sa.select(col(Person.id), col(Person.name), col(Reading.first_at), col(Reading.last_at))
        .join(Reading, col(Reading.reader_id) == col(Person.id))
        .where(col(Reading.submission_id) == submission_id)
        .order_by(col(Reading.first_at))
    )
    return session.connection().execute(statement).all()


def last_opened(session: Session, submission_id: int, reader_id: int) -> datetime | None:
    """Give when somebody last opened a round, or None."""
    row = session.get(Reading, (submission_id, reader_id))
    return row.last_at if row is not None else None


def _find_desk(session: Session, which: sa.ColumnElement[bool]) -> Desk | None:
    statement = (
        select(Submission, Reflection, Person.name, Team)
        .join(Reflection, col(Reflection.id) == col(Submission.reflection_id))
        .join(Person, col(Person.id) == col(Reflection.person_id))
        .join(Team, col(Team.id) == col(Submission.team_id))
        .where(which)
    )
    row = session.exec(statement).one_or_none()
    return Desk(*row) if row is not None else None


def _open_round(
    session: Session,
    submission: Submission,
    writer_id: int,
    feedback: Feedback | None,
    reply: FeedbackReply | None,
    names: dict[int, str],
) -> ShownRound:
    trainer = names.get(feedback.trainer_id or 0, "") if feedback else ""
    replied_at = reply.replied_at if reply else None
    gone = ShownRound(submission, [], trainer=trainer, replied_at=replied_at, is_deleted=True)
    if submission.state == TEXT_DELETED:
        return gone
    try:
        given = given_answers(session, submission, writer_id)
        texts = _texts(session, feedback, writer_id)
        answer = open_sealed(session, writer_id, reply.sealed, reply_place(submission.id)) if reply else ""
    except Shredded:
        return gone
    answers = [ShownAnswer(each, texts["prompts"].get(each.prompt_id, "")) for each in given]
    return ShownRound(submission, answers, texts["overall"], trainer, answer, replied_at)


def _texts(session: Session, feedback: Feedback | None, writer_id: int) -> Any:
    if feedback is None:
        return {"overall": "", "prompts": {}}
    return json.loads(open_sealed(session, writer_id, feedback.sealed, released_place(feedback.submission_id)))
