"""The two databases behave the same, and neither loses what it acknowledged."""

import contextlib
import sqlite3
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import cast

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import QueuePool
from sqlmodel import col, select

from course.accounts.models import Person
from course.config import ConfigurationError
from course.database import Database, UTCDateTime, now
from course.reading import MOST_KEPT
from tests.platform import Platform, settings_for

NAME = sa.select(col(Person.name)).where(col(Person.id) == sa.bindparam("id"))


def database_of(platform: Platform) -> Database:
    database: Database = platform.app.extensions["course.database"]
    return database


def test_a_moment_comes_back_as_it_was_with_its_time_zone(platform: Platform) -> None:
    moment = datetime(2026, 7, 1, 12, 30, 5, 123456, tzinfo=timezone(timedelta(hours=2)))
    with platform.session() as session:
        session.get_one(Person, platform.cast.noor).created_at = moment

    with platform.session() as session:
        kept = session.get_one(Person, platform.cast.noor).created_at
    assert kept == moment
    assert kept.tzinfo is UTC


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="A moment needs a time zone"):
        UTCDateTime().process_bind_param(now().replace(tzinfo=None), sa.Dialect())
    assert UTCDateTime().process_bind_param(None, sa.Dialect()) is None
    assert UTCDateTime().process_result_value(None, sa.Dialect()) is None


def test_a_transaction_that_fails_leaves_nothing(platform: Platform) -> None:
    with contextlib.suppress(ZeroDivisionError), platform.session() as session:
        session.get_one(Person, platform.cast.noor).name = "Iemand Anders"
        session.flush()
        raise ZeroDivisionError

    with platform.session() as session:
        assert session.get_one(Person, platform.cast.noor).name == "Noor Hofman"


def test_an_error_of_the_database_does_not_show_the_values(platform: Platform) -> None:
    with pytest.raises(sa.exc.DBAPIError) as failed, database_of(platform).session(writing=True) as session:
        session.connection().execute(sa.text("select :text from no_such_table"), {"text": "een geheim"})

    assert "een geheim" not in str(failed.value)


def test_sqlite_keeps_what_it_acknowledged_when_the_power_fails(sqlite_platform: Platform) -> None:
    database = database_of(sqlite_platform)
    database.check_durability()

    with database.engine.connect() as connection:
        pragmas = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("synchronous", "foreign_keys")]
    assert pragmas == [2, 1]


def test_a_database_in_memory_is_refused(tmp_path: Path) -> None:
    database = Database(settings_for("sqlite://", tmp_path))

    with pytest.raises(ConfigurationError, match="put the database on a local disk"):
        database.check_durability()
    database.engine.dispose()


def test_durability_of_postgres_is_its_own_business(platform: Platform) -> None:
    database_of(platform).check_durability()


def test_the_folder_of_a_new_sqlite_database_is_made(tmp_path: Path) -> None:
    database = Database(settings_for(f"sqlite:///{tmp_path / 'new' / 'course.db'}", tmp_path))

    with database.session(writing=True) as session:
        assert session.connection().execute(sa.text("select 1")).scalar() == 1
    database.engine.dispose()


def test_a_writer_waits_for_another_writer_and_a_reader_does_not(sqlite_platform: Platform) -> None:
    path = sqlite_platform.app.extensions["course.settings"].database_url.removeprefix("sqlite:///")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("update person set name = 'Nog Niet Bewaard' where email = 'noor@voorbeeld.nl'")

    with database_of(sqlite_platform).session(writing=False) as session:
        assert session.get_one(Person, sqlite_platform.cast.noor).name == "Noor Hofman"

    other.execute("COMMIT")
    other.close()
    with sqlite_platform.session() as session:
        assert session.get_one(Person, sqlite_platform.cast.noor).name == "Nog Niet Bewaard"


def test_a_writer_gives_up_in_the_end(sqlite_platform: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("course.database.BUSY_SECONDS", 0.05)
    path = sqlite_platform.app.extensions["course.settings"].database_url.removeprefix("sqlite:///")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises((OperationalError, sqlite3.OperationalError)), sqlite_platform.session() as session:
        session.exec(select(Person)).all()

    other.close()
    with sqlite_platform.session() as session:
        assert session.exec(select(Person)).first() is not None


def test_a_reader_sees_what_was_written_since_the_reader_before(platform: Platform) -> None:
    names = []
    for name in ("Noor Hofman", "Noor de Wit"):
        with platform.session() as session:
            session.get_one(Person, platform.cast.noor).name = name
        with database_of(platform).session(writing=False) as session:
            names.append(session.connection().execute(NAME, {"id": platform.cast.noor}).scalar())

    assert names == ["Noor Hofman", "Noor de Wit"]


def test_two_readers_at_once_have_a_connection_each(platform: Platform) -> None:
    database = database_of(platform)
    with database.session(writing=False) as first, database.session(writing=False) as second:
        assert first.connection() is not second.connection()
        first.close()
        assert second.connection().execute(NAME, {"id": platform.cast.noor}).scalar() == "Noor Hofman"


def test_what_a_reader_changed_is_gone_when_the_next_one_reads(platform: Platform) -> None:
    for _ in range(2):
        with database_of(platform).session(writing=False) as session:
            assert session.get_one(Person, platform.cast.noor).name == "Noor Hofman"
            session.connection().execute(sa.update(Person).values(name="Iemand Anders"))


def test_few_connections_are_kept_for_readers_and_a_writer_always_finds_one(sqlite_platform: Platform) -> None:
    database = database_of(sqlite_platform)
    readers = [database.session(writing=False) for _ in range(12)]
    for reader in readers:
        reader.connection().execute(NAME, {"id": sqlite_platform.cast.noor})
    for reader in readers:
        reader.close()

    assert cast(QueuePool, database.engine.pool).checkedout() == MOST_KEPT


def test_letting_go_of_the_database_closes_what_was_kept_for_readers(sqlite_platform: Platform) -> None:
    database = database_of(sqlite_platform)
    with database.session(writing=False) as session:
        driver = session.connection().connection.driver_connection
    assert driver is not None
    database.engine.dispose()

    with pytest.raises(sqlite3.ProgrammingError, match="closed database"):
        driver.execute("select 1")
    with database.session(writing=False) as session:
        assert session.get_one(Person, sqlite_platform.cast.noor).name == "Noor Hofman"


def test_a_folder_that_cannot_be_made_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(ConfigurationError, match="The folder of COURSE_DATABASE_URL"):
        Database(settings_for(f"sqlite:///{tmp_path / 'file' / 'course.db'}", tmp_path))
