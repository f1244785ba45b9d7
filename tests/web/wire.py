"""What the tests of the web layer share: a platform with a page of their own, before anything asked it something."""

from collections.abc import Callable

from flask.typing import ResponseReturnValue

from course.web.access import public
from tests.platform import Platform

TEXT = "Ik stond voor de deur en ik voelde mijn hart kloppen."


def add_page(platform: Platform, view: Callable[[], ResponseReturnValue], *, closed: bool = False) -> str:
    """Give the platform one more page, which answers GET and POST, and give its address."""
    address = f"/proef/{view.__name__}"
    shown = view if closed else public(view)
    platform.app.add_url_rule(address, f"proef.{view.__name__}", shown, methods=["GET", "POST"])
    return address
