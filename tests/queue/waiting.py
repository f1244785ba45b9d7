"""How the tests change what waits: when it was handed in, what was promised, from when it may be read."""

from datetime import date, timedelta

from course.database import now
from course.reflection.models import Submission
from tests.platform import Platform
from tests.review.reviewing import number_of


def promise(platform: Platform, address: str, day: date) -> None:
    """Let the learner have been promised an answer by this day."""
    with platform.session() as session:
        session.get_one(Submission, number_of(address)).promised_on = day


def hold_back(platform: Platform, address: str, hours: int = 24) -> None:
    """Let a round not be readable yet: its learner has yet to hear who reads."""
    with platform.session() as session:
        session.get_one(Submission, number_of(address)).readable_from = now() + timedelta(hours=hours)
