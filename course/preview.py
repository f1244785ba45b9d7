"""The preview for authors: the real pages with the content of the working tree, drawn again when a file changes.

It runs on a database of its own that is thrown away afterwards, so nothing that is tried in it is anybody's progress.
"""

import base64
import tempfile
from collections.abc import Callable
from pathlib import Path

import click
from flask import Blueprint, Flask, Response, current_app, jsonify, request
from flask.typing import ResponseReturnValue
from sqlmodel import Session
from werkzeug.serving import run_simple

from course import schema
from course.accounts.actions import add_person
from course.config import ROOT, Settings, new_key
from course.content import ContentFaults, load_course, watch_token
from course.database import Database
from course.organisation.actions import add_organisation, add_team, add_trainer, assign_trainer, enrol
from course.web.access import Viewer, login_manager, public
from course.web.fragments import page

ADDRESS = "127.0.0.1"
NAME = "Jij, als auteur"

blueprint = Blueprint("preview", __name__, url_prefix="/voorbeeld")


def preview_command(make_app: Callable[[Settings], Flask]) -> click.Command:
    """Give the command `flask content preview`.

    Args:
        make_app: makes the application; it stands above this module and is handed in.
    """

    @click.command("preview")
    @click.option("--port", default=8001, show_default=True, help="Where to listen.")
    def preview(port: int) -> None:
        """Show the course as it stands in the files; the page refreshes itself."""
        with tempfile.TemporaryDirectory() as folder:
            app = build_preview(make_app, Path(folder))
            click.echo(f"\n  Voorbeeld: http://{ADDRESS}:{port}/   (stop met Ctrl+C)\n")
            run_simple(ADDRESS, port, app)

    return preview


def build_preview(make_app: Callable[[Settings], Flask], folder: Path, root: Path = ROOT) -> Flask:
    """Make the application of the preview, with one learner who is always signed in.

    Args:
        make_app: makes the application.
        folder: where its database may live for as long as it runs.
        root: the working tree that is shown.
    """
    key = base64.b64decode(new_key())
    app = make_app(Settings(f"sqlite:///{folder / 'preview.db'}", new_key(), key, mail_backend="locmem"))
    schema.upgrade(app)
    database: Database = app.extensions["course.database"]
    with database.transaction() as session:
        author = _add_author(session)
    login_manager.request_loader(lambda _request: author)
    app.extensions["course.preview"] = {"root": root, "token": ""}
    app.before_request(show_working_tree)
    app.after_request(add_refresher)
    app.register_blueprint(blueprint)
    return app


@blueprint.get("/stand")
@public
def state() -> ResponseReturnValue:
    """Tell the page that is open which state of the files it should show."""
    return jsonify(token=watch_token(current_app.extensions["course.preview"]["root"]))


def show_working_tree() -> Response | None:
    """Load the course again when a file changed; show what is wrong with it when it has faults."""
    # The refresher is put into the page itself, so a page may not be compressed here.
    request.environ.pop("HTTP_ACCEPT_ENCODING", None)
    shown = current_app.extensions["course.preview"]
    token = watch_token(shown["root"])
    if request.endpoint in {"preview.state", "assets.media"} or token == shown["token"]:
        return None
    try:
        current_app.extensions["course.content"] = load_course(shown["root"])
    except ContentFaults as faults:
        return page("preview/faults.html", 500, faults=faults.faults)
    for drawn in ("course.kept_parts", "course.lesson_frames"):
        current_app.extensions[drawn].clear()
    for made in ("course.glossary_letters", "course.search"):
        current_app.extensions.pop(made, None)
    shown["token"] = token
    return None


def add_refresher(response: Response) -> Response:
    """Put the script that refreshes the page into every page."""
    if response.mimetype == "text/html" and not response.is_streamed:
        address = current_app.extensions["course.assets"].url("site/preview.js")
        script = f'<script src="{address}" defer></script></head>'
        response.set_data(response.get_data(as_text=True).replace("</head>", script, 1))
    return response


def _add_author(session: Session) -> Viewer:
    person = add_person(session, "auteur@voorbeeld.example", NAME)
    trainer = add_person(session, "trainer@voorbeeld.example", "Anja, als voorbeeld")
    organisation = add_organisation(session, "Voorbeeld")
    team = add_team(session, organisation, "Voorbeeldteam")
    add_trainer(session, organisation, trainer)
    assign_trainer(session, team, trainer)
    enrol(session, team, person)
    return Viewer(person.id, NAME, person.email, frozenset({"learner"}), b"")
