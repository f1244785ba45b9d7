"""One server for all faults, and how often each is tried: once, or COURSE_FAULT_RUNS times in `make test-long`."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from course.app import create_app
from course.content import Course
from tests.journeys.faults.scene import Scene, Server
from tests.platform import Platform, copy_sqlite, settings_for
from tests.world import Cast

RUNS = int(os.environ.get("COURSE_FAULT_RUNS", "1"))
SEED = os.environ.get("COURSE_FAULT_SEED", "vlierboom")


@pytest.fixture(scope="module")
def served(
    filled_sqlite: tuple[Path, Cast], course: Course, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Platform, Server]]:
    """A platform and its server, which can be broken."""
    folder = tmp_path_factory.mktemp("faults")
    app = create_app(settings_for(copy_sqlite(filled_sqlite[0], folder), folder), course=course)
    app.extensions["course.queue"].immediate = True
    server = Server(app)
    yield Platform(app, filled_sqlite[1]), server
    server.stop()
    app.extensions["course.database"].engine.dispose()


@pytest.fixture(params=range(RUNS))
def scene(request: pytest.FixtureRequest, served: tuple[Platform, Server], chromium: Browser) -> Iterator[Scene]:
    """One run of one fault; the dice depend on the fault and on the number of the run, so it can be played again."""
    platform, server = served
    opened = Scene(platform, server, chromium, f"{SEED} {request.node.name}")
    yield opened
    opened.close()
    assert not opened.complaints, opened.complaints
