"""Initials: J.P. de Boer, M., cliënt B. A plan B and a mevrouw X identify nobody."""

import re
from collections.abc import Iterator

from course.anonymity.hits import Hit, Kind
from course.anonymity.ordinary import ABBREVIATIONS, ACTS, LETTERED, PSEUDONYMS
from course.anonymity.surnames import SURNAMES, ends_as_surname

SURNAME = r"(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]er|[Tt]en|[Ee]l|[Aa]l|[Tt]e|[Ii]n|'t) ){0,3}([A-ZÀ-Þ][^\W\d_]{1,30})"
SEVERAL = re.compile(rf"(?<![\w.])(?:[A-Z]\. ?){{1,4}}[A-Z]\.(?: ?{SURNAME})?(?!\w)")
ONE = re.compile(rf"(?<![\w.&-])([A-Z])\.(?: ?{SURNAME})?(?!\w)")
BARE = re.compile(
    r"\b(?:cli[eë]nt|bewoner|bewoonster|deelnemer|collega|jongen|meisje|man|vrouw) ([A-Z])(?![\w.'’-])", re.IGNORECASE
)
WORD_BEFORE = re.compile(r"([^\W\d_]+)(,?) {1,2}$")
WORD_AFTER = re.compile(r" ([^\W\d_]+)")
LOOKS_BACK = 40
OF_A_LIST = frozenset("ABCDE")


def find_initials(text: str) -> Iterator[Hit]:
    """Find initials, with the surname when there is one."""
    for match in SEVERAL.finditer(text):
        if match[0].replace(" ", "").casefold() not in ABBREVIATIONS:
            yield Hit(match.start(), match.end(), Kind.INITIALS)
    for match in ONE.finditer(text):
        if _is_surname(match[2]):
            yield Hit(match.start(), match.end(), Kind.INITIALS)
        elif _is_somebody(text, match):
            yield Hit(match.start(), match.start() + 2, Kind.INITIALS)
    for match in BARE.finditer(text):
        if match[1].isupper() and match[1] not in PSEUDONYMS:
            yield Hit(match.start(1), match.end(1), Kind.INITIALS)


def _is_surname(word: str | None) -> bool:
    return word is not None and (word.casefold() in SURNAMES or ends_as_surname(word.casefold()))


def _is_somebody(text: str, match: re.Match[str]) -> bool:
    """A letter in a sentence is somebody, unless it numbers something; before a sentence it may number a list."""
    if match[1] in PSEUDONYMS:
        return False
    before = WORD_BEFORE.search(text, max(0, match.start() - LOOKS_BACK), match.start())
    if before:
        return before[1].casefold() not in LETTERED and (before[1].islower() or before[1].istitle())
    after = WORD_AFTER.match(text, match.start() + 2)
    return after is not None and after[1].islower() and (match[1] not in OF_A_LIST or after[1] in ACTS)
