"""The pages to ask for a talk, to ask to make somebody unrecognisable, and to follow a route of the care protocol."""

from collections.abc import Set

from flask import Blueprint, Response, flash, request, url_for

from course.accounts.models import Person
from course.care import actions, forms, policy, queries
from course.care.models import CareSignal, TalkWish
from course.content.models import Prompt
from course.database import now
from course.errors import NotAllowed, NotFound, RuleBroken
from course.organisation.queries import is_manager, is_trainer_in
from course.placement.queries import find_place
from course.reflection.models import Submission
from course.reflection.queries import Desk as WritingDesk
from course.reflection.queries import get_prompt
from course.reflection.routes import load_desk as load_own_desk
from course.reflection.routes import save_all
from course.review.forms import Incomplete
from course.review.policy import may_know
from course.review.queries import Desk, find_desk, last_opened
from course.review.routes import REVIEW, closed_page, desk_page, load_desk
from course.web.access import viewer
from course.web.current import course
from course.web.fragments import go_to, page
from course.web.transaction import db

TALK = "/opdracht/<assignment_id>/praten/<prompt_id>"
GONE = "Deze vraag is er niet (meer). Misschien is de vraag teruggenomen."

blueprint = Blueprint("care", __name__)


@blueprint.get(TALK)
def talk(assignment_id: str, prompt_id: str) -> Response:
    """Say what happens when the learner asks to talk about a step, and how it stands when they did."""
    return _talk_page(*_load_step(assignment_id, prompt_id))


@blueprint.post(TALK)
def ask_to_talk(assignment_id: str, prompt_id: str) -> Response:
    """Tell the trainer that the learner wants to talk about this step."""
    desk, prompt = _load_step(assignment_id, prompt_id)
    try:
        actions.ask_to_talk(db(), viewer().person_id, desk.place.trainer_id, assignment_id, prompt_id)
    except RuleBroken as broken:
        return _talk_page(desk, prompt, 409, str(broken))
    return go_to(url_for("care.talk", assignment_id=assignment_id, prompt_id=prompt_id))


@blueprint.post(f"{TALK}/bewaren")
def save_and_ask(assignment_id: str, prompt_id: str) -> Response:
    """Save what was being written, and go on to the page on which the learner asks to talk."""
    desk, _prompt = _load_step(assignment_id, prompt_id)
    posted = [each for each in desk.assignment.prompts if f"{each.id}:based_on" in request.form]
    return save_all(desk, posted) or go_to(url_for("care.talk", assignment_id=assignment_id, prompt_id=prompt_id))


@blueprint.post(f"{TALK}/terugnemen")
def take_wish_back(assignment_id: str, prompt_id: str) -> Response:
    """Take the wish back, as long as the trainer had no contact yet."""
    _load_step(assignment_id, prompt_id)
    if actions.take_wish_back(db(), viewer().person_id, assignment_id, prompt_id):
        flash("Je hebt je vraag teruggenomen. Je trainer hoort dat, en verder gebeurt er niets.", "good")
    return go_to(url_for("care.talk", assignment_id=assignment_id, prompt_id=prompt_id))


@blueprint.post("/nakijken/praten/<int(max=2147483647):wish_id>/gesproken")
def close_wish(wish_id: int) -> Response:
    """Say that the trainer had contact with the learner."""
    wish = db().get(TalkWish, wish_id)
    place = find_place(db(), wish.person_id) if wish else None
    if wish is None or place is None:
        raise NotFound(GONE)
    _refuse_others({wish.trainer_id}, place.organisation_id)
    if not actions.close_wish(db(), wish_id):
        raise NotFound(GONE)
    flash("Genoteerd. De cursist ziet dat jullie contact hadden, en wanneer.", "good")
    return go_to(url_for("queue.queue"))


@blueprint.get(f"{REVIEW}/anonimiseren")
def anonymise(submission_id: int) -> Response:
    """Say what happens when a trainer asks to make somebody unrecognisable."""
    desk = load_desk(submission_id)
    if not policy.may_ask_to_anonymise(desk.submission, viewer().person_id):
        return go_to(url_for("review.review", submission_id=submission_id))
    return desk_page("care/anonymise.html", desk, details=forms.DETAILS, chosen=(), words=forms.READY_WORDS, faults=())


@blueprint.post(f"{REVIEW}/anonimiseren")
def ask_to_anonymise(submission_id: int) -> Response:
    """Close the round for everybody but its writer, and ask them to change what could identify somebody."""
    desk = load_desk(submission_id)
    asked = forms.read_request(request.form.getlist("details"), request.form)
    path = url_for("reflection.overview", assignment_id=desk.reflection.assignment_id)
    try:
        actions.ask_to_anonymise(db(), desk, viewer().person_id, asked, path)
    except Incomplete as incomplete:
        shown = {"chosen": asked.details, "words": asked.explanation, "faults": incomplete.faults}
        return desk_page("care/anonymise.html", desk, 422, details=forms.DETAILS, **shown)
    except RuleBroken as broken:
        return closed_page(desk, 409, str(broken), [asked.explanation] if asked.explanation else [])
    flash(f"De tekst is dicht en ligt weer bij {desk.first_name}. Er is bericht gestuurd.", "good")
    return go_to(url_for("review.review", submission_id=submission_id))


@blueprint.get(f"{REVIEW}/zorgsignaal")
def protocol(submission_id: int) -> Response:
    """Show the routes of the protocol to whoever reads this round."""
    desk = load_desk(submission_id)
    if not _may_raise(desk):
        return go_to(url_for("review.review", submission_id=submission_id))
    return _protocol_page(desk)


@blueprint.post(f"{REVIEW}/zorgsignaal")
def raise_signal(submission_id: int) -> Response:
    """Write down that the trainer follows a route; nothing that was written goes with it."""
    desk = load_desk(submission_id)
    try:
        actions.raise_signal(db(), desk, viewer().person_id, forms.read_route(request.form))
    except RuleBroken as broken:
        return _protocol_page(desk, 422, str(broken)) if _may_raise(desk) else closed_page(desk, 409, str(broken))
    flash(f"Genoteerd dat je deze route volgt. {desk.first_name} ziet dat bij de opdracht.", "good")
    return go_to(url_for("care.protocol", submission_id=submission_id))


@blueprint.post("/nakijken/zorgsignaal/<int(max=2147483647):signal_id>/afgerond")
def close_signal(signal_id: int) -> Response:
    """Say that a route was followed to its end."""
    signal = db().get(CareSignal, signal_id)
    desk = find_desk(db(), signal.submission_id) if signal else None
    if signal is None or desk is None:
        raise NotFound("Dit zorgsignaal is er niet (meer).")
    _refuse_others({signal.trainer_id, desk.submission.reader_id}, desk.team.organisation_id)
    actions.close_signal(db(), signal)
    flash(f"Afgerond. {desk.first_name} ziet dat bij de opdracht.", "good")
    return go_to(url_for("queue.queue"))


@blueprint.app_template_global()
def own_wishes(assignment_id: str) -> queries.Rows:
    """Give the viewer's own wishes to talk at an assignment."""
    return queries.own_wishes(db(), viewer().person_id, assignment_id)


@blueprint.app_template_global()
def own_signals(assignment_id: str) -> queries.Rows:
    """Give the routes that trainers follow at the viewer's own assignment."""
    return queries.signals_about(db(), viewer().person_id, assignment_id)


@blueprint.app_template_global()
def signals_at(submission_id: int) -> queries.Rows:
    """Give the routes that are still followed at a round which the viewer reviews."""
    return queries.signals_at(db(), submission_id)


@blueprint.app_template_global()
def anonymise_request(submission: Submission, writer_id: int) -> queries.ShownRequest | None:
    """Give the request to anonymise a round to its writer and to whoever asked, and None to others."""
    found = queries.find_request(db(), submission.id, writer_id)
    return found if found is not None and viewer().person_id in {writer_id, found.trainer_id} else None


@blueprint.app_template_filter()
def detail_in_words(code: str) -> str:
    """Give the words for a kind of detail by which somebody can be recognised."""
    return forms.DETAILS.get(code, code)


def _load_step(assignment_id: str, prompt_id: str) -> tuple[WritingDesk, Prompt]:
    desk = load_own_desk(assignment_id)
    prompt = get_prompt(desk.assignment, prompt_id)
    if not prompt.talk:
        raise NotFound("Bij deze stap staat die vraag niet. Je kunt je trainer altijd zelf aanspreken.")
    return desk, prompt


def _talk_page(desk: WritingDesk, prompt: Prompt, status: int = 200, fault: str = "") -> Response:
    wishes = [row for row in own_wishes(desk.assignment.id) if row.prompt_id == prompt.id]
    module, last = course().module_of(desk.assignment.id), wishes[-1] if wishes else None
    return page("care/talk.html", status, desk=desk, prompt=prompt, module=module, wish=last, fault=fault)


def _may_raise(desk: Desk) -> bool:
    me = viewer().person_id
    return policy.may_raise(desk.submission, me, last_opened(db(), desk.submission.id, me), now())


def _protocol_page(desk: Desk, status: int = 200, fault: str = "") -> Response:
    followed = {row.route: row for row in signals_at(desk.submission.id)}
    may_ask = policy.may_ask_to_anonymise(desk.submission, viewer().person_id)
    email = db().get_one(Person, desk.reflection.person_id).email
    return desk_page("care/protocol.html", desk, status, followed=followed, may_ask=may_ask, email=email, fault=fault)


def _refuse_others(told: Set[int | None], organisation_id: int) -> None:
    """Let nobody tend to a wish or a signal but those the learner was told of.

    Raises:
        NotFound: when the viewer has no part in the organisation.
        NotAllowed: when somebody else was told, or the viewer manages the organisation.
    """
    me = viewer().person_id
    role = {"is_trainer": is_trainer_in(db(), me, organisation_id), "is_manager": is_manager(db(), me, organisation_id)}
    if not may_know(**role):
        raise NotFound(GONE)
    if not policy.may_tend(me, told, **role):
        raise NotAllowed("Dit ligt bij een andere trainer. Wie leiding geeft, ziet het nooit.")
