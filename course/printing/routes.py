"""Lessons and modules as clean pages for paper. They are the same for everybody: nobody's own answers are in them."""

from flask import Blueprint, Response
from markupsafe import Markup

from course.content.blocks.sheets import Exercise
from course.content.models import Lesson
from course.content.printing import for_paper
from course.errors import NotFound
from course.web.current import course
from course.web.fragments import page

blueprint = Blueprint("printing", __name__)


@blueprint.get("/les/<lesson_id>/afdrukken")
def lesson(lesson_id: str) -> Response:
    """Show one lesson for paper."""
    found = course().find_lesson(lesson_id)
    if found is None:
        raise NotFound("Deze les is er niet (meer). In Mijn cursus staan alle lessen.")
    home = course().module_of(lesson_id)
    return page("printing/lesson.html", lesson=found, module=home, parts=_parts(found))


@blueprint.get("/module/<module_id>/afdrukken")
def module(module_id: str) -> Response:
    """Show a module for paper: what is in it, all lessons, and what the assignment asks."""
    found = course().find_module(module_id)
    if found is None:
        raise NotFound("Deze module is er niet (meer). In Mijn cursus staan alle modules.")
    lessons = [(lesson, _parts(lesson)) for lesson in found.lessons]
    return page("printing/module.html", module=found, lessons=lessons, course=course())


def _parts(found: Lesson) -> list[tuple[Exercise | None, Markup]]:
    """Give the text in pieces: an exercise with its empty form, or None with a piece of text."""
    mark = f"les-{found.number.replace('.', '-')}"
    pieces: list[tuple[Exercise | None, Markup]] = []
    for part in found.parts:
        exercise = part if isinstance(part, Exercise) else None
        html = part.sheet.draw({}) if isinstance(part, Exercise) else part
        pieces.append((exercise, for_paper(html, mark)))
    return pieces
