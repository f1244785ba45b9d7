"""Capitals that belong together: Jan de Vries, Van der Pol, Fatima El Idrissi."""

from dataclasses import dataclass

from course.anonymity.ordinary import PARTICLES
from course.anonymity.words import Word, at

LONGEST = 6


@dataclass(frozen=True, slots=True)
class Chain:
    """Words that belong together by their capitals.

    Attributes:
        start: the place of the first word.
        end: the place behind the last word.
        capitals: the words with a capital that are no particle.
        particles: the particles among them, in small letters.
        particle: the first word, when that is a particle with a capital.
    """

    start: int
    end: int
    capitals: tuple[Word, ...]
    particles: frozenset[str]
    particle: Word | None


def chain_at(words: list[Word], place: int) -> Chain | None:
    """Give the chain that begins at a place, or None when no capital stands there."""
    first = words[place]
    if not first.is_capitalised:
        return None
    leads = first.folded in PARTICLES
    capitals: list[Word] = [] if leads else [first]
    particles = {first.folded} if leads else set()
    end = after = place + 1
    while (word := at(words, after)) and word.follows and after - place < LONGEST:
        if word.folded in PARTICLES:
            particles.add(word.folded)
        elif word.is_capitalised:
            capitals.append(word)
            end = after + 1
        else:
            break
        after += 1
    if not capitals:
        return None
    return Chain(place, end, tuple(capitals), frozenset(particles), first if leads else None)
