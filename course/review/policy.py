"""Who may do what with a round that was handed in, one sentence each."""

from datetime import datetime, timedelta

from course.reflection.models import IN_REVIEW, RETURNED, SUBMITTED, Submission

LEASE = timedelta(hours=24)
WAITING = frozenset({SUBMITTED, IN_REVIEW})


def may_know(*, is_trainer: bool, is_manager: bool) -> bool:
    """Trainers and managers of the learner's organisation may know that a round is there; others may not even that."""
    return is_trainer or is_manager


def refusal(
    viewer_id: int, *, reader_id: int | None, writer_id: int, is_trainer: bool, is_manager: bool, is_colleague: bool
) -> str:
    """Say why somebody may not review this round, or give an empty text.

    Only the reader whom the learner was told of reads, and never as the writer, as a manager of the writer's
    organisation, or as a learner of the writer's team.
    """
    if is_manager:
        return "Je bent leidinggevende in deze organisatie. Wie leiding geeft, leest nooit wat cursisten schrijven."
    if viewer_id == writer_id:
        return "Dit schreef je zelf. Een ander leest het."
    if is_colleague:
        return "Je zit in hetzelfde team als deze cursist. Collega’s lezen elkaars reflecties niet."
    if not is_trainer or viewer_id != reader_id:
        return "Alleen de trainer bij wie deze opdracht ligt, leest wat er is ingeleverd. Dat ben jij hier niet."
    return ""


def holds(submission: Submission, trainer_id: int, moment: datetime) -> bool:
    """The trainer took this round up, and the time for which they hold it is not over."""
    return may_give_feedback(submission, trainer_id) and _is_held(submission, moment)


def may_claim(submission: Submission, trainer_id: int, moment: datetime) -> bool:
    """Its reader takes up a round that waits as long as nobody holds it, and once the learner was told who reads."""
    if submission.state not in WAITING or not _is_open_to(submission, trainer_id, moment):
        return False
    return submission.claimed_by_id == trainer_id or not _is_held(submission, moment)


def why_not_yet(submission: Submission, moment: datetime) -> str:
    """Say why a round that waits is not open: its learner has yet to hear who reads, or nobody took it up."""
    if submission.readable_from > moment:
        return "De cursist hoort eerst dat jij deze opdracht leest. Oppakken kan daarna."
    return "Je hebt deze opdracht niet opgepakt. Pak de opdracht op om verder te schrijven."


def may_give_feedback(submission: Submission, trainer_id: int) -> bool:
    """Whoever took the round up last writes the feedback, also when their time is over and nobody else took it up."""
    return submission.state == IN_REVIEW and submission.claimed_by_id == trainer_id


def may_reread(submission: Submission, opened_at: datetime | None, moment: datetime) -> bool:
    """A round that was given back is open to its trainer for a day after they asked to read it again."""
    return submission.state == RETURNED and opened_at is not None and opened_at + LEASE > moment


def may_reopen(submission: Submission, trainer_id: int, moment: datetime) -> bool:
    """What was given back can be read again by its reader, who says so first, once the learner was told who reads."""
    return submission.state == RETURNED and _is_open_to(submission, trainer_id, moment)


def _is_open_to(submission: Submission, trainer_id: int, moment: datetime) -> bool:
    return submission.reader_id == trainer_id and submission.readable_from <= moment


def _is_held(submission: Submission, moment: datetime) -> bool:
    return submission.claimed_until is not None and submission.claimed_until > moment
