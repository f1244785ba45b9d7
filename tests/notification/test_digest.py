"""At most one mail a working day, only when something still waits, with numbers and without names."""

import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from multiprocessing import get_context
from threading import Barrier, Thread

import pytest
from flask import Flask
from flask_mailman import EmailMessage
from sqlmodel import col, select, update

from course.app import create_app
from course.config import Settings
from course.content import Course
from course.jobs import send_digests_now, tidy_up_now
from course.notification.actions import mark_all_seen, take_digest
from course.notification.models import AT_ONCE, DAILY, REPLIED, RETURNED, SUBMITTED, Digest, Notification
from course.notification.queries import DIGEST_PAUSES, due_digests
from course.web.formats import today
from course.workdays import working_day_after
from tests.kept import another_app
from tests.notification.telling import at, digests, tell, wants
from tests.platform import Platform

FRIDAY, MONDAY = date(2026, 12, 4), date(2026, 12, 7)
CHRISTMAS, AFTER_CHRISTMAS = date(2026, 12, 25), date(2026, 12, 28)


def tell_on(platform: Platform, moment: datetime, who: str, *kinds: str) -> None:
    """Let somebody have been told of these kinds at a moment."""
    with platform.session() as session:
        known = session.exec(select(Notification.id)).all()
    for kind in kinds:
        tell(platform, who, kind)
    with platform.session() as session:
        fresh = update(Notification).where(col(Notification.id).not_in(known))
        session.exec(fresh.values(created_at=moment))


@pytest.fixture
def without_mail(platform: Platform, course: Course) -> Iterator[Platform]:
    """The same platform, with a mail server that is down."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    with another_app(platform, course, mail_backend="smtp", mail_server=f"127.0.0.1:{port}") as without:
        yield without


def test_what_waits_is_told_in_one_mail_with_numbers_and_without_names(platform: Platform) -> None:
    tell_on(platform, at(FRIDAY, 6), "anja", SUBMITTED, REPLIED, SUBMITTED)
    tell_on(platform, at(FRIDAY, 6), "bram", SUBMITTED)

    mails = {mail.to[0]: mail for mail in digests(platform, at(FRIDAY))}

    assert set(mails) == {"anja@voorbeeld.nl", "bram@voorbeeld.nl"}
    body = mails["anja@voorbeeld.nl"].body
    assert "Dag Anja Verbeek," in body
    assert "Er wacht iets op je: 2 opdrachten zijn ingeleverd en 1 cursist antwoordde." in body
    assert body.count("http") == 1
    assert "http://localhost/berichten\n" in body
    assert "Noor" not in body
    assert "Er wacht iets op je: 1 opdracht is ingeleverd." in mails["bram@voorbeeld.nl"].body


def test_three_kinds_are_counted_in_one_sentence(platform: Platform) -> None:
    wants(platform, "anja", RETURNED, DAILY)
    tell_on(platform, at(FRIDAY, 6), "anja", RETURNED, REPLIED, REPLIED, SUBMITTED)

    (mail,) = digests(platform, at(FRIDAY))

    assert "1 opdracht is ingeleverd, 2 cursisten antwoordden en 1 reactie staat klaar." in mail.body


def test_when_nothing_waits_there_is_no_mail(platform: Platform) -> None:
    assert digests(platform, at(FRIDAY)) == []
    tell_on(platform, at(FRIDAY, 6), "anja", SUBMITTED)
    with platform.session() as session:
        mark_all_seen(session, platform.cast.anja)

    assert digests(platform, at(FRIDAY)) == []


def test_what_is_told_at_once_stands_in_no_daily_mail(platform: Platform) -> None:
    wants(platform, "anja", SUBMITTED, AT_ONCE)
    tell_on(platform, at(FRIDAY, 6), "anja", SUBMITTED)

    assert digests(platform, at(FRIDAY)) == []


def test_the_job_may_run_twice_and_the_mail_goes_out_once(platform: Platform) -> None:
    tell_on(platform, at(FRIDAY, 6), "anja", SUBMITTED)

    for minutes in (30, 31, 59):
        assert len(digests(platform, at(FRIDAY, 7, minutes))) == 1
    assert len(digests(platform, at(FRIDAY, 15))) == 1


def test_what_comes_later_that_day_waits_for_the_next_working_day(platform: Platform) -> None:
    tell_on(platform, at(FRIDAY, 6), "anja", SUBMITTED)
    assert len(digests(platform, at(FRIDAY))) == 1
    tell_on(platform, at(FRIDAY, 9), "anja", REPLIED)
    assert len(digests(platform, at(FRIDAY, 10))) == 1

    mails = digests(platform, at(MONDAY))

    assert len(mails) == 2
    assert "Er wacht iets op je: 1 cursist antwoordde." in mails[-1].body


def test_even_what_was_late_to_be_written_down_gives_no_second_mail_that_day(platform: Platform) -> None:
    tell_on(platform, at(FRIDAY, 6), "anja", SUBMITTED)
    assert len(digests(platform, at(FRIDAY))) == 1
    tell_on(platform, at(FRIDAY, 7, 29), "anja", REPLIED)

    assert len(digests(platform, at(FRIDAY, 8))) == 1
    assert len(digests(platform, at(MONDAY))) == 2


@pytest.mark.parametrize(
    ("day", "is_sent"),
    [
        (FRIDAY, True),
        (FRIDAY + timedelta(days=1), False),
        (FRIDAY + timedelta(days=2), False),
        (MONDAY, True),
        (CHRISTMAS, False),
        (AFTER_CHRISTMAS, True),
        (date(2027, 4, 27), False),
    ],
)
def test_weekends_and_dutch_holidays_have_no_mail(sqlite_platform: Platform, day: date, is_sent: bool) -> None:
    tell_on(sqlite_platform, at(FRIDAY, 5), "anja", SUBMITTED)

    assert len(digests(sqlite_platform, at(day))) == is_sent


@pytest.mark.parametrize(
    ("hour", "minute", "is_sent"), [(7, 29, False), (7, 30, True), (12, 0, True), (17, 59, True), (18, 0, False)]
)
def test_it_is_sent_from_half_past_seven_until_the_evening(
    sqlite_platform: Platform, hour: int, minute: int, is_sent: bool
) -> None:
    tell_on(sqlite_platform, at(FRIDAY, 5), "anja", SUBMITTED)

    assert len(digests(sqlite_platform, at(FRIDAY, hour, minute))) == is_sent


def test_half_past_seven_is_that_of_amsterdam_in_summer_too(sqlite_platform: Platform) -> None:
    tell_on(sqlite_platform, datetime(2027, 6, 30, tzinfo=UTC), "anja", SUBMITTED)

    assert digests(sqlite_platform, datetime(2027, 7, 1, 5, 29, tzinfo=UTC)) == []
    assert len(digests(sqlite_platform, datetime(2027, 7, 1, 5, 30, tzinfo=UTC))) == 1


def test_a_mail_server_that_is_down_costs_a_delay_and_never_a_second_mail(
    without_mail: Platform, platform: Platform
) -> None:
    tell_on(platform, at(FRIDAY, 6), "anja", SUBMITTED)
    assert send_digests_now(without_mail.app, at(FRIDAY)) == 0
    assert send_digests_now(platform.app, at(FRIDAY, 7, 34)) == 0

    assert send_digests_now(platform.app, at(FRIDAY, 7, 35)) == 1
    assert send_digests_now(platform.app, at(FRIDAY, 17)) == 0
    assert len(digests(platform, at(MONDAY))) == 1


def test_a_mail_that_fails_all_day_is_tried_again_the_next_working_day(
    without_mail: Platform, platform: Platform
) -> None:
    tell_on(platform, at(FRIDAY, 6), "anja", SUBMITTED)
    for pause in DIGEST_PAUSES:
        assert send_digests_now(without_mail.app, at(FRIDAY) + pause) == 0
    with platform.session() as session:
        assert session.exec(select(Digest.attempts)).one() == len(DIGEST_PAUSES)
    assert send_digests_now(platform.app, at(FRIDAY, 17, 59)) == 0

    assert len(digests(platform, at(MONDAY))) == 1


def test_the_last_try_of_a_day_is_before_the_evening() -> None:
    assert at(FRIDAY) + DIGEST_PAUSES[-1] < at(FRIDAY, 18)
    assert list(DIGEST_PAUSES) == sorted(DIGEST_PAUSES)


def test_two_processes_never_take_the_same_mail(platform: Platform) -> None:
    tell_on(platform, at(FRIDAY, 6), "anja", SUBMITTED)
    with platform.session() as session:
        (waiting,) = due_digests(session, at(FRIDAY))

    with platform.session() as session:
        assert take_digest(session, waiting, "http://localhost", at(FRIDAY)) is not None
    with platform.session() as session:
        assert take_digest(session, waiting, "http://localhost", at(FRIDAY)) is None


def test_two_processes_at_the_same_moment_send_one_mail(platform: Platform, course: Course) -> None:
    tell_on(platform, at(FRIDAY, 6), "anja", SUBMITTED)
    ready = Barrier(2)
    sent: list[int] = []

    def send(app: Flask) -> None:
        ready.wait()
        sent.append(send_digests_now(app, at(FRIDAY)))

    with another_app(platform, course) as other:
        both = [Thread(target=send, args=[app]) for app in (platform.app, other.app)]
        for one in both:
            one.start()
        for one in both:
            one.join()

    assert sorted(sent) == [0, 1]


def test_what_was_seen_just_before_it_is_taken_gives_no_mail(platform: Platform) -> None:
    tell_on(platform, at(FRIDAY, 6), "anja", SUBMITTED)
    with platform.session() as session:
        (waiting,) = due_digests(session, at(FRIDAY))
        mark_all_seen(session, platform.cast.anja)

    with platform.session() as session:
        assert take_digest(session, waiting, "http://localhost", at(FRIDAY)) is None


def _send_with_a_server_that_is_silent(settings: Settings, moment: datetime) -> None:
    app = create_app(settings)
    app.extensions["course.queue"].immediate = True
    send_digests_now(app, moment)


def test_a_process_that_is_killed_while_sending_costs_a_delay_and_no_mail(sqlite_platform: Platform) -> None:
    platform = sqlite_platform
    tell_on(platform, at(FRIDAY, 6), "anja", SUBMITTED, REPLIED)
    tell_on(platform, at(FRIDAY, 6), "bram", SUBMITTED)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"127.0.0.1:{silent.getsockname()[1]}"
        settings = replace(platform.app.extensions["course.settings"], mail_backend="smtp", mail_server=address)
        sending = get_context("spawn").Process(target=_send_with_a_server_that_is_silent, args=(settings, at(FRIDAY)))
        sending.start()
        connection, _ = silent.accept()  # the first mail is under way now, and will never be answered
        sending.kill()
        sending.join()
        connection.close()

    assert [mail.to for mail in digests(platform, at(FRIDAY, 7, 31))] == [["bram@voorbeeld.nl"]], "others do not wait"
    assert len(digests(platform, at(FRIDAY, 7, 39))) == 1, "it may still be under way"
    late = digests(platform, at(FRIDAY, 7, 41))
    assert [mail.to for mail in late] == [["bram@voorbeeld.nl"], ["anja@voorbeeld.nl"]]
    assert "1 opdracht is ingeleverd en 1 cursist antwoordde." in late[-1].body
    assert len(digests(platform, at(FRIDAY, 17))) == len(digests(platform, at(MONDAY))) == 2


class Crash(BaseException):
    """The end of a process, which nothing catches."""


class CrashingBackend:
    """A mail server that takes a mail, in a process that ends before it could write that down."""

    def __init__(self, **_settings: object) -> None:
        pass

    def send_messages(self, messages: list[EmailMessage]) -> int:
        raise Crash


def test_a_process_that_ends_after_sending_makes_a_mail_come_twice_and_not_a_third_time(platform: Platform) -> None:
    tell_on(platform, at(FRIDAY, 6), "anja", SUBMITTED)
    mailman = platform.app.extensions["mailman"]
    usual, mailman.backend = mailman.backend, CrashingBackend
    with pytest.raises(Crash):
        send_digests_now(platform.app, at(FRIDAY))
    mailman.backend = usual

    assert len(digests(platform, at(FRIDAY, 12))) == 1
    assert len(digests(platform, at(FRIDAY, 17))) == 1


def test_a_mail_on_which_every_process_dies_is_tried_a_few_times_a_day(platform: Platform) -> None:
    tell_on(platform, at(FRIDAY, 6), "anja", SUBMITTED)
    tries, moment = 0, at(FRIDAY)
    while moment < at(FRIDAY, 18):
        with platform.session() as session:
            tries += sum(
                take_digest(session, each, "http://localhost", moment) is not None
                for each in due_digests(session, moment)
            )
        moment += timedelta(minutes=5)

    assert tries == len(DIGEST_PAUSES)
    assert len(digests(platform, at(MONDAY))) == 1


def test_old_marks_are_tidied_up(platform: Platform) -> None:
    with platform.session() as session:
        for day in (date(2020, 1, 2), working_day_after(today(), 1)):
            session.add(Digest(person_id=platform.cast.anja, day=day))

    tidy_up_now(platform.app)

    with platform.session() as session:
        assert [row.day for row in session.exec(select(Digest))] == [working_day_after(today(), 1)]
