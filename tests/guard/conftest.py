"""The world of the guard tests: the cast after the story, told once and copied for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from course.content import Course
from tests.guard.story import Told, tell
from tests.guard.world import World
from tests.kept import ON_BOTH, Kept, kept_on_postgres, kept_on_sqlite
from tests.postgres import PostgresServer
from tests.world import PEOPLE, Cast, email_of


@pytest.fixture(scope="session")
def told_sqlite(
    filled_sqlite: tuple[Path, Cast], course: Course, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Cast, Told]:
    """A SQLite database in which the story has happened, to be copied."""
    filled, cast = filled_sqlite
    folder = tmp_path_factory.mktemp("told")
    with kept_on_sqlite(filled, folder, course, cast) as kept, kept.as_new() as platform:
        told = tell(platform)
    return folder / "course.db", cast, told


@pytest.fixture(scope="session")
def kept_world(
    told_sqlite: tuple[Path, Cast, Told], course: Course, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Kept]:
    """One application for all tests after the story."""
    filled, cast, _told = told_sqlite
    with kept_on_sqlite(filled, tmp_path_factory.mktemp("kept-world"), course, cast) as kept:
        yield kept


@pytest.fixture(scope="session")
def kept_demonstration(
    told_sqlite: tuple[Path, Cast, Told], course: Course, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Kept]:
    """The same for the demonstration."""
    filled, cast, _told = told_sqlite
    people = {email_of(who): name for who, name in PEOPLE.items()}
    with kept_on_sqlite(filled, tmp_path_factory.mktemp("kept-demonstration"), course, cast, people) as kept:
        yield kept


@pytest.fixture
def world(told_sqlite: tuple[Path, Cast, Told], kept_world: Kept) -> Iterator[World]:
    """The cast after the story, on SQLite."""
    with kept_world.as_new() as platform:
        yield World(platform, told_sqlite[2])


@pytest.fixture
def demonstration(told_sqlite: tuple[Path, Cast, Told], kept_demonstration: Kept) -> Iterator[World]:
    """The same as a demonstration, in which a visitor may be anybody of the cast."""
    with kept_demonstration.as_new() as platform:
        yield World(platform, told_sqlite[2])


@pytest.fixture(scope="session")
def told_postgres(
    filled_postgres: tuple[str, Cast],
    postgres_server: PostgresServer,
    course: Course,
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[str, Cast, Told]:
    """The name of a PostgreSQL database in which the story has happened, to be copied."""
    (filled, cast), folder = filled_postgres, tmp_path_factory.mktemp("told-postgres")
    with kept_on_postgres(postgres_server, filled, folder, course, cast) as kept, kept.as_new() as platform:
        told = tell(platform)
    return kept.database, cast, told


@pytest.fixture(scope="session")
def kept_world_on_postgres(
    told_postgres: tuple[str, Cast, Told],
    postgres_server: PostgresServer,
    course: Course,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Kept]:
    """One application on PostgreSQL for all tests after the story."""
    told, cast, _story = told_postgres
    folder = tmp_path_factory.mktemp("kept-world-postgres")
    with kept_on_postgres(postgres_server, told, folder, course, cast) as kept:
        yield kept


@pytest.fixture(params=ON_BOTH)
def both_worlds(request: pytest.FixtureRequest) -> Iterator[World]:
    """The cast after the story, once on SQLite and once on PostgreSQL."""
    names = {"sqlite": ("told_sqlite", "kept_world"), "postgres": ("told_postgres", "kept_world_on_postgres")}
    (_place, _cast, told), kept = map(request.getfixturevalue, names[request.param])
    with kept.as_new() as platform:
        yield World(platform, told)
