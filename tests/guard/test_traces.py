"""What is left behind of private text in the clear, outside the page of whoever may read it: nothing, anywhere."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from course.app import create_app
from course.content import Course
from course.database import Database
from tests.guard.canaries import birds_in, say
from tests.guard.story import DOOR, SURE, tell
from tests.guard.world import World
from tests.notification.telling import digests
from tests.platform import Platform, copy_sqlite, settings_for
from tests.practice.exercising import REWRITE, SHEET
from tests.world import PASSWORD, Cast


@pytest.fixture
def with_files(filled_sqlite: tuple[Path, Cast], course: Course, tmp_path: Path) -> Iterator[Platform]:
    """A platform that writes its mails and its jobs to files, as the demonstration does."""
    filled, cast = filled_sqlite
    settings = settings_for(copy_sqlite(filled, tmp_path), tmp_path)
    app = create_app(replace(settings, mail_backend="file"), course=course)
    yield Platform(app, cast)
    app.extensions["course.database"].engine.dispose()


def test_no_file_of_the_platform_holds_a_private_sentence(with_files: Platform, tmp_path: Path) -> None:
    tell(with_files)
    files = {path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    assert {"course.db", "course.db-wal", "course-jobs.db"} <= set(files)
    assert any(b"Er staat een reactie klaar" in data for data in files.values()), "no mail was written"
    for name, data in files.items():
        assert birds_in(data) == set(), name
        assert PASSWORD.encode() not in data, name


def test_no_row_of_the_database_holds_a_private_sentence(both_worlds: World) -> None:
    database: Database = both_worlds.app.extensions["course.database"]
    with database.engine.connect() as connection:
        names = sa.inspect(connection).get_table_names()
        rows = {name: connection.execute(sa.text(f'select * from "{name}"')).all() for name in names}

    values = [(name, value) for name in names for row in rows[name] for value in row if isinstance(value, str | bytes)]
    assert len(values) > 100
    for name, value in values:
        data = value if isinstance(value, bytes) else value.encode()
        assert birds_in(data) == set(), name
        assert PASSWORD.encode() not in data, name
        assert not any(word in data for word in (b"eerste-signaal", b"ladder", b"keel")), (
            "an exercise stands in the clear"
        )


def test_no_mail_holds_a_private_sentence(platform: Platform) -> None:
    tell(platform)
    mails = [*platform.mails(), *digests(platform)]

    assert {address for mail in mails for address in mail.to} >= {"noor@voorbeeld.nl", "anja@voorbeeld.nl"}
    with platform.app.app_context():
        whole = [mail.message().as_bytes() + str(mail.body).encode() + mail.subject.encode() for mail in mails]
    assert [birds_in(data) for data in whole] == [set()] * len(mails)


def test_nothing_that_is_logged_holds_a_private_sentence(
    platform: Platform, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    for logger in ("", "sqlalchemy"):
        caplog.set_level(logging.DEBUG, logger=logger)

    tell(platform)

    out, error = capfd.readouterr()
    logged = "\n".join([out, error, *(record.getMessage() + repr(record.args) for record in caplog.records)])
    assert "SELECT" in logged, "the database was listened to"
    assert birds_in(logged.encode()) == set()
    assert PASSWORD not in logged


# What an operator and an author can type. Those that go on until they are stopped only draw pages, or send the mails
# that are tested above.
COMMANDS = (
    ("upgrade",),
    ("organisation", "De Haven", "kim@voorbeeld.nl", "Kim Haven"),
    ("content", "check"),
    ("content", "words"),
    ("content", "register"),
)
GO_ON = {"jobs"}
# What moves the tables from one version to another; `upgrade` stands for it.
MIGRATES = {"db"}


def test_no_command_tells_an_operator_or_an_author_a_private_sentence(world: World) -> None:
    assert set(world.app.cli.commands) == {name for name, *_rest in COMMANDS} | GO_ON | MIGRATES

    for command in COMMANDS:
        answer = world.app.test_cli_runner().invoke(args=command)

        assert answer.exit_code == 0, answer.output
        assert birds_in(answer.output.encode()) == set(), command


def break_(world: World, table: str) -> None:
    """Take a table away, so that the next request that needs it fails in the database."""
    database: Database = world.app.extensions["course.database"]
    with database.engine.begin() as connection:
        connection.execute(sa.text(f"alter table {table} rename to gone"))


@pytest.mark.parametrize(
    ("who", "path", "fields", "table"),
    [
        ("noor", f"/opdracht/{SURE}/bewaren", {"part": "open-vraag", "text": say("draft")}, "draft"),
        ("noor", f"/opdracht/{SURE}/stap/open-vraag", {"open-vraag:text": say("draft")}, "draft_save"),
        ("noor", f"/opdracht/{DOOR}/ronde/1/antwoord", {"reply": say("reply")}, "message"),
        ("noor", SHEET.save, {"situatie": say("exercise, worksheet")}, "draft"),
        ("noor", REWRITE.autosave, {"mine": say("exercise, rewritten")}, "draft_save"),
        ("anja", "/nakijken/{held}/bewaren", {"text-overall": say("draft feedback")}, "feedback"),
    ],
)
def test_a_failure_loses_no_text_and_tells_nobody(
    world: World,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    who: str,
    path: str,
    fields: dict[str, str],
    table: str,
) -> None:
    for logger in ("", "sqlalchemy"):
        caplog.set_level(logging.DEBUG, logger=logger)
    browser = world.browser(who)
    fields = {"csrf_token": browser.token()} | fields
    capfd.readouterr()
    break_(world, table)

    answer = browser.client.post(world.filled_in(path), data=fields)

    typed = next(value for name, value in fields.items() if name != "part" and " " in value)
    assert answer.status_code == 500
    assert answer.headers["Cache-Control"] == "no-store"
    assert typed in answer.get_data(as_text=True), "what was typed stays in the page of whoever typed it"
    out, error = capfd.readouterr()
    logged = "\n".join([out, error, caplog.text])
    assert "request failed" in out
    assert birds_in(logged.encode()) == set()


def test_a_failing_page_shows_no_private_sentence(world: World, capfd: pytest.CaptureFixture[str]) -> None:
    noor, anja = world.browser("noor"), world.browser("anja")
    capfd.readouterr()
    break_(world, "reading")

    answers = [anja.client.get(f"/nakijken/{world.told.held}"), noor.client.get(f"/opdracht/{DOOR}/ronde/1")]

    assert [answer.status_code for answer in answers] == [500, 500]
    assert all(birds_in(answer.data) == set() for answer in answers)
    assert birds_in(capfd.readouterr().out.encode()) == set()
