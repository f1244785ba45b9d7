"""The list of what happened, for one person."""

from flask import Blueprint, Response, flash, url_for

from course.notification.actions import mark_all_seen
from course.notification.queries import inbox as messages_of
from course.web.access import viewer
from course.web.fragments import go_to, page
from course.web.transaction import db

blueprint = Blueprint("notification", __name__)


@blueprint.get("/berichten")
def inbox() -> Response:
    """Show the latest notifications."""
    return page("notification/inbox.html", notifications=messages_of(db(), viewer().person_id))


@blueprint.post("/berichten/gezien")
def seen() -> Response:
    """Mark everything as seen."""
    mark_all_seen(db(), viewer().person_id)
    flash("Alles staat op gezien.", "good")
    return go_to(url_for("notification.inbox"))
