"""Exact dates and exact ages. A month, a year or "een veertiger" identifies nobody; 12 maart 1987 and 43 jaar may."""

import re
from collections.abc import Iterator

from course.anonymity.hits import Hit, Kind

MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    "jan|feb|febr|mrt|apr|jun|jul|aug|sept|sep|okt|nov|dec"
)
WRITTEN = re.compile(
    rf"(?<![\d.,:/-])(?:0?[1-9]|[12]\d|3[01])(?:e|ste|de)?[ ]{{0,2}}(?:{MONTHS})\b"
    r"(?:\.? ?(?:(?:19|20)\d\d|['’]\d\d)(?!\d))?",
    re.IGNORECASE,
)
WITH_YEAR = re.compile(
    r"(?<![\d./-])(?:0?[1-9]|[12]\d|3[01]) ?([./–-]) ?(?:0?[1-9]|1[0-2])"
    r" ?\1 ?(?:(?:19|20)\d\d|['’]?\d\d)(?![\d/]|[.-]\d)"
)
YEAR_FIRST = re.compile(r"(?<![\d./-])(?:19|20)\d\d([./-])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?![\d/-])")
SHORT = re.compile(r"(?<![\d./-])(0?[1-9]|[12]\d|3[01])([/-])(0?[1-9]|1[0-2])(?![\d/-]|[.,]\d)")
# A short date is sure after one of these words, or when no score or fraction is written like it.
DATE_CUE = re.compile(
    r"\b(?:op|vanaf|sinds|tot|per|dd|d\.d\.|datum|geboren|geb|(?:maan|dins|woens|donder|vrij|zater|zon)dag)[.:,]? $",
    re.IGNORECASE,
)
NO_DATE_AFTER = re.compile(
    r" ?(?:uur|min|week|weken|keer|dagen|maanden|jaar|mensen|deel|punt|liter|mg|ml|tablet)", re.IGNORECASE
)
ALWAYS_OPEN = ("24", "7")

PERSON = (
    r"(?:man|vrouw|jongen|jongeman|meisje|meid|dame|heer|kind|zoon|dochter|broer|zus|zusje|broertje|moeder|vader|iemand|"
    r"collega|persoon|puber|tiener|jongere|peuter|kleuter|mevrouw|meneer|cli[eë]nte?|bewoner|bewoonster|deelnemer|"
    r"stagiaire?|hij|zij|ze)"
)
NUMBER_WORD = (
    r"(?:(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)[eë]n(?:twintig|dertig|veertig|vijftig|zestig|zeventig|"
    r"tachtig|negentig)|(?:der|veer|vijf|zes|zeven|acht|negen)tien)"
)
AGE = rf"(?:\d{{1,2}}|1[01]\d|{NUMBER_WORD})"
ENDS = r"(?=\s*(?:[.,;:!?)]|$|(?:en|maar|die|toen)\b))"
NO_AGE_AFTER = r"(?![\w:%/-]|[.,]\d)(?! (?:kilo|kg|meter|cm|uur))"
JUST = r"(?:net |pas |nu |al |bijna |vandaag |inmiddels |ook )?"
AGES = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for pattern in (
        rf"\b({AGE}[ -]?jarigen?)\b",
        rf"\b({AGE} (?:jaar|jaren|jr\.?) (?:oud|jong))\b",
        rf"\b{PERSON}(?: [^\W\d]{{1,14}}){{0,2}} van {JUST}({AGE}(?: jaar)?){NO_AGE_AFTER}",
        rf"\b{PERSON} (?:(?:is|was|werd) {JUST}|wordt (?:[^\W\d]{{1,14}} ){{0,2}})"
        rf"({AGE}(?:(?: jaar| jr\.?)?{ENDS}|(?= geworden\b)))",
        rf"\bleeftijd(?: is| van|:) ({AGE}(?: jaar)?)(?!\d)",
        r"\b(geboren in (?:19|20)\d\d)(?!\d)",
    )
)
LOOKS_BACK = 14
HIGHEST_SCORE = 10


def find_dates(text: str) -> Iterator[Hit]:
    """Find exact dates, however they are written."""
    for expression in (WRITTEN, WITH_YEAR, YEAR_FIRST):
        yield from (Hit(match.start(), match.end(), Kind.DATE) for match in expression.finditer(text))
    for match in SHORT.finditer(text):
        if _is_date(text, match):
            yield Hit(match.start(), match.end(), Kind.DATE)


def find_ages(text: str) -> Iterator[Hit]:
    """Find ages in exact numbers."""
    for expression in AGES:
        yield from (Hit(match.start(1), match.end(1), Kind.AGE) for match in expression.finditer(text))


def _is_date(text: str, match: re.Match[str]) -> bool:
    day, sign, month = match.groups()
    if (day, month) == ALWAYS_OPEN or NO_DATE_AFTER.match(text, match.end()):
        return False
    if DATE_CUE.search(text, max(0, match.start() - LOOKS_BACK), match.start()):
        return True
    return month.startswith("0") or (sign == "/" and int(day) > HIGHEST_SCORE)
