"""Templates hold nothing that the content security policy refuses, and nothing that trusts text too far."""

import re
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from tests.architecture.source_tree import name_of, templates

JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
EVENTS = r"on(?:blur|change|click|error|focus|input|key\w+|load|mouse\w+|pointer\w+|submit|toggle|touch\w+)"
INLINE_IN_HTML = {
    "a style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a script without src": re.compile(r"<script\b(?![^>]*\ssrc\s*=)", re.IGNORECASE),
    "an event attribute": re.compile(r"\son[a-z]+\s*=", re.IGNORECASE),
    "hx-on": re.compile(r"\s(?:data-)?hx-on\b", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
}
FORM = re.compile(r"<form\b[^>]*>")
EVENT_ARGUMENT = re.compile(rf"\b{EVENTS}_?\s*=(?!=)")
EXTENSIONS = ("jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols")


def parse(source: str) -> nodes.Template:
    """The syntax tree of a template."""
    return Environment(autoescape=True, extensions=EXTENSIONS).parse(source)


def inline_code(source: str) -> list[str]:
    """What the content security policy would refuse."""
    # HTML and Jinja are read apart, so that `{% set once = 1 %}` is not taken for an event attribute.
    html = JINJA.sub("x", source)
    jinja = " ".join(JINJA.findall(COMMENT.sub("", source)))
    found = [name for name, pattern in INLINE_IN_HTML.items() if pattern.search(html)]
    return found + ["an event argument" for _ in EVENT_ARGUMENT.findall(jinja)]


def trusted_text(source: str) -> list[str]:
    """Where a template switches escaping off."""
    template = parse(source)
    found = ["|safe" for node in template.find_all(nodes.Filter) if node.name == "safe"]
    return found + ["autoescape" for _ in template.find_all(nodes.ScopedEvalContextModifier)]


@pytest.mark.parametrize("path", templates(), ids=name_of)
def test_a_template_has_no_inline_style_or_script(path: Path) -> None:
    assert inline_code(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", templates(), ids=name_of)
def test_a_template_escapes_everything(path: Path) -> None:
    assert trusted_text(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('<p style="color:red">', ["a style attribute"]),
        ("<style>p{}</style>", ["a style element"]),
        ("<script>go()</script>", ["a script without src"]),
        ('<script src="{{ a }}" defer></script>', []),
        ('<p onclick="go()">', ["an event attribute"]),
        ('<p hx-on:click="go()">', ["hx-on"]),
        ('<a href="javascript:go()">', ["a javascript: address"]),
        ("{% set once = 1 %}{{ 2 if style == 3 }}{# onclick= #}", []),
        ('{{ field(onclick="go()") }}', ["an event argument"]),
    ],
)
def test_inline_code_is_noticed(source: str, found: list[str]) -> None:
    assert inline_code(source) == found


def writing_forms_that_are_remembered(source: str) -> list[str]:
    """The forms to write in of which a browser would keep what is typed, in the clear, on the disk of a computer."""
    return [form for form in FORM.findall(source) if "data-writing" in form and 'autocomplete="off"' not in form]


@pytest.mark.parametrize("path", templates(), ids=name_of)
def test_no_browser_remembers_what_is_written_in_a_form(path: Path) -> None:
    assert writing_forms_that_are_remembered(path.read_text(encoding="utf-8")) == []


def test_a_form_that_is_remembered_is_noticed() -> None:
    remembered = '<form method="post"\n data-writing>'
    assert writing_forms_that_are_remembered(remembered) == [remembered]
    assert writing_forms_that_are_remembered('<form data-writing autocomplete="off"><form method="get">') == []


def test_text_that_is_trusted_too_far_is_noticed() -> None:
    assert trusted_text("{{ a|safe }}{% autoescape false %}{{ b }}{% endautoescape %}") == [
        "|safe",
        "autoescape",
    ]


SAYS_WHO_READS = re.compile(r"\breads\((?P<what>.*?)\) (?:\}\}|%\})", re.DOTALL)
NOBODY_ELSE = re.compile(r"""^["'](?:Alleen jij(?! en )|Niemand |[^"']*\b(?:niemand mee|nooit mee)\b)""")


def eyes_that_say_something_else(source: str) -> list[str]:
    """The sentences on who reads something of which the drawing, an open or a closed eye, says the opposite."""
    said = [found.group("what") for found in SAYS_WHO_READS.finditer(source)]
    return [what for what in said if NOBODY_ELSE.match(what) and not what.endswith("closed=true")]


@pytest.mark.parametrize("path", templates(), ids=name_of)
def test_the_eye_is_closed_where_nobody_else_reads(path: Path) -> None:
    assert eyes_that_say_something_else(path.read_text(encoding="utf-8")) == []


def test_an_eye_that_says_something_else_is_noticed() -> None:
    alone, shared = '"Alleen jij ziet dit.", "Je trainer niet."', '"Alleen jij en je trainer lezen dit.", ""'
    assert eyes_that_say_something_else("{{ reads(" + alone + ") }}{{ reads(" + shared + ") }}") == [alone]
    assert eyes_that_say_something_else("{{ reads(" + alone + ", closed=true) }}") == []
