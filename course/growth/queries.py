"""Reading what somebody takes along: their lines, what they rated twice, and their first and their last assignment."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from course.confidential.keys import Shredded
from course.content.blocks.sheets import Exercise
from course.content.models import Assignment, Course, Module
from course.dialogue.queries import ShownTakeaway, find_takeaway
from course.practice.queries import OwnAnswers, exercises_in, own_answers
from course.reflection.models import TEXT_DELETED, WITHDRAWN, Reflection, Submission
from course.reflection.queries import GivenAnswer, given_answers
from course.web.formats import day

WHEEL = "wiel"


@dataclass(frozen=True, slots=True)
class Step:
    """One module of the way: its assignment, the line that was taken along, and the round that was handed in last."""

    module: Module
    takeaway: ShownTakeaway | None = None
    handed_in_at: datetime | None = None
    answers: Sequence[GivenAnswer] = ()

    @property
    def assignment(self) -> Assignment:
        """The assignment of the module."""
        return self.module.assignment


@dataclass(frozen=True, slots=True)
class Comparison:
    """What somebody filled in twice: the exercise at the beginning and the one at the end, with both answers."""

    first: Exercise
    last: Exercise
    then: OwnAnswers
    now: OwnAnswers

    @property
    def is_wheel(self) -> bool:
        """Whether it is the wheel of the seven kinds of work."""
        return self.last.kind == WHEEL

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """What was asked, with the words that were chosen then and now; empty where nothing was."""
        return [
            (one.label, _chosen(self.first, one.id, self.then), _chosen(self.last, one.id, self.now))
            for one in self.last.sheet.fields
        ]


@dataclass(frozen=True, slots=True)
class Story:
    """Everything that somebody takes along, in the order of the course."""

    steps: list[Step]
    comparisons: list[Comparison]

    @property
    def taken(self) -> list[Step]:
        """The steps with a line."""
        return [step for step in self.steps if step.takeaway is not None and step.takeaway.text]

    @property
    def written(self) -> list[Step]:
        """The steps of which there is a text that was handed in."""
        return [step for step in self.steps if step.answers]


def story_of(session: Session, person_id: int, course: Course) -> Story:
    """Give everything that a learner takes along."""
    found = session.exec(select(Reflection).where(col(Reflection.person_id) == person_id))
    reflections = {reflection.assignment_id: reflection for reflection in found}
    rounds = _last_rounds(session, [reflection.id for reflection in reflections.values()])
    steps = [_step(session, module, reflections, rounds) for module in course.modules]
    return Story(steps, _comparisons(session, person_id, course))


def on_paper(story: Story, name: str, chosen: Collection[str], moment: datetime) -> dict[str, object]:
    """Give what stands in the PDF: the lines, the wheel and the dates, and only of what was chosen the text.

    Args:
        story: everything that somebody takes along.
        name: whose story it is.
        chosen: the ids of the assignments of which the text goes along.
        moment: when it is made.
    """
    return {
        "name": name,
        "made_on": day(moment),
        "steps": [_on_paper(step) for step in story.steps if step.takeaway or step.handed_in_at],
        "wheels": [_wheel(each) for each in story.comparisons if each.is_wheel],
        "texts": [_text(step) for step in story.written if step.assignment.id in chosen],
    }


def _step(
    session: Session, module: Module, reflections: Mapping[str, Reflection], rounds: Mapping[int, Submission]
) -> Step:
    known = (module.assignment.id, *module.assignment.replaces)
    reflection = next((reflections[one] for one in known if one in reflections), None)
    if reflection is None:
        return Step(module)
    takeaway, last = find_takeaway(session, reflection), rounds.get(reflection.id)
    if last is None:
        return Step(module, takeaway)
    try:
        answers = given_answers(session, last, reflection.person_id)
    except Shredded:
        answers = []
    return Step(module, takeaway, last.submitted_at, answers)


def _last_rounds(session: Session, reflection_ids: list[int]) -> dict[int, Submission]:
    """Give the last round of each reflection that was not taken back and is still there to read."""
    standing = col(Submission.state).not_in((WITHDRAWN, TEXT_DELETED))
    mine = select(Submission).where(col(Submission.reflection_id).in_(reflection_ids), standing)
    return {each.reflection_id: each for each in session.exec(mine.order_by(col(Submission.number)))}


def _comparisons(session: Session, person_id: int, course: Course) -> list[Comparison]:
    lessons = [lesson for module in course.modules for lesson in module.lessons]
    exercises = {exercise.id: exercise for lesson in lessons for exercise in exercises_in(lesson)}
    pairs = [(exercises[one.compares], one) for one in exercises.values() if one.compares in exercises]
    try:
        own = own_answers(session, person_id, [exercise for pair in pairs for exercise in pair])
    except Shredded:
        return []
    made = (Comparison(first, last, own[first.id], own[last.id]) for first, last in pairs)
    return [each for each in made if each.then.answers or each.now.answers]


def _chosen(exercise: Exercise, field_id: str, own: OwnAnswers) -> str:
    value = own.answers.get(field_id, "")
    field = next((one for one in exercise.sheet.fields if one.id == field_id), None)
    return field.in_words(value) if field and value else value


def _on_paper(step: Step) -> dict[str, str]:
    return {
        "module": step.module.title,
        "assignment": step.assignment.title,
        "handed_in": day(step.handed_in_at) if step.handed_in_at else "",
        "closed": day(step.takeaway.taken_at) if step.takeaway else "",
        "line": step.takeaway.text if step.takeaway else "",
    }


def _wheel(each: Comparison) -> dict[str, object]:
    return {
        "then": day(each.then.saved_at) if each.then.saved_at else "",
        "now": day(each.now.saved_at) if each.now.saved_at else "",
        "rows": [list(row) for row in each.rows],
    }


def _text(step: Step) -> dict[str, object]:
    answers = [
        {"title": given.title, "asked": given.text, "said": [list(pair) for pair in given.labelled]}
        for given in step.answers
    ]
    return {"module": step.module.title, "assignment": step.assignment.title, "answers": answers}
