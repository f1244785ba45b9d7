"""A text cut into pieces, so that a page can mark what was found; together they are the text, letter by letter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from course.anonymity.check import find_hits
from course.anonymity.hits import Hit, Kind
from course.anonymity.known import Known


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text; with the hit and its number when it is one."""

    text: str
    hit: Hit | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Checked:
    """An answer that was looked over: the pieces of each of its fields, and what was found, by number."""

    fields: tuple[tuple[Piece, ...], ...]
    found: tuple[Piece, ...]


def look_over(texts: Iterable[str], known: Known) -> Checked:
    """Check the fields of one answer. The same words get the same number wherever they stand in it."""
    numbers: dict[tuple[Kind, str], int] = {}
    fields = tuple(tuple(_cut(text, find_hits(text, known), numbers)) for text in texts)
    by_number = {piece.number: piece for pieces in reversed(fields) for piece in reversed(pieces) if piece.hit}
    return Checked(fields, tuple(by_number[number] for number in sorted(by_number)))


def _cut(text: str, hits: list[Hit], numbers: dict[tuple[Kind, str], int]) -> Iterator[Piece]:
    end = 0
    for hit in hits:
        if hit.start > end:
            yield Piece(text[end : hit.start])
        words = text[hit.start : hit.end]
        yield Piece(words, hit, numbers.setdefault((hit.kind, words.casefold()), len(numbers) + 1))
        end = hit.end
    if end < len(text):
        yield Piece(text[end:])
