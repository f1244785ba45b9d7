"""The trainer's pages for one round: taking it up, writing feedback, giving it back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from flask import Blueprint, Response, flash, request, url_for
from flask.typing import ResponseReturnValue

from course.accounts.queries import names_of
from course.comments.queries import comments_at_hand
from course.confidential.queries import DraftText
from course.content.open_questions import TOPICS
from course.database import now
from course.errors import NotAllowed, NotFound, RuleBroken
from course.organisation.queries import is_manager, is_trainer_in, trained_organisations
from course.placement.queries import are_colleagues
from course.review import actions, forms, policy, queries
from course.review.models import NOTE, OVERALL
from course.review.queries import Desk, ShownRound
from course.web.access import viewer
from course.web.autosave import answer_script
from course.web.current import course
from course.web.formats import clock, is_today
from course.web.fragments import go_to, page
from course.web.transaction import db

# What the button to put in a comment sends, before the name of the part.
INSERT = "invoegen-"
REVIEW = "/nakijken/<int(max=2147483647):submission_id>"

# The pages on which a trainer goes through the queue, and may have narrowed it.
WITH_FILTER = frozenset({"queue", "review"})

blueprint = Blueprint("review", __name__)


@blueprint.url_defaults
def keep_filter(_endpoint: str, values: dict[str, Any]) -> None:
    """Keep in the addresses of these pages how the queue was narrowed: the next round comes out of the same list."""
    if request.blueprint in WITH_FILTER and "toon" in request.args:
        values.setdefault("toon", request.args["toon"])


@blueprint.get(REVIEW)
def review(submission_id: int) -> Response:
    """Show the round to the trainer who holds it; anybody else sees that it is there, and how to take it up."""
    desk = load_desk(submission_id)
    if policy.holds(desk.submission, viewer().person_id, now()):
        return _review_page(desk, outcome=forms.read_outcome({"outcome": request.args.get("uitkomst", "")}))
    if policy.may_reread(desk.submission, queries.last_opened(db(), submission_id, viewer().person_id), now()):
        return go_to(url_for("dialogue.conversation", submission_id=submission_id))
    return closed_page(desk)


@blueprint.post(f"{REVIEW}/oppakken")
def claim(submission_id: int) -> Response:
    """Take a round up; the learner sees that it was read."""
    desk = load_desk(submission_id)
    try:
        actions.open_round(db(), desk, viewer().person_id)
    except RuleBroken as broken:
        return closed_page(desk, 409, str(broken))
    return go_to(url_for("review.review", submission_id=submission_id))


@blueprint.post(f"{REVIEW}/loslaten")
def let_go(submission_id: int) -> Response:
    """Put a round back in the queue."""
    desk = load_desk(submission_id)
    try:
        actions.let_go(db(), desk, viewer().person_id)
    except RuleBroken as broken:
        return closed_page(desk, 409, str(broken))
    flash(f"De opdracht van {desk.first_name} staat weer in de rij. Wat je al schreef, blijft bij jou bewaard.", "good")
    return go_to(_queue_url())


@blueprint.post(f"{REVIEW}/bewaren")
def save(submission_id: int) -> ResponseReturnValue:
    """Save the feedback as a draft: one part for the script in the page, or the whole form."""
    if request.accept_mimetypes.best == "application/json":
        return _save_part(submission_id)
    desk = load_desk(submission_id)
    typed, outcome = _typed(desk), forms.read_outcome(request.form)
    if request.form.get("to") == "kader":
        typed = [replace(each, text=forms.with_frame(each.text)) if each.part == OVERALL else each for each in typed]
    try:
        actions.save_feedback(db(), desk, viewer().person_id, typed)
    except RuleBroken as broken:
        return _refused(desk, broken, typed, outcome)
    return _after_saving(submission_id, request.form.get("to", ""), outcome or None)


@blueprint.get(f"{REVIEW}/voorbeeld")
def preview(submission_id: int) -> Response:
    """Show what the learner will read, before anything is given back."""
    desk = load_desk(submission_id)
    if not policy.holds(desk.submission, viewer().person_id, now()):
        return go_to(url_for("review.review", submission_id=submission_id))
    shown = _open(desk)[-1]
    texts = {part: forms.finished(draft.text) for part, draft in _drafts(desk, shown).items()}
    outcome = forms.read_outcome({"outcome": request.args.get("uitkomst", "")})
    return desk_page("review/preview.html", desk, shown=shown, texts=texts, outcome=outcome)


@blueprint.post(f"{REVIEW}/teruggeven")
def give_back(submission_id: int) -> Response:
    """Give a round back to the learner, and go on with the next one when that was asked."""
    desk = load_desk(submission_id)
    typed, outcome = _typed(desk), forms.read_outcome(request.form)
    path = url_for("dialogue.round", assignment_id=desk.reflection.assignment_id, number=desk.submission.number)
    try:
        actions.give_back(db(), desk, viewer().person_id, typed, outcome, path)
    except RuleBroken as broken:
        return _refused(desk, broken, typed, outcome)
    flash(f"Teruggegeven. {desk.first_name} heeft bericht gekregen.", "good")
    return go_to(_next_url(desk) if request.form.get("to") == "volgende" else _queue_url())


@blueprint.app_template_filter("until")
def until(moment: datetime) -> str:
    """Say until when a round is held: `vandaag om 14:03` or `morgen om 14:03`."""
    return f"{'vandaag' if is_today(moment) else 'morgen'} om {clock(moment)}"


def load_desk(submission_id: int) -> Desk:
    """Give the round that the viewer reviews.

    Raises:
        NotFound: when there is none, or the viewer has no part in the organisation.
        NotAllowed: when it is not with the viewer, or the viewer manages the writer or works beside them.
    """
    desk, me = queries.find_desk(db(), submission_id), viewer().person_id
    place = desk.team.organisation_id if desk else 0
    role = {"is_trainer": is_trainer_in(db(), me, place), "is_manager": is_manager(db(), me, place)}
    if desk is None or not policy.may_know(**role):
        raise NotFound("Deze opdracht bestaat niet (meer).")
    reader_id, writer_id = desk.submission.reader_id, desk.reflection.person_id
    is_colleague = are_colleagues(db(), me, writer_id)
    fault = policy.refusal(me, reader_id=reader_id, writer_id=writer_id, is_colleague=is_colleague, **role)
    if fault:
        raise NotAllowed(fault)
    return desk


def _save_part(submission_id: int) -> ResponseReturnValue:
    typed = forms.read_one_text(request.form)
    return answer_script(lambda: actions.save_part(db(), load_desk(submission_id), viewer().person_id, typed))


def _typed(desk: Desk) -> list[forms.TypedText]:
    return forms.read_texts([*_open(desk)[-1].parts, NOTE], request.form)


def _after_saving(submission_id: int, to: str, outcome: str | None) -> Response:
    """Go on to what was asked for together with saving: the preview, the comments for one part, or the page again."""
    if to == "preview":
        return go_to(url_for("review.preview", submission_id=submission_id, uitkomst=outcome))
    if to.startswith(INSERT):
        part = to.removeprefix(INSERT)
        return go_to(url_for("desk.choose", submission_id=submission_id, bij=part, uitkomst=outcome))
    if to != "kader":
        flash(f"Opgeslagen om {clock(now())}. Alleen jij ziet dit, tot je teruggeeft.", "good")
    anchor = f"text-{OVERALL}" if to == "kader" else None
    return go_to(url_for("review.review", submission_id=submission_id, uitkomst=outcome, _anchor=anchor))


def _open(desk: Desk, *, with_earlier: bool = False) -> list[ShownRound]:
    earlier = queries.earlier_rounds(db(), desk) if with_earlier else []
    return queries.open_rounds(db(), [*earlier, desk.submission], desk.reflection.person_id)


def _drafts(desk: Desk, shown: ShownRound) -> dict[str, DraftText]:
    return {} if shown.is_deleted else queries.feedback_drafts(db(), desk, viewer().person_id, [*shown.parts, NOTE])


def _queue_url() -> str:
    return url_for("queue.queue", toon=request.args.get("toon"))


def _next_url(desk: Desk) -> str:
    place = forms.write_cursor(desk.submission.submitted_at, desk.submission.id)
    return url_for("queue.next_one", na=place, toon=request.args.get("toon"))


def _refused(desk: Desk, broken: RuleBroken, typed: list[forms.TypedText], outcome: str) -> Response:
    """Show what was typed once more: in the form when the trainer still holds the round, else to be copied."""
    if isinstance(broken, forms.Conflicting):
        return _review_page(desk, 409, typed=typed, broken=broken, outcome=outcome)
    if not policy.may_give_feedback(desk.submission, viewer().person_id) or _open(desk)[-1].is_deleted:
        return closed_page(desk, 409, str(broken), [each.text for each in typed if each.text.strip()])
    faults = broken.faults if isinstance(broken, forms.Incomplete) else [("", str(broken))]
    return _review_page(desk, 422, typed=typed, faults=faults, outcome=outcome)


def _review_page(
    desk: Desk,
    status: int = 200,
    *,
    typed: Sequence[forms.TypedText] = (),
    broken: RuleBroken | None = None,
    faults: Sequence[tuple[str, str]] = (),
    outcome: str = "",
) -> Response:
    rounds = _open(desk, with_earlier=True)
    drafts = _drafts(desk, rounds[-1])
    fields = forms.written_fields(drafts, typed, broken)
    me = viewer().person_id
    trains = [place.id for place in trained_organisations(db(), me)]
    return desk_page(
        "review/review.html",
        desk,
        status,
        rounds=rounds,
        fields=fields,
        faults=faults,
        outcome=outcome,
        outcomes=forms.OUTCOMES,
        readings=queries.readings_of(db(), desk.submission.id),
        at_hand=comments_at_hand(db(), me, trains, course()),
        topics=TOPICS,
        meter=forms.meter(fields[OVERALL].text) if OVERALL in fields else None,
        limits=forms.METER_WORDS,
        frame=forms.FRAME_TEXT,
        skip=_next_url(desk),
    )


def closed_page(desk: Desk, status: int = 200, fault: str = "", typed: Sequence[str] = ()) -> Response:
    """Show that a round is there without a word of it, and how to open it if the viewer may."""
    me, moment = viewer().person_id, now()
    may_open = policy.may_claim(desk.submission, me, moment) or policy.may_reopen(desk.submission, me, moment)
    opens_at = desk.submission.readable_from if desk.submission.readable_from > moment else None
    claimant = "".join(names_of(db(), {desk.submission.claimed_by_id or 0}).values())
    around = {"claimant": claimant, "queue_url": _queue_url(), "next_url": _next_url(desk)}
    shown = {"fault": fault, "typed": typed, "may_open": may_open, "opens_at": opens_at}
    return desk_page("review/closed.html", desk, status, **shown, **around)


def desk_page(template: str, desk: Desk, status: int = 200, **context: Any) -> Response:
    """Show a page about one round, with the assignment and the module that it belongs to."""
    assignment = course().find_assignment(desk.reflection.assignment_id)
    module = course().module_of(assignment.id) if assignment else None
    return page(template, status, desk=desk, assignment=assignment, module=module, **context)
