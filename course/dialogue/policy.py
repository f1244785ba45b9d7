"""Who may say what about feedback, one sentence each."""

from course.reflection.models import RETURNED, Submission


def may_reply(submission: Submission) -> bool:
    """The learner answers feedback that was given back."""
    return submission.state == RETURNED
