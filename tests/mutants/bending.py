"""Ways to bend a rule: each gives the function with one thing changed, and says what."""

import ast
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from datetime import timedelta

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
SWAPPED_NAMES = {"any": "all", "all": "any", "min": "max", "max": "min"}

# A longer collection is a list of data, like the passwords that everybody tries first.
MOST_PARTS = 5

VALUE = "VALUE"

Change = Callable[[ast.AST], None]


def bent(function: ast.FunctionDef, constants: Mapping[str, object]) -> Iterator[tuple[str, ast.FunctionDef]]:
    """Give every bent version of a function, with what was done to it.

    Args:
        function: the function.
        constants: the values of the names that it may use.
    """
    yield from _with_bent_code(function)
    used = {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}
    for name in sorted(used & set(constants)):
        for words, other in _changes_of_value(constants[name]):
            copy = without_types(function)
            copy.body[:0] = ast.parse(f"{name} = {other.replace(VALUE, f'globals()[{name!r}]')}").body
            yield f"{name} {words}", ast.fix_missing_locations(copy)


def _with_bent_code(function: ast.FunctionDef) -> Iterator[tuple[str, ast.FunctionDef]]:
    says_yes_or_no = isinstance(function.returns, ast.Name) and function.returns.id == "bool"
    bare = without_types(function)
    for place, node in enumerate(ast.walk(bare)):
        for words, change in [*changes_of(node), *_changes_of_return(node, says_yes_or_no)]:
            copy = deepcopy(bare)
            change(next(found for number, found in enumerate(ast.walk(copy)) if number == place))
            # The part of a comprehension after `for` has no line of its own; its target has.
            line = getattr(getattr(node, "target", node), "lineno", function.lineno)
            yield f"line {line - function.lineno}: {words}", ast.fix_missing_locations(copy)


def without_types(function: ast.FunctionDef) -> ast.FunctionDef:
    """Give the function as it runs: without what decorates it, and without types, in which nothing can be bent."""
    bare = deepcopy(function)
    bare.decorator_list, bare.returns = [], None
    for node in ast.walk(bare):
        if isinstance(node, ast.arg):
            node.annotation = None
        if isinstance(node, ast.AnnAssign):
            node.annotation = ast.Constant(None)
    return bare


def _changes_of_value(value: object) -> Iterator[tuple[str, str]]:
    """Give what can be changed about a constant, in words and in Python."""
    if type(value) is int:
        yield from (("is one more", f"{VALUE} + 1"), ("is one less", f"{VALUE} - 1"))
    if isinstance(value, timedelta):
        second = f"type({VALUE})(seconds=1)"
        yield from (("is a second longer", f"{VALUE} + {second}"), ("is a second shorter", f"{VALUE} - {second}"))
    if isinstance(value, frozenset | tuple) and len(value) <= MOST_PARTS:
        for part in sorted(value, key=repr):
            yield f"is without {part!r}", f"type({VALUE})(part for part in {VALUE} if part != {part!r})"


def changes_of(node: ast.AST) -> Iterator[tuple[str, Change]]:
    """Give what can be changed about one piece of a rule."""
    if isinstance(node, ast.Compare):
        for number, operator in enumerate(node.ops):
            other = SWAPPED[type(operator)]
            yield f"{type(operator).__name__} becomes {other.__name__}", _compare_by(number, other)
    if isinstance(node, ast.BoolOp):
        yield from _changes_of_and_or(node)
    if isinstance(node, ast.If | ast.IfExp):
        for answer in (True, False):
            yield f"'if {ast.unparse(node.test)}' is always {answer}", _decide_by(answer)
    if isinstance(node, ast.UnaryOp | ast.BinOp | ast.Name):
        yield from _changes_of_one_word(node)
    if isinstance(node, ast.comprehension | ast.Set | ast.Tuple | ast.List):
        yield from _changes_of_collection(node)


def _changes_of_and_or(node: ast.BoolOp) -> Iterator[tuple[str, Change]]:
    other_way = ast.Or if isinstance(node.op, ast.And) else ast.And
    yield f"{type(node.op).__name__} becomes {other_way.__name__}", _join_by(other_way)
    for number, left_out in enumerate(node.values):
        yield f"'{ast.unparse(left_out)}' is left out", _leave_out(number)


def _changes_of_one_word(node: ast.UnaryOp | ast.BinOp | ast.Name) -> Iterator[tuple[str, Change]]:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield f"'{ast.unparse(node)}' loses its not", _turn_around
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        yield f"'{ast.unparse(node)}' counts the other way", _count_other_way
    if isinstance(node, ast.Name) and node.id in SWAPPED_NAMES:
        yield f"{node.id} becomes {SWAPPED_NAMES[node.id]}", _rename


def _changes_of_collection(node: ast.comprehension | ast.Set | ast.Tuple | ast.List) -> Iterator[tuple[str, Change]]:
    if isinstance(node, ast.comprehension):
        for number, kept in enumerate(node.ifs):
            yield f"'if {ast.unparse(kept)}' is left out", _keep_all(number)
    elif isinstance(node, ast.Set) or isinstance(node.ctx, ast.Load):
        for number, one in enumerate(node.elts):
            yield f"'{ast.unparse(one)}' is left out of '{ast.unparse(node)}'", _leave_one_out(number)


def _changes_of_return(node: ast.AST, says_yes_or_no: bool) -> Iterator[tuple[str, Change]]:
    if not isinstance(node, ast.Return) or node.value is None or isinstance(node.value, ast.Constant):
        return
    if says_yes_or_no:
        yield f"'{ast.unparse(node)}' is always True", _return(ast.Constant(True))
        yield f"'{ast.unparse(node)}' is always False", _return(ast.Constant(False))
    else:
        # Of a text or a collection the opposite is nothing at all, which is what `not` comes down to for whoever looks.
        yield f"'{ast.unparse(node)}' gives the opposite", _return(ast.UnaryOp(ast.Not(), node.value))


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


def _decide_by(answer: bool) -> Change:
    def change(node: ast.AST) -> None:
        assert isinstance(node, ast.If | ast.IfExp)
        node.test = ast.Constant(answer)

    return change


def _keep_all(number: int) -> Change:
    def change(node: ast.AST) -> None:
        assert isinstance(node, ast.comprehension)
        del node.ifs[number]

    return change


def _leave_one_out(number: int) -> Change:
    def change(node: ast.AST) -> None:
        assert isinstance(node, ast.Set | ast.Tuple | ast.List)
        # A set display cannot be empty; unpacking an empty tuple gives the same.
        nothing: list[ast.expr] = [ast.Starred(ast.Tuple([], ast.Load()), ast.Load())]
        del node.elts[number]
        node.elts = node.elts or nothing

    return change


def _rename(node: ast.AST) -> None:
    assert isinstance(node, ast.Name)
    node.id = SWAPPED_NAMES[node.id]


def _count_other_way(node: ast.AST) -> None:
    assert isinstance(node, ast.BinOp)
    node.op = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()


def _return(value: ast.expr) -> Change:
    def change(node: ast.AST) -> None:
        assert isinstance(node, ast.Return)
        node.value = value

    return change
