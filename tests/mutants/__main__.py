"""Bend every rule, one at a time, and run the tests of its feature: `python -m tests.mutants [feature …]`.

Each bent rule is tried in a process of its own, forked from one in which everything is loaded. The function object
stays the same and gets the bent code, so that whoever imported it has it too. A bent rule that no test notices is
printed, and the run ends with 1.
"""

import ast
import importlib
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType, ModuleType

import pytest

from course.config import ROOT
from tests.mutants.bending import bent

AT_ONCE = 2
ONLY = "not postgres and not journey and not long"
NOTICED, UNNOTICED = 1, 0

# Bent rules that no test can notice, because they say the same as the rule; with the reason.
SAME_RULE: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One rule, bent in one way."""

    module: str
    function: str
    words: str
    code: CodeType

    @property
    def name(self) -> str:
        """The rule and what was done to it."""
        return f"{self.module.removeprefix('course.')}.{self.function}, {self.words}"


def mutants_in(path: Path) -> Iterator[Mutant]:
    """Give every mutant of the functions in a file."""
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    tree = ast.parse(path.read_text(encoding="utf-8"))
    owners = {"": tree.body} | {f"{node.name}.": node.body for node in tree.body if isinstance(node, ast.ClassDef)}
    for prefix, body in owners.items():
        for node in body:
            if isinstance(node, ast.FunctionDef):
                yield from _mutants_of(module, prefix, node)


def _mutants_of(module: str, prefix: str, node: ast.FunctionDef) -> Iterator[Mutant]:
    node.decorator_list = []
    for words, changed in bent(node):
        whole = compile(ast.Module([changed], []), f"<{node.name}, bent>", "exec")
        code = next(found for found in whole.co_consts if isinstance(found, CodeType))
        yield Mutant(module, prefix + node.name, words, code)


def function_of(module: ModuleType, name: str) -> FunctionType:
    """Give the function object with this name; of a property the one that reads it."""
    found: object = module
    for part in name.split("."):
        found = vars(found)[part]
    inner = found.fget if isinstance(found, property) else found
    assert isinstance(inner, FunctionType), name
    return inner


def is_noticed(mutant: Mutant) -> bool:
    """Say whether the tests of the feature fail with this mutant."""
    child = os.fork()
    if child == 0:
        os._exit(_run_bent(mutant))
    _pid, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code not in {NOTICED, UNNOTICED}:
        raise RuntimeError(f"{mutant.name}: the tests ended with {code}")
    return code == NOTICED


def _run_bent(mutant: Mutant) -> int:
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    function_of(importlib.import_module(mutant.module), mutant.function).__code__ = mutant.code
    return int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-m", ONLY, *_tests_of(mutant)]))


def _tests_of(mutant: Mutant) -> list[str]:
    feature = mutant.module.split(".")[1]
    return [str(ROOT / "tests" / feature), str(ROOT / "tests" / "guard" / "test_access_list.py")]


def main(features: list[str]) -> int:
    """Try every mutant and give 1 when one was not noticed."""
    paths = sorted((ROOT / "course").glob("*/policy.py"))
    mutants = [one for path in paths if not features or path.parent.name in features for one in mutants_in(path)]
    importlib.import_module("course.app")
    with ThreadPoolExecutor(AT_ONCE) as pool:
        noticed = list(pool.map(is_noticed, mutants))
    missed = [one.name for one, seen in zip(mutants, noticed, strict=True) if not seen and one.name not in SAME_RULE]
    print(*(f"not noticed: {name}" for name in missed), sep="\n")
    same = sum(one.name in SAME_RULE for one in mutants)
    print(f"{len(mutants)} bent rules, {sum(noticed)} noticed, {same} say the same, {len(missed)} missed")
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
