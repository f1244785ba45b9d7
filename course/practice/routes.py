"""Keeping somebody's own answers to the exercises in lessons."""

from collections.abc import Mapping

from flask import Blueprint, Response, request, url_for
from flask.typing import ResponseReturnValue

from course.confidential.actions import Saved, clean_text
from course.content.blocks.sheets import Exercise
from course.content.models import Lesson
from course.errors import NotAllowed, NotFound, RuleBroken, Stale
from course.placement.queries import find_place
from course.practice.actions import begin_anew, save_exercise
from course.practice.forms import read_exercise
from course.practice.queries import find_exercise, in_words, read_answers, was_laid_aside, words_of
from course.web.access import viewer
from course.web.autosave import answer_script
from course.web.current import course
from course.web.fragments import go_to, page
from course.web.posted import whole_number
from course.web.transaction import db

blueprint = Blueprint("practice", __name__, url_prefix="/les/<lesson_id>/oefening/<block_id>")


@blueprint.post("")
def save(lesson_id: str, block_id: str) -> Response:
    """Keep the answers, or lay them with the earlier ones and begin anew."""
    lesson, exercise = _load(lesson_id, block_id)
    anew = exercise.repeats and request.form.get("then") == "anew"
    try:
        _save(exercise, read_exercise(exercise, request.form))
        if anew:
            begin_anew(db(), viewer().person_id, exercise)
    except Stale as stale:
        if not (anew and was_laid_aside(stale.offered, stale.kept)):
            return _conflict_page(lesson, exercise, stale)
    except RuleBroken as broken:
        return _refused_page(lesson, exercise, str(broken))
    return go_to(f"{url_for('learning.lesson', lesson_id=lesson.id)}#blok-{exercise.id}")


@blueprint.post("/bewaren")
def autosave(lesson_id: str, block_id: str) -> ResponseReturnValue:
    """Keep the answers for the script in the page; its answers are data, with the same rules as the form."""

    def save() -> Saved:
        _lesson, exercise = _load(lesson_id, block_id)
        return _save(exercise, read_exercise(exercise, request.form))

    def versions(stale: Stale) -> dict[str, object]:
        kept, offered = read_answers(stale.kept), read_answers(stale.offered)
        _lesson, exercise = _load(lesson_id, block_id)
        words = {"kept": _lines(exercise, kept), "offered": _lines(exercise, offered)}
        return {"kept": kept, "offered": offered, "words": words, "revision": stale.revision}

    return answer_script(save, versions)


def _load(lesson_id: str, block_id: str) -> tuple[Lesson, Exercise]:
    lesson = course().find_lesson(lesson_id)
    exercise = find_exercise(lesson, block_id) if lesson else None
    if lesson is None or exercise is None:
        raise NotFound("Deze oefening is er niet (meer). In Mijn cursus staan alle lessen.")
    if find_place(db(), viewer().person_id) is None:
        raise NotAllowed("Alleen wie de cursus volgt, bewaart antwoorden. Meelezen kan wel.")
    return lesson, exercise


def _save(exercise: Exercise, answers: dict[str, str]) -> Saved:
    based_on = whole_number(request.form.get("based_on", ""))
    how = {"save_id": request.form.get("save_id", ""), "choice": request.form.get("choice", "")}
    return save_exercise(db(), viewer().person_id, exercise, answers, based_on=based_on, **how)


def _refused_page(lesson: Lesson, exercise: Exercise, sentence: str) -> Response:
    answers = {field.id: clean_text(request.form.get(field.id, "")) for field in exercise.sheet.fields}
    return page(
        "practice/refused.html",
        422,
        lesson=lesson,
        exercise=exercise,
        sentence=sentence,
        answers=answers,
        revision=whole_number(request.form.get("based_on", "")),
    )


def _conflict_page(lesson: Lesson, exercise: Exercise, stale: Stale) -> Response:
    return page(
        "practice/conflict.html",
        409,
        lesson=lesson,
        exercise=exercise,
        elsewhere=in_words(exercise, read_answers(stale.kept)),
        answers=read_answers(stale.offered),
        has_words=bool(words_of(exercise)),
        revision=stale.revision,
    )


def _lines(exercise: Exercise, answers: Mapping[str, str]) -> list[str]:
    return [f"{label}: {words}" for label, words in in_words(exercise, answers)]
