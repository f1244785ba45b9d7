"""One's own load: how many wait and how long one's own answers took, for nobody else to see."""

from datetime import timedelta

from sqlmodel import select

from course.database import now
from course.reflection.models import Submission
from course.review.models import Feedback
from tests.platform import Platform
from tests.review.reviewing import give_back, handed_in, take_up

LOAD = "Van je reacties in de afgelopen 90 dagen kwam de helft binnen"


def answered(platform: Platform, *days: int) -> None:
    """Let Anja have given back a round of Noor's, once after each of these numbers of calendar days."""
    address = handed_in(platform)
    anja = platform.browser("anja")
    give_back(anja, take_up(anja, address))
    with platform.session() as session:
        (round_,) = session.exec(select(Submission))
        for number, waited in enumerate(days, start=2):
            copy = Submission(reflection_id=round_.reflection_id, team_id=round_.team_id, number=number, sealed=b"")
            copy.state, copy.submitted_at = "teruggegeven", now() - timedelta(days=waited)
            session.add(copy)
            session.flush()
            session.add(Feedback(submission_id=copy.id, trainer_id=platform.cast.anja, sealed=b""))


def test_whoever_never_answered_sees_only_how_many_wait(platform: Platform) -> None:
    handed_in(platform, "noor")
    anja = platform.browser("anja")
    assert "Er wacht één opdracht." in anja.get("/nakijken").text
    handed_in(platform, "sam")

    page = anja.get("/nakijken")

    assert "Er wachten 2 opdrachten. Alleen jij ziet dit." in page.text
    assert LOAD not in page.text


def test_the_middle_one_of_ones_own_answers_counts_in_working_days(platform: Platform) -> None:
    answered(platform, 14, 21)

    page = platform.browser("anja").get("/nakijken")

    assert f"{LOAD} 10 werkdagen. Alleen jij ziet dit." in page.text


def test_an_answer_on_the_same_day_took_less_than_a_working_day(platform: Platform) -> None:
    answered(platform)

    assert f"{LOAD} een werkdag." in platform.browser("anja").get("/nakijken").text


def test_nobody_else_sees_it(platform: Platform) -> None:
    answered(platform, 14, 21)
    handed_in(platform, "yara")

    assert LOAD not in platform.browser("bram").get("/nakijken").text


def test_what_was_answered_long_ago_no_longer_counts(platform: Platform) -> None:
    answered(platform)
    with platform.session() as session:
        (given,) = session.exec(select(Feedback))
        given.released_at = now() - timedelta(days=100)

    assert LOAD not in platform.browser("anja").get("/nakijken").text
