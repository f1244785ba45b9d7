"""One URL, two answers: a whole page, or for htmx the one block of the same template that changed."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import cache, partial
from typing import Any

from flask import Flask, Response, current_app, get_flashed_messages, make_response, redirect, request, url_for
from flask_htmx import HTMX
from jinja2 import Environment
from jinja2.runtime import Context
from markupsafe import Markup, escape

from course.web.access import find_viewer
from course.web.drawn import Drawn
from course.web.menu import menu_for

SEE_OTHER = 303

htmx = HTMX()


def page(
    template: str,
    status: int = 200,
    *,
    block: str | None = None,
    drawn: Mapping[str, Drawn] | None = None,
    **context: Any,
) -> Response:
    """Answer with a page, or with one block of it when htmx asks for a part.

    Args:
        template: the file under `templates/`.
        status: the HTTP status.
        block: the block that htmx gets; without one htmx gets the whole page too.
        drawn: what stands in a block, by its name, where that needs no drawing any more.
        context: what the template needs.
    """
    jinja = current_app.jinja_env
    found = jinja.get_template(template)
    # The globals are put in here, because Jinja itself looks them up one by one for every page.
    rendering = found.new_context(jinja.globals | _shared() | context, shared=True)
    draw = found.blocks[block] if block is not None and is_swap() else found.root_render_func
    if drawn is None:
        return Response("".join(draw(rendering)), status)
    for name, part in drawn.items():
        rendering.blocks[name] = [partial(_already, part)]
    return Response(_as_sent(draw(rendering)), status)


def is_swap() -> bool:
    """Whether htmx asks for a part of a page, not for the whole of it."""
    return bool(htmx) and not htmx.history_restore_request


def keeper(jinja: Environment, parts: dict[tuple[Hashable, ...], Markup]) -> Callable[..., Markup]:
    """Make what templates know as `kept`, with the store in which drawn parts stay."""

    def kept(template: str, *key: Hashable, **context: Any) -> Markup:
        """Give a part of a page that is the same for all who get the same key; it is drawn once and kept.

        Args:
            template: the file under `templates/`; it may show nothing of a person and hold no token.
            key: everything that the part depends on, besides the course and the template.
            context: what the template needs when it is drawn.
        """
        name = (template, *key)
        if name not in parts:
            parts[name] = escape(jinja.get_template(template).make_module(context))
        return parts[name]

    return kept


@cache
def address_of(endpoint: str, **values: Any) -> str:
    """Give the address of a page that is the same for everybody; it is worked out once.

    Use it for pages and for content, which are few; not for what belongs to a person.
    """
    return url_for(endpoint, **values)


def go_to(url: str) -> Response:
    """Send the browser on after a successful POST, so that going back and reloading repeat nothing."""
    return make_response(redirect(url, SEE_OTHER))


def _already(part: Drawn, _context: Context) -> Iterator[str]:
    yield part


def _as_sent(pieces: Iterable[str]) -> bytes:
    return b"".join([piece.encoded if isinstance(piece, Drawn) else piece.encode() for piece in pieces])


def _shared() -> dict[str, Any]:
    viewer = find_viewer()
    return {
        "viewer": viewer,
        "private": viewer is not None,
        "menu": menu_for(viewer),
        "messages": get_flashed_messages(with_categories=True),
        "request": request,
    }


def register(app: Flask) -> None:
    """Let Flask-HTMX look at each request."""
    htmx.init_app(app)
    app.extensions["course.kept_parts"] = {}
    app.jinja_env.globals["kept"] = keeper(app.jinja_env, app.extensions["course.kept_parts"])
    app.jinja_env.globals["address_of"] = address_of
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
