"""Ways to bend a rule: each gives the function with one thing changed, and says what."""

import ast
from collections.abc import Callable, Iterator
from copy import deepcopy

SWAPPED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}

Change = Callable[[ast.AST], None]


def bent(function: ast.FunctionDef) -> Iterator[tuple[str, ast.FunctionDef]]:
    """Give every bent version of a function, with what was done to it: the line in the function, and the change."""
    for place, node in enumerate(ast.walk(function)):
        for words, change in changes_of(node):
            copy = deepcopy(function)
            change(next(found for number, found in enumerate(ast.walk(copy)) if number == place))
            line = getattr(node, "lineno", function.lineno) - function.lineno
            yield f"line {line}: {words}", ast.fix_missing_locations(copy)


def changes_of(node: ast.AST) -> Iterator[tuple[str, Change]]:
    """Give what can be changed about one piece of a rule."""
    if isinstance(node, ast.Compare):
        for number, operator in enumerate(node.ops):
            other = SWAPPED[type(operator)]
            yield f"{type(operator).__name__} becomes {other.__name__}", _compare_by(number, other)
    if isinstance(node, ast.BoolOp):
        other_way = ast.Or if isinstance(node.op, ast.And) else ast.And
        yield f"{type(node.op).__name__} becomes {other_way.__name__}", _join_by(other_way)
        for number, left_out in enumerate(node.values):
            yield f"'{ast.unparse(left_out)}' is left out", _leave_out(number)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield f"'{ast.unparse(node)}' loses its not", _turn_around
    if isinstance(node, ast.If | ast.IfExp):
        yield f"'if {ast.unparse(node.test)}' is turned around", _turn_test_around
    if isinstance(node, ast.Return) and node.value is not None and not isinstance(node.value, ast.Constant):
        yield f"'{ast.unparse(node)}' gives the opposite", _return_opposite


def _compare_by(number: int, operator: type[ast.cmpop]) -> Change:
    def change(node: ast.AST) -> None:
        assert isinstance(node, ast.Compare)
        node.ops[number] = operator()

    return change


def _join_by(operator: type[ast.boolop]) -> Change:
    def change(node: ast.AST) -> None:
        assert isinstance(node, ast.BoolOp)
        node.op = operator()

    return change


def _leave_out(number: int) -> Change:
    def change(node: ast.AST) -> None:
        assert isinstance(node, ast.BoolOp)
        del node.values[number]
        node.values = node.values if len(node.values) > 1 else node.values * 2

    return change


def _turn_around(node: ast.AST) -> None:
    assert isinstance(node, ast.UnaryOp)
    node.operand = ast.UnaryOp(ast.Not(), node.operand)


def _turn_test_around(node: ast.AST) -> None:
    assert isinstance(node, ast.If | ast.IfExp)
    node.test = ast.UnaryOp(ast.Not(), node.test)


def _return_opposite(node: ast.AST) -> None:
    # Of a text or a collection the opposite is nothing at all, which is what `not` comes down to for whoever looks.
    assert isinstance(node, ast.Return)
    assert node.value is not None
    node.value = ast.UnaryOp(ast.Not(), node.value)
