"""How the tests tell people things, let a morning come, and look at what somebody was told."""

from datetime import date, datetime, time

from flask_mailman import EmailMessage

from course.jobs import send_digests_now
from course.notification.actions import choose, notify
from course.notification.queries import inbox
from course.web.formats import HERE, today
from course.workdays import working_day_after
from tests.platform import Platform


def tell(platform: Platform, who: str, kind: str, path: str = "/hulp") -> None:
    """Tell one of the cast that something waits."""
    with platform.session() as session:
        notify(session, getattr(platform.cast, who), kind, path)


def wants(platform: Platform, who: str, kind: str, cadence: str) -> None:
    """Let one of the cast choose how to hear of a kind."""
    with platform.session() as session:
        choose(session, getattr(platform.cast, who), {kind: cadence})


def told(platform: Platform, who: str) -> list[str]:
    """Give the words of everything that one of the cast was told, newest first."""
    with platform.session() as session:
        return [message.words for message in inbox(session, getattr(platform.cast, who))]


def unseen(platform: Platform, who: str) -> list[str]:
    """Give the words of what one of the cast has not seen yet."""
    with platform.session() as session:
        return [message.words for message in inbox(session, getattr(platform.cast, who)) if message.is_new]


def at(day: date, hour: int = 7, minute: int = 30) -> datetime:
    """Give a moment of a day, as the clock says it where the learners are."""
    return datetime.combine(day, time(hour, minute), HERE)


def next_morning() -> datetime:
    """Give half past seven on the next working day."""
    return at(working_day_after(today(), 1))


def digests(platform: Platform, moment: datetime | None = None) -> list[EmailMessage]:
    """Let the daily mails of a moment go out, and give all that went out so far."""
    send_digests_now(platform.app, moment or next_morning())
    outbox = getattr(platform.app.extensions["mailman"], "outbox", [])
    return [mail for mail in outbox if mail.subject == "Er wacht iets op je"]
