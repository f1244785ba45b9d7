"""Reading what waits for one trainer, oldest first, and how long their own answers took."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from statistics import median_low
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from course.accounts.models import Person
from course.database import UTCDateTime
from course.organisation.models import Team
from course.reflection.models import IN_REVIEW, RETURNED, SUBMITTED, Reflection, Submission
from course.review.models import REPLY, Feedback, Message
from course.web.formats import working_days

PAGE_SIZE = 25
BEGINNING = (datetime(1970, 1, 1, tzinfo=UTC), 0)
# What waits is counted so far and no further: the page may not become slower for whoever has much to do.
MOST_COUNTED = 99
# One's own waiting time is the middle one of so many answers at most, given in so many days.
MOST_ANSWERS = 40
LOOKING_BACK = timedelta(days=90)

# The ways to narrow the list, as they stand in its address.
ALL = ""
MINE = "mijn"
FREE = "vrij"
LATE = "te-laat"
LATER_ROUNDS = "vervolg"

# A place in the queue: the moment and the id of a round.
Cursor = tuple[datetime, int]
Rows = Sequence[sa.Row[*tuple[Any, ...]]]

Claimant = aliased(Person)

TRAINER: sa.BindParameter[int] = sa.bindparam("trainer_id", type_=sa.Integer())
MOMENT = sa.bindparam("moment", type_=UTCDateTime())
WAITING = (SUBMITTED, IN_REVIEW)
NOT_HELD = sa.or_(col(Submission.claimed_until).is_(None), col(Submission.claimed_until) <= MOMENT)
IS_MINE = sa.and_(col(Submission.claimed_by_id) == TRAINER, col(Submission.claimed_until) > MOMENT)
IS_READABLE = col(Submission.readable_from) <= MOMENT

# What each way to narrow the list lets through.
FILTERS: Mapping[str, sa.ColumnElement[bool]] = {
    ALL: sa.true(),
    MINE: IS_MINE,
    FREE: sa.and_(NOT_HELD, IS_READABLE),
    LATE: col(Submission.promised_on) < sa.bindparam("today", type_=sa.Date()),
    LATER_ROUNDS: col(Submission.number) > 1,
}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rounds each filter lets through; `are_lower_bounds` when more wait than are counted."""

    by_filter: Mapping[str, int]
    are_lower_bounds: bool

    def in_figures(self, name: str) -> str:
        """Give a count as it stands beside its filter: `4`, or `99+` when there may be more."""
        return f"{self.by_filter[name]}{'+' if self.are_lower_bounds else ''}"


def _next_waiting(most: int, *narrowed: sa.ColumnElement[bool]) -> sa.Select[int]:
    """Pick the oldest rounds, state by state: out of the index each state comes in order, and few are left to sort."""
    moment, id_ = col(Submission.submitted_at), col(Submission.id)
    after = sa.tuple_(sa.bindparam("after", type_=UTCDateTime()), sa.bindparam("after_id", type_=sa.Integer()))
    narrowed = (col(Submission.reader_id) == TRAINER, sa.tuple_(moment, id_) > after, *narrowed)
    by_state = [
        sa.select(id_, moment)
        .where(col(Submission.state) == state, *narrowed)
        .order_by(moment, id_)
        .limit(most)
        .subquery()
        for state in WAITING
    ]
    found = sa.union_all(*(sa.select(one) for one in by_state)).subquery()
    return sa.select(found.c.id).order_by(found.c.submitted_at, found.c.id).limit(most)


def _queue(narrowed: sa.ColumnElement[bool]) -> sa.Select[*tuple[Any, ...]]:
    shown: sa.Select[*tuple[Any, ...]] = sa.select(
        col(Submission.id),
        col(Submission.number),
        col(Submission.submitted_at),
        col(Submission.promised_on),
        col(Submission.readable_from),
        col(Submission.claimed_by_id),
        col(Submission.claimed_until),
        col(Reflection.assignment_id),
        col(Person.name).label("learner"),
        col(Team.name).label("team"),
        col(Claimant.name).label("claimant"),
    )
    return (
        shown.join(Team, col(Team.id) == col(Submission.team_id))
        .join(Reflection, col(Reflection.id) == col(Submission.reflection_id))
        .join(Person, col(Person.id) == col(Reflection.person_id))
        .outerjoin(Claimant, col(Claimant.id) == col(Submission.claimed_by_id))
        .where(col(Submission.id).in_(_next_waiting(PAGE_SIZE + 1, narrowed).scalar_subquery()))
        .order_by(col(Submission.submitted_at), col(Submission.id))
    )


# Built once. First the few rounds of one page are picked out of the index, and only those are joined with who and what:
# the time it takes stays the same however many wait and however long people learn here.
QUEUES = {name: _queue(narrowed) for name, narrowed in FILTERS.items()}
MAY_OPEN = sa.and_(IS_READABLE, sa.or_(NOT_HELD, IS_MINE), col(Submission.id) != sa.bindparam("after_id"))
NEXT = {name: _next_waiting(1, narrowed, MAY_OPEN) for name, narrowed in FILTERS.items()}

COUNTED = (
    sa.select(*(sa.case((lets_through, 1), else_=0).label(f"is_{name}") for name, lets_through in FILTERS.items()))
    .where(col(Submission.reader_id) == TRAINER, col(Submission.state).in_(WAITING))
    .limit(MOST_COUNTED + 1)
    .subquery()
)
COUNTS = sa.select(*(sa.func.coalesce(sa.func.sum(COUNTED.c[f"is_{name}"]), 0) for name in FILTERS))

LATEST_ANSWERS = (
    sa.select(col(Feedback.submission_id), col(Feedback.released_at))
    .where(col(Feedback.trainer_id) == TRAINER)
    .order_by(col(Feedback.submission_id).desc())
    .limit(MOST_ANSWERS)
    .subquery()
)
OWN_ANSWERS: sa.Select[*tuple[Any, ...]] = (
    sa.select(col(Submission.submitted_at), LATEST_ANSWERS.c.released_at)
    .join(LATEST_ANSWERS, LATEST_ANSWERS.c.submission_id == col(Submission.id))
    .where(LATEST_ANSWERS.c.released_at > sa.bindparam("since", type_=UTCDateTime()))
)

# The few answers that nobody opened are picked out first, and then looked at for whom they are. Without the nought
# SQLite would begin with every round that this trainer ever gave back.
REPLIES: sa.Select[*tuple[Any, ...]] = (
    sa.select(
        col(Message.submission_id),
        col(Message.written_at),
        col(Reflection.assignment_id),
        col(Person.name).label("learner"),
        col(Team.name).label("team"),
    )
    .join(Submission, col(Submission.id) == col(Message.submission_id))
    .join(Team, col(Team.id) == col(Submission.team_id))
    .join(Reflection, col(Reflection.id) == col(Submission.reflection_id))
    .join(Person, col(Person.id) == col(Reflection.person_id))
    .where(
        col(Submission.reader_id) + 0 == TRAINER,
        col(Message.kind) == REPLY,
        col(Message.seen_at).is_(None),
        col(Submission.state) == RETURNED,
    )
    .order_by(col(Message.written_at), col(Submission.id))
    .limit(PAGE_SIZE)
)


def waiting_rounds(
    session: Session, trainer_id: int, moment: datetime, today: date, shown: str = ALL, after: Cursor = BEGINNING
) -> Rows:
    """Give the rounds that a filter lets through, oldest first: a page after a place, and one more when there is more.

    Args:
        session: the session of the request.
        trainer_id: for whom they wait.
        moment: the present moment, by which somebody holds a round or may read it.
        today: the day that it is where the trainer is.
        shown: one of `FILTERS`.
        after: the place after which the page begins.
    """
    values = {"trainer_id": trainer_id, "moment": moment, "today": today, "after": after[0], "after_id": after[1]}
    return session.connection().execute(QUEUES[shown], values).all()


def waiting_counts(session: Session, trainer_id: int, moment: datetime, today: date) -> Counts:
    """Count what each filter lets through, in one statement; at most `MOST_COUNTED` rounds are looked at."""
    values = {"trainer_id": trainer_id, "moment": moment, "today": today}
    row = session.connection().execute(COUNTS, values).one()
    counts = dict(zip(FILTERS, map(int, row), strict=True))
    return Counts({name: min(count, MOST_COUNTED) for name, count in counts.items()}, counts[ALL] > MOST_COUNTED)


def find_next_waiting(
    session: Session, trainer_id: int, after: Cursor, moment: datetime, today: date, shown: str = ALL
) -> int | None:
    """Give the round after a place in the queue, else the oldest one: one that this trainer can open now, or None.

    The round at that place itself is never given: whoever skips it wants another one.
    """
    values = {"trainer_id": trainer_id, "moment": moment, "today": today, "after_id": after[1]}
    for since in (after[0], BEGINNING[0]):
        found = session.connection().execute(NEXT[shown], values | {"after": since}).scalar()
        if found is not None:
            return int(found)
    return None


def middle_wait(session: Session, trainer_id: int, moment: datetime) -> int | None:
    """Give the middle one of the waiting times of this trainer's own latest answers, in working days, or None."""
    values = {"trainer_id": trainer_id, "since": moment - LOOKING_BACK}
    rows = session.connection().execute(OWN_ANSWERS, values).all()
    return median_low(working_days(row.submitted_at, row.released_at) for row in rows) if rows else None


def unseen_replies(session: Session, trainer_id: int) -> Rows:
    """Give the rows of `REPLIES`: answers of learners that the trainer has not opened, oldest first."""
    return session.connection().execute(REPLIES, {"trainer_id": trainer_id}).all()
