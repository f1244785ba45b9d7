"""A round as the rules see it, without a database: Noor wrote it, Anja may read it, and it is noon."""

from datetime import UTC, datetime, timedelta

from course.reflection.models import (
    ANONYMISE,
    IN_REVIEW,
    RETURNED,
    SUBMITTED,
    TEXT_DELETED,
    WITHDRAWN,
    Submission,
)

NOOR, ANJA, BRAM = 1, 2, 3
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
BEFORE, AFTER = NOON - timedelta(minutes=1), NOON + timedelta(minutes=1)
ALL_STATES = (SUBMITTED, IN_REVIEW, RETURNED, WITHDRAWN, TEXT_DELETED, ANONYMISE)


def a_round(
    state: str = SUBMITTED,
    *,
    reader: int | None = ANJA,
    readable_from: datetime = BEFORE,
    held_by: int | None = None,
    until: datetime | None = None,
    outcome: str | None = None,
) -> Submission:
    """Give a round in a state, with who may read it from when, and who took it up until when."""
    return Submission(
        reflection_id=1,
        team_id=1,
        number=1,
        sealed=b"",
        state=state,
        outcome=outcome,
        reader_id=reader,
        readable_from=readable_from,
        claimed_by_id=held_by,
        claimed_until=until,
    )
