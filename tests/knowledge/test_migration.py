"""Questions come back too about modules that were completed before there were questions."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from flask import Flask

from course import schema
from course.app import create_app
from course.content import Course
from course.database import Database
from course.knowledge.policy import offered_rounds, rounds_of
from course.knowledge.queries import standing_of
from tests.platform import settings_for

if TYPE_CHECKING:
    from tests.postgres import PostgresServer

THE_FIRST_TABLES = "1795363099"
COMPLETED_AT = "2026-10-01 12:30:00.000000"
NOOR = """
    insert into person (id, email, name, roles, epoch, created_at)
    values (1, 'noor@voorbeeld.nl', 'Noor Hofman', 'learner', 0, '2026-09-01 09:00:00.000000')
"""
COMPLETION = "insert into module_completion (person_id, module_id, completed_at) values (1, 'welkom', :at)"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def before(request: pytest.FixtureRequest, course: Course, tmp_path: Path) -> Iterator[Flask]:
    """An application on a database with the first tables only, in which Noor completed a module."""
    url = f"sqlite:///{tmp_path / 'course.db'}"
    if request.param == "postgres":
        server: PostgresServer = request.getfixturevalue("postgres_server")
        url = server.url(server.new_database())
    app = create_app(settings_for(url, tmp_path), course=course)
    database: Database = app.extensions["course.database"]
    with app.app_context():
        app.extensions["alembic"].upgrade(THE_FIRST_TABLES)
    with database.transaction() as session:
        session.connection().execute(sa.text(NOOR))
        session.connection().execute(sa.text(COMPLETION), {"at": COMPLETED_AT})
    yield app
    database.engine.dispose()


def test_modules_that_were_completed_before_get_their_rounds(before: Flask, course: Course) -> None:
    schema.upgrade(before)
    schema.check_before_serving(before)

    database: Database = before.extensions["course.database"]
    completed_at = datetime.fromisoformat(f"{COMPLETED_AT}+00:00")
    with database.session(writing=False) as session:
        moments = standing_of(session, 1).moments
    due = {one.day: one.due_at for one in moments}
    assert due == {day: completed_at + timedelta(days=day) for day in (2, 7, 21)}
    assert [one.done_at or one.told_at for one in moments] == [None] * 3
    later = completed_at + timedelta(days=40)
    assert [one.day for one in offered_rounds(rounds_of(course, moments), later)] == [2]


def test_it_can_be_undone(before: Flask) -> None:
    schema.upgrade(before)

    with before.app_context():
        before.extensions["alembic"].downgrade(THE_FIRST_TABLES)

    database: Database = before.extensions["course.database"]
    names = set(sa.inspect(database.engine).get_table_names())
    assert "module_completion" in names
    assert not names & {"recall_round", "recall_by_mail", "test_passed"}
