"""Static files under addresses that carry a hash of their content, so that a browser may keep them for good.

Style sheets and scripts that belong together go out as one file: a first visit of a lesson asks for few things. htmx
comes out of the installed package `django-htmx`, unchanged; nothing of it stands in this repository.
"""

import gzip
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from mimetypes import guess_type
from pathlib import Path

from flask import Blueprint, Flask, Response, abort, current_app, request

from course.web.access import public

FOREVER = "public, max-age=31536000, immutable"
SQUEEZABLE = ("text/", "application/javascript", "image/svg+xml")
COMMENT = re.compile(rb"^ *//.*\n", re.MULTILINE)
# These scripts are one, in three files.
WRITING = ("site/autosave.js", "site/copies.js", "site/versions.js")
BUNDLES: dict[str, tuple[str | tuple[str, ...], ...]] = {
    "site.css": (
        "site/site.css",
        "site/blocks.css",
        "site/finding.css",
        "site/knowledge.css",
        "site/dialogue.css",
        "site/desk.css",
        "site/queue.css",
    ),
    "page.js": ("site/site.js", "site/blocks.js", WRITING, "htmx.min.js"),
}

blueprint = Blueprint("assets", __name__)


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it goes out: its bytes, the same squeezed, its type and its address."""

    body: bytes
    squeezed: bytes | None
    content_type: str
    address: str


class Assets:
    """All static files, read once at start."""

    def __init__(self, media: Path) -> None:
        """Read the files under `media/`, the bundles made from them, and htmx."""
        self._by_name = {name: _asset(name, body) for name, body in _bodies(media)}
        self._by_address = {asset.address: asset for asset in self._by_name.values()}

    def url(self, name: str) -> str:
        """Give the address of a file, with the hash of its content.

        Raises:
            LookupError: when there is no such file.
        """
        return self._by_name[name].address

    def find(self, address: str) -> Asset | None:
        """Give the file at an address, or None."""
        return self._by_address.get(address)


@blueprint.get("/media/<path:name>")
@public
def media(name: str) -> Response:
    """Serve one static file."""
    asset = assets().find(f"/media/{name}")
    if asset is None:
        abort(404)
    squeeze = asset.squeezed is not None and "gzip" in request.headers.get("Accept-Encoding", "")
    response = Response(asset.squeezed if squeeze else asset.body, content_type=asset.content_type)
    response.headers["Cache-Control"] = FOREVER
    response.headers["Vary"] = "Accept-Encoding"
    if squeeze:
        response.headers["Content-Encoding"] = "gzip"
    return response


def assets() -> Assets:
    """Give the static files of the running platform."""
    found: Assets = current_app.extensions["course.assets"]
    return found


def register(app: Flask, root: Path) -> None:
    """Read the static files and make `asset_url` known to the templates."""
    kept = Assets(root / "media")
    app.extensions["course.assets"] = kept
    app.jinja_env.globals["asset_url"] = kept.url
    app.register_blueprint(blueprint)


def _bodies(media: Path) -> Iterator[tuple[str, bytes]]:
    paths = (path for path in sorted(media.rglob("*")) if path.is_file())
    single = {path.relative_to(media).as_posix(): path.read_bytes() for path in paths}
    static = files("django_htmx") / "static" / "django_htmx"
    single["htmx.min.js"] = (static / "htmx-2.min.js").read_bytes()
    yield from single.items()
    for name, parts in BUNDLES.items():
        yield name, b"\n".join(_apart([part] if isinstance(part, str) else part, single) for part in parts)


def _apart(names: Sequence[str], single: dict[str, bytes]) -> bytes:
    """Leave comments out of a script of our own, and keep its names to itself: bundled scripts share one scope."""
    body = b"\n".join(single[name] for name in names)
    is_ours = names[0].startswith("site/") and names[0].endswith(".js")
    return b"(() => {\n" + COMMENT.sub(b"", body) + b"\n})();" if is_ours else body


def _asset(name: str, body: bytes) -> Asset:
    kind = guess_type(name)[0] or "application/octet-stream"
    if kind.startswith("text/"):
        kind += "; charset=utf-8"
    squeezed = gzip.compress(body, 9) if kind.startswith(SQUEEZABLE) else None
    stem, dot, ending = name.rpartition(".")
    mark = hashlib.sha256(body).hexdigest()[:12]
    return Asset(body, squeezed, kind, f"/media/{stem}.{mark}{dot}{ending}")
