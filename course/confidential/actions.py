"""Sealing, and saving text in the making without ever losing or silently overwriting it."""

import hmac
import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlmodel import Session, col, delete

from course.confidential.keys import find_key
from course.confidential.models import (
    BEGIN,
    BOTH,
    CHOICES,
    KEEP,
    KEEP_RECEIPT,
    KEPT,
    Draft,
    DraftAside,
    DraftSave,
    Writing,
    joined,
    under_each_other,
)
from course.confidential.queries import (
    HeldDraft,
    aside_place,
    bound_to,
    draft_text,
    draft_texts,
    find_held_draft,
    find_receipt,
    get_held_draft,
    opened_draft,
)
from course.confidential.seal import seal_text
from course.database import now
from course.errors import RuleBroken, Stale

LONGEST_TEXT = 50_000
LONGEST_SAVE_ID = 64
RECEIPTS_KEPT = timedelta(days=2)


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


def save_draft(
    session: Session,
    owner_id: int,
    place: str,
    text: str,
    *,
    based_on: int,
    save_id: str,
    choice: str = "",
    writer_id: int | None = None,
) -> Saved:
    """Save a text in the making.

    Args:
        session: a writing session.
        owner_id: the person whose key seals the text.
        place: where the text belongs.
        text: the whole text as it stands in the field; from `save_fields` the fields of one answer.
        based_on: the revision that the writer had in front of them.
        save_id: made by the writer's browser, new for every save and the same when it tries again. The same id with
            another text is another save: somebody went back in their browser and wrote on.
        choice: when there were two versions, which one stays (see `models.CHOICES`). The other one is set aside:
            nothing is ever thrown away, and choosing the same again changes nothing.
        writer_id: who writes, when that is not the owner.

    Raises:
        Stale: when somebody, or another tab, saved another text since `based_on`. Both texts come with it.
        RuleBroken: when the text is longer than a field may be, or there is no saved version to choose.
    """
    text = plain_text(text)
    if choice == BOTH:
        text = plain_text(under_each_other(draft_text(session, owner_id, place).text, text))
    return _save(session, Writing(owner_id, place, text, writer_id or owner_id), based_on, save_id, choice)


def save_fields(
    session: Session,
    owner_id: int,
    place: str,
    fields: dict[str, str],
    *,
    based_on: int,
    save_id: str,
    choice: str = "",
    words: Iterable[str] = (),
) -> Saved:
    """Save an answer that has several fields as one text in the making; see `save_draft`.

    `words` are the fields that get both texts when the writer wants both versions; see `models.joined`.
    """
    if choice == BOTH:
        stored = draft_text(session, owner_id, place).text
        fields = joined(words, json.loads(stored) if stored else {}, fields)
    return _save(session, Writing(owner_id, place, _as_text(fields), owner_id), based_on, save_id, choice)


def drop_aside(session: Session, writer_id: int, aside_id: int) -> None:
    """Delete one version that this writer set aside; once it is gone, doing it again changes nothing."""
    own = (col(DraftAside.id) == aside_id, col(DraftAside.writer_id) == writer_id)
    session.exec(delete(DraftAside).where(*own))


def drop_drafts(session: Session, places: list[str]) -> None:
    """Delete the texts in the making at these places, with their receipts and with what was set aside."""
    session.exec(delete(Draft).where(col(Draft.place).in_(places)))


def move_drafts(session: Session, owner_id: int, moves: Mapping[str, str], writer_id: int) -> None:
    """Bring texts in the making from old places to new ones, with what their writer set aside.

    Where something stands already, both stay as they are.
    """
    old, new = (draft_texts(session, owner_id, places) for places in (moves.keys(), moves.values()))
    going = [place for place in moves if old[place].revision and not new[moves[place]].revision]
    for place in going:
        to = moves[place]
        save_draft(session, owner_id, to, old[place].text, based_on=0, save_id="")
        held = get_held_draft(session, to)
        for aside in reversed(old[place].asides):
            _set_aside(session, held, Writing(owner_id, to, aside.text, writer_id), aside.set_aside_at)
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
            "Je tekst staat nog in het veld. Maak de tekst korter en bewaar opnieuw."
        )
    return text


def _as_text(fields: dict[str, str]) -> str:
    kept = {name: plain_text(value) for name, value in fields.items()}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def _save(session: Session, writing: Writing, based_on: int, save_id: str, choice: str) -> Saved:
    held = find_held_draft(session, writing.place)
    if choice == KEPT:
        return _keep_saved(session, held, writing, based_on)
    held = held or _begin(session, writing.owner_id, writing.place)
    save_id = save_id[:LONGEST_SAVE_ID].replace("\x00", "") or secrets.token_hex()
    mark = _mark(session, writing.owner_id, writing.text)
    # A save that comes again builds on what it built on the first time, and by its own doing that is not the last now.
    if held.revision != based_on:
        receipt = find_receipt(session, held.id, save_id)
        if receipt is not None and hmac.compare_digest(receipt.text_mark, mark):
            return Saved(receipt.revision, receipt.saved_at)
        _refuse_stale(session, held, writing, last_of=receipt.revision if receipt is not None else 0)
    if choice in CHOICES and held.revision > 0:
        _set_aside(
            session, held, replace(writing, text=opened_draft(session, held, writing.place)), now(), unless=writing.text
        )
    return _write(session, held, writing, save_id, mark)


def _keep_saved(session: Session, held: HeldDraft | None, writing: Writing, based_on: int) -> Saved:
    """Leave the text as it is, and set aside what was typed over it."""
    if held is None:
        raise RuleBroken("Er is hier nog niets bewaard om uit te kiezen. Bewaar je tekst opnieuw.")
    draft = draft_text(session, writing.owner_id, writing.place)
    if held.revision != based_on and all(aside.text != writing.text for aside in draft.asides):
        _refuse_stale(session, held, writing)
    _set_aside(session, held, writing, now(), unless=draft.text)
    return Saved(held.revision, draft.saved_at or now())


def _set_aside(session: Session, held: HeldDraft, writing: Writing, moment: datetime, *, unless: str = "") -> None:
    """Keep a version beside the text, unless it is empty, it is the text, or it stands there already."""
    owner_id, place, text = writing.owner_id, writing.place, writing.text
    known = {unless, *(aside.text for aside in draft_text(session, owner_id, place).asides)}
    if not text.strip() or text in known:
        return
    sealed = seal(session, owner_id, text, aside_place(place))
    session.add(DraftAside(draft_id=held.id, writer_id=writing.writer_id, sealed=sealed, set_aside_at=moment))
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


def _refuse_stale(session: Session, held: HeldDraft, writing: Writing, last_of: int = 0) -> None:
    if held.revision == 0:
        return
    kept = opened_draft(session, held, writing.place)
    if kept != writing.text:
        raise Stale(kept, writing.text, held.revision, same_save=last_of == held.revision)


def _write(session: Session, held: HeldDraft, writing: Writing, save_id: str, mark: bytes) -> Saved:
    connection, answer = session.connection(), Saved(held.revision + 1, now())
    sealed = seal(session, writing.owner_id, writing.text, writing.place)
    kept = {"revision": answer.revision, "saved_at": answer.saved_at}
    connection.execute(KEEP, {"held_id": held.id, "sealed": sealed, **kept})
    receipt = {"draft_id": held.id, "save_id": save_id, "text_mark": mark, **kept}
    connection.execute(KEEP_RECEIPT[connection.dialect.name], receipt)
    return answer
