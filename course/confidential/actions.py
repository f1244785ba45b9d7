"""Sealing, and saving text in the making without ever losing or silently overwriting it."""

import hmac
import json
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, delete, select
from sqlmodel.sql.expression import SelectOfScalar

from course.confidential.keys import find_key
from course.confidential.models import Draft, DraftSave
from course.confidential.queries import bound_to, open_sealed
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
    session: Session, owner_id: int, place: str, fields: dict[str, str], *, based_on: int, save_id: str
) -> Saved:
    """Save an answer that has several fields as one text in the making; see `save_draft`."""
    kept = {name: plain_text(value) for name, value in fields.items()}
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True)
    return _save(session, owner_id, place, text, based_on, save_id)


def drop_drafts(session: Session, places: list[str]) -> None:
    """Delete the texts in the making at these places, with their receipts."""
    session.exec(delete(Draft).where(col(Draft.place).in_(places)))


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


def _save(session: Session, owner_id: int, place: str, text: str, based_on: int, save_id: str) -> Saved:
    draft = _find(session, place) or _begin(session, owner_id, place)
    save_id = save_id[:LONGEST_SAVE_ID].replace("\x00", "") or secrets.token_hex()
    receipt, mark = session.get(DraftSave, (draft.id, save_id)), _mark(session, owner_id, text)
    if receipt is not None and hmac.compare_digest(receipt.text_mark, mark):
        return Saved(receipt.revision, receipt.saved_at)
    _refuse_stale(session, draft, text, based_on)
    return _write(session, draft, text, save_id, mark)


def _mark(session: Session, owner_id: int, text: str) -> bytes:
    """Recognise a text without keeping it: a mark that only the owner's key can make."""
    return hmac.digest(find_key(session, owner_id), text.encode(), "sha256")


def _find(session: Session, place: str) -> Draft | None:
    return session.exec(_held(place)).one_or_none()


def _held(place: str) -> SelectOfScalar[Draft]:
    # What this session read earlier may be older than what stands there by the time that the row is ours.
    statement = select(Draft).where(col(Draft.place) == place).with_for_update()
    return statement.execution_options(populate_existing=True)


def _begin(session: Session, owner_id: int, place: str) -> Draft:
    draft = Draft(place=place, owner_id=owner_id, sealed=b"", revision=0, saved_at=now())
    try:
        with session.begin_nested():
            session.add(draft)
            session.flush()
    except IntegrityError:
        # Another process began the same text in this very moment: go on with its row.
        return session.exec(_held(place)).one()
    return draft


def _refuse_stale(session: Session, draft: Draft, text: str, based_on: int) -> None:
    if draft.revision in (0, based_on):
        return
    kept = open_sealed(session, draft.owner_id, draft.sealed, draft.place)
    if kept != text:
        raise Stale(kept, text, draft.revision)


def _write(session: Session, draft: Draft, text: str, save_id: str, mark: bytes) -> Saved:
    draft.sealed = seal(session, draft.owner_id, text, draft.place)
    draft.revision += 1
    draft.saved_at = now()
    answer = Saved(draft.revision, draft.saved_at)
    session.merge(
        DraftSave(
            draft_id=draft.id, save_id=save_id, revision=answer.revision, saved_at=answer.saved_at, text_mark=mark
        )
    )
    session.flush()
    return answer
