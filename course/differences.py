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
    stretches = [
        ("".join(old[old_from:old_to]), "".join(new[new_from:new_to]), kind == "equal")
        for kind, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    ]
    pieces: list[Piece] = []
    for gone, added, is_same in _joined(stretches):
        shown = ((SAME, gone),) if is_same else ((GONE, gone), (NEW, added))
        pieces += [Piece(kind, text) for kind, text in shown if text]
    return pieces


def _joined(stretches: list[tuple[str, str, bool]]) -> list[tuple[str, str, bool]]:
    """Take changed words with only a space between them as one change: who listens hears one mark, not one a word."""
    joined: list[tuple[str, str, bool]] = []
    for place, (gone, added, is_same) in enumerate(stretches):
        is_between = is_same and gone.isspace() and 0 < place < len(stretches) - 1
        if joined and not joined[-1][2] and (is_between or not is_same):
            joined[-1] = (joined[-1][0] + gone, joined[-1][1] + added, False)
        else:
            joined.append((gone, added, is_same))
    return joined
