"""The token that proves a form came from this site."""

from functools import lru_cache

from flask import Flask, Response, session
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from flask_wtf import CSRFProtect
from flask_wtf.csrf import generate_csrf
from itsdangerous import URLSafeTimedSerializer


def csrf_token() -> str:
    """Give the token for the forms on this page.

    It is signed once for each browser and kept: signing it again for every page costs as much as asking the database
    something, and a token stays valid as long as the session of the browser does.
    """
    secret = session.get("csrf_token")
    token: str = _token_of(secret) if secret else generate_csrf()
    return token


@lru_cache(maxsize=4096)
def _token_of(_secret: str) -> str:
    # The secret is that of the session of this request, which is the one that is signed here.
    token: str = generate_csrf()
    return token


class FormSession(SecureCookieSessionInterface):
    """Flask's own signed cookie, with work that it does for every request done once or not at all."""

    def __init__(self) -> None:
        self._kept: URLSafeTimedSerializer | None = None

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """Give the signer of this application, which has one key as long as it runs."""
        if self._kept is None:
            self._kept = super().get_signing_serializer(app)
        return self._kept

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Set the cookie when something in it changed; `course.web.headers` says for every page that it may vary."""
        if session.modified:
            super().save_session(app, session, response)


def register(app: Flask) -> None:
    """Refuse every form without a token, and make the token known to the templates."""
    app.session_interface = FormSession()
    CSRFProtect(app)
    app.jinja_env.globals["csrf_token"] = csrf_token
