"""Who may ask for care, and who may tend to it, one sentence each."""

from collections.abc import Set
from datetime import datetime

from course.reflection.models import Submission
from course.review.policy import may_give_feedback, may_reread


def may_tend(viewer_id: int, told: Set[int | None], *, is_trainer: bool, is_manager: bool) -> bool:
    """Whoever the learner was told of tends to it, as a trainer there who does not manage the organisation."""
    return viewer_id in told and is_trainer and not is_manager


def may_ask_to_anonymise(submission: Submission, trainer_id: int) -> bool:
    """Whoever has taken the round up asks to make it unrecognisable."""
    return may_give_feedback(submission, trainer_id)


def may_raise(submission: Submission, trainer_id: int, opened_at: datetime | None, moment: datetime) -> bool:
    """Whoever reads a round, to review it or to read it again, may follow a route of the protocol."""
    return may_give_feedback(submission, trainer_id) or may_reread(submission, opened_at, moment)
