"""Who may do what with a reflection, one sentence each."""

from datetime import datetime

from course.reflection.models import ALONE, IN_REVIEW, SUBMITTED, WRITABLE, Reflection, Submission


def may_write(reflection: Reflection) -> bool:
    """The learner writes while nothing lies with the trainer and the reflection is not completed."""
    return reflection.state in WRITABLE


def may_write_at(reflection: Reflection | None, visibility: str) -> bool:
    """What the learner keeps private is theirs to write at any time; the rest only while the reflection is writable."""
    return visibility == ALONE or reflection is None or may_write(reflection)


def is_claimed(submission: Submission, moment: datetime) -> bool:
    """A trainer has taken up this round, and the time for which they hold it is not over."""
    return submission.claimed_until is not None and submission.claimed_until > moment


def may_withdraw(submission: Submission, moment: datetime, *, is_written_on: bool) -> bool:
    """The learner takes a round back as long as no trainer holds it, and none who held it began to write about it."""
    if is_claimed(submission, moment):
        return False
    return submission.state == SUBMITTED or (submission.state == IN_REVIEW and not is_written_on)
