"""An application that serves many tests, and for each of them a database as new.

Making an application costs more than most tests do: its addresses and templates are compiled, and every statement is
compiled again when it is first used. A test that changes the application itself makes one of its own
(`another_app`).
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask

from course.app import create_app
from course.config import Settings
from course.content import Course
from course.database import Database
from course.jobs import let_go
from tests.platform import Platform, settings_for
from tests.world import Cast

if TYPE_CHECKING:
    from tests.postgres import PostgresServer


ON_BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@dataclass(slots=True)
class Kept:
    """An application with its cast; `fill` brings its database back to how it was."""

    app: Flask
    cast: Cast
    fill: Callable[[], None]

    @property
    def database(self) -> str:
        """The name of the database, or the path of its file."""
        database: Database = self.app.extensions["course.database"]
        return str(database.url.database)

    @contextmanager
    def as_new(self) -> Iterator[Platform]:
        """Give the platform for one test; afterwards nothing is left of what that test did."""
        self.fill()
        before: dict[str, Any] = dict(self.app.extensions)
        settings = dict(self.app.config)
        vars(self.app.extensions["mailman"]).pop("outbox", None)
        try:
            yield Platform(self.app, self.cast)
        finally:
            self.app.extensions.update(before)  # what was worked out from the course meanwhile may stay
            self.app.config.clear()
            self.app.config.update(settings)


def running_app(settings: Settings, course: Course, people: dict[str, str] | None = None) -> Flask:
    """Make an application whose jobs run at once, in the request that asks for them."""
    app = create_app(settings, course=course, people=people)
    let_go(app)
    app.extensions["course.queue"].immediate = True
    return app


@contextmanager
def another_app(
    platform: Platform, course: Course, people: dict[str, str] | None = None, **changed: Any
) -> Iterator[Platform]:
    """Run another application on the database of a platform, with another course or with settings that are changed."""
    app = running_app(replace(platform.app.extensions["course.settings"], **changed), course, people)
    yield Platform(app, platform.cast)
    let_go(app)


@contextmanager
def kept_on_sqlite(
    filled: Path, folder: Path, course: Course, cast: Cast, people: dict[str, str] | None = None
) -> Iterator[Kept]:
    """Keep an application on a copy of a filled SQLite database."""
    file = folder / "course.db"
    app = running_app(settings_for(f"sqlite:///{file}", folder), course, people)

    def fill() -> None:
        let_go(app)
        for old in folder.glob("course.db*"):
            old.unlink()
        shutil.copyfile(filled, file)

    yield Kept(app, cast, fill)
    let_go(app)


@contextmanager
def kept_on_postgres(server: "PostgresServer", filled: str, folder: Path, course: Course, cast: Cast) -> Iterator[Kept]:
    """Keep an application on a copy of a filled PostgreSQL database."""
    name = server.new_database(template=filled)
    with server.saved(name) as restore:
        app = running_app(settings_for(server.url(name), folder), course)
        yield Kept(app, cast, restore)
        let_go(app)
