"""The world of the guard tests: the cast after the story, told once and copied for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from course.app import create_app
from course.content import Course
from tests.guard.story import Told, tell
from tests.guard.world import World
from tests.platform import Platform, copy_sqlite, settings_for
from tests.world import PEOPLE, Cast, email_of


@pytest.fixture(scope="session")
def told_sqlite(
    filled_sqlite: tuple[Path, Cast], course: Course, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Cast, Told]:
    """A SQLite database in which the story has happened, to be copied."""
    filled, cast = filled_sqlite
    folder = tmp_path_factory.mktemp("told")
    platform = Platform(create_app(settings_for(copy_sqlite(filled, folder), folder), course=course), cast)
    platform.app.extensions["course.queue"].immediate = True
    told = tell(platform)
    platform.app.extensions["course.database"].engine.dispose()
    return folder / "course.db", cast, told


@pytest.fixture
def world(told_sqlite: tuple[Path, Cast, Told], course: Course, tmp_path: Path) -> Iterator[World]:
    """The cast after the story, on SQLite."""
    yield from _running(told_sqlite, course, tmp_path, {})


@pytest.fixture
def demonstration(told_sqlite: tuple[Path, Cast, Told], course: Course, tmp_path: Path) -> Iterator[World]:
    """The same as a demonstration, in which a visitor may be anybody of the cast."""
    yield from _running(told_sqlite, course, tmp_path, {email_of(who): name for who, name in PEOPLE.items()})


@pytest.fixture
def both_worlds(platform: Platform) -> World:
    """The cast after the story, once on SQLite and once on PostgreSQL."""
    return World(platform, tell(platform))


def _running(
    told_sqlite: tuple[Path, Cast, Told], course: Course, folder: Path, people: dict[str, str]
) -> Iterator[World]:
    filled, cast, told = told_sqlite
    app = create_app(settings_for(copy_sqlite(filled, folder), folder), course=course, people=people)
    app.extensions["course.queue"].immediate = True
    yield World(Platform(app, cast), told)
    app.extensions["course.database"].engine.dispose()
