"""Pages asked for inside this process, without a server: statements and processor time."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from flask import Flask
from sqlalchemy import event
from werkzeug.datastructures import Headers
from werkzeug.test import EnvironBuilder
from werkzeug.wsgi import ClosingIterator

from course.database import Database
from tests.bench.visitors import cookie_header, keep_cookies

BATCHES = 7
OK = "200 OK"


class Inside:
    """One application and one reader of its pages.

    Args:
        app: the application.
        secret: what the reader's session cookie holds.
    """

    def __init__(self, app: Flask, secret: str) -> None:
        self.app = app
        self.cookies = {"sessie": secret}
        # As in a browser: what the first answers set is sent along from then on.
        for _ in range(2):
            _body, headers = self.ask("/sessie")
            keep_cookies(self.cookies, [value for name, value in headers if name == "Set-Cookie"])

    def ask(self, path: str, expected: str = OK) -> tuple[bytes, list[tuple[str, str]]]:
        """Open a page and give its body and headers."""
        told: list[tuple[str, list[tuple[str, str]]]] = []
        body = self._answer(self._environ(path), lambda status, headers: told.append((status, headers)))
        status, headers = told[0]
        if expected not in ("", status):
            raise RuntimeError(f"{path} answered {status}.")
        return body, headers

    def timer(self, path: str, requests: int) -> Callable[[], float]:
        """Give a function that opens a page many times and gives the processor time of one, in microseconds."""
        self.ask(path)
        environ = self._environ(path)

        def batch() -> float:
            begin = time.process_time()
            for _ in range(requests):
                self._answer(dict(environ), _ignore)
            return (time.process_time() - begin) / requests * 1e6

        return batch

    def statements(self, path: str) -> int:
        """Count the SQL statements of a page that was opened before."""
        database: Database = self.app.extensions["course.database"]
        self.ask(path)
        with _counted(database.engine) as statements:
            self.ask(path)
        return len(statements)

    def _environ(self, path: str) -> dict[str, object]:
        headers = Headers([("Cookie", cookie_header(self.cookies))])
        return dict(EnvironBuilder(path, headers=headers).get_environ())

    def _answer(self, environ: dict[str, object], start: Callable[..., Any]) -> bytes:
        return _read(self.app.wsgi_app(environ, start))


def fastest(*batches: Callable[[], float]) -> list[float]:
    """Run batches in turn, and give the fastest of each: whatever else the machine does only makes them slower."""
    rounds = [[batch() for batch in batches] for _ in range(BATCHES)]
    return [min(each) for each in zip(*rounds, strict=True)]


def _read(answer: Iterable[bytes]) -> bytes:
    """Read an answer to its end and close it, as a server does."""
    try:
        return b"".join(answer)
    finally:
        if isinstance(answer, ClosingIterator):
            answer.close()


def _ignore(*_told: object) -> None:
    pass


@contextmanager
def _counted(engine: sa.Engine) -> Iterator[list[str]]:
    statements: list[str] = []

    def keep(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", keep)
    yield statements
    event.remove(engine, "before_cursor_execute", keep)
