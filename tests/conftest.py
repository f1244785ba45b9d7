"""What all tests share: the real course, a database with the cast on SQLite and on PostgreSQL, a whole platform."""

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from coverage import Coverage

from course.config import ROOT
from course.content import Course, load_course
from tests.compiled import compile_less
from tests.kept import ON_BOTH, Kept, kept_on_postgres, kept_on_sqlite
from tests.platform import Platform, build_database, settings_for
from tests.world import Cast

if TYPE_CHECKING:
    from tests.postgres import PostgresServer

pytest_plugins = ["tests.postgres"]

compile_less()


# PostgreSQL runs the same code as SQLite, a browser shows the same pages as the tests without one, and the guards walk
# over everything. Measuring what is covered costs a third of the time of a test, and is done where it tells something:
# what happens when two people do something at the same time differs by database.
NOT_MEASURED = ("postgres", "journey")
NOT_MEASURED_FOLDERS = (ROOT / "tests" / "guard",)
NOT_MEASURED_FILES = ("test_speed",)
ALWAYS_MEASURED = ("test_at_the_same_time",)


def is_measured(item: pytest.Item) -> bool:
    """Say whether coverage is measured during a test."""
    if item.path.stem in ALWAYS_MEASURED:
        return True
    is_left_out = item.path.stem in NOT_MEASURED_FILES or item.path.parent in NOT_MEASURED_FOLDERS
    return not is_left_out and not any(item.get_closest_marker(name) for name in NOT_MEASURED)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Measure coverage where it tells something."""
    measuring = Coverage.current()
    if measuring is None or is_measured(item):
        return (yield)
    measuring.stop()
    try:
        return (yield)
    finally:
        measuring.start()


def begins(item: pytest.Item) -> int:
    """Say when a test begins: journeys first, then the guards, and last what is short.

    Who comes late with a long test keeps the other processes waiting at the end. Journeys wait for a browser; one
    process goes through them, while the others compute.
    """
    if item.get_closest_marker("journey"):
        return 0
    return 1 if item.path.parent in NOT_MEASURED_FOLDERS else 2


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put what takes long first, and leave out what takes minutes, unless the command asks for it by name."""
    items.sort(key=begins)
    if "long" in config.option.markexpr:
        return
    long = [item for item in items if item.get_closest_marker("long")]
    config.hook.pytest_deselected(items=long)
    items[:] = [item for item in items if item not in long]


@pytest.fixture(scope="session")
def course() -> Course:
    """The real course, loaded once for the whole run."""
    return load_course(ROOT)


@pytest.fixture(scope="session")
def filled_sqlite(course: Course, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Cast]:
    """A SQLite database with the cast in it, to be copied for each test."""
    folder = tmp_path_factory.mktemp("filled")
    cast = build_database(settings_for(f"sqlite:///{folder / 'filled.db'}", folder), course)
    return folder / "filled.db", cast


@pytest.fixture(scope="session")
def filled_postgres(
    course: Course, postgres_server: "PostgresServer", tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Cast]:
    """The name of a PostgreSQL database with the cast in it, to be copied for each test."""
    name = postgres_server.new_database()
    folder = tmp_path_factory.mktemp("filled-postgres")
    return name, build_database(settings_for(postgres_server.url(name), folder), course)


@pytest.fixture(scope="session")
def kept_sqlite(
    filled_sqlite: tuple[Path, Cast], course: Course, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Kept]:
    """One application on SQLite for the whole run."""
    filled, cast = filled_sqlite
    with kept_on_sqlite(filled, tmp_path_factory.mktemp("kept"), course, cast) as kept:
        yield kept


@pytest.fixture(scope="session")
def kept_postgres(
    filled_postgres: tuple[str, Cast],
    postgres_server: "PostgresServer",
    course: Course,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Kept]:
    """One application on PostgreSQL for the whole run."""
    filled, cast = filled_postgres
    with kept_on_postgres(postgres_server, filled, tmp_path_factory.mktemp("kept"), course, cast) as kept:
        yield kept


@pytest.fixture(params=ON_BOTH)
def platform(request: pytest.FixtureRequest) -> Iterator[Platform]:
    """A whole platform with the cast, once on SQLite and once on PostgreSQL."""
    kept: Kept = request.getfixturevalue(f"kept_{request.param}")
    with kept.as_new() as platform:
        yield platform


@pytest.fixture
def sqlite_platform(kept_sqlite: Kept) -> Iterator[Platform]:
    """A whole platform on SQLite only, for what has nothing to do with the database."""
    with kept_sqlite.as_new() as platform:
        yield platform
