"""Reading how far the learners of a team are: lessons read and modules completed, never a reflection."""

from collections import defaultdict
from collections.abc import Sequence

import sqlalchemy as sa
from sqlmodel import Session, col

from course.learning.models import LessonRead, ModuleCompletion
from course.organisation.models import MANAGER, Enrolment, Membership, Team
from course.placement.queries import may_read_team

PEOPLE: sa.BindParameter[int] = sa.bindparam("person_ids", expanding=True)
LESSONS = sa.select(col(LessonRead.person_id), col(LessonRead.lesson_id)).where(col(LessonRead.person_id).in_(PEOPLE))
COMPLETIONS = sa.select(col(ModuleCompletion.person_id), col(ModuleCompletion.module_id)).where(
    col(ModuleCompletion.person_id).in_(PEOPLE)
)
IN_TEAM = sa.select(col(Enrolment.id)).where(col(Enrolment.team_id) == sa.bindparam("team_id"))
LEARNERS = sa.select(sa.func.count()).select_from(IN_TEAM.subquery())
FIRST_LEARNERS = sa.select(sa.func.count()).select_from(
    IN_TEAM.limit(sa.bindparam("most", type_=sa.Integer)).subquery()
)
FINISHED = (
    sa.select(col(ModuleCompletion.module_id), sa.func.count())
    .join(Enrolment, col(Enrolment.person_id) == col(ModuleCompletion.person_id))
    .where(col(Enrolment.team_id) == sa.bindparam("team_id"))
    .group_by(col(ModuleCompletion.module_id))
)

# Each team with learners whose trainer is gone or may not read, with everybody who manages it.
WITHOUT_READER: sa.Select[int, int] = (
    sa.select(col(Team.id).label("team_id"), col(Membership.person_id).label("manager_id"))
    .join(Membership, col(Membership.organisation_id) == col(Team.organisation_id))
    .where(
        col(Membership.role) == MANAGER,
        sa.exists().where(col(Enrolment.team_id) == col(Team.id)),
        ~may_read_team(col(Team.trainer_id)),
    )
    .order_by(col(Team.id), col(Membership.person_id))
)


def lessons_read(session: Session, person_ids: list[int]) -> dict[int, set[str]]:
    """Give the ids of the lessons that each of these people read."""
    return _by_person(session, LESSONS, person_ids)


def modules_completed(session: Session, person_ids: list[int]) -> dict[int, set[str]]:
    """Give the ids of the modules that each of these people completed."""
    return _by_person(session, COMPLETIONS, person_ids)


def learner_count(session: Session, team_id: int) -> int:
    """Count the learners of a team."""
    return session.connection().execute(LEARNERS, {"team_id": team_id}).scalar_one()


def learner_count_up_to(session: Session, team_id: int, most: int) -> int:
    """Count the learners of a team, and stop at `most`: this takes as long for a large team as for a small one."""
    return session.connection().execute(FIRST_LEARNERS, {"team_id": team_id, "most": most}).scalar_one()


def finished_counts(session: Session, team_id: int) -> dict[str, int]:
    """Count for each module how many learners of a team completed it; a module that nobody completed is left out."""
    rows = session.connection().execute(FINISHED, {"team_id": team_id})
    return {row[0]: row[1] for row in rows}


def teams_without_reader(session: Session) -> Sequence[sa.Row[int, int]]:
    """Give each team in which no trainer may read what learners hand in, with each of its managers."""
    return session.connection().execute(WITHOUT_READER).all()


def _by_person(session: Session, statement: sa.Select[int, str], person_ids: list[int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for person_id, what in session.connection().execute(statement, {"person_ids": person_ids}):
        found[person_id].add(what)
    return found
