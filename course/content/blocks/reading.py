"""The data of blocks that a reader does something with, and of which nothing is kept."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from course.content.question_shapes import AnswerShape, answer_problems
from course.content.shapes import Id, Problem, Shape, Text, Truth


class CheckShape(Shape):
    """A knowledge check; nothing of it is kept."""

    id: Id
    kind: Literal["single", "multiple"]
    answers: list[AnswerShape]

    def problems(self) -> Iterator[Problem]:
        """The answers fit the kind of check."""
        yield from answer_problems(self.kind, self.answers)


class VoiceShape(Shape):
    """What one person shows and feels."""

    name: Text
    outside: Text
    inside: Text


class SwitchShape(Shape):
    """The same moment through the eyes of two or three people."""

    id: Id
    voices: Annotated[list[VoiceShape], Field(min_length=2, max_length=3)]


class SortCardShape(Shape):
    """One card to sort."""

    text: Text
    pile: Text
    why: Text


class SortShape(Shape):
    """Cards to lay on piles."""

    id: Id
    piles: Annotated[list[Text], Field(min_length=2, max_length=3)]
    cards: Annotated[list[SortCardShape], Field(min_length=4, max_length=10)]

    def problems(self) -> Iterator[Problem]:
        """Piles differ, and every card lies on one of them."""
        if len(set(self.piles)) < len(self.piles):
            yield ("piles",), "Twee stapels heten hetzelfde. Geef elke stapel een eigen naam."
        for place, card in enumerate(self.cards):
            if card.pile not in self.piles:
                yield (
                    ("cards", place, "pile"),
                    f'De stapel "{card.pile}" bestaat niet. Kies uit: {", ".join(self.piles)}.',
                )


class FragmentShape(Shape):
    """A piece of a running text; `mark` says whether it is one to find, and without it it cannot be chosen."""

    text: Text
    mark: Truth | None = None
    why: Text | None = None

    def problems(self) -> Iterator[Problem]:
        """What can be chosen has an explanation, and nothing else has."""
        if (self.mark is None) != (self.why is None):
            yield (), "Bij een stukje dat je kunt aantikken, staan mark en why allebei. Zet erbij wat mist."


class MarkShape(Shape):
    """A text in which something is to be found."""

    id: Id
    task: Text
    fragments: Annotated[list[FragmentShape], Field(min_length=4)]

    def problems(self) -> Iterator[Problem]:
        """There is something to find, and something that only looks like it."""
        marks = [fragment.mark for fragment in self.fragments]
        if marks.count(True) < 3:
            yield ("fragments",), "Er zijn minder dan drie stukjes om te vinden. Zet er een bij met mark: true."
        if False not in marks:
            yield ("fragments",), "Er is geen stukje dat erop lijkt. Zet er een bij met mark: false."
        for place, fragment in enumerate(self.fragments):
            for location, message in fragment.problems():
                yield ("fragments", place, *location), message


class StepShape(Shape):
    """One step of a walk; `pause` is in seconds."""

    title: Text
    text: Text
    pause: Annotated[int, Field(strict=True, ge=10, le=120)] | None = None


class StepsShape(Shape):
    """Steps to take one by one."""

    id: Id
    steps: Annotated[list[StepShape], Field(min_length=2, max_length=6)]


class DilemmaPositionShape(Shape):
    """One place on the line of a dilemma: what it brings and what it costs."""

    text: Text
    gives: Text
    costs: Text


class DilemmaShape(Shape):
    """A line between two ends, without a right place on it."""

    id: Id
    low: Text
    high: Text
    positions: Annotated[list[DilemmaPositionShape], Field(min_length=3, max_length=5)]


class BalancePositionShape(Shape):
    """One way the scale can hang."""

    text: Text
    why: Text


class BalanceShape(Shape):
    """A scale between two sides, in five positions from left to right."""

    id: Id
    left: Text
    right: Text
    positions: Annotated[list[BalancePositionShape], Field(min_length=5, max_length=5)]


class BreathingShape(Shape):
    """A quiet breath: four counts in, six out. When to stop always stands beside it."""

    minutes: Annotated[int, Field(strict=True, ge=1, le=5)]
    stop: Annotated[list[Text], Field(min_length=2)]
