"""Who is looking, and a door that is closed unless a page says otherwise."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Flask, Response, current_app, g, request
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, current_user
from typing_extensions import override

View = TypeVar("View", bound=Callable[..., object])

NOT_ASKED: Any = object()


class Door(LoginManager):
    """Flask-Login, without its guess from address and browser whether a session was stolen.

    Sessions live on the server and die there; a guess would only sign people out by mistake.
    """

    @override
    def _session_protection_failed(self) -> bool:
        return False

    @override
    def _update_remember_cookie(self, response: Response) -> Response:
        # Nobody is remembered beyond their session, so no answer has such a cookie to set or to take away.
        return response


login_manager = Door()


@dataclass(frozen=True, slots=True)
class Viewer:
    """The person who is signed in.

    The first four attributes below are what Flask-Login asks of somebody; `token_hash` names the session on the server.
    """

    person_id: int
    name: str
    email: str
    roles: frozenset[str]
    token_hash: bytes

    @property
    def is_authenticated(self) -> bool:
        """A viewer is always signed in; nobody is `None`."""
        return True

    @property
    def is_active(self) -> bool:
        """A dead session never becomes a viewer, so a viewer is active."""
        return True

    @property
    def is_anonymous(self) -> bool:
        """A viewer is never anonymous."""
        return False

    def get_id(self) -> str:
        """Give the id in the form in which Flask-Login wants it."""
        return str(self.person_id)

    @property
    def first_name(self) -> str:
        """The first word of the name."""
        return self.name.split(" ")[0]


def public(view: View) -> View:
    """Open a page for everybody, signed in or not."""
    view.__dict__["is_public"] = True
    return view


def find_viewer() -> Viewer | None:
    """Give who is signed in, or None; Flask-Login is asked once for each request."""
    found: Viewer | None = g.get("viewer", NOT_ASKED)
    if found is NOT_ASKED:
        user = current_user._get_current_object()
        found = g.viewer = user if isinstance(user, Viewer) else None
    return found


def viewer() -> Viewer:
    """Give who is signed in, on a page that is closed to others."""
    found = find_viewer()
    if found is None:
        raise LookupError("A closed page was reached without signing in.")
    return found


def refuse_strangers() -> ResponseReturnValue | None:
    """Ask everybody to sign in first, except on pages that are open to all."""
    view = current_app.view_functions.get(request.endpoint or "")
    if view is None or getattr(view, "is_public", False):
        return None
    if find_viewer() is None:
        answer: ResponseReturnValue = login_manager.unauthorized()
        return answer
    return None


def register(app: Flask) -> None:
    """Close the door of the whole application."""
    login_manager.init_app(app, add_context_processor=False)
    app.before_request(refuse_strangers)
