"""How the tests hand over: by the page, by the manager's choice and the job, or by what the learner says."""

from datetime import timedelta

from sqlmodel import col, select

from course.accounts.queries import get_person
from course.database import now
from course.handover.models import HandOver
from course.jobs import follow_readers_now
from course.notification.models import Notification
from course.organisation.actions import add_trainer, assign_trainer
from course.organisation.models import Organisation, Team
from course.reflection.models import Submission
from tests.browser import Browser, Page
from tests.platform import Platform
from tests.reflection.writing import ASSIGNMENT
from tests.review.reviewing import number_of

OVERVIEW = f"/opdracht/{ASSIGNMENT}"
GIVE = "Draag over"


def pass_on(browser: Browser, address: str, to_id: int, *, with_drafts: bool = False) -> Page:
    """Fill in the page on which a round is handed over."""
    page = browser.get(f"{address}/overdragen")
    fields: dict[str, object] = {"to": str(to_id)}
    if with_drafts:
        fields["drafts"] = "yes"
    return browser.submit(page, GIVE, fields)


def follow(platform: Platform) -> int:
    """Run the job that hands over what its reader cannot read."""
    return follow_readers_now(platform.app)


def choose_trainer(platform: Platform, who: str = "bram", team: str = "noord") -> None:
    """Let the manager choose another trainer for a team, and let the job run after it."""
    with platform.session() as session:
        found, person = session.get_one(Team, getattr(platform.cast, team)), getattr(platform.cast, who)
        assign_trainer(session, found, get_person(session, person))
    follow(platform)


def make_trainer(platform: Platform, who: str) -> None:
    """Let somebody of the cast be a trainer of De Vlierboom too."""
    with platform.session() as session:
        vlierboom = session.get_one(Organisation, platform.cast.vlierboom)
        add_trainer(session, vlierboom, get_person(session, getattr(platform.cast, who)))


def let_morning_come(platform: Platform, address: str) -> None:
    """Let the moment be there from which the new reader may read."""
    with platform.session() as session:
        session.get_one(Submission, number_of(address)).readable_from = now() - timedelta(minutes=1)


def round_at(platform: Platform, address: str) -> Submission:
    """Give a round as it stands in the database."""
    with platform.session() as session:
        return session.get_one(Submission, number_of(address))


def hand_overs(platform: Platform, address: str) -> list[tuple[int | None, int | None, str]]:
    """Give who handed over to whom and why, in order."""
    with platform.session() as session:
        mine = select(HandOver).where(col(HandOver.submission_id) == number_of(address)).order_by(col(HandOver.id))
        return [(each.from_id, each.to_id, each.reason) for each in session.exec(mine)]


def told(platform: Platform, who: str) -> list[str]:
    """Give the kinds of what somebody was told, in order."""
    with platform.session() as session:
        mine = select(Notification.kind).where(col(Notification.person_id) == getattr(platform.cast, who))
        return list(session.exec(mine.order_by(col(Notification.id))))
