"""Reading notifications, and the words that go with each kind."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, func, select

from course.accounts.models import OneTimeLink
from course.accounts.queries import links_to_mail
from course.database import now
from course.notification.models import AT_ONCE, DAILY, KINDS, WORDS, Digest, Kind, Notification, NotificationChoice
from course.web.formats import HERE
from course.workdays import is_working_day

MOST_SHOWN = 50
# When each try may be made, counted from the moment that the mail was asked for: a mail server that is away for a day
# costs a delay, not a mail.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (0, 0, 2, 5, 15, 30, 60, 180, 600, 1440))
MOST_ATTEMPTS = len(PAUSES)

# The daily mail is about what came before half past seven; until the evening it is tried again, and the next working
# day is another mail.
FIRST_TRY, LAST_TRY = time(7, 30), time(18)
DIGEST_PAUSES = tuple(timedelta(minutes=minutes) for minutes in (0, 5, 15, 30, 60, 120, 240, 420))
MOST_DIGESTS_AT_ONCE = 200
# Much longer than a mail can be under way; a process that took a mail so long ago is gone.
LONGEST_SENDING = timedelta(minutes=10)


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


@dataclass(frozen=True, slots=True)
class WaitingDigest:
    """The daily mail that waits for one person: for which day, and about what came before which moment."""

    person_id: int
    day: date
    before: datetime


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
    to_do = (
        col(Notification.cadence) == AT_ONCE,
        col(Notification.mailed_at).is_(None),
        col(Notification.attempts) < MOST_ATTEMPTS,
    )
    fresh_first = select(Notification).where(*to_do).order_by(col(Notification.attempts), col(Notification.id))
    rows = session.exec(fresh_first.limit(100))
    told = [Waiting(Notification, row.id, row.attempts, row.created_at) for row in rows]
    return [mail for mail in links + told if is_due(mail, now())]


def is_due(mail: Waiting, moment: datetime) -> bool:
    """Say whether it is time for the next try: the first two follow each other, then the pauses grow to a day."""
    return moment >= mail.created_at + PAUSES[mail.attempts]


def cadence_for(session: Session, person_id: int, kind: str) -> str:
    """Give how somebody hears of a kind of message: as they chose, or as it is for everybody."""
    if not KINDS[kind].may_choose:
        return KINDS[kind].cadence
    chosen = session.get(NotificationChoice, (person_id, kind))
    return KINDS[kind].cadence if chosen is None else chosen.cadence


def kinds_for(roles: Set[str], *, may_choose: bool) -> dict[str, Kind]:
    """Give the kinds that people with these roles can get: those that they may choose about, or the others.

    `COORDINATOR` is among the roles of whoever coordinates trainers.
    """
    return {name: kind for name, kind in KINDS.items() if kind.role in roles and kind.may_choose == may_choose}


def chosen_cadences(session: Session, person_id: int) -> dict[str, str]:
    """Give how somebody wants to hear of each kind, by its name; those that they never chose as they are for all."""
    mine = select(NotificationChoice).where(col(NotificationChoice.person_id) == person_id)
    return {name: kind.cadence for name, kind in KINDS.items()} | {row.kind: row.cadence for row in session.exec(mine)}


def due_digests(session: Session, moment: datetime) -> list[WaitingDigest]:
    """Give the daily mails that have to go out now: on working days, from half past seven in the morning.

    Whoever got that mail today, or is getting it at this moment from another process, is not among them. A mail
    that was taken long ago and never went out is: the process that had it is gone.
    """
    local = moment.astimezone(HERE)
    day, begin = local.date(), datetime.combine(local.date(), FIRST_TRY, HERE)
    if not is_working_day(day) or not FIRST_TRY <= local.time() < LAST_TRY:
        return []
    tries = func.coalesce(Digest.attempts, 0)
    today = sa.and_(col(Digest.person_id) == col(Notification.person_id), col(Digest.day) == day)
    statement = (
        sa.select(col(Notification.person_id), tries)
        .outerjoin(Digest, today)
        .where(*_waits_daily(begin), *is_free(moment), tries < len(DIGEST_PAUSES))
        .distinct()
        .order_by(tries, col(Notification.person_id))
        .limit(MOST_DIGESTS_AT_ONCE)
    )
    rows = session.connection().execute(statement).all()
    return [WaitingDigest(who, day, begin) for who, tried in rows if moment >= begin + DIGEST_PAUSES[tried]]


def is_free(moment: datetime) -> tuple[Any, ...]:
    """Give the conditions under which a daily mail can be taken: it did not go out, and nobody is sending it."""
    nobody_sends = sa.or_(col(Digest.taken_at).is_(None), col(Digest.taken_at) <= moment - LONGEST_SENDING)
    return col(Digest.sent_at).is_(None), nobody_sends


def told_in(session: Session, digest: WaitingDigest) -> dict[int, str]:
    """Give what a daily mail is about: the kind of each message that still waits, by its id."""
    mine = (*_waits_daily(digest.before), col(Notification.person_id) == digest.person_id)
    return dict(session.exec(select(Notification.id, Notification.kind).where(*mine)).all())


def _waits_daily(before: datetime) -> tuple[Any, ...]:
    still_new = (col(Notification.mailed_at).is_(None), col(Notification.seen_at).is_(None))
    return (col(Notification.cadence) == DAILY, *still_new, col(Notification.created_at) < before)
