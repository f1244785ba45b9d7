"""The application, put together."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import structlog
from flask import Flask
from flask_babel import Babel
from flask_mailman import Mail
from werkzeug.middleware.proxy_fix import ProxyFix

from course import commands, jobs, schema
from course.accounts import routes as accounts
from course.care import routes as care
from course.comments import routes as comments
from course.confidential import routes as confidential
from course.config import ROOT, Settings, demo_settings, settings_from_environment
from course.content import Course, load_course
from course.correction import routes as correction
from course.database import Database
from course.demo.people import WHO_TO_BE
from course.demo.serve import demo_command
from course.desk import routes as desk
from course.dialogue import routes as dialogue
from course.growth import routes as growth
from course.handover import routes as handover
from course.knowledge import routes as knowledge
from course.learning import routes as learning
from course.notification import routes as notification
from course.organisation import routes as organisation
from course.placement import routes as placement
from course.practice import routes as practice
from course.preview import preview_command
from course.printing import routes as printing
from course.queue import routes as queue
from course.reflection import routes as reflection
from course.reflection.queries import STATES
from course.reporting import routes as reporting
from course.review import routes as review
from course.search import routes as search
from course.web import (
    access,
    addresses,
    assets,
    errorpages,
    formats,
    formtoken,
    fragments,
    headers,
    pages,
    throttle,
    transaction,
)

LONGEST_BODY = 1024 * 1024


class CourseApp(Flask):
    """Flask for views that are all plain functions: none of its hooks and views has to be asked whether it is async."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Give the function back as it is."""
        return func


FEATURES = (
    confidential,
    organisation,
    placement,
    notification,
    knowledge,
    practice,
    printing,
    reflection,
    comments,
    review,
    desk,
    handover,
    care,
    correction,
    dialogue,
    growth,
    queue,
    reporting,
)


def create_app(
    settings: Settings | None = None, *, course: Course | None = None, people: dict[str, str] | None = None
) -> Flask:
    """Make the application.

    Args:
        settings: how this installation is set up; read from the environment when left out.
        course: the course, when it has been loaded already; read from `modules/` when left out.
        people: in the demonstration, a sentence for each person whom a visitor may be.

    Raises:
        ConfigurationError: when the settings do not allow a safe start.
        ContentFaults: when the course has faults.
    """
    settings = settings or settings_from_environment()
    app = CourseApp(__name__, template_folder=str(ROOT / "templates"), static_folder=None)
    _configure(app, settings)
    app.extensions["course.settings"] = settings
    app.extensions["course.database"] = Database(settings)
    app.extensions["course.content"] = course or load_course(ROOT)
    _add_libraries(app)
    _add_web(app, settings, ROOT)
    _add_features(app, people or {})
    search.register(app, at_once=course is None)
    schema.register(app)
    jobs.register(app)
    commands.register(app)
    return app


def create_workbench() -> Flask:
    """Make an application that serves nothing and has the commands of authors and of the demonstration."""
    app = Flask(__name__, template_folder=str(ROOT / "templates"), static_folder=None)
    commands.register_workbench(app)
    app.cli.add_command(demo_command(create_demo))
    commands.content.add_command(preview_command(create_app))
    return app


def create_demo() -> Flask:
    """Make the application of the demonstration, in which a visitor may choose who to be."""
    return create_app(demo_settings(), course=_course_of_demo(), people=WHO_TO_BE)


def serve_demo() -> Flask:
    """Make the application of the demonstration as its server runs it, with the jobs in a thread beside it."""
    app = create_demo()
    jobs.run_beside_server(app)
    return app


@cache
def _course_of_demo() -> Course:
    # The workers of the demonstration are copies of the process that loaded the course, and find it here.
    return load_course(ROOT)


def _configure(app: Flask, settings: Settings) -> None:
    app.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=LONGEST_BODY,
        MAX_FORM_MEMORY_SIZE=LONGEST_BODY,
        SESSION_COOKIE_NAME="__Host-formulier" if settings.secure_cookies else "formulier",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,  # a browser that sends no referrer still sends the token
        BABEL_DEFAULT_LOCALE="nl",
        BABEL_DEFAULT_TIMEZONE="Europe/Amsterdam",
        MAIL_BACKEND=settings.mail_backend,
        MAIL_FILE_PATH=str(settings.mail_folder),
        MAIL_SERVER=settings.mail_server.partition(":")[0],
        MAIL_PORT=int(settings.mail_server.partition(":")[2] or 25),
        MAIL_DEFAULT_SENDER=settings.mail_from,
        MAIL_TIMEOUT=20,
    )
    structlog.configure(processors=[structlog.processors.TimeStamper(fmt="iso"), structlog.processors.JSONRenderer()])


def _add_libraries(app: Flask) -> None:
    Babel(app)
    Mail(app)


def _add_web(app: Flask, settings: Settings, root: Path) -> None:
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)
    addresses.register(app)
    transaction.register(app)
    throttle.register(app)
    access.register(app)
    formtoken.register(app)
    formats.register(app)
    fragments.register(app)
    errorpages.register(app)
    assets.register(app, root)
    app.register_blueprint(pages.blueprint)
    headers.register(app, settings)


def _add_features(app: Flask, people: dict[str, str]) -> None:
    accounts.register(app, people)
    learning.register(app, STATES)
    for feature in FEATURES:
        app.register_blueprint(feature.blueprint)
