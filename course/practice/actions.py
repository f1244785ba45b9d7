"""Keeping somebody's own answers to an exercise."""

import json
from collections.abc import Mapping

from sqlmodel import Session

from course.confidential.actions import Saved, plain_text, save_draft
from course.confidential.models import BOTH, MINE, joined
from course.confidential.queries import draft_text
from course.content.blocks.sheets import Exercise
from course.errors import RuleBroken
from course.practice.queries import AT, EARLIER, exercise_place, read_answers, read_earlier, words_of

MOST_EARLIER = 60


def save_exercise(
    session: Session,
    person_id: int,
    exercise: Exercise,
    answers: Mapping[str, str],
    *,
    based_on: int,
    save_id: str,
    choice: str = "",
) -> Saved:
    """Seal somebody's own answers; `based_on`, `save_id` and `choice` are those of `save_draft`.

    Raises:
        Stale: when other answers were saved since `based_on`. Both come with it, as stored text.
        RuleBroken: when an answer is longer than a field may be.
    """
    place = exercise_place(person_id, exercise.id)
    kept = draft_text(session, person_id, place).text
    if choice == BOTH:
        # The earlier states stand in the same text, so the answers are put together here, and the result is chosen.
        answers, choice = joined(words_of(exercise), read_answers(kept), answers), MINE
    text = _as_text(answers, _earlier_rows(kept) if exercise.repeats else [])
    return save_draft(session, person_id, place, text, based_on=based_on, save_id=save_id, choice=choice)


def begin_anew(session: Session, person_id: int, exercise: Exercise) -> None:
    """Lay what is there now with the earlier states, and begin with an empty sheet.

    Raises:
        RuleBroken: when there are as many earlier states as can be shown.
    """
    place = exercise_place(person_id, exercise.id)
    draft = draft_text(session, person_id, place)
    answers, earlier = read_answers(draft.text), _earlier_rows(draft.text)
    if not answers or draft.saved_at is None:
        return
    if len(earlier) >= MOST_EARLIER:
        raise RuleBroken(f"Er staan al {MOST_EARLIER} eerdere kaarten. Verander de kaart die er nu staat.")
    text = _as_text({}, [*earlier, {AT: draft.saved_at.isoformat(), **answers}])
    save_draft(session, person_id, place, text, based_on=draft.revision, save_id="")


def _earlier_rows(text: str) -> list[dict[str, str]]:
    return [{AT: one.at.isoformat(), **one.answers} for one in reversed(read_earlier(text)) if one.at is not None]


def _as_text(answers: Mapping[str, str], earlier: list[dict[str, str]]) -> str:
    stored: dict[str, object] = {name: plain_text(value) for name, value in answers.items() if value}
    if earlier:
        stored[EARLIER] = earlier
    return json.dumps(stored, ensure_ascii=False, sort_keys=True)
