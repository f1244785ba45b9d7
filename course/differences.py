"""What differs between two versions of a text, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, GONE, NEW = "same", "gone", "new"

# Comparing costs by the product of two lengths; of texts that are longer than this, whole paragraphs are compared.
MOST_WORDS = 2_000

WORD = re.compile(r"\s+|[^\s]+")
PARAGRAPH = re.compile(r"[^\n]*\n+|[^\n]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stands in both versions (`same`), in the first only (`gone`) or in the second (`new`)."""

    kind: str
    text: str


def differences(before: str, after: str) -> list[Piece]:
    """Give both versions as one row of pieces; without what is new it is the first, without what is gone the second."""
    split = WORD if max(len(WORD.findall(before)), len(WORD.findall(after))) <= MOST_WORDS else PARAGRAPH
    old, new = split.findall(before), split.findall(after)
    pieces: list[Piece] = []
    for kind, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece(SAME, "".join(old[old_from:old_to])))
            continue
        shown = ((GONE, "".join(old[old_from:old_to])), (NEW, "".join(new[new_from:new_to])))
        pieces += [Piece(what, text) for what, text in shown if text]
    return pieces
