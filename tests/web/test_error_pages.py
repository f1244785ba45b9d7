"""An error page says what happened and how to go on, loses nothing that was typed, and logs nothing of it."""

import pytest
import sqlalchemy as sa
from flask import abort
from flask.typing import ResponseReturnValue

from course.database import Database
from course.errors import CourseError, NotAllowed, NotFound
from course.web.transaction import db
from tests.platform import Platform
from tests.web.wire import TEXT, add_page

WAY_ON = {
    400: "Ga met de knop Vorige van je browser terug",
    403: "Vraag het degene die je uitnodigde.",
    404: "Kijk het adres na, of begin opnieuw vanaf een plek die je kent",
    405: "Ga terug naar de pagina waar de knop stond",
    409: "Er is niets overschreven.",
    413: "maak die dan korter of verdeel de tekst over meer velden",
    418: "Ga met de knop Vorige van je browser terug",
    429: "Wacht een minuut.",
    500: "Ga met de knop Vorige van je browser terug en kopieer je tekst",
}


@pytest.mark.parametrize("status", sorted(WAY_ON))
@pytest.mark.parametrize("who", ["", "noor"])
def test_every_failure_says_how_to_go_on(sqlite_platform: Platform, status: int, who: str) -> None:
    def fail() -> ResponseReturnValue:
        abort(status)

    page = sqlite_platform.browser(who).get(add_page(sqlite_platform, fail))

    assert page.status == status
    assert WAY_ON[status] in page.text
    assert page.links()


@pytest.mark.parametrize("failure", [NotFound("x"), NotAllowed("Dit is niet van jou."), CourseError("Dat kan niet.")])
def test_what_was_typed_stands_on_the_error_page(sqlite_platform: Platform, failure: CourseError) -> None:
    def refuse() -> ResponseReturnValue:
        raise failure

    page = sqlite_platform.browser("noor").post(add_page(sqlite_platform, refuse), {"text": TEXT, "step": "3"})

    assert "Wat je net verstuurde" in page.text
    assert TEXT in page.text


def test_what_was_typed_stands_on_the_page_of_a_failure_too(sqlite_platform: Platform) -> None:
    def fail() -> ResponseReturnValue:
        raise ZeroDivisionError

    page = sqlite_platform.browser("noor").post(add_page(sqlite_platform, fail), {"text": f"<i>{TEXT}</i>"})

    assert page.status == 500
    assert f"<i>{TEXT}</i>" in page.text


def test_a_body_of_more_than_a_megabyte_is_too_big(sqlite_platform: Platform) -> None:
    browser = sqlite_platform.browser("noor")

    page = browser.post("/berichten/gezien", {"text": "x" * 1_100_000})

    assert page.status == 413
    assert "Dit is te groot om te versturen" in page.text


def test_a_page_that_takes_no_form_says_what_it_takes(sqlite_platform: Platform) -> None:
    page = sqlite_platform.browser("noor").get("/berichten/gezien")

    assert page.status == 405
    assert "POST" in page.response.headers["Allow"]


def test_htmx_gets_the_words_without_the_frame(sqlite_platform: Platform) -> None:
    page = sqlite_platform.browser("noor").get("/bestaat-niet", **{"HX-Request": "true"})

    assert page.status == 404
    assert "Deze pagina is er niet" in page.html
    assert "<!doctype" not in page.html


def test_an_address_with_a_slash_too_many_leads_to_the_right_one(sqlite_platform: Platform) -> None:
    page = sqlite_platform.browser().get("/hulp//cursist")

    assert (page.status, page.url) == (200, "/hulp/cursist")


def test_a_failure_is_logged_without_a_word_of_what_was_typed(
    platform: Platform, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> ResponseReturnValue:
        db().connection().execute(sa.text("select :text from no_such_table"), {"text": TEXT})
        return ""

    def fail_at_the_end() -> ResponseReturnValue:
        db().connection().execute(sa.text("delete from person where email = :text"), {"text": TEXT})
        db().info["mail_waits"] = True
        db().connection().close()
        return ""

    addresses = [add_page(platform, view) for view in (fail, fail_at_the_end)]
    statuses = [platform.browser("noor").post(address, {"text": TEXT}).status for address in addresses]

    logged = "".join(capfd.readouterr()) + caplog.text
    assert statuses[0] == 500
    assert "request failed" in logged
    assert "proef.fail" in logged
    assert TEXT not in logged
    assert "noor@voorbeeld.nl" not in logged


def test_a_double_address_is_not_logged_by_the_database(
    platform: Platform, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    def forget_to_flush() -> ResponseReturnValue:
        statement = sa.text("insert into organisation (name, created_at) values (:name, :moment)")
        db().connection().execute(statement, {"name": "De Brug", "moment": "2026-01-01"})
        return ""

    page = platform.browser("noor").post(add_page(platform, forget_to_flush), {"text": TEXT})

    logged = "".join(capfd.readouterr()) + caplog.text
    assert page.status == 500
    assert "IntegrityError" in logged
    assert "De Brug" not in logged


def test_the_page_of_a_failure_comes_out_when_the_database_is_broken(sqlite_platform: Platform) -> None:
    noor = sqlite_platform.browser("noor")
    database: Database = sqlite_platform.app.extensions["course.database"]
    with database.engine.begin() as connection:
        connection.execute(sa.text("drop table sign_in"))

    page = noor.get("/berichten")

    assert page.status == 500
    assert "Er ging iets mis, en dat ligt niet aan jou" in page.text
    assert page.response.headers["Content-Security-Policy"]
