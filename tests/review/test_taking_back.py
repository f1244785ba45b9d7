"""Noor takes a round back that Anja took up and left lying: after a day it is as if nobody had taken it up."""

from datetime import timedelta

import pytest
from sqlmodel import select

from course.database import now
from course.notification.models import WITHDRAWN as TOLD_WITHDRAWN
from course.notification.models import Notification
from course.reflection.models import DRAFT, WITHDRAWN, Reflection, Submission
from tests.platform import Platform
from tests.review.reviewing import ROUND, handed_in, let_lapse, number_of, press, take_up

OVERVIEW = "/opdracht/welkom-opdracht"
TAKE_BACK = "Opdracht terugnemen"
READING = "Anja Verbeek is aan het lezen"


def states(platform: Platform) -> tuple[str, str]:
    """Give where the round and the reflection stand."""
    with platform.session() as session:
        return session.exec(select(Submission.state)).one(), session.exec(select(Reflection.state)).one()


def test_after_a_day_in_which_nothing_was_written_the_round_is_taken_back(platform: Platform) -> None:
    address = handed_in(platform)
    anja, noor = platform.browser("anja"), platform.browser("noor")
    page = take_up(anja, address)
    assert TAKE_BACK not in noor.get(OVERVIEW).text
    assert noor.post(f"{OVERVIEW}/intrekken", {}).status == 409
    let_lapse(platform, address)

    waiting = noor.get(OVERVIEW)
    assert READING not in waiting.text
    assert "Anja pakte je opdracht op en schreef nog niets." in waiting.text
    assert "Anja Verbeek las dit op" in waiting.text
    taken = noor.submit(waiting, TAKE_BACK)

    assert "Je tekst staat er nog, en je trainer kan er niet meer bij." in taken.text
    assert states(platform) == (WITHDRAWN, DRAFT)
    assert "Alleen jij kunt dit lezen." in noor.get(ROUND).text
    assert "heeft deze opdracht teruggenomen" in anja.get(address).text
    late = press(anja, page, "Bewaar", {"text-overall": "Ik was net begonnen."})
    assert late.status == 409
    assert "Ik was net begonnen." in late.text, "what she typed is there to copy"
    with platform.session() as session:
        told = session.exec(select(Notification.kind).where(Notification.person_id == platform.cast.anja)).all()
    assert told.count(TOLD_WITHDRAWN) == 1


@pytest.mark.parametrize("part", ["text-overall", "text-moment"])
def test_when_feedback_was_begun_the_round_stays_with_its_trainer(platform: Platform, part: str) -> None:
    address = handed_in(platform)
    anja, noor = platform.browser("anja"), platform.browser("noor")
    press(anja, take_up(anja, address), "Bewaar", {part: "Dit las ik."})
    let_lapse(platform, address)

    assert READING in noor.get(OVERVIEW).text
    assert TAKE_BACK not in noor.get(OVERVIEW).text
    assert noor.post(f"{OVERVIEW}/intrekken", {}).status == 409
    assert states(platform) == ("in_behandeling", "in_behandeling")


def test_a_note_for_oneself_and_the_feedback_on_another_round_are_no_beginning(platform: Platform) -> None:
    address = handed_in(platform)
    anja, noor = platform.browser("anja"), platform.browser("noor")
    press(anja, take_up(anja, address), "Bewaar", {"text-note": "Bellen met de planning."})
    sam = handed_in(platform, "sam")
    press(anja, take_up(anja, sam), "Bewaar", {"text-overall": "Aan Sam."})
    let_lapse(platform, address)

    noor.submit(noor.get(OVERVIEW), TAKE_BACK)

    with platform.session() as session:
        assert session.get_one(Submission, number_of(address)).state == WITHDRAWN


def test_what_was_taken_back_waits_for_nobody_any_more(platform: Platform) -> None:
    address = handed_in(platform)
    with platform.session() as session:
        session.get_one(Submission, number_of(address)).submitted_at = now() - timedelta(days=14)
    anja = platform.browser("anja")
    assert "wacht 10 werkdagen" in anja.get(address).text

    platform.browser("noor").post(f"{OVERVIEW}/intrekken")

    assert "ingeleverd op" in anja.get(address).text
    assert "werkdagen" not in anja.get(address).text
