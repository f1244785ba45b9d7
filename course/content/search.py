"""Finding in the course: an index of every word, and the sentences in which the words of a question stand.

A word is found as it was typed, in another form of it (grens, grenzen), or as the beginning of a longer word.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from course.content.models import Course
from course.content.search_text import TITLE, Entry, Line, entries_of
from course.content.stemming import fold, stem

LONGEST_QUESTION, MOST_WORDS, MOST_HITS = 100, 10, 30
SHORTEST_BEGINNING, SHORTEST_TYPO = 3, 5
# How well a form fits that is another one of the word, or that only begins with it; as it was typed it fits wholly.
OTHER_FORM, ONLY_THE_BEGINNING = 0.9, 0.6
# A sentence of one or two words says little.
FEWEST_WORDS_TO_QUOTE = 4
WORD = re.compile(r"[^\W_]+(?:['’]s\b)?")
# People ask in sentences; these words stand everywhere and say nothing about what is asked.
EMPTY_WORDS = frozenset(
    WORD.findall(
        "aan als bij dat de die dit doe een en er ga het hoe ik in is je kan met mijn moet naar of om op te van voor"
        " waar wat wie zijn"
    )
)


class Place(NamedTuple):
    """Where a word stands: the entry, the line in it, and the how-manieth word of the line it is."""

    entry: int
    line: int
    word: int


class Piece(NamedTuple):
    """A part of a sentence; `found` when it is a word that was asked for."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found: its title, and the sentence in which the words stand (empty for a title alone)."""

    entry: Entry
    title: tuple[Piece, ...]
    quote: tuple[Piece, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found for a question; `more` is how many others there are, `meant` a question that may be meant."""

    hits: tuple[Hit, ...] = ()
    more: int = 0
    meant: str = ""

    def of_kind(self, kind: str) -> tuple[Hit, ...]:
        """What was found of one kind, the best first."""
        return tuple(hit for hit in self.hits if hit.entry.kind == kind)


# For one word of a question: the forms in which it occurs, and how well each of them fits.
Forms = Mapping[str, float]


class SearchIndex:
    """Every word of the course, with its places."""

    def __init__(self, course: Course) -> None:
        """Read the whole course once."""
        self.entries = entries_of(course)
        self.places: dict[str, list[Place]] = defaultdict(list)
        folded: dict[str, str] = {}
        for entry_number, entry in enumerate(self.entries):
            for line_number, line in enumerate(entry.lines):
                for word_number, word in enumerate(WORD.findall(line.text)):
                    form = folded.get(word) or folded.setdefault(word, fold(word))
                    self.places[form].append(Place(entry_number, line_number, word_number))
        self.forms = sorted(self.places)
        self.kin: dict[str, list[str]] = defaultdict(list)
        for form in self.forms:
            self.kin[stem(form)].append(form)

    def find(self, question: str) -> Findings:
        """What in the course holds all words of this question."""
        words = words_of(question)
        if not words:
            return Findings()
        asked = [self._forms_of(word) for word in words]
        ranked = sorted(self._candidates(asked), key=lambda found: (-found.score, found.number))
        if not ranked:
            return Findings(meant=self._meant(words, asked))
        marked = {form for forms in asked for form in forms}
        hits = tuple(self._hit(found, marked) for found in ranked[:MOST_HITS])
        return Findings(hits, len(ranked) - len(hits))

    def _forms_of(self, word: str) -> Forms:
        forms: dict[str, float] = {}
        if len(word) >= SHORTEST_BEGINNING:
            begin = bisect_left(self.forms, word)
            beginnings = takewhile(lambda form: form.startswith(word), self.forms[begin:])
            forms = dict.fromkeys(beginnings, ONLY_THE_BEGINNING)
        forms |= dict.fromkeys(self.kin.get(stem(word), ()), OTHER_FORM)
        return forms | ({word: 1.0} if word in self.places else {})

    def _candidates(self, asked: Sequence[Forms]) -> "Iterator[_Found]":
        """Every entry that holds all words, with its score."""
        by_word = [self._by_entry(forms) for forms in asked]
        everywhere = set(by_word[0]).intersection(*by_word[1:])
        for number in everywhere:
            yield _Found(number, self.entries[number], [found[number] for found in by_word])

    def _by_entry(self, forms: Forms) -> "dict[int, list[tuple[Place, float]]]":
        found: dict[int, list[tuple[Place, float]]] = defaultdict(list)
        for form, fit in forms.items():
            for place in self.places[form]:
                found[place.entry].append((place, fit))
        return found

    def _hit(self, found: "_Found", marked: set[str]) -> Hit:
        title, *others = found.entry.lines
        lines = [found.entry.lines[number] for number in found.quoted()]
        quote: list[Piece] = []
        for line in lines or others[:1]:
            quote += [Piece(" … ", found=False)] if quote else []
            quote += pieces(line.text, marked)
        return Hit(found.entry, pieces(title.text, marked), tuple(quote), lines[0].anchor if lines else title.anchor)

    def _meant(self, words: Sequence[str], asked: Sequence[Forms]) -> str:
        """The question with its typing errors mended, when that finds something."""
        mended = [word if forms else self._near(word) for word, forms in zip(words, asked, strict=True)]
        again = [self._forms_of(word) for word in mended]
        return " ".join(mended) if mended != list(words) and any(self._candidates(again)) else ""

    def _near(self, word: str) -> str:
        """The word of the course that is used most among those one typing error away, or the word itself."""
        if len(word) < SHORTEST_TYPO:
            return word
        near = Counter({form: len(self.places[form]) for form in self.forms if is_one_off(word, form)})
        return near.most_common(1)[0][0] if near else word


class _Found:
    """An entry that holds all words that were asked for: how good it is, and which lines show why."""

    def __init__(self, number: int, entry: Entry, by_word: Sequence[Sequence[tuple[Place, float]]]) -> None:
        self.number = number
        self.entry = entry
        self.on_line: dict[int, list[tuple[int, int]]] = defaultdict(list)
        # For each line: how well it fits each of the words that it holds.
        self.fits: dict[int, dict[int, float]] = defaultdict(dict)
        for asked, places in enumerate(by_word):
            for place, fit in places:
                self.on_line[place.line].append((place.word, asked))
                self.fits[place.line][asked] = max(fit, self.fits[place.line].get(asked, 0.0))
        weights = sum(max(self._line(place.line).weight * fit for place, fit in places) for places in by_word)
        often = sum(min(len(places), 8) for places in by_word) / (4 * len(by_word))
        self.score = weights + often + max(map(self._together, self.on_line))

    def quoted(self) -> list[int]:
        """The line that shows most and, for a word that it and the title both lack, a second one."""
        choice = [number for number in self.on_line if self._line(number).weight < TITLE]
        if not choice:
            return []
        best = max(choice, key=self._worth)
        shown = self.fits[best].keys() | self.fits.get(0, {}).keys()
        adding = [number for number in choice if self.fits[number].keys() - shown]
        if not adding:
            return [best]
        return [best, max(adding, key=lambda number: (len(self.fits[number].keys() - shown), self._worth(number)))]

    def _line(self, number: int) -> Line:
        return self.entry.lines[number]

    def _together(self, number: int) -> float:
        """How many of the words this line holds, and how near each other they stand."""
        return 10 * (len(self.fits[number]) - 1) + 8 / (1 + gap(self.on_line[number]))

    def _worth(self, number: int) -> tuple[float, bool, int]:
        """How much this line shows. What stands under a heading comes before a goal: a link can lead to it."""
        says_something = len(WORD.findall(self._line(number).text)) >= FEWEST_WORDS_TO_QUOTE
        return sum(self.fits[number].values()) + says_something / 2, bool(self._line(number).anchor), -number


def words_of(question: str) -> tuple[str, ...]:
    """The folded words to look for; empty words only when there are no others."""
    words = tuple(dict.fromkeys(fold(word) for word in WORD.findall(question[:LONGEST_QUESTION])))[:MOST_WORDS]
    return tuple(word for word in words if word not in EMPTY_WORDS) or words


def pieces(text: str, marked: set[str]) -> tuple[Piece, ...]:
    """The text cut into what was asked for and the rest."""
    cut, end = [], 0
    for match in WORD.finditer(text):
        if fold(match[0]) in marked:
            cut += [Piece(text[end : match.start()], found=False), Piece(match[0], found=True)]
            end = match.end()
    return tuple(piece for piece in (*cut, Piece(text[end:], found=False)) if piece.text)


def gap(words: Sequence[tuple[int, int]]) -> int:
    """The smallest number of steps in which one meets every asked word that stands on this line."""
    wanted = len({asked for _place, asked in words})
    ordered = sorted(words)
    latest: dict[int, int] = {}
    best = ordered[-1][0] - ordered[0][0]
    for place, asked in ordered:
        latest[asked] = place
        if len(latest) == wanted:
            best = min(best, place - min(latest.values()))
    return best


def is_one_off(word: str, other: str) -> bool:
    """Whether one letter too many, too few, or wrong, or two that changed places, makes the one into the other."""
    if abs(len(word) - len(other)) > 1 or word == other:
        return False
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False)))
    rest, others = word[same:], other[same:]
    if len(rest) != len(others):
        return rest[1:] == others or rest == others[1:]
    return rest[1:] == others[1:] or (rest[1::-1] == others[:2] and rest[2:] == others[2:])
