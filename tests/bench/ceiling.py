"""The fastest that this machine can serve: a bare Flask application, started with the same server as the platform.

A page of the ceiling gives the bytes of the real page, after one select of the session and one of the progress. A write
of the ceiling is one upsert, kept as safely as the platform keeps it (WAL, synchronous = FULL). Each process keeps one
connection of Python's own sqlite3. There is no CSRF, no template and no rule: what the platform does beyond this is the
distance that is measured.
"""

import hashlib
import os
import sqlite3
import time
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from flask import Flask, Response, request

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

app = Flask(__name__, static_folder=None)


@app.get("/<name>")
def page(name: str) -> Response:
    """Give the bytes of a page to who is signed in."""
    moment = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    person = _reading().execute(SESSION, (_token_hash(), moment)).fetchone()
    _reading().execute(PROGRESS, (person[0],)).fetchall()
    return Response(_body(name), content_type="text/html; charset=utf-8")


@app.post("/write")
def write() -> Response:
    """Keep what was sent. The moment makes each row another one: SQLite does not write what is there already."""
    _writing().execute(UPSERT, (_token_hash(), request.form.get("text", "read"), time.time_ns()))
    return Response("kept", content_type="text/plain")


def _token_hash() -> bytes:
    return hashlib.sha256(request.cookies["sessie"].encode()).digest()


@cache
def _body(name: str) -> bytes:
    return (Path(os.environ[BODIES]) / name).read_bytes()


@cache
def _reading() -> sqlite3.Connection:
    return sqlite3.connect(os.environ[DATABASE], isolation_level=None, check_same_thread=False)


@cache
def _writing() -> sqlite3.Connection:
    connection = sqlite3.connect(os.environ[WRITES], timeout=15, isolation_level=None, check_same_thread=False)
    connection.execute("pragma journal_mode = wal")
    connection.execute("pragma synchronous = full")
    connection.execute("create table if not exists kept (id blob primary key, body text, at integer)")
    return connection
