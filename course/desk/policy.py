"""Who may keep a note, in one sentence."""

from datetime import datetime

from course.reflection.models import RETURNED, Submission
from course.review.policy import may_give_feedback


def may_keep_note(submission: Submission, trainer_id: int, opened_at: datetime | None) -> bool:
    """The reader of a round keeps a note while they write feedback, and after giving back once they opened it."""
    return may_give_feedback(submission, trainer_id) or (submission.state == RETURNED and opened_at is not None)
