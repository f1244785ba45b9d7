"""Making people, signing them in and out, and letting them choose a password."""

import secrets
from collections.abc import Set
from datetime import timedelta
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlmodel import Session, col, delete

from course.accounts.models import OneTimeLink, Person, SignIn, normal_email, plain_name
from course.accounts.policy import password_fault
from course.accounts.queries import INVITATION, RESET, find_person_by_email, find_usable_link, hash_of
from course.confidential.keys import make_key
from course.confidential.seal import seal_text
from course.database import now
from course.errors import RuleBroken

SESSION_LASTS = timedelta(days=14)
LINK_LASTS = {INVITATION: timedelta(days=14), RESET: timedelta(minutes=30)}
SECRET_BYTES = 32

# OWASP's password storage advice for argon2id: 19 MiB, two passes, one lane.
HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
# Somebody who sends many passwords at once may not take all the memory: two are tried at a time, the rest wait.
TURN = BoundedSemaphore(2)
NOBODY = HASHER.hash(secrets.token_hex())


def add_person(session: Session, email: str, name: str) -> Person:
    """Make a person, with the key of their texts; a password comes later, through an invitation."""
    person = Person(email=normal_email(email), name=plain_name(name))
    session.add(person)
    session.flush()
    make_key(session, person.id)
    return person


def set_roles(session: Session, person: Person, roles: Set[str]) -> None:
    """Keep which roles a person has anywhere. A change ends their sessions: none keeps yesterday's rights."""
    text = ",".join(sorted(roles))
    if text == person.roles:
        return
    person.roles = text
    person.epoch += 1
    session.add(person)
    session.flush()


def check_password(session: Session, email: str, password: str) -> Person | None:
    """Give the person when address and password belong together, else None; both answers take the same time.

    Checking takes tens of milliseconds on purpose. A reading session is enough for it, and nobody who saves a text has
    to wait for it.
    """
    person = find_person_by_email(session, email)
    kept = person.password_hash if person is not None and person.password_hash else NOBODY
    with TURN:
        fits = _fits(kept, password)
    if not fits or kept == NOBODY or person is None:
        return None
    return person


def strengthen_password(session: Session, person: Person, password: str) -> None:
    """Hash a password that was just found right anew, when its hash is of an older strength."""
    if person.password_hash is not None and HASHER.check_needs_rehash(person.password_hash):
        _keep_password(session, person, password)


def begin_session(session: Session, person: Person) -> str:
    """Begin a session on the server and give the secret that the cookie will hold; only its hash is kept."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    row = SignIn(token_hash=hash_of(secret), person_id=person.id, epoch=person.epoch, expires_at=now() + SESSION_LASTS)
    session.add(row)
    session.flush()
    return secret


def end_session(session: Session, token_hash: bytes) -> None:
    """End one session; a copy of its cookie is worth nothing from now on."""
    session.exec(delete(SignIn).where(col(SignIn.token_hash) == token_hash))


def forget_old_sessions(session: Session) -> None:
    """Delete sessions and one-time links that are over."""
    session.exec(delete(SignIn).where(col(SignIn.expires_at) < now()))
    session.exec(delete(OneTimeLink).where(col(OneTimeLink.expires_at) < now() - timedelta(days=1)))


def make_link(session: Session, person: Person, purpose: str) -> str:
    """Make a one-time link, which the sender of mails will find, and give its secret. Older links of its kind die."""
    older = (col(OneTimeLink.person_id) == person.id, col(OneTimeLink.purpose) == purpose)
    session.exec(delete(OneTimeLink).where(*older))
    secret = secrets.token_urlsafe(SECRET_BYTES)
    link = OneTimeLink(
        token_hash=hash_of(secret),
        purpose=purpose,
        person_id=person.id,
        expires_at=now() + LINK_LASTS[purpose],
        sealed_secret=seal_text(session.info["master_key"], secret, f"one-time link of {person.id}"),
    )
    session.add(link)
    session.flush()
    session.info["mail_waits"] = True
    return secret


def ask_for_reset(session: Session, email: str) -> None:
    """Make a link for a new password, when there is a person with this address; nobody can tell the difference."""
    person = find_person_by_email(session, email)
    if person is None:
        return
    make_link(session, person, RESET if person.password_hash else INVITATION)


def choose_password(session: Session, secret: str, purpose: str, password: str) -> Person:
    """Use a one-time link to choose a password; all sessions and all other links of the person end.

    Raises:
        RuleBroken: when the link was used or is too old, or the password is too weak.
    """
    link = find_usable_link(session, secret, purpose, to_use=True)
    if link is None:
        raise RuleBroken("Deze link werkt niet meer. Vraag een nieuwe aan via “Wachtwoord vergeten”.")
    person = session.get_one(Person, link.person_id)
    fault = password_fault(password, email=person.email, name=person.name)
    if fault:
        raise RuleBroken(fault)
    others = (col(OneTimeLink.person_id) == person.id, col(OneTimeLink.token_hash) != link.token_hash)
    session.exec(delete(OneTimeLink).where(*others))
    link.used_at = now()
    link.sealed_secret = None
    _keep_password(session, person, password)
    person.epoch += 1
    session.exec(delete(SignIn).where(col(SignIn.person_id) == person.id))
    session.flush()
    return person


def set_password(session: Session, person: Person, password: str) -> None:
    """Set a password without a link, for the demonstration's people only."""
    _keep_password(session, person, password)
    session.flush()


def _keep_password(session: Session, person: Person, password: str) -> None:
    with TURN:
        person.password_hash = HASHER.hash(password)
    session.add(person)


def _fits(kept: str, password: str) -> bool:
    try:
        return HASHER.verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False
