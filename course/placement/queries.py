"""Reading where a learner takes the course, with whom, and who reads them today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from course.accounts.models import Person
from course.errors import NotFound
from course.organisation.models import MANAGER, TRAINER, Enrolment, Membership, Organisation, Team
from course.organisation.queries import teams_of
from course.placement.models import Absence
from course.web.formats import today

Rows = Sequence[sa.Row[*tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a learner takes the course: the team, the organisation, and who reads today what is handed in.

    Attributes:
        team_id: the team.
        team: its name.
        organisation_id: the organisation.
        organisation: its name.
        trainer_id: who reads today: the trainer of the team, or the stand-in while the trainer is absent.
        trainer: the name of that person.
        stands_in_for: the name of the absent trainer in whose place that person reads, or None.
        absent_until: the last day on which the trainer of the team is absent, or None when nobody is.
    """

    team_id: int
    team: str
    organisation_id: int
    organisation: str
    trainer_id: int | None
    trainer: str | None
    stands_in_for: str | None = None
    absent_until: date | None = None

    @property
    def waits_for_return(self) -> bool:
        """Whether the trainer is absent and nobody stands in, so that an answer comes after the return."""
        return self.absent_until is not None and self.stands_in_for is None and self.trainer_id is not None


@dataclass(frozen=True, slots=True)
class Colleague:
    """A trainer of an organisation, with what may stand in the way of reading some of its teams.

    `absent_until` is the last day of an absence that touches the days that were asked for.
    """

    person_id: int
    name: str
    is_manager: bool
    is_member: bool
    absent_until: date | None


def _absent(trainer_id: Any, organisation_id: Any) -> sa.Select[int]:
    """Select the absence of somebody on the day `today`; of two that overlap the first."""
    away = aliased(Absence)
    return (
        sa.select(sa.func.min(col(away.id)))
        .where(
            col(away.trainer_id) == trainer_id,
            col(away.organisation_id) == organisation_id,
            col(away.first_day) <= sa.bindparam("today"),
            col(away.last_day) >= sa.bindparam("today"),
        )
        .correlate_except(away)
    )


def may_read_team(person_id: Any) -> sa.ColumnElement[bool]:
    """Give the condition: a trainer of the team's organisation, who does not manage it nor learn in the team."""
    role, seat = aliased(Membership), aliased(Enrolment)
    here = (col(role.person_id) == person_id, col(role.organisation_id) == col(Team.organisation_id))
    learns = (col(seat.person_id) == person_id, col(seat.team_id) == col(Team.id))
    return sa.and_(
        sa.exists().where(*here, col(role.role) == TRAINER).correlate_except(role),
        ~sa.exists().where(*here, col(role.role) == MANAGER).correlate_except(role),
        ~sa.exists().where(*learns).correlate_except(seat),
    )


# Who reads a team today. Whoever came to manage the organisation, or takes the course in the team, is passed over.
Reader, StandIn = aliased(Person), aliased(Person)
IS_READER = sa.and_(col(Reader.id) == col(Team.trainer_id), may_read_team(col(Reader.id)))
IS_ABSENT = col(Absence.id) == _absent(col(Team.trainer_id), col(Team.organisation_id)).scalar_subquery()
IS_STAND_IN = sa.and_(
    col(StandIn.id) == col(Absence.stand_in_id),
    may_read_team(col(StandIn.id)),
    _absent(col(StandIn.id), col(Team.organisation_id)).scalar_subquery().is_(None),
)
READER_ID = sa.func.coalesce(col(StandIn.id), col(Reader.id))
READER_NAME = sa.func.coalesce(col(StandIn.name), col(Reader.name))
STANDS_IN_FOR = sa.case((col(StandIn.id).is_not(None), col(Reader.name)))

PLACE = (
    sa.select(
        col(Team.id),
        col(Team.name),
        col(Organisation.id),
        col(Organisation.name),
        READER_ID,
        READER_NAME,
        STANDS_IN_FOR,
        col(Absence.last_day),
    )
    .select_from(Enrolment)
    .join(Team, col(Team.id) == col(Enrolment.team_id))
    .join(Organisation, col(Organisation.id) == col(Team.organisation_id))
    .outerjoin(Reader, IS_READER)
    .outerjoin(Absence, IS_ABSENT)
    .outerjoin(StandIn, IS_STAND_IN)
    .where(col(Enrolment.person_id) == sa.bindparam("person_id"))
)

OTHER = aliased(Enrolment)
COLLEAGUES = sa.select(
    sa.exists().where(
        col(Enrolment.person_id) == sa.bindparam("one_id"),
        col(Enrolment.team_id) == col(OTHER.team_id),
        col(OTHER.person_id) == sa.bindparam("other_id"),
    )
)

IN_TEAMS = col(Enrolment.team_id).in_(sa.bindparam("teams", expanding=True))
NAMES = sa.union(
    sa.select(col(Person.name)).join(Membership).where(col(Membership.organisation_id) == sa.bindparam("id")),
    sa.select(col(Person.name)).join(Enrolment).where(IN_TEAMS),
)

OWN_ROLE, OTHER_ROLE = aliased(Membership), aliased(Membership)
LAST_ABSENT_DAY = (
    sa.select(sa.func.max(col(Absence.last_day)))
    .where(
        col(Absence.trainer_id) == col(Person.id),
        col(Absence.organisation_id) == sa.bindparam("organisation_id"),
        col(Absence.first_day) <= sa.bindparam("last_day"),
        col(Absence.last_day) >= sa.bindparam("first_day"),
    )
    .correlate(Person)
    .scalar_subquery()
)
TRAINERS: sa.Select[*tuple[Any, ...]] = (
    sa.select(
        col(Person.id),
        col(Person.name),
        sa.exists().where(
            col(OTHER_ROLE.person_id) == col(Person.id),
            col(OTHER_ROLE.organisation_id) == sa.bindparam("organisation_id"),
            col(OTHER_ROLE.role) == MANAGER,
        ),
        sa.exists().where(col(Enrolment.person_id) == col(Person.id), IN_TEAMS),
        LAST_ABSENT_DAY,
    )
    .join(OWN_ROLE, col(OWN_ROLE.person_id) == col(Person.id))
    .where(col(OWN_ROLE.organisation_id) == sa.bindparam("organisation_id"), col(OWN_ROLE.role) == TRAINER)
    .order_by(sa.func.lower(col(Person.name)), col(Person.id))
)


def find_place(session: Session, person_id: int) -> Place | None:
    """Give where this person takes the course, or None when they are not enrolled."""
    row = session.connection().execute(PLACE, {"person_id": person_id, "today": today()}).one_or_none()
    return Place(*row) if row is not None else None


def are_colleagues(session: Session, one_id: int, other_id: int) -> bool:
    """Say whether two people take the course in the same team."""
    found = session.connection().execute(COLLEAGUES, {"one_id": one_id, "other_id": other_id})
    return bool(found.scalar_one())


def names_around(session: Session, organisation_id: int) -> tuple[list[str], list[str]]:
    """Give the names of the people of one organisation and those of its teams; of no other organisation."""
    teams = teams_of(session, [organisation_id])
    values = {"id": organisation_id, "teams": [team.id for team in teams]}
    return list(session.connection().execute(NAMES, values).scalars()), [team.name for team in teams]


def trainers_of(
    session: Session, organisation_id: int, team_ids: list[int], first_day: date, last_day: date
) -> list[Colleague]:
    """Give the trainers of an organisation by name, with what keeps them from reading these teams in these days."""
    days = {"first_day": first_day, "last_day": last_day}
    values = {"organisation_id": organisation_id, "teams": team_ids, **days}
    return [Colleague(*row) for row in session.connection().execute(TRAINERS, values)]


def training_places(session: Session, person_id: int) -> list[Organisation]:
    """Give the organisations of which this person is a trainer, by name."""
    mine = (col(Membership.person_id) == person_id, col(Membership.role) == TRAINER)
    found = select(Organisation).join(Membership, col(Membership.organisation_id) == col(Organisation.id)).where(*mine)
    return list(session.exec(found.order_by(col(Organisation.name))))


def teams_read_by(session: Session, person_id: int, organisation_id: int) -> list[int]:
    """Give the teams of an organisation of which this person is the trainer."""
    mine = (col(Team.trainer_id) == person_id, col(Team.organisation_id) == organisation_id)
    return list(session.exec(select(Team.id).where(*mine)))


def absences_of(session: Session, person_id: int) -> Rows:
    """Give what is planned or going on of a trainer's absences, the first one first, with the names around it."""
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(
            col(Absence.id),
            col(Absence.first_day),
            col(Absence.last_day),
            col(Organisation.name).label("organisation"),
            col(Person.name).label("stand_in"),
        )
        .join(Organisation, col(Organisation.id) == col(Absence.organisation_id))
        .outerjoin(Person, col(Person.id) == col(Absence.stand_in_id))
        .where(col(Absence.trainer_id) == person_id, col(Absence.last_day) >= today())
        .order_by(col(Absence.first_day), col(Organisation.name), col(Absence.id))
    )
    return session.connection().execute(statement).all()


def get_absence(session: Session, person_id: int, absence_id: int) -> Absence:
    """Give an absence of this trainer.

    Raises:
        NotFound: when there is none, or it is somebody else's.
    """
    found = session.get(Absence, absence_id)
    if found is None or found.trainer_id != person_id:
        raise NotFound("Deze afwezigheid staat er niet (meer).")
    return found


def absences_in(session: Session, person_id: int, organisation_id: int, first: date, last: date) -> list[Absence]:
    """Give the absences of a trainer in one organisation that touch these days."""
    statement = select(Absence).where(
        col(Absence.trainer_id) == person_id,
        col(Absence.organisation_id) == organisation_id,
        col(Absence.first_day) <= last,
        col(Absence.last_day) >= first,
    )
    return list(session.exec(statement))
