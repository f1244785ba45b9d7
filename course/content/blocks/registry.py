"""The data of each interactive block, and which blocks there are."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from course.content.shapes import Id, Problem, Shape, Text, Truth, doubled_ids


class FigureShape(Shape):
    """A drawing or picture."""

    file: Text
    alt: Text
    caption: Text


class PairShape(Shape):
    """Outside and inside next to each other."""

    outside: Text
    inside: Text
    inside_title: Text = "Binnen, een gok"


class AnswerShape(Shape):
    """One answer of a knowledge check."""

    text: Text
    correct: Truth
    why: Text


class CheckShape(Shape):
    """A knowledge check; nothing of it is kept."""

    id: Id
    kind: Literal["single", "multiple"]
    answers: list[AnswerShape]

    def problems(self) -> Iterator[Problem]:
        """Two answers or more; one right when one can be chosen, else at least one."""
        right = sum(answer.correct for answer in self.answers)
        if len(self.answers) < 2:
            yield ("answers",), "Er zijn minder dan twee antwoorden. Zet er een bij."
        if right == 0:
            yield ("answers",), "Geen enkel antwoord klopt. Zet bij minstens een antwoord correct: true."
        if self.kind == "single" and right > 1:
            yield ("answers",), "Er klopt meer dan een antwoord. Laat er een over, of kies kind: multiple."


class VoiceShape(Shape):
    """What one person shows and feels."""

    name: Text
    outside: Text
    inside: Text


class SwitchShape(Shape):
    """The same moment through the eyes of two or three people."""

    id: Id
    voices: Annotated[list[VoiceShape], Field(min_length=2, max_length=3)]


class CardShape(Shape):
    """One card to sort."""

    text: Text
    pile: Text
    why: Text


class SortShape(Shape):
    """Cards to lay on piles."""

    id: Id
    piles: Annotated[list[Text], Field(min_length=2, max_length=3)]
    cards: Annotated[list[CardShape], Field(min_length=4, max_length=10)]

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


class StatementShape(Shape):
    """One statement of a self-rating."""

    id: Id
    text: Text


class RatingGroupShape(Shape):
    """Statements that belong together."""

    title: Text
    statements: Annotated[list[StatementShape], Field(min_length=1)]


class RatingShape(Shape):
    """A self-rating, for the learner alone."""

    id: Id
    low: Text
    high: Text
    groups: Annotated[list[RatingGroupShape], Field(min_length=1)]

    def problems(self) -> Iterator[Problem]:
        """Ids of statements differ over all groups, because the answers hang on them."""
        seen: list[str] = []
        for place, group in enumerate(self.groups):
            ids = [statement.id for statement in group.statements]
            known = len(seen)
            for location, message in doubled_ids((), [*seen, *ids]):
                if int(location[0]) >= known:
                    yield ("groups", place, "statements", int(location[0]) - known, "id"), message
            seen += ids


# Blocks that hold data, and whether a title after the bar is needed.
DATA_BLOCKS: dict[str, type[Shape]] = {
    "buitenbinnen": PairShape,
    "figuur": FigureShape,
    "kennischeck": CheckShape,
    "perspectiefwissel": SwitchShape,
    "sorteer": SortShape,
    "zelfinschatting": RatingShape,
}
WITHOUT_TITLE = frozenset({"buitenbinnen", "figuur"})

# Blocks that hold prose, with the word that names their kind to the reader.
CALLOUTS = {"let-op": "Let op", "tip": "Tip", "praktijk": "Praktijk", "bewijs": "Bewijs"}
PROSE_BLOCKS = frozenset({*CALLOUTS, "details"})
ALL_BLOCKS = tuple(sorted({*DATA_BLOCKS, *PROSE_BLOCKS}))
