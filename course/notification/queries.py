"""Reading notifications, and the words that go with each kind."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from course.accounts.models import OneTimeLink
from course.accounts.queries import links_to_mail
from course.database import now
from course.notification.models import Notification

MOST_SHOWN = 50
# When each try may be made, counted from the moment that the mail was asked for: a mail server that is away for a day
# costs a delay, not a mail.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (0, 0, 2, 5, 15, 30, 60, 180, 600, 1440))
MOST_ATTEMPTS = len(PAUSES)

SUBMITTED = "submitted"
WITHDRAWN = "withdrawn"
RETURNED = "returned"
REPLIED = "replied"
ANSWERED = "answered"
CHANGED = "changed"
QUESTIONS_WAIT = "questions_wait"

# For each kind the words in the list and in the mail. None of them says anything of what was written.
WORDS = {
    SUBMITTED: "Er is een opdracht ingeleverd",
    WITHDRAWN: "Een opdracht is teruggenomen",
    RETURNED: "Er staat een reactie klaar",
    REPLIED: "Er is geantwoord op je reactie",
    ANSWERED: "Je trainer schreef je terug",
    CHANGED: "Een reactie is aangepast",
    QUESTIONS_WAIT: "Er staan een paar vragen voor je klaar",
}


@dataclass(frozen=True, slots=True)
class Message:
    """One line of the list: its words, where it leads, when it came and whether it is new."""

    id: int
    words: str
    path: str
    created_at: datetime
    is_new: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """A mail that waits: the row that stands for it, and how often it was tried."""

    table: type[Notification] | type[OneTimeLink]
    key: int | bytes
    attempts: int
    created_at: datetime


def inbox(session: Session, person_id: int) -> list[Message]:
    """Give the latest notifications of a person, newest first."""
    mine = select(Notification).where(col(Notification.person_id) == person_id)
    rows = session.exec(mine.order_by(col(Notification.id).desc()).limit(MOST_SHOWN))
    return [Message(row.id, WORDS[row.kind], row.path, row.created_at, row.seen_at is None) for row in rows]


def count_unseen(session: Session, person_id: int) -> int:
    """Count what a person has not seen yet."""
    unseen = (col(Notification.person_id) == person_id, col(Notification.seen_at).is_(None))
    return session.exec(select(func.count()).select_from(Notification).where(*unseen)).one()


def waiting_mails(session: Session) -> list[Waiting]:
    """Give the mails that have to go out now, those that were never tried first; links go before notifications."""
    links = [
        Waiting(OneTimeLink, link.token_hash, link.attempts, link.created_at)
        for link in links_to_mail(session, MOST_ATTEMPTS)
    ]
    to_do = (col(Notification.mailed_at).is_(None), col(Notification.attempts) < MOST_ATTEMPTS)
    fresh_first = select(Notification).where(*to_do).order_by(col(Notification.attempts), col(Notification.id))
    rows = session.exec(fresh_first.limit(100))
    told = [Waiting(Notification, row.id, row.attempts, row.created_at) for row in rows]
    return [mail for mail in links + told if is_due(mail, now())]


def is_due(mail: Waiting, moment: datetime) -> bool:
    """Say whether it is time for the next try: the first two follow each other, then the pauses grow to a day."""
    return moment >= mail.created_at + PAUSES[mail.attempts]
