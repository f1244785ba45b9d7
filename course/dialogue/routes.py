"""The learner's page with the feedback on one round, and the trainer's page to read it again."""

from collections.abc import Sequence

from flask import Blueprint, Response, flash, request, url_for
from flask.typing import ResponseReturnValue

from course.correction.policy import may_change
from course.correction.queries import feedback_changes
from course.database import now
from course.desk.queries import note_of
from course.dialogue import actions, forms, policy, queries
from course.errors import NotFound, RuleBroken
from course.reflection.models import Reflection
from course.review import policy as review_policy
from course.review import queries as review
from course.review.forms import TypedText, faults_of, read_one_text, status_of, written_fields
from course.review.models import ANSWER, REPLY, TAKEAWAY, Feedback
from course.review.queries import Desk
from course.review.routes import REVIEW, closed_page, desk_page, load_desk
from course.web.access import viewer
from course.web.autosave import answer_script
from course.web.current import course
from course.web.fragments import go_to
from course.web.transaction import db

ROUND = "/opdracht/<assignment_id>/ronde/<int(max=2147483647):number>"
blueprint = Blueprint("dialogue", __name__)

blueprint.add_app_template_global(queries.round_changes)
blueprint.add_app_template_global(policy.is_open_to_reader)


@blueprint.app_template_global()
def own_rounds(reflection: Reflection) -> list[queries.OwnRound]:
    """Give the rounds of the viewer's reflection for the page of the assignment, whose feature lies below this one."""
    return queries.own_rounds(db(), reflection)


@blueprint.get(ROUND)
def round(assignment_id: str, number: int) -> Response:
    """Show a learner their own round with the feedback on it, and who read it."""
    return _round_page(load_own_desk(assignment_id, number))


@blueprint.post(f"{ROUND}/bewaren")
def save(assignment_id: str, number: int) -> ResponseReturnValue:
    """Save what the learner is writing about the feedback, for the script in the page."""
    return answer_script(
        lambda: actions.save_writing(db(), load_own_desk(assignment_id, number), read_one_text(request.form))
    )


@blueprint.post(f"{ROUND}/antwoord")
def reply(assignment_id: str, number: int) -> Response:
    """Keep the learner's answer to the feedback and tell the trainer."""
    desk, typed = load_own_desk(assignment_id, number), forms.read_typed(REPLY, request.form)
    try:
        actions.reply(db(), desk, typed, url_for("review.review", submission_id=desk.submission.id))
    except RuleBroken as broken:
        return _round_page(desk, broken, [typed])
    flash("Je antwoord is verstuurd. Je trainer heeft bericht gekregen.", "good")
    return go_to(_own_address(desk))


@blueprint.post(f"{ROUND}/afsluiten")
def close(assignment_id: str, number: int) -> Response:
    """Close the assignment with the line that the learner takes along."""
    desk, typed = load_own_desk(assignment_id, number), forms.read_typed(TAKEAWAY, request.form)
    try:
        actions.close(db(), desk, typed, course())
    except RuleBroken as broken:
        return _round_page(desk, broken, [typed])
    flash("Je hebt de opdracht afgesloten. Je regel staat hier, alleen voor jou.", "good")
    return go_to(_own_address(desk))


@blueprint.get(f"{REVIEW}/gesprek")
def conversation(submission_id: int) -> Response:
    """Show a round that was given back to its trainer, for a day after they asked to read it again."""
    desk = load_desk(submission_id)
    if not _is_open(desk):
        return go_to(url_for("review.review", submission_id=submission_id))
    return _conversation_page(desk)


@blueprint.post(f"{REVIEW}/gesprek/bewaren")
def save_answer(submission_id: int) -> ResponseReturnValue:
    """Save what the trainer is writing to the learner's reply, for the script in the page."""
    typed = read_one_text(request.form)
    return answer_script(lambda: actions.save_answer(db(), load_desk(submission_id), viewer().person_id, typed))


@blueprint.post(f"{REVIEW}/gesprek")
def answer(submission_id: int) -> Response:
    """Answer the learner's reply, and tell the learner."""
    desk, typed = load_desk(submission_id), forms.read_typed(ANSWER, request.form)
    try:
        actions.answer(db(), desk, viewer().person_id, typed, _own_address(desk))
    except RuleBroken as broken:
        if not _is_open(desk):
            return closed_page(desk, 409, str(broken), [typed.text])
        return _conversation_page(desk, broken, [typed])
    flash(f"Je antwoord is verstuurd. {desk.first_name} heeft bericht gekregen.", "good")
    return go_to(url_for("dialogue.conversation", submission_id=submission_id))


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


def _is_open(desk: Desk) -> bool:
    """Whether the trainer asked to read this round again, less than a day ago."""
    opened_at = review.last_opened(db(), desk.submission.id, viewer().person_id)
    return review_policy.may_reread(desk.submission, opened_at, now())


def _own_address(desk: Desk) -> str:
    """Give the address at which the learner reads this round."""
    return url_for("dialogue.round", assignment_id=desk.reflection.assignment_id, number=desk.submission.number)


def _round_page(desk: Desk, broken: RuleBroken | None = None, typed: Sequence[TypedText] = ()) -> Response:
    mine = queries.own_rounds(db(), desk.reflection)
    rounds = review.open_rounds(db(), [each.submission for each in mine], desk.reflection.person_id)
    place = [each.submission.id for each in mine].index(desk.submission.id)
    return desk_page(
        "dialogue/round.html",
        desk,
        status_of(broken),
        shown=rounds[place],
        mine=mine[place],
        others=[each for each in rounds if each is not rounds[place]],
        until_here=rounds[: place + 1],
        changes=feedback_changes(db(), rounds[place], desk.reflection.person_id),
        takeaway=queries.find_takeaway(db(), desk.reflection),
        may_close=policy.may_close(desk.submission, desk.reflection),
        fields=written_fields(queries.learner_drafts(db(), desk), typed, broken),
        typed={each.part: each.text for each in typed},
        faults=faults_of(broken),
    )


def _conversation_page(desk: Desk, broken: RuleBroken | None = None, typed: Sequence[TypedText] = ()) -> Response:
    rounds = review.open_rounds(db(), [*review.earlier_rounds(db(), desk), desk.submission], desk.reflection.person_id)
    may_answer = policy.may_answer(rounds[-1].messages)
    drafts = queries.answer_draft(db(), desk, viewer().person_id) if may_answer else {}
    note = None if rounds[-1].is_deleted else note_of(db(), desk, viewer().person_id)
    return desk_page(
        "dialogue/conversation.html",
        desk,
        status_of(broken),
        rounds=rounds,
        readings=review.readings_of(db(), desk.submission.id),
        changes=feedback_changes(db(), rounds[-1], desk.reflection.person_id),
        may_change=may_change(desk.submission, db().get(Feedback, desk.submission.id), viewer().person_id),
        may_answer=may_answer,
        fields=written_fields(drafts, typed, broken) | {"note": note},
        typed={each.part: each.text for each in typed},
        faults=faults_of(broken),
    )
