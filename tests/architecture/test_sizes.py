"""A file or a function that grows past these sizes is usually two things."""

import ast

from tests.architecture.source_tree import functions, name_of, python_files, tree

MOST_LINES_IN_A_FILE = 250
MOST_LINES_IN_A_FUNCTION = 40


def long_functions(module: ast.Module) -> list[str]:
    """The functions with too many lines, from `def` to the end."""
    return [
        f"{node.name} has {length} lines"
        for node in functions(module)
        if (length := (node.end_lineno or node.lineno) - node.lineno + 1) > MOST_LINES_IN_A_FUNCTION
    ]


def test_no_file_is_too_long() -> None:
    lengths = {name_of(path): len(path.read_text().splitlines()) for path in python_files("course")}
    assert {name: length for name, length in lengths.items() if length > MOST_LINES_IN_A_FILE} == {}


def test_no_function_is_too_long() -> None:
    files = python_files("course")
    assert [f"{name_of(path)}: {line}" for path in files for line in long_functions(tree(path))] == []


def test_a_function_that_is_too_long_is_noticed() -> None:
    short, long = "    pass\n" * 39, "    pass\n" * 40
    module = ast.parse(f"def short():\n{short}\ndef long():\n{long}")
    assert long_functions(module) == ["long has 41 lines"]
