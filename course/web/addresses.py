"""What may stand in an address."""

from typing import Any

from flask import Flask
from werkzeug.routing import IntegerConverter, Map

LARGEST_ID = 2**31 - 1


class IdConverter(IntegerConverter):
    """A number of a row. One that no database can hold is simply not found, and never reaches the database."""

    def __init__(self, *where: Map, **limits: Any) -> None:
        super().__init__(*where, **{"max": LARGEST_ID} | limits)


def register(app: Flask) -> None:
    """Use it for every `<int:…>` in an address."""
    app.url_map.converters["int"] = IdConverter
