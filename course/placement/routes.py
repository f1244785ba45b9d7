"""The trainer's page for days on which they read nothing, and the manager's choice of who coordinates the trainers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, Response, flash, request, url_for

from course.errors import NotAllowed, RuleBroken
from course.organisation.models import Organisation
from course.organisation.routes import managed_organisation
from course.placement.actions import Days, add_absence, change_absence, choose_coordinator, drop_absence
from course.placement.forms import TypedAbsence, read_absence, read_day, stand_in_field
from course.placement.policy import coordinator_fault, day_faults, stand_in_fault
from course.placement.queries import Rows, absences_of, get_absence, teams_read_by, trainers_of, training_places
from course.web.access import viewer
from course.web.formats import today
from course.web.fragments import go_to, page
from course.web.posted import whole_number
from course.web.transaction import db

ABSENT = "/nakijken/afwezig"
ONE = f"{ABSENT}/<int(max=2147483647):absence_id>"
COORDINATOR = "/organisatie/<int:organisation_id>/coordinator"
NO_COORDINATOR = ("0", "Niemand")
NOBODY = ("0", "Niemand: cursisten wachten tot ik terug ben")
NOT_CHOSEN = "Kies wie er leest, of kies niemand."

Faults = Sequence[tuple[str, str]]

blueprint = Blueprint("placement", __name__)


@dataclass(frozen=True, slots=True)
class StandInField:
    """The choice of a stand-in for one organisation."""

    name: str
    organisation: str
    options: list[tuple[str, str]]
    chosen: str


@blueprint.app_template_global()
def absences_today() -> Rows:
    """Give the viewer's own absences that are going on today, one for each organisation."""
    return [row for row in absences_of(db(), viewer().person_id) if row.first_day <= today()]


@blueprint.get(ABSENT)
def absences() -> Response:
    """Show a trainer's absences, and ask for a new one."""
    return _list_page(TypedAbsence("", "", {}), _own_organisations())


@blueprint.post(ABSENT)
def add() -> Response:
    """Keep an absence, in each organisation of which the viewer is a trainer."""
    places = _own_organisations()
    typed = read_absence(request.form, [place.id for place in places])
    try:
        days = _days(typed)
        for place in places:
            _add_one(days, typed, place)
    except Wrong as wrong:
        return _list_page(typed, places, wrong.faults)
    flash("Je afwezigheid staat genoteerd. Cursisten lezen vanaf de eerste dag wie er dan leest.", "good")
    return go_to(url_for("placement.absences"))


@blueprint.get(ONE)
def absence(absence_id: int) -> Response:
    """Show one absence, to change it."""
    _own_organisations()
    found = get_absence(db(), viewer().person_id, absence_id)
    chosen = {found.organisation_id: found.stand_in_id or 0}
    return _one_page(absence_id, TypedAbsence(found.first_day.isoformat(), found.last_day.isoformat(), chosen))


@blueprint.post(ONE)
def change(absence_id: int) -> Response:
    """Keep what was changed in an absence."""
    _own_organisations()
    found = get_absence(db(), viewer().person_id, absence_id)
    typed = read_absence(request.form, [found.organisation_id])
    try:
        days = _days(typed)
        change_absence(db(), found, days, typed.stand_ins[found.organisation_id] or None)
    except Wrong as wrong:
        return _one_page(absence_id, typed, wrong.faults)
    except RuleBroken as broken:
        return _one_page(absence_id, typed, [(stand_in_field(found.organisation_id), str(broken))])
    flash("Je afwezigheid is veranderd.", "good")
    return go_to(url_for("placement.absences"))


@blueprint.post(f"{ONE}/verwijderen")
def drop(absence_id: int) -> Response:
    """Delete an absence."""
    _own_organisations()
    drop_absence(db(), get_absence(db(), viewer().person_id, absence_id))
    flash("Deze afwezigheid is weg. Wat vanaf nu wordt ingeleverd, komt weer bij jou.", "good")
    return go_to(url_for("placement.absences"))


@blueprint.get(COORDINATOR)
def coordinator(organisation_id: int) -> Response:
    """Ask a manager who coordinates the trainers."""
    return _coordinator_page(managed_organisation(organisation_id))


@blueprint.post(COORDINATOR)
def appoint(organisation_id: int) -> Response:
    """Keep who coordinates the trainers."""
    organisation = managed_organisation(organisation_id)
    chosen = request.form.get("coordinator", "")
    if not chosen:
        return _coordinator_page(organisation, [("coordinator", "Kies een trainer, of kies niemand.")])
    try:
        choose_coordinator(db(), organisation, whole_number(chosen) or None)
    except RuleBroken as broken:
        return _coordinator_page(organisation, [("coordinator", str(broken))])
    flash(
        "De coördinator van de trainers is gekozen." if whole_number(chosen) else "Er is nu geen coördinator.", "good"
    )
    return go_to(url_for("placement.coordinator", organisation_id=organisation_id))


class Wrong(Exception):
    """What was typed cannot be kept; `faults` has a field and a sentence for each."""

    def __init__(self, faults: Faults) -> None:
        super().__init__(faults[0][1])
        self.faults = faults


def _own_organisations() -> list[Organisation]:
    found = training_places(db(), viewer().person_id)
    if not found:
        raise NotAllowed("Afwezigheid is voor trainers. Je bent zelf geen trainer van een organisatie.")
    return found


def _days(typed: TypedAbsence) -> Days:
    first, last = read_day(typed.first), read_day(typed.last)
    faults = day_faults(first, last, today()) + [(stand_in_field(place), NOT_CHOSEN) for place in typed.not_chosen]
    if faults or first is None or last is None:
        raise Wrong(faults)
    return Days(first, last)


def _add_one(days: Days, typed: TypedAbsence, place: Organisation) -> None:
    try:
        add_absence(db(), viewer().person_id, place.id, days, typed.stand_ins[place.id] or None)
    except RuleBroken as broken:
        raise Wrong([(stand_in_field(place.id), str(broken))]) from broken


def _coordinator_page(organisation: Organisation, faults: Faults = ()) -> Response:
    trainers = trainers_of(db(), organisation.id, [], today(), today())
    able = [each for each in trainers if not coordinator_fault(is_trainer=True, is_manager=each.is_manager)]
    options = [*((str(each.person_id), each.name) for each in able), NO_COORDINATOR]
    chosen = request.form.get("coordinator", str(organisation.coordinator_id or 0))
    status = 422 if faults else 200
    return page(
        "placement/coordinator.html", status, organisation=organisation, options=options, chosen=chosen, faults=faults
    )


def _list_page(typed: TypedAbsence, places: list[Organisation], faults: Faults = ()) -> Response:
    rows = absences_of(db(), viewer().person_id)
    fields = [_stand_in_field(typed, place) for place in places]
    status = 422 if faults else 200
    return page("placement/absences.html", status, rows=rows, typed=typed, fields=fields, faults=faults)


def _one_page(absence_id: int, typed: TypedAbsence, faults: Faults = ()) -> Response:
    found = get_absence(db(), viewer().person_id, absence_id)
    fields = [_stand_in_field(typed, db().get_one(Organisation, found.organisation_id))]
    status = 422 if faults else 200
    return page("placement/absence.html", status, absence=found, typed=typed, fields=fields, faults=faults)


def _stand_in_field(typed: TypedAbsence, place: Organisation) -> StandInField:
    """Offer the trainers who may read the viewer's teams; the days are looked at when it is sent.

    Nobody is chosen beforehand, not even whoever stood in before: it is about who reads what learners write, and that
    is never decided by leaving a form as it is.
    """
    me, teams, never = viewer().person_id, teams_read_by(db(), viewer().person_id, place.id), date.min
    options = [
        (str(each.person_id), each.name)
        for each in trainers_of(db(), place.id, teams, never, never)
        if not stand_in_fault(
            is_self=each.person_id == me,
            is_trainer=True,
            is_manager=each.is_manager,
            is_member=each.is_member,
            absent_until=None,
        )
    ]
    chosen = typed.stand_ins.get(place.id)
    return StandInField(stand_in_field(place.id), place.name, [*options, NOBODY], "" if chosen is None else str(chosen))
