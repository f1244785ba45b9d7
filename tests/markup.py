"""Reading a page as a browser does: every page as a tree, and each shape of a page once by the letter of HTML5.

The parser that knows every rule of HTML5 is slow. What it looks at is the shape: tags, attributes, references to
characters. Pages that differ in words only are valid together.
"""

import re
from functools import cache
from typing import cast
from xml.etree.ElementTree import Element

import html5lib
from lxml import etree

NO_DOCTYPE = "expected-doctype-but-got-start-tag"
VALUE_OR_WORDS = re.compile(r'="([^"]*)"|>([^<]*[^<\s][^<]*)')
KEPT = re.compile(r"&#?\w*;?|[\x00-\x08\x0b\x0e-\x1f\x7f]")


def tree_of(html: str) -> Element:
    """Give a page, or a part of one, as a tree of plain names without namespaces."""
    quick = etree.HTMLParser(remove_comments=True, remove_pis=True)
    return cast(
        Element, etree.fromstring(html, quick)
    )  # it has all that is asked of an element of the standard library


def faults_in(html: str) -> list[str]:
    """Give what is against the rules of HTML5 on a page; an empty list when it is valid."""
    return _faults_in_shape(shape_of(html))


def shape_of(html: str) -> str:
    """Give a page without its words and without the values of its attributes."""
    return VALUE_OR_WORDS.sub(_shortened, html)


def _shortened(found: re.Match[str]) -> str:
    value, words = found.groups()
    kept = "".join(KEPT.findall(words or value or ""))
    return f">x{kept}" if words else f'="{kept}"'


@cache
def _faults_in_shape(shape: str) -> list[str]:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    parser.parse(shape)
    return [f"{code} at {place} {values}" for place, code, values in parser.errors if code != NO_DOCTYPE]
