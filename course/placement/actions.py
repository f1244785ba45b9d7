"""Keeping the days on which a trainer reads nothing, and who watches over the trainers."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from course.errors import RuleBroken
from course.organisation.models import MANAGER, TRAINER, Organisation
from course.organisation.queries import roles_in
from course.placement.models import Absence
from course.placement.policy import coordinator_fault, stand_in_fault
from course.placement.queries import absences_in, teams_read_by, trainers_of


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day of an absence; both belong to it."""

    first: date
    last: date


def add_absence(session: Session, trainer_id: int, organisation_id: int, days: Days, stand_in_id: int | None) -> None:
    """Keep that a trainer is absent for one organisation, and who stands in. The same again changes nothing.

    Raises:
        RuleBroken: when an absence stands in these days already, or this person cannot stand in.
    """
    _refuse_stand_in(session, trainer_id, organisation_id, days, stand_in_id)
    found = absences_in(session, trainer_id, organisation_id, days.first, days.last)
    if any((each.first_day, each.last_day, each.stand_in_id) == (days.first, days.last, stand_in_id) for each in found):
        return
    _refuse_overlap(found)
    session.add(
        Absence(
            trainer_id=trainer_id,
            organisation_id=organisation_id,
            first_day=days.first,
            last_day=days.last,
            stand_in_id=stand_in_id,
        )
    )
    session.flush()


def change_absence(session: Session, absence: Absence, days: Days, stand_in_id: int | None) -> None:
    """Change the days of an absence, or who stands in.

    Raises:
        RuleBroken: when another absence stands in these days, or this person cannot stand in.
    """
    _refuse_stand_in(session, absence.trainer_id, absence.organisation_id, days, stand_in_id)
    found = absences_in(session, absence.trainer_id, absence.organisation_id, days.first, days.last)
    _refuse_overlap([each for each in found if each.id != absence.id])
    absence.first_day, absence.last_day, absence.stand_in_id = days.first, days.last, stand_in_id
    session.add(absence)
    session.flush()


def drop_absence(session: Session, absence: Absence) -> None:
    """Delete an absence: from now on the trainer reads again what is handed in."""
    session.delete(absence)
    session.flush()


def choose_coordinator(session: Session, organisation: Organisation, person_id: int | None) -> None:
    """Let one of the trainers watch over promised days, or nobody any more. The same again changes nothing.

    Raises:
        RuleBroken: when this person is no trainer of the organisation, or manages it.
    """
    if person_id is not None:
        roles = roles_in(session, person_id, organisation.id)
        fault = coordinator_fault(is_trainer=TRAINER in roles, is_manager=MANAGER in roles)
        if fault:
            raise RuleBroken(fault)
    organisation.coordinator_id = person_id
    session.add(organisation)
    session.flush()


def _refuse_overlap(found: list[Absence]) -> None:
    if found:
        raise RuleBroken("In deze dagen staat al een afwezigheid. Verander die, of kies andere dagen.")


def _refuse_stand_in(
    session: Session, trainer_id: int, organisation_id: int, days: Days, stand_in_id: int | None
) -> None:
    if stand_in_id is None:
        return
    teams = teams_read_by(session, trainer_id, organisation_id)
    known = {each.person_id: each for each in trainers_of(session, organisation_id, teams, days.first, days.last)}
    found = known.get(stand_in_id)
    fault = stand_in_fault(
        is_self=stand_in_id == trainer_id,
        is_trainer=found is not None,
        is_manager=found is not None and found.is_manager,
        is_member=found is not None and found.is_member,
        absent_until=found.absent_until if found is not None else None,
    )
    if fault:
        raise RuleBroken(fault)
