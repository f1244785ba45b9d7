"""The measuring itself: its world is one that the platform serves, and a missed goal is named."""

from pathlib import Path

from course.app import create_app
from course.content import Course
from tests.bench import goals
from tests.bench.inside import Inside
from tests.bench.load import Speed, best
from tests.bench.pages import measured_pages
from tests.bench.statements import most_statements, pages_that_render
from tests.bench.world import build_world


def test_every_measured_page_opens_in_the_measured_world(course: Course, tmp_path: Path) -> None:
    world = build_world(tmp_path, 40, course)
    app = create_app(world.settings, course=course)
    pages = {page.name: page for page in measured_pages(world, course)}
    words = {"lesson": b"gelezen", "my course": b"Alle modules", "queue": b"Oppakken", "progress table": b"Hofman"}

    for name, word in words.items():
        assert word in Inside(app, pages[name].who[0]).ask(pages[name].path)[0]

    reader = Inside(app, world.learners[0])
    opened, rendered = pages_that_render(reader, world, course)
    assert opened > len(words)
    assert rendered == []
    assert most_statements(reader, course)[0] <= goals.MOST_STATEMENTS


def test_a_goal_that_is_missed_is_named() -> None:
    found = [
        goals.at_least("lesson", 0.69, 0.70),
        goals.at_most("growth", 1.2, 1.2, " ×"),
        goals.none_of("Markdown", ["/hulp"]),
    ]

    assert [goal.name for goal in goals.missed(found)] == ["lesson: at least 70%", "Markdown: nowhere"]


def test_the_best_of_two_runs_is_the_one_that_was_disturbed_least() -> None:
    assert best([Speed(900, 3.0, 9.0), Speed(1000, 2.0, 12.0)]) == Speed(1000, 2.0, 9.0)
