"""What bends rules is tested itself: on a rule whose tests have a gap, on one that hangs, and in all ways."""

import ast
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest

from tests.mutants.bending import bent
from tests.mutants.trying import Findings, try_rules

DOOR = """
OLD_ENOUGH = 18

def may_enter(age: int | None, is_invited: bool) -> bool:
    return is_invited and age is not None and age >= OLD_ENOUGH

def knocks(number: int) -> int:
    while number > 1:
        number = number - 1
    return number
"""
GOOD_TESTS = """
from door import knocks, may_enter

def test_who_is_invited_and_old_enough_enters():
    assert may_enter(18, True) is True
    assert may_enter(17, True) is False
    assert may_enter(None, True) is False
    assert may_enter(18, False) is False

def test_one_knock_is_left():
    assert knocks(3) == 1
"""
Try = Callable[[str], Findings]


@pytest.fixture
def try_door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Try:
    """Try the rules of the door on tests, in a process of its own."""
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "door.py").write_text(DOOR)

    def tried(tests: str) -> Findings:
        (tmp_path / "test_door.py").write_text(tests)
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            return pool.submit(try_rules, "door", tmp_path, 1).result()

    return tried


def test_only_what_no_test_says_is_not_noticed_and_what_never_ends_is(try_door: Try) -> None:
    gap = "    assert may_enter(17, True) is False\n"

    findings = try_door(GOOD_TESTS.replace(gap, ""))

    assert findings.broken == []
    assert [name for name, noticed in findings.noticed.items() if not noticed] == [
        "may_enter, line 1: 'age >= OLD_ENOUGH' is left out",
        "may_enter, OLD_ENOUGH is one less",
    ]
    assert "knocks, line 2: 'number - 1' counts the other way" in findings.slow
    assert len(findings.noticed) == 13


def test_nothing_is_tried_on_tests_that_fail_already(try_door: Try) -> None:
    findings = try_door(GOOD_TESTS.replace("knocks(3) == 1", "knocks(3) == 2"))

    assert [name.rpartition("::")[2] for name in findings.broken] == ["test_one_knock_is_left"]
    assert findings.noticed == {}


def ways(rule: str, **constants: object) -> list[str]:
    """What can be done to a rule of one line."""
    function = ast.parse(f"def may(a: tuple[int, str], b: bool) -> bool:\n    return {rule}").body[0]
    assert isinstance(function, ast.FunctionDef)
    found = [words.removeprefix("line 1: ") for words, _changed in bent(function, constants)]
    assert found[:2] == [f"'return {rule}' is always True", f"'return {rule}' is always False"]
    return found[2:]


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("a", []),
        ("not a", ["'not a' loses its not"]),
        ("a or b", ["Or becomes And", "'a' is left out", "'b' is left out"]),
        ("a < b", ["Lt becomes LtE"]),
        ("a in {1, 2}", ["In becomes NotIn", "'1' is left out of '{1, 2}'", "'2' is left out of '{1, 2}'"]),
        ("a + b", ["'a + b' counts the other way"]),
        ("max(a)", ["max becomes min"]),
        ("[one for one in a if one]", ["'if one' is left out"]),
        ("a if b else 0", ["'if b' is always True", "'if b' is always False"]),
        ("A", ["A is one more", "A is one less"]),
        ("DAY", ["DAY is a second longer", "DAY is a second shorter"]),
        ("STATES", ["STATES is without 'a'", "STATES is without 'b'"]),
    ],
)
def test_a_rule_is_bent_in_every_way(rule: str, changes: list[str]) -> None:
    assert ways(rule, A=1, DAY=timedelta(days=1), STATES=frozenset({"a", "b"}), UNUSED=2) == changes
