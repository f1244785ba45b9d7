"""The learner's page with the feedback on one round, and the trainer's page to read it again."""

from collections.abc import Sequence

from flask import Blueprint, Response, flash, request, url_for

from course.database import now
from course.desk.queries import note_of
from course.dialogue import actions, forms
from course.errors import NotFound, RuleBroken
from course.review import policy, queries
from course.review.forms import Incomplete, tidy
from course.review.queries import Desk
from course.review.routes import REVIEW, closed_page, desk_page, load_desk
from course.web.access import viewer
from course.web.fragments import go_to
from course.web.transaction import db

ROUND = "/opdracht/<assignment_id>/ronde/<int(max=2147483647):number>"

blueprint = Blueprint("dialogue", __name__)


@blueprint.get(ROUND)
def round(assignment_id: str, number: int) -> Response:
    """Show a learner their own round with the feedback on it, and who read it."""
    return _round_page(load_own_desk(assignment_id, number))


@blueprint.post(f"{ROUND}/antwoord")
def reply(assignment_id: str, number: int) -> Response:
    """Keep the learner's answer to the feedback and tell the trainer."""
    desk = load_own_desk(assignment_id, number)
    text = tidy(request.form.get("reply", ""))
    try:
        path = url_for("review.review", submission_id=desk.submission.id)
        actions.reply(db(), desk, forms.read_reply(request.form), path)
    except Incomplete as incomplete:
        return _round_page(desk, 422, incomplete.faults, text)
    except RuleBroken as broken:
        return _round_page(desk, 409, [("", str(broken))], text)
    flash("Je antwoord is verstuurd. Je trainer heeft bericht gekregen.", "good")
    return go_to(url_for("dialogue.round", assignment_id=assignment_id, number=number))


@blueprint.get(f"{REVIEW}/gesprek")
def conversation(submission_id: int) -> Response:
    """Show a round that was given back to its trainer, for a day after they asked to read it again."""
    desk = load_desk(submission_id)
    opened_at = queries.last_opened(db(), submission_id, viewer().person_id)
    if not policy.may_reread(desk.submission, opened_at, now()):
        return go_to(url_for("review.review", submission_id=submission_id))
    rounds = queries.open_rounds(
        db(), [*queries.earlier_rounds(db(), desk), desk.submission], desk.reflection.person_id
    )
    readings = queries.readings_of(db(), submission_id)
    note = None if rounds[-1].is_deleted else note_of(db(), desk, viewer().person_id)
    return desk_page("dialogue/conversation.html", desk, rounds=rounds, readings=readings, fields={"note": note})


@blueprint.post(f"{REVIEW}/teruglezen")
def reread(submission_id: int) -> Response:
    """Read again what was given back; the learner sees that it was read."""
    desk = load_desk(submission_id)
    try:
        actions.reread(db(), desk, viewer().person_id)
    except RuleBroken as broken:
        return closed_page(desk, 409, str(broken))
    return go_to(url_for("dialogue.conversation", submission_id=submission_id))


def load_own_desk(assignment_id: str, number: int) -> Desk:
    """Give the viewer's own round.

    Raises:
        NotFound: when there is none.
    """
    desk = queries.find_own_desk(db(), viewer().person_id, assignment_id, number)
    if desk is None:
        raise NotFound("Deze ronde bestaat niet (meer).")
    return desk


def _round_page(desk: Desk, status: int = 200, faults: Sequence[tuple[str, str]] = (), text: str = "") -> Response:
    shown = queries.open_rounds(db(), [desk.submission], desk.reflection.person_id)[0]
    readings = queries.readings_of(db(), desk.submission.id)
    return desk_page("dialogue/round.html", desk, status, shown=shown, readings=readings, faults=faults, text=text)
