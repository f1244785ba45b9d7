"""The request's session and its one transaction.

The session opens when it is first asked for. A request that may change something writes; all others only read. One
place commits: after a writing request that succeeded. Everything else is rolled back. When an action left a mail to be
sent (`session.info["mail_waits"]`), its sender is woken after the commit.
"""

import structlog
from flask import Flask, Response, current_app, g, request
from sqlmodel import Session

from course.web.current import database

READING_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
FIRST_FAILURE = 400

log = structlog.get_logger()


def db() -> Session:
    """Give the session of this request; it begins its transaction at the first statement."""
    session: Session | None = g.get("session")
    if session is None:
        session = g.session = database().session(writing=request.method not in READING_METHODS)
    return session


def end_transaction(response: Response) -> Response:
    """Commit what a successful writing request changed, before its answer leaves."""
    session: Session | None = g.get("session")
    if session is None or request.method in READING_METHODS:
        # What only read is rolled back when its session closes.
        return response
    if response.status_code >= FIRST_FAILURE:
        session.rollback()
        return response
    mail_waits = session.info.pop("mail_waits", False)
    session.commit()
    if mail_waits:
        _wake_sender()
    return response


def close_session(_error: BaseException | None) -> None:
    """Close the session, whatever happened; what was not committed is gone."""
    session: Session | None = g.pop("session", None)
    if session is not None:
        session.close()


def register(app: Flask) -> None:
    """Tie the session to the life of a request."""
    app.after_request(end_transaction)
    app.teardown_appcontext(close_session)


def _wake_sender() -> None:
    try:
        current_app.extensions["course.wake_sender"]()
    except Exception as error:
        # The mail stands in the database and goes out at the next round; what was asked has been done.
        log.warning("the sender of mails was not woken", error=type(error).__name__)
