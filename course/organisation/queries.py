"""Reading who belongs where."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from course.accounts.models import Person
from course.errors import NotFound
from course.organisation.models import MANAGER, TRAINER, Enrolment, Membership, Organisation, Team


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A team in the overview of a manager."""

    id: int
    name: str
    organisation_id: int
    trainer: str | None
    learners: int


@dataclass(frozen=True, slots=True)
class Member:
    """A learner of a team; `has_accepted` when the invitation was used to choose a password."""

    person_id: int
    name: str
    email: str
    has_accepted: bool
    enrolment_id: int


@dataclass(frozen=True, slots=True)
class MembersPage:
    """Some learners of a team; `next` is what the page after it starts behind, or None."""

    members: list[Member]
    next: int | None
    is_first: bool


@dataclass(frozen=True, slots=True)
class Trainer:
    """A trainer of an organisation, as a choice for one team."""

    person_id: int
    name: str
    email: str
    has_accepted: bool
    is_manager: bool
    is_member: bool


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody whose address is known; nothing that the one who asks did not give."""

    email: str
    id: int
    team_id: int | None


PAGE_SIZE = 25
LARGEST_ID = 2**31 - 1  # a larger number in a URL is nobody's

ROLES = sa.select(col(Membership.role)).where(
    col(Membership.person_id) == sa.bindparam("person_id"),
    col(Membership.organisation_id) == sa.bindparam("organisation_id"),
)

TEAMS = (
    sa.select(
        col(Team.id),
        col(Team.name),
        col(Team.organisation_id),
        col(Person.name),
        sa.select(sa.func.count()).where(col(Enrolment.team_id) == col(Team.id)).scalar_subquery(),
    )
    .join(Person, col(Person.id) == col(Team.trainer_id), isouter=True)
    .where(col(Team.organisation_id).in_(sa.bindparam("organisation_ids", expanding=True)))
    .order_by(sa.func.lower(col(Team.name)), col(Team.id))
)

LAST_SEEN = sa.select(col(Enrolment.sort_name), col(Enrolment.person_id)).where(
    col(Enrolment.id) == sa.bindparam("id"), col(Enrolment.team_id) == sa.bindparam("team_id")
)

MEMBERS = (
    sa.select(
        col(Person.id),
        col(Person.name),
        col(Person.email),
        col(Person.password_hash).is_not(None),
        col(Enrolment.id),
    )
    .join(Person, col(Person.id) == col(Enrolment.person_id))
    .where(
        col(Enrolment.team_id) == sa.bindparam("team_id"),
        sa.tuple_(col(Enrolment.sort_name), col(Enrolment.person_id))
        > sa.tuple_(sa.bindparam("name", type_=sa.String), sa.bindparam("person_id", type_=sa.Integer)),
    )
    .order_by(col(Enrolment.sort_name), col(Enrolment.person_id))
    .limit(PAGE_SIZE + 1)
)

OTHER_ROLE = aliased(Membership)
TRAINERS = (
    sa.select(
        col(Person.id),
        col(Person.name),
        col(Person.email),
        col(Person.password_hash).is_not(None),
        sa.exists().where(
            col(OTHER_ROLE.person_id) == col(Person.id),
            col(OTHER_ROLE.organisation_id) == sa.bindparam("organisation_id"),
            col(OTHER_ROLE.role) == MANAGER,
        ),
        sa.exists().where(
            col(Enrolment.person_id) == col(Person.id), col(Enrolment.team_id) == sa.bindparam("team_id")
        ),
    )
    .join(Membership, col(Membership.person_id) == col(Person.id))
    .where(col(Membership.organisation_id) == sa.bindparam("organisation_id"), col(Membership.role) == TRAINER)
    .order_by(sa.func.lower(col(Person.name)), col(Person.id))
)

Role = aliased(Membership)
HERE = (col(Role.person_id) == sa.bindparam("person_id"), col(Role.organisation_id) == col(Organisation.id))
COORDINATED = sa.select(col(Organisation.id)).where(
    col(Organisation.coordinator_id) == sa.bindparam("person_id"),
    sa.exists().where(*HERE, col(Role.role) == TRAINER),
    ~sa.exists().where(*HERE, col(Role.role) == MANAGER),
)

KNOWN_PEOPLE = (
    sa.select(col(Person.email), col(Person.id), col(Enrolment.team_id))
    .join(Enrolment, col(Enrolment.person_id) == col(Person.id), isouter=True)
    .where(col(Person.email).in_(sa.bindparam("emails", expanding=True)))
)


def get_team(session: Session, team_id: int) -> Team:
    """Give a team.

    Raises:
        NotFound: when there is no such team.
    """
    team = session.get(Team, team_id) if team_id <= LARGEST_ID else None
    if team is None:
        raise NotFound("Dit team bestaat niet (meer).")
    return team


def roles_in(session: Session, person_id: int, organisation_id: int) -> set[str]:
    """Give the roles that this person has in this organisation."""
    if max(person_id, organisation_id) > LARGEST_ID:
        return set()
    values = {"person_id": person_id, "organisation_id": organisation_id}
    return set(session.connection().execute(ROLES, values).scalars())


def is_manager(session: Session, person_id: int, organisation_id: int) -> bool:
    """Say whether this person manages this organisation."""
    return MANAGER in roles_in(session, person_id, organisation_id)


def is_trainer_in(session: Session, person_id: int, organisation_id: int) -> bool:
    """Say whether this person is a trainer of this organisation."""
    return TRAINER in roles_in(session, person_id, organisation_id)


def managed_organisations(session: Session, person_id: int) -> list[Organisation]:
    """Give the organisations that this person manages, by name."""
    return _organisations(session, person_id, MANAGER)


def trained_organisations(session: Session, person_id: int) -> list[Organisation]:
    """Give the organisations of which this person is a trainer, by name."""
    return _organisations(session, person_id, TRAINER)


def coordinated_by(session: Session, person_id: int) -> list[int]:
    """Give the organisations of whose trainers this person was chosen as coordinator, and still may be."""
    return list(session.connection().execute(COORDINATED, {"person_id": person_id}).scalars())


def teams_of(session: Session, organisation_ids: list[int]) -> list[TeamLine]:
    """Give the teams of these organisations by name, with their trainer and how many learners they have."""
    rows = session.connection().execute(TEAMS, {"organisation_ids": organisation_ids})
    return [TeamLine(*row) for row in rows]


def members_page(session: Session, team_id: int, after: int | None = None) -> MembersPage:
    """Give a page of the learners of a team, by name.

    `after` is the enrolment with which the page before ended; without one, or when it is gone, this is the first page.
    """
    connection = session.connection()
    seen = {"id": min(after or 0, LARGEST_ID), "team_id": team_id}
    start = connection.execute(LAST_SEEN, seen).one_or_none() if after else None
    values = {"team_id": team_id, "name": start[0] if start else "", "person_id": start[1] if start else 0}
    members = [Member(*row) for row in connection.execute(MEMBERS, values)]
    shown = members[:PAGE_SIZE]
    return MembersPage(shown, shown[-1].enrolment_id if len(members) > PAGE_SIZE else None, is_first=start is None)


def trainers_for(session: Session, team: Team) -> list[Trainer]:
    """Give the trainers of the team's organisation by name, with what may stand in the way of this team."""
    rows = session.connection().execute(TRAINERS, {"organisation_id": team.organisation_id, "team_id": team.id})
    return [Trainer(*row) for row in rows]


def known_people(session: Session, emails: set[str]) -> dict[str, KnownPerson]:
    """Give who among these addresses has an account, with the team in which they take the course, if any."""
    rows = session.connection().execute(KNOWN_PEOPLE, {"emails": list(emails)})
    return {row[0]: KnownPerson(*row) for row in rows}


def _organisations(session: Session, person_id: int, role: str) -> list[Organisation]:
    statement = (
        select(Organisation)
        .join(Membership, col(Membership.organisation_id) == col(Organisation.id))
        .where(col(Membership.person_id) == person_id, col(Membership.role) == role)
        .order_by(col(Organisation.name))
    )
    return list(session.exec(statement))
