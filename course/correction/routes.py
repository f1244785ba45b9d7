"""The trainer's page to change feedback that was given back."""

from collections.abc import Sequence

from flask import Blueprint, Response, flash, request, url_for
from flask.typing import ResponseReturnValue

from course.correction import actions, queries
from course.correction.policy import may_change
from course.database import now
from course.errors import RuleBroken
from course.review import queries as review
from course.review.forms import TypedText, faults_of, read_one_text, read_texts, status_of, written_fields
from course.review.models import Feedback
from course.review.policy import may_reread
from course.review.queries import Desk
from course.review.routes import REVIEW, closed_page, desk_page, load_desk
from course.web.access import viewer
from course.web.autosave import answer_script
from course.web.fragments import go_to
from course.web.posted import whole_number
from course.web.transaction import db

blueprint = Blueprint("correction", __name__)


@blueprint.get(f"{REVIEW}/wijzigen")
def change(submission_id: int) -> Response:
    """Show the feedback in a form to whoever wrote it, for a day after they asked to read the round again."""
    desk = load_desk(submission_id)
    if not _is_open(desk):
        return go_to(url_for("review.review", submission_id=submission_id))
    return _change_page(desk)


@blueprint.post(f"{REVIEW}/wijzigen/bewaren")
def save_change(submission_id: int) -> ResponseReturnValue:
    """Save a change of one part as a draft, for the script in the page."""
    typed, number = read_one_text(request.form), whole_number(request.args.get("versie", ""))
    return answer_script(lambda: actions.save_change(db(), load_desk(submission_id), viewer().person_id, number, typed))


@blueprint.post(f"{REVIEW}/wijzigen")
def change_now(submission_id: int) -> Response:
    """Change the feedback; the learner is told, and can read the former words."""
    desk, number = load_desk(submission_id), whole_number(request.form.get("number", ""))
    shown = review.open_rounds(db(), [desk.submission], desk.reflection.person_id)[0]
    typed = read_texts(shown.parts, request.form)
    path = url_for("dialogue.round", assignment_id=desk.reflection.assignment_id, number=desk.submission.number)
    try:
        is_changed = actions.change_feedback(db(), desk, viewer().person_id, number, typed, path)
    except RuleBroken as broken:
        if not _is_open(desk) or shown.is_deleted:
            return closed_page(desk, 409, str(broken), [each.text for each in typed if each.text.strip()])
        return _change_page(desk, broken, typed)
    told = f"De reactie is aangepast. {desk.first_name} heeft bericht gekregen."
    flash(told if is_changed else "De reactie is dezelfde gebleven. Er is geen bericht verstuurd.", "good")
    return go_to(url_for("dialogue.conversation", submission_id=submission_id))


def _is_open(desk: Desk) -> bool:
    feedback = db().get(Feedback, desk.submission.id)
    opened_at = review.last_opened(db(), desk.submission.id, viewer().person_id)
    return may_change(desk.submission, feedback, viewer().person_id) and may_reread(desk.submission, opened_at, now())


def _change_page(desk: Desk, broken: RuleBroken | None = None, typed: Sequence[TypedText] = ()) -> Response:
    shown = review.open_rounds(db(), [desk.submission], desk.reflection.person_id)[0]
    number = queries.count_changes(db(), desk.submission.id)
    drafts = {} if shown.is_deleted else queries.change_drafts(db(), desk, viewer().person_id, number, shown)
    fields = written_fields(drafts, typed, broken)
    context = {"shown": shown, "number": number, "fields": fields, "faults": faults_of(broken)}
    return desk_page("correction/change.html", desk, status_of(broken), **context)
