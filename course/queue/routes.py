"""The trainer's list of what waits."""

from flask import Blueprint, Response, request, url_for

from course.care.queries import open_signals, open_wishes
from course.database import now
from course.errors import NotAllowed
from course.queue import queries
from course.review.forms import read_cursor, write_cursor
from course.web.access import viewer
from course.web.current import course
from course.web.formats import today
from course.web.fragments import go_to, page
from course.web.transaction import db

# Each way to narrow the list, with the words of its link.
FILTERS = {
    queries.ALL: "Alles",
    queries.MINE: "Jij leest",
    queries.FREE: "Nog vrij",
    queries.LATE: "Beloofde dag voorbij",
    queries.LATER_ROUNDS: "Vervolgronde",
}

blueprint = Blueprint("queue", __name__, url_prefix="/nakijken")


@blueprint.get("")
def queue() -> Response:
    """Show what waits for this trainer, oldest first and narrowed as asked, and the answers not opened yet."""
    refuse_others()
    me, shown, moment, day = viewer().person_id, read_filter(), now(), today()
    after = read_cursor(request.args.get("na", ""))
    rows = queries.waiting_rounds(db(), me, moment, day, shown, after)
    listed = rows[: queries.PAGE_SIZE]
    more = write_cursor(listed[-1].submitted_at, listed[-1].id) if len(rows) > queries.PAGE_SIZE else ""
    is_beginning = shown == queries.ALL and "na" not in request.args
    return page(
        "queue/queue.html",
        waiting=listed,
        more=more,
        shown=shown,
        filters=FILTERS,
        counts=queries.waiting_counts(db(), me, moment, day),
        middle_wait=queries.middle_wait(db(), me, moment) if is_beginning else None,
        replies=queries.unseen_replies(db(), me) if is_beginning else [],
        wishes=open_wishes(db(), me),
        signals=open_signals(db(), me),
        course=course(),
        moment=moment,
        today=day,
    )


@blueprint.get("/volgende")
def next_one() -> Response:
    """Go on to the round that comes after a place in the queue, or to the queue when nothing is left."""
    refuse_others()
    place, shown = read_cursor(request.args.get("na", "")), read_filter()
    found = queries.find_next_waiting(db(), viewer().person_id, place, now(), today(), shown)
    if found is None:
        return go_to(url_for("queue.queue", toon=shown or None))
    return go_to(url_for("review.review", submission_id=found))


def read_filter() -> str:
    """Give the way to narrow the list that the address asks for; one that there is not means the whole list."""
    asked = request.args.get("toon", "")
    return asked if asked in FILTERS else queries.ALL


def refuse_others() -> None:
    """Keep everybody out who is no trainer.

    Raises:
        NotAllowed: when the viewer is none.
    """
    if "trainer" not in viewer().roles:
        raise NotAllowed("Nakijken is voor trainers. Je bent zelf geen trainer van een team.")
