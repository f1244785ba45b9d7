"""Searching the course. What somebody looks for is nobody's business: it is not logged and not kept."""

from flask import Blueprint, Flask, Response, current_app, request, url_for

from course.content.search import LONGEST_QUESTION, Hit, SearchIndex
from course.organisation.models import LEARNER
from course.web.access import viewer
from course.web.current import course
from course.web.fragments import page

KINDS = (
    ("lesson", "Lessen"),
    ("module", "Modules"),
    ("term", "Woorden"),
    ("assignment", "Opdrachten"),
    ("card", "Beeldkaarten"),
)

blueprint = Blueprint("search", __name__)


@blueprint.get("/zoeken")
def results() -> Response:
    """Show what was found, each with the sentence in which the words stand; without a question what can be found."""
    question = _question()
    found = _index().find(question)
    groups = [(name, [(hit, _address(hit)) for hit in found.of_kind(kind)]) for kind, name in KINDS]
    return page("search/results.html", question=question, found=found, groups=[group for group in groups if group[1]])


def register(app: Flask, *, at_once: bool) -> None:
    """Add the page.

    Args:
        app: the application.
        at_once: make the index now, as a server should; otherwise it is made for the first question.
    """
    app.register_blueprint(blueprint)
    if at_once:
        app.extensions["course.search"] = SearchIndex(app.extensions["course.content"])


def _question() -> str:
    asked = request.args.get("q", "")[:LONGEST_QUESTION]
    return "".join(letter for letter in asked if letter.isprintable()).strip()


def _index() -> SearchIndex:
    kept = current_app.extensions
    if "course.search" not in kept:
        kept["course.search"] = SearchIndex(course())
    found: SearchIndex = kept["course.search"]
    return found


def _address(hit: Hit) -> str:
    known, place = hit.entry.id, hit.anchor or None
    if hit.entry.kind == "module":
        return url_for("learning.module", module_id=known)
    if hit.entry.kind == "term":
        return url_for("learning.glossary", _anchor=known)
    if hit.entry.kind == "assignment":
        return _assignment_address(known)
    return url_for("learning.lesson", lesson_id=known, _anchor=place)


def _assignment_address(assignment_id: str) -> str:
    """Who takes no course has no assignment of their own; the module says what it is about."""
    if LEARNER in viewer().roles:
        return url_for("reflection.overview", assignment_id=assignment_id)
    return url_for("learning.module", module_id=course().module_of(assignment_id).id)
