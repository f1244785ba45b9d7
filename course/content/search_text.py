"""What can be found: the pages of the course as sentences, each with the place that a link to it leads to."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from course.content.blocks.sheets import Exercise
from course.content.models import Assignment, Course, ImageCard, Lesson, Module, Term
from course.content.style import Passage

# How much a word weighs by where it stands.
TITLE, HEADING, TEXT = 40, 12, 4

IN_A_SENTENCE = frozenset({"a", "br", "button", "code", "em", "span", "strong"})
NEVER_CLOSED = frozenset({"br", "hr", "img", "input"})
# What is drawn, chosen from or said on every block alike is no text of the course.
UNREAD_TAGS = frozenset({"select", "textarea"})
DRAWING = re.compile(r"<svg\b.*?</svg>", re.S)
UNREAD_CLASSES = frozenset(
    {
        "block-help",
        "block-kind",
        "callout-kind",
        "part",
        "scale-ends",
        "tension",
        "term-card",
        "visually-hidden",
        "why-else",
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence or heading; `anchor` is the place on its page, empty for the top."""

    text: str
    anchor: str = ""
    weight: int = TEXT


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found. The first line is its title.

    Attributes:
        kind: "lesson", "module", "term", "assignment" or "card".
        id: the id of the page or word that a link leads to; of a card the lesson in which it lies.
        place: in words where this stands.
        lines: everything that can be read in it.
    """

    kind: str
    id: str
    place: str
    lines: tuple[Line, ...]


def entries_of(course: Course) -> tuple[Entry, ...]:
    """Everything in the course that can be found; never the guide of the trainer."""
    entries: list[Entry] = []
    for module in course.modules:
        entries += [_module(module), *(_lesson(lesson, module) for lesson in module.lessons)]
        entries.append(_assignment(module.assignment, module))
    entries += map(_term, course.glossary)
    entries += _cards(course)
    return tuple(entries)


def lines_in(html: str, anchor: str = "") -> tuple[Line, ...]:
    """The sentences and headings in cleaned HTML, each once: a scenario says some things on every path."""
    reader = _Reader(anchor)
    reader.feed(DRAWING.sub("", html))
    reader.close()
    reader.end_passage()
    return tuple(dict.fromkeys(reader.lines))


def _module(module: Module) -> Entry:
    texts = (module.summary, *module.goals)
    lines = (Line(module.title, "", TITLE), *map(Line, texts), *lines_in(module.introduction))
    return Entry("module", module.id, name_of(module), lines)


def _lesson(lesson: Lesson, module: Module) -> Entry:
    lines = [Line(lesson.title, "", TITLE), *map(Line, lesson.goals)]
    anchor = ""
    for part in lesson.parts:
        found = _exercise(part) if isinstance(part, Exercise) else lines_in(part, anchor)
        lines += found
        anchor = anchor if isinstance(part, Exercise) or not found else found[-1].anchor
    return Entry("lesson", lesson.id, module.title, tuple(lines))


def _exercise(exercise: Exercise) -> tuple[Line, ...]:
    anchor = f"blok-{exercise.id}"
    return (Line(exercise.title, anchor, HEADING), *lines_in(exercise.sheet.draw({}), anchor))


def _assignment(assignment: Assignment, module: Module) -> Entry:
    lines = (Line(assignment.title, "", TITLE), *lines_in(assignment.introduction))
    return Entry("assignment", assignment.id, module.title, lines)


def _term(term: Term) -> Entry:
    other_forms = (Line(form, "", TITLE) for form in term.also)
    return Entry("term", term.id, "", (Line(term.term, "", TITLE), Line(term.text), *other_forms))


def _cards(course: Course) -> Iterator[Entry]:
    """Each card once, with the first lesson in which it lies; a card that lies nowhere cannot be gone to."""
    unseen = {card.id: card for card in course.cards}
    for lesson in (lesson for module in course.modules for lesson in module.lessons):
        for exercise in (part for part in lesson.parts if isinstance(part, Exercise)):
            shown = [unseen.pop(one) for one in _cards_on(exercise) if one in unseen]
            yield from (_card(card, lesson, exercise) for card in shown)


def _card(card: ImageCard, lesson: Lesson, exercise: Exercise) -> Entry:
    anchor = f"blok-{exercise.id}"
    return Entry("card", lesson.id, lesson.title, (Line(card.title, anchor, TITLE), Line(card.alt, anchor)))


def _cards_on(exercise: Exercise) -> Iterable[str]:
    if exercise.kind != "beeldkaart":
        return ()
    return (choice.value for choice in exercise.sheet.fields[0].choices)


def name_of(module: Module) -> str:
    """How a page calls a module, above its title."""
    return f"Module {module.number}"


class _Reader(HTMLParser):
    """Collects what can be read, and remembers under which heading or in which block it stands."""

    def __init__(self, anchor: str) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self.anchor = anchor
        self.anchors_outside: list[str] = []
        self.weight = TEXT
        self.words: list[str] = []
        self.unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in NEVER_CLOSED:
            self.words.append(" ")
            return
        given = dict(attrs)
        classes = (given.get("class") or "").split()
        if self.unread or tag in UNREAD_TAGS or not UNREAD_CLASSES.isdisjoint(classes):
            self.unread += 1
            return
        if tag not in IN_A_SENTENCE or (tag == "span" and classes):
            self.end_passage()
        if tag == "section":
            self.anchors_outside.append(self.anchor)
        if given.get("id") and tag in ("h2", "h3", "p", "section"):
            self.anchor = given["id"] or ""
        self.weight = HEADING if tag in ("h2", "h3", "h4") else self.weight

    def handle_endtag(self, tag: str) -> None:
        if tag in NEVER_CLOSED:
            return
        if self.unread:
            self.unread -= 1
            return
        if tag not in IN_A_SENTENCE:
            self.end_passage()
        if tag == "section":
            self.anchor = self.anchors_outside.pop()

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self.words.append(data)

    def end_passage(self) -> None:
        """Keep what was read since the last boundary, sentence by sentence."""
        text = " ".join("".join(self.words).split())
        weight = self.weight
        self.words.clear()
        self.weight = TEXT
        if weight == HEADING and text:
            self.lines.append(Line(text, self.anchor, HEADING))
        elif text:
            sentences = Passage(((1, text),)).sentences()
            self.lines += [Line(sentence.text, self.anchor) for sentence in sentences]
