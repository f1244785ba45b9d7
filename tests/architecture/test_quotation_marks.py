"""What stands on the screen has real quotation marks: “so” around words and ’ as an apostrophe.

The texts of the course are made so when they are read (course/content/typography.py). What authors are told on the
command line is left as it is: there a straight quote is the one that they have to type.
"""

import ast
import re
from pathlib import Path

import pytest
from jinja2 import nodes

from tests.architecture.source_tree import COURSE, name_of, templates
from tests.architecture.test_templates import parse

TAG = re.compile(r"<[^>]*>|[\w-]+=\"[^\"]*\"|<[^<]*$|^[^<]*>")
STRAIGHT = re.compile(r"‘|\w'\w|(?<!\w)'[^']+'|\"[A-Za-z]")
FEWEST_WORDS = 3
NOT_ON_SCREEN = ("content", "migrations", "demo")


def straight_in_template(source: str) -> list[str]:
    """The texts of a template, in its HTML and in its expressions, with a straight or a single quotation mark."""
    tree = parse(source)
    texts = [TAG.sub(" ", node.data) for node in tree.find_all(nodes.TemplateData)]
    texts += [str(node.value) for node in tree.find_all(nodes.Const) if isinstance(node.value, str)]
    return [text.strip() for text in texts if "=" not in text and STRAIGHT.search(text)]


def straight_in_python(source: str) -> list[str]:
    """The sentences of a module, no docstrings, with a straight or a single quotation mark."""
    tree = ast.parse(source)
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    strings = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in alone]
    texts = [node.value for node in strings if isinstance(node.value, str)]
    return [text for text in texts if len(text.split()) >= FEWEST_WORDS and STRAIGHT.search(text)]


def modules_with_words() -> list[Path]:
    """The modules of which the sentences come on the screen or in a mail."""
    return [path for path in sorted(COURSE.rglob("*.py")) if path.relative_to(COURSE).parts[0] not in NOT_ON_SCREEN]


@pytest.mark.parametrize("path", templates(), ids=name_of)
def test_a_template_has_real_quotation_marks(path: Path) -> None:
    assert straight_in_template(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", modules_with_words(), ids=name_of)
def test_a_sentence_in_the_code_has_real_quotation_marks(path: Path) -> None:
    assert straight_in_python(path.read_text(encoding="utf-8")) == []


def test_a_straight_quotation_mark_is_noticed() -> None:
    assert straight_in_template("""<p class="a" id='b'>Van je collega's.</p>""") == ["Van je collega's."]
    assert straight_in_template("""{{ notice("info", "Praten over “" ~ title ~ "”:") }}<p>“Zo”</p>""") == []
    assert straight_in_template("""{{ "Over ‘" ~ title }}<p>Of "zo".</p>""") == ['Of "zo".', "Over ‘"]
    assert straight_in_python('"""It\'s a docstring."""\nA = "lees \'zo\' verder"') == ["lees 'zo' verder"]
    assert straight_in_python('A = "lees “zo” verder"\nB = "d\'r"') == []
