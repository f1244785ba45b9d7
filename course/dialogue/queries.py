"""Reading what a learner and a trainer say to each other after feedback was given back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from course.accounts.models import Person
from course.accounts.queries import names_of
from course.confidential.keys import Shredded
from course.confidential.queries import DraftText, draft_text, draft_texts, open_sealed
from course.database import now
from course.differences import SAME, Piece, differences
from course.reflection.models import Reflection, Submission
from course.reflection.queries import GivenAnswer, rounds_of
from course.review.models import ANSWER, REPLY, TAKEAWAY, Reading, Takeaway, takeaway_place
from course.review.queries import Desk, Rows, ShownRound


@dataclass(frozen=True, slots=True)
class OwnRound:
    """A round as its writer sees it: whose it is to read, and each time that somebody else did.

    `opens_at` is the moment from which that reader may open it, or None when it has passed.
    """

    submission: Submission
    reader: str
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
    names = names_of(session, {each.reader_id for each in rounds if each.reader_id is not None})
    moment = now()
    return [
        OwnRound(
            each,
            names.get(each.reader_id or 0, ""),
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
