"""Names of people: after a title, by a first name, by a surname, or by what the words around them say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from course.anonymity.chains import Chain, chain_at
from course.anonymity.first_names import ALSO_WORDS, FIRST_NAMES
from course.anonymity.hits import Hit, Kind
from course.anonymity.known import Known
from course.anonymity.ordinary import (
    ABROAD,
    ACTS,
    ACTS_SURELY,
    ARTICLES,
    BEFORE_CONDITION,
    CALLED,
    INTRODUCES,
    NO_PERSON,
    ROLES,
    SURE_PARTICLES,
    THINKERS,
)
from course.anonymity.places import PLACES
from course.anonymity.surnames import NEEDS_MORE, SURNAMES, ends_as_surname
from course.anonymity.titles import titled_at
from course.anonymity.words import Word, at

# Somebody from a lesson is nobody's client: "Femke uit de les".
FROM_A_LESSON = re.compile(
    r"[^.!?\n]{0,3} uit (?:(?:de|het|dat|die|een) )?"
    r"(?:les|module|voorbeeld|verhaal|filmpje|film|casus|opdracht|cursus)\b",
    re.IGNORECASE,
)
# A capital in the middle of a sentence is a person, as long as the word does not end as a thing does.
ENDS_AS_THING = (
    "wet",
    "plan",
    "model",
    "methode",
    "kantoor",
    "bond",
    "dienst",
    "school",
    "zorg",
    "huis",
    "team",
    "toets",
    "test",
    "lijst",
    "kaart",
    "boek",
    "dag",
    "schaal",
    "centrum",
    "ing",
    "heid",
    "isme",
    "aanse",
    "iekse",
    "ische",
    "scan",
    "therapie",
    "stoornis",
    "fonds",
    "raad",
)
NEVER_A_PERSON = NO_PERSON | ROLES | THINKERS | ABROAD
SURE = FIRST_NAMES - ALSO_WORDS
SHORTEST_IN_SMALL_LETTERS = 5


@dataclass(frozen=True, slots=True)
class Names:
    """What counts as a name here: the lists of the course and the people around the writer."""

    sure: frozenset[str]
    unsure: frozenset[str]
    surnames: frozenset[str]
    familiar: frozenset[str]

    def is_surname(self, word: Word) -> bool:
        """Whether this word, which has a capital, is a surname by the lists or by its ending."""
        return word.folded in self.surnames or ends_as_surname(word.folded)

    def is_sure(self, word: Word) -> bool:
        """Whether this word is a first name and hardly ever anything else; with the s of a possessive as well."""
        if word.folded in self.sure or word.folded.partition("-")[0] in self.sure:
            return True
        plain = word.folded.removesuffix("'s").removesuffix("’s")
        return plain in self.sure or (len(word.folded) > 4 and word.folded.removesuffix("s") in self.sure)


def find_names(text: str, words: list[Word], known: Known) -> Iterator[Hit]:
    """Find names of people."""
    names = Names(
        SURE,
        ALSO_WORDS | (known.first_names - FIRST_NAMES),
        SURNAMES | known.surnames,
        known.familiar,
    )
    place = 0
    while place < len(words):
        end = _name_end(words, place, names)
        if end is None:
            place += 1
            continue
        if not FROM_A_LESSON.match(text, words[end - 1].end):
            yield Hit(words[place].start, words[end - 1].end, Kind.NAME)
        place = end


def _name_end(words: list[Word], place: int, names: Names) -> int | None:
    """Give behind which word a name ends that begins here, or None."""
    end = titled_at(words, place, names.is_surname, names.is_sure)
    if end is not None:
        return end
    word = words[place]
    if word.text.islower():
        is_long = len(word.text) >= SHORTEST_IN_SMALL_LETTERS
        return place + 1 if is_long and word.folded in names.sure else None
    chain = chain_at(words, place)
    return chain.end if chain is not None and _is_person(words, chain, names) else None


def _is_person(words: list[Word], chain: Chain, names: Names) -> bool:
    """Whether these capitals are somebody."""
    if _is_no_person(words, chain, names):
        return False
    first = chain.capitals[0]
    if chain.particle is not None:
        return _is_surname_with_particle(chain, names)
    if names.is_sure(first):
        return True
    if first.folded in names.unsure:
        return len(chain.capitals) > 1 or _is_meant(words, chain)
    return not first.opens and _is_unlisted_person(words, chain)


def _is_unlisted_person(words: list[Word], chain: Chain) -> bool:
    """Whether capitals in the middle of a sentence, which stand in no list, are somebody."""
    first, before = chain.capitals[0], at(words, chain.start - 1)
    if _is_called(words, chain):
        return True
    if before is not None and (before.folded in ARTICLES or (before.is_capitalised and not before.opens)):
        return False
    if len(chain.capitals) > 1:
        return len(chain.capitals) == 2 or bool(chain.particles)
    if first.folded in NEEDS_MORE or first.folded.endswith(ENDS_AS_THING):
        return _is_pointed_at(words, chain)
    return len(first.text) > 2 and "-" not in first.text


def _is_no_person(words: list[Word], chain: Chain, names: Names) -> bool:
    folded = [word.folded for word in chain.capitals]
    if any(one in NEVER_A_PERSON for one in folded):
        return True
    if folded[-1] in PLACES or " ".join(folded) in names.familiar:
        return True
    near = words[max(0, chain.start - 2) : chain.start]
    return any(word.folded in BEFORE_CONDITION for word in near)


def _is_surname_with_particle(chain: Chain, names: Names) -> bool:
    """Van der Pol is a surname wherever it stands, "De Linde" is a house, and "Van Femke" begins a sentence."""
    first, last = chain.capitals[0], chain.capitals[-1]
    if chain.particle is not None and chain.particle.opens and names.is_sure(first):
        return False
    if names.is_surname(last) or chain.particles & SURE_PARTICLES:
        return True
    return chain.particle is not None and not chain.particle.opens and chain.particle.folded not in ARTICLES


def _is_meant(words: list[Word], chain: Chain) -> bool:
    """Whether a name that is a word as well is meant as a name."""
    word, before, after = chain.capitals[0], at(words, chain.start - 1), at(words, chain.end)
    if word.opens:
        return after is not None and after.follows and after.folded in ACTS_SURELY
    return before is None or before.folded not in ARTICLES


def _is_pointed_at(words: list[Word], chain: Chain) -> bool:
    """Whether the words around a capital say that it is somebody: "haar broer heet …", "mijn collega …", "… zei"."""
    word, before, after = chain.capitals[0], at(words, chain.start - 1), at(words, chain.end)
    if before is not None and before.folded in INTRODUCES and not word.opens:
        return True
    return after is not None and after.follows and after.folded in ACTS


def _is_called(words: list[Word], chain: Chain) -> bool:
    after = at(words, chain.end)
    return after is not None and after.follows and after.folded in CALLED
