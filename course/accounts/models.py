"""Tables for people, their sessions and their one-time links."""

import unicodedata
from datetime import datetime

from sqlmodel import Field, SQLModel

from course.database import IDENTITY, SECRET, STATE, TECHNICAL, UTCDateTime, now

# Control characters do not fit in a database or a mail; those that turn the direction of writing can disguise a name.
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
JOINERS = "\u200c\u200d"  # these two belong to the spelling of names in some scripts


def normal_email(text: str) -> str:
    """Give the one spelling of an address under which a person is known."""
    folded = unicodedata.normalize("NFKC", plain_name(text)).casefold()
    return plain_name(unicodedata.normalize("NFKC", folded))


def plain_name(text: str) -> str:
    """Give a name as one line, without characters that nobody sees."""
    seen = (" " if sign.isspace() else sign for sign in text if sign.isspace() or _is_seen(sign))
    return " ".join("".join(seen).split())


def _is_seen(sign: str) -> bool:
    return sign in JOINERS or unicodedata.category(sign) not in UNSEEN


class Person(SQLModel, table=True):
    """Somebody who uses the course.

    `epoch` goes up when the password or the roles change; sessions of an older epoch are dead. `roles` is the set of
    roles that the person has anywhere, kept by the organisation feature, for menus only: what somebody may do with
    one thing is always decided on the memberships themselves.
    """

    __tablename__ = "person"

    id: int = Field(default=None, primary_key=True, sa_column_kwargs=TECHNICAL)
    email: str = Field(unique=True, max_length=320, sa_column_kwargs=IDENTITY)
    name: str = Field(max_length=120, sa_column_kwargs=IDENTITY)
    password_hash: str | None = Field(default=None, sa_column_kwargs=SECRET)
    roles: str = Field(default="", sa_column_kwargs=STATE)
    epoch: int = Field(default=1, sa_column_kwargs=TECHNICAL)
    created_at: datetime = Field(default_factory=now, sa_type=UTCDateTime, sa_column_kwargs=STATE)


class SignIn(SQLModel, table=True):
    """One session of a person in one browser. Only a hash of what the cookie holds is kept."""

    __tablename__ = "sign_in"

    token_hash: bytes = Field(primary_key=True, sa_column_kwargs=SECRET)
    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE", index=True, sa_column_kwargs=TECHNICAL)
    epoch: int = Field(sa_column_kwargs=TECHNICAL)
    created_at: datetime = Field(default_factory=now, sa_type=UTCDateTime, sa_column_kwargs=TECHNICAL)
    expires_at: datetime = Field(sa_type=UTCDateTime, sa_column_kwargs=TECHNICAL)


class OneTimeLink(SQLModel, table=True):
    """A link in a mail with which a person may choose a password, once.

    A hash of its secret is kept. The secret itself stands in `sealed_secret`, under the master key, only until the mail
    is out; `attempts` counts how often sending it failed.
    """

    __tablename__ = "one_time_link"

    token_hash: bytes = Field(primary_key=True, sa_column_kwargs=SECRET)
    purpose: str = Field(max_length=20, sa_column_kwargs=TECHNICAL)
    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE", index=True, sa_column_kwargs=TECHNICAL)
    created_at: datetime = Field(default_factory=now, sa_type=UTCDateTime, sa_column_kwargs=TECHNICAL)
    expires_at: datetime = Field(sa_type=UTCDateTime, sa_column_kwargs=TECHNICAL)
    used_at: datetime | None = Field(default=None, sa_type=UTCDateTime, sa_column_kwargs=TECHNICAL)
    sealed_secret: bytes | None = Field(default=None, sa_column_kwargs=SECRET)
    attempts: int = Field(default=0, sa_column_kwargs=TECHNICAL)
