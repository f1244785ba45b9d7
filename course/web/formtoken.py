"""The token that proves a form came from this site."""

import time
from copy import deepcopy
from functools import lru_cache
from typing import Any

from flask import Flask, Request, Response, current_app, request, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from flask_wtf import CSRFProtect
from flask_wtf.csrf import generate_csrf
from itsdangerous import BadSignature, URLSafeTimedSerializer
from typing_extensions import override

MOST_REMEMBERED = 4096


def csrf_token() -> str:
    """Give the token for the forms on this page.

    It is signed once for each browser and kept: signing it again for every page costs as much as asking the database
    something, and a token stays valid as long as the session of the browser does.
    """
    secret = session.get("csrf_token")
    token: str = _token_of(secret) if secret else generate_csrf()
    return token


@lru_cache(maxsize=MOST_REMEMBERED)
def _token_of(_secret: str) -> str:
    # The secret is that of the session of this request, which is the one that is signed here.
    token: str = generate_csrf()
    return token


class FormSession(SecureCookieSessionInterface):
    """Flask's own signed cookie, with work that it does for every request done once or not at all."""

    def __init__(self) -> None:
        self._kept: URLSafeTimedSerializer | None = None
        self._verified_once = lru_cache(maxsize=MOST_REMEMBERED)(_verified)

    @override
    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Read the cookie, and verify its signature when this process has not seen this very cookie before.

        A text that was signed by us once stays so: our key does not change while we run. What was not signed by us is
        never remembered, and a cookie is found by its whole text only, so a guess comes no nearer. Its age is looked
        at every time, and every request gets a copy of what it holds.
        """
        value, signer = request.cookies.get(self.get_cookie_name(app)), self.get_signing_serializer(app)
        if not value or signer is None:
            return super().open_session(app, request)
        try:
            held, signed_at = self._verified_once(signer, value)
        except BadSignature:
            return self.session_class()
        is_over = time.time() - signed_at > app.permanent_session_lifetime.total_seconds()
        return self.session_class() if is_over else self.session_class(deepcopy(held))

    @override
    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """Give the signer of this application, which has one key as long as it runs."""
        if self._kept is None:
            self._kept = super().get_signing_serializer(app)
        return self._kept

    @override
    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Set the cookie when something in it changed; `course.web.headers` says for every page that it may vary."""
        if session.modified:
            super().save_session(app, session, response)


class FormGuard(CSRFProtect):
    """Flask-WTF's check of the token, which looks at once whether this is a request that needs one."""

    @override
    def protect(self, apply_exemptions: bool = False) -> None:
        """Refuse a form without the token of this browser."""
        if request.method in current_app.config["WTF_CSRF_METHODS"]:
            super().protect(apply_exemptions)


def _verified(signer: URLSafeTimedSerializer, value: str) -> tuple[dict[str, Any], float]:
    """Give what a cookie holds and when it was signed.

    Raises:
        BadSignature: when it was not signed by us.
    """
    held, signed_at = signer.loads(value, return_timestamp=True)
    return held, signed_at.timestamp()


def register(app: Flask) -> None:
    """Refuse every form without a token, and make the token known to the templates."""
    app.session_interface = FormSession()
    FormGuard(app)
    app.jinja_env.globals["csrf_token"] = csrf_token
