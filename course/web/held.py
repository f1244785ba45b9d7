"""What was posted and could not be carried out, kept in the page that answers, so that nothing typed is lost.

A form that comes too late (the session is over, the token is old) is answered with a page that holds all its fields.
When somebody has to sign in first, those fields travel along in the sign-in form under names of their own, so that a
field that happens to be called `email` is never taken for the address to sign in with. Everything stays between this
page and the browser: no text is put in a cookie, an address or the database.
"""

import re
from dataclasses import dataclass

from flask import request
from werkzeug.urls import iri_to_uri

PATH_FIELD = "held_path"
PREFIX = "held:"
WITHOUT_TEXT = frozenset({"csrf_token", "password"})
LOCAL_PATH = re.compile(r"/(?![/\\])[!-\[\]-~]*")
LONGEST_PATH = 2000


@dataclass(frozen=True, slots=True)
class Held:
    """A form that still has to be sent: where it goes and what is in it."""

    path: str
    fields: list[tuple[str, str]]


def is_local_path(path: str) -> bool:
    """Say whether this is a path on this very site, and nothing that a browser could take for another site."""
    return len(path) <= LONGEST_PATH and LOCAL_PATH.fullmatch(path) is not None


def own_address() -> str:
    """Give the path and the question of this request, as they stand in an address bar."""
    return iri_to_uri(request.full_path.rstrip("?"))


def posted() -> Held:
    """Give what this request wanted to send; never a password or an old token."""
    fields = [(name, value) for name, value in request.form.items(multi=True) if name not in WITHOUT_TEXT]
    return Held(own_address(), fields)


def carried() -> Held | None:
    """Give what the sign-in form of this request carries along from an earlier one, or None."""
    path = request.form.get(PATH_FIELD, "")
    if not is_local_path(path):
        return None
    everything = request.form.items(multi=True)
    return Held(path, [(name.removeprefix(PREFIX), value) for name, value in everything if name.startswith(PREFIX)])


def comes_from_elsewhere() -> bool:
    """Say whether another site made the browser send this; its fields are not what our reader typed."""
    return request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}
