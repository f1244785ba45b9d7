"""Names say what a thing is. These words say only that somebody could not choose."""

import ast
import re

from tests.architecture.source_tree import functions, name_of, python_files, tree

EMPTY_WORDS = {"common", "helper", "helpers", "manager", "managers", "service", "services", "util", "utils"}
# A manager is also a person: somebody who runs an organisation. Functions may speak of that person.
PEOPLE = {"manager", "managers"}


def words(name: str) -> set[str]:
    """The words of a name: `load_FormHelper` gives load, form and helper."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}


def empty_names(module: ast.Module) -> list[str]:
    """The classes and functions with an empty word in their name."""
    classes = [node.name for node in ast.walk(module) if isinstance(node, ast.ClassDef)]
    found = [name for name in classes if words(name) & EMPTY_WORDS]
    return found + [node.name for node in functions(module) if words(node.name) & (EMPTY_WORDS - PEOPLE)]


def test_no_file_has_a_name_that_says_nothing() -> None:
    paths = [name_of(path) for path in python_files("course", "tests")]
    assert [path for path in paths if words(path) & EMPTY_WORDS] == []


def test_no_class_or_function_has_a_name_that_says_nothing() -> None:
    files = python_files("course", "tests")
    assert [f"{name_of(path)}: {name}" for path in files for name in empty_names(tree(path))] == []


def test_an_empty_name_is_noticed() -> None:
    module = ast.parse("class FormHelper: ...\ndef load_utils(): ...\ndef manager_of(): ...\ndef utility(): ...")
    assert empty_names(module) == ["FormHelper", "load_utils"]
