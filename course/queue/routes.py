"""The trainer's list of what waits."""

from typing import Any

from flask import Blueprint, Response, request, url_for

from course.care.queries import open_signals, open_wishes
from course.database import now
from course.errors import NotAllowed
from course.queue import queries
from course.review.forms import read_cursor, write_cursor
from course.web.access import viewer
from course.web.current import course
from course.web.fragments import go_to, page
from course.web.transaction import db

blueprint = Blueprint("queue", __name__, url_prefix="/nakijken")


@blueprint.get("")
def queue() -> Response:
    """Show what waits for this trainer, oldest first, and the answers that were not opened yet."""
    refuse_others()
    rows = queries.waiting_rounds(db(), viewer().person_id, read_cursor(request.args.get("na", "")))
    shown = rows[: queries.PAGE_SIZE]
    more = write_cursor(shown[-1].submitted_at, shown[-1].id) if len(rows) > queries.PAGE_SIZE else ""
    replies = [] if "na" in request.args else queries.unseen_replies(db(), viewer().person_id)
    me = viewer().person_id
    context: dict[str, Any] = {"waiting": shown, "more": more, "replies": replies, "course": course(), "moment": now()}
    return page("queue/queue.html", **context, wishes=open_wishes(db(), me), signals=open_signals(db(), me))


@blueprint.get("/volgende")
def next_one() -> Response:
    """Go on to the round that comes after a place in the queue, or to the queue when nothing is left."""
    refuse_others()
    place = read_cursor(request.args.get("na", ""))
    found = queries.find_next_waiting(db(), viewer().person_id, place, now())
    return go_to(url_for("review.review", submission_id=found) if found else url_for("queue.queue"))


def refuse_others() -> None:
    """Keep everybody out who is no trainer.

    Raises:
        NotAllowed: when the viewer is none.
    """
    if "trainer" not in viewer().roles:
        raise NotAllowed("Nakijken is voor trainers. Je bent zelf geen trainer van een team.")
