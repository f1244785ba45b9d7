"""What comes from others is pinned: the script that browsers get, and every package that is installed."""

import hashlib
import re
from importlib.resources import files
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT

HTMX = "static/django_htmx/htmx-2.min.js"
HTMX_SHA256 = "71ea67185bfa8c98c39d31717c6fce5d852370fcdfd129db4543774d3145c0de"
LOCKS = [ROOT / "requirements.lock", ROOT / "requirements-dev.lock"]
PINNED = re.compile(r"[A-Za-z0-9._-]+==[^\s;]+(?: ; [^\\]+)? (?:\\\n    --hash=sha256:[0-9a-f]{64} ?)+")


def loose_entries(lock: str) -> list[str]:
    """The entries of a lock file that are not one version with its hashes, such as an option."""
    entries = re.split(r"\n(?=\S)", lock.strip())
    return [entry.splitlines()[0] for entry in entries if not PINNED.fullmatch(entry)]


def locked_versions(lock: str) -> dict[str, list[str]]:
    """The versions of each package; there are several when they depend on the version of Python."""
    versions: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", lock, re.MULTILINE):
        versions.setdefault(name, []).append(version)
    return versions


def test_the_htmx_that_is_served_is_the_one_that_was_looked_at() -> None:
    script = files("django_htmx").joinpath(HTMX).read_bytes()
    assert hashlib.sha256(script).hexdigest() == HTMX_SHA256


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_every_package_is_locked_with_hashes_and_without_an_address(path: Path) -> None:
    assert loose_entries(path.read_text(encoding="utf-8")) == []


def test_the_two_locks_agree_on_every_version() -> None:
    course, tools = (locked_versions(path.read_text(encoding="utf-8")) for path in LOCKS)
    assert {name for name in course.keys() & tools.keys() if course[name] != tools[name]} == set()


def test_a_loose_entry_is_noticed() -> None:
    good = f"flask==3.1.3 \\\n    --hash=sha256:{'a' * 64} \\\n    --hash=sha256:{'b' * 64}\n"
    marked = f"colorama==0.4.6 ; sys_platform == 'win32' \\\n    --hash=sha256:{'a' * 64}\n"
    loose = "jinja2>=3\n--extra-index-url https://example.org/simple\nbleach==6.4.0\n"
    assert loose_entries(good + marked) == []
    expected = ["jinja2>=3", "--extra-index-url https://example.org/simple", "bleach==6.4.0"]
    assert loose_entries(good + loose) == expected
