"""Starting the demonstration: make the world when it is not there yet, say who can sign in, and serve."""

from collections.abc import Callable

import click
from flask import Flask
from granian.constants import Interfaces
from granian.server import Server
from sqlmodel import Session, select

from course import jobs, schema
from course.accounts.models import Person
from course.config import ConfigurationError
from course.content import Course
from course.database import Database
from course.demo.people import EVERYBODY, PASSWORD, WHO_TO_BE
from course.demo.world import build_world

ADDRESS = "127.0.0.1"
TARGET = "course.app:serve_demo"


def demo_command(make_app: Callable[[], Flask]) -> click.Command:
    """Give the command that serves the demonstration.

    Args:
        make_app: makes the application of the demonstration; it stands above this package and is handed in.
    """

    @click.command("demo")
    @click.option("--port", default=8000, show_default=True, help="Where to listen.")
    def demo(port: int) -> None:
        """Serve a demonstration with made-up people on this computer."""
        try:
            app = prepare(make_app())
        except ConfigurationError as error:
            raise click.ClickException(str(error)) from error
        _say_who(port)
        # A worker is a copy of this process, and would see a lock of SQLite that is held here for ever.
        jobs.let_go(app)
        Server(TARGET, ADDRESS, port, interface=Interfaces.WSGI, workers=2, blocking_threads=1, factory=True).serve()

    return demo


def prepare(app: Flask) -> Flask:
    """Bring the demonstration's database up to date, and fill it when it is empty.

    Raises:
        ConfigurationError: when the database was begun with another key.
    """
    schema.upgrade(app)
    schema.check_before_serving(app)
    database: Database = app.extensions["course.database"]
    course: Course = app.extensions["course.content"]
    with app.app_context(), database.transaction() as session:
        if _is_empty(session):
            build_world(session, course)
    return app


def _is_empty(session: Session) -> bool:
    return session.exec(select(Person.id).limit(1)).first() is None


def _say_who(port: int) -> None:
    click.echo(f"\n  Van buiten naar binnen, en dan beginnen!   http://{ADDRESS}:{port}\n")
    click.echo("  Choose somebody on the sign-in page, or sign in with an address and this password:")
    click.echo(f"  {PASSWORD}\n")
    for person in EVERYBODY:
        if person.email in WHO_TO_BE:
            click.echo(f"  {person.email:<32} {person.sentence}")
    click.echo("\n  Mails are written to instance/demo-mail. Stop with Ctrl+C; what you did is kept.\n")
