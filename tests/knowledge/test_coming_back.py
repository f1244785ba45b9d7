"""Questions come back on the second, the seventh and the twenty-first day after a module, a few at a time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from course.content import Course, Question
from course.database import now
from course.knowledge.actions import plan_rounds
from course.knowledge.models import Moment
from course.knowledge.policy import divided, next_round, offered_rounds, recall_questions, round_to_show, rounds_of
from tests.dialogue.talking import closed
from tests.kept import another_app
from tests.knowledge.asking import DOOR, RECALL, completed, days_pass, rounds_in_database
from tests.learning.reading import course_with, mark, read_module, set_state
from tests.platform import Platform

START = now()
WAITS = "Even ophalen: 3 vragen over “De buitenkant”"


def lines(platform: Platform, who: str = "noor") -> list[str]:
    """The addresses of the questions that wait on 'Mijn cursus'."""
    links = platform.browser(who).get("/mijn-cursus").links()
    return [link for link in links if link.startswith("/ophalen/")]


def planned(module_id: str = DOOR) -> list[Moment]:
    return [Moment(module_id, day, START + timedelta(days=day)) for day in (2, 7, 21)]


def test_completing_a_module_plans_three_rounds(platform: Platform, course: Course) -> None:
    noor, module = platform.browser("noor"), course.modules[1]
    set_state(platform, "noor", module.assignment.id, "afgerond")

    read_module(noor, module)
    mark(noor, module.lessons[0].id)

    rounds = rounds_in_database(platform, "noor")
    assert sorted(rounds) == [2, 7, 21]
    assert {(row.due_at - now()).days for row in rounds.values()} == {1, 6, 20}
    assert lines(platform) == []


def test_closing_the_assignment_plans_them_too(platform: Platform, course: Course) -> None:
    read_module(platform.browser("noor"), course.modules[0])

    closed(platform)

    assert sorted(rounds_in_database(platform, "noor")) == [2, 7, 21]


def test_a_module_without_questions_has_no_rounds(sqlite_platform: Platform, course: Course) -> None:
    module = replace(course.get_module(DOOR), questions=())
    with sqlite_platform.session() as session:
        plan_rounds(session, sqlite_platform.cast.noor, [module], now())

    assert rounds_in_database(sqlite_platform, "noor") == {}


def test_after_two_days_my_course_shows_a_calm_line(platform: Platform) -> None:
    completed(platform, "noor", days_ago=2)

    page = platform.browser("noor").get("/mijn-cursus")

    assert "Even ophalen: 3 vragen over “" in page.text
    assert RECALL in page.links()


def test_of_one_module_only_the_earliest_round_waits(platform: Platform) -> None:
    completed(platform, "noor", days_ago=30)
    noor = platform.browser("noor")

    assert lines(platform) == [RECALL]
    assert 'name="day" value="2"' in noor.get(RECALL).html


def test_another_round_of_the_module_waits_at_least_a_day(platform: Platform) -> None:
    completed(platform, "noor", days_ago=30)
    platform.browser("noor").post(RECALL, {"day": "2"})
    assert lines(platform) == []

    days_pass(platform, "noor", 1)

    assert lines(platform) == [RECALL]
    assert 'name="day" value="7"' in platform.browser("noor").get(RECALL).html


def test_two_lines_are_enough_at_a_time(sqlite_platform: Platform, course: Course) -> None:
    for days, module in enumerate(course.modules[:3], 3):
        completed(sqlite_platform, "noor", module.id, days_ago=days)
    assert lines(sqlite_platform) == [f"/ophalen/{module.id}" for module in (course.modules[2], course.modules[1])]
    assert "En nog over 1 andere module." in sqlite_platform.browser("noor").get("/mijn-cursus").text

    completed(sqlite_platform, "noor", course.modules[3].id, days_ago=9)
    assert "En nog over 2 andere modules." in sqlite_platform.browser("noor").get("/mijn-cursus").text


def test_questions_that_left_the_course_are_not_asked(sqlite_platform: Platform, course: Course) -> None:
    completed(sqlite_platform, "noor", days_ago=3)
    module = course.get_module(DOOR)
    single = tuple(question for question in module.questions if question.kind == "single" and question.use == "recall")

    with another_app(sqlite_platform, course_with(course, replace(module, questions=()))) as later:
        assert lines(later) == []
    with another_app(sqlite_platform, course_with(course, replace(module, questions=single[:1]))) as later:
        assert "Even ophalen: 1 vraag over" in later.browser("noor").get("/mijn-cursus").text


def test_a_module_with_another_id_keeps_its_rounds(sqlite_platform: Platform, course: Course) -> None:
    completed(sqlite_platform, "noor", days_ago=3)
    module = course.get_module(DOOR)
    changed = tuple(
        replace(one, id="nieuwe-buitenkant", replaces=(DOOR,)) if one is module else one for one in course.modules
    )

    with another_app(sqlite_platform, replace(course, modules=changed)) as later:
        assert lines(later) == ["/ophalen/nieuwe-buitenkant"]
        later.browser("noor").post("/ophalen/nieuwe-buitenkant", {"day": "2"})
        assert lines(later) == []


def test_a_module_that_left_the_course_asks_nothing(course: Course) -> None:
    assert rounds_of(course, planned("verdwenen")) == []


@pytest.mark.parametrize(
    ("number", "lengths"),
    [(0, [0]), (1, [1]), (2, [2]), (3, [3]), (4, [2, 2]), (5, [3, 2]), (6, [2, 2, 2]), (7, [3, 2, 2]), (8, [3, 3, 2])],
)
def test_questions_are_divided_over_the_rounds_in_their_order(course: Course, number: int, lengths: list[int]) -> None:
    module = course.get_module(DOOR)
    questions: list[Question] = [replace(module.questions[0], id=f"vraag-{place}") for place in range(number)]

    found = divided(questions)

    assert list(found) == [2, 7, 21][: len(lengths)]
    assert [len(part) for part in found.values()] == lengths
    assert [question for part in found.values() for question in part] == questions


def test_only_the_questions_for_recall_come_back(course: Course) -> None:
    asked = recall_questions(course.get_module(DOOR))

    assert asked
    assert {question.use for question in asked} == {"recall"}


def test_what_is_shown_of_a_module_is_what_waits_or_what_was_done_last(course: Course) -> None:
    module, other = course.get_module(DOOR), course.modules[0]
    first, second, third = planned()
    done = replace(first, done_at=START + timedelta(days=3))
    later = START + timedelta(days=10)

    fresh, half = rounds_of(course, planned()), rounds_of(course, [done, second, third])

    assert round_to_show(fresh, module, START) is None
    assert [found.day for found in offered_rounds(fresh, later)] == [2]
    for rounds, moment, day in ((half, START + timedelta(days=3, hours=1), 2), (half, later, 7)):
        shown = round_to_show(rounds, module, moment)
        assert shown is not None
        assert shown.day == day
    assert round_to_show(half, other, later) is None


def test_the_next_round_is_counted_in_days_from_now(course: Course) -> None:
    module = course.get_module(DOOR)
    first, second, third = planned()
    done = replace(first, done_at=START + timedelta(days=2, hours=3))
    late = replace(first, done_at=START + timedelta(days=9))
    all_done = [replace(one, done_at=START) for one in planned()]

    def coming(moments: list[Moment], days: float) -> tuple[int, int] | None:
        found = next_round(rounds_of(course, moments), module, START + timedelta(days=days))
        return (found.days, found.number) if found else None

    assert coming([first, second, third], 0) == (2, 3)
    assert coming([done, second, third], 2.2) == (5, 3)
    assert coming([late, second, third], 9) == (1, 3)
    assert coming([late, second, third], 12) == (0, 3)
    assert coming(all_done, 0) is None
