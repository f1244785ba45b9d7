"""What may stand in an address."""

from flask import Flask
from werkzeug.routing import IntegerConverter, ValidationError

LARGEST_ID = 2**31 - 1


class IdConverter(IntegerConverter):
    """The number of a row. One that no database can hold is simply not found, and never reaches the database."""

    def to_python(self, value: str) -> int:
        """Give the number."""
        number = int(value)
        if number > LARGEST_ID:
            raise ValidationError
        return number


def register(app: Flask) -> None:
    """Use it for every `<int:…>` in an address."""
    app.url_map.converters["int"] = IdConverter
