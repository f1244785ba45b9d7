"""The rules of a module: the functions as they are, with a note of who comes in, and bent in every way."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType, ModuleType

from tests.mutants.bending import bent, without_types

NOTE = "note_who_comes_in"


@dataclass(frozen=True, slots=True)
class Mutant:
    """One rule, bent in one way."""

    function: str
    words: str
    code: CodeType


class Rules:
    """The functions and methods of one module, whose code can be put in place of what stands there.

    The function object stays the same and gets the other code, so that whoever imported it has it too.
    """

    def __init__(self, module: str) -> None:
        self._module: ModuleType = sys.modules[module]
        self._nodes = dict(_functions_in(Path(str(self._module.__file__))))

    def mutants(self) -> list[Mutant]:
        """Give every rule, bent in every way."""
        constants = {name: value for name, value in vars(self._module).items() if name.isupper()}
        return [
            Mutant(name, words, _code_of(changed))
            for name, node in self._nodes.items()
            for words, changed in bent(node, constants)
        ]

    def put(self, name: str, code: CodeType) -> CodeType:
        """Put other code into a function, and give what was there."""
        function = _function_of(self._module, name)
        before = function.__code__
        function.__code__ = code
        return before

    def put_notes(self, entered: set[str]) -> dict[str, CodeType]:
        """Have each function write its name in a set when somebody calls it, and give the code as it was."""
        vars(self._module)[NOTE] = entered.add
        return {name: self.put(name, _code_of(_with_note(node, name))) for name, node in self._nodes.items()}


def _functions_in(path: Path) -> Iterator[tuple[str, ast.FunctionDef]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    owners = {"": tree.body} | {f"{node.name}.": node.body for node in tree.body if isinstance(node, ast.ClassDef)}
    for prefix, body in owners.items():
        for node in body:
            if isinstance(node, ast.FunctionDef):
                yield prefix + node.name, node


def _code_of(function: ast.FunctionDef) -> CodeType:
    whole = compile(ast.Module([function], []), f"<{function.name}, bent>", "exec")
    return next(found for found in whole.co_consts if isinstance(found, CodeType))


def _with_note(function: ast.FunctionDef, name: str) -> ast.FunctionDef:
    bare = without_types(function)
    bare.body.insert(0, ast.parse(f"{NOTE}({name!r})").body[0])
    return ast.fix_missing_locations(bare)


def _function_of(module: ModuleType, name: str) -> FunctionType:
    """Give the function object with this name; of a property the one that reads it."""
    found: object = module
    for part in name.split("."):
        found = vars(found)[part]
    inner = found.fget if isinstance(found, property) else found
    assert isinstance(inner, FunctionType), name
    return inner
