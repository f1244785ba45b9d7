"""Reading how feedback stood before it was changed, and what a trainer is changing in it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from sqlmodel import Session, col, func, select

from course.confidential.queries import DraftText, draft_texts, open_sealed
from course.differences import Piece, differences
from course.review.models import OVERALL, FeedbackVersion, released_place
from course.review.queries import Desk, ShownRound


@dataclass(frozen=True, slots=True)
class FeedbackChange:
    """One time that feedback was changed: when, and each part that became different, with its title."""

    changed_at: datetime
    parts: list[tuple[str, list[Piece]]]


def released_texts(shown: ShownRound) -> dict[str, str]:
    """Give the feedback as it stands, by part; empty where there is none."""
    return {OVERALL: shown.overall, **{each.given.prompt_id: each.feedback for each in shown.answers}}


def count_changes(session: Session, submission_id: int) -> int:
    """Count how often the feedback on a round was changed."""
    mine = col(FeedbackVersion.submission_id) == submission_id
    return session.exec(select(func.count()).select_from(FeedbackVersion).where(mine)).one()


def change_place(submission_id: int, trainer_id: int, number: int, part: str) -> str:
    """Give the place at which a trainer writes a change; `number` is how often the feedback was changed before."""
    return f"feedback-change/{submission_id}/{trainer_id}/{number}/{part}"


def change_drafts(
    session: Session, desk: Desk, trainer_id: int, number: int, shown: ShownRound
) -> dict[str, DraftText]:
    """Give what a trainer is changing, by part; where nothing was saved yet it is the feedback as it stands."""
    released = released_texts(shown)
    places = {part: change_place(desk.submission.id, trainer_id, number, part) for part in released}
    found = draft_texts(session, desk.reflection.person_id, places.values())
    return {
        part: found[place] if found[place].revision else DraftText(released[part]) for part, place in places.items()
    }


def feedback_changes(session: Session, shown: ShownRound, writer_id: int) -> list[FeedbackChange]:
    """Give every change of the feedback on a round, the last one first."""
    if shown.is_deleted:
        return []
    mine = select(FeedbackVersion).where(col(FeedbackVersion.submission_id) == shown.submission.id)
    former = list(session.exec(mine.order_by(col(FeedbackVersion.id))))
    versions = [*(_opened(session, row, writer_id) for row in former), released_texts(shown)]
    titles = {OVERALL: "Over het geheel", **{each.given.prompt_id: each.given.title for each in shown.answers}}
    changes = [
        FeedbackChange(row.replaced_at, _changed_parts(titles, before, after))
        for row, (before, after) in zip(former, pairwise(versions), strict=True)
    ]
    return changes[::-1]


def _opened(session: Session, row: FeedbackVersion, writer_id: int) -> dict[str, str]:
    texts = json.loads(open_sealed(session, writer_id, row.sealed, released_place(row.submission_id)))
    return {OVERALL: texts["overall"], **texts["prompts"]}


def _changed_parts(
    titles: Mapping[str, str], before: Mapping[str, str], after: Mapping[str, str]
) -> list[tuple[str, list[Piece]]]:
    pairs = ((title, before.get(part, ""), after.get(part, "")) for part, title in titles.items())
    return [(title, differences(old, new)) for title, old, new in pairs if old != new]
