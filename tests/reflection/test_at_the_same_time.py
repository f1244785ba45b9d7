"""What happens when Noor does something twice at once, in two tabs or through a double click."""

import threading
import time

from course.database import now
from course.reflection.actions import begin_reflection, withdraw
from course.reflection.models import COMPLETED, RETURNED, Reflection, Submission
from course.reflection.queries import find_last_round, find_reflection, rounds_of
from tests.notification.telling import told
from tests.platform import Platform
from tests.reflection.writing import ASSIGNMENT, all_ticks, hand_in, write


def test_two_tabs_that_begin_at_once_write_in_one_reflection(platform: Platform) -> None:
    noor = platform.cast.noor
    begun: list[int] = []

    def begin_in_another_tab() -> None:
        with platform.session() as session:
            begun.append(begin_reflection(session, noor, ASSIGNMENT).id)

    with platform.session() as session:
        session.add(Reflection(person_id=noor, assignment_id=ASSIGNMENT))
        session.flush()
        tab = threading.Thread(target=begin_in_another_tab)
        tab.start()
        time.sleep(0.3)
    tab.join()

    with platform.session() as session:
        found = find_reflection(session, noor, ASSIGNMENT)
    assert found is not None
    assert begun == [found.id]


def test_taking_back_twice_at_once_takes_back_once(platform: Platform) -> None:
    hand_in(platform.browser("noor"))

    with platform.session() as session:
        reflection = find_reflection(session, platform.cast.noor, ASSIGNMENT)
        assert reflection is not None
        last = find_last_round(session, reflection)
        assert last is not None
        for _time in range(2):
            withdraw(session, reflection, last)

    assert told(platform, "anja") == ["Een opdracht is teruggenomen"]


def test_an_old_tab_cannot_hand_in_what_was_completed_in_the_meantime(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = write(noor)
    hand_in(noor)
    with platform.session() as session:
        reflection = find_reflection(session, platform.cast.noor, ASSIGNMENT)
        assert reflection is not None
        reflection.state, reflection.completed_at = COMPLETED, now()
        round_ = session.get_one(Submission, rounds_of(session, reflection)[0].id)
        round_.state, round_.outcome, round_.returned_at = RETURNED, COMPLETED, now()

    refused = noor.submit(page, "Inleveren bij Anja Verbeek", all_ticks())

    assert refused.status == 409
    with platform.session() as session:
        assert len(rounds_of(session, reflection)) == 1
