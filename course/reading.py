"""Reading without the cost of writing: connections that are kept, and a session that opens what it needs.

`course.database` puts these to use.
"""

from collections import deque
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy import event
from sqlmodel import Session
from typing_extensions import override

MOST_KEPT = 4


class Readers:
    """Connections for who only reads, kept open from one request to the next.

    Taking a connection out of the pool and putting it back costs as much as a statement, and a lesson page has few. On
    PostgreSQL a connection goes back to its pool all the same, which looks whether the server is still there.
    """

    def __init__(self, engine: sa.Engine) -> None:
        """Keep nothing yet. When the engine lets go of its connections, so does this."""
        self._engine = engine
        self._most_kept = MOST_KEPT if engine.dialect.name == "sqlite" else 0
        self._idle: deque[sa.Connection] = deque()
        event.listen(engine, "engine_disposed", self._let_go)

    def take(self) -> sa.Connection:
        """Give a connection that nobody else has."""
        try:
            return self._idle.pop()
        except IndexError:
            return self._engine.connect()

    def give_back(self, connection: sa.Connection) -> None:
        """End what was read, and keep the connection for the next reader."""
        if len(self._idle) >= self._most_kept:
            connection.close()
            return
        connection.rollback()
        self._idle.append(connection)

    def _let_go(self, _engine: sa.Engine) -> None:
        while self._idle:
            connection = self._idle.pop()
            connection.detach()
            connection.close()


class ReadingSession(Session):
    """A session for who only reads.

    A statement that is run on its connection costs a connection and nothing more; the bookkeeping of a unit of work
    begins when the first object is loaded, on the same connection and so in the same snapshot.
    """

    _reading: sa.Connection | None = None

    @override
    def connection(self, *_args: Any, **_options: Any) -> sa.Connection:
        """Give the one connection of this session."""
        if self._reading is None:
            self._reading = cast(Readers, self.info["readers"]).take()
        return self._reading

    @override
    def get_bind(self, *_args: Any, **_options: Any) -> sa.Connection:
        """Let objects be loaded over that same connection."""
        return self.connection()

    @override
    def close(self) -> None:
        """Roll back what was read, and give the connection back."""
        if self._transaction is not None or self.identity_map:
            super().close()
        if self._reading is not None:
            cast(Readers, self.info["readers"]).give_back(self._reading)
            self._reading = None
