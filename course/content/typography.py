"""Straight quotes become typographic ones, in the Dutch way; also in the short texts inside blocks."""

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup, escape

from course.content.cleaning import clean_html

OPENING_DOUBLE = re.compile(r'(?<![^\s(\[“‘–—-])"(?=\S|$)')
# In Dutch the short forms 's, 't, 'n, 'm and 'k begin with an apostrophe, not with an opening quote.
SHORT_FORM = re.compile(r"(?<!\w)'(?=[stnmk]\b)")
OPENING_SINGLE = re.compile(r"(?<![^\s(\[“–—-])'(?=\S|$)")
EMPHASIS = re.compile(r"\*(\S(?:[^*]*\S)?)\*")


def curl(text: str, *, after: str = "") -> str:
    """The text with typographic quotes; `after` is what stands directly before it."""
    whole = after + text
    whole = OPENING_DOUBLE.sub("“", whole).replace('"', "”")
    whole = OPENING_SINGLE.sub("‘", SHORT_FORM.sub("’", whole)).replace("'", "’")
    return whole[len(after) :]


def inline(text: str) -> Markup:
    """A short text from a block: quotes are made typographic, *emphasis* is kept, all else is plain text."""
    plain = escape(curl(text))
    html, emphasised = EMPHASIS.subn(r"<em>\1</em>", str(plain))
    # Text without a tag of our own is plain text already, and there is much of it.
    return clean_html(html, "inline") if emphasised else plain


def plain(text: str) -> str:
    """A short text for a place that holds no emphasis, such as a label: its words with typographic quotes."""
    return EMPHASIS.sub(r"\1", curl(text))


class QuoteTreeprocessor(Treeprocessor):
    """Makes the quotes in prose typographic; code stays as it is."""

    def run(self, root: Element) -> None:
        """Called by Python-Markdown, after the inline text was made."""
        for element in root.iter():
            if element.tag in ("code", "pre"):
                continue
            element.text = _same_kind(element.text, curl)
            for child in element:
                child.tail = _same_kind(child.tail, lambda text: curl(text, after="x"))


def _same_kind(text: str | None, change: Callable[[str], str]) -> str | None:
    """Python-Markdown marks text that must stay as it is by its type; that type is kept."""
    return type(text)(change(text)) if text else text


def install(md: Markdown) -> None:
    """Let Markdown use these quotes."""
    md.treeprocessors.register(QuoteTreeprocessor(md), "course-quotes", 14)
