"""What the tests of reading share: addresses, another course on the same database, and where an assignment stands."""

from dataclasses import replace

from course.content import Course, Lesson, Module
from course.reflection.models import Reflection
from tests.browser import Browser, Page
from tests.platform import Platform

WELCOME = "welkom"
FIRST = "welkom-waarom"
SECOND = "welkom-zo-leer-je"
WITH_RATING = "mentaliseren-omslagpunt"
READ = "Ik heb dit gelezen"
READ_AND_ON = "Gelezen, naar de volgende"
UNREAD = "Zet terug op ongelezen"


def lesson_page(browser: Browser, lesson_id: str = FIRST) -> Page:
    """Open a lesson."""
    return browser.get(f"/les/{lesson_id}")


def mark(browser: Browser, lesson_id: str, read: str = "yes") -> Page:
    """Say of a lesson that it is read, or that it is not."""
    return browser.post(f"/les/{lesson_id}/gelezen", {"read": read})


def read_module(browser: Browser, module: Module) -> None:
    """Read every lesson of a module."""
    for lesson in module.lessons:
        mark(browser, lesson.id)


def set_state(platform: Platform, who: str, assignment_id: str, state: str) -> None:
    """Let somebody's assignment stand somewhere, as the feature that it belongs to would."""
    person_id = getattr(platform.cast, who)
    with platform.session() as session:
        session.add(Reflection(person_id=person_id, assignment_id=assignment_id, state=state))


def course_with(course: Course, module: Module) -> Course:
    """The course with one module changed."""
    return replace(course, modules=tuple(module if one.id == module.id else one for one in course.modules))


def with_added_lesson(course: Course, module_id: str) -> Course:
    """The course with one lesson more at the end of a module."""
    module = course.get_module(module_id)
    added = replace(module.lessons[0], id="een-nieuwe-les", title="Een nieuwe les")
    return course_with(course, replace(module, lessons=(*module.lessons, added)))


def with_replaced_lesson(course: Course, old: Lesson) -> Course:
    """The course in which a lesson has another id, and says which one it replaces."""
    module = course.module_of(old.id)
    fresh = replace(old, id="een-andere-les", replaces=(old.id,))
    return course_with(course, replace(module, lessons=tuple(fresh if one is old else one for one in module.lessons)))
