"""The headers that every answer carries, and the rule that private pages are not kept by anybody's cache."""

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
    """Add the headers to every answer; whatever a signed-in person sees is never stored by a cache."""
    fixed = list(security_headers(settings).items())

    def add_headers(response: Response) -> Response:
        headers = response.headers
        headers.extend(fixed)
        if request.endpoint in OPEN_TO_CACHES:
            return response
        headers.setdefault("Cache-Control", "no-store" if _is_private(response) else "no-cache")
        headers["Vary"] = "Cookie, HX-Request"
        return response

    app.after_request(add_headers)
