"""Reading for review: one round with everything around it, feedback in the making, who read what."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from course.accounts.models import Person
from course.accounts.queries import names_of
from course.confidential.keys import Shredded
from course.confidential.queries import DraftText, draft_texts, open_sealed
from course.organisation.models import Team
from course.reflection.models import ANONYMISE, RETURNED, TEXT_DELETED, Reflection, Submission
from course.reflection.queries import GivenAnswer, given_answers
from course.review.models import (
    NOTE,
    OVERALL,
    Feedback,
    Message,
    Reading,
    feedback_place,
    message_place,
    note_place,
    released_place,
)

Rows = Sequence[sa.Row[*tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Desk:
    """One round with what is around it: the reflection, the learner's name and the team."""

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
class ShownMessage:
    """What somebody said about the feedback."""

    author: str
    text: str
    written_at: datetime
    author_id: int | None


@dataclass(frozen=True, slots=True)
class ShownRound:
    """A round, opened: answers and feedback per prompt, the feedback on the whole, and what was said about it.

    `is_deleted` says that the texts are gone for good; then all of them are empty.
    """

    submission: Submission
    answers: list[ShownAnswer]
    overall: str = ""
    trainer: str = ""
    messages: Mapping[str, ShownMessage] = field(default_factory=dict)
    is_deleted: bool = False
    trainer_id: int | None = None

    @property
    def parts(self) -> list[str]:
        """The names of the parts on which feedback can be given: every prompt, and the whole."""
        return [*(answer.given.prompt_id for answer in self.answers), OVERALL]


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


def closed_rounds(session: Session, desk: Desk) -> list[Submission]:
    """Give the rounds that had to be made unrecognisable, the last one first; nobody but the writer opens them."""
    mine = (col(Submission.reflection_id) == desk.reflection.id, col(Submission.state) == ANONYMISE)
    return list(session.exec(select(Submission).where(*mine).order_by(col(Submission.number).desc())))


def open_rounds(session: Session, submissions: list[Submission], writer_id: int) -> list[ShownRound]:
    """Open rounds of one learner with their feedback and what was said about it."""
    ids = [submission.id for submission in submissions]
    found = session.exec(select(Feedback).where(col(Feedback.submission_id).in_(ids)))
    feedback = {row.submission_id: row for row in found}
    said: dict[int, list[Message]] = {number: [] for number in ids}
    for message in session.exec(select(Message).where(col(Message.submission_id).in_(ids))):
        said[message.submission_id].append(message)
    people = {row.trainer_id for row in feedback.values()} | {row.author_id for rows in said.values() for row in rows}
    names = names_of(session, {person for person in people if person is not None})
    return [_open_round(session, each, writer_id, feedback.get(each.id), said[each.id], names) for each in submissions]


def feedback_drafts(session: Session, desk: Desk, trainer_id: int, parts: list[str]) -> dict[str, DraftText]:
    """Give what one trainer is writing, by the name of the part; empty texts where nothing was written.

    Raises:
        Shredded: when the learner's texts were erased; what was written about them went too.
    """
    places = {part: writing_place(desk, trainer_id, part) for part in parts}
    texts = draft_texts(session, desk.reflection.person_id, places.values())
    return {part: texts[place] for part, place in places.items()}


def writing_place(desk: Desk, trainer_id: int, part: str) -> str:
    """Give the place at which a trainer writes one part of the feedback on a round, or the note for themselves."""
    if part == NOTE:
        return note_place(desk.reflection.id, trainer_id)
    return feedback_place(desk.submission.id, trainer_id, part)


def readings_of(session: Session, submission_id: int) -> Rows:
    """Give each time that somebody else opened a round, in order: person_id, name, reason and read_at."""
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(col(Person.id).label("person_id"), col(Person.name), col(Reading.reason), col(Reading.read_at))
        .join(Reading, col(Reading.reader_id) == col(Person.id))
        .where(col(Reading.submission_id) == submission_id)
        .order_by(col(Reading.read_at), col(Reading.id))
    )
    return session.connection().execute(statement).all()


def last_opened(session: Session, submission_id: int, reader_id: int) -> datetime | None:
    """Give when somebody last opened a round, or None."""
    mine = (col(Reading.submission_id) == submission_id, col(Reading.reader_id) == reader_id)
    last = select(Reading.read_at).where(*mine).order_by(col(Reading.read_at).desc()).limit(1)
    return session.exec(last).first()


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
    said: list[Message],
    names: dict[int, str],
) -> ShownRound:
    trainer_id = feedback.trainer_id if feedback else None
    trainer = names.get(trainer_id or 0, "")
    gone = ShownRound(submission, [], trainer=trainer, is_deleted=True, trainer_id=trainer_id)
    if submission.state == TEXT_DELETED:
        return gone
    try:
        given = given_answers(session, submission, writer_id)
        texts = _texts(session, feedback, writer_id)
        messages = {each.kind: _open_message(session, each, writer_id, names) for each in said}
    except Shredded:
        return gone
    answers = [ShownAnswer(each, texts["prompts"].get(each.prompt_id, "")) for each in given]
    return ShownRound(submission, answers, texts["overall"], trainer, messages, trainer_id=trainer_id)


def _open_message(session: Session, message: Message, writer_id: int, names: dict[int, str]) -> ShownMessage:
    text = open_sealed(session, writer_id, message.sealed, message_place(message.kind, message.submission_id))
    return ShownMessage(names.get(message.author_id or 0, ""), text, message.written_at, message.author_id)


def _texts(session: Session, feedback: Feedback | None, writer_id: int) -> Any:
    if feedback is None:
        return {"overall": "", "prompts": {}}
    return json.loads(open_sealed(session, writer_id, feedback.sealed, released_place(feedback.submission_id)))
