"""Words of the glossary explain themselves where a lesson uses them first.

The word is a button, and the card that it opens is a declarative popover: it needs no script, closes with Escape, and a
screen reader meets it right after the word. Both are elements that may stand in a sentence.
"""

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from itertools import groupby

from markupsafe import Markup, escape

from course.content.cleaning import trusted
from course.content.links import GLOSSARY_ADDRESS
from course.content.models import Course, Lesson, Term
from course.content.stemming import fold

# Inside these elements a word stays as it is.
LEFT_ALONE = frozenset({"a", "h2", "h3", "code", "pre", "aside", "details", "div"})


USED = re.compile(r'<button type="button" class="term" popovertarget="woord-([a-z0-9-]+)">')
EXPLAINED = re.compile(
    r'<button type="button" class="term"[^>]*>([^<]*)</button><span class="term-card"[^>]*>.*?</a></span>', re.S
)


class Glossary:
    """The terms, ready to be found in text."""

    def __init__(self, terms: Sequence[Term]) -> None:
        """Longer forms come first, so that the longest one wins."""
        self.term_of = {form.lower(): term for term in terms for form in (term.term, *term.also)}
        forms = sorted(self.term_of, key=lambda form: (-len(form), form))
        alternatives = "|".join(re.escape(form) for form in forms)
        self.pattern = re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.I) if forms else None

    def link(self, html: str) -> Markup:
        """The cleaned HTML of one lesson, with an explanation at the first use of every term."""
        if self.pattern is None:
            return trusted(html)
        linker = _Linker(self, self.pattern)
        linker.feed(html)
        linker.close()
        return trusted("".join(linker.written))


class _Linker(HTMLParser):
    """Writes the HTML out again exactly as it was, except for words of the glossary."""

    def __init__(self, glossary: Glossary, pattern: re.Pattern[str]) -> None:
        super().__init__(convert_charrefs=False)
        self.glossary = glossary
        self.pattern = pattern
        self.linked: set[str] = set()
        self.inside: list[str] = []
        self.written: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.written.append(self.get_starttag_text() or "")
        begins = bool(self.inside) or tag in LEFT_ALONE or ("class", "take") in attrs
        if begins and tag not in ("br", "hr"):
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.written.append(f"</{tag}>")
        if self.inside:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        self.written.append(data if self.inside else self.pattern.sub(self._link, data))

    def handle_entityref(self, name: str) -> None:
        self.written.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.written.append(f"&#{name};")

    def _link(self, match: re.Match[str]) -> str:
        term = self.glossary.term_of[match[0].lower()]
        if term.id in self.linked:
            return match[0]
        self.linked.add(term.id)
        card, address = f"woord-{escape(term.id)}", f"{GLOSSARY_ADDRESS}#{escape(term.id)}"
        return (
            f'<button type="button" class="term" popovertarget="{card}">{match[0]}</button>'
            f'<span class="term-card" id="{card}" popover><b>{escape(term.term)}</b>'
            f'<span>{escape(term.text)}</span><a href="{address}">In de woordenlijst</a></span>'
        )


def by_letter(course: Course) -> tuple[tuple[str, tuple[tuple[Term, Lesson | None], ...]], ...]:
    """The glossary under the first letters of its terms, each with the lesson that explains it first."""
    uses = first_uses(course)
    ordered = sorted(course.glossary, key=lambda term: fold(term.term))
    letters = groupby(ordered, key=lambda term: fold(term.term)[0].upper())
    return tuple((letter, tuple((term, uses.get(term.id)) for term in terms)) for letter, terms in letters)


def without_explanations(html: str) -> Markup:
    """The HTML of a lesson with only the words where terms are explained, as it goes to paper."""
    return trusted(EXPLAINED.sub(r"\1", html))


def first_uses(course: Course) -> dict[str, Lesson]:
    """For each term that a lesson explains in its text, by its id, the first lesson that does."""
    uses: dict[str, Lesson] = {}
    for lesson in (lesson for module in course.modules for lesson in module.lessons):
        for part in (part for part in lesson.parts if isinstance(part, Markup)):
            for term_id in USED.findall(part):
                uses.setdefault(term_id, lesson)
    return uses
