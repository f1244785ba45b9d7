"""The pages that are the same for everybody: the front page, help, and what happens to what you write."""

import sqlalchemy as sa
from flask import Blueprint, Response, jsonify
from flask.typing import ResponseReturnValue

from course.web.access import find_viewer, public
from course.web.current import course
from course.web.fragments import go_to, page
from course.web.menu import menu_for
from course.web.transaction import db

blueprint = Blueprint("pages", __name__)


@blueprint.get("/")
@public
def front() -> Response:
    """Show what this is to strangers, and send who is signed in to their own first page."""
    viewer = find_viewer()
    if viewer is not None:
        return go_to(menu_for(viewer)[0].url)
    return page("pages/front.html", course=course())


@blueprint.get("/over-de-cursus")
@public
def about() -> Response:
    """Show the front page to who is signed in, too."""
    return page("pages/front.html", course=course())


@blueprint.get("/hulp")
@public
def help() -> Response:
    """Show for whom there is which help."""
    return page("pages/help.html")


@blueprint.get("/hulp/cursist")
@public
def help_learner() -> Response:
    """Help for learners."""
    return page("pages/help_learner.html")


@blueprint.get("/hulp/trainer")
@public
def help_trainer() -> Response:
    """Help for trainers."""
    return page("pages/help_trainer.html")


@blueprint.get("/hulp/organisatie")
@public
def help_organisation() -> Response:
    """Help for managers of an organisation."""
    return page("pages/help_organisation.html")


@blueprint.get("/privacy")
@public
def privacy() -> Response:
    """Say what is kept, who reads it and for how long."""
    return page("pages/privacy.html")


@blueprint.get("/toegankelijkheid")
@public
def accessibility() -> Response:
    """Say how the platform can be used by everybody."""
    return page("pages/accessibility.html")


@blueprint.get("/gezond")
@public
def health() -> ResponseReturnValue:
    """Tell a watchdog that the server answers and its database does too."""
    db().connection().execute(sa.text("select 1"))
    return jsonify(status="ok")
