"""How far the learners of a team are, for the manager of their organisation."""

from flask import Blueprint, Response, request

from course.organisation.queries import members_page
from course.organisation.routes import managed_team
from course.reporting.policy import may_show_figures, state_of
from course.reporting.queries import finished_counts, learner_count, lessons_read, modules_completed
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
    count = learner_count(db(), team_id)
    return page(
        "reporting/progress.html",
        team=team,
        organisation=organisation,
        modules=modules,
        learners=learners,
        rows=[
            (one, [state_of(module, read[one.person_id], completed[one.person_id]) for module in modules])
            for one in learners.members
        ],
        count=count,
        figures=_figures(team_id, count),
        can_count=may_show_figures(count),
    )


def _figures(team_id: int, count: int) -> dict[str, int] | None:
    is_asked_for = count <= MOST_COUNTED_AT_ONCE or "cijfers" in request.args
    return finished_counts(db(), team_id) if may_show_figures(count) and is_asked_for else None
