"""Opening what was sealed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col

from course.confidential.keys import bring_key, find_key
from course.confidential.models import DataKey, Draft, DraftAside, DraftSave
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


@dataclass(frozen=True, slots=True)
class AsideText:
    """A version that its writer did not choose when there were two, opened."""

    id: int
    text: str
    set_aside_at: datetime


@dataclass(frozen=True, slots=True)
class HeldDraft:
    """A text in the making as it stands, sealed, which nobody else can change before the end of the transaction."""

    id: int
    owner_id: int
    sealed: bytes
    revision: int


# Built once. The key comes along in the same statement; opening a text then finds it in the session.
TEXTS = (
    sa.select(col(Draft.place), col(Draft.sealed), col(Draft.revision), col(Draft.saved_at), col(DataKey.wrapped))
    .join(DataKey, col(DataKey.owner_id) == col(Draft.owner_id), isouter=True)
    .where(
        col(Draft.place).in_(sa.bindparam("places", expanding=True)), col(Draft.owner_id) == sa.bindparam("owner_id")
    )
)


ASIDES = (
    sa.select(col(Draft.place), col(DraftAside.id), col(DraftAside.sealed), col(DraftAside.set_aside_at))
    .join(Draft, col(Draft.id) == col(DraftAside.draft_id))
    .where(
        col(Draft.place).in_(sa.bindparam("places", expanding=True)), col(Draft.owner_id) == sa.bindparam("owner_id")
    )
    .order_by(col(DraftAside.id).desc())
)

HELD = (
    sa.select(col(Draft.id), col(Draft.owner_id), col(Draft.sealed), col(Draft.revision), col(DataKey.wrapped))
    .join(DataKey, col(DataKey.owner_id) == col(Draft.owner_id), isouter=True)
    .where(col(Draft.place) == sa.bindparam("place"))
    .with_for_update(of=Draft)
)
RECEIPT = sa.select(col(DraftSave.revision), col(DraftSave.saved_at), col(DraftSave.text_mark)).where(
    col(DraftSave.draft_id) == sa.bindparam("draft_id"), col(DraftSave.save_id) == sa.bindparam("save_id")
)


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
    rows = session.connection().execute(TEXTS, {"places": wanted, "owner_id": owner_id}).all()
    found: dict[str, DraftText] = {}
    for place, sealed, revision, saved_at, wrapped in rows:
        if wrapped is not None:
            bring_key(session, owner_id, wrapped)
        found[place] = DraftText(open_sealed(session, owner_id, sealed, place), revision, saved_at)
    return {place: found.get(place, EMPTY) for place in wanted}


def draft_text(session: Session, owner_id: int, place: str) -> DraftText:
    """Give the text in the making at one place, or an empty one."""
    return draft_texts(session, owner_id, [place])[place]


def asides_at(session: Session, owner_id: int, places: Iterable[str]) -> dict[str, list[AsideText]]:
    """Give the versions that the writer did not choose at these places, the newest first."""
    wanted = list(places)
    found: dict[str, list[AsideText]] = {place: [] for place in wanted}
    for place, aside_id, sealed, moment in session.connection().execute(
        ASIDES, {"places": wanted, "owner_id": owner_id}
    ):
        text = open_sealed(session, owner_id, sealed, aside_place(place))
        found[place].append(AsideText(aside_id, text, moment))
    return found


def find_held_draft(session: Session, place: str) -> HeldDraft | None:
    """Give the text in the making at one place and hold it until the end of the transaction, or give None.

    On SQLite whoever writes holds the whole database from the first statement.
    """
    row = session.connection().execute(HELD, {"place": place}).one_or_none()
    if row is None:
        return None
    if row.wrapped is not None:
        bring_key(session, row.owner_id, row.wrapped)
    return HeldDraft(*row[:4])


def get_held_draft(session: Session, place: str) -> HeldDraft:
    """Give and hold a text that was begun.

    Raises:
        LookupError: when nothing was begun at this place.
    """
    found = find_held_draft(session, place)
    if found is None:
        raise LookupError(place)
    return found


def find_receipt(session: Session, draft_id: int, save_id: str) -> sa.Row[int, datetime, bytes] | None:
    """Give revision, moment and mark of an earlier save with this id, or None. Ask it of a text that is held only."""
    return session.connection().execute(RECEIPT, {"draft_id": draft_id, "save_id": save_id}).one_or_none()


def aside_place(place: str) -> str:
    """Give the place to which a version that was set aside is bound; it never passes for the text itself."""
    return f"aside/{place}"


def bound_to(owner_id: int, place: str) -> str:
    """Give the associated data that ties a sealed text to its owner and place."""
    return f"{owner_id}|{place}"
