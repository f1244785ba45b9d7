"""Migrations make the tables that the models describe, and nothing is served that is not in order."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import render_python_code
from flask import Flask
from sqlmodel import SQLModel

from course import schema
from course.app import create_app
from course.config import ConfigurationError
from course.content import Course
from course.database import Database
from tests.kept import another_app
from tests.platform import Platform, settings_for


@pytest.fixture
def empty(course: Course, tmp_path: Path) -> Iterator[Flask]:
    """An application on a SQLite file in which nothing stands yet."""
    app = create_app(settings_for(f"sqlite:///{tmp_path / 'empty.db'}", tmp_path), course=course)
    yield app
    app.extensions["course.database"].engine.dispose()


def tables(app: Flask) -> dict[str, int]:
    """Give the number of rows of every table."""
    database: Database = app.extensions["course.database"]
    with database.engine.connect() as connection:
        names = sa.inspect(connection).get_table_names()
        return {name: connection.execute(sa.text(f'select count(*) from "{name}"')).scalar_one() for name in names}


def test_the_migrations_make_what_the_models_describe(platform: Platform) -> None:
    with platform.app.app_context():
        assert platform.app.extensions["alembic"].compare_metadata() == []


def test_every_column_says_what_kind_of_data_it_holds() -> None:
    wanted = {"data", "owner", "keep", "export", "erase"}
    silent = [
        f"{table.name}.{column.name}"
        for table in SQLModel.metadata.tables.values()
        for column in table.columns
        if not wanted <= set(column.info)
    ]
    assert silent == []


@pytest.mark.parametrize("step", ["1795357065", "1795363099", "0003", "0004", "0005"])
def test_a_database_at_any_step_comes_to_the_same_tables(empty: Flask, step: str) -> None:
    with empty.app_context():
        empty.extensions["alembic"].upgrade(step)

    schema.upgrade(empty)

    schema.check_before_serving(empty)
    with empty.app_context():
        assert empty.extensions["alembic"].compare_metadata() == []


def test_upgrading_twice_changes_nothing(platform: Platform) -> None:
    before = tables(platform.app)

    schema.upgrade(platform.app)
    schema.check_before_serving(platform.app)

    assert tables(platform.app) == before


def test_an_empty_database_is_not_served(empty: Flask) -> None:
    with pytest.raises(ConfigurationError, match="The tables are not up to date"):
        schema.check_before_serving(empty)
    assert tables(empty) == {}

    schema.upgrade(empty)
    schema.check_before_serving(empty)


def test_tables_of_another_version_are_not_served(platform: Platform) -> None:
    with platform.session() as session:
        session.connection().execute(sa.text("delete from alembic_version"))

    with pytest.raises(ConfigurationError, match="run `flask --app wsgi upgrade` first"):
        schema.check_before_serving(platform.app)


@pytest.mark.parametrize("start", [schema.check_before_serving, schema.upgrade])
def test_with_the_wrong_master_key_nothing_is_written(
    platform: Platform, course: Course, start: Callable[[Flask], None]
) -> None:
    before = tables(platform.app)

    with (
        another_app(platform, course, master_key=b"x" * 32) as wrong,
        pytest.raises(ConfigurationError, match="nothing was changed"),
    ):
        start(wrong.app)

    assert tables(platform.app) == before


def test_a_file_that_is_no_database_is_refused_in_one_sentence(course: Course, tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("This is a letter and no database at all. " * 50)
    app = create_app(settings_for(f"sqlite:///{tmp_path / 'text.db'}", tmp_path), course=course)

    with pytest.raises(ConfigurationError, match="cannot be reached or read"):
        schema.check_before_serving(app)


def test_a_new_migration_is_written_in_plain_types(empty: Flask) -> None:
    with empty.app_context():
        written = empty.extensions["alembic"].produce_migrations()
        code = render_python_code(written.upgrade_ops, render_item=empty.config["ALEMBIC_CONTEXT"]["render_item"])

    assert "sa.Column('email', sa.String(length=320), nullable=False)" in code
    assert "sa.Column('roles', sa.String(), nullable=False)" in code
    assert "sa.DateTime(timezone=True)" in code
    assert "sqlmodel" not in code


def test_processes_that_start_at_once_wait_for_each_other_at_the_queue(tmp_path: Path) -> None:
    file = tmp_path / "busy-jobs.db"
    holder = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    holder.execute("begin exclusive")
    threading.Timer(0.3, holder.rollback).start()

    create_app(settings_for(f"sqlite:///{tmp_path / 'busy.db'}", tmp_path))

    assert file.stat().st_size > 0
    holder.close()
