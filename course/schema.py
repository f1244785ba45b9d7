"""The tables, brought up to date by migrations, and the checks before anything is served."""

import logging
from typing import Any

import sqlalchemy as sa
from alembic.autogenerate.api import AutogenContext
from flask import Flask
from flask_alembic import Alembic
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import AutoString

from course.accounts import models as accounts
from course.care import models as care
from course.comments import models as comments
from course.confidential import models as confidential
from course.confidential.keys import check_master_key
from course.config import ROOT, ConfigurationError, Settings
from course.database import Database, UTCDateTime
from course.handover import models as handover
from course.knowledge import models as knowledge
from course.learning import models as learning
from course.notification import models as notification
from course.organisation import models as organisation
from course.placement import models as placement
from course.reflection import models as reflection
from course.review import models as review
from course.web import throttle

# Alembic compares the database with all tables that are known; importing the models is what makes them known.
TABLES = (
    throttle,
    confidential,
    accounts,
    organisation,
    placement,
    notification,
    knowledge,
    learning,
    reflection,
    comments,
    review,
    care,
    handover,
)


def register(app: Flask) -> None:
    """Set up Alembic on the platform's own engine, with `flask db …` as its commands."""
    database: Database = app.extensions["course.database"]
    app.config["ALEMBIC"] = {"script_location": str(ROOT / "course" / "migrations")}
    app.config["ALEMBIC_CONTEXT"] = {
        "render_item": _rendered,
        "render_as_batch": True,
        "compare_type": True,
        "include_name": _is_ours,
    }
    engine = database.engine.execution_options(writing=True, rebuilding=True)
    Alembic(app, metadatas=SQLModel.metadata, engines=engine, run_mkdir=False)
    logging.getLogger("alembic").setLevel(logging.WARNING)


def upgrade(app: Flask) -> None:
    """Bring the tables up to date; what is up to date is left alone.

    Raises:
        ConfigurationError: when the master key is not the one of this database; nothing has been changed then.
    """
    database: Database = app.extensions["course.database"]
    with app.app_context():
        if "key_check" in _reachable_tables(database):
            _check_key(app)
        alembic: Alembic = app.extensions["alembic"]
        alembic.upgrade()
    database.check_references()


def check_before_serving(app: Flask) -> None:
    """Assert that what gets saved will be kept, that the tables are there, and that the master key is the right one.

    Raises:
        ConfigurationError: when not; nothing has been changed then.
    """
    database: Database = app.extensions["course.database"]
    if "key_check" not in _reachable_tables(database) or not _is_up_to_date(app):
        raise ConfigurationError("The tables are not up to date: run `flask --app wsgi upgrade` first.")
    database.check_durability()
    _check_key(app)


def _check_key(app: Flask) -> None:
    settings: Settings = app.extensions["course.settings"]
    database: Database = app.extensions["course.database"]
    with database.transaction() as session:
        check_master_key(session, settings.master_key)


def _is_up_to_date(app: Flask) -> bool:
    with app.app_context():
        alembic: Alembic = app.extensions["alembic"]
        return set(alembic.current()) == set(alembic.heads())


def _reachable_tables(database: Database) -> list[str]:
    try:
        return sa.inspect(database.engine).get_table_names()
    except sa.exc.DBAPIError as error:
        raise ConfigurationError("The database of COURSE_DATABASE_URL cannot be reached or read.") from error


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """On PostgreSQL the queue keeps tables of its own in the same database."""
    return kind != "table" or not str(name).startswith("huey_")


def _rendered(kind: str, item: Any, context: AutogenContext) -> str | bool:
    if kind == "type" and isinstance(item, AutoString):
        return f"sa.String(length={item.length})" if item.length else "sa.String()"
    if kind == "type" and isinstance(item, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    return False
