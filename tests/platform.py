"""A whole platform for one test: the real course, a real database with the cast in it, mails kept in memory."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from flask_mailman import EmailMessage
from sqlmodel import Session

from course import schema
from course.app import create_app
from course.config import Settings
from course.content import Course
from course.database import Database
from course.jobs import send_mails_now
from tests.browser import Browser
from tests.world import Cast, build_world

MASTER_KEY = b"an example key of thirty-two byt"


@dataclass(slots=True)
class Platform:
    """A running application with its cast; `browser("noor")` gives her browser, signed in."""

    app: Flask
    cast: Cast

    def browser(self, who: str = "") -> Browser:
        """Give the browser of one of the cast, signed in, or of a stranger."""
        browser = Browser(self.app)
        if who:
            browser.sign_in(getattr(self.cast, who))
        return browser

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Give a writing session, committed at the end of the block."""
        database: Database = self.app.extensions["course.database"]
        with self.app.app_context(), database.transaction() as session:
            yield session

    def mails(self) -> list[EmailMessage]:
        """Send what waits, and give all mails that went out so far."""
        send_mails_now(self.app)
        return list(getattr(self.app.extensions["mailman"], "outbox", []))


def settings_for(url: str, folder: Path) -> Settings:
    """Give the settings of a platform for tests."""
    return Settings(
        database_url=url,
        secret_key="a secret for tests that nobody else uses",
        master_key=MASTER_KEY,
        base_url="http://localhost",
        mail_backend="locmem",
        mail_folder=folder / "mail",
    )


def build_database(settings: Settings, course: Course) -> Cast:
    """Make the tables by the migrations, and bring in the cast."""
    app = create_app(settings, course=course)
    schema.upgrade(app)
    schema.check_before_serving(app)
    database: Database = app.extensions["course.database"]
    with database.transaction() as session:
        cast = build_world(session)
    database.engine.dispose()
    return cast


def copy_sqlite(filled: Path, folder: Path) -> str:
    """Copy a filled SQLite database for one test, and give its address."""
    copy = folder / "course.db"
    shutil.copyfile(filled, copy)
    return f"sqlite:///{copy}"
