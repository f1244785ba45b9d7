"""Putting a comment under what a trainer is writing, and keeping the note."""

from sqlmodel import Session

from course.confidential.actions import Saved
from course.confidential.keys import Shredded
from course.desk.policy import may_keep_note
from course.errors import RuleBroken
from course.review.actions import TEXT_GONE, lock, save_part, save_typed
from course.review.forms import TypedText
from course.review.models import NOTE
from course.review.queries import Desk, feedback_drafts, last_opened, writing_place


def put_in(session: Session, desk: Desk, trainer_id: int, typed: TypedText) -> None:
    """Put a comment under what stands in one part of the feedback; pressing twice puts it there once.

    Args:
        session: a writing session.
        desk: the round.
        trainer_id: who writes.
        typed: the part, the comment, and the revision of the part that stood on the page.

    Raises:
        NotFound: when the round has no such part.
        RuleBroken: when the trainer does not hold the round, there is nothing to read any more, or it gets too long.
    """
    lock(session, desk)
    try:
        draft = feedback_drafts(session, desk, trainer_id, [typed.part])[typed.part]
    except Shredded as gone:
        raise RuleBroken(TEXT_GONE) from gone
    if draft.revision != typed.based_on and draft.text.endswith(typed.text):
        return
    text = f"{draft.text.rstrip()}\n\n{typed.text}" if draft.text.strip() else typed.text
    save_part(session, desk, trainer_id, TypedText(typed.part, text, draft.revision, typed.save_id))


def save_own_note(session: Session, desk: Desk, trainer_id: int, typed: TypedText) -> Saved:
    """Save the note of a trainer on the reflection of this round.

    Raises:
        Stale: when it was saved elsewhere since; both versions come with it.
        RuleBroken: when the trainer has not opened the round, the texts were erased, or the note is too long.
    """
    opened_at = last_opened(session, desk.submission.id, trainer_id)
    if not may_keep_note(desk.submission, trainer_id, opened_at):
        raise RuleBroken(
            "Je hebt deze opdracht nu niet open. Pak de opdracht op, of lees de tekst terug, en bewaar dan je notitie."
        )
    try:
        return save_typed(session, desk, trainer_id, writing_place(desk, trainer_id, NOTE), typed)
    except Shredded as gone:
        raise RuleBroken(TEXT_GONE) from gone
