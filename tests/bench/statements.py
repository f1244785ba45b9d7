"""What a page may not do: ask the database much, or turn Markdown into HTML."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from course.content import Course
from tests.bench.inside import Inside
from tests.bench.world import World

SLOW = ("markdown", "bleach", "pymdownx")


def most_statements(inside: Inside, course: Course) -> tuple[int, str]:
    """Give the largest number of statements of a lesson, and that lesson."""
    lessons = (lesson.id for module in course.modules for lesson in module.lessons)
    return max((inside.statements(f"/les/{lesson}"), lesson) for lesson in lessons)


def pages_that_render(inside: Inside, world: World, course: Course) -> tuple[int, list[str]]:
    """Open every page that can be opened, as a learner, a trainer and a manager.

    Returns:
        how many pages were opened, and those in which Markdown or bleach did anything.
    """
    readers = [inside, *(Inside(inside.app, secret) for secret in (world.trainer, world.manager))]
    paths = list(_paths(inside, world, course))
    found: list[str] = []
    for path in paths:
        with _listening() as heard:
            for reader in readers:
                reader.ask(path, expected="")
        if heard:
            found.append(path)
    return len(paths), found


def _paths(inside: Inside, world: World, course: Course) -> Iterator[str]:
    """Give the address of every GET page, with ids that exist; a rule with other ids in it is left out."""
    known: dict[str, list[object]] = {
        "lesson_id": [lesson.id for module in course.modules for lesson in module.lessons],
        "module_id": [module.id for module in course.modules],
        "assignment_id": [module.assignment.id for module in course.modules],
        "prompt_id": [prompt.id for prompt in course.modules[0].assignment.prompts],
        "team_id": [world.team_id],
        "submission_id": [world.waiting_id],
        "number": [1],
    }
    urls = inside.app.url_map.bind("127.0.0.1")
    for rule in inside.app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or not rule.arguments <= known.keys():
            continue
        longest = max([len(known[name]) for name in rule.arguments], default=1)
        for place in range(longest):
            values = {name: known[name][place % len(known[name])] for name in rule.arguments}
            yield urls.build(rule.endpoint, values)


@contextmanager
def _listening() -> Iterator[set[str]]:
    """Hear which slow packages run; nothing is replaced, Python itself reports every call."""
    heard: set[str] = set()

    def hear(frame: FrameType, event: str, _argument: object) -> None:
        package = str(frame.f_globals.get("__name__", "")).partition(".")[0]
        if event == "call" and package in SLOW:
            heard.add(package)

    before: Callable[..., object] | None = sys.getprofile()
    sys.setprofile(hear)
    try:
        yield heard
    finally:
        sys.setprofile(before)
