"""How far the learners of a team are, for the manager of their organisation."""

from collections.abc import Sequence

from flask import Blueprint, Response, request

from course.content import Module
from course.organisation.queries import Member, members_page
from course.organisation.routes import managed_team
from course.reporting.policy import may_show_figures, state_of
from course.reporting.queries import (
    finished_counts,
    learner_count,
    learner_count_up_to,
    lessons_read,
    modules_completed,
)
from course.web.current import course
from course.web.fragments import page
from course.web.transaction import db

# Counting takes longer the larger a team is: above this number it is done when somebody asks for it.
MOST_COUNTED_AT_ONCE = 250

blueprint = Blueprint("reporting", __name__)


@blueprint.get("/organisatie/team/<int:team_id>/voortgang")
def progress(team_id: int) -> Response:
    """Show per learner and module how far they are, 25 learners a page."""
    team, organisation = managed_team(team_id)
    learners = members_page(db(), team_id, request.args.get("na", type=int))
    ids = [learner.person_id for learner in learners.members]
    read, completed = lessons_read(db(), ids), modules_completed(db(), ids)
    modules = course().modules
    is_asked_for = "cijfers" in request.args
    count = (
        learner_count(db(), team_id) if is_asked_for else learner_count_up_to(db(), team_id, MOST_COUNTED_AT_ONCE + 1)
    )
    is_counted = is_asked_for or count <= MOST_COUNTED_AT_ONCE
    return page(
        "reporting/progress.html",
        team=team,
        organisation=organisation,
        modules=modules,
        learners=learners,
        rows=[(one, _states(modules, one, read[one.person_id], completed[one.person_id])) for one in learners.members],
        count=count if is_counted else None,
        most_counted=MOST_COUNTED_AT_ONCE,
        figures=finished_counts(db(), team_id) if is_counted and may_show_figures(count) else None,
    )


def _states(modules: Sequence[Module], learner: Member, read: set[str], completed: set[str]) -> list[str]:
    return [state_of(module, read, completed, has_accepted=learner.has_accepted) for module in modules]
