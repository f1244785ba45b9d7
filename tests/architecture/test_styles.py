"""Every class is styled by one style sheet: who looks for what a class does, looks in one place."""

import re
from collections import defaultdict
from collections.abc import Mapping

from tests.architecture.source_tree import ROOT

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SELECTORS = re.compile(r"[^{};]+(?=\{)")
BETWEEN = re.compile(r",(?![^()]*\))")
OWNED = re.compile(r"\s*\.([\w-]+)")
# A page for paper is no page of the site: it says anew how the same classes look there.
PAPER = "printing.css"


def owned_classes(sheet: str) -> set[str]:
    """The classes with which a selector of a style sheet starts."""
    rules = SELECTORS.findall(COMMENT.sub("", sheet))
    selectors = [one for rule in rules if not rule.lstrip().startswith("@") for one in BETWEEN.split(rule)]
    return {found[1] for found in map(OWNED.match, selectors) if found}


def owned_twice(sheets: Mapping[str, str]) -> dict[str, list[str]]:
    """The classes that more than one style sheet owns, with those sheets."""
    owners: dict[str, list[str]] = defaultdict(list)
    for name, sheet in sorted(sheets.items()):
        for one in owned_classes(sheet):
            owners[one].append(name)
    return {one: names for one, names in sorted(owners.items()) if len(names) > 1}


def test_no_class_is_owned_by_two_style_sheets() -> None:
    sheets = {path.name: path.read_text("utf-8") for path in (ROOT / "media" / "site").glob("*.css")}
    assert len(sheets) > 1
    del sheets[PAPER]
    assert owned_twice(sheets) == {}


def test_a_class_that_two_style_sheets_own_is_noticed() -> None:
    first = "/* .gone { } */ .row, p > .row, .bar:hover { color: red } @media (width > 1px) { .wide { margin: 0 } }"
    assert owned_classes(first) == {"row", "bar", "wide"}
    second = ":is(.bar, .row) > b { margin: 0 } .page .bar { margin: 0 } @media print { .wide, h2 { margin: 0 } }"
    assert owned_twice({"first.css": first, "second.css": second}) == {"wide": ["first.css", "second.css"]}
