"""Reading what waits for one trainer, oldest first."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from course.accounts.models import Person
from course.database import UTCDateTime
from course.organisation.models import Team
from course.reflection.models import IN_REVIEW, RETURNED, SUBMITTED, Reflection, Submission
from course.review.models import REPLY, Message

PAGE_SIZE = 25
BEGINNING = (datetime(1970, 1, 1, tzinfo=UTC), 0)

# A place in the queue: the moment and the id of a round.
Cursor = tuple[datetime, int]
Rows = Sequence[sa.Row[*tuple[Any, ...]]]

Claimant = aliased(Person)

# Built once. First the few rounds of one page are picked out of the index, and only those are joined with who and what:
# the time it takes stays the same however many wait and however long people learn here.
NEXT_WAITING: sa.Select[*tuple[Any, ...]] = (
    sa.select(col(Submission.id))
    .where(
        col(Submission.reader_id) == sa.bindparam("trainer_id"),
        col(Submission.state).in_((SUBMITTED, IN_REVIEW)),
        sa.tuple_(col(Submission.submitted_at), col(Submission.id))
        > sa.tuple_(sa.bindparam("after", type_=UTCDateTime()), sa.bindparam("after_id", type_=sa.Integer())),
    )
    .order_by(col(Submission.submitted_at), col(Submission.id))
    .limit(PAGE_SIZE + 1)
)

QUEUE: sa.Select[*tuple[Any, ...]] = (
    sa.select(
        col(Submission.id),
        col(Submission.number),
        col(Submission.submitted_at),
        col(Submission.claimed_by_id),
        col(Submission.claimed_until),
        col(Submission.readable_from),
        col(Reflection.assignment_id),
        col(Person.name).label("learner"),
        col(Team.name).label("team"),
        col(Claimant.name).label("claimant"),
    )
    .join(Team, col(Team.id) == col(Submission.team_id))
    .join(Reflection, col(Reflection.id) == col(Submission.reflection_id))
    .join(Person, col(Person.id) == col(Reflection.person_id))
    .outerjoin(Claimant, col(Claimant.id) == col(Submission.claimed_by_id))
    .where(col(Submission.id).in_(NEXT_WAITING.scalar_subquery()))
    .order_by(col(Submission.submitted_at), col(Submission.id))
)

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
        col(Submission.reader_id) == sa.bindparam("trainer_id"),
        col(Message.kind) == REPLY,
        col(Message.seen_at).is_(None),
        col(Submission.state) == RETURNED,
    )
    .order_by(col(Message.written_at), col(Submission.id))
    .limit(PAGE_SIZE)
)


def waiting_rounds(session: Session, trainer_id: int, after: Cursor = BEGINNING) -> Rows:
    """Give the rows of `QUEUE`, oldest first: the page after a place, and one row more when there is more."""
    values = {"trainer_id": trainer_id, "after": after[0], "after_id": after[1]}
    return session.connection().execute(QUEUE, values).all()


def find_next_waiting(session: Session, trainer_id: int, after: Cursor, moment: datetime) -> int | None:
    """Give the round after a place in the queue, else the oldest one; never one that cannot be taken up now."""
    rows = [*waiting_rounds(session, trainer_id, after), *waiting_rounds(session, trainer_id)]
    for row in (each for each in rows if each.readable_from <= moment):
        if row.claimed_by_id in (None, trainer_id) or row.claimed_until <= moment:
            return int(row.id)
    return None


def unseen_replies(session: Session, trainer_id: int) -> Rows:
    """Give the rows of `REPLIES`: answers of learners that the trainer has not opened, oldest first."""
    return session.connection().execute(REPLIES, {"trainer_id": trainer_id}).all()
