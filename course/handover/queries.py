"""Reading who took over from whom, what waits for somebody who cannot read it, and which promises run out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from course.accounts.models import Person
from course.database import now
from course.handover.models import KEPT, OTHERWISE, RELEASED, WHY, HandOver, PromiseNotice
from course.organisation.models import Enrolment, Organisation, Team
from course.placement.models import Absence
from course.placement.queries import IS_ABSENT, IS_READER, IS_STAND_IN, READER_ID, Reader, StandIn, may_read_team
from course.reflection.models import IN_REVIEW, RETURNED, SUBMITTED, Reflection, Submission
from course.web.formats import today

Rows = Sequence[sa.Row[*tuple[Any, ...]]]
MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class ShownHandOver:
    """One time that a round changed hands, as the learner reads it; of a claim that was released `to` is the same."""

    giver: str
    taker: str
    reason: str
    told_at: datetime
    agreed_at: datetime | None

    @property
    def why(self) -> str:
        """The reason as a sentence."""
        return WHY.get(self.reason, OTHERWISE).format(self.giver.split(" ")[0] or "Wie eerst las,")

    @property
    def is_released(self) -> bool:
        """Whether the round stayed where it was."""
        return self.reason == RELEASED


@dataclass(frozen=True, slots=True)
class Wait:
    """What a learner who waits may know of one round.

    Attributes:
        reader: the name of who reads it, or an empty text when nobody may.
        away_until: the last day of the reader's absence when nobody stands in, or None.
        hand_over: the last hand-over, or None.
        opens_at: from when the reader may read, or None when that moment has passed.
        promised_on: the day by which an answer was promised, or None for what is very old.
        has_coordinator: whether somebody watches over promises.
    """

    reader: str
    away_until: date | None
    hand_over: ShownHandOver | None
    opens_at: datetime | None
    promised_on: date | None
    has_coordinator: bool

    @property
    def is_late(self) -> bool:
        """Whether the promised day has passed."""
        return self.promised_on is not None and self.promised_on < today()


Own, Beside = aliased(Enrolment), aliased(Enrolment)
IS_COLLEAGUE = (
    sa.exists()
    .where(
        col(Own.person_id) == col(Reflection.person_id),
        col(Own.team_id) == col(Beside.team_id),
        col(Beside.person_id) == col(Submission.reader_id),
    )
    .correlate(Reflection, Submission)
)
MAY_READ = sa.and_(may_read_team(col(Submission.reader_id)), ~IS_COLLEAGUE)
OwnAbsence = aliased(Absence)
READER_IS_AWAY = (
    col(OwnAbsence.trainer_id) == col(Submission.reader_id),
    col(OwnAbsence.organisation_id) == col(Team.organisation_id),
    col(OwnAbsence.first_day) <= sa.bindparam("today"),
    col(OwnAbsence.last_day) >= sa.bindparam("today"),
)
WAS_HANDED_IT = sa.exists().where(
    col(HandOver.submission_id) == col(Submission.id),
    col(HandOver.to_id) == col(Submission.reader_id),
    col(HandOver.reason).in_(KEPT),
)
STOOD_IN = sa.exists().where(
    col(OwnAbsence.stand_in_id) == col(Submission.reader_id),
    col(OwnAbsence.trainer_id) == col(Team.trainer_id),
    col(OwnAbsence.organisation_id) == col(Team.organisation_id),
)
IS_FREE = sa.or_(col(Submission.claimed_until).is_(None), col(Submission.claimed_until) <= sa.bindparam("moment"))
HAS_ANOTHER = sa.and_(
    READER_ID.is_not(None), sa.or_(col(Submission.reader_id).is_(None), col(Submission.reader_id) != READER_ID)
)

# Rounds that lie with somebody else than whoever reads the team today.
ELSEWHERE: sa.Select[*tuple[Any, ...]] = (
    sa.select(
        col(Submission.id),
        READER_ID.label("to_id"),
        MAY_READ.label("may_read"),
        sa.exists().where(*READER_IS_AWAY, col(OwnAbsence.stand_in_id).is_not(None)).label("is_away"),
        sa.or_(
            sa.func.coalesce(col(Submission.reader_id) == col(Team.trainer_id), sa.false()), WAS_HANDED_IT, STOOD_IN
        ).label("belongs"),
        sa.and_(col(Absence.id).is_not(None), col(StandIn.id).is_(None)).label("other_is_away"),
    )
    .select_from(Submission)
    .join(Team, col(Team.id) == col(Submission.team_id))
    .join(Reflection, col(Reflection.id) == col(Submission.reflection_id))
    .outerjoin(Reader, IS_READER)
    .outerjoin(Absence, IS_ABSENT)
    .outerjoin(StandIn, IS_STAND_IN)
    .order_by(col(Submission.id))
)
WAITS = col(Submission.state).in_((SUBMITTED, IN_REVIEW))
# A reader who may not read any more keeps nobody waiting by having taken a round up.
WAITING_ELSEWHERE = ELSEWHERE.where(WAITS, sa.or_(IS_FREE, ~MAY_READ), HAS_ANOTHER)
LEFT_BEHIND = ELSEWHERE.where(col(Submission.state) == RETURNED, HAS_ANOTHER, ~MAY_READ)

WAIT: sa.Select[*tuple[Any, ...]] = (
    sa.select(
        sa.case((MAY_READ, col(Person.name)), else_="").label("reader"),
        sa.select(sa.func.max(col(OwnAbsence.last_day)))
        .where(*READER_IS_AWAY, col(OwnAbsence.stand_in_id).is_(None))
        .correlate(Submission, Team)
        .scalar_subquery()
        .label("away_until"),
        col(Organisation.coordinator_id),
    )
    .select_from(Submission)
    .join(Team, col(Team.id) == col(Submission.team_id))
    .join(Organisation, col(Organisation.id) == col(Team.organisation_id))
    .join(Reflection, col(Reflection.id) == col(Submission.reflection_id))
    .outerjoin(Person, col(Person.id) == col(Submission.reader_id))
    .where(col(Submission.id) == sa.bindparam("submission_id"))
)

Giver, Taker = aliased(Person), aliased(Person)
HAND_OVERS = (
    sa.select(
        sa.func.coalesce(col(Giver.name), ""),
        sa.func.coalesce(col(Taker.name), ""),
        col(HandOver.reason),
        col(HandOver.told_at),
        col(HandOver.agreed_at),
    )
    .outerjoin(Giver, col(Giver.id) == col(HandOver.from_id))
    .outerjoin(Taker, col(Taker.id) == col(HandOver.to_id))
    .where(col(HandOver.submission_id) == sa.bindparam("submission_id"))
    .order_by(col(HandOver.id))
)

Claimant = aliased(Person)
# Rounds whose promised day has come near or has passed, or that nobody may read. Nothing of what was written is in it.
WATCHED: sa.Select[*tuple[Any, ...]] = (
    sa.select(
        col(Submission.id),
        col(Submission.number),
        col(Submission.reader_id),
        col(Submission.submitted_at),
        col(Submission.promised_on),
        col(Submission.readable_from),
        col(Submission.claimed_until),
        col(Reflection.assignment_id),
        col(Team.organisation_id),
        col(Team.name).label("team"),
        col(Person.name).label("learner"),
        MAY_READ.label("may_read"),
        sa.case((MAY_READ, col(Taker.name))).label("reader"),
        col(Claimant.name).label("claimant"),
    )
    .select_from(Submission)
    .join(Team, col(Team.id) == col(Submission.team_id))
    .join(Reflection, col(Reflection.id) == col(Submission.reflection_id))
    .join(Person, col(Person.id) == col(Reflection.person_id))
    .outerjoin(Taker, col(Taker.id) == col(Submission.reader_id))
    .outerjoin(Claimant, col(Claimant.id) == col(Submission.claimed_by_id))
    .where(WAITS, sa.or_(col(Submission.promised_on) <= sa.bindparam("until"), ~MAY_READ))
    .order_by(col(Submission.promised_on), col(Submission.id))
)
WATCHED_THERE = WATCHED.where(col(Team.organisation_id).in_(sa.bindparam("places", expanding=True))).limit(MOST_SHOWN)


def waiting_elsewhere(session: Session) -> Rows:
    """Give the rows of `ELSEWHERE` that wait for an answer and that nobody holds who may read them."""
    return session.connection().execute(WAITING_ELSEWHERE, {"today": today(), "moment": now()}).all()


def left_behind(session: Session) -> Rows:
    """Give the rows of `ELSEWHERE` that were given back and whose reader may not read them any more."""
    return session.connection().execute(LEFT_BEHIND, {"today": today()}).all()


def hand_overs_of(session: Session, submission_id: int) -> list[ShownHandOver]:
    """Give each time that a round changed hands, the first one first."""
    rows = session.connection().execute(HAND_OVERS, {"submission_id": submission_id})
    return [ShownHandOver(*row) for row in rows]


def find_last_hand_over(session: Session, submission_id: int) -> HandOver | None:
    """Give the last time that a round changed hands, or None."""
    moved = (col(HandOver.submission_id) == submission_id, col(HandOver.reason) != RELEASED)
    return session.exec(select(HandOver).where(*moved).order_by(col(HandOver.id).desc()).limit(1)).first()


def wait_of(session: Session, submission: Submission) -> Wait:
    """Give what the learner who waits may know of a round."""
    row = session.connection().execute(WAIT, {"submission_id": submission.id, "today": today()}).one()
    moved = [each for each in hand_overs_of(session, submission.id) if not each.is_released]
    opens_at = submission.readable_from if submission.readable_from > now() else None
    last = moved[-1] if moved else None
    return Wait(row.reader or "", row.away_until, last, opens_at, submission.promised_on, row[2] is not None)


def watched_rounds(session: Session, until: date, places: list[int] | None = None) -> Rows:
    """Give the rows of `WATCHED` up to and with a day: all, or the first ones of some organisations."""
    which = WATCHED if places is None else WATCHED_THERE
    return session.connection().execute(which, {"until": until, "places": places}).all()


def told_promises(session: Session) -> set[tuple[int, str]]:
    """Give which words about which promise went out already, of rounds that still wait."""
    joined = select(PromiseNotice.submission_id, PromiseNotice.kind).join(Submission).where(WAITS)
    return set(session.exec(joined).all())
