"""The learner's own page with everything that they take along, and the same on paper."""

from flask import Blueprint, Response, request

from course.config import ROOT
from course.database import now
from course.errors import NotAllowed
from course.growth.queries import Story, on_paper, story_of
from course.placement.queries import find_place
from course.typeset import typeset
from course.web.access import viewer
from course.web.current import course
from course.web.fragments import page
from course.web.transaction import db

TEMPLATE = ROOT / "templates" / "growth" / "story.typ"

blueprint = Blueprint("growth", __name__, url_prefix="/groeiverhaal")


@blueprint.get("")
def story() -> Response:
    """Show a learner everything that they take along."""
    found = _load()
    options = [(step.assignment.id, f"{step.assignment.title}, uit “{step.module.title}”") for step in found.written]
    return page("growth/story.html", story=found, first=found.steps[0], last=found.steps[-1], options=options)


@blueprint.get("/pdf")
def pdf() -> Response:
    """Give the same on paper; of the assignments that were ticked the text goes along."""
    data = on_paper(_load(), viewer().name, request.args.getlist("opdracht"), now())
    answer = Response(typeset(TEMPLATE, data), mimetype="application/pdf")
    answer.headers["Content-Disposition"] = 'attachment; filename="groeiverhaal.pdf"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _load() -> Story:
    """Give the viewer's own story.

    Raises:
        NotAllowed: when the viewer does not take the course.
    """
    if find_place(db(), viewer().person_id) is None:
        raise NotAllowed("Een groeiverhaal is van wie de cursus volgt. Je doet zelf niet mee aan de cursus.")
    return story_of(db(), viewer().person_id, course())
