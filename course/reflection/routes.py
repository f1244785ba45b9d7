"""The learner's pages for writing, reading again, handing in and taking back."""

from dataclasses import asdict, replace
from typing import Any

from flask import Blueprint, Response, flash, request, url_for
from flask.typing import ResponseReturnValue

from course.confidential.actions import Saved
from course.content.models import Assignment, ImageCard, Prompt
from course.database import now
from course.errors import CourseError, NotAllowed, NotFound, RuleBroken, Stale
from course.placement.queries import Place, find_place
from course.reflection.actions import begin_reflection, missing_prompts, promised_day, save_answer, submit, withdraw
from course.reflection.forms import PostedAnswer, check_names, posted_beside, read_answer
from course.reflection.models import labelled
from course.reflection.policy import may_withdraw, may_write_at
from course.reflection.queries import (
    Desk,
    DraftAnswer,
    find_last_round,
    fingerprint,
    get_prompt,
    is_written_on,
    looked_over,
    open_desk,
    rounds_of,
    two_versions,
)
from course.web.access import viewer
from course.web.autosave import answer_script
from course.web.current import course
from course.web.formats import clock
from course.web.fragments import go_to, page
from course.web.transaction import db

# In the address of a step when the learner asked to have it looked over.
CHECKED = "nagekeken"

blueprint = Blueprint("reflection", __name__, url_prefix="/opdracht/<assignment_id>")


@blueprint.app_template_filter("image_card")
def find_image_card(card_id: str) -> ImageCard | None:
    """Give the card that was chosen in an answer, or None when the course does not have it any more."""
    return course().find_card(card_id)


@blueprint.get("")
def overview(assignment_id: str) -> Response:
    """Show what the assignment asks, how far it is, and its rounds."""
    desk = load_desk(assignment_id)
    rounds = rounds_of(db(), desk.reflection) if desk.reflection else []
    is_open = bool(rounds) and may_withdraw(
        rounds[-1], now(), is_written_on=is_written_on(db(), rounds[-1], viewer().person_id)
    )
    return _page("overview", desk, rounds=rounds, may_withdraw=is_open)


@blueprint.get("/stap/<prompt_id>")
def step(assignment_id: str, prompt_id: str) -> Response:
    """Show one prompt with the room to write."""
    desk = load_desk(assignment_id)
    prompt = get_prompt(desk.assignment, prompt_id)
    if not may_write_at(desk.reflection, prompt.visibility):
        return go_to(url_for("reflection.overview", assignment_id=assignment_id))
    around = _around(desk, prompt)
    if CHECKED in request.args:
        around["checked"] = looked_over(db(), desk, course()).get(prompt.id)
    return _page("step", desk, **around)


@blueprint.post("/stap/<prompt_id>")
def save_step(assignment_id: str, prompt_id: str) -> Response:
    """Save one prompt, and go where the pressed button says."""
    desk = load_desk(assignment_id)
    prompt = get_prompt(desk.assignment, prompt_id)
    refused = save_all(desk, [prompt])
    return refused or go_to(_next_url(desk, prompt))


@blueprint.get("/alles")
def whole(assignment_id: str) -> Response:
    """Show all prompts under each other."""
    desk = load_desk(assignment_id)
    if not desk.may_write:
        return go_to(url_for("reflection.overview", assignment_id=assignment_id))
    return _page("whole", desk)


@blueprint.post("/alles")
def save_whole(assignment_id: str) -> Response:
    """Save all prompts."""
    desk = load_desk(assignment_id)
    refused = save_all(desk, list(desk.assignment.prompts))
    if refused is not None:
        return refused
    flash(f"Opgeslagen om {clock(now())}.", "good")
    target = "reflection.confirm" if request.form.get("to") == "confirm" else "reflection.whole"
    return go_to(url_for(target, assignment_id=assignment_id))


@blueprint.post("/bewaren")
def autosave(assignment_id: str) -> ResponseReturnValue:
    """Save one prompt for the script in the page; its answers are data, with the same rules as the forms."""
    assignment, _place = _load_assignment(assignment_id)
    prompt = get_prompt(assignment, request.form.get("part", ""))
    names = {f"{prompt.id}:{name}": value for name, value in request.form.items()}
    return answer_script(
        lambda: _save(assignment_id, prompt, read_answer(prompt, names)),
        lambda stale: asdict(two_versions(prompt, stale)),
    )


@blueprint.get("/inleveren")
def confirm(assignment_id: str) -> Response:
    """Show everything once more as the trainer will read it, with the ticks before handing in."""
    desk = load_desk(assignment_id)
    if not desk.may_write:
        return go_to(url_for("reflection.overview", assignment_id=assignment_id))
    return _confirm_page(desk)


@blueprint.post("/inleveren")
def hand_in(assignment_id: str) -> Response:
    """Hand the reflection in, when every tick is set."""
    desk = load_desk(assignment_id)
    open_ticks = [name for name, _words in check_names(desk.assignment) if name not in request.form.getlist("checks")]
    reflection = begin_reflection(db(), viewer().person_id, assignment_id)
    if open_ticks and desk.may_write:
        return _confirm_page(desk, 422, "Zet eerst bij elke regel een vinkje, of pas je tekst nog aan.")
    try:
        submit(db(), reflection, desk.assignment, desk.place, seen=request.form.get("seen", ""))
    except RuleBroken as broken:
        return _confirm_page(load_desk(assignment_id), 409, str(broken))
    flash(f"Je opdracht is ingeleverd bij {desk.place.trainer}.", "good")
    return go_to(url_for("reflection.overview", assignment_id=assignment_id))


@blueprint.post("/intrekken")
def take_back(assignment_id: str) -> Response:
    """Take the last round back, as long as nobody holds it."""
    desk = load_desk(assignment_id)
    last = find_last_round(db(), desk.reflection) if desk.reflection else None
    if desk.reflection is None or last is None:
        raise RuleBroken("Er is niets ingeleverd om terug te nemen.")
    withdraw(db(), desk.reflection, last)
    flash("Je hebt je opdracht teruggenomen. Je tekst staat er nog, en je trainer kan er niet meer bij.", "good")
    return go_to(url_for("reflection.overview", assignment_id=assignment_id))


def load_desk(assignment_id: str) -> Desk:
    """Give what the viewer works on.

    Raises:
        NotFound: when there is no such assignment.
        NotAllowed: when the viewer does not take the course.
    """
    assignment, place = _load_assignment(assignment_id)
    return open_desk(db(), viewer().person_id, assignment, place)


def _load_assignment(assignment_id: str) -> tuple[Assignment, Place]:
    assignment = course().find_assignment(assignment_id)
    if assignment is None:
        raise NotFound("Deze opdracht bestaat niet (meer).")
    place = find_place(db(), viewer().person_id)
    if place is None:
        raise NotAllowed("Opdrachten zijn voor cursisten. Je doet zelf niet mee aan de cursus.")
    return assignment, place


def _save(assignment_id: str, prompt: Prompt, posted: PostedAnswer | None) -> Saved:
    if posted is None:
        raise RuleBroken("Er kwam geen antwoord mee. Je tekst staat nog op de pagina. Bewaar de tekst opnieuw.")
    reflection = begin_reflection(db(), viewer().person_id, assignment_id)
    return save_answer(db(), reflection, prompt, **asdict(posted))


def save_all(desk: Desk, prompts: list[Prompt]) -> Response | None:
    """Save what was posted for these prompts; give the page that asks the learner to choose, or None."""
    for prompt in prompts:
        try:
            _save(desk.assignment.id, prompt, read_answer(prompt, request.form))
        except Stale as stale:
            return _conflict_page(desk, prompt, stale)
        except RuleBroken as broken:
            return _refused_page(desk, prompt, broken)
    return None


def _conflict_page(desk: Desk, prompt: Prompt, stale: Stale) -> Response:
    two, beside = two_versions(prompt, stale), posted_beside(prompt, request.form.items(multi=True))
    shown = {"prompt": prompt, "two": two, "kept_labelled": labelled(prompt, two.kept), "carried": beside}
    return _page("conflict", desk, 409, answer=DraftAnswer(prompt, two.offered, stale.revision, None), **shown)


def _refused_page(desk: Desk, prompt: Prompt, broken: CourseError) -> Response:
    posted = {name.partition(":")[2]: value for name, value in request.form.items() if name.startswith(f"{prompt.id}:")}
    around = _around(desk, prompt)
    shown = replace(around["answer"], fields=posted, saved_at=None)
    around |= {"fault": str(broken), "carried": posted_beside(prompt, request.form.items(multi=True))}
    return _page("step", desk, 422, **(around | {"answer": shown}))


def _around(desk: Desk, prompt: Prompt) -> dict[str, Any]:
    place = [answer.prompt.id for answer in desk.answers].index(prompt.id)
    return {
        "answer": desk.answers[place],
        "number": place + 1,
        "previous": desk.answers[place - 1].prompt if place else None,
        "next": desk.answers[place + 1].prompt if place + 1 < len(desk.answers) else None,
        "fault": "",
        "carried": [],
    }


def _next_url(desk: Desk, prompt: Prompt) -> str:
    if request.form.get("to") in {"stay", "check"}:
        return request.path if request.form["to"] == "stay" else f"{request.path}?{CHECKED}=1#{CHECKED}"
    around = _around(desk, prompt)
    target = around["previous"] if request.form.get("to") == "previous" else around["next"]
    if request.form.get("to") == "overview" or not desk.may_write:
        return url_for("reflection.overview", assignment_id=desk.assignment.id)
    if isinstance(target, Prompt):
        return url_for("reflection.step", assignment_id=desk.assignment.id, prompt_id=target.id)
    return url_for("reflection.confirm", assignment_id=desk.assignment.id)


def _confirm_page(desk: Desk, status: int = 200, fault: str = "") -> Response:
    return _page(
        "confirm",
        desk,
        status,
        missing=missing_prompts(desk.answers),
        checks=check_names(desk.assignment),
        promised_on=promised_day(desk.place),
        ticked=request.form.getlist("checks"),
        seen=fingerprint(desk.answers),
        checked=looked_over(db(), desk, course()),
        fault=fault,
    )


def _page(name: str, desk: Desk, status: int = 200, **context: Any) -> Response:
    module = course().module_of(desk.assignment.id)
    return page(f"reflection/{name}.html", status, desk=desk, module=module, **context)
