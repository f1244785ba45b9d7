"""When the reader of a round keeps a note about it, asked of the rule itself."""

import pytest

from course.desk.policy import may_keep_note
from course.reflection.models import IN_REVIEW, RETURNED
from tests.review.rounds import ALL_STATES, ANJA, BEFORE, BRAM, a_round


@pytest.mark.parametrize("state", ALL_STATES)
def test_a_note_is_kept_while_writing_feedback_and_after_it_by_who_opened_the_round(state: str) -> None:
    taken_up = a_round(state, held_by=ANJA)

    assert may_keep_note(taken_up, ANJA, None) is (state == IN_REVIEW)
    assert may_keep_note(taken_up, ANJA, BEFORE) is (state in {IN_REVIEW, RETURNED})
    assert may_keep_note(taken_up, BRAM, None) is False
    assert may_keep_note(taken_up, BRAM, BEFORE) is (state == RETURNED)
