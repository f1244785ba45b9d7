"""The learner's page with the feedback on one round, and the trainer's page to read it again."""

from collections.abc import Callable, Sequence

from flask import Blueprint, Response, flash, jsonify, request, url_for
from flask.typing import ResponseReturnValue

from course.confidential.actions import Saved
from course.database import now
from course.dialogue import actions, forms, policy, queries
from course.errors import CourseError, NotAllowed, NotFound, RuleBroken, Stale
from course.review import policy as review_policy
from course.review import queries as review
from course.review.forms import TypedText, read_one_text
from course.review.models import REPLY, TAKEAWAY
from course.review.queries import Desk
from course.review.routes import REVIEW, closed_page, desk_page, load_desk
from course.web.access import viewer
from course.web.current import course
from course.web.formats import clock
from course.web.fragments import go_to
from course.web.transaction import db

ROUND = "/opdracht/<assignment_id>/ronde/<int(max=2147483647):number>"
STATUSES: dict[type[CourseError], int] = {NotAllowed: 403, NotFound: 404}

blueprint = Blueprint("dialogue", __name__)


@blueprint.get(ROUND)
def round(assignment_id: str, number: int) -> Response:
    """Show a learner their own round with the feedback on it, and who read it."""
    return _round_page(load_own_desk(assignment_id, number))


@blueprint.post(f"{ROUND}/bewaren")
def save(assignment_id: str, number: int) -> ResponseReturnValue:
    """Save what the learner is writing about the feedback, for the script in the page."""
    return _as_data(
        lambda: actions.save_writing(db(), load_own_desk(assignment_id, number), read_one_text(request.form))
    )


@blueprint.post(f"{ROUND}/antwoord")
def reply(assignment_id: str, number: int) -> Response:
    """Keep the learner's answer to the feedback and tell the trainer."""
    desk, typed = load_own_desk(assignment_id, number), forms.read_typed(REPLY, request.form)
    try:
        forms.check_message(typed)
        actions.reply(db(), desk, typed, url_for("review.review", submission_id=desk.submission.id))
    except RuleBroken as broken:
        return _round_page(desk, broken, [typed])
    flash("Je antwoord is verstuurd. Je trainer heeft bericht gekregen.", "good")
    return go_to(url_for("dialogue.round", assignment_id=assignment_id, number=number))


@blueprint.post(f"{ROUND}/afsluiten")
def close(assignment_id: str, number: int) -> Response:
    """Close the assignment with the line that the learner takes along."""
    desk, typed = load_own_desk(assignment_id, number), forms.read_typed(TAKEAWAY, request.form)
    try:
        forms.check_takeaway(typed)
        actions.close(db(), desk, typed, course())
    except RuleBroken as broken:
        return _round_page(desk, broken, [typed])
    flash("Je hebt de opdracht afgesloten. Je regel staat hier, alleen voor jou.", "good")
    return go_to(url_for("dialogue.round", assignment_id=assignment_id, number=number))


@blueprint.get(f"{REVIEW}/gesprek")
def conversation(submission_id: int) -> Response:
    """Show a round that was given back to its trainer, for a day after they asked to read it again."""
    desk = load_desk(submission_id)
    opened_at = review.last_opened(db(), submission_id, viewer().person_id)
    if not review_policy.may_reread(desk.submission, opened_at, now()):
        return go_to(url_for("review.review", submission_id=submission_id))
    rounds = review.open_rounds(db(), [*review.earlier_rounds(db(), desk), desk.submission], desk.reflection.person_id)
    readings = review.readings_of(db(), submission_id)
    return desk_page("dialogue/conversation.html", desk, rounds=rounds, readings=readings)


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
    desk = review.find_own_desk(db(), viewer().person_id, assignment_id, number)
    if desk is None:
        raise NotFound("Deze ronde bestaat niet (meer).")
    return desk


def _as_data(save: Callable[[], Saved]) -> ResponseReturnValue:
    """Save, and answer the script in the page."""
    try:
        saved = save()
    except Stale as stale:
        return jsonify(kept={"text": stale.kept}, offered={"text": stale.offered}, revision=stale.revision), 409
    except CourseError as refused:
        status = next((status for kind, status in STATUSES.items() if isinstance(refused, kind)), 422)
        return jsonify(message=str(refused)), status
    return jsonify(revision=saved.revision, saved_at=clock(saved.saved_at))


def _round_page(desk: Desk, broken: RuleBroken | None = None, typed: Sequence[TypedText] = ()) -> Response:
    shown = review.open_rounds(db(), [desk.submission], desk.reflection.person_id)[0]
    return desk_page(
        "dialogue/round.html",
        desk,
        forms.status_of(broken),
        shown=shown,
        readings=review.readings_of(db(), desk.submission.id),
        takeaway=queries.find_takeaway(db(), desk.reflection),
        may_close=policy.may_close(desk.submission, desk.reflection),
        fields=forms.written_fields(queries.learner_drafts(db(), desk), typed, broken),
        typed={each.part: each.text for each in typed},
        faults=forms.faults_of(broken),
    )
