"""What happens when Noor does something twice at once, in two tabs or through a double click."""

import threading
import time

from course.errors import Stale
from course.knowledge.actions import begin_test, choose_mail, finish_round, tell_who_asked
from course.knowledge.policy import rounds_of
from course.knowledge.queries import standing_of
from tests.knowledge.asking import completed, course_of, opened_test, rounds_in_database
from tests.platform import Platform


def test_two_tabs_that_begin_at_once_make_one_test(platform: Platform) -> None:
    noor, course = platform.cast.noor, course_of(platform)

    def begin_in_another_tab() -> None:
        with platform.session() as session:
            try:
                begin_test(session, noor, course)
            except Stale:
                session.rollback()

    with platform.session() as session:
        begin_test(session, noor, course)
        tab = threading.Thread(target=begin_in_another_tab)
        tab.start()
        time.sleep(0.3)
    tab.join()

    test = opened_test(platform)
    assert (len(test.questions), test.revision) == (20, 1)


def test_two_processes_that_tell_at_once_tell_once(platform: Platform) -> None:
    completed(platform, "noor", days_ago=2)
    told: list[int] = []
    with platform.session() as session:
        choose_mail(session, platform.cast.noor, wanted=True)

    def tell_in_another_process() -> None:
        with platform.session() as session:
            told.append(tell_who_asked(session, course_of(platform)))

    with platform.session() as session:
        told.append(tell_who_asked(session, course_of(platform)))
        other = threading.Thread(target=tell_in_another_process)
        other.start()
        time.sleep(0.3)
    other.join()

    assert told == [1, 0]
    assert len(platform.mails()) == 1


def test_a_round_that_is_finished_twice_keeps_the_first_moment(platform: Platform) -> None:
    completed(platform, "noor", days_ago=2)
    moments = []

    for _press in range(2):
        with platform.session() as session:
            first = rounds_of(course_of(platform), standing_of(session, platform.cast.noor).moments)[0]
            finish_round(session, platform.cast.noor, first)
        moments.append(rounds_in_database(platform, "noor")[2].done_at)

    assert moments[0] == moments[1] is not None
