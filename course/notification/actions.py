"""Leaving a notification, and sending the mails that wait."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
import structlog
from flask_mailman import EmailMessage
from sqlmodel import Session, col, update

from course.accounts.models import OneTimeLink, Person
from course.accounts.queries import INVITATION
from course.confidential.seal import open_text
from course.database import now
from course.notification.models import Notification
from course.notification.queries import WORDS, Waiting

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


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as it goes out."""

    to: str
    subject: str
    body: str


def notify(session: Session, person_id: int, kind: str, path: str) -> None:
    """Leave a notification for somebody; its mail goes out after this request, without a word of content."""
    session.add(Notification(person_id=person_id, kind=kind, path=path))
    session.flush()
    session.info["mail_waits"] = True


def mark_all_seen(session: Session, person_id: int) -> None:
    """Mark everything of a person as seen."""
    mine = (col(Notification.person_id) == person_id, col(Notification.seen_at).is_(None))
    session.exec(update(Notification).where(*mine).values(seen_at=now()))


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
    return Mail(person.email, subject, f"{GREETING.format(name=person.name)}\n\n{body}\n\n{FAREWELL}\n")


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
            "Je bent uitgenodigd voor de cursus 'Van buiten naar binnen, en dan beginnen!'. "
            "Kies een wachtwoord en begin:\n"
            f"{base_url}/uitnodiging/{secret}\n\n"
            f"De link werkt één keer, tot veertien dagen na nu. {meaning}"
        )
    return (
        "Je vroeg om een nieuw wachtwoord. Kies het hier:\n"
        f"{base_url}/wachtwoord/{secret}\n\n"
        "De link werkt één keer, een half uur lang. Vroeg je hier niet om? Dan hoef je niets te doen."
    )
