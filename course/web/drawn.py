"""A long part of a page that is the same for everybody: drawn and encoded once, and sent as it is.

Encoding the text of a lesson again for every reader costs as much as asking the database something.
"""

from markupsafe import Markup
from typing_extensions import override


class Drawn(Markup):
    """Markup that knows itself in bytes, too."""

    encoded: bytes

    @override
    def __new__(cls, text: str) -> "Drawn":
        """Encode the text."""
        made = super().__new__(cls, text)
        made.encoded = text.encode()
        return made
