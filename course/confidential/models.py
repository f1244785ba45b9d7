"""Tables for keys and for text that somebody is writing, and the choice between two versions of such a text."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, SQLModel, col

from course.database import PRIVATE_TEXT, SECRET, STATE, TECHNICAL, UTCDateTime, now

# What a writer does when there are two versions of a text. The one that is not chosen is set aside.
MINE, KEPT, BOTH = "mine", "saved", "both"
CHOICES = frozenset({MINE, KEPT, BOTH})


class KeyCheck(SQLModel, table=True):
    """One sealed known sentence: a start with the wrong master key is noticed before anything is written."""

    __tablename__ = "key_check"

    id: int = Field(default=1, primary_key=True, sa_column_kwargs=TECHNICAL)
    sealed: bytes = Field(sa_column_kwargs=TECHNICAL)


class DataKey(SQLModel, table=True):
    """The key of one person's texts, wrapped by the master key. Deleting the row makes all those texts unreadable."""

    __tablename__ = "data_key"

    owner_id: int = Field(primary_key=True, sa_column_kwargs=TECHNICAL | {"autoincrement": False})
    wrapped: bytes = Field(sa_column_kwargs=SECRET)
    created_at: datetime = Field(default_factory=now, sa_type=UTCDateTime, sa_column_kwargs=TECHNICAL)


class Draft(SQLModel, table=True):
    """One text in the making: one prompt of a reflection, one part of a feedback, one self-rating.

    `place` says where it belongs, such as `reflection/7/moment`; together with the owner it is bound into the seal, so
    a sealed text that is moved to another row does not open.
    """

    __tablename__ = "draft"

    id: int = Field(default=None, primary_key=True, sa_column_kwargs=TECHNICAL)
    place: str = Field(unique=True, sa_column_kwargs=TECHNICAL)
    owner_id: int = Field(index=True, sa_column_kwargs=TECHNICAL)
    sealed: bytes = Field(sa_column_kwargs=PRIVATE_TEXT)
    revision: int = Field(sa_column_kwargs=TECHNICAL)
    saved_at: datetime = Field(sa_type=UTCDateTime, sa_column_kwargs=STATE)


class DraftAside(SQLModel, table=True):
    """The version that a writer did not choose when there were two. It stays readable for them, beside the text.

    `writer_id` is who set it aside. A trainer's text about a learner is sealed with the key of that learner, and is
    the trainer's to see and to delete.
    """

    __tablename__ = "draft_aside"

    id: int = Field(default=None, primary_key=True, sa_column_kwargs=TECHNICAL)
    draft_id: int = Field(foreign_key="draft.id", ondelete="CASCADE", index=True, sa_column_kwargs=TECHNICAL)
    writer_id: int = Field(sa_column_kwargs=TECHNICAL)
    sealed: bytes = Field(sa_column_kwargs=PRIVATE_TEXT)
    set_aside_at: datetime = Field(default_factory=now, sa_type=UTCDateTime, sa_column_kwargs=STATE)


class DraftSave(SQLModel, table=True):
    """The receipt of one save. The same save that arrives twice gets the first answer, never a conflict with itself.

    `text_mark` tells whether it is the same text; it is made with the owner's key and says nothing to who has no key.
    """

    __tablename__ = "draft_save"

    draft_id: int = Field(foreign_key="draft.id", ondelete="CASCADE", primary_key=True, sa_column_kwargs=TECHNICAL)
    save_id: str = Field(primary_key=True, max_length=64, sa_column_kwargs=TECHNICAL)
    revision: int = Field(sa_column_kwargs=TECHNICAL)
    saved_at: datetime = Field(sa_type=UTCDateTime, sa_column_kwargs=TECHNICAL)
    text_mark: bytes = Field(sa_column_kwargs=TECHNICAL)


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
class Writing:
    """A text as it comes in: whose key seals it, where it belongs, what it says and who writes it."""

    owner_id: int
    place: str
    text: str
    writer_id: int


def under_each_other(kept: str, offered: str) -> str:
    """Give a text that holds two versions; when the one that was kept ends with the other, it holds both already."""
    if not offered.strip() or kept == offered or kept.endswith(f"\n\n{offered}"):
        return kept
    return f"{kept}\n\n{offered}" if kept.strip() else offered


def joined(words: Iterable[str], kept: Mapping[str, str], offered: Mapping[str, str]) -> dict[str, str]:
    """Give an answer that holds two versions.

    Args:
        words: the fields in which somebody writes words of their own: they get both texts, under each other.
        kept: the fields that were saved.
        offered: the fields that were not; what was chosen in these stays.
    """
    both = {name: under_each_other(kept.get(name, ""), offered.get(name, "")) for name in words}
    return {**offered, **both}
