"""Streets, postcodes and places."""

import re
from collections.abc import Iterator

from course.anonymity.hits import Hit, Kind
from course.anonymity.ordinary import ABROAD, INSTITUTIONS, LIVING, NO_PERSON, SMALL_WORDS, UNITS
from course.anonymity.places import PLACES
from course.anonymity.words import Word, at, word_set

POSTCODE = re.compile(r"(?<![\w.,€-])([1-9]\d{3})( ?)([a-zA-Z]{2})(?![\w])", re.ASCII)
NEVER_IN_POSTCODE = {"sa", "sd", "ss"}

ENDS_AS_STREET = (
    "straat|staat|str|(?<!s)laan|weg|plein|plantsoen|gracht|kade|singel|steeg|dreef|"
    "hof|pad|dijk|park|baan|wal|markt|erf"
)
SURE_STREET = re.compile(r"(?:straat|(?<!s)laan|plein|plantsoen|gracht|kade|singel|steeg|dreef)$")
HOUSE_NUMBER = re.compile(r",? (?:nr\.? ?|nummer )?\d{1,4}(?:[ -]?(?:[a-zA-Z]|bis|hs|\d{1,3}))?(?![\w:/,.]\w|\w)")
STREET_END = re.compile(rf"(?:{ENDS_AS_STREET})$")
# Words that end like a street, before a number that is no house number.
NO_STREET = word_set(
    """
    achtbaan arbeidsmarkt autoweg baan bestaat dijk erf fietspad gerechtshof gracht halverwege hof kade kerkhof
    kerstmarkt laan loopbaan markt marktplein omweg onderweg ontstaat openstaat opstaat pad park plein pretpark
    renbaan rijbaan ringweg rommelmarkt schoolplein snelweg speelplein staat startbaan stilstaat straat
    supermarkt toestaat tuinpad uitweg vakantiepark vaststaat verstaat voetpad wal weg werkplein winkelstraat
    ziekenhof zijstraat
    """
)
NO_HOUSE_AFTER = re.compile(
    r" ?(?:uur|minu|min\b|week|weken|keer|dagen|jaar|mensen|jongens|meter|km|kilometer|auto|graden|%)"
)
BEFORE_STREET = word_set(
    """
    burgemeester de den der dokter dr het koning koningin prins prinses prof professor ten ter van
    """
)
MOST_BEFORE = 3


def find_postcodes(text: str) -> Iterator[Hit]:
    """Find Dutch postcodes; "2021 is" and "1500 ml" are none."""
    for match in POSTCODE.finditer(text):
        letters = match[3].casefold()
        if letters in NEVER_IN_POSTCODE or letters in UNITS:
            continue
        if match[3].isupper() or not (match[2] and letters in SMALL_WORDS):
            yield Hit(match.start(), match.end(), Kind.POSTCODE)


def find_streets(text: str, words: list[Word]) -> Iterator[Hit]:
    """Find streets with a number, and those without one of which the name is sure."""
    for place, word in enumerate(words):
        if word.folded == "laan" and word.is_capitalised:
            yield from _named_lane(text, words, place)
        if (
            (word.folded in NO_STREET and not word.is_capitalised)
            or not STREET_END.search(word.folded)
            or len(word.folded) < 6
        ):
            continue
        number = HOUSE_NUMBER.match(text, word.end)
        if number and NO_HOUSE_AFTER.match(text, number.end()):
            number = None
        has_capital = word.is_capitalised and not word.opens
        is_sure = SURE_STREET.search(word.folded) is not None
        if (number and (word.is_capitalised or is_sure)) or (has_capital and is_sure):
            yield Hit(_beginning(words, place), number.end() if number else word.end, Kind.STREET)


def find_places(words: list[Word]) -> Iterator[Hit]:
    """Find towns: those that are known, and any name with a capital after words such as "woont in"."""
    for place, word in enumerate(words):
        if not word.is_capitalised or _is_institution(words, place):
            continue
        before = at(words, place - 1)
        if before and word.follows and f"{before.folded} {word.folded}" in PLACES:
            yield Hit(before.start, word.end, Kind.PLACE)
        elif word.folded in PLACES or _is_lived_in(words, place):
            yield Hit(word.start, word.end, Kind.PLACE)


def _named_lane(text: str, words: list[Word], place: int) -> Iterator[Hit]:
    """Find a lane that is named after somebody or something: Laan van de Eik 12."""
    after = place + 1
    while (word := at(words, after)) and word.follows and word.folded in BEFORE_STREET and after - place <= MOST_BEFORE:
        after += 1
    last = at(words, after)
    if last and last.follows and last.is_capitalised and after > place + 1:
        number = HOUSE_NUMBER.match(text, last.end)
        yield Hit(words[place].start, number.end() if number else last.end, Kind.STREET)


def _beginning(words: list[Word], place: int) -> int:
    """Give where the name of a street begins: at "Burgemeester" of Burgemeester Van Houtlaan."""
    for before in range(place, max(0, place - MOST_BEFORE), -1):
        word, earlier = words[before], words[before - 1]
        if not word.follows or not (earlier.is_capitalised or earlier.folded in BEFORE_STREET - {"de", "het"}):
            return word.start
        if earlier.opens and earlier.folded not in BEFORE_STREET:
            return word.start
    return words[max(0, place - MOST_BEFORE)].start


def _is_institution(words: list[Word], place: int) -> bool:
    """In "Hogeschool Utrecht" and "Universiteit van Amsterdam" a town is part of a name that identifies nobody."""
    near = words[max(0, place - 2) : place]
    return any(word.folded in INSTITUTIONS for word in near)


def _is_lived_in(words: list[Word], place: int) -> bool:
    word, before = words[place], at(words, place - 1)
    if word.opens or not before or before.folded not in {"in", "te", "naar", "uit"} or not word.follows:
        return False
    if word.folded in ABROAD or word.folded in NO_PERSON:
        return False
    return any(one.folded in LIVING for one in words[max(0, place - 5) : place - 1])
