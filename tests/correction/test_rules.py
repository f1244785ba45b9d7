"""Who changes feedback that was given back, asked of the rule itself."""

import pytest

from course.correction.policy import may_change
from course.reflection.models import RETURNED
from course.review.models import Feedback
from tests.review.rounds import ALL_STATES, ANJA, BRAM, a_round


@pytest.mark.parametrize("state", ALL_STATES)
def test_whoever_wrote_it_changes_it_while_its_round_is_there_to_read(state: str) -> None:
    written = Feedback(submission_id=1, trainer_id=ANJA, sealed=b"")

    assert may_change(a_round(state), written, ANJA) is (state == RETURNED)
    assert not may_change(a_round(state, reader=BRAM), written, BRAM)
    assert not may_change(a_round(state), None, ANJA), "there is nothing to change yet"
