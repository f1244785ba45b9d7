"""Reading what asks for care: open wishes and signals of a trainer, and what a learner sees of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from course.accounts.models import Person
from course.accounts.queries import names_of
from course.care.models import AnonymiseRequest, CareSignal, TalkWish, request_place
from course.confidential.keys import Shredded
from course.confidential.queries import open_sealed
from course.organisation.models import MANAGER, TRAINER, Enrolment, Membership, Team
from course.reflection.models import Reflection, Submission

Rows = Sequence[sa.Row[*tuple[Any, ...]]]

Trainer = aliased(Person)


def _has_role(role: str) -> sa.Exists:
    """Whether the trainer has this role in the organisation of the team, as a part of a statement."""
    mine = (col(Membership.person_id) == sa.bindparam("trainer_id"), col(Membership.role) == role)
    return sa.exists().where(*mine, col(Membership.organisation_id) == col(Team.organisation_id))


# Whoever came to manage the organisation, or trains there no longer, sees none of it.
STILL_TRAINS = sa.and_(_has_role(TRAINER), sa.not_(_has_role(MANAGER)))

OPEN_WISHES: sa.Select[*tuple[Any, ...]] = (
    sa.select(
        col(TalkWish.id),
        col(TalkWish.assignment_id),
        col(TalkWish.prompt_id),
        col(TalkWish.asked_at),
        col(Person.name).label("learner"),
        col(Person.email),
        col(Team.name).label("team"),
    )
    .join(Person, col(Person.id) == col(TalkWish.person_id))
    .join(Enrolment, col(Enrolment.person_id) == col(TalkWish.person_id))
    .join(Team, col(Team.id) == col(Enrolment.team_id))
    .where(col(TalkWish.trainer_id) == sa.bindparam("trainer_id"), col(TalkWish.closed_at).is_(None), STILL_TRAINS)
    .order_by(col(TalkWish.asked_at), col(TalkWish.id))
)

OPEN_SIGNALS: sa.Select[*tuple[Any, ...]] = (
    sa.select(
        col(CareSignal.id),
        col(CareSignal.submission_id),
        col(CareSignal.route),
        col(CareSignal.raised_at),
        col(Reflection.assignment_id),
        col(Person.name).label("learner"),
        col(Person.email),
        col(Team.name).label("team"),
    )
    .join(Submission, col(Submission.id) == col(CareSignal.submission_id))
    .join(Reflection, col(Reflection.id) == col(Submission.reflection_id))
    .join(Person, col(Person.id) == col(Reflection.person_id))
    .join(Team, col(Team.id) == col(Submission.team_id))
    .where(col(CareSignal.trainer_id) == sa.bindparam("trainer_id"), col(CareSignal.closed_at).is_(None), STILL_TRAINS)
    .order_by(col(CareSignal.raised_at), col(CareSignal.id))
)

OWN_WISHES: sa.Select[*tuple[Any, ...]] = (
    sa.select(col(TalkWish.prompt_id), col(TalkWish.asked_at), col(TalkWish.closed_at), col(Trainer.name))
    .outerjoin(Trainer, col(Trainer.id) == col(TalkWish.trainer_id))
    .where(
        col(TalkWish.person_id) == sa.bindparam("person_id"),
        col(TalkWish.assignment_id) == sa.bindparam("assignment_id"),
    )
    .order_by(col(TalkWish.id))
)

SIGNALS: sa.Select[*tuple[Any, ...]] = (
    sa.select(
        col(CareSignal.id),
        col(CareSignal.route),
        col(CareSignal.raised_at),
        col(CareSignal.closed_at),
        col(Trainer.name),
    )
    .join(Submission, col(Submission.id) == col(CareSignal.submission_id))
    .join(Reflection, col(Reflection.id) == col(Submission.reflection_id))
    .outerjoin(Trainer, col(Trainer.id) == col(CareSignal.trainer_id))
    .order_by(col(CareSignal.id))
)


@dataclass(frozen=True, slots=True)
class ShownRequest:
    """A request to anonymise, opened: the codes of the details, the kind word, who asked and when."""

    details: tuple[str, ...]
    explanation: str
    trainer_id: int | None
    trainer: str
    asked_at: datetime


def open_wishes(session: Session, trainer_id: int) -> Rows:
    """Give the rows of `OPEN_WISHES`: who wants to talk with this trainer and about which step, oldest first."""
    return session.connection().execute(OPEN_WISHES, {"trainer_id": trainer_id}).all()


def open_signals(session: Session, trainer_id: int) -> Rows:
    """Give the rows of `OPEN_SIGNALS`: the routes that this trainer still follows, oldest first."""
    return session.connection().execute(OPEN_SIGNALS, {"trainer_id": trainer_id}).all()


def own_wishes(session: Session, person_id: int, assignment_id: str) -> Rows:
    """Give a learner's wishes at one assignment: prompt_id, asked_at, closed_at and the trainer's name, in order."""
    values = {"person_id": person_id, "assignment_id": assignment_id}
    return session.connection().execute(OWN_WISHES, values).all()


def find_open_wish(session: Session, person_id: int, assignment_id: str, prompt_id: str) -> TalkWish | None:
    """Give a learner's open wish about one prompt, or None."""
    mine = (col(TalkWish.person_id) == person_id, col(TalkWish.closed_at).is_(None))
    about = (col(TalkWish.assignment_id) == assignment_id, col(TalkWish.prompt_id) == prompt_id)
    return session.exec(select(TalkWish).where(*mine, *about)).first()


def signals_about(session: Session, person_id: int, assignment_id: str) -> Rows:
    """Give the routes that trainers follow or followed at a learner's assignment, with the name of the trainer."""
    mine = (col(Reflection.person_id) == person_id, col(Reflection.assignment_id) == assignment_id)
    return session.connection().execute(SIGNALS.where(*mine)).all()


def signals_at(session: Session, submission_id: int) -> Rows:
    """Give the routes that are followed at one round and not done yet."""
    here = (col(CareSignal.submission_id) == submission_id, col(CareSignal.closed_at).is_(None))
    return session.connection().execute(SIGNALS.where(*here)).all()


def find_request(session: Session, submission_id: int, writer_id: int) -> ShownRequest | None:
    """Give the request to anonymise a round, opened, or None when there is none or its text is gone."""
    found = session.get(AnonymiseRequest, submission_id)
    if found is None:
        return None
    try:
        explanation = open_sealed(session, writer_id, found.sealed, request_place(submission_id))
    except Shredded:
        return None
    trainer = names_of(session, {found.trainer_id or 0}).get(found.trainer_id or 0, "")
    return ShownRequest(tuple(found.details.split(",")), explanation, found.trainer_id, trainer, found.asked_at)
