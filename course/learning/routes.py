"""The course as it is read: where to go on, a module, a lesson beside its progress, and the glossary."""

from collections.abc import Mapping
from functools import lru_cache
from itertools import takewhile
from secrets import token_hex
from typing import Any

import sqlalchemy as sa
from flask import Blueprint, Flask, Response, current_app, flash, request, url_for
from markupsafe import Markup

from course.content.models import Lesson
from course.content.terms import by_letter
from course.database import now
from course.errors import NotAllowed, NotFound
from course.knowledge import queries as knowledge
from course.knowledge.policy import offered_rounds, pool_of, rounds_of
from course.learning import actions
from course.learning.models import NO_PROGRESS, Progress
from course.learning.policy import (
    FINISHED,
    course_progress,
    is_read,
    module_progress,
    next_thing,
    rule_in_words,
    state_of,
    takes_course,
)
from course.learning.queries import LessonFrame, Standing, progress_of, standing_of, with_progress
from course.placement.queries import find_place
from course.practice.queries import NOTHING, OwnAnswers, exercises_in, own_answers
from course.web.access import Viewer, public, viewer
from course.web.current import course
from course.web.drawn import Drawn
from course.web.fragments import go_to, is_swap, page
from course.web.squeeze import squeezed
from course.web.transaction import db

READING_ALONG = "meelezen"
MOST_LISTS_KEPT = 4096

blueprint = Blueprint("learning", __name__)


@blueprint.get("/mijn-cursus")
def my_course() -> Response:
    """Show a learner what is next and how far they are; tell others whom to ask for a place."""
    me = viewer().person_id
    place = find_place(db(), me)
    if place is None:
        return page("learning/no_place.html", course=course())
    modules = course_progress(course(), *_standing(me))
    standing, has_test = knowledge.standing_of(db(), me), bool(pool_of(course()))
    passed = standing.passed_at is not None or not has_test
    return page(
        "learning/my_course.html",
        place=place,
        modules=modules,
        next_thing=next_thing(modules, test_passed=passed),
        has_test=has_test,
        standing=standing,
        waiting=offered_rounds(rounds_of(course(), standing.moments), now()),
    )


@blueprint.get("/module/<module_id>")
def module(module_id: str) -> Response:
    """Show what a module is about, its lessons and assignment, and when it is complete."""
    found = course().find_module(module_id)
    if found is None:
        raise NotFound("Deze module is er niet (meer). In Mijn cursus staan alle modules.")
    takes = takes_course(viewer().roles)
    mine = module_progress(found, *_progress(viewer()))
    state = mine.assignment_state if takes else READING_ALONG
    return page("learning/module.html", module=found, mine=mine, takes=takes, state=state, rule=rule_in_words(found))


@blueprint.get("/les/<lesson_id>")
def lesson(lesson_id: str) -> Response:
    """Show a lesson, with the progress in its module beside it."""
    found = _load_lesson(lesson_id)
    who = viewer()
    return squeezed(_lesson_page(found, who, _progress(who), _own_answers(found, who)))


@blueprint.post("/les/<lesson_id>/gelezen")
def mark_read(lesson_id: str) -> Response:
    """Keep that a lesson is read, or take it back."""
    found, me = _load_lesson(lesson_id), viewer().person_id
    _refuse_without_place(me)
    if request.form.get("read") == "yes":
        actions.mark_read(db(), me, found.id)
    else:
        actions.unmark_read(db(), me, found)
    states = _standing(me)[1]
    finished = {known for known, state in states.items() if state == FINISHED}
    completed = actions.complete_modules(db(), me, course(), finished)
    if is_swap():
        return _lesson_page(found, viewer(), (progress_of(db(), me), states), just_completed=bool(completed))
    for module_id in completed:
        flash(f"De module “{course().get_module(module_id).title}” is af.", "good")
    return go_to(_address_after(found) if request.form.get("then") == "next" else _address(found))


@blueprint.get("/woordenlijst")
@public
def glossary() -> Response:
    """Explain the words of the course, to everybody."""
    kept = current_app.extensions
    if "course.glossary_letters" not in kept:
        kept["course.glossary_letters"] = by_letter(course())
    return page("learning/glossary.html", letters=kept["course.glossary_letters"])


def register(app: Flask, assignment_states: sa.Select[str, str]) -> None:
    """Add the pages.

    Args:
        app: the application.
        assignment_states: selects where each assignment of a learner (`person_id`) stands, by its id. The feature that
            knows it lies beside this one, so it is handed in.
    """
    app.extensions["course.standing"] = with_progress(assignment_states)
    app.extensions["course.lesson_frames"] = {}
    app.register_blueprint(blueprint)


def _load_lesson(lesson_id: str) -> Lesson:
    found = course().find_lesson(lesson_id)
    if found is None:
        raise NotFound("Deze les is er niet (meer). In Mijn cursus staan alle lessen.")
    return found


def _refuse_without_place(person_id: int) -> None:
    if find_place(db(), person_id) is None:
        raise NotAllowed("Alleen wie de cursus volgt, houdt bij wat gelezen is. Meelezen kan wel.")


def _standing(person_id: int) -> tuple[Progress, Mapping[str, str]]:
    statement: Standing = current_app.extensions["course.standing"]
    return standing_of(db(), statement, person_id)


def _progress(who: Viewer) -> tuple[Progress, Mapping[str, str]]:
    return _standing(who.person_id) if takes_course(who.roles) else (NO_PROGRESS, {})


def _own_answers(found: Lesson, who: Viewer) -> Mapping[str, OwnAnswers]:
    exercises = exercises_in(found)
    if not exercises or not takes_course(who.roles):
        return {}
    return own_answers(db(), who.person_id, exercises)


def _lesson_page(
    found: Lesson,
    who: Viewer,
    known: tuple[Progress, Mapping[str, str]],
    answers: Mapping[str, OwnAnswers] | None = None,
    *,
    just_completed: bool = False,
) -> Response:
    (progress, states), frame, takes = known, _frame(found), takes_course(who.roles)
    state = state_of(frame.module.assignment, states) if takes else READING_ALONG
    completed = progress.completed_at(frame.module) is not None
    return page(
        "learning/lesson.html",
        block="reading",
        drawn={"opening": frame.opening},
        lesson=found,
        frame=frame,
        takes=takes,
        has_read=is_read(found, progress.read),
        contents=_contents(frame, progress.read & frame.known_ids, state, completed=completed),
        answers=answers or {},
        nothing=NOTHING,
        save_id=token_hex(16),
        swapped=is_swap(),
        just_completed=just_completed,
    )


def _frame(found: Lesson) -> LessonFrame:
    frames: dict[str, LessonFrame] = current_app.extensions["course.lesson_frames"]
    if found.id not in frames:
        frames[found.id] = _draw_frame(found)
    return frames[found.id]


def _draw_frame(found: Lesson) -> LessonFrame:
    parts = _parts()
    home, around = course().module_of(found.id), course().neighbours(found.id)
    text = [part for part in takewhile(lambda part: isinstance(part, Markup), found.parts) if isinstance(part, Markup)]
    return LessonFrame(
        lesson=found,
        module=home,
        known_ids=frozenset(known for one in home.lessons for known in (one.id, *one.replaces)),
        mark_address=url_for("learning.mark_read", lesson_id=found.id),
        is_last=around.next is None,
        opening=Drawn("".join([parts.opening(found, home), *text])),
        rest=found.parts[len(text) :],
        closing=parts.closing(found),
        onward=parts.onward(home, around),
        pager=parts.pager(around),
    )


@lru_cache(maxsize=MOST_LISTS_KEPT)
def _contents(frame: LessonFrame, read: frozenset[str], state: str, *, completed: bool) -> Markup:
    """Draw the list beside a lesson: the same for all who read and wrote as much of this module, so it is kept."""
    lessons = [(one, is_read(one, read)) for one in frame.module.lessons]
    drawn: Markup = _parts().contents(frame, lessons, state, completed, rule_in_words(frame.module))
    return drawn


def _parts() -> Any:
    return current_app.jinja_env.get_template("learning/lesson_parts.html").module


def _address(found: Lesson) -> str:
    return url_for("learning.lesson", lesson_id=found.id)


def _address_after(found: Lesson) -> str:
    following = course().neighbours(found.id).next
    if following is not None:
        return _address(following)
    return url_for("reflection.overview", assignment_id=course().module_of(found.id).assignment.id)
