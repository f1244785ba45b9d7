"""Who says what about feedback, asked of the rules themselves."""

import pytest

from course.dialogue.policy import is_open_to_reader, may_answer, may_close, may_reply
from course.reflection.models import (
    COMPLETED,
    DRAFT,
    IN_REVIEW,
    MORE_ASKED,
    RETURNED,
    SUBMITTED,
    Reflection,
)
from course.review.models import ANSWER, REPLY
from tests.review.rounds import ALL_STATES, a_round


@pytest.mark.parametrize("state", ALL_STATES)
def test_the_reader_opens_what_was_handed_in_and_is_still_there(state: str) -> None:
    assert is_open_to_reader(a_round(state), may_read=True) is (state in {SUBMITTED, IN_REVIEW, RETURNED})
    assert not is_open_to_reader(a_round(state), may_read=False), "a reader who would be refused opens nothing"


@pytest.mark.parametrize("state", ALL_STATES)
def test_the_learner_replies_to_what_was_given_back(state: str) -> None:
    assert may_reply(a_round(state)) is (state == RETURNED)


@pytest.mark.parametrize("state", [DRAFT, SUBMITTED, IN_REVIEW, MORE_ASKED, RETURNED, COMPLETED])
def test_the_learner_closes_what_asks_for_nothing_more(state: str) -> None:
    reflection = Reflection(person_id=1, assignment_id="welkom-opdracht", state=state)

    assert may_close(a_round(RETURNED, outcome=COMPLETED), reflection) is (state in {RETURNED, COMPLETED})
    assert not may_close(a_round(RETURNED, outcome=MORE_ASKED), reflection)
    assert not may_close(a_round(SUBMITTED), reflection)


@pytest.mark.parametrize(("said", "may"), [((), False), ((REPLY,), True), ((REPLY, ANSWER), False), ((ANSWER,), False)])
def test_the_trainer_answers_a_reply_once(said: tuple[str, ...], may: bool) -> None:
    assert may_answer(said) is may
