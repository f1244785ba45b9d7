"""What the architecture tests read: the files of the repository, as text and as syntax trees."""

import ast
import fnmatch
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COURSE = ROOT / "course"
TEMPLATES = ROOT / "templates"
FEATURES = (
    "accounts",
    "care",
    "certificate",
    "comments",
    "dialogue",
    "growth",
    "handover",
    "knowledge",
    "learning",
    "notification",
    "organisation",
    "placement",
    "practice",
    "printing",
    "privacy",
    "queue",
    "reflection",
    "reporting",
    "review",
    "search",
    "toolbox",
)

Function = ast.FunctionDef | ast.AsyncFunctionDef


def python_files(*folders: str) -> list[Path]:
    """Every Python file in the named top-level folders, without migrations: those are written by Alembic."""
    found = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return sorted(path for path in found if COURSE / "migrations" not in path.parents)


def feature_files() -> list[Path]:
    """Every Python file of the feature folders."""
    return [path for path in python_files("course") if path.relative_to(COURSE).parts[0] in FEATURES]


def templates() -> list[Path]:
    """Every template."""
    return sorted(TEMPLATES.rglob("*.html"))


def name_of(path: Path) -> str:
    """The path as a reader of the repository knows it."""
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions(module: ast.Module) -> Iterator[Function]:
    """Every function and method, wherever it stands."""
    return (node for node in ast.walk(module) if isinstance(node, Function))


def imported_modules(module: ast.Module) -> set[str]:
    """The first part of the name of every module that is imported, `flask` for `flask.globals`."""
    names: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names.add(node.module)
    return {name.partition(".")[0] for name in names}


def children(folder: Path) -> list[Path]:
    """What lies directly in a folder, without what .gitignore says the tools leave behind."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    ignored = [line.strip("/") for line in lines]
    found = folder.iterdir() if folder.is_dir() else iter(())
    return sorted(path for path in found if not any(fnmatch.fnmatch(path.name, line) for line in ignored))


def packages_in_course() -> set[str]:
    """The folders in course/ that hold at least one file."""
    return {path.name for path in children(COURSE) if path.is_dir() and any(path.rglob("*.py"))}
