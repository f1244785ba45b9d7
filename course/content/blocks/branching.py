"""The data of blocks in which a choice leads on to what comes next: a scene that branches, and a decision tree."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

from pydantic import Field

from course.content.shapes import Id, Problem, Shape, Text, doubled_ids

Tension = Annotated[int, Field(strict=True, ge=0, le=10)]
Silence = Annotated[int, Field(strict=True, ge=2, le=10)]

# Choices after one another. Every branch is drawn whole, so that it works without a script; deeper grows too large.
DEEPEST = 5


class ChoiceShape(Shape):
    """What somebody can do, and where that leads."""

    text: Text
    to: Id


class LineShape(Shape):
    """One line of a scene: what somebody says, what is to be seen, or a silence of some seconds."""

    who: Text | None = None
    says: Text | None = None
    sees: Text | None = None
    silence: Silence | None = None

    def problems(self) -> Iterator[Problem]:
        """Who speaks says something, and a line is not empty."""
        if (self.who is None) != (self.says is None):
            yield (), "Wie praat, zegt iets. Zet who en says allebei neer, of geen van beide."
        elif self.says is not None and (self.sees is not None or self.silence is not None):
            yield (), "Zeggen en zien staan elk op een eigen regel. Maak er twee regels van."
        elif self.says is None and self.sees is None and self.silence is None:
            yield (), "Deze regel is leeg. Zet er who en says, sees of silence neer."


class SceneShape(Shape):
    """A moment, and what can be done in it; without choices it is an end."""

    id: Id
    lines: Annotated[list[LineShape], Field(min_length=1)]
    tension: Tension | None = None
    choices: Annotated[list[ChoiceShape], Field(min_length=2, max_length=3)] | None = None
    after: Text | None = None


class ScenarioShape(Shape):
    """A scene that branches; no branch is wrong."""

    id: Id
    scenes: Annotated[list[SceneShape], Field(min_length=3)]

    def problems(self) -> Iterator[Problem]:
        """The scenes hang together, and looking back comes at an end."""
        yield from branching_problems("scenes", self.scenes)
        for place, scene in enumerate(self.scenes):
            if scene.choices and scene.after:
                yield (
                    ("scenes", place, "after"),
                    "Terugkijken hoort bij een einde. Haal after weg, of haal de keuzes weg.",
                )
            for number, line in enumerate(scene.lines):
                for location, message in line.problems():
                    yield ("scenes", place, "lines", number, *location), message


class NodeShape(Shape):
    """A question with answers; without them it is an outcome."""

    id: Id
    text: Text
    choices: Annotated[list[ChoiceShape], Field(min_length=2, max_length=4)] | None = None


class DecisionShape(Shape):
    """A tree of questions that helps to weigh something."""

    id: Id
    nodes: Annotated[list[NodeShape], Field(min_length=3)]

    def problems(self) -> Iterator[Problem]:
        """The nodes hang together."""
        yield from branching_problems("nodes", self.nodes)


Branching = SceneShape | NodeShape


def branching_problems(name: str, places: Sequence[Branching]) -> Iterator[Problem]:
    """Ids differ, every choice leads somewhere, everything can be reached, and nothing leads back."""
    yield from doubled_ids((name,), [place.id for place in places])
    known = {place.id: place for place in places}
    for number, place in enumerate(places):
        for choice_number, choice in enumerate(place.choices or ()):
            if choice.to not in known:
                yield (
                    (name, number, "choices", choice_number, "to"),
                    f'"{choice.to}" bestaat hier niet. Kies het id van een stuk uit dit blok.',
                )
                return
    if loop := find_loop(places[0].id, known):
        yield (name,), f'Een keuze leidt terug naar "{loop}". Laat elke keuze naar een later stuk leiden.'
        return
    depths = reached(places[0].id, known)
    for number, place in enumerate(places):
        if place.id not in depths:
            yield (name, number, "id"), f'Geen keuze leidt naar "{place.id}". Laat een keuze hierheen leiden.'
    if max(depths.values()) > DEEPEST:
        yield (name,), f"Er volgen meer dan {DEEPEST} keuzes op elkaar. Kort een tak in."


def find_loop(start: str, known: Mapping[str, Branching], walked: tuple[str, ...] = ()) -> str:
    """The first place that can be reached from itself, or an empty text."""
    if start in walked:
        return start
    following = [choice.to for choice in known[start].choices or ()]
    return next((loop for one in following if (loop := find_loop(one, known, (*walked, start)))), "")


def reached(start: str, known: Mapping[str, Branching]) -> dict[str, int]:
    """Every place that can be reached, with the largest number of choices it takes to get there."""
    depths = {start: 0}
    waiting = [start]
    while waiting:
        here = waiting.pop()
        for choice in known[here].choices or ():
            if depths.get(choice.to, -1) < depths[here] + 1:
                depths[choice.to] = depths[here] + 1
                waiting.append(choice.to)
    return depths
