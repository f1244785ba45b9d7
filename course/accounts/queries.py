"""Reading people and their sessions."""

import hashlib
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from course.accounts.models import OneTimeLink, Person, SignIn, normal_email
from course.database import now
from course.errors import NotFound

INVITATION = "invitation"
RESET = "password_reset"

# Built once: this statement runs on every page that somebody who is signed in opens.
SIGNED_IN = (
    sa.select(col(Person.id), col(Person.name), col(Person.email), col(Person.roles))
    .join(SignIn, col(SignIn.person_id) == col(Person.id))
    .where(
        col(SignIn.token_hash) == sa.bindparam("token_hash"),
        col(SignIn.expires_at) > sa.bindparam("moment"),
        col(SignIn.epoch) == col(Person.epoch),
    )
)


def hash_of(secret: str) -> bytes:
    """Give the hash under which a 256-bit secret is kept; it needs no salt, for nobody can guess the secret."""
    return hashlib.sha256(secret.encode()).digest()


def find_signed_in(session: Session, token_hash: bytes) -> sa.Row[int, str, str, str] | None:
    """Give id, name, address and roles of the person whose living session this is, or None."""
    values = {"token_hash": token_hash, "moment": now()}
    return session.connection().execute(SIGNED_IN, values).one_or_none()


def find_person_by_email(session: Session, email: str) -> Person | None:
    """Give the person with this address, in any spelling, or None."""
    return session.exec(select(Person).where(col(Person.email) == normal_email(email))).one_or_none()


def get_person(session: Session, person_id: int) -> Person:
    """Give a person.

    Raises:
        NotFound: when there is no such person.
    """
    person = session.get(Person, person_id)
    if person is None:
        raise NotFound("Deze persoon bestaat niet (meer).")
    return person


def names_of(session: Session, person_ids: set[int]) -> dict[int, str]:
    """Give the names of these people, by their id."""
    statement = select(Person.id, Person.name).where(col(Person.id).in_(person_ids))
    return dict(session.exec(statement).all())


def find_usable_link(session: Session, secret: str, purpose: str, *, to_use: bool = False) -> OneTimeLink | None:
    """Give the one-time link with this secret when it can still be used, or None.

    With `to_use` it is held until the end of the transaction, so that two requests at once cannot both use it.
    """
    link = session.get(OneTimeLink, hash_of(secret), populate_existing=to_use, with_for_update=to_use or None)
    if link is None or link.purpose != purpose or link.used_at is not None or link.expires_at <= now():
        return None
    return link


def links_to_mail(session: Session, most_attempts: int) -> list[OneTimeLink]:
    """Give the links whose mail still has to go out, those that were never tried first."""
    waiting = select(OneTimeLink).where(
        col(OneTimeLink.sealed_secret).is_not(None),
        col(OneTimeLink.attempts) < most_attempts,
        col(OneTimeLink.expires_at) > now(),
    )
    return list(session.exec(waiting.order_by(col(OneTimeLink.attempts), col(OneTimeLink.created_at)).limit(100)))


def sign_ins_of(session: Session, person_id: int) -> list[datetime]:
    """Give the beginnings of the living sessions of a person, newest first."""
    living = select(SignIn.created_at).where(col(SignIn.person_id) == person_id, col(SignIn.expires_at) > now())
    return list(session.exec(living.order_by(col(SignIn.created_at).desc())))
