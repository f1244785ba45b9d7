"""What learners set aside before a version had a writer stays theirs, and a mail that went out does not come again."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from flask import Flask

from course import schema
from course.app import create_app
from course.confidential.actions import drop_aside
from course.confidential.models import DraftAside
from course.content import Course
from course.database import Database
from tests.platform import settings_for

if TYPE_CHECKING:
    from tests.postgres import PostgresServer

BEFORE = "0004"
MOMENT = "2026-11-27 12:30:00.000000"
ROWS = (
    "insert into person (id, email, name, roles, epoch, created_at)"
    f" values (7, 'noor@voorbeeld.nl', 'Noor Hofman', 'learner', 0, '{MOMENT}')",
    "insert into draft (id, place, owner_id, sealed, revision, saved_at)"
    f" values (3, 'reflection/1/moment', 7, '', 1, '{MOMENT}')",
    f"insert into draft_aside (id, draft_id, sealed, set_aside_at) values (5, 3, '', '{MOMENT}')",
    f"insert into digest (person_id, day, attempts, taken_at) values (7, '2026-11-27', 1, '{MOMENT}')",
)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def before(request: pytest.FixtureRequest, course: Course, tmp_path: Path) -> Iterator[Flask]:
    """An application on a database of before, in which Noor set a version aside and got a daily mail."""
    url = f"sqlite:///{tmp_path / 'course.db'}"
    if request.param == "postgres":
        server: PostgresServer = request.getfixturevalue("postgres_server")
        url = server.url(server.new_database())
    app = create_app(settings_for(url, tmp_path), course=course)
    database: Database = app.extensions["course.database"]
    with app.app_context():
        app.extensions["alembic"].upgrade(BEFORE)
    with database.transaction() as session:
        for row in ROWS:
            session.connection().execute(sa.text(row))
    yield app
    database.engine.dispose()


def test_what_was_set_aside_before_is_of_whose_text_it_was(before: Flask) -> None:
    schema.upgrade(before)
    schema.check_before_serving(before)

    database: Database = before.extensions["course.database"]
    with database.transaction() as session:
        assert session.get_one(DraftAside, 5).writer_id == 7
        taken, sent = session.connection().execute(sa.text("select taken_at, sent_at from digest")).one()
        assert taken == sent
    with database.transaction() as session:
        drop_aside(session, 7, 5)
        assert session.get(DraftAside, 5) is None
