"""The pages with questions that come back, and those of the end test."""

from contextlib import suppress
from secrets import token_hex

from flask import Blueprint, Response, flash, request, url_for
from flask.typing import ResponseReturnValue

from course.confidential.actions import Saved
from course.content.models import Module
from course.database import now
from course.errors import NotAllowed, NotFound, RuleBroken, Stale
from course.knowledge import actions
from course.knowledge.forms import as_fields, read_choices
from course.knowledge.models import EndTest, Standing
from course.knowledge.policy import (
    NOTHING_CHOSEN,
    TEST_LENGTH,
    Chosen,
    Round,
    has_passed,
    next_round,
    number_needed,
    number_right,
    pool_of,
    round_to_show,
    rounds_of,
)
from course.knowledge.queries import find_test, in_words, read_chosen, standing_of
from course.placement.queries import find_place
from course.web.access import viewer
from course.web.autosave import answer_script
from course.web.current import course
from course.web.fragments import go_to, page
from course.web.posted import whole_number
from course.web.transaction import db

blueprint = Blueprint("knowledge", __name__)


@blueprint.get("/ophalen/<module_id>")
def recall(module_id: str) -> Response:
    """Show the questions about a module that wait, or those that were done last, to try them again."""
    module, standing = _load_module(module_id), _standing()
    rounds, moment = rounds_of(course(), standing.moments), now()
    shown = round_to_show(rounds, module, moment)
    coming = next_round(rounds, module, moment)
    return page("knowledge/recall.html", module=module, round=shown, coming=coming, standing=standing)


@blueprint.post("/ophalen/<module_id>")
def look_back(module_id: str) -> Response:
    """Show what fitted. That the questions were answered is kept, and how is not."""
    module, standing = _load_module(module_id), _standing()
    shown = _posted_round(module, standing)
    chosen = read_choices(shown.questions, request.form)
    actions.finish_round(db(), viewer().person_id, shown)
    coming = next_round(rounds_of(course(), _standing().moments), module, now())
    return page(
        "knowledge/look_back.html",
        module=module,
        round=shown,
        chosen=chosen,
        nothing=NOTHING_CHOSEN,
        coming=coming,
        find_lesson=course().find_lesson,
    )


@blueprint.post("/ophalen/<module_id>/overslaan")
def skip(module_id: str) -> Response:
    """Leave the questions that wait for what they are."""
    module, standing = _load_module(module_id), _standing()
    actions.finish_round(db(), viewer().person_id, _posted_round(module, standing))
    flash(f"De vragen over “{module.title}” zijn deze keer overgeslagen.", "good")
    return go_to(url_for("learning.my_course"))


@blueprint.post("/ophalen-per-mail")
def choose_mail() -> Response:
    """Turn the mail about waiting questions on or off, and go back to where the switch stood."""
    _refuse_without_place()
    wanted = request.form.get("wanted") == "yes"
    actions.choose_mail(db(), viewer().person_id, wanted=wanted)
    flash("Je krijgt een mail als er vragen klaarstaan." if wanted else "Je krijgt geen mail meer over vragen.", "good")
    module = course().find_module(request.form.get("module", ""))
    return go_to(url_for("knowledge.recall", module_id=module.id) if module else url_for("learning.my_course"))


@blueprint.get("/toets")
def end_test() -> Response:
    """Tell what the end test is, and lead to where somebody is with it."""
    _refuse_without_place()
    return _intro_page(_find_test())


@blueprint.post("/toets/nieuw")
def begin_test() -> Response:
    """Draw a new test; one that is being made is gone on with."""
    _refuse_without_place()
    with suppress(Stale):
        actions.begin_test(db(), viewer().person_id, course())
    return go_to(url_for("knowledge.questions"))


@blueprint.get("/toets/vragen")
def questions() -> Response:
    """Show the questions of the test with what was chosen so far."""
    _refuse_without_place()
    test = _find_test()
    if test is None or test.graded:
        return _intro_page(test)
    return page("knowledge/questions.html", test=test, nothing=NOTHING_CHOSEN, save_id=token_hex(16))


@blueprint.post("/toets/vragen")
def save_test() -> Response:
    """Keep the answers, and grade them when that was asked."""
    _refuse_without_place()
    test = _posted_test()
    grading = request.form.get("then") == "grade"
    act = actions.grade_test if grading else actions.save_test
    try:
        chosen = read_choices(test.questions, request.form)
        act(db(), viewer().person_id, test, chosen, based_on=_based_on(), save_id=_save_id())
    except Stale as stale:
        return _conflict_page(test, stale)
    if grading:
        return go_to(url_for("knowledge.result"))
    flash("Je antwoorden zijn bewaard. Je gaat verder wanneer je wilt.", "good")
    return go_to(url_for("knowledge.end_test"))


@blueprint.post("/toets/vragen/bewaren")
def autosave_test() -> ResponseReturnValue:
    """Keep the answers for the script in the page, with the same rules as the form."""

    def save() -> Saved:
        _refuse_without_place()
        test = _posted_test()
        chosen = read_choices(test.questions, request.form)
        return actions.save_test(db(), viewer().person_id, test, chosen, based_on=_based_on(), save_id=_save_id())

    def versions(stale: Stale) -> dict[str, object]:
        test = _posted_test()
        kept, offered = _both_versions(test, stale)
        words = {"kept": in_words(test, kept, offered), "offered": in_words(test, offered, kept)}
        return {"kept": as_fields(test.questions, kept), "words": words, "revision": stale.revision}

    return answer_script(save, versions)


@blueprint.get("/toets/uitslag")
def result() -> Response:
    """Show the test that was graded last, with an explanation to every answer."""
    _refuse_without_place()
    test = _find_test()
    if test is None or not test.graded:
        return _intro_page(test)
    return page(
        "knowledge/result.html",
        test=test,
        passed=has_passed(test),
        right=number_right(test.questions, test.chosen),
        needed=number_needed(len(test.questions)),
        standing=_standing(),
        nothing=NOTHING_CHOSEN,
        find_lesson=course().find_lesson,
    )


@blueprint.post("/toets/verwijderen")
def drop_test() -> Response:
    """Delete the answers of a test."""
    _refuse_without_place()
    dropped = actions.drop_test(db(), viewer().person_id, _find_test(), request.form.get("part", ""))
    flash("Je antwoorden zijn verwijderd." if dropped else "Deze antwoorden waren er al niet meer.", "good")
    return go_to(url_for("knowledge.end_test"))


def _load_module(module_id: str) -> Module:
    found = course().find_module(module_id)
    if found is None:
        raise NotFound("Deze module is er niet (meer). In Mijn cursus staan alle modules.")
    _refuse_without_place()
    return found


def _refuse_without_place() -> None:
    if find_place(db(), viewer().person_id) is None:
        raise NotAllowed("Vragen en toets zijn voor wie de cursus volgt. Meelezen kan wel.")


def _standing() -> Standing:
    return standing_of(db(), viewer().person_id)


def _posted_round(module: Module, standing: Standing) -> Round:
    rounds = rounds_of(course(), standing.moments)
    shown = round_to_show(rounds, module, now())
    day = whole_number(request.form.get("day", ""))
    done = (one for one in rounds if one.module.id == module.id and one.day == day and one.done_at is not None)
    found = shown if shown is not None and shown.day == day else next(done, None)
    if found is None:
        raise RuleBroken("Deze vragen staan nu niet klaar. Op Mijn cursus zie je welke er wel zijn.")
    return found


def _find_test() -> EndTest | None:
    return find_test(db(), viewer().person_id, pool_of(course()))


def _posted_test() -> EndTest:
    test = _find_test()
    if test is None or test.attempt != request.form.get("part"):
        raise RuleBroken("Deze toets is er niet meer: er is een nieuwe begonnen, of de antwoorden zijn verwijderd.")
    return test


def _based_on() -> int:
    return whole_number(request.form.get("based_on", ""))


def _save_id() -> str:
    return request.form.get("save_id", "")


def _intro_page(test: EndTest | None) -> Response:
    number = min(TEST_LENGTH, len(pool_of(course())))
    needed = number_needed(number)
    return page("knowledge/end_test.html", test=test, standing=_standing(), number=number, needed=needed)


def _both_versions(test: EndTest, stale: Stale) -> tuple[Chosen, Chosen]:
    return read_chosen(stale.kept, test.questions), read_chosen(stale.offered, test.questions)


def _conflict_page(test: EndTest, stale: Stale) -> Response:
    kept, offered = _both_versions(test, stale)
    return page(
        "knowledge/conflict.html",
        409,
        test=test,
        already=in_words(test, kept, offered),
        chosen=offered,
        nothing=NOTHING_CHOSEN,
        revision=stale.revision,
    )
