"""One transaction per request: a write that succeeded stays, everything else leaves no trace."""

from flask import Response
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from course.accounts.actions import add_person
from course.accounts.models import Person
from course.errors import NotAllowed, RuleBroken
from course.notification.actions import notify
from course.notification.models import RETURNED
from course.web.transaction import db
from tests.platform import Platform
from tests.web.wire import add_page

NEW = "nieuw@voorbeeld.nl"


def is_there(platform: Platform) -> bool:
    with platform.session() as session:
        return session.exec(select(Person).where(col(Person.email) == NEW)).first() is not None


def test_a_write_that_succeeds_stays(platform: Platform) -> None:
    def write() -> ResponseReturnValue:
        add_person(db(), NEW, "Nieuw")
        return Response(status=204)

    platform.browser().post(add_page(platform, write))

    assert is_there(platform)


def test_reading_never_writes(platform: Platform) -> None:
    def write() -> ResponseReturnValue:
        add_person(db(), NEW, "Nieuw")
        return Response(status=204)

    address = add_page(platform, write)
    for method in ("GET", "HEAD", "OPTIONS"):
        platform.browser().client.open(address, method=method)

    assert not is_there(platform)


def test_an_answer_of_400_or_higher_takes_everything_back(platform: Platform) -> None:
    def refuse() -> ResponseReturnValue:
        add_person(db(), NEW, "Nieuw")
        return Response(status=422)

    assert platform.browser().post(add_page(platform, refuse)).status == 422
    assert not is_there(platform)


def test_a_broken_rule_takes_everything_back_and_is_told(platform: Platform) -> None:
    def break_a_rule() -> ResponseReturnValue:
        add_person(db(), NEW, "Nieuw")
        raise RuleBroken("Dit kan nu niet. Probeer het morgen.")

    page = platform.browser().post(add_page(platform, break_a_rule))

    assert page.status == 409
    assert "Dit kan nu niet. Probeer het morgen." in page.text
    assert not is_there(platform)


def test_what_is_not_allowed_takes_everything_back(platform: Platform) -> None:
    def forbid() -> ResponseReturnValue:
        add_person(db(), NEW, "Nieuw")
        raise NotAllowed("Dit is niet van jou.")

    assert platform.browser().post(add_page(platform, forbid)).status == 403
    assert not is_there(platform)


def test_a_failure_takes_everything_back(platform: Platform) -> None:
    def fail() -> ResponseReturnValue:
        add_person(db(), NEW, "Nieuw")
        raise ZeroDivisionError(NEW)

    assert platform.browser().post(add_page(platform, fail)).status == 500
    assert not is_there(platform)


def test_what_the_database_refuses_only_at_the_end_is_a_failure_that_leaves_nothing(platform: Platform) -> None:
    def forget_to_flush() -> ResponseReturnValue:
        db().add(Person(email="noor@voorbeeld.nl", name="Dubbel"))
        return Response(status=204)

    page = platform.browser().post(add_page(platform, forget_to_flush))

    assert page.status == 500
    assert "Er ging iets mis, en dat ligt niet aan jou" in page.text
    assert page.response.headers["Content-Security-Policy"]


def test_a_request_that_asks_nothing_of_the_database_opens_nothing(platform: Platform) -> None:
    assert platform.browser().get("/hulp").status == 200


def test_the_sender_of_mails_is_woken_only_after_the_commit(platform: Platform) -> None:
    noor = platform.cast.noor

    def tell() -> ResponseReturnValue:
        notify(db(), noor, RETURNED, "/berichten")
        return Response(status=204)

    platform.browser().post(add_page(platform, tell))

    assert [mail.to for mail in platform.app.extensions["mailman"].outbox] == [["noor@voorbeeld.nl"]]


def test_a_queue_that_is_down_does_not_fail_the_request(platform: Platform) -> None:
    noor = platform.cast.noor

    def tell() -> ResponseReturnValue:
        notify(db(), noor, RETURNED, "/berichten")
        return Response(status=204)

    def is_down() -> None:
        raise ConnectionError

    platform.app.extensions["course.wake_sender"] = is_down

    assert platform.browser().post(add_page(platform, tell)).status == 204
    assert len(platform.mails()) == 1


def test_an_error_of_the_database_in_a_page_is_a_failure_like_any_other(platform: Platform) -> None:
    def double() -> ResponseReturnValue:
        add_person(db(), "noor@voorbeeld.nl", "Dubbel")
        return Response(status=204)

    assert issubclass(IntegrityError, Exception)
    assert platform.browser().post(add_page(platform, double)).status == 500
