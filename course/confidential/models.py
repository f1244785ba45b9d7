"""Tables for keys and for text that somebody is writing."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from course.database import PRIVATE_TEXT, SECRET, STATE, TECHNICAL, UTCDateTime, now


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
    """The version that a writer did not choose when there were two. It stays readable for them, beside the text."""

    __tablename__ = "draft_aside"

    id: int = Field(default=None, primary_key=True, sa_column_kwargs=TECHNICAL)
    draft_id: int = Field(foreign_key="draft.id", ondelete="CASCADE", index=True, sa_column_kwargs=TECHNICAL)
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
