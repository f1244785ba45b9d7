"""The pages that are measured."""

from dataclasses import dataclass

from course.content import Course
from tests.bench.world import World


@dataclass(frozen=True, slots=True)
class MeasuredPage:
    """One page.

    Attributes:
        name: how the table calls it.
        kind: what is sent: `read` opens it, `mark` and `save` post to it.
        path: its address.
        who: the secrets in the cookies of the people who ask for it, in turn.
        part: for `save`, the prompt that is written at.
        seconds: how long each run is under load; the lesson has a goal, so it gets the longest.
    """

    name: str
    kind: str
    path: str
    who: tuple[str, ...]
    part: str = ""
    seconds: int = 3


def measured_pages(world: World, course: Course) -> list[MeasuredPage]:
    """Give the pages of this world, the lesson first."""
    lesson = longest_lesson(course)
    writing = course.modules[1].assignment
    learners = world.learners
    return [
        MeasuredPage("lesson", "read", f"/les/{lesson}", learners, seconds=5),
        MeasuredPage("my course", "read", "/mijn-cursus", learners),
        MeasuredPage("queue", "read", "/nakijken", (world.trainer,)),
        MeasuredPage("progress table", "read", f"/organisatie/team/{world.team_id}/voortgang", (world.manager,)),
        MeasuredPage("mark as read", "mark", f"/les/{lesson}/gelezen", learners),
        MeasuredPage("autosave", "save", f"/opdracht/{writing.id}/bewaren", learners, writing.prompts[0].id),
    ]


def longest_lesson(course: Course) -> str:
    """Give the lesson with the most text."""
    lessons = (lesson for module in course.modules for lesson in module.lessons)
    return max(lessons, key=lambda lesson: sum(len(part) for part in lesson.parts if isinstance(part, str))).id
