"""What may be imported where; the order of the features themselves is kept by lint-imports."""

import ast
from pathlib import Path

from tests.architecture.source_tree import (
    COURSE,
    feature_files,
    imported_modules,
    name_of,
    python_files,
    tree,
)

KNOWS_THE_WEB = "routes.py"
MARKDOWN_AND_CLEANING = {"bleach", "markdown", "pymdownx"}


def importers(files: list[Path], libraries: set[str]) -> list[str]:
    """The files that import one of these libraries."""
    return [name_of(path) for path in files if imported_modules(tree(path)) & libraries]


def test_in_a_feature_only_the_routes_know_flask() -> None:
    assert importers([path for path in feature_files() if path.name != KNOWS_THE_WEB], {"flask"}) == []


def test_the_course_content_does_not_know_flask_or_the_database() -> None:
    files = [path for path in python_files("course") if COURSE / "content" in path.parents]
    assert importers(files, {"flask", "sqlalchemy", "sqlmodel"}) == []


def test_markdown_and_bleach_are_used_in_the_course_content_only() -> None:
    files = [path for path in python_files("course") if COURSE / "content" not in path.parents]
    assert importers(files, MARKDOWN_AND_CLEANING) == []


def test_the_package_never_imports_its_tests() -> None:
    assert importers(python_files("course"), {"tests"}) == []


def test_every_way_to_import_is_noticed() -> None:
    lines = [
        "import flask.json",
        "from markdown import core",
        "def late():",
        "    import bleach as b",
        "from . import c",
    ]
    assert imported_modules(ast.parse("\n".join(lines))) == {"flask", "markdown", "bleach"}
