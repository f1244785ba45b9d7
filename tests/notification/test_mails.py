"""Mails say that something waits, never what; one that fails goes out later, and no request suffers from it."""

import socket
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest
from sqlmodel import col, select, update

from course.accounts.actions import make_link
from course.accounts.models import OneTimeLink, Person
from course.accounts.queries import INVITATION, RESET
from course.confidential.actions import save_draft
from course.content import Course
from course.database import now
from course.jobs import send_mails_now
from course.notification.actions import take_mail
from course.notification.models import AT_ONCE, KINDS, RETURNED, WORDS, Notification
from course.notification.queries import MOST_ATTEMPTS, PAUSES, Waiting, is_due, waiting_mails
from tests.kept import another_app
from tests.notification.telling import tell, wants
from tests.platform import Platform

TEXT = "Ik stond voor de deur en ik voelde mijn hart kloppen."


def tell_noor(platform: Platform, kind: str = RETURNED) -> None:
    if KINDS[kind].may_choose:
        wants(platform, "noor", kind, AT_ONCE)
    tell(platform, "noor", kind, "/opdracht/deur")


@pytest.fixture
def closed_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
    return port


@pytest.fixture
def without_mail(platform: Platform, course: Course, closed_port: int) -> Iterator[Platform]:
    """The same platform, with a mail server that is down."""
    with another_app(platform, course, mail_backend="smtp", mail_server=f"127.0.0.1:{closed_port}") as without:
        yield without


def wait_for_next_round(platform: Platform) -> None:
    with platform.session() as session:
        earlier = now() - timedelta(days=2)
        session.exec(update(Notification).values(created_at=earlier))
        session.exec(update(OneTimeLink).values(created_at=earlier))


@pytest.mark.parametrize("kind", sorted(WORDS))
def test_a_mail_says_that_something_waits_and_not_a_word_of_it(platform: Platform, kind: str) -> None:
    with platform.session() as session:
        save_draft(session, platform.cast.noor, "reflection/1/moment", TEXT, based_on=0, save_id="a")
    tell_noor(platform, kind)

    (mail,) = platform.mails()

    assert mail.to == ["noor@voorbeeld.nl"]
    assert mail.subject == WORDS[kind]
    assert "Dag Noor Hofman," in mail.body
    assert "http://localhost/opdracht/deur" in mail.body
    assert "In deze mail staat niets van wat er geschreven is." in mail.body
    assert not any(word in mail.body + mail.subject for word in TEXT.split() if len(word) > 5)


def test_a_mail_goes_out_once(platform: Platform) -> None:
    tell_noor(platform)

    assert len(platform.mails()) == 1
    assert len(platform.mails()) == 1


def test_a_mail_server_that_is_down_fails_no_request_and_the_mail_goes_out_later(
    without_mail: Platform, platform: Platform
) -> None:
    page = without_mail.browser().post("/wachtwoord-vergeten", {"email": "noor@voorbeeld.nl"})
    assert page.status == 200
    tell_noor(without_mail)
    assert send_mails_now(without_mail.app) == 0

    wait_for_next_round(platform)

    assert sorted(str(mail.subject) for mail in platform.mails()) == [
        "Een nieuw wachtwoord kiezen",
        "Er staat een reactie klaar",
    ]


def test_a_mail_that_keeps_failing_is_given_up_after_ten_times(without_mail: Platform, platform: Platform) -> None:
    tell_noor(without_mail)
    for _ in range(MOST_ATTEMPTS + 2):
        wait_for_next_round(platform)
        assert send_mails_now(without_mail.app) == 0

    with platform.session() as session:
        (row,) = session.exec(select(Notification))
        assert (row.attempts, row.mailed_at) == (10, None)
    assert platform.mails() == []


def test_a_failure_is_logged_without_the_address(without_mail: Platform, capfd: pytest.CaptureFixture[str]) -> None:
    tell_noor(without_mail)
    send_mails_now(without_mail.app)

    logged = "".join(capfd.readouterr())
    assert "a mail did not go out" in logged
    assert "ConnectionRefusedError" in logged
    assert "noor" not in logged.lower()


def test_the_pauses_between_the_tries_grow_to_a_day() -> None:
    moment = now()
    for attempts, pause in enumerate(PAUSES):
        mail = Waiting(Notification, 1, attempts, moment)
        assert is_due(mail, moment + pause)
        assert pause == timedelta() or not is_due(mail, moment + pause - timedelta(seconds=1))
    assert list(PAUSES) == sorted(PAUSES)
    assert PAUSES[-1] == timedelta(days=1)


def test_a_mail_that_was_tried_just_now_waits_while_a_new_one_goes_first(
    without_mail: Platform, platform: Platform
) -> None:
    tell_noor(without_mail)
    for _ in range(2):
        send_mails_now(without_mail.app)
    tell_noor(platform, "submitted")

    assert [mail.subject for mail in platform.mails()] == ["Er is een opdracht ingeleverd"]


def test_two_senders_never_take_the_same_try(platform: Platform) -> None:
    tell_noor(platform)
    with platform.session() as session:
        make_link(session, session.get_one(Person, platform.cast.noor), RESET)
        waiting = waiting_mails(session)
    assert [mail.table for mail in waiting] == [OneTimeLink, Notification]

    for mail in waiting:
        with platform.session() as session:
            assert take_mail(session, mail, "http://localhost") is not None
        with platform.session() as session:
            assert take_mail(session, mail, "http://localhost") is None


def test_a_link_that_was_used_before_its_mail_went_out_is_not_mailed(platform: Platform) -> None:
    with platform.session() as session:
        make_link(session, session.get_one(Person, platform.cast.noor), RESET)
        waiting = waiting_mails(session)
    with platform.session() as session:
        session.exec(update(OneTimeLink).values(sealed_secret=None))

    with platform.session() as session:
        assert take_mail(session, waiting[0], "http://localhost") is None


def test_a_slow_mail_server_does_not_hold_up_who_saves_a_text(platform: Platform, course: Course) -> None:
    tell_noor(platform)
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        another_app(platform, course, mail_backend="smtp", mail_server=f"127.0.0.1:{silent.getsockname()[1]}") as slow,
    ):
        sending = Thread(target=send_mails_now, args=[slow.app])
        sending.start()
        connection, _ = silent.accept()

        with platform.session() as session:
            saved = save_draft(session, platform.cast.noor, "x", TEXT, based_on=0, save_id="a")

        assert sending.is_alive()
        assert saved.revision == 1
        connection.close()
        sending.join()
    assert len(platform.mails()) == 1


def test_mails_can_go_to_a_folder(platform: Platform, course: Course, tmp_path: Path) -> None:
    tell_noor(platform)

    with another_app(platform, course, mail_backend="file", mail_folder=tmp_path / "mail") as filing:
        assert send_mails_now(filing.app) == 1
    (mail,) = (tmp_path / "mail").iterdir()
    assert "Er staat een reactie klaar" in mail.read_text()


def test_an_expired_link_is_not_mailed_any_more(platform: Platform) -> None:
    with platform.session() as session:
        make_link(session, session.get_one(Person, platform.cast.noor), RESET)
        session.exec(update(OneTimeLink).values(expires_at=now() - timedelta(minutes=1)))

    assert platform.mails() == []
    with platform.session() as session:
        assert session.exec(select(col(OneTimeLink.attempts))).one() == 0


@pytest.mark.parametrize(
    ("who", "words"),
    [("noor", "in je eigen tempo"), ("anja", "Je bent trainer"), ("marja", "Je nodigt teams uit")],
)
def test_an_invitation_says_what_somebody_is_invited_as(platform: Platform, who: str, words: str) -> None:
    with platform.session() as session:
        make_link(session, session.get_one(Person, getattr(platform.cast, who)), INVITATION)

    assert words in platform.mails()[-1].body
