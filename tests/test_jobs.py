"""The queue: it runs the jobs at their time, in the process of the jobs or beside the server."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from course.app import create_app
from course.config import ConfigurationError
from course.content import Course
from course.jobs import let_go, run_beside_server
from course.notification.actions import notify
from course.notification.models import RETURNED, Notification
from tests.platform import Platform


@pytest.fixture
def second(platform: Platform, course: Course) -> Iterator[Flask]:
    """Another application on the same database, with a queue that does not run at once."""
    app = create_app(platform.app.extensions["course.settings"], course=course)
    yield app
    let_go(app)


def is_mailed(platform: Platform) -> bool:
    with platform.session() as session:
        return session.get_one(Notification, 1).mailed_at is not None


def test_a_woken_job_stands_in_the_queue_until_somebody_runs_it(platform: Platform, second: Flask) -> None:
    with platform.session() as session:
        notify(session, platform.cast.noor, RETURNED, "/hulp")
    second.extensions["course.wake_sender"]()
    assert not is_mailed(platform)

    queue = second.extensions["course.queue"]
    queue.execute(queue.dequeue())

    assert is_mailed(platform)


@pytest.mark.parametrize("platform", ["sqlite"], indirect=True)
def test_the_jobs_of_the_demonstration_run_beside_the_server(platform: Platform, second: Flask) -> None:
    with platform.session() as session:
        notify(session, platform.cast.noor, RETURNED, "/hulp")
    consumer = run_beside_server(second)

    second.extensions["course.wake_sender"]()
    give_up_at = time.monotonic() + 20
    while not is_mailed(platform) and time.monotonic() < give_up_at:
        time.sleep(0.05)

    consumer.stop(graceful=True)
    assert is_mailed(platform)


def test_the_nightly_the_daily_and_the_minutely_job_are_known_to_the_queue(sqlite_platform: Platform) -> None:
    queue = sqlite_platform.app.extensions["course.queue"]
    periodic = {task.name: task for task in queue._registry.periodic_tasks}

    minutely, daily = {"send_what_waits", "hand_over_what_nobody_reads"}, {"tell_of_questions", "keep_promises"}
    assert set(periodic) == minutely | daily | {"send_digests", "tidy_up"}
    for name in sorted(periodic):
        queue.execute(periodic[name])


def test_a_database_that_cannot_be_reached_is_told_in_one_sentence(
    sqlite_platform: Platform, course: Course, tmp_path: Path
) -> None:
    settings = sqlite_platform.app.extensions["course.settings"]
    nobody = f"postgresql+psycopg://postgres@/course?host={tmp_path}"

    with pytest.raises(ConfigurationError, match="cannot be reached"):
        create_app(replace(settings, database_url=nobody), course=course)
