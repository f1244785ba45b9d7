"""A text as words, with what the rules for names need to know about each of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
# After one of these a word has a capital because a sentence or a quotation begins.
OPENING = re.compile(r"[.!?:;\n\"'‘“”„«(\[…•*|>]|(?:^|\s)[-–]\s")
# IJsbrand and D'Arc.
STRANGE_BEGINNINGS = ("IJ", "D'", "D’", "O'", "O’")
NEAR = re.compile(r"[ \t]{1,3}")
NEAR_AFTER_ABBREVIATION = re.compile(r"\.?[ \t]{0,3}")


@dataclass(frozen=True, slots=True)
class Word:
    """A word: where it stands, whether a sentence begins with it, and whether only spaces part it from the one before.

    `follows_dot` is true as well when a dot stands between the two, as after an abbreviation.
    """

    text: str
    folded: str
    start: int
    end: int
    opens: bool
    follows: bool
    follows_dot: bool

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital and goes on in small letters, as a name does."""
        begins = self.text[0].isupper() and (self.text[1:2].islower() or self.text.startswith(STRANGE_BEGINNINGS))
        return begins and not self.text.isupper()


def words_of(text: str) -> list[Word]:
    """Cut a text into words."""
    found: list[Word] = []
    last = 0
    for match in WORD.finditer(text):
        gap = text[last : match.start()]
        found.append(_word(match, gap, is_first=not found))
        last = match.end()
    return found


def at(words: Sequence[Word], place: int) -> Word | None:
    """Give the word at a place, or None before the first and after the last."""
    return words[place] if 0 <= place < len(words) else None


def word_set(text: str) -> frozenset[str]:
    """Give the words of a list, as the files with lists write them."""
    return frozenset(text.split())


def _word(match: re.Match[str], gap: str, *, is_first: bool) -> Word:
    if gap == " ":
        return Word(
            match[0], match[0].casefold(), match.start(), match.end(), opens=False, follows=True, follows_dot=True
        )
    opens = is_first or OPENING.search(gap) is not None
    follows = not is_first and NEAR.fullmatch(gap) is not None
    follows_dot = not is_first and NEAR_AFTER_ABBREVIATION.fullmatch(gap) is not None
    return Word(match[0], match[0].casefold(), match.start(), match.end(), opens, follows, follows_dot)
