"""What is known about the place where somebody works: names handed in by whoever asks for a check."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from course.anonymity.hits import Hit, Kind
from course.anonymity.words import Word

ARTICLES = frozenset({"de", "het", "'t", "een"})
# The first words of a name that say what sort of house it is. What is left is the name proper.
SORTS = ARTICLES | {"team", "woonteam", "stichting", "locatie", "woning", "woongroep", "groep", "afdeling", "ambulant"}
TOO_PLAIN = frozenset({"noord", "zuid", "oost", "west", "midden", "centrum", "nacht", "dag", "wonen", "ambulant"})
SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Known:
    """The names around a writer.

    Attributes:
        first_names: of the people of the organisation, in small letters.
        surnames: of the same people, in small letters; only the last word of each.
        houses: the organisation and its teams, each as its words in small letters.
        familiar: what has capitals and is no person: terms and titles of the course, in small letters.
    """

    first_names: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    houses: tuple[tuple[str, ...], ...] = ()
    familiar: frozenset[str] = frozenset()

    @classmethod
    def of(cls, people: Iterable[str] = (), houses: Iterable[str] = (), familiar: Iterable[str] = ()) -> "Known":
        """Make it from names as they are written.

        Args:
            people: whole names; a name of one word counts as a first name.
            houses: the organisation and its teams.
            familiar: terms and titles that have capitals and identify nobody.
        """
        names = [words for name in people if (words := _split(name))]
        return cls(
            frozenset(words[0] for words in names),
            frozenset(words[-1] for words in names if len(words) > 1),
            tuple(words for name in houses if (words := _split(name))),
            frozenset(SPACES.sub(" ", name.strip()).casefold() for name in familiar),
        )


def find_houses(words: list[Word], known: Known) -> Iterator[Hit]:
    """Find the names of the organisation and of its teams, whole or only what is proper to them."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for name in known.houses:
        by_first.setdefault(name[0], []).append(name)
    proper = {core for name in known.houses if (core := _proper(name))}
    for place, word in enumerate(words):
        for name in by_first.get(word.folded, ()):
            there = words[place : place + len(name)]
            if tuple(one.folded for one in there) == name and _is_meant(there):
                yield Hit(word.start, there[-1].end, Kind.HOUSE)
        if word.folded in proper and word.is_capitalised and not word.opens:
            yield Hit(word.start, word.end, Kind.HOUSE)


def _split(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*", name.casefold()))


def _proper(name: tuple[str, ...]) -> str:
    """Give the one word that makes a name what it is, or an empty text."""
    rest = [word for word in name if word not in SORTS]
    return rest[0] if len(rest) == 1 and len(rest[0]) > 3 and rest[0] not in TOO_PLAIN else ""


def _is_meant(there: list[Word]) -> bool:
    """Under "de linde" one may sit; "De Linde" and "team noord" are names."""
    return (
        any(word.text[0].isupper() for word in there[1:])
        or (len(there) > 1 and there[0].folded not in ARTICLES)
        or (len(there) == 1 and there[0].is_capitalised)
    )
