"""The page to choose a comment from, for who has no script, and the saving of the note."""

from flask import Blueprint, Response, flash, request, url_for
from flask.typing import ResponseReturnValue

from course.comments.forms import read_wanted
from course.comments.queries import Comment, by_topic, comments_at_hand, filtered
from course.content.open_questions import TOPICS
from course.database import now
from course.desk import actions
from course.errors import NotFound, RuleBroken, Stale
from course.organisation.queries import trained_organisations
from course.review import policy, queries
from course.review.forms import FeedbackField, TypedText, read_one_text, read_outcome, read_texts
from course.review.models import NOTE, OVERALL
from course.review.queries import Desk
from course.review.routes import REVIEW, closed_page, desk_page, load_desk
from course.web.access import viewer
from course.web.autosave import answer_script
from course.web.current import course
from course.web.formats import clock
from course.web.fragments import go_to
from course.web.posted import whole_number
from course.web.transaction import db

blueprint = Blueprint("desk", __name__)


@blueprint.get(f"{REVIEW}/invoegen")
def choose(submission_id: int) -> Response:
    """Show the comments that can be put under one part of the feedback."""
    desk, me = load_desk(submission_id), viewer().person_id
    if not policy.holds(desk.submission, me, now()):
        return go_to(url_for("review.review", submission_id=submission_id))
    shown = queries.open_rounds(db(), [desk.submission], desk.reflection.person_id)[0]
    part = request.args.get("bij", OVERALL)
    if shown.is_deleted or part not in shown.parts:
        raise NotFound("Dit deel van de opdracht bestaat niet.")
    wanted = read_wanted(request.args)
    titles = {each.given.prompt_id: each.given.title for each in shown.answers}
    return desk_page(
        "desk/choose.html",
        desk,
        groups=by_topic(filtered(_at_hand(), wanted.topic, wanted.words)),
        wanted=wanted,
        topics=TOPICS,
        part=part,
        beside=titles.get(part, ""),
        draft=queries.feedback_drafts(db(), desk, me, [part])[part],
        outcome=read_outcome({"outcome": request.args.get("uitkomst", "")}),
    )


@blueprint.post(f"{REVIEW}/invoegen")
def put_in(submission_id: int) -> Response:
    """Put a comment under what stands in one part of the feedback; nothing is given back by that."""
    desk, part = load_desk(submission_id), request.form.get("bij", "")
    wanted = request.form.get("comment", "")
    found = next((each for each in _at_hand() if each.key == wanted), None)
    if found is None:
        raise NotFound("Deze opmerking bestaat niet (meer).")
    text = found.for_learner(desk.first_name)
    typed = TypedText(part, text, whole_number(request.form.get("revision", "")), "")
    try:
        actions.put_in(db(), desk, viewer().person_id, typed)
    except RuleBroken as broken:
        return closed_page(desk, 409, str(broken), [text])
    flash("Ingevoegd. Maak er je eigen tekst van.", "good")
    outcome = read_outcome({"outcome": request.form.get("uitkomst", "")})
    address = url_for("review.review", submission_id=submission_id, uitkomst=outcome or None, _anchor=f"text-{part}")
    return go_to(address)


@blueprint.post(f"{REVIEW}/notitie")
def save_note(submission_id: int) -> ResponseReturnValue:
    """Save the note of this trainer: for the script in the page, or as a form of its own."""
    if request.accept_mimetypes.best == "application/json":
        return _save_for_script(submission_id)
    desk = load_desk(submission_id)
    for typed in read_texts([NOTE], request.form):
        try:
            actions.save_own_note(db(), desk, viewer().person_id, typed)
        except Stale as stale:
            return _note_page(desk, FeedbackField(NOTE, stale.offered, stale.revision, None, stale.kept))
        except RuleBroken as broken:
            return closed_page(desk, 409, str(broken), [typed.text])
        flash(f"Je notitie is bewaard om {clock(now())}.", "good")
    return go_to(url_for("review.review", submission_id=submission_id))


def _save_for_script(submission_id: int) -> ResponseReturnValue:
    typed = read_one_text(request.form)
    return answer_script(lambda: actions.save_own_note(db(), load_desk(submission_id), viewer().person_id, typed))


def _note_page(desk: Desk, field: FeedbackField) -> Response:
    return desk_page("desk/two_notes.html", desk, 409, field=field)


def _at_hand() -> list[Comment]:
    trains = [place.id for place in trained_organisations(db(), viewer().person_id)]
    return comments_at_hand(db(), viewer().person_id, trains, course())
