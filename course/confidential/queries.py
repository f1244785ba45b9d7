"""Opening what was sealed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from course.confidential.keys import bring_key, find_key
from course.confidential.models import DataKey, Draft, DraftAside, DraftSave
from course.confidential.seal import open_text


@dataclass(frozen=True, slots=True)
class AsideText:
    """A version that its writer did not choose when there were two, opened."""

    id: int
    text: str
    set_aside_at: datetime


@dataclass(frozen=True, slots=True)
class DraftText:
    """A text in the making, opened.

    Attributes:
        text: what was typed; empty when nothing was saved yet.
        revision: the number of saves so far; a save that builds on this text carries it.
        saved_at: the moment of the last save, or None.
        asides: the versions that its writer did not choose when there were two, the newest first.
    """

    text: str = ""
    revision: int = 0
    saved_at: datetime | None = None
    asides: tuple[AsideText, ...] = ()


EMPTY = DraftText()


@dataclass(frozen=True, slots=True)
class HeldDraft:
    """A text in the making as it stands, sealed, which nobody else can change before the end of the transaction."""

    id: int
    owner_id: int
    sealed: bytes
    revision: int


# Built once. The key and what was set aside come along in the same statement; opening finds the key in the session.
TEXTS: sa.Select[*tuple[Any, ...]] = (
    sa.select(
        col(Draft.place),
        col(Draft.sealed),
        col(Draft.revision),
        col(Draft.saved_at),
        col(DataKey.wrapped),
        col(DraftAside.id).label("aside_id"),
        col(DraftAside.sealed).label("aside"),
        col(DraftAside.set_aside_at),
    )
    .join(DataKey, col(DataKey.owner_id) == col(Draft.owner_id), isouter=True)
    .join(DraftAside, col(DraftAside.draft_id) == col(Draft.id), isouter=True)
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
    for row in rows:
        if row.wrapped is not None:
            bring_key(session, owner_id, row.wrapped)
        if row.place not in found:
            text = open_sealed(session, owner_id, row.sealed, row.place)
            found[row.place] = DraftText(text, row.revision, row.saved_at)
        if row.aside_id is not None:
            found[row.place] = _with_aside(session, owner_id, found[row.place], row)
    return {place: found.get(place, EMPTY) for place in wanted}


def draft_text(session: Session, owner_id: int, place: str) -> DraftText:
    """Give the text in the making at one place, or an empty one."""
    return draft_texts(session, owner_id, [place])[place]


def has_drafts_under(session: Session, owner_id: int, place: str) -> bool:
    """Say whether somebody is writing about this owner at a place that lies under the given one."""
    under = col(Draft.place).startswith(f"{place}/", autoescape=True)
    return session.exec(select(Draft.id).where(col(Draft.owner_id) == owner_id, under).limit(1)).first() is not None


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


def opened_draft(session: Session, held: HeldDraft, place: str) -> str:
    """Open a text that is held at a place."""
    return open_sealed(session, held.owner_id, held.sealed, place)


def find_receipt(session: Session, draft_id: int, save_id: str) -> sa.Row[int, datetime, bytes] | None:
    """Give revision, moment and mark of an earlier save with this id, or None. Ask it of a text that is held only."""
    return session.connection().execute(RECEIPT, {"draft_id": draft_id, "save_id": save_id}).one_or_none()


def aside_place(place: str) -> str:
    """Give the place to which a version that was set aside is bound; it never passes for the text itself."""
    return f"aside/{place}"


def bound_to(owner_id: int, place: str) -> str:
    """Give the associated data that ties a sealed text to its owner and place."""
    return f"{owner_id}|{place}"


def _with_aside(session: Session, owner_id: int, draft: DraftText, row: sa.Row[*tuple[Any, ...]]) -> DraftText:
    text = open_sealed(session, owner_id, row.aside, aside_place(row.place))
    return replace(draft, asides=(*draft.asides, AsideText(row.aside_id, text, row.set_aside_at)))
