"""A mail about waiting questions: only for who asks for it, at most one a day, and without a word of content."""

from datetime import datetime

import pytest
from sqlmodel import select

from course.jobs import is_half_past_seven, tell_of_questions_now
from course.knowledge.models import RecallByMail
from course.notification.models import Notification
from tests.knowledge.asking import DOOR, RECALL, completed, days_pass, told_long_ago
from tests.platform import Platform

TURN_ON, TURN_OFF = "Mail me als er vragen klaarstaan", "Geen mail meer over vragen"


def turn_on(platform: Platform, who: str = "noor") -> None:
    platform.browser(who).post("/ophalen-per-mail", {"wanted": "yes"})


def test_there_is_no_mail_unless_somebody_asks_for_it(platform: Platform) -> None:
    completed(platform, "noor", days_ago=2)

    assert tell_of_questions_now(platform.app) == 0
    assert platform.mails() == []


def test_who_asked_gets_one_mail_without_a_word_of_content(platform: Platform) -> None:
    turn_on(platform)
    completed(platform, "noor", days_ago=2)
    completed(platform, "noor", "welkom", days_ago=3)
    completed(platform, "sam", days_ago=2)

    assert tell_of_questions_now(platform.app) == 1

    (mail,) = platform.mails()
    assert mail.to == ["noor@voorbeeld.nl"]
    assert mail.subject == "Er staan een paar vragen voor je klaar"
    assert "http://localhost/mijn-cursus" in mail.body
    assert DOOR not in mail.body
    assert "buiten" not in mail.body.lower().replace("van buiten naar binnen", "")
    with platform.session() as session:
        assert [row.path for row in session.exec(select(Notification))] == ["/mijn-cursus"]


def test_nobody_is_told_twice_of_the_same_questions(platform: Platform) -> None:
    turn_on(platform)
    completed(platform, "noor", days_ago=2)
    assert tell_of_questions_now(platform.app) == 1
    told_long_ago(platform)

    assert tell_of_questions_now(platform.app) == 0


def test_new_questions_are_told_of_the_next_day_and_not_on_the_same(platform: Platform) -> None:
    turn_on(platform)
    completed(platform, "noor", days_ago=2)
    assert tell_of_questions_now(platform.app) == 1
    completed(platform, "noor", "welkom", days_ago=2)
    assert tell_of_questions_now(platform.app) == 0

    days_pass(platform, "noor", 1)

    assert tell_of_questions_now(platform.app) == 1


def test_what_was_done_already_is_not_told_of(platform: Platform) -> None:
    turn_on(platform)
    completed(platform, "noor", days_ago=2)
    platform.browser("noor").post(f"{RECALL}/overslaan", {"day": "2"})

    assert tell_of_questions_now(platform.app) == 0


def test_the_switch_stands_on_both_pages_and_turns_both_ways(platform: Platform) -> None:
    completed(platform, "noor", days_ago=2)
    noor = platform.browser("noor")

    page = noor.submit(noor.get("/mijn-cursus"), TURN_ON)
    assert page.url == "/mijn-cursus"
    assert "Je krijgt een mail als er vragen klaarstaan." in page.text
    page = noor.submit(noor.get(RECALL), TURN_OFF)
    assert page.url == RECALL
    assert "Je krijgt geen mail meer over vragen." in page.text
    page = noor.submit(page, TURN_ON)
    assert page.url == RECALL

    noor.post("/ophalen-per-mail", {"wanted": "yes"})
    with platform.session() as session:
        assert [row.person_id for row in session.exec(select(RecallByMail))] == [platform.cast.noor]


def test_without_a_module_that_was_completed_there_is_no_switch(sqlite_platform: Platform) -> None:
    assert TURN_ON not in sqlite_platform.browser("noor").get("/mijn-cursus").text


@pytest.mark.parametrize("who", ["anja", "marja"])
def test_who_takes_no_course_has_no_switch(sqlite_platform: Platform, who: str) -> None:
    assert sqlite_platform.browser(who).post("/ophalen-per-mail", {"wanted": "yes"}).status == 403


@pytest.mark.parametrize(
    ("moment", "is_time"),
    [("2026-07-01 05:30", True), ("2026-01-15 06:30", True), ("2026-01-15 05:30", False), ("2026-07-01 05:31", False)],
)
def test_it_goes_out_at_half_past_seven_in_summer_and_in_winter(moment: str, is_time: bool) -> None:
    assert is_half_past_seven(datetime.fromisoformat(moment)) == is_time
