"""Keeping a comment, changing it, sharing it, and deleting it."""

from collections.abc import Set

import sqlalchemy as sa
from sqlmodel import Session, col, select

from course.comments.forms import TypedComment, check_comment
from course.comments.models import SavedComment, comment_place
from course.comments.policy import may_share
from course.comments.queries import text_of
from course.confidential.actions import seal
from course.errors import RuleBroken

MOST_COMMENTS = 500


def keep_comment(session: Session, owner_id: int, typed: TypedComment, trains: Set[int]) -> SavedComment:
    """Keep a comment, sealed with its owner's key. The same text again changes nothing.

    Args:
        session: a writing session.
        owner_id: the trainer who keeps it.
        typed: the text, its topic, and with whom it is shared.
        trains: the organisations of which the owner is a trainer.

    Raises:
        Unfinished: when something is missing.
        RuleBroken: when it is shared where its owner is no trainer, or there are too many.
    """
    _check(typed, trains)
    own = session.exec(select(SavedComment).where(col(SavedComment.owner_id) == owner_id)).all()
    for known in own:
        if (known.topic, known.organisation_id) == (typed.topic, typed.organisation_id) and (
            text_of(session, known) == typed.text
        ):
            return known
    if len(own) >= MOST_COMMENTS:
        raise RuleBroken(f"Je bewaart er al {MOST_COMMENTS}. Verwijder er eerst een paar die je niet meer gebruikt.")
    fresh = SavedComment(owner_id=owner_id, topic=typed.topic, sealed=b"")
    session.add(fresh)
    session.flush()
    return _write(session, fresh, typed)


def change_comment(session: Session, comment: SavedComment, typed: TypedComment, trains: Set[int]) -> None:
    """Change the words of a comment, its topic, or with whom it is shared.

    Raises:
        Unfinished: when something is missing.
        RuleBroken: when it is shared where its owner is no trainer.
        Shredded: when the owner's texts were erased.
    """
    _check(typed, trains)
    _write(session, comment, typed)


def drop_comment(session: Session, comment: SavedComment) -> None:
    """Delete a comment, for everybody with whom it was shared too."""
    session.exec(sa.delete(SavedComment).where(col(SavedComment.id) == comment.id))
    session.flush()


def _check(typed: TypedComment, trains: Set[int]) -> None:
    check_comment(typed)
    if not may_share(typed.organisation_id, trains):
        raise RuleBroken("In deze organisatie ben je geen trainer (meer). Bewaar je opmerking voor jezelf.")


def _write(session: Session, comment: SavedComment, typed: TypedComment) -> SavedComment:
    place = comment_place(comment.owner_id, comment.id)
    comment.sealed = seal(session, comment.owner_id, typed.text, place)
    comment.topic, comment.organisation_id = typed.topic, typed.organisation_id
    session.add(comment)
    session.flush()
    return comment
