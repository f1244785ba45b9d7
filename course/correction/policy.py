"""Who may change feedback that was given back, in one sentence."""

from course.reflection.models import RETURNED, Submission
from course.review.models import Feedback


def may_change(submission: Submission, feedback: Feedback | None, trainer_id: int) -> bool:
    """Whoever wrote the feedback changes it, as long as the round that it is about is there to read."""
    return submission.state == RETURNED and feedback is not None and feedback.trainer_id == trainer_id
