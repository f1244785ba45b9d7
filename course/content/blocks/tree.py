"""Grows a tree out of places that refer to each other, so that every choice can open what follows right under it."""

from collections.abc import Sequence
from dataclasses import dataclass

from course.content.blocks.branching import Branching


@dataclass(frozen=True, slots=True)
class Branch:
    """One choice: its words, and the place it opens."""

    text: str
    leads: "Place"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the tree. `path` is unique in the tree, also when two choices lead to the same place."""

    place: Branching
    path: str
    branches: tuple[Branch, ...]


def grow(places: Sequence[Branching], path: str) -> Place:
    """The tree that begins at the first place; `path` is what every path in it begins with."""
    known = {place.id: place for place in places}

    def grow_from(place: Branching, here: str) -> Place:
        branches = [
            Branch(choice.text, grow_from(known[choice.to], f"{here}-{number}"))
            for number, choice in enumerate(place.choices or (), 1)
        ]
        return Place(place, here, tuple(branches))

    return grow_from(places[0], path)
