"""The tests of the web layer give the application pages of their own, so each of them has a new application."""

from collections.abc import Iterator

import pytest

from course.content import Course
from tests.kept import ON_BOTH, Kept, another_app
from tests.platform import Platform


@pytest.fixture(params=ON_BOTH)
def platform(request: pytest.FixtureRequest, course: Course) -> Iterator[Platform]:
    """A platform with an application of this test alone, once on SQLite and once on PostgreSQL."""
    kept: Kept = request.getfixturevalue(f"kept_{request.param}")
    with kept.as_new() as shared, another_app(shared, course) as platform:
        yield platform


@pytest.fixture
def sqlite_platform(kept_sqlite: Kept, course: Course) -> Iterator[Platform]:
    """The same on SQLite only."""
    with kept_sqlite.as_new() as shared, another_app(shared, course) as platform:
        yield platform
