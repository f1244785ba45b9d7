"""Sentences in which somebody marked by hand what could identify a person, and how well the rules find that."""

import re
from dataclasses import dataclass
from pathlib import Path

from course.anonymity import Hit, Known, find_hits
from tests.world import PEOPLE

FOLDER = Path(__file__).parent
MARKED = re.compile(r"\[([a-z]+)\|([^\]]*)\]")
EVERY = 4  # every fourth sentence is the hold-out

# What Noor's organisation hands in; De Brug, the other one, is no part of it.
AROUND_NOOR = Known.of(
    [PEOPLE[who] for who in ("noor", "sam", "yara", "anja", "bram", "marja")],
    ["De Vlierboom", "Team Noord", "Team Zuid"],
)


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a sentence that should be marked."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what should be marked in it."""

    text: str
    spans: tuple[Span, ...]


@dataclass(slots=True)
class Score:
    """How many spans were found, and how many hits were right."""

    spans: int = 0
    found: int = 0
    hits: int = 0
    right: int = 0

    @property
    def recall(self) -> float:
        """Which part of what should be marked is marked."""
        return self.found / self.spans if self.spans else 1.0

    @property
    def precision(self) -> float:
        """Which part of what is marked should be."""
        return self.right / self.hits if self.hits else 1.0

    def line(self, name: str) -> str:
        """A line for a table."""
        return (
            f"{name:12} recall {self.found:3}/{self.spans:3} {self.recall:6.1%}   "
            f"precision {self.right:3}/{self.hits:3} {self.precision:6.1%}"
        )


def sentences(name: str = "sentences.txt") -> list[Sentence]:
    """Read a file with sentences."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [_read(line) for line in lines if line and not line.startswith("#")]


def score(chosen: list[Sentence]) -> dict[str, Score]:
    """Count by overlap: a span is found when a hit touches it, a hit is right when it touches a span."""
    table: dict[str, Score] = {"all": Score()}
    for sentence in chosen:
        hits = find_hits(sentence.text, AROUND_NOOR)
        for span in sentence.spans:
            _count(table, span.kind, spans=1, found=int(any(_touch(hit, span) for hit in hits)))
        for hit in hits:
            _count(table, hit.kind, hits=1, right=int(any(_touch(hit, span) for span in sentence.spans)))
    return table


def _touch(hit: Hit, span: Span) -> bool:
    return hit.start < span.end and span.start < hit.end


def _count(
    table: dict[str, Score], kind: str, *, spans: int = 0, found: int = 0, hits: int = 0, right: int = 0
) -> None:
    for one in (table["all"], table.setdefault(kind, Score())):
        one.spans, one.found = one.spans + spans, one.found + found
        one.hits, one.right = one.hits + hits, one.right + right


def _read(line: str) -> Sentence:
    text, spans, last = "", [], 0
    for match in MARKED.finditer(line):
        text += line[last : match.start()]
        spans.append(Span(len(text), len(text) + len(match[2]), match[1]))
        text += match[2]
        last = match.end()
    return Sentence(text + line[last:], tuple(spans))
