"""Who may do what with a round that was handed in, one sentence each."""

from datetime import datetime, timedelta

from course.reflection.models import IN_REVIEW, RETURNED, SUBMITTED, Submission

LEASE = timedelta(hours=24)
WAITING = frozenset({SUBMITTED, IN_REVIEW})


def may_know(*, is_trainer: bool, is_manager: bool) -> bool:
    """Trainers and managers of the learner's organisation may know that a round is there; others may not even that."""
    return is_trainer or is_manager


def may_review(viewer_id: int, *, trainer_id: int | None, writer_id: int, is_trainer: bool, is_manager: bool) -> bool:
    """Only the trainer of the team reads, and never as manager of the organisation or as the writer."""
    return is_trainer and not is_manager and viewer_id == trainer_id and viewer_id != writer_id


def holds(submission: Submission, trainer_id: int, moment: datetime) -> bool:
    """The trainer took this round up, and the time for which they hold it is not over."""
    return may_give_feedback(submission, trainer_id) and _is_held(submission, moment)


def may_claim(submission: Submission, trainer_id: int, moment: datetime) -> bool:
    """A round that waits can be taken up as long as nobody else holds it."""
    if submission.state not in WAITING:
        return False
    return submission.claimed_by_id == trainer_id or not _is_held(submission, moment)


def may_give_feedback(submission: Submission, trainer_id: int) -> bool:
    """Whoever took the round up last writes the feedback, also when their time is over and nobody else took it up."""
    return submission.state == IN_REVIEW and submission.claimed_by_id == trainer_id


def may_reread(submission: Submission, opened_at: datetime | None, moment: datetime) -> bool:
    """A round that was given back is open to its trainer for a day after they asked to read it again."""
    return submission.state == RETURNED and opened_at is not None and opened_at + LEASE > moment


def may_reply(submission: Submission) -> bool:
    """The learner answers feedback that was given back."""
    return submission.state == RETURNED


def _is_held(submission: Submission, moment: datetime) -> bool:
    return submission.claimed_until is not None and submission.claimed_until > moment
