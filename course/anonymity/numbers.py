"""Numbers that belong to one person: a citizen service number, telephone, bank account, number plate, and e-mail.

Every expression here is bounded and begins where a run begins, so that hostile text costs no more than other text.
"""

import re
from collections.abc import Iterator

from course.anonymity.hits import Hit, Kind

EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@[^\W_](?:[\w-]{0,62}\.){1,4}[a-zA-Z]{2,24}(?![\w-])")

# 06 12345678, 06-12 34 56 78, 020-5551234, (0575) 55 12 34, +31 6 …, +31(0)6 …, 0031 6 …
PHONE = re.compile(
    r"(?<![\d+])(?:(?:\+|00)31[ .-]?(?:\(0\)|0)?[ .-]?[1-9]|\(?0[1-9])(?:[ .()/–-]{0,3}\d){8}(?!\d)", re.ASCII
)
# Numbers that everybody may call; they identify nobody.
FOR_ALL = re.compile(r"0(?:800|900|906|909)")

NINE = re.compile(r"(?<![\d,€+-])\d(?:[ .–-]?\d){8}(?![\d,]\d|\d)", re.ASCII)
EIGHT = re.compile(r"(?<!\d)\d(?:[ .–-]?\d){7,8}(?!\d)", re.ASCII)
BSN_CUE = re.compile(r"\b(?:bsn|burger\s?service\s?nummer|sofi-?nummer)\b[^\d\n]{0,25}$", re.IGNORECASE)
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)

IBAN = re.compile(
    r"(?<![a-z0-9])(?:nl\d\d[ .]?[a-z]{4}(?:[ .]?\d){10}|be\d\d(?:[ .]?\d){12}|de\d\d(?:[ .]?\d){18})(?![a-z0-9])",
    re.IGNORECASE | re.ASCII,
)

# The series of Dutch plates: three groups of letters or digits, six signs together.
PLATE = re.compile(
    r"(?<![\w-])(?:([a-z]{1,3}|\d{1,3})-([a-z]{1,3}|\d{1,3})-([a-z]{1,3}|\d{1,3}))(?![\w-])", re.IGNORECASE | re.ASCII
)
PLATE_SIZES = {(2, 2, 2), (2, 3, 1), (1, 3, 2), (3, 2, 1), (1, 2, 3)}
LOOKS_BACK = 45


def find_numbers(text: str) -> Iterator[Hit]:
    """Find the numbers and addresses that belong to one person."""
    yield from (Hit(match.start(), match.end(), Kind.EMAIL) for match in EMAIL.finditer(text))
    for match in PHONE.finditer(text):
        if not FOR_ALL.match(_digits(match[0])):
            yield Hit(match.start(), match.end(), Kind.PHONE)
    yield from (Hit(match.start(), match.end(), Kind.BSN) for match in NINE.finditer(text) if is_bsn(match[0]))
    for match in EIGHT.finditer(text):
        if BSN_CUE.search(text, max(0, match.start() - LOOKS_BACK), match.start()):
            yield Hit(match.start(), match.end(), Kind.BSN)
    yield from (Hit(match.start(), match.end(), Kind.IBAN) for match in IBAN.finditer(text) if is_iban(match[0]))
    yield from (Hit(match.start(), match.end(), Kind.PLATE) for match in PLATE.finditer(text) if _is_plate(match))


def is_bsn(number: str) -> bool:
    """Say whether the digits pass the eleven-test of a citizen service number."""
    digits = [int(digit) for digit in _digits(number)]
    return any(digits) and sum(w * d for w, d in zip(WEIGHTS, digits, strict=True)) % 11 == 0


def is_iban(number: str) -> bool:
    """Say whether the check digits of a bank account are right."""
    signs = "".join(sign for sign in number.upper() if sign.isalnum())
    turned = signs[4:] + signs[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def _digits(number: str) -> str:
    return "".join(sign for sign in number if sign.isdigit())


def _is_plate(match: re.Match[str]) -> bool:
    groups = match.groups()
    letters = [group.isalpha() for group in groups]
    written = match[0].isupper()
    return written and any(letters) and not all(letters) and tuple(map(len, groups)) in PLATE_SIZES
