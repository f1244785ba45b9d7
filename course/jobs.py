"""What happens outside a request: mails that go out at once and once a day, waiting questions, nightly tidying up.

The queue only wakes the work; what has to be done stands in the database. A queue that is down costs minutes, never
a mail and never a request.
"""

import sqlite3
import time
from datetime import UTC, datetime

import psycopg
from flask import Flask
from huey import Huey, PostgresHuey, SqliteHuey, crontab
from huey.consumer import Consumer

from course.accounts.actions import forget_old_sessions
from course.confidential.actions import forget_old_receipts
from course.config import ConfigurationError, Settings
from course.content import Course
from course.database import BUSY_SECONDS, RANDOM, Database, now
from course.handover.actions import due_moves, follow_readers, tell_of_promises
from course.knowledge.actions import tell_who_asked
from course.notification.actions import (
    deliver,
    forget_old_digests,
    free_digest,
    mark_digest_mailed,
    mark_mailed,
    take_digest,
    take_mail,
)
from course.notification.queries import Waiting, WaitingDigest, due_digests, waiting_mails
from course.reporting.actions import tell_of_teams_without_reader
from course.web.formats import HERE, today
from course.web.throttle import forget_old_counters


def register(app: Flask) -> None:
    """Make the queue of this installation and the jobs that it runs."""
    settings: Settings = app.extensions["course.settings"]
    queue = _queue(settings)

    @queue.task()
    def send_mails() -> None:
        send_mails_now(app)

    @queue.periodic_task(crontab(minute="*"))
    def send_what_waits() -> None:
        send_mails_now(app)

    @queue.periodic_task(crontab(minute="*"))
    def send_digests() -> None:
        send_digests_now(app, now())

    @queue.periodic_task(crontab(hour="3", minute="30"))
    def tidy_up() -> None:
        tidy_up_now(app)

    @queue.periodic_task(is_half_past_seven)
    def tell_of_questions() -> None:
        tell_of_questions_now(app)

    @queue.periodic_task(crontab(minute="*"))
    def hand_over_what_nobody_reads() -> None:
        follow_readers_now(app)

    @queue.periodic_task(is_half_past_seven)
    def keep_promises() -> None:
        tell_of_promises_now(app)

    app.extensions["course.queue"] = queue
    app.extensions["course.wake_sender"] = send_mails


def run(app: Flask) -> None:
    """Run the jobs in this process until it is stopped."""
    app.extensions["course.queue"].create_consumer(workers=1).run()


def run_beside_server(app: Flask) -> Consumer:
    """Run the jobs in threads of the serving process, for the demonstration; what comes out can stop them."""
    consumer = app.extensions["course.queue"].create_consumer(workers=1)
    # Its own start would also listen to signals, which belong to the server here.
    for part in (consumer.scheduler, *(worker for _, worker in consumer.worker_threads)):
        part.start()
    return consumer


def let_go(app: Flask) -> None:
    """Close what this process holds open, before it is copied."""
    app.extensions["course.queue"].storage.close()
    database: Database = app.extensions["course.database"]
    database.engine.dispose()


def send_mails_now(app: Flask) -> int:
    """Send the mails that wait, one by one, and give how many went out."""
    database: Database = app.extensions["course.database"]
    with app.app_context():
        with database.session(writing=False) as session:
            waiting = waiting_mails(session)
        return sum(_send(app, database, mail) for mail in waiting)


def send_digests_now(app: Flask, moment: datetime) -> int:
    """Send the daily mails that are due at a moment, one by one, and give how many went out."""
    database: Database = app.extensions["course.database"]
    begun = now()
    with app.app_context():
        with database.session(writing=False) as session:
            waiting = due_digests(session, moment)
        # A long row of mails takes time: how late it is by then says whether another process is still sending one.
        return sum(_send_digest(app, database, each, moment + (now() - begun)) for each in waiting)


def tidy_up_now(app: Flask) -> None:
    """Delete sessions, links, receipts, counters and marks of daily mails that are over."""
    database: Database = app.extensions["course.database"]
    with database.transaction() as session:
        forget_old_sessions(session)
        forget_old_receipts(session)
        forget_old_counters(session)
        forget_old_digests(session)


def tell_of_questions_now(app: Flask) -> int:
    """Leave a notification for everybody who asked for it and for whom questions wait, and give for how many."""
    database: Database = app.extensions["course.database"]
    course: Course = app.extensions["course.content"]
    with database.transaction() as session:
        return tell_who_asked(session, course)


def follow_readers_now(app: Flask) -> int:
    """Hand over every round whose reader cannot read it, and give how many went."""
    database: Database = app.extensions["course.database"]
    with database.session(writing=False) as session:
        if not due_moves(session):
            return 0
    with database.transaction() as session:
        return follow_readers(session)


def tell_of_promises_now(app: Flask) -> int:
    """Tell whoever can do something about it which promised day is near or has passed, and give how many were told.

    Managers are told then which team has nobody who may read.
    """
    database: Database = app.extensions["course.database"]
    with database.transaction() as session:
        return tell_of_promises(session, today()) + tell_of_teams_without_reader(session, today())


def is_half_past_seven(moment: datetime) -> bool:
    """Say whether it is half past seven in the morning where the learners are; the queue counts in UTC."""
    local = moment.replace(tzinfo=UTC).astimezone(HERE)
    return (local.hour, local.minute) == (7, 30)


def _send(app: Flask, database: Database, waiting: Waiting) -> bool:
    settings: Settings = app.extensions["course.settings"]
    with database.transaction() as session:
        mail = take_mail(session, waiting, settings.base_url)
    if mail is None or not deliver(mail):
        return False
    with database.transaction() as session:
        mark_mailed(session, waiting)
    return True


def _send_digest(app: Flask, database: Database, waiting: WaitingDigest, moment: datetime) -> bool:
    settings: Settings = app.extensions["course.settings"]
    with database.transaction() as session:
        digest = take_digest(session, waiting, settings.base_url, moment)
    if digest is None:
        return False
    is_out = deliver(digest.mail)
    with database.transaction() as session:
        if is_out:
            mark_digest_mailed(session, waiting, digest)
        else:
            free_digest(session, waiting)
    return is_out


def _queue(settings: Settings) -> Huey:
    try:
        return _open_queue(settings)
    except (psycopg.OperationalError, sqlite3.OperationalError) as error:
        raise ConfigurationError("The database of COURSE_DATABASE_URL cannot be reached or read.") from error


def _open_queue(settings: Settings) -> Huey:
    if not settings.sqlite:
        return PostgresHuey("course", dsn=settings.database_url.replace("+psycopg", ""))
    file = settings.database_url.removeprefix("sqlite:///").removesuffix(".db") + "-jobs.db"
    return _open_file(file, time.monotonic() + BUSY_SECONDS)


def _open_file(file: str, deadline: float) -> Huey:
    """Open the queue's file. Several processes that start at once find it locked for a moment, and try again."""
    while True:
        try:
            return SqliteHuey("course", filename=file)
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(RANDOM.uniform(0.01, 0.1))
