"""The fastest that this machine can serve: a bare Flask application, started with the same server as the platform.

A page of the ceiling reads the signed form cookie, selects the session and the progress, and draws a page of as many
bytes as the real one with a template: forty lessons with their ticks in a loop, and the rest as it is. A write of the
ceiling is one upsert, kept as safely as the platform keeps it (WAL, synchronous = FULL). Each process keeps one
connection of Python's own sqlite3. There is no right to check, no transaction and no rule: what the platform does
beyond this is the distance that is measured.
"""

import hashlib
import os
import sqlite3
import time
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from flask import Flask, Response, request, session
from jinja2 import Template
from markupsafe import Markup

DATABASE = "BENCH_DATABASE"
WRITES = "BENCH_WRITES"
BODIES = "BENCH_BODIES"

SESSION = """
    select person.id, person.name, person.email, person.roles
    from person join sign_in on sign_in.person_id = person.id
    where sign_in.token_hash = ? and sign_in.expires_at > ? and sign_in.epoch = person.epoch
"""
PROGRESS = "select lesson_id, read_at from lesson_read where person_id = ?"
UPSERT = """
    insert into kept (id, body, at) values (?, ?, ?)
    on conflict (id) do update set body = excluded.body, at = excluded.at
"""

# The forty lessons of the page that the budget was measured with, of which the reader has ticked some.
LESSONS = [f"module-{number // 5}-lesson-{number % 5}" for number in range(40)]
PAGE = """<!DOCTYPE html><title>{{ name }}</title><ul>
{% for lesson in lessons %}
<li><span class="dot{% if lesson in read %} done{% endif %}"></span><a href="/les/{{ lesson }}">{{ lesson }}</a></li>
{% endfor %}
</ul><input type="hidden" value="{{ token }}">{{ rest }}"""

app = Flask(__name__, static_folder=None)
app.config.update(SECRET_KEY=os.environ.get("COURSE_SECRET_KEY"), SESSION_COOKIE_NAME="formulier")


def make_room_for_writes(file: Path) -> None:
    """Make the table of the upsert, before two processes would do it at once."""
    connection = sqlite3.connect(file)
    connection.execute("pragma journal_mode = wal")
    connection.execute("create table kept (id blob primary key, body text, at integer)")
    connection.close()


@app.get("/<name>")
def page(name: str) -> Response:
    """Draw a page for who is signed in."""
    moment = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    person = _reading().execute(SESSION, (_token_hash(), moment)).fetchone()
    read = {lesson_id for lesson_id, _moment in _reading().execute(PROGRESS, (person[0],))}
    drawn = _template().render(
        name=person[1], token=session.get("csrf_token"), read=read, lessons=LESSONS, rest=_rest(name)
    )
    return Response(drawn, content_type="text/html; charset=utf-8")


@app.post("/write")
def write() -> Response:
    """Keep what was sent. The moment makes each row another one: SQLite does not write what is there already."""
    _writing().execute(UPSERT, (_token_hash(), request.form.get("text", "read"), time.time_ns()))
    return Response("kept", content_type="text/plain")


def _token_hash() -> bytes:
    return hashlib.sha256(request.cookies["sessie"].encode()).digest()


@cache
def _template() -> Template:
    return app.jinja_env.from_string(PAGE)


@cache
def _rest(name: str) -> Markup:
    """Give the bytes of the real page, less the room that the loop takes."""
    body = (Path(os.environ[BODIES]) / name).read_text()
    loop = len(_template().render(name="", token="", read=set(), lessons=LESSONS, rest=""))
    return Markup(body[loop:])


@cache
def _reading() -> sqlite3.Connection:
    return sqlite3.connect(os.environ[DATABASE], isolation_level=None, check_same_thread=False)


@cache
def _writing() -> sqlite3.Connection:
    connection = sqlite3.connect(os.environ[WRITES], timeout=15, isolation_level=None, check_same_thread=False)
    connection.execute("pragma synchronous = full")
    return connection
