"""The pages of a manager: organisations, teams, trainers and invitations."""

from flask import Blueprint, Response, flash, request, url_for

from course.accounts.queries import get_person, names_of
from course.errors import NotAllowed, NotFound, RuleBroken
from course.organisation.actions import (
    add_team,
    assign_trainer,
    invite,
    invite_trainer,
    judge_list,
    send_again,
)
from course.organisation.forms import (
    LONGEST_LIST,
    MOST_ROWS,
    InviteForm,
    NewTrainerForm,
    TeamForm,
    TrainerForm,
    as_list,
    read_list,
)
from course.organisation.models import LEARNER, TRAINER, Organisation, Team
from course.organisation.policy import may_know, may_manage, trainer_fault
from course.organisation.queries import (
    Trainer,
    get_team,
    managed_organisations,
    members_page,
    roles_in,
    teams_of,
    trainers_for,
)
from course.web.access import viewer
from course.web.fragments import go_to, page
from course.web.transaction import db

LARGEST_UPLOAD = 4 * 1024 * 1024
NOT_YOURS = "Dit is voor wie de organisatie beheert. Zie je dit onverwacht? Vraag het degene die je uitnodigde."

blueprint = Blueprint("organisation", __name__)


@blueprint.url_value_preprocessor
def take_a_large_list(endpoint: str | None, _values: dict[str, object] | None) -> None:
    """Let a list come in that is far too large, so that the page can say so without losing what was pasted.

    This runs before anything reads the form.
    """
    if endpoint == "organisation.preview":
        request.max_content_length = request.max_form_memory_size = LARGEST_UPLOAD


def managed_organisation(organisation_id: int) -> Organisation:
    """Give an organisation of which the viewer is manager.

    Raises:
        NotFound: when the viewer has no part in it, or it does not exist.
        NotAllowed: when the viewer has another role in it.
    """
    roles = roles_in(db(), viewer().person_id, organisation_id)
    if not may_know(roles):
        raise NotFound("Deze organisatie bestaat niet (meer).")
    if not may_manage(roles):
        raise NotAllowed(NOT_YOURS)
    return db().get_one(Organisation, organisation_id)


def managed_team(team_id: int) -> tuple[Team, Organisation]:
    """Give a team of an organisation of which the viewer is manager, with that organisation.

    Raises:
        NotFound: when the viewer has no part in the organisation, or the team does not exist.
        NotAllowed: when the viewer has another role in it.
    """
    team = get_team(db(), team_id)
    try:
        return team, managed_organisation(team.organisation_id)
    except NotFound as error:
        raise NotFound("Dit team bestaat niet (meer).") from error


@blueprint.get("/organisatie")
def overview() -> Response:
    """Show the organisations of a manager, with their teams."""
    return _overview_page()


@blueprint.post("/organisatie/<int:organisation_id>/teams")
def add_team_now(organisation_id: int) -> Response:
    """Make a team."""
    organisation = managed_organisation(organisation_id)
    form = _team_form(organisation_id)
    if not form.validate():
        return _overview_page(form, organisation_id)
    try:
        made = add_team(db(), organisation, form.name.data or "")
    except RuleBroken as error:
        form.name.errors = [str(error)]
        return _overview_page(form, organisation_id)
    flash(f"{made.name} staat klaar. Kies een trainer en nodig de mensen uit.", "good")
    return go_to(url_for("organisation.team", team_id=made.id))


@blueprint.get("/organisatie/team/<int:team_id>")
def team(team_id: int) -> Response:
    """Show a team: its trainer and its learners."""
    return _team_page(*managed_team(team_id))


@blueprint.post("/organisatie/team/<int:team_id>/trainer")
def choose_trainer(team_id: int) -> Response:
    """Let another trainer read what the team hands in, from now on."""
    found, organisation = managed_team(team_id)
    form = _trainer_form(found, trainers_for(db(), found))
    if not form.validate():
        return _team_page(found, organisation, chosen=form)
    trainer = get_person(db(), int(form.trainer.data))
    assign_trainer(db(), found, trainer)
    flash(f"{trainer.name} leest vanaf nu wat {found.name} inlevert.", "good")
    return go_to(url_for("organisation.team", team_id=team_id))


@blueprint.post("/organisatie/team/<int:team_id>/trainer/uitnodigen")
def invite_trainer_now(team_id: int) -> Response:
    """Make somebody a trainer of the organisation."""
    found, organisation = managed_team(team_id)
    form = NewTrainerForm()
    if not form.validate():
        return _team_page(found, organisation, invited=form)
    try:
        trainer = invite_trainer(db(), found, form.name.data or "", form.email.data or "")
    except RuleBroken as error:
        form.email.errors = [str(error)]
        return _team_page(found, organisation, invited=form)
    flash(f"{trainer.name} staat nu bij de trainers. Wie nog geen wachtwoord heeft, krijgt een mail.", "good")
    return go_to(url_for("organisation.team", team_id=team_id))


@blueprint.post("/organisatie/team/<int:team_id>/uitnodiging/<int:person_id>")
def invite_again(team_id: int, person_id: int) -> Response:
    """Send a learner of the team, or a trainer of the organisation, a fresh invitation."""
    found, _organisation = managed_team(team_id)
    if not {LEARNER, TRAINER} & roles_in(db(), person_id, found.organisation_id):
        raise NotFound("Deze persoon hoort niet (meer) bij je organisatie.")
    person = get_person(db(), person_id)
    send_again(db(), person)
    flash(f"{person.name} krijgt een nieuwe mail. De link in de vorige werkt niet meer.", "good")
    return go_to(url_for("organisation.team", team_id=team_id))


@blueprint.get("/organisatie/team/<int:team_id>/uitnodigen")
def invite_people(team_id: int) -> Response:
    """Ask for a list of people."""
    found, organisation = managed_team(team_id)
    return page("organisation/invite_people.html", team=found, organisation=organisation, form=InviteForm())


@blueprint.post("/organisatie/team/<int:team_id>/uitnodigen")
def preview(team_id: int) -> Response:
    """Show what inviting this list would do. Nothing changes yet."""
    found, organisation = managed_team(team_id)
    form = InviteForm()
    if not form.validate():
        return page("organisation/invite_people.html", 422, team=found, organisation=organisation, form=form)
    rows = judge_list(db(), found, form.entries)
    accepted = [row.entry for row in rows if row.is_accepted]
    form.addresses.data = form.text
    return page(
        "organisation/preview.html",
        team=found,
        organisation=organisation,
        form=form,
        rows=rows,
        accepted=len(accepted),
        confirmed=as_list(accepted),
    )


@blueprint.post("/organisatie/team/<int:team_id>/uitnodigen/bevestigen")
def confirm(team_id: int) -> Response:
    """Invite the people that the preview showed; each row is judged again, whatever was sent."""
    found, _organisation = managed_team(team_id)
    entries = read_list(request.form.get("people", "")[:LONGEST_LIST])
    invited = invite(db(), found, tuple(entries[:MOST_ROWS]))
    if invited:
        words = "1 persoon doet" if invited == 1 else f"{invited} mensen doen"
        flash(f"{words} nu mee. Wie nog geen wachtwoord heeft, krijgt een mail met een uitnodiging.", "good")
    else:
        flash("Er is niemand bijgekomen: iedereen op je lijst deed al mee. Er is geen mail verstuurd.", "info")
    return go_to(url_for("organisation.team", team_id=team_id))


def _overview_page(refused: TeamForm | None = None, refused_id: int = 0) -> Response:
    organisations = managed_organisations(db(), viewer().person_id)
    if not organisations:
        raise NotAllowed(NOT_YOURS)
    ids = [organisation.id for organisation in organisations]
    forms = {id_: refused if refused and id_ == refused_id else _team_form(id_) for id_ in ids}
    teams = teams_of(db(), ids)
    chosen = {each.coordinator_id for each in organisations if each.coordinator_id is not None}
    return page(
        "organisation/overview.html",
        422 if refused else 200,
        organisations=organisations,
        teams=teams,
        forms=forms,
        coordinators=names_of(db(), chosen) if chosen else {},
    )


def _team_page(
    found: Team, organisation: Organisation, *, chosen: TrainerForm | None = None, invited: NewTrainerForm | None = None
) -> Response:
    trainers = trainers_for(db(), found)
    return page(
        "organisation/team.html",
        422 if chosen or invited else 200,
        team=found,
        organisation=organisation,
        trainers=trainers,
        learners=members_page(db(), found.id, request.args.get("na", type=int)),
        trainer_form=chosen or _trainer_form(found, trainers),
        new_trainer_form=invited or NewTrainerForm(formdata=None),
    )


def _team_form(organisation_id: int) -> TeamForm:
    return TeamForm(prefix=f"organisatie-{organisation_id}-")


def _trainer_form(found: Team, trainers: list[Trainer]) -> TrainerForm:
    """Offer the trainers with whom nothing stands in the way of this team."""
    form = TrainerForm(trainer=str(found.trainer_id or ""))
    form.trainer.choices = [
        (str(one.person_id), one.name)
        for one in trainers
        if not trainer_fault(is_trainer=True, is_manager=one.is_manager, is_member=one.is_member)
    ]
    return form
