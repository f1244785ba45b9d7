"""Opening what was sealed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from course.confidential.keys import find_key
from course.confidential.models import DataKey, Draft
from course.confidential.seal import open_text


@dataclass(frozen=True, slots=True)
class DraftText:
    """A text in the making, opened.

    Attributes:
        text: what was typed; empty when nothing was saved yet.
        revision: the number of saves so far; a save that builds on this text carries it.
        saved_at: the moment of the last save, or None.
    """

    text: str = ""
    revision: int = 0
    saved_at: datetime | None = None


EMPTY = DraftText()


def open_sealed(session: Session, owner_id: int, sealed: bytes, place: str) -> str:
    """Open one sealed text of this owner.

    Raises:
        Shredded: when the owner's key was deleted; the text cannot be read by anyone any more.
        SealBroken: when the text was moved to another place or damaged.
    """
    return open_text(find_key(session, owner_id), sealed, bound_to(owner_id, place))


def draft_texts(session: Session, owner_id: int, places: Iterable[str]) -> dict[str, DraftText]:
    """Give the texts in the making at these places; a place without one gets an empty text."""
    wanted = list(places)
    # The key comes along in the same statement; opening a text then finds it in the session.
    statement = select(Draft, DataKey).join(DataKey, col(DataKey.owner_id) == col(Draft.owner_id), isouter=True)
    rows = session.exec(statement.where(col(Draft.place).in_(wanted), col(Draft.owner_id) == owner_id)).all()
    found = {draft.place: _opened(session, draft) for draft, _key in rows}
    return {place: found.get(place, EMPTY) for place in wanted}


def draft_text(session: Session, owner_id: int, place: str) -> DraftText:
    """Give the text in the making at one place, or an empty one."""
    return draft_texts(session, owner_id, [place])[place]


def _opened(session: Session, draft: Draft) -> DraftText:
    text = open_sealed(session, draft.owner_id, draft.sealed, draft.place)
    return DraftText(text, draft.revision, draft.saved_at)


def bound_to(owner_id: int, place: str) -> str:
    """Give the associated data that ties a sealed text to its owner and place."""
    return f"{owner_id}|{place}"
