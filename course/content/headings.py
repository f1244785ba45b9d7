"""The parts of a lesson and the headings in a text: their order, and the ids that links point to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown.extensions.toc import slugify
from markdown.treeprocessors import Treeprocessor

from course.content.faults import Report

PARTS = ("Kijk", "Weet", "Voel", "Doe", "Neem mee")
LAST_PART = PARTS[-1]
ORDERS = (list(PARTS), ["Kijk", "Weet", *PARTS[1:]])
HEADING = re.compile(r"(#{1,6}) *(.*?) *#*$")
HIDDEN_HEADING = re.compile(r"\s*(?:[>*+-]|\d+\.)\s+#{1,6} |\s{1,3}#{1,6} ")
PART = re.compile(rf"({'|'.join(PARTS)})(?: *: *(.*))?$", re.S)


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading in a file."""

    line: int
    level: int
    text: str


class HeadingIds:
    """Gives every heading an id of its own, the same one each time the text is read."""

    def __init__(self) -> None:
        """Begin without ids."""
        self._given: set[str] = set()

    def give(self, text: str) -> str:
        """An id from the words of the heading, or from the name of the part."""
        part = PART.match(text)
        base = slugify(part[1] if part else text, "-") or "kop"
        name, number = base, 2
        while name in self._given:
            name, number = f"{base}-{number}", number + 1
        self._given.add(name)
        return name


def find_headings(prose: Sequence[str], first_line: int, report: Report) -> tuple[Heading, ...]:
    """The headings in the prose; one that stands inside a list or quote is a fault."""
    found = []
    for place, text in enumerate(prose):
        line = place + first_line
        if HIDDEN_HEADING.match(text):
            report(line, "Een kop staat vooraan de regel, niet in een lijst of citaat. Zet hem los.")
        match = HEADING.match(text)
        if match:
            found.append(Heading(line, len(match[1]), match[2]))
    return tuple(found)


def anchors_of(headings: Sequence[Heading]) -> frozenset[str]:
    """The places on a page that a link can point to."""
    ids = HeadingIds()
    return frozenset(ids.give(heading.text) for heading in headings)


def check_levels(headings: Sequence[Heading], report: Report) -> None:
    """A text has headings with two hashes, and under those with three."""
    seen_second = False
    for heading in headings:
        if heading.level not in (2, 3):
            report(heading.line, f"Een kop heeft ## of ###, niet {'#' * heading.level}. Pas het aantal aan.")
        if heading.level == 3 and not seen_second:
            report(heading.line, "Deze tussenkop staat niet onder een kop. Zet er eerst een kop met ## boven.")
        seen_second = seen_second or heading.level == 2


def check_parts(headings: Sequence[Heading], first_line: int, report: Report) -> None:
    """A lesson has its five parts in their order, each with a title except the last."""
    names: list[str] = []
    for heading in (one for one in headings if one.level == 2):
        part = PART.match(heading.text)
        if part is None:
            report(
                heading.line,
                f'"{heading.text}" is geen deel van een les. Begin met {", ".join(PARTS)}, of gebruik ###.',
            )
            continue
        names.append(part[1])
        if part[1] == LAST_PART and part[2] is not None:
            report(heading.line, '"Neem mee" heeft geen eigen kopje. Haal weg wat erachter staat.')
        if part[1] != LAST_PART and not part[2]:
            report(heading.line, f'"{part[1]}" heeft geen kopje. Zet er een dubbele punt en een kopje achter.')
    if names in ORDERS:
        return
    missing = [name for name in PARTS if name not in names]
    if missing:
        report(first_line, f"Deze les mist {', '.join(missing)}. Zet elk deel erin, met ## ervoor.")
    else:
        report(
            first_line,
            f"De delen staan niet in de goede volgorde: {', '.join(names)}. Houd aan: {', '.join(PARTS)}.",
        )


class HeadingTreeprocessor(Treeprocessor):
    """Gives headings their ids, shows the name of the part, and makes the last part one sentence."""

    def run(self, root: Element) -> None:
        """Called by Python-Markdown, after the inline text was made."""
        ids = HeadingIds()
        for heading in [element for element in root.iter() if element.tag in ("h2", "h3")]:
            text = "".join(heading.itertext())
            heading.set("id", ids.give(text))
            part = PART.match(text) if heading.tag == "h2" else None
            if part and part[1] == LAST_PART:
                _make_take(root, heading)
            elif part and part[2]:
                _show_part(heading, part[1])


def _show_part(heading: Element, name: str) -> None:
    rest = (heading.text or "")[len(name) :].lstrip(" :")
    heading.text = None
    label = Element("span", {"class": "part"})
    label.text, label.tail = name, f" {rest}"
    heading.insert(0, label)


def _make_take(root: Element, heading: Element) -> None:
    """The words stay for a screen reader; for the eye the shape of the sentence says enough."""
    children = list(root)
    if heading not in children:
        return
    place = children.index(heading)
    if place + 1 >= len(children) or children[place + 1].tag != "p":
        return
    sentence = children[place + 1]
    root.remove(heading)
    label = Element("span", {"class": "visually-hidden"})
    label.text, label.tail = f"{LAST_PART}: ", sentence.text
    sentence.text = None
    sentence.insert(0, label)
    sentence.set("class", "take")
    sentence.set("id", heading.get("id", ""))
