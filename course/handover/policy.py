"""Who may read in whose place, from when, and by which day there has to be an answer; one sentence each."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from course.handover.models import ABSENT, CANNOT_READ, NEW_TRAINER
from course.notification.models import PROMISE_NEAR, PROMISE_PASSED, UNREADABLE
from course.organisation.policy import trainer_fault
from course.reflection.models import RETURNED, Submission
from course.review.policy import WAITING
from course.web.formats import HERE
from course.workdays import working_day_after

TIME_TO_ANSWER = timedelta(hours=12)
NINE = time(9)
FEWEST_DAYS = 2


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand between a round that waits, its reader, and whoever reads the team today.

    Attributes:
        may_read: whether the reader is a trainer there who neither manages the learner nor works beside them.
        is_away: whether the reader is absent today and chose somebody to stand in.
        belongs: whether the reader is the trainer of the team, stood in for that one, or was handed the round.
        other_is_away: whether whoever reads the team today is absent too.
    """

    may_read: bool
    is_away: bool
    belongs: bool
    other_is_away: bool


def why_it_moves(standing: Standing) -> str:
    """Give the reason for which a round goes to whoever reads the team today, or an empty text when it stays."""
    if not standing.may_read:
        return CANNOT_READ
    if standing.is_away:
        return "" if standing.other_is_away else ABSENT
    return "" if standing.belongs else NEW_TRAINER


def taker_fault(
    *, is_writer: bool, is_trainer: bool, is_manager: bool, is_colleague: bool, absent_until: date | None
) -> str:
    """Say why somebody cannot take over a round, or give an empty text."""
    if is_writer:
        return "Dit schreef deze persoon zelf. Een ander leest het."
    # Whoever leads or works beside the learner hears that reason, trainer or not.
    counts_as_trainer = is_trainer or is_manager or is_colleague
    fault = trainer_fault(is_trainer=counts_as_trainer, is_manager=is_manager, is_member=is_colleague)
    if fault:
        return fault
    if absent_until is not None:
        return "Deze trainer is vandaag zelf afwezig. Kies iemand anders."
    return ""


def may_change_hands(submission: Submission) -> bool:
    """A round changes hands while it waits for an answer, and after that when its reader is gone."""
    return submission.state in WAITING or submission.state == RETURNED


def may_hand_over(submission: Submission, *, is_reader: bool, is_coordinator: bool) -> bool:
    """A round that waits is handed over by its reader or by the coordinator of the trainers."""
    return submission.state in WAITING and (is_reader or is_coordinator)


def next_morning(moment: datetime) -> datetime:
    """Give from when a new reader may read: nine o'clock on the next working day, and at least twelve hours later."""
    nine = datetime.combine(working_day_after(moment.astimezone(HERE).date(), 1), NINE, HERE)
    return max(nine, moment + TIME_TO_ANSWER)


def promise_after(promised_on: date | None, readable_from: datetime) -> date:
    """Give the promised day after a hand-over: the same one, unless the new reader had less than two working days."""
    earliest = working_day_after(readable_from.astimezone(HERE).date(), FEWEST_DAYS)
    return max(promised_on or earliest, earliest)


def word_about(promised_on: date | None, today: date, *, may_read: bool) -> str:
    """Say what there is to tell of a round that waits: nobody may read it, or its day is near, or has passed."""
    if not may_read or promised_on is None:
        return UNREADABLE
    return PROMISE_NEAR if is_near(promised_on, today) else PROMISE_PASSED


def is_near(promised_on: date, today: date) -> bool:
    """The promised day is the next working day, or today."""
    return today <= promised_on <= working_day_after(today, 1)
