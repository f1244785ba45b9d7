"""The only place that knows bleach: what may stand in HTML made from an author's text.

bleach by itself lets `javascript:123` through, because it takes it for a host with a port. Addresses and
every other attribute are therefore judged by our own functions.
"""

import re
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser

from bleach.sanitizer import Cleaner
from markupsafe import Markup

INLINE_TAGS = frozenset({"em", "strong"})
LESSON_TAGS = INLINE_TAGS | {
    *("p", "br", "hr", "h2", "h3", "ul", "ol", "li", "a", "blockquote", "pre", "code", "span", "div"),
    *("table", "thead", "tbody", "tr", "th", "td", "details", "summary", "aside"),
}
ADDRESS = re.compile(
    r"(?:https://[^\s/@\\]+(?:[/?#][^\s\\]*)?|mailto:[^\s<>?]+@[^\s<>?]+|#[\w-]+|/(?![/\\])[^\s\\]*)", re.A
)
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
CLASSES = {
    "span": {"part", "callout-kind", "visually-hidden"},
    "p": {"take", "callout-title"},
    "aside": {f"callout callout-{name}" for name in ("let-op", "tip", "praktijk", "bewijs")},
    "a": {"term"},
}


def may_link_to(address: str) -> bool:
    """Only https, mail, a place on this page, or a path on this site."""
    return ADDRESS.fullmatch(address) is not None


def _lesson_attribute(tag: str, name: str, value: str) -> bool:
    if name == "href":
        return tag == "a" and may_link_to(value)
    if name == "class":
        return value in CLASSES.get(tag, ())
    if name == "id":
        return tag in {"h2", "h3", "p"} and NAME.fullmatch(value) is not None
    if name == "role":
        return tag == "aside" and value == "note"
    if name == "align":
        return tag in {"th", "td"} and value in {"left", "center", "right"}
    return name == "start" and tag == "ol" and value.isdecimal()


def _no_attribute(_tag: str, _name: str, _value: str) -> bool:
    return False


PROFILES: dict[str, tuple[frozenset[str], Callable[[str, str, str], bool]]] = {
    "lesson": (LESSON_TAGS, _lesson_attribute),
    "inline": (INLINE_TAGS, _no_attribute),
}


def clean_html(html: str, profile: str) -> Markup:
    """HTML with only what the profile ("lesson" or "inline") allows; the rest becomes plain text."""
    tags, attribute = PROFILES[profile]
    cleaner = Cleaner(tags=tags, attributes=attribute, protocols={"https", "mailto"})
    return trusted(cleaner.clean(html))


def trusted(html: str) -> Markup:
    """Declare HTML safe: only for what was cleaned, or made by our own templates and writers."""
    return Markup(html)


class _Inventory(HTMLParser):
    """Counts the tags and attributes in a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Counter[tuple[str, str]] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found[tag, ""] += 1
        for name, value in attrs:
            self.found[tag, f'{name}="{value or ""}"'] += 1


def lost_in_cleaning(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """What cleaning took away: a tag, and an attribute (empty when the tag itself went)."""
    return tuple(sorted(_inventory(before) - _inventory(after)))


def _inventory(html: str) -> Counter[tuple[str, str]]:
    parser = _Inventory()
    parser.feed(html)
    parser.close()
    return parser.found
