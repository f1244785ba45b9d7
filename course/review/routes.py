"""The trainer's queue and review pages, and the learner's page with the feedback on one round."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from flask import Blueprint, Response, flash, jsonify, request, url_for
from flask.typing import ResponseReturnValue

from course.accounts.queries import names_of
from course.confidential.queries import DraftText
from course.database import now
from course.errors import CourseError, NotAllowed, NotFound, RuleBroken, Stale
from course.organisation.queries import is_manager, is_trainer_in
from course.review import actions, forms, policy, queries
from course.review.queries import Desk, ShownRound
from course.web.access import viewer
from course.web.current import course
from course.web.formats import HERE, clock
from course.web.fragments import go_to, page
from course.web.transaction import db

REVIEW = "/nakijken/<int(max=2147483647):submission_id>"
ROUND = "/opdracht/<assignment_id>/ronde/<int(max=2147483647):number>"

blueprint = Blueprint("review", __name__)


@blueprint.get("/nakijken")
def queue() -> Response:
    """Show what waits for this trainer, oldest first, and the answers that were not opened yet."""
    if "trainer" not in viewer().roles:
        raise NotAllowed("Nakijken is voor trainers. Je bent zelf geen trainer van een team.")
    rows = queries.waiting_rounds(db(), viewer().person_id, forms.read_cursor(request.args.get("na", "")))
    shown = rows[: queries.PAGE_SIZE]
    more = forms.write_cursor(shown[-1].submitted_at, shown[-1].id) if len(rows) > queries.PAGE_SIZE else ""
    replies = [] if "na" in request.args else queries.unseen_replies(db(), viewer().person_id)
    return page("review/queue.html", waiting=shown, more=more, replies=replies, course=course(), moment=now())


@blueprint.get(REVIEW)
def review(submission_id: int) -> Response:
    """Show the round to the trainer who holds it; anybody else sees that it is there, and how to take it up."""
    desk = load_desk(submission_id)
    if policy.holds(desk.submission, viewer().person_id, now()):
        return _review_page(desk, outcome=forms.read_outcome({"outcome": request.args.get("uitkomst", "")}))
    if policy.may_reread(desk.submission, queries.last_opened(db(), submission_id, viewer().person_id), now()):
        return _page(
            "returned", desk, rounds=_open(desk, with_earlier=True), readers=queries.readers_of(db(), submission_id)
        )
    return _closed_page(desk)


@blueprint.post(f"{REVIEW}/oppakken")
def claim(submission_id: int) -> Response:
    """Take a round up, or read again what was given back; the learner sees that it was read."""
    desk = load_desk(submission_id)
    try:
        actions.open_round(db(), desk, viewer().person_id)
    except RuleBroken as broken:
        return _closed_page(desk, 409, str(broken))
    return go_to(url_for("review.review", submission_id=submission_id))


@blueprint.post(f"{REVIEW}/loslaten")
def let_go(submission_id: int) -> Response:
    """Put a round back in the queue."""
    desk = load_desk(submission_id)
    try:
        actions.let_go(db(), desk, viewer().person_id)
    except RuleBroken as broken:
        return _closed_page(desk, 409, str(broken))
    flash(f"De opdracht van {desk.first_name} staat weer in de rij. Wat je al schreef, blijft bij jou bewaard.", "good")
    return go_to(url_for("review.queue"))


@blueprint.post(f"{REVIEW}/bewaren")
def save(submission_id: int) -> ResponseReturnValue:
    """Save the feedback as a draft: one part for the script in the page, or the whole form."""
    if request.accept_mimetypes.best == "application/json":
        return _save_part(submission_id)
    desk = load_desk(submission_id)
    typed, outcome = _typed(desk), forms.read_outcome(request.form)
    try:
        actions.save_feedback(db(), desk, viewer().person_id, typed)
    except RuleBroken as broken:
        return _refused(desk, broken, typed, outcome)
    if request.form.get("to") == "preview":
        return go_to(url_for("review.preview", submission_id=submission_id, uitkomst=outcome or None))
    flash(f"Bewaard om {clock(now())}. Alleen jij ziet dit, tot je teruggeeft.", "good")
    return go_to(url_for("review.review", submission_id=submission_id, uitkomst=outcome or None))


@blueprint.get(f"{REVIEW}/voorbeeld")
def preview(submission_id: int) -> Response:
    """Show what the learner will read, before anything is given back."""
    desk = load_desk(submission_id)
    if not policy.holds(desk.submission, viewer().person_id, now()):
        return go_to(url_for("review.review", submission_id=submission_id))
    shown = _open(desk)[-1]
    texts = {part: draft.text for part, draft in _drafts(desk, shown).items()}
    outcome = forms.read_outcome({"outcome": request.args.get("uitkomst", "")})
    return _page("preview", desk, shown=shown, texts=texts, outcome=outcome)


@blueprint.post(f"{REVIEW}/teruggeven")
def give_back(submission_id: int) -> Response:
    """Give a round back to the learner, and go on with the next one when that was asked."""
    desk = load_desk(submission_id)
    typed, outcome = _typed(desk), forms.read_outcome(request.form)
    path = url_for("review.round", assignment_id=desk.reflection.assignment_id, number=desk.submission.number)
    try:
        actions.give_back(db(), desk, viewer().person_id, typed, outcome, course(), path)
    except RuleBroken as broken:
        return _refused(desk, broken, typed, outcome)
    flash(f"Teruggegeven. {desk.first_name} heeft bericht gekregen.", "good")
    return go_to(_next_url(desk) if request.form.get("to") == "volgende" else url_for("review.queue"))


@blueprint.get(ROUND)
def round(assignment_id: str, number: int) -> Response:
    """Show a learner their own round with the feedback on it, and who read it."""
    return _round_page(load_own_desk(assignment_id, number))


@blueprint.post(f"{ROUND}/antwoord")
def reply(assignment_id: str, number: int) -> Response:
    """Keep the learner's answer to the feedback and tell the trainer."""
    desk = load_own_desk(assignment_id, number)
    text = forms.tidy(request.form.get("reply", ""))
    try:
        path = url_for("review.review", submission_id=desk.submission.id)
        actions.reply(db(), desk, forms.read_reply(request.form), path)
    except forms.Incomplete as incomplete:
        return _round_page(desk, 422, incomplete.faults, text)
    except RuleBroken as broken:
        return _round_page(desk, 409, [("", str(broken))], text)
    flash("Je antwoord is verstuurd. Je trainer heeft bericht gekregen.", "good")
    return go_to(url_for("review.round", assignment_id=assignment_id, number=number))


@blueprint.app_template_filter("until")
def until(moment: datetime) -> str:
    """Say until when a round is held: `vandaag om 14:03` or `morgen om 14:03`."""
    is_today = moment.astimezone(HERE).date() == now().astimezone(HERE).date()
    return f"{'vandaag' if is_today else 'morgen'} om {clock(moment)}"


def load_desk(submission_id: int) -> Desk:
    """Give the round that the viewer reviews.

    Raises:
        NotFound: when there is none, or the viewer has no part in the organisation.
        NotAllowed: when the viewer is not the trainer of the team, or manages the organisation.
    """
    desk, me = queries.find_desk(db(), submission_id), viewer().person_id
    place = desk.team.organisation_id if desk else 0
    role = {"is_trainer": is_trainer_in(db(), me, place), "is_manager": is_manager(db(), me, place)}
    if desk is None or not policy.may_know(**role):
        raise NotFound("Deze opdracht bestaat niet (meer).")
    if not policy.may_review(me, trainer_id=desk.team.trainer_id, writer_id=desk.reflection.person_id, **role):
        raise NotAllowed("Alleen de trainer van het team leest wat er is ingeleverd. Dat ben jij hier niet.")
    return desk


def load_own_desk(assignment_id: str, number: int) -> Desk:
    """Give the viewer's own round; NotFound when there is none."""
    desk = queries.find_own_desk(db(), viewer().person_id, assignment_id, number)
    if desk is None:
        raise NotFound("Deze ronde bestaat niet (meer).")
    return desk


def _save_part(submission_id: int) -> ResponseReturnValue:
    try:
        desk = load_desk(submission_id)
        saved = actions.save_part(db(), desk, viewer().person_id, forms.read_one_text(request.form))
    except Stale as stale:
        return jsonify(kept={"text": stale.kept}, offered={"text": stale.offered}, revision=stale.revision), 409
    except CourseError as refused:
        return jsonify(message=str(refused)), 403 if isinstance(refused, NotAllowed) else 422
    return jsonify(revision=saved.revision, saved_at=clock(saved.saved_at))


def _typed(desk: Desk) -> list[forms.TypedText]:
    return forms.read_texts(_open(desk)[-1].parts, request.form)


def _open(desk: Desk, *, with_earlier: bool = False) -> list[ShownRound]:
    earlier = queries.earlier_rounds(db(), desk) if with_earlier else []
    return queries.open_rounds(db(), [*earlier, desk.submission], desk.reflection.person_id)


def _drafts(desk: Desk, shown: ShownRound) -> dict[str, DraftText]:
    return {} if shown.is_deleted else queries.feedback_drafts(db(), desk, viewer().person_id, shown.parts)


def _next_url(desk: Desk) -> str:
    here = (desk.submission.submitted_at, desk.submission.id)
    found = queries.find_next_waiting(db(), viewer().person_id, here, now())
    return url_for("review.review", submission_id=found) if found else url_for("review.queue")


def _refused(desk: Desk, broken: RuleBroken, typed: list[forms.TypedText], outcome: str) -> Response:
    """Show what was typed once more: in the form when the trainer still holds the round, else to be copied."""
    if isinstance(broken, forms.Conflicting):
        return _review_page(desk, 409, typed=typed, conflicts=broken.conflicts, outcome=outcome)
    if not policy.may_give_feedback(desk.submission, viewer().person_id) or _open(desk)[-1].is_deleted:
        return _closed_page(desk, 409, str(broken), [each.text for each in typed if each.text.strip()])
    faults = broken.faults if isinstance(broken, forms.Incomplete) else [("", str(broken))]
    return _review_page(desk, 422, typed=typed, faults=faults, outcome=outcome)


def _review_page(
    desk: Desk,
    status: int = 200,
    *,
    typed: Sequence[forms.TypedText] = (),
    conflicts: Mapping[str, Stale] | None = None,
    faults: Sequence[tuple[str, str]] = (),
    outcome: str = "",
) -> Response:
    rounds = _open(desk, with_earlier=True)
    drafts = _drafts(desk, rounds[-1])
    fields = {
        part: forms.FeedbackField(part, draft.text, draft.revision, draft.saved_at) for part, draft in drafts.items()
    }
    for each in typed:
        stale = (conflicts or {}).get(each.part)
        revision, kept = (stale.revision, stale.kept) if stale else (each.based_on, None)
        fields[each.part] = forms.FeedbackField(each.part, each.text, revision, None, kept)
    context = {"rounds": rounds, "fields": fields, "faults": faults, "outcome": outcome, "outcomes": forms.OUTCOMES}
    return _page("review", desk, status, **context, readers=queries.readers_of(db(), desk.submission.id))


def _closed_page(desk: Desk, status: int = 200, fault: str = "", typed: Sequence[str] = ()) -> Response:
    may_open = policy.may_claim(desk.submission, viewer().person_id, now()) or policy.may_reply(desk.submission)
    claimant = "".join(names_of(db(), {desk.submission.claimed_by_id or 0}).values())
    return _page("closed", desk, status, fault=fault, typed=typed, may_open=may_open, claimant=claimant)


def _round_page(desk: Desk, status: int = 200, faults: Sequence[tuple[str, str]] = (), text: str = "") -> Response:
    readers = queries.readers_of(db(), desk.submission.id)
    return _page("round", desk, status, shown=_open(desk)[-1], readers=readers, faults=faults, text=text)


def _page(name: str, desk: Desk, status: int = 200, **context: Any) -> Response:
    assignment = course().find_assignment(desk.reflection.assignment_id)
    module = course().module_of(assignment.id) if assignment else None
    return page(f"review/{name}.html", status, desk=desk, assignment=assignment, module=module, **context)
