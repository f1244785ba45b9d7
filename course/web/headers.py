"""The headers that every answer carries, and the rule that private pages are not kept by anybody's cache."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, request
from secure import (
    ContentSecurityPolicy,
    CrossOriginOpenerPolicy,
    CrossOriginResourcePolicy,
    PermissionsPolicy,
    ReferrerPolicy,
    Secure,
    StrictTransportSecurity,
    XContentTypeOptions,
    XFrameOptions,
)

from course.config import Settings
from course.web.access import find_viewer

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

OPEN_TO_CACHES = frozenset({"assets.media"})


def security_headers(settings: Settings) -> dict[str, str]:
    """Give the fixed headers.

    No script, style, picture or form but our own; no framing, no sniffing; only we ourselves get to see a referrer.
    """
    policy = ContentSecurityPolicy().default_src("'none'").base_uri("'none'").frame_ancestors("'none'")
    policy = policy.script_src("'self'").style_src("'self'").img_src("'self'").font_src("'self'")
    policy = policy.connect_src("'self'").form_action("'self'").media_src("'self'").manifest_src("'self'")
    permissions = PermissionsPolicy().geolocation().camera().microphone()
    return dict(
        Secure(
            csp=policy,
            hsts=StrictTransportSecurity().max_age(31_536_000).include_subdomains()
            if settings.secure_cookies
            else None,
            referrer=ReferrerPolicy().same_origin(),
            permissions=permissions,
            xcto=XContentTypeOptions().nosniff(),
            xfo=XFrameOptions().deny(),
            coop=CrossOriginOpenerPolicy().same_origin(),
            corp=CrossOriginResourcePolicy().same_origin(),
        ).headers
    )


def _is_private(response: Response) -> bool:
    """A failure is not asked who is looking (that may be what failed), and the answer to a form may hold its text."""
    return response.status_code >= 500 or request.method not in {"GET", "HEAD"} or find_viewer() is not None


def register(app: Flask, settings: Settings) -> None:
    """Add the headers to every answer; whatever a signed-in person sees is never stored by a cache.

    The fixed headers are put on at the very edge, where no failure inside can leave them out.
    """
    fixed = list(security_headers(settings).items())
    inner = app.wsgi_app

    def at_the_edge(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Callable[[bytes], object]:
            return start_response(status, [*headers, *fixed], *rest)

        return inner(environ, start)

    def say_who_may_keep(response: Response) -> Response:
        headers = response.headers
        if request.endpoint in OPEN_TO_CACHES:
            return response
        headers.setdefault("Cache-Control", "no-store" if _is_private(response) else "no-cache")
        headers["Vary"] = "Cookie, HX-Request, Accept-Encoding"
        return response

    app.wsgi_app = at_the_edge
    app.after_request(say_who_may_keep)
