"""Who may say what about feedback, one sentence each."""

from collections.abc import Collection

from course.reflection.models import COMPLETED, IN_REVIEW, RETURNED, SUBMITTED, Reflection, Submission
from course.review.models import ANSWER, REPLY


def is_open_to_reader(submission: Submission, *, may_read: bool) -> bool:
    """A reader who is let in opens a round, unless it was taken back, closed for who can be recognised, or is gone."""
    return may_read and submission.state in {SUBMITTED, IN_REVIEW, RETURNED}


def may_reply(submission: Submission) -> bool:
    """The learner answers feedback that was given back, before or after closing the assignment."""
    return submission.state == RETURNED


def may_close(submission: Submission, reflection: Reflection) -> bool:
    """The learner closes what was given back without a question for more; what is complete already may get its line."""
    return submission.outcome == COMPLETED and reflection.state in {RETURNED, COMPLETED}


def may_answer(said: Collection[str]) -> bool:
    """The trainer answers the learner's reply, once."""
    return REPLY in said and ANSWER not in said
