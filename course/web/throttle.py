"""How often something may be tried, counted in the database so that all processes count together."""

import time
from typing import Any

from flask import Flask, current_app
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from limits.storage import Storage
from sqlalchemy import case
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, Session, SQLModel, col, delete, select

from course.database import TECHNICAL, Database


class ThrottleCounter(SQLModel, table=True):
    """How often something was tried in a window of time."""

    __tablename__ = "throttle_counter"

    key: str = Field(primary_key=True, sa_column_kwargs=TECHNICAL)
    count: int = Field(sa_column_kwargs=TECHNICAL)
    expires_at: float = Field(sa_column_kwargs=TECHNICAL)


SCHEMES = ["course"]


class DatabaseStorage(Storage):
    """Counters for Flask-Limiter in the database of the application that is asked.

    Each count is a transaction of its own: a refused request is rolled back, but that it was tried has to stay.
    """

    STORAGE_SCHEME = SCHEMES

    @property
    def _database(self) -> Database:
        found: Database = current_app.extensions["course.database"]
        return found

    @property
    def base_exceptions(self) -> type[Exception]:
        """Name what can go wrong here."""
        return OSError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count one more try, in a fresh window when the last one is over, and give the number so far."""
        moment = time.time()
        insert = postgresql.insert if self._database.engine.dialect.name == "postgresql" else sqlite.insert
        fresh = insert(ThrottleCounter).values(key=key, count=amount, expires_at=moment + expiry)
        over = col(ThrottleCounter.expires_at) <= moment
        counted = fresh.on_conflict_do_update(
            index_elements=["key"],
            set_={
                "count": _either(over, amount, col(ThrottleCounter.count) + amount),
                "expires_at": _either(over, moment + expiry, col(ThrottleCounter.expires_at)),
            },
        ).returning(col(ThrottleCounter.count))
        with self._database.transaction() as session:
            number: int = session.connection().execute(counted).scalar_one()
        return number

    def get(self, key: str) -> int:
        """Give how often it was tried in the present window."""
        row = self._find(key)
        return row.count if row is not None and row.expires_at > time.time() else 0

    def get_expiry(self, key: str) -> float:
        """Give when the present window is over, in seconds since 1970."""
        row = self._find(key)
        return row.expires_at if row is not None else time.time()

    def check(self) -> bool:
        """Say that the storage is there; the platform does not start without its database."""
        return True

    def reset(self) -> int:
        """Forget all counters."""
        with self._database.transaction() as session:
            return session.exec(delete(ThrottleCounter)).rowcount

    def clear(self, key: str) -> None:
        """Forget one counter."""
        with self._database.transaction() as session:
            session.exec(delete(ThrottleCounter).where(col(ThrottleCounter.key) == key))

    def _find(self, key: str) -> ThrottleCounter | None:
        with self._database.session(writing=False) as session:
            return session.exec(select(ThrottleCounter).where(col(ThrottleCounter.key) == key)).one_or_none()


def _either(condition: Any, then: Any, otherwise: Any) -> Any:
    return case((condition, then), else_=otherwise)


def forget_old_counters(session: Session) -> None:
    """Delete the counters whose window is over; they name addresses of computers."""
    session.exec(delete(ThrottleCounter).where(col(ThrottleCounter.expires_at) < time.time()))


limiter = Limiter(get_remote_address, headers_enabled=False, strategy="fixed-window")


def register(app: Flask) -> None:
    """Count in the platform's own database."""
    app.config["RATELIMIT_STORAGE_URI"] = "course://"
    # A view with a limit asks Flask-Limiter itself. Finding itself here already, it does nothing around other views.
    app.extensions["limiter"] = {limiter}
    limiter.init_app(app)
