"""Who may say what about feedback, one sentence each."""

from collections.abc import Collection

from course.reflection.models import COMPLETED, RETURNED, Reflection, Submission
from course.review.models import ANSWER, REPLY


def may_reply(submission: Submission) -> bool:
    """The learner answers feedback that was given back, before or after closing the assignment."""
    return submission.state == RETURNED


def may_close(submission: Submission, reflection: Reflection) -> bool:
    """The learner closes what was given back without a question for more; what is complete already may get its line."""
    return submission.outcome == COMPLETED and reflection.state in {RETURNED, COMPLETED}


def may_answer(said: Collection[str]) -> bool:
    """The trainer answers the learner's reply, once."""
    return REPLY in said and ANSWER not in said
