"""Fifty identical hand-ins at once: a button that is hit again and again, or a browser that repeats itself."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import col, func, select

from course.content import Course
from course.database import Database
from course.notification.models import SUBMITTED as TOLD_SUBMITTED
from course.notification.models import Notification
from course.placement.queries import find_place
from course.reflection.actions import submit, withdraw
from course.reflection.models import DRAFT, Submission
from course.reflection.queries import draft_answers, find_last_round, find_reflection, fingerprint
from tests.platform import Platform
from tests.reflection.writing import ASSIGNMENT, all_ticks, write

AT_ONCE, THREADS = 50, 12
FEW, MANY = 3, int(os.environ.get("COURSE_BURSTS", "1000"))


def burst(act: Callable[[], int]) -> list[int]:
    """Do the same fifty times at once."""
    with ThreadPoolExecutor(THREADS) as threads:
        return list(threads.map(lambda _time: act(), range(AT_ONCE)))


def handed_in(platform: Platform) -> tuple[int, int]:
    """Give how many rounds there are, and how often Anja was told."""
    told = (col(Notification.person_id) == platform.cast.anja, col(Notification.kind) == TOLD_SUBMITTED)
    with platform.session() as session:
        rounds = session.exec(select(func.count()).select_from(Submission)).one()
        return rounds, session.exec(select(func.count()).select_from(Notification).where(*told)).one()


def take_back(platform: Platform) -> None:
    """Take the last round back, so that the next burst begins with something to hand in."""
    with platform.session() as session:
        reflection = find_reflection(session, platform.cast.noor, ASSIGNMENT)
        assert reflection is not None
        last = find_last_round(session, reflection)
        assert last is not None
        withdraw(session, reflection, last)
        assert reflection.state == DRAFT


def test_fifty_presses_of_the_button_at_once_hand_in_once(platform: Platform) -> None:
    noor = platform.browser("noor")
    form = write(noor).form("Inleveren bij Anja Verbeek")
    fields = form.fields | all_ticks()

    held = [noor.client.get_cookie(name) for name in ("sessie", "formulier")]

    def press() -> int:
        client = platform.app.test_client()
        for cookie in held:
            assert cookie is not None
            client.set_cookie(cookie.key, cookie.value, domain="localhost")
        return client.post(form.action, data=fields).status_code

    statuses = burst(press)

    assert set(statuses) == {303}
    assert handed_in(platform) == (1, 1)


def play(platform: Platform, course: Course, number: int) -> str:
    """Play bursts, and tell what they came to."""
    database: Database = platform.app.extensions["course.database"]
    assignment, noor = course.find_assignment(ASSIGNMENT), platform.cast.noor
    assert assignment is not None
    write(platform.browser("noor"))
    with platform.session() as session:
        place = find_place(session, noor)
        seen = fingerprint(draft_answers(session, find_reflection(session, noor, ASSIGNMENT), assignment))
    assert place is not None

    def hand_in() -> int:
        with database.transaction() as session:
            reflection = find_reflection(session, noor, ASSIGNMENT)
            assert reflection is not None
            return submit(session, reflection, assignment, place, seen=seen).number

    for turn in range(1, number + 1):
        assert set(burst(hand_in)) == {turn}
        assert handed_in(platform) == (turn, 1), "what is taken back before anybody heard of it is no news any more"
        take_back(platform)
    return f"{number} bursts of {AT_ONCE} identical hand-ins, 0 duplicates"


def test_a_few_bursts_hand_in_once_each(platform: Platform, course: Course) -> None:
    print(play(platform, course, FEW))


@pytest.mark.long
def test_a_thousand_bursts_hand_in_once_each(platform: Platform, course: Course) -> None:
    print(play(platform, course, MANY))
