"""The learner reads by which day there is an answer, and honestly when that day is over."""

from datetime import timedelta

from sqlmodel import update

from course.reflection.models import Submission
from course.web.formats import today, weekday
from tests.platform import Platform
from tests.queue.waiting import promise
from tests.review.reviewing import ROUND, handed_in


def test_the_round_says_by_which_day_there_is_an_answer(sqlite_platform: Platform) -> None:
    day = today() + timedelta(days=2)
    promise(sqlite_platform, handed_in(sqlite_platform), day)

    assert f"Je krijgt uiterlijk {weekday(day)} een reactie." in sqlite_platform.browser("noor").get(ROUND).text


def test_a_day_that_is_over_is_not_promised_again(sqlite_platform: Platform) -> None:
    day = today() - timedelta(days=1)
    promise(sqlite_platform, handed_in(sqlite_platform), day)

    page = sqlite_platform.browser("noor").get(ROUND)

    assert f"Je reactie was beloofd voor {weekday(day)}. Dat is niet gelukt. De reactie komt nog." in page.text


def test_what_was_handed_in_before_there_were_promises_still_gets_its_answer(sqlite_platform: Platform) -> None:
    handed_in(sqlite_platform)
    with sqlite_platform.session() as session:
        session.exec(update(Submission).values(promised_on=None))

    assert "Je reactie komt nog." in sqlite_platform.browser("noor").get(ROUND).text
    assert "Uiterlijk" not in sqlite_platform.browser("anja").get("/nakijken").text
