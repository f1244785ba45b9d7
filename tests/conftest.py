"""What all tests share: the real course, a database with the cast on SQLite and on PostgreSQL, a whole platform."""

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from coverage import Coverage

from course.app import create_app
from course.config import ROOT, Settings
from course.content import Course, load_course
from course.database import Database
from tests.compiled import compile_less
from tests.platform import Platform, build_database, copy_sqlite, settings_for
from tests.world import Cast

if TYPE_CHECKING:
    from tests.postgres import PostgresServer

pytest_plugins = ["tests.postgres"]

compile_less()


# PostgreSQL runs the same code as SQLite, and a browser the same pages as the tests without one. Measuring what is
# covered costs a third of the time of a test, and is done where it tells something: what happens when two people do
# something at the same time differs by database.
NOT_MEASURED = ("postgres", "journey")
ALWAYS_MEASURED = ("test_at_the_same_time",)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Measure coverage where it tells something."""
    measuring = Coverage.current()
    is_left_out = any(item.get_closest_marker(name) for name in NOT_MEASURED) and item.path.stem not in ALWAYS_MEASURED
    if measuring is None or not is_left_out:
        return (yield)
    measuring.stop()
    try:
        return (yield)
    finally:
        measuring.start()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what takes minutes, unless the command asks for it by name."""
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


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def platform(request: pytest.FixtureRequest, course: Course, tmp_path: Path) -> Iterator[Platform]:
    """A whole platform with the cast, once on SQLite and once on PostgreSQL."""
    build = _on_sqlite if request.param == "sqlite" else _on_postgres
    yield from build(request, course, tmp_path)


@pytest.fixture
def sqlite_platform(request: pytest.FixtureRequest, course: Course, tmp_path: Path) -> Iterator[Platform]:
    """A whole platform on SQLite only, for what has nothing to do with the database."""
    yield from _on_sqlite(request, course, tmp_path)


def _on_sqlite(request: pytest.FixtureRequest, course: Course, folder: Path) -> Iterator[Platform]:
    filled, cast = request.getfixturevalue("filled_sqlite")
    yield from _running(settings_for(copy_sqlite(filled, folder), folder), course, cast)


def _on_postgres(request: pytest.FixtureRequest, course: Course, folder: Path) -> Iterator[Platform]:
    server: PostgresServer = request.getfixturevalue("postgres_server")
    filled, cast = request.getfixturevalue("filled_postgres")
    name = server.new_database(template=filled)
    yield from _running(settings_for(server.url(name), folder), course, cast)
    server.drop_database(name)


def _running(settings: Settings, course: Course, cast: Cast) -> Iterator[Platform]:
    app = create_app(settings, course=course)
    app.extensions["course.queue"].immediate = True
    yield Platform(app, cast)
    database: Database = app.extensions["course.database"]
    database.engine.dispose()
