"""htmx fetches one block of a page, in which a macro that was imported outside the block does not exist."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from jinja2 import nodes

from tests.architecture.source_tree import name_of, templates
from tests.architecture.test_templates import parse


def without_inner_blocks(node: nodes.Node) -> Iterator[nodes.Node]:
    """Everything below a node, except what stands in a block inside it: that is drawn on its own too."""
    for child in node.iter_child_nodes():
        if not isinstance(child, nodes.Block):
            yield child
            yield from without_inner_blocks(child)


def macro_names(found: list[nodes.Node]) -> set[str]:
    """The names that imports and macro definitions among these nodes give."""
    names: set[str] = set()
    for node in found:
        if isinstance(node, nodes.Import):
            names.add(node.target)
        elif isinstance(node, nodes.Macro):
            names.add(node.name)
        elif isinstance(node, nodes.FromImport):
            names.update(name if isinstance(name, str) else name[1] for name in node.names)
    return names


def own_names(found: list[nodes.Node]) -> set[str]:
    """The names that a block makes itself: imports, macros, set, for and the arguments of macros."""
    stored = {node.name for node in found if isinstance(node, nodes.Name) and node.ctx in ("store", "param")}
    return stored | macro_names(found)


def macros_not_imported(source: str, macros: set[str]) -> list[str]:
    """The macros that a block uses without importing them; `macros` are the names of all macros there are."""
    template = parse(source)
    known = macros | macro_names(list(template.find_all((nodes.Import, nodes.FromImport, nodes.Macro))))
    missing: list[str] = []
    for block in template.find_all(nodes.Block):
        inside = list(without_inner_blocks(block))
        used = {node.name for node in inside if isinstance(node, nodes.Name) and node.ctx == "load"}
        missing += [f"{block.name} uses {name}" for name in sorted(used & known - own_names(inside))]
    return missing


@cache
def all_macros() -> set[str]:
    """The name of every macro in every template."""
    trees = [parse(path.read_text(encoding="utf-8")) for path in templates()]
    return {macro.name for tree in trees for macro in tree.find_all(nodes.Macro)}


@pytest.mark.parametrize("path", templates(), ids=name_of)
def test_a_block_imports_the_macros_it_uses(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    called = {node.node.name for node in parse(source).find_all(nodes.Call) if isinstance(node.node, nodes.Name)}
    assert macros_not_imported(source, all_macros() & called) == []


@pytest.mark.parametrize(
    ("source", "missing"),
    [
        ('{% from "m.html" import card %}{% block a %}{{ card() }}{% endblock %}', ["a uses card"]),
        ('{% import "m.html" as m %}{% block a %}{{ m.card() }}{% endblock %}', ["a uses m"]),
        ('{% block a %}{% from "m.html" import card as c %}{{ c() }}{% endblock %}', []),
        (
            "{% block a %}{% import 'm.html' as m %}{% block b %}{{ m.card() }}{% endblock %}{% endblock %}",
            ["b uses m"],
        ),
        ("{% block a %}{% call field() %}{% endcall %}{% endblock %}", ["a uses field"]),
        ("{% block a %}{% macro own(x) %}{{ x }}{% endmacro %}{{ own(1) }}{% endblock %}", []),
        (
            "{% block a %}{{ url_for('.b') }}{% for field in form %}{{ field() }}{% endfor %}{% endblock %}",
            [],
        ),
    ],
)
def test_a_macro_that_a_block_did_not_import_is_noticed(source: str, missing: list[str]) -> None:
    assert macros_not_imported(source, {"field"}) == missing
