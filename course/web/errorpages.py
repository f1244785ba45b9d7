"""Error pages that say what happened and how to go on, and that lose nothing of what was typed."""

import logging
import time

import structlog
from flask import Flask, Response, current_app, make_response, request
from flask_login import login_url
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from course.errors import CourseError, NotAllowed, NotFound, RuleBroken
from course.web import held
from course.web.access import login_manager
from course.web.formats import seconds_in_words
from course.web.fragments import go_to, page
from course.web.held import Held
from course.web.throttle import limiter

KNOWN = frozenset({400, 403, 404, 405, 409, 413, 429, 500})
STATUS: dict[type[CourseError], int] = {NotFound: 404, NotAllowed: 403, RuleBroken: 409}
SIGN_IN_FORM = "accounts.sign_in_now"
TOO_BIG, TOO_OFTEN = 413, 429

log = structlog.get_logger()


def error_page(status: int, sentence: str = "") -> Response:
    """Answer with the error page of a status; what was typed stands on it, to be copied."""
    name = status if status in KNOWN else 400
    return page(f"errors/{name}.html", status, sentence=sentence, typed=_typed(status), block="words")


def held_page(status: int, form: Held, *, signed_in: bool, reason: str) -> Response:
    """Answer a POST that cannot be carried out now, with everything that was posted still in the page.

    Args:
        status: the HTTP status.
        form: what was posted, and where it has to go.
        signed_in: whether it can be sent again at once; otherwise the page asks to sign in first.
        reason: `signed_out`, `expired` or `too_often`; the words of the page depend on it.
    """
    wait = seconds_in_words(_seconds_to_wait()) if status == TOO_OFTEN else ""
    return page("errors/held.html", status, held=form, signed_in=signed_in, reason=reason, wait=wait)


def ask_to_sign_in() -> Response:
    """Answer somebody who is not signed in: scripts get a status, a lost form stays, others go to the sign-in page."""
    if _asked_by_script():
        # htmx goes where this header says; other scripts see the status.
        return Response(status=401, headers={"HX-Redirect": login_url("accounts.sign_in")})
    if request.method in {"GET", "HEAD"}:
        return go_to(login_url("accounts.sign_in", next_url=held.own_address()))
    form = held.posted()
    if not form.fields or held.comes_from_elsewhere():
        return go_to(login_url("accounts.sign_in"))
    return held_page(401, form, signed_in=False, reason="signed_out")


def register(app: Flask) -> None:
    """Give every kind of failure its page."""
    login_manager.unauthorized_handler(ask_to_sign_in)
    app.register_error_handler(CSRFError, _expired_form)
    app.register_error_handler(CourseError, _broken_rule)
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(Exception, _failed)
    app.logger.addFilter(_without_traceback)


def _asked_by_script() -> bool:
    return request.headers.get("Accept", "") == "application/json" or "HX-Request" in request.headers


def _expired_form(_error: CSRFError) -> Response:
    if request.headers.get("Accept", "") == "application/json":
        return Response(status=419)
    if held.comes_from_elsewhere():
        return error_page(400)
    if request.endpoint == SIGN_IN_FORM:
        return held_page(400, held.carried() or Held("", []), signed_in=False, reason="expired")
    return held_page(400, held.posted(), signed_in=True, reason="expired")


def _broken_rule(error: CourseError) -> Response:
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 409)
    return error_page(status, str(error))


def _refused(error: HTTPException) -> Response:
    status = error.code or 500
    original = getattr(error, "original_exception", None)
    if original is not None:
        return _failed(original)
    answer = _too_often() if status == TOO_OFTEN else error_page(status)
    for name, value in error.get_headers():
        if name == "Allow":
            answer.headers[name] = value
    return answer


def _too_often() -> Response:
    seconds, form = _seconds_to_wait(), held.carried()
    if form is not None:
        answer = held_page(TOO_OFTEN, form, signed_in=False, reason="too_often")
    else:
        answer = error_page(TOO_OFTEN, f"Dit is te vaak achter elkaar geprobeerd. Wacht {seconds_in_words(seconds)}.")
    answer.headers["Retry-After"] = str(seconds)
    return answer


def _seconds_to_wait() -> int:
    limit = limiter.current_limit
    return max(1, int(limit.reset_at - time.time())) if limit is not None else 60


def _typed(status: int) -> list[str]:
    """Give the sentences that were posted; numbers and choices are not worth copying."""
    if status == TOO_BIG or request.method in {"GET", "HEAD"} or held.comes_from_elsewhere():
        return []
    return [value for _name, value in held.posted().fields if " " in value.strip()]


def _failed(error: Exception) -> Response:
    # The class and the place are logged, never the words of the error: a database puts values in them.
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
    log.error("request failed", error=type(error).__name__, endpoint=request.endpoint, place=place)
    # This page asks nothing of the database, the menu or the sign-in: any of them may be what broke.
    return make_response(current_app.jinja_env.get_template("errors/500.html").render(typed=_typed(500)), 500)


def _without_traceback(record: logging.LogRecord) -> bool:
    """Keep what Flask itself would log of a failure out of the log: a traceback ends with the words of the error."""
    return record.exc_info is None
