"""The list of what happened, for one person, and how they want to hear of it."""

from flask import Blueprint, Response, flash, request, url_for

from course.notification.actions import choose as choose_cadences
from course.notification.actions import mark_all_seen
from course.notification.forms import CADENCES, read_cadences
from course.notification.models import COORDINATOR, Kind
from course.notification.queries import chosen_cadences, kinds_for
from course.notification.queries import inbox as messages_of
from course.organisation.queries import coordinated_by
from course.web.access import viewer
from course.web.fragments import go_to, page
from course.web.transaction import db

blueprint = Blueprint("notification", __name__, url_prefix="/berichten")


@blueprint.get("")
def inbox() -> Response:
    """Show the latest notifications."""
    return page(
        "notification/inbox.html",
        notifications=messages_of(db(), viewer().person_id),
        may_choose=bool(kinds_for(viewer().roles, may_choose=True)),
    )


@blueprint.post("/gezien")
def seen() -> Response:
    """Mark everything as seen."""
    mark_all_seen(db(), viewer().person_id)
    flash("Alles staat op gezien.", "good")
    return go_to(url_for("notification.inbox"))


@blueprint.get("/instellingen")
def settings() -> Response:
    """Show for each kind of message how the viewer hears of it."""
    return page(
        "notification/settings.html",
        kinds=_own_choices(),
        fixed=kinds_for(viewer().roles, may_choose=False),
        chosen=chosen_cadences(db(), viewer().person_id),
        cadences=CADENCES,
    )


@blueprint.post("/instellingen")
def choose() -> Response:
    """Keep how the viewer wants to hear of each kind."""
    choose_cadences(db(), viewer().person_id, read_cadences(_own_choices(), request.form))
    flash("Bewaard. Zo hoor je het vanaf nu.", "good")
    return go_to(url_for("notification.settings"))


def _own_choices() -> dict[str, Kind]:
    """Give the kinds that the viewer may choose about; what was chosen about others is left as it is."""
    is_coordinator = bool(coordinated_by(db(), viewer().person_id))
    return kinds_for(viewer().roles | ({COORDINATOR} if is_coordinator else set()), may_choose=True)
