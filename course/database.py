"""The engine, the request's session, and one transaction per request.

SQLite and PostgreSQL run the same code. Two things are particular to SQLite. A transaction that will write begins
with BEGIN IMMEDIATE, because a transaction that reads first and writes later can lose an update or fail at once when
two processes do it. And a busy BEGIN is tried again after a short random pause, because SQLite's own waiting lets a
single writer starve for seconds while others are served.
"""

import contextlib
import secrets
import sqlite3
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel

from course.config import ConfigurationError, Settings
from course.reading import Readers, ReadingSession

BUSY_SECONDS = 15.0
RANDOM = secrets.SystemRandom()

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UTCDateTime(sa.types.TypeDecorator[datetime]):
    """A moment, kept in UTC. SQLite forgets the time zone of what it stores; this gives it back."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Refuse a moment without a time zone and store the others in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment needs a time zone.")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Give every stored moment its time zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def declared(data: str, *, owner: str, keep: str, export: bool, erase: str) -> dict[str, Any]:
    """Say of a column what kind of data it holds, as `sa_column_kwargs`; a test fails for every column that does not.

    Args:
        data: `technical`, `identity`, `state`, `private text` or `secret`.
        owner: whose data it is: `learner`, `person`, `organisation` or `nobody`.
        keep: how long it is kept, in words.
        export: whether it belongs in what a person gets who asks for their own data.
        erase: what erasing does: `row`, `key` (the text becomes unreadable), `blank` or `nothing`.
    """
    return {"info": {"data": data, "owner": owner, "keep": keep, "export": export, "erase": erase}}


TECHNICAL = declared("technical", owner="nobody", keep="as long as its row", export=False, erase="row")
IDENTITY = declared("identity", owner="person", keep="until the person is erased", export=True, erase="blank")
STATE = declared("state", owner="person", keep="until the person is erased", export=True, erase="row")
PRIVATE_TEXT = declared("private text", owner="learner", keep="until erased by its writer", export=True, erase="key")
TRAINER_TEXT = declared("private text", owner="person", keep="until erased by its writer", export=True, erase="key")
SECRET = declared("secret", owner="person", keep="as long as it is valid", export=False, erase="row")
HOUSE = declared("technical", owner="organisation", keep="as long as the organisation", export=False, erase="nothing")


def now() -> datetime:
    """Give the present moment in UTC, in whole microseconds."""
    return datetime.now(UTC)


def insert_once(session: Session, table: type[SQLModel], rows: list[dict[str, object]]) -> None:
    """Add rows, and leave alone what is there already: saying the same thing twice changes nothing."""
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    if rows:
        session.connection().execute(insert(table).on_conflict_do_nothing(), rows)


class Database:
    """One engine with a reading and a writing side on the same pool of connections."""

    def __init__(self, settings: Settings) -> None:
        """Make the engine; nothing is opened yet."""
        self.url = sa.make_url(settings.database_url)
        self.engine = _sqlite_engine(self.url) if settings.sqlite else _postgres_engine(self.url)
        self._master_key = settings.master_key
        self._writer = self.engine.execution_options(writing=True)
        self._readers = Readers(self.engine)

    def session(self, *, writing: bool) -> Session:
        """Open a session whose transaction begins, when it is first used, as a reader's or as a writer's.

        It carries the master key in `info`, so that private text can be sealed and opened in it.
        """
        kind, engine = (Session, self._writer) if writing else (ReadingSession, self.engine)
        info = {"master_key": self._master_key, "readers": self._readers}
        return kind(engine, expire_on_commit=False, info=info)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Session]:
        """Give a writing session that commits at the end of the block and rolls back on any error."""
        with self.session(writing=True) as session:
            yield session
            session.commit()

    def check_references(self) -> None:
        """Assert that every row that another one refers to is there.

        Raises:
            ConfigurationError: when one is missing; the sentence names the table.
        """
        if self.engine.dialect.name != "sqlite":
            return  # PostgreSQL never lets go of its guard
        with self.engine.connect() as connection:
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if broken is not None:
            raise ConfigurationError(f"Rows of the table {broken[0]} refer to rows that are gone: restore a backup.")

    def check_durability(self) -> None:
        """Assert that SQLite keeps what it acknowledged when the power fails.

        Raises:
            ConfigurationError: when the file system does not allow write-ahead logging.
        """
        if self.engine.dialect.name != "sqlite":
            return
        with self.engine.connect() as connection:
            journal = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
            synchronous = connection.exec_driver_sql("PRAGMA synchronous").scalar()
        if (journal, synchronous) != ("wal", 2):
            raise ConfigurationError("SQLite cannot keep a write-ahead log here: put the database on a local disk.")


def _postgres_engine(url: sa.URL) -> sa.Engine:
    return sa.create_engine(url, hide_parameters=True, pool_pre_ping=True)


def _sqlite_engine(url: sa.URL) -> sa.Engine:
    if url.database:
        _make_folder(Path(url.database).parent)
    engine = sa.create_engine(url, hide_parameters=True, connect_args={"isolation_level": None})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    event.listen(engine, "checkin", _guard_again)
    return engine


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigurationError("The folder of COURSE_DATABASE_URL is not there and cannot be made.") from error


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "busy_timeout = 15000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: sa.Connection) -> None:
    driver = cast(sqlite3.Connection, connection.connection.driver_connection)
    if not connection.get_execution_options().get("writing"):
        driver.execute("BEGIN")
        return
    if connection.get_execution_options().get("rebuilding"):
        # A table is rebuilt by dropping it, and a drop would delete whatever refers to its rows.
        driver.execute("PRAGMA foreign_keys = OFF")
        connection.info["unguarded"] = True
    driver.execute("PRAGMA busy_timeout = 0")
    try:
        _begin_immediate(driver, time.monotonic() + BUSY_SECONDS)
    finally:
        driver.execute("PRAGMA busy_timeout = 15000")


def _guard_again(connection: sqlite3.Connection | None, record: sa.pool.ConnectionPoolEntry) -> None:
    if connection is not None and record.info.pop("unguarded", False):
        connection.execute("PRAGMA foreign_keys = ON")


def _begin_immediate(driver: sqlite3.Connection, deadline: float) -> None:
    while True:
        try:
            driver.execute("BEGIN IMMEDIATE")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(RANDOM.uniform(0.0002, 0.002))
