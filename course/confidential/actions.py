"""Sealing, and saving text in the making without ever losing or silently overwriting it."""

import hmac
import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, delete, select

from course.confidential.keys import find_key
from course.confidential.models import Draft, DraftAside, DraftSave
from course.confidential.queries import (
    HeldDraft,
    aside_place,
    asides_at,
    bound_to,
    draft_text,
    draft_texts,
    find_held_draft,
    find_receipt,
    get_held_draft,
    open_sealed,
)
from course.confidential.seal import seal_text
from course.database import now
from course.errors import RuleBroken, Stale

LONGEST_TEXT = 50_000
LONGEST_SAVE_ID = 64
RECEIPTS_KEPT = timedelta(days=2)


def _insert_receipt(insert: Callable[..., Any]) -> sa.Insert:
    """Keep a receipt; when the same id was used for another text before, its newer save takes the place."""
    fresh = insert(DraftSave)
    replaced = {name: fresh.excluded[name] for name in ("revision", "saved_at", "text_mark")}
    found: sa.Insert = fresh.on_conflict_do_update(index_elements=["draft_id", "save_id"], set_=replaced)
    return found


# Built once: somebody who writes saves every few seconds.
KEEP = sa.update(Draft).where(col(Draft.id) == sa.bindparam("held_id"))
INSERTS: dict[str, Callable[..., Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
BEGIN = {name: insert(Draft).on_conflict_do_nothing() for name, insert in INSERTS.items()}
KEEP_RECEIPT = {name: _insert_receipt(insert) for name, insert in INSERTS.items()}


@dataclass(frozen=True, slots=True)
class Saved:
    """The answer to a save: the revision on which the next save builds, and the moment to show."""

    revision: int
    saved_at: datetime


def seal(session: Session, owner_id: int, text: str, place: str) -> bytes:
    """Seal a text of this owner for one place.

    Raises:
        Shredded: when the owner's texts were erased.
    """
    return seal_text(find_key(session, owner_id), text, bound_to(owner_id, place))


def save_draft(session: Session, owner_id: int, place: str, text: str, *, based_on: int, save_id: str) -> Saved:
    """Save a text in the making.

    Args:
        session: a writing session.
        owner_id: the person whose key seals the text.
        place: where the text belongs.
        text: the whole text as it stands in the field; from `save_fields` the fields of one answer.
        based_on: the revision that the writer had in front of them.
        save_id: made by the writer's browser, new for every save and the same when it tries again. The same id with
            another text is another save: somebody went back in their browser and wrote on.

    Raises:
        Stale: when somebody, or another tab, saved another text since `based_on`. Both texts come with it.
        RuleBroken: when the text is longer than a field may be.
    """
    return _save(session, owner_id, place, plain_text(text), based_on, save_id)


def save_fields(
    session: Session,
    owner_id: int,
    place: str,
    fields: dict[str, str],
    *,
    based_on: int,
    save_id: str,
    keep_replaced: bool = False,
) -> Saved:
    """Save an answer that has several fields as one text in the making; see `save_draft`.

    With `keep_replaced` the version that it replaces is set aside: the writer had two, and chose this one.
    """
    return _save(session, owner_id, place, _as_text(fields), based_on, save_id, keep_replaced=keep_replaced)


def set_fields_aside(session: Session, owner_id: int, place: str, fields: dict[str, str], *, based_on: int) -> Saved:
    """Keep a version that its writer did not choose beside the text, which stays as it is.

    Doing it again with the same version changes nothing.

    Raises:
        Stale: when the text is not the one that was chosen any more (`based_on`). Both come with it.
        RuleBroken: when a field is longer than it may be, or there is no text at this place.
    """
    held, text = find_held_draft(session, place), _as_text(fields)
    if held is None:
        raise RuleBroken("Er is hier nog niets bewaard om uit te kiezen. Bewaar je tekst opnieuw.")
    kept = open_sealed(session, owner_id, held.sealed, place)
    if kept != text and held.revision != based_on:
        raise Stale(kept, text, held.revision)
    if kept != text:
        _set_aside(session, held, place, text)
    return Saved(held.revision, draft_text(session, owner_id, place).saved_at or now())


def drop_aside(session: Session, owner_id: int, aside_id: int) -> None:
    """Delete one version that this writer set aside; once it is gone, doing it again changes nothing."""
    own = select(Draft.id).where(col(Draft.owner_id) == owner_id)
    session.exec(delete(DraftAside).where(col(DraftAside.id) == aside_id, col(DraftAside.draft_id).in_(own)))


def drop_drafts(session: Session, places: list[str]) -> None:
    """Delete the texts in the making at these places, with their receipts."""
    session.exec(delete(Draft).where(col(Draft.place).in_(places)))


def move_drafts(session: Session, owner_id: int, moves: Mapping[str, str]) -> None:
    """Bring texts in the making from old places to new ones; where something stands already, both stay as they are."""
    old, new = (draft_texts(session, owner_id, places) for places in (moves.keys(), moves.values()))
    going = [place for place in moves if old[place].revision and not new[moves[place]].revision]
    for place in going:
        save_draft(session, owner_id, moves[place], old[place].text, based_on=0, save_id="")
    drop_drafts(session, going)


def forget_old_receipts(session: Session) -> None:
    """Delete receipts of saves that no browser will repeat any more."""
    session.exec(delete(DraftSave).where(col(DraftSave.saved_at) < now() - RECEIPTS_KEPT))


def clean_text(text: str) -> str:
    """Give a text as it is kept: one kind of line end, and no characters that a page cannot hold."""
    one_line_end = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return one_line_end.encode(errors="replace").decode()


def plain_text(text: str) -> str:
    """Give the text of one field as it is kept.

    Raises:
        RuleBroken: when it is longer than a field may be.
    """
    text = clean_text(text)
    if len(text) > LONGEST_TEXT:
        raise RuleBroken(
            f"Deze tekst is te lang: {len(text)} tekens, er passen er 50.000. "
            "Je tekst staat nog in het veld. Maak hem korter en bewaar opnieuw."
        )
    return text


def _as_text(fields: dict[str, str]) -> str:
    kept = {name: plain_text(value) for name, value in fields.items()}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def _save(
    session: Session,
    owner_id: int,
    place: str,
    text: str,
    based_on: int,
    save_id: str,
    *,
    keep_replaced: bool = False,
) -> Saved:
    held = find_held_draft(session, place) or _begin(session, owner_id, place)
    save_id = save_id[:LONGEST_SAVE_ID].replace("\x00", "") or secrets.token_hex()
    mark = _mark(session, owner_id, text)
    # A save that comes again builds on what it built on the first time, and by its own doing that is not the last now.
    if held.revision != based_on:
        receipt = find_receipt(session, held.id, save_id)
        if receipt is not None and hmac.compare_digest(receipt.text_mark, mark):
            return Saved(receipt.revision, receipt.saved_at)
        _refuse_stale(session, held, place, text)
    if keep_replaced and held.revision > 0:
        replaced = open_sealed(session, owner_id, held.sealed, place)
        if replaced != text:
            _set_aside(session, held, place, replaced)
    return _write(session, held, place, text, save_id, mark)


def _set_aside(session: Session, held: HeldDraft, place: str, text: str) -> None:
    known = asides_at(session, held.owner_id, [place])[place]
    if any(aside.text == text for aside in known):
        return
    session.add(DraftAside(draft_id=held.id, sealed=seal(session, held.owner_id, text, aside_place(place))))
    session.flush()


def _mark(session: Session, owner_id: int, text: str) -> bytes:
    """Recognise a text without keeping it: a mark that only the owner's key can make."""
    return hmac.digest(find_key(session, owner_id), text.encode(), "sha256")


def _begin(session: Session, owner_id: int, place: str) -> HeldDraft:
    """Begin a text; when another process begins it in this very moment, go on with its row."""
    connection = session.connection()
    fresh = {"place": place, "owner_id": owner_id, "sealed": b"", "revision": 0, "saved_at": now()}
    connection.execute(BEGIN[connection.dialect.name], fresh)
    return get_held_draft(session, place)


def _refuse_stale(session: Session, held: HeldDraft, place: str, text: str) -> None:
    if held.revision == 0:
        return
    kept = open_sealed(session, held.owner_id, held.sealed, place)
    if kept != text:
        raise Stale(kept, text, held.revision)


def _write(session: Session, held: HeldDraft, place: str, text: str, save_id: str, mark: bytes) -> Saved:
    connection, answer = session.connection(), Saved(held.revision + 1, now())
    sealed = seal(session, held.owner_id, text, place)
    kept = {"revision": answer.revision, "saved_at": answer.saved_at}
    connection.execute(KEEP, {"held_id": held.id, "sealed": sealed, **kept})
    receipt = {"draft_id": held.id, "save_id": save_id, "text_mark": mark, **kept}
    connection.execute(KEEP_RECEIPT[connection.dialect.name], receipt)
    return answer
