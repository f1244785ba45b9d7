"""The platform starts with good settings only, and otherwise stops with one sentence and without a trace."""

import base64
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from course.config import ROOT
from tests.platform import MASTER_KEY
from tests.world import Cast

NOT_OURS = ("COURSE_", "FLASK_", "COVERAGE_")
COMMAND = [sys.executable, "-c", "import wsgi; print('started')"]


@pytest.fixture
def environment(filled_sqlite: tuple[Path, Cast], tmp_path: Path) -> dict[str, str]:
    """The environment of an installation whose database has been used before."""
    database = tmp_path / "course.db"
    database.write_bytes(filled_sqlite[0].read_bytes())
    outside = {name: value for name, value in os.environ.items() if not name.startswith(NOT_OURS)}
    return outside | {
        "COURSE_DATABASE_URL": f"sqlite:///{database}",
        "COURSE_SECRET_KEY": "s" * 40,
        "COURSE_MASTER_KEY": base64.b64encode(MASTER_KEY).decode(),
        "COURSE_BASE_URL": "https://cursus.example.nl",
    }


def start(environment: dict[str, str]) -> tuple[int, str, str]:
    done = subprocess.run(COMMAND, cwd=ROOT, env=environment, capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def content(environment: dict[str, str]) -> list[str]:
    with sqlite3.connect(environment["COURSE_DATABASE_URL"].removeprefix("sqlite:///")) as connection:
        lines = list(connection.iterdump())
    connection.close()
    return lines


def test_with_good_settings_it_starts(environment: dict[str, str]) -> None:
    assert start(environment) == (0, "started\n", "")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"COURSE_MASTER_KEY": ""}, "COURSE_MASTER_KEY is not set"),
        ({"COURSE_MASTER_KEY": "kapot"}, "COURSE_MASTER_KEY must be 32 random bytes in base64"),
        (
            {"COURSE_MASTER_KEY": base64.b64encode(b"w" * 32).decode()},
            "COURSE_MASTER_KEY is not the key with which this database was begun",
        ),
        ({"COURSE_MAIL": "x"}, "Unknown setting COURSE_MAIL"),
        ({"COURSE_DATABASE_URL": "sqlite:////proc/none/course.db"}, "COURSE_DATABASE_URL"),
    ],
)
def test_with_a_wrong_setting_it_stops_with_one_sentence_and_without_a_trace(
    environment: dict[str, str], changed: dict[str, str], words: str
) -> None:
    before = content(environment)

    code, out, told = start(environment | changed)

    assert code == 1
    assert out == ""
    assert told.startswith("The platform does not start: ")
    assert words in told
    assert len(told.splitlines()) == 1
    assert content(environment) == before


def test_without_any_setting_it_does_not_start(environment: dict[str, str]) -> None:
    bare = {name: value for name, value in environment.items() if not name.startswith("COURSE_")}

    code, _out, told = start(bare)

    assert code == 1
    assert told.startswith("The platform does not start: COURSE_DATABASE_URL is not set")
