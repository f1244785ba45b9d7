"""Reading what a learner and a trainer say to each other after feedback was given back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from course.confidential.keys import Shredded
from course.confidential.queries import DraftText, draft_text, draft_texts, open_sealed
from course.reflection.models import Reflection
from course.review.models import ANSWER, REPLY, TAKEAWAY, Takeaway, takeaway_place
from course.review.queries import Desk


@dataclass(frozen=True, slots=True)
class ShownTakeaway:
    """The line with which a learner closed an assignment, and when; the text is empty when it was erased."""

    text: str
    taken_at: datetime


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
