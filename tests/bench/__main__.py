"""Measure how fast the pages are: `make bench`. It ends with 1 when a goal is missed."""

import os
import sys
import tempfile
from pathlib import Path

from course.app import create_app
from course.config import ROOT
from course.content import Course, load_course
from tests.bench import goals, report
from tests.bench.compared import Bench, Compared, both_serving, compare
from tests.bench.firstvisit import first_visit
from tests.bench.goals import Goal
from tests.bench.inside import Inside, fastest
from tests.bench.load import ADVICE, has_wrk
from tests.bench.pages import MeasuredPage, measured_pages
from tests.bench.spent import spent_on
from tests.bench.statements import most_statements, pages_that_render
from tests.bench.visitors import meet
from tests.bench.world import World, build_world

FEW, MANY = 100, 10_000
REQUESTS = 60
GROWING = ("queue", "progress table")


def main() -> int:
    """Measure everything, print it, and give the exit status."""
    if not has_wrk():
        print(ADVICE)
        return 1
    report.print_disturbance(os.getloadavg()[0], os.cpu_count() or 1)
    course = load_course(ROOT)
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        small, large = (_world(Path(name), enrolled, course) for enrolled in (FEW, MANY))
        inside = Inside(create_app(large.settings, course=course), large.learners[0])
        found = [*_quiet_goals(inside, large, course), *_growth_goals(small, large, course)]
        with both_serving(large, Path(name), inside, course) as bench:
            found += [*_visit_goals(bench, course), *_speed_goals(bench, course)]
    report.print_goals(found)
    return 1 if goals.missed(found) else 0


def _world(folder: Path, enrolled: int, course: Course) -> World:
    report.say(f"Making a world with {enrolled:,} enrolled …")
    place = folder / str(enrolled)
    place.mkdir()
    return build_world(place, enrolled, course)


def _quiet_goals(inside: Inside, world: World, course: Course) -> list[Goal]:
    opened, rendered = pages_that_render(inside, world, course)
    statements, lesson = most_statements(inside, course)
    return [
        goals.none_of(f"Markdown or bleach in {opened} pages", rendered),
        goals.at_most(f"statements of a lesson (most: {lesson})", statements, goals.MOST_STATEMENTS),
    ]


def _growth_goals(small: World, large: World, course: Course) -> list[Goal]:
    report.say(f"\nInside one process, {FEW:,} and {MANY:,} enrolled (processor time, fastest of 7 batches)\n")
    worlds = [(create_app(world.settings, course=course), measured_pages(world, course)) for world in (small, large)]
    found: list[Goal] = []
    spent: list[tuple[str, list[tuple[str, float]]]] = []
    for pages in zip(*(pages for _app, pages in worlds), strict=True):
        if pages[0].kind != "read":
            continue
        readers = [Inside(app, page.who[0]) for (app, _pages), page in zip(worlds, pages, strict=True)]
        times = [reader.timer(page.path, REQUESTS) for reader, page in zip(readers, pages, strict=True)]
        few, many = fastest(*times)
        report.print_inside(pages[0].name, readers[1].statements(pages[1].path), few, many)
        spent.append((pages[0].name, spent_on(times[1])))
        if pages[0].name in GROWING:
            found.append(
                goals.at_most(f"{pages[0].name}, {MANY:,} beside {FEW:,}", many / few, goals.MOST_GROWTH, " ×")
            )
    report.say("\nWhere that time goes\n")
    for name, shares in spent:
        report.print_spent(name, shares)
    return found


def _visit_goals(bench: Bench, course: Course) -> list[Goal]:
    (reader,) = meet(bench.real_port, bench.world.learners[:1])
    lessons = [lesson.id for module in course.modules for lesson in module.lessons]
    visits = [first_visit(bench.real_port, f"/les/{lesson}", reader.cookies) for lesson in lessons]
    requests, sent = max(visit.requests for visit in visits), max(visit.sent for visit in visits)
    return [
        goals.at_most("requests of a first visit, the most of any lesson", requests, goals.MOST_REQUESTS),
        goals.at_most("bytes of a first visit, the most of any lesson", sent, goals.MOST_BYTES),
    ]


def _speed_goals(bench: Bench, course: Course) -> list[Goal]:
    report.print_heads(
        "Under load: the same server, two workers, 8 connections; reads beside a bare page, writes beside one upsert"
    )
    rows = [_compared(bench, page) for page in measured_pages(bench.world, course)]
    lesson = rows[0]
    return [
        goals.at_least("lesson page, of the ceiling's requests per second", lesson.share, goals.LESSON_SHARE),
        goals.at_most(
            "lesson page, p99 beside the ceiling's", lesson.real.p99 / lesson.bare.p99, goals.SLOWEST_P99, " ×"
        ),
    ]


def _compared(bench: Bench, page: MeasuredPage) -> Compared:
    row = compare(bench, page)
    report.print_row(row)
    return row


if __name__ == "__main__":
    sys.exit(main())
