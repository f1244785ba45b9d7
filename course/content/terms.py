"""Words of the glossary become links where a lesson uses them first."""

import re
from collections.abc import Sequence
from html.parser import HTMLParser

from markupsafe import Markup, escape

from course.content.cleaning import trusted
from course.content.links import GLOSSARY_ADDRESS
from course.content.models import Term

# Inside these elements a word stays as it is.
LEFT_ALONE = frozenset({"a", "h2", "h3", "code", "pre", "aside", "details", "div"})


class Glossary:
    """The terms, ready to be found in text."""

    def __init__(self, terms: Sequence[Term]) -> None:
        """Longer forms come first, so that the longest one wins."""
        self.id_of = {form.lower(): term.id for term in terms for form in (term.term, *term.also)}
        forms = sorted(self.id_of, key=lambda form: (-len(form), form))
        alternatives = "|".join(re.escape(form) for form in forms)
        self.pattern = re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.I) if forms else None

    def link(self, html: str) -> Markup:
        """The cleaned HTML of one lesson, with a link at the first use of every term."""
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
        term_id = self.glossary.id_of[match[0].lower()]
        if term_id in self.linked:
            return match[0]
        self.linked.add(term_id)
        return f'<a class="term" href="{GLOSSARY_ADDRESS}#{escape(term_id)}">{match[0]}</a>'
