"""A database as version 0.1 left it: the tables of the first migration, with the rows that its own pages wrote.

`left_by_0_1.json` was written down once, after Noor had read the 14 lessons of that time, had three assignments given
back, and had rated herself twice, and while Anja was reading what Sam handed in. Nothing in it is made by today's code:
the sealed texts are the bytes of that day. It is history, and is never written anew.
"""

import base64
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import Flask
from flask_alembic import Alembic

from course.database import Database

FIRST_MIGRATION = "1795363099"
ROWS: dict[str, list[dict[str, Any]]] = json.loads((Path(__file__).parent / "left_by_0_1.json").read_text())


def make_first_version(app: Flask) -> None:
    """Make the tables by the first migration alone, and fill them."""
    alembic: Alembic = app.extensions["alembic"]
    with app.app_context():
        alembic.upgrade(FIRST_MIGRATION)
    database: Database = app.extensions["course.database"]
    known = sa.MetaData()
    engine = database.engine.execution_options(writing=True)
    known.reflect(engine)
    with engine.begin() as connection:
        for name, rows in ROWS.items():
            table = known.tables[name]
            connection.execute(table.insert(), [_read(row) for row in rows])
            if connection.dialect.name == "postgresql" and "id" in table.columns and name != "key_check":
                connection.execute(
                    sa.text(f"select setval(pg_get_serial_sequence('{name}', 'id'), max(id)) from {name}")
                )


def _read(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value(value) for name, value in row.items()}


def _value(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    if "bytes" in value:
        return base64.b64decode(value["bytes"])
    return datetime.fromisoformat(value["moment"]).replace(tzinfo=UTC)
