"""Handing over: the pages of the trainer and the coordinator, and the learner's own word on it."""

from flask import Blueprint, Response, flash, request, url_for

from course.database import now
from course.errors import NotAllowed, NotFound, RuleBroken
from course.handover import actions, policy, queries
from course.handover.models import BY_COORDINATOR, BY_READER
from course.organisation.queries import coordinated_by, is_manager, is_trainer_in
from course.placement.queries import trainers_of
from course.reflection.models import Submission
from course.review.policy import may_know
from course.review.queries import Desk, feedback_drafts, find_desk, find_own_desk, open_rounds
from course.review.routes import REVIEW, desk_page, load_desk
from course.web.access import viewer
from course.web.current import course
from course.web.formats import today
from course.web.fragments import go_to, page
from course.web.posted import whole_number
from course.web.transaction import db
from course.workdays import working_day_after

blueprint = Blueprint("handover", __name__)
HAND_OVER = f"{REVIEW}/overdragen"
AGREE = "/opdracht/<assignment_id>/ronde/<int(max=2147483647):number>/akkoord"
NOT_YOURS = "Wachttijden zijn voor de coördinator van de trainers. De organisatie kiest wie dat is."


@blueprint.get(HAND_OVER)
def choose(submission_id: int) -> Response:
    """Ask to whom a round goes."""
    return _choose_page(_load_to_hand_over(submission_id))


@blueprint.post(HAND_OVER)
def hand_over(submission_id: int) -> Response:
    """Hand a round over; the learner is told first."""
    desk, to_id = _load_to_hand_over(submission_id), whole_number(request.form.get("to", ""))
    is_reader = desk.submission.reader_id == viewer().person_id
    if not to_id:
        return _choose_page(desk, 422, [("to", "Kies een trainer.")])
    try:
        if not policy.may_hand_over(desk.submission, is_reader=is_reader, is_coordinator=not is_reader):
            raise RuleBroken("Deze opdracht wacht niet meer op een reactie. Er is niets over te dragen.")
        goes_along = is_reader and "drafts" in request.form
        reason = BY_READER if is_reader else BY_COORDINATOR
        actions.hand_over(db(), desk, to_id, reason, with_drafts=goes_along)
    except RuleBroken as broken:
        return _choose_page(desk, 409, [("to", str(broken))])
    flash(f"Overgedragen. {desk.first_name} hoort eerst wie er leest, en kan de opdracht nog terugnemen.", "good")
    return go_to(url_for("queue.queue") if is_reader else url_for("handover.waiting_times"))


@blueprint.post(f"{REVIEW}/vrijgeven")
def release(submission_id: int) -> Response:
    """Put a round back in the queue that its reader holds, as the coordinator."""
    desk = _load_coordinated(submission_id)
    actions.release(db(), desk)
    flash("De opdracht staat weer in de rij van de trainer. Die heeft bericht gekregen.", "good")
    return go_to(url_for("handover.waiting_times"))


@blueprint.get("/nakijken/wachttijden")
def waiting_times() -> Response:
    """Show the coordinator which answers are due or late: names and dates, never a word of what was written."""
    places = _coordinated()
    if not places:
        raise NotAllowed(NOT_YOURS)
    rows = queries.watched_rounds(db(), working_day_after(today(), 1), places)
    return page("handover/waiting_times.html", rows=rows, course=course(), day=today(), moment=now())


@blueprint.post(AGREE)
def agree(assignment_id: str, number: int) -> Response:
    """The learner lets the new reader begin at once."""
    desk = find_own_desk(db(), viewer().person_id, assignment_id, number)
    if desk is None:
        raise NotFound("Deze ronde bestaat niet (meer).")
    actions.agree(db(), desk)
    flash("Goed, je nieuwe trainer kan nu beginnen en heeft bericht gekregen.", "good")
    return go_to(url_for("reflection.overview", assignment_id=assignment_id))


@blueprint.app_template_global("wait_of")
def wait_of(submission: Submission) -> queries.Wait:
    """Give a page what its learner may know of a round that waits."""
    return queries.wait_of(db(), submission)


@blueprint.app_template_global("hand_overs_of")
def hand_overs_of(submission_id: int) -> list[queries.ShownHandOver]:
    """Give a page each time that a round changed hands."""
    return queries.hand_overs_of(db(), submission_id)


@blueprint.app_template_global("next_module_number")
def next_module_number(number: int) -> int:
    """Give the number of the module after this one, or 0 when it is the last one."""
    return next((module.number for module in course().modules if module.number == number + 1), 0)


@blueprint.app_template_global("is_coordinator")
def is_coordinator() -> bool:
    """Say whether the viewer is the coordinator of some trainers."""
    return bool(_coordinated())


def _coordinated() -> list[int]:
    return coordinated_by(db(), viewer().person_id)


def _load_to_hand_over(submission_id: int) -> Desk:
    """Give the round for its reader or the coordinator; others are refused as from any page of a round."""
    desk = find_desk(db(), submission_id)
    if desk is not None and desk.team.organisation_id in _coordinated():
        return desk
    return load_desk(submission_id)


def _load_coordinated(submission_id: int) -> Desk:
    desk, me = find_desk(db(), submission_id), viewer().person_id
    place = desk.team.organisation_id if desk else 0
    knows = may_know(is_trainer=is_trainer_in(db(), me, place), is_manager=is_manager(db(), me, place))
    if desk is None or not knows:
        raise NotFound("Deze opdracht bestaat niet (meer).")
    if place not in _coordinated():
        raise NotAllowed(NOT_YOURS)
    return desk


def _choose_page(desk: Desk, status: int = 200, faults: list[tuple[str, str]] | None = None) -> Response:
    submission, me = desk.submission, viewer().person_id
    team, day = desk.team, today()
    takers = [
        (str(each.person_id), each.name)
        for each in trainers_of(db(), team.organisation_id, [team.id], day, day)
        if each.person_id != submission.reader_id and not actions.fault_of_taker(db(), desk, each.person_id)
    ]
    return desk_page(
        "handover/choose.html",
        desk,
        status,
        takers=takers,
        faults=faults or [],
        may_hand_over=policy.may_hand_over(
            submission, is_reader=submission.reader_id == me, is_coordinator=submission.reader_id != me
        ),
        has_drafts=submission.reader_id == me and _has_drafts(desk, me),
        is_reader=submission.reader_id == me,
    )


def _has_drafts(desk: Desk, trainer_id: int) -> bool:
    shown = open_rounds(db(), [desk.submission], desk.reflection.person_id)[0]
    if shown.is_deleted:
        return False
    return any(draft.text.strip() for draft in feedback_drafts(db(), desk, trainer_id, shown.parts).values())
