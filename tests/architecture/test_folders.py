"""The repository has the folders and files that README.md and the decisions name, and no others."""

from pathlib import Path

from tests.architecture.source_tree import COURSE, FEATURES, ROOT, children

TOP_LEVEL_FOLDERS = {"course", "media", "modules", "templates", "tests"}
TOP_LEVEL_FILES = {
    "CHANGELOG.md",
    "DECISIONS.md",
    "Makefile",
    "README.md",
    "pyproject.toml",
    "requirements-dev.lock",
    "requirements.lock",
    "wsgi.py",
}
FILES_OF_A_FEATURE = {
    "__init__.py",
    "actions.py",
    "forms.py",
    "models.py",
    "policy.py",
    "queries.py",
    "routes.py",
}


def strangers(feature: Path) -> set[str]:
    """What lies in a feature folder and is not one of the known files."""
    return {path.name for path in children(feature)} - FILES_OF_A_FEATURE


def test_the_top_level_has_exactly_the_folders_that_were_agreed() -> None:
    folders = {path.name for path in children(ROOT) if path.is_dir() and not path.name.startswith(".")}
    assert folders == TOP_LEVEL_FOLDERS


def test_the_top_level_has_exactly_the_files_that_were_agreed() -> None:
    files = {path.name for path in children(ROOT) if path.is_file() and not path.name.startswith(".")}
    assert files == TOP_LEVEL_FILES


def test_a_feature_has_only_files_with_the_familiar_names() -> None:
    found = {f"course/{name}/{file}" for name in FEATURES for file in strangers(COURSE / name)}
    assert found == set()


def test_an_unfamiliar_file_in_a_feature_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "routes.py").touch()
    (tmp_path / "tools.py").touch()
    (tmp_path / "__pycache__").mkdir()
    assert strangers(tmp_path) == {"tools.py"}
