"""Reading somebody's own answers to the exercises in lessons."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import Session

from course.confidential.queries import DraftText, draft_texts
from course.content.blocks.sheets import Exercise
from course.content.models import Lesson

# Where earlier states of a repeated exercise stand among its answers. No field can have these names.
EARLIER, AT = "_earlier", "_at"

EMPTY: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class EarlierAnswers:
    """What somebody answered before, and when; `at` is None for the answers to the exercise that is compared with."""

    at: datetime | None
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AnswersAside:
    """Answers that somebody did not choose when there were two versions, in words, and when that was."""

    id: int
    said: list[tuple[str, str]]
    set_aside_at: datetime


@dataclass(frozen=True, slots=True)
class OwnAnswers:
    """Somebody's own answers to one exercise, the revision on which the next save builds, and what was set aside."""

    answers: Mapping[str, str] = field(default_factory=dict)
    revision: int = 0
    saved_at: datetime | None = None
    earlier: tuple[EarlierAnswers, ...] = ()
    asides: tuple[AnswersAside, ...] = ()


NOTHING = OwnAnswers()


def exercises_in(lesson: Lesson) -> tuple[Exercise, ...]:
    """Give the exercises of a lesson whose answers are kept."""
    return tuple(part for part in lesson.parts if isinstance(part, Exercise))


def find_exercise(lesson: Lesson, exercise_id: str) -> Exercise | None:
    """Give the exercise with this id in a lesson, or None."""
    return next((exercise for exercise in exercises_in(lesson) if exercise.id == exercise_id), None)


def exercise_place(person_id: int, exercise_id: str) -> str:
    """Give the place at which somebody's own answers are sealed. Its first word is from when only ratings were kept."""
    return f"rating/{person_id}/{exercise_id}"


def own_answers(session: Session, person_id: int, exercises: Iterable[Exercise]) -> dict[str, OwnAnswers]:
    """Open somebody's own answers to these exercises, with those they are compared with, in one statement."""
    wanted = list(exercises)
    ids = {one.id for one in wanted} | {one.compares for one in wanted if one.compares}
    places = {one: exercise_place(person_id, one) for one in ids}
    texts = draft_texts(session, person_id, places.values())
    opened = {one: texts[place] for one, place in places.items()}
    return {one.id: _with_earlier(one, opened) for one in wanted}


def words_of(exercise: Exercise) -> list[str]:
    """Give the names of the fields in which somebody writes words of their own."""
    return [one.id for one in exercise.sheet.fields if not one.choices]


def in_words(exercise: Exercise, answers: Mapping[str, str]) -> list[tuple[str, str]]:
    """Give what was answered, with the label of each field; a field without an answer is left out."""
    return [(one.label, one.in_words(answers[one.id])) for one in exercise.sheet.fields if answers.get(one.id)]


def read_answers(text: str) -> dict[str, str]:
    """Turn the stored text of an exercise back into its answers; ratings were once stored as numbers."""
    return {name: str(value) for name, value in _stored(text).items() if name != EARLIER}


def read_earlier(text: str) -> tuple[EarlierAnswers, ...]:
    """Give the earlier states in the stored text of an exercise, the newest first."""
    rows = _stored(text).get(EARLIER, [])
    return tuple(
        EarlierAnswers(datetime.fromisoformat(row[AT]), {name: value for name, value in row.items() if name != AT})
        for row in reversed(rows)
    )


def was_laid_aside(offered: str, kept: str) -> bool:
    """Say whether these answers are the newest earlier state of an empty sheet: the button was pressed twice."""
    earlier = read_earlier(kept)
    return bool(earlier) and not read_answers(kept) and earlier[0].answers == read_answers(offered)


def _with_earlier(exercise: Exercise, opened: Mapping[str, DraftText]) -> OwnAnswers:
    draft = opened[exercise.id]
    earlier = read_earlier(draft.text)
    if exercise.compares and (answers := read_answers(opened[exercise.compares].text)):
        earlier = (EarlierAnswers(opened[exercise.compares].saved_at, answers), *earlier)
    asides = tuple(
        AnswersAside(one.id, in_words(exercise, read_answers(one.text)), one.set_aside_at) for one in draft.asides
    )
    return OwnAnswers(read_answers(draft.text), draft.revision, draft.saved_at, earlier, asides)


def _stored(text: str) -> dict[str, Any]:
    stored: dict[str, Any] = json.loads(text) if text else {}
    return stored
