"""The token that proves a form came from this site."""

from flask import Flask, session
from flask.sessions import SecureCookieSessionInterface
from flask_wtf import CSRFProtect
from flask_wtf.csrf import generate_csrf
from itsdangerous import URLSafeTimedSerializer

MOST_KEPT = 4096

_signed: dict[str, str] = {}


def csrf_token() -> str:
    """Give the token for the forms on this page.

    It is signed once for each browser and kept: signing it again for every page costs as much as asking the database
    something, and a token stays valid as long as the session of the browser does.
    """
    secret = session.get("csrf_token", "")
    if secret not in _signed:
        if len(_signed) >= MOST_KEPT:
            _signed.clear()
        token: str = generate_csrf()
        _signed[session["csrf_token"]] = token
        return token
    return _signed[secret]


class KeptSerializer(SecureCookieSessionInterface):
    """Flask's own signed cookie, with a signer that is made once and not for every request again."""

    def __init__(self) -> None:
        self._kept: URLSafeTimedSerializer | None = None

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """Give the signer of this application, which has one key as long as it runs."""
        if self._kept is None:
            self._kept = super().get_signing_serializer(app)
        return self._kept


def register(app: Flask) -> None:
    """Refuse every form without a token, and make the token known to the templates."""
    app.session_interface = KeptSerializer()
    CSRFProtect(app)
    app.jinja_env.globals["csrf_token"] = csrf_token
