"""Reading where a learner takes the course, with whom, and who reads them."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from course.accounts.models import Person
from course.organisation.models import Enrolment, Membership, Organisation, Team
from course.organisation.queries import teams_of


@dataclass(frozen=True, slots=True)
class Place:
    """Where a learner takes the course: the team, the organisation, and the trainer who reads what is handed in."""

    team_id: int
    team: str
    organisation_id: int
    organisation: str
    trainer_id: int | None
    trainer: str | None


PLACE = (
    sa.select(
        col(Team.id), col(Team.name), col(Organisation.id), col(Organisation.name), col(Person.id), col(Person.name)
    )
    .select_from(Enrolment)
    .join(Team, col(Team.id) == col(Enrolment.team_id))
    .join(Organisation, col(Organisation.id) == col(Team.organisation_id))
    .join(Person, col(Person.id) == col(Team.trainer_id), isouter=True)
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


def find_place(session: Session, person_id: int) -> Place | None:
    """Give where this person takes the course, or None when they are not enrolled."""
    row = session.connection().execute(PLACE, {"person_id": person_id}).one_or_none()
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
