"""Leaving a notification, and sending the mails that wait."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
import structlog
from flask_mailman import EmailMessage
from sqlmodel import Session, col, delete, update

from course.accounts.models import OneTimeLink, Person
from course.accounts.queries import INVITATION
from course.confidential.seal import open_text
from course.database import insert_once, now
from course.notification.models import (
    AT_ONCE,
    KINDS,
    OFF,
    SUBMITTED,
    WITHDRAWN,
    WORDS,
    Digest,
    Notification,
    NotificationChoice,
)
from course.notification.queries import Waiting, WaitingDigest, cadence_for, is_free, told_in

log = structlog.get_logger()

# What an invitation means for somebody, by the first of these roles that they have.
INVITED_AS = {
    "learner": "Je volgt de cursus in je eigen tempo. Wat je schrijft, leest alleen je trainer, en pas als jij het "
    "inlevert. Je organisatie leest nooit mee.",
    "trainer": "Je bent trainer: je leest wat cursisten van jouw teams inleveren en je schrijft terug. Hun organisatie "
    "leest nooit mee.",
    "manager": "Je nodigt teams uit en ziet hoe ver iedereen is. Wat cursisten schrijven, lees je niet.",
}

GREETING = "Dag {name},"
FAREWELL = "Groet,\nVan buiten naar binnen, en dan beginnen!"
SUBJECTS = {INVITATION: "Je uitnodiging voor de cursus"}
OTHER_SUBJECT = "Een nieuw wachtwoord kiezen"
DIGEST_SUBJECT = "Er wacht iets op je"
DIGEST = (
    "Er wacht iets op je: {counts}. Je vindt het bij je berichten:\n{address}\n\n"
    "In deze mail staat niet van wie het is, en niets van wat er geschreven is. Je krijgt zo’n mail hooguit één keer "
    "per werkdag. Bij je berichten kies je hoe vaak."
)
KEPT_DIGESTS = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as it goes out."""

    to: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class DigestMail:
    """A daily mail as it goes out, with the ids of the messages that it is about."""

    mail: Mail
    told: list[int]


def notify(session: Session, person_id: int, kind: str, path: str) -> None:
    """Leave a notification for somebody, without a word of content, and mail it as they want to hear of it.

    At once means after this request. What is told once a day waits for that mail, and what is off stands in the list.

    Args:
        session: a writing session.
        person_id: who is told.
        kind: one of `KINDS`.
        path: where it leads: to the thing itself.
    """
    cadence = cadence_for(session, person_id, kind)
    session.add(Notification(person_id=person_id, kind=kind, path=path, cadence=cadence))
    session.flush()
    if cadence == AT_ONCE:
        session.info["mail_waits"] = True


def tell_withdrawn(session: Session, person_id: int, path: str) -> None:
    """Tell a trainer that a round was taken back. Who had not heard of that round yet is told nothing new.

    The message that it was handed in then says that it was taken back, and no mail goes out about it.
    """
    unheard = (*_unseen(person_id, path), col(Notification.kind) == SUBMITTED, col(Notification.mailed_at).is_(None))
    turned = update(Notification).where(*unheard).values(kind=WITHDRAWN, cadence=OFF, seen_at=now())
    if session.exec(turned).rowcount == 0:
        mark_seen(session, person_id, path)
        notify(session, person_id, WITHDRAWN, path)


def mark_seen(session: Session, person_id: int, path: str) -> None:
    """Mark what a person was told about one thing as seen, because they are busy with it now."""
    session.exec(update(Notification).where(*_unseen(person_id, path)).values(seen_at=now()))


def mark_all_seen(session: Session, person_id: int) -> None:
    """Mark everything of a person as seen."""
    mine = (col(Notification.person_id) == person_id, col(Notification.seen_at).is_(None))
    session.exec(update(Notification).where(*mine).values(seen_at=now()))


def choose(session: Session, person_id: int, cadences: Mapping[str, str]) -> None:
    """Keep how somebody wants to hear of some kinds of messages, from now on."""
    rows: list[dict[str, object]] = [
        {"person_id": person_id, "kind": kind, "cadence": cadence} for kind, cadence in cadences.items()
    ]
    insert_once(session, NotificationChoice, rows)
    for kind, cadence in cadences.items():
        mine = (col(NotificationChoice.person_id) == person_id, col(NotificationChoice.kind) == kind)
        session.exec(update(NotificationChoice).where(*mine).values(cadence=cadence))


def take_mail(session: Session, waiting: Waiting, base_url: str) -> Mail | None:
    """Count one more try of a mail and give its words, or None when somebody else took it in the meantime.

    No transaction is open while the mail is under way: a slow mail server may not hold up anybody who saves a text.
    """
    table, same_try = waiting.table, col(waiting.table.attempts) == waiting.attempts
    counted = update(table).where(_is_row(waiting), same_try, _still_waits(waiting))
    if session.exec(counted.values(attempts=waiting.attempts + 1)).rowcount == 0:
        return None
    row: Any = session.get_one(table, waiting.key)
    person = session.get_one(Person, row.person_id)
    subject, body = _about(row, base_url) if isinstance(row, Notification) else _about_link(session, row, base_url)
    return _letter(person, subject, body)


def take_digest(session: Session, waiting: WaitingDigest, base_url: str, moment: datetime) -> DigestMail | None:
    """Take the daily mail of one person and give it, or None when another process has it or nothing waits any more.

    It is taken before it is sent, so that two processes never send it at once. When the process that took it dies,
    another one takes it later the same day: somebody may get a mail twice then, and never none.
    """
    told = told_in(session, waiting)
    if not told:
        return None
    mine = {"person_id": waiting.person_id, "day": waiting.day}
    insert_once(session, Digest, [mine | {"attempts": 0}])
    free = update(Digest).where(*_is_digest(waiting), *is_free(moment))
    if session.exec(free.values(taken_at=moment, attempts=col(Digest.attempts) + 1)).rowcount == 0:
        return None
    person = session.get_one(Person, waiting.person_id)
    body = DIGEST.format(counts=_counts_in_words(list(told.values())), address=f"{base_url}/berichten")
    return DigestMail(_letter(person, DIGEST_SUBJECT, body), list(told))


def mark_digest_mailed(session: Session, waiting: WaitingDigest, digest: DigestMail) -> None:
    """Write down that a daily mail is out: no other one goes out that day, and nothing in it is mailed again."""
    session.exec(update(Digest).where(*_is_digest(waiting)).values(sent_at=now()))
    session.exec(update(Notification).where(col(Notification.id).in_(digest.told)).values(mailed_at=now()))


def free_digest(session: Session, waiting: WaitingDigest) -> None:
    """Let a daily mail that did not go out be tried again, later the same day."""
    session.exec(update(Digest).where(*_is_digest(waiting)).values(taken_at=None))


def forget_old_digests(session: Session) -> None:
    """Delete the marks of daily mails of some time ago; a day that is over gets no mail any more."""
    session.exec(delete(Digest).where(col(Digest.day) < (now() - KEPT_DIGESTS).date()))


def deliver(mail: Mail) -> bool:
    """Hand a mail to the mail server and say whether that went well; a mail that failed waits for a later round."""
    try:
        EmailMessage(mail.subject, mail.body, to=[mail.to]).send()
    except Exception as error:
        log.warning("a mail did not go out", error=type(error).__name__)
        return False
    return True


def mark_mailed(session: Session, waiting: Waiting) -> None:
    """Write down that a mail is out; the secret of a link is not needed any more then."""
    done: dict[str, object] = {"mailed_at": now()} if waiting.table is Notification else {"sealed_secret": None}
    session.exec(update(waiting.table).where(_is_row(waiting)).values(done))


def _letter(person: Person, subject: str, body: str) -> Mail:
    return Mail(person.email, subject, f"{GREETING.format(name=person.name)}\n\n{body}\n\n{FAREWELL}\n")


def _counts_in_words(told: list[str]) -> str:
    numbers = {kind: told.count(name) for name, kind in KINDS.items() if name in told}
    words = [kind.counted[number > 1].format(number) for kind, number in numbers.items()]
    return " en ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _unseen(person_id: int, path: str) -> tuple[Any, ...]:
    mine = (col(Notification.person_id) == person_id, col(Notification.path) == path)
    return (*mine, col(Notification.seen_at).is_(None))


def _is_digest(waiting: WaitingDigest) -> tuple[Any, ...]:
    return col(Digest.person_id) == waiting.person_id, col(Digest.day) == waiting.day


def _is_row(waiting: Waiting) -> Any:
    key: sa.Column[Any] = sa.inspect(waiting.table).primary_key[0]
    return key == waiting.key


def _still_waits(waiting: Waiting) -> Any:
    if waiting.table is Notification:
        return col(Notification.mailed_at).is_(None)
    return col(OneTimeLink.sealed_secret).is_not(None)


def _about(row: Notification, base_url: str) -> tuple[str, str]:
    subject = WORDS[row.kind]
    return subject, (
        f"{subject}. Je leest het in de cursus:\n{base_url}{row.path}\n\n"
        "In deze mail staat niets van wat er geschreven is."
    )


def _about_link(session: Session, link: OneTimeLink, base_url: str) -> tuple[str, str]:
    sealed = link.sealed_secret or b""  # a link without a secret is never taken
    secret = open_text(session.info["master_key"], sealed, f"one-time link of {link.person_id}")
    roles = session.get_one(Person, link.person_id).roles.split(",")
    return SUBJECTS.get(link.purpose, OTHER_SUBJECT), _link_body(link, roles, base_url, secret)


def _link_body(link: OneTimeLink, roles: list[str], base_url: str, secret: str) -> str:
    if link.purpose == INVITATION:
        meaning = next((words for role, words in INVITED_AS.items() if role in roles), "")
        return (
            "Je bent uitgenodigd voor de cursus “Van buiten naar binnen, en dan beginnen!”. "
            "Kies een wachtwoord en begin:\n"
            f"{base_url}/uitnodiging/{secret}\n\n"
            f"De link werkt één keer, tot veertien dagen na nu. {meaning}"
        )
    return (
        "Je vroeg om een nieuw wachtwoord. Kies het hier:\n"
        f"{base_url}/wachtwoord/{secret}\n\n"
        "De link werkt één keer, een half uur lang. Vroeg je hier niet om? Dan hoef je niets te doen."
    )
