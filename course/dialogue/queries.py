"""Reading what a learner and a trainer say to each other after feedback was given back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from course.accounts.models import Person
from course.confidential.keys import Shredded
from course.confidential.queries import DraftText, draft_text, draft_texts, open_sealed
from course.database import now
from course.differences import SAME, Piece, differences
from course.handover.queries import IS_COLLEAGUE
from course.organisation.models import MANAGER, TRAINER, Membership, Team
from course.reflection.models import Reflection, Submission
from course.reflection.queries import GivenAnswer, rounds_of
from course.review.models import ANSWER, REPLY, TAKEAWAY, Reading, Takeaway, takeaway_place
from course.review.policy import refusal
from course.review.queries import Desk, Rows, ShownRound


def _has_role(role: str) -> sa.Exists:
    held = aliased(Membership)
    here = (col(held.person_id) == col(Person.id), col(held.organisation_id) == col(Team.organisation_id))
    return sa.exists().where(*here, col(held.role) == role).correlate(Person, Team)


# The reader of each round, with everything that decides whether they are let in.
READERS: sa.Select[*tuple[Any, ...]] = (
    sa.select(
        col(Submission.id),
        col(Submission.reader_id),
        col(Person.name),
        _has_role(TRAINER).label("is_trainer"),
        _has_role(MANAGER).label("is_manager"),
        IS_COLLEAGUE.label("is_colleague"),
    )
    .select_from(Submission)
    .join(Reflection, col(Reflection.id) == col(Submission.reflection_id))
    .join(Team, col(Team.id) == col(Submission.team_id))
    .join(Person, col(Person.id) == col(Submission.reader_id))
    .where(col(Submission.reflection_id) == sa.bindparam("reflection_id"))
)


@dataclass(frozen=True, slots=True)
class OwnRound:
    """A round as its writer sees it: whose it is to read, and each time that somebody else did.

    `may_read` is whether that reader would be let in at this moment. `opens_at` is the moment from which they may open
    it, or None when it has passed.
    """

    submission: Submission
    reader: str
    may_read: bool
    opens_at: datetime | None
    readings: Rows


@dataclass(frozen=True, slots=True)
class ChangedPrompt:
    """One prompt in two rounds: how it was asked, and each field with its label and the pieces of both answers."""

    title: str
    asked_before: str
    asked_after: str
    fields: list[tuple[str, list[Piece]]]

    @property
    def is_asked_anew(self) -> bool:
        """Whether it was asked in both rounds, in other words."""
        return "" not in {self.asked_before, self.asked_after} and self.asked_before != self.asked_after

    @property
    def is_changed(self) -> bool:
        """Whether the answer is another one."""
        return any(piece.kind != SAME for _label, pieces in self.fields for piece in pieces)

    @property
    def is_as_before(self) -> bool:
        """Whether neither the answer nor what was asked is another one."""
        return not self.is_changed and self.asked_before == self.asked_after


@dataclass(frozen=True, slots=True)
class RoundChange:
    """What became different from one round to the next that can be read."""

    before: int
    after: int
    prompts: list[ChangedPrompt]


@dataclass(frozen=True, slots=True)
class ShownTakeaway:
    """The line with which a learner closed an assignment, and when; the text is empty when it was erased."""

    text: str
    taken_at: datetime


def own_rounds(session: Session, reflection: Reflection) -> list[OwnRound]:
    """Give all rounds of a reflection as its writer sees them, the first one first."""
    rounds = rounds_of(session, reflection)
    readings = _readings(session, [each.id for each in rounds])
    moment = now()
    readers = {row.id: row for row in session.connection().execute(READERS, {"reflection_id": reflection.id})}
    return [
        OwnRound(
            each,
            readers[each.id].name if each.id in readers else "",
            each.id in readers and _is_let_in(readers[each.id], reflection.person_id),
            each.readable_from if each.readable_from > moment else None,
            [row for row in readings if row.submission_id == each.id],
        )
        for each in rounds
    ]


def round_changes(rounds: Sequence[ShownRound]) -> list[RoundChange]:
    """Give what differs from each round to the next; a round of which the text is gone is passed over."""
    there = [each for each in rounds if not each.is_deleted]
    return [
        RoundChange(before.submission.number, after.submission.number, _changed_prompts(before, after))
        for before, after in pairwise(there)
    ]


def find_takeaway(session: Session, reflection: Reflection) -> ShownTakeaway | None:
    """Give the line with which an assignment was closed, or None."""
    row = session.get(Takeaway, reflection.id)
    if row is None:
        return None
    try:
        text = open_sealed(session, reflection.person_id, row.sealed, takeaway_place(reflection.id))
    except Shredded:
        text = ""
    return ShownTakeaway(text, row.taken_at)


def learner_places(desk: Desk) -> dict[str, str]:
    """Give the places at which a learner writes about the feedback, by part."""
    return {REPLY: f"reply-draft/{desk.submission.id}", TAKEAWAY: f"takeaway-draft/{desk.reflection.id}"}


def answer_place(submission_id: int, trainer_id: int) -> str:
    """Give the place at which a trainer writes an answer; a draft stays with its author."""
    return f"answer-draft/{submission_id}/{trainer_id}"


def answer_draft(session: Session, desk: Desk, trainer_id: int) -> Mapping[str, DraftText]:
    """Give what a trainer is writing to the learner's reply, by part."""
    return {ANSWER: draft_text(session, desk.reflection.person_id, answer_place(desk.submission.id, trainer_id))}


def learner_drafts(session: Session, desk: Desk) -> Mapping[str, DraftText]:
    """Give what a learner is writing about the feedback, by part; nothing when their texts were erased."""
    places = learner_places(desk)
    try:
        texts = draft_texts(session, desk.reflection.person_id, places.values())
    except Shredded:
        return {}
    return {part: texts[place] for part, place in places.items()}


def find_reader_let_in(session: Session, desk: Desk) -> int | None:
    """Give the reader of a round who would be let in at this moment, or None."""
    mine = (each for each in own_rounds(session, desk.reflection) if each.submission.id == desk.submission.id)
    return next((each.submission.reader_id for each in mine if each.may_read), None)


def _is_let_in(row: sa.Row[*tuple[Any, ...]], writer_id: int) -> bool:
    roles = {"is_trainer": row.is_trainer, "is_manager": row.is_manager, "is_colleague": row.is_colleague}
    return not refusal(row.reader_id, reader_id=row.reader_id, writer_id=writer_id, **roles)


def _readings(session: Session, submission_ids: list[int]) -> Rows:
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(col(Reading.submission_id), col(Person.name), col(Reading.reason), col(Reading.read_at))
        .join(Person, col(Person.id) == col(Reading.reader_id))
        .where(col(Reading.submission_id).in_(submission_ids))
        .order_by(col(Reading.read_at), col(Reading.id))
    )
    return session.connection().execute(statement).all()


def _changed_prompts(before: ShownRound, after: ShownRound) -> list[ChangedPrompt]:
    old = {each.given.prompt_id: each.given for each in before.answers}
    new = {each.given.prompt_id: each.given for each in after.answers}
    return [
        _changed_prompt(given.title, old.get(prompt_id), new.get(prompt_id)) for prompt_id, given in (old | new).items()
    ]


def _changed_prompt(title: str, old: GivenAnswer | None, new: GivenAnswer | None) -> ChangedPrompt:
    words_before, words_after = (dict(each.labelled) if each else {} for each in (old, new))
    labels = list({**words_after, **words_before})
    fields = [(label, differences(words_before.get(label, ""), words_after.get(label, ""))) for label in labels]
    return ChangedPrompt(title, old.text if old else "", new.text if new else "", fields)
