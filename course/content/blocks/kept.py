"""The data of blocks whose answers are kept for the learner alone."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field

from course.content.shapes import Id, Problem, Shape, Text, doubled_ids

SEVEN_WORKS = (
    "rolwerk",
    "relatiewerk",
    "redeneerwerk",
    "identiteitswerk",
    "emotiewerk",
    "taciete-kennis",
    "teamwerk",
)

# What an image card calls the choice itself.
CARD_FIELD = "card"


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
    compares: Id | None = None
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


class WheelStatementShape(Shape):
    """One of the seven works: its name in the drawing, and the sentence that is rated."""

    id: Id
    label: Text
    text: Text


class WheelShape(Shape):
    """A wheel with the seven kinds of work; an earlier wheel can stand beside it."""

    id: Id
    low: Text
    high: Text
    compares: Id | None = None
    statements: Annotated[list[WheelStatementShape], Field(min_length=1)]

    def problems(self) -> Iterator[Problem]:
        """Exactly the seven works, in their order, because the drawing has seven places."""
        if tuple(statement.id for statement in self.statements) != SEVEN_WORKS:
            yield ("statements",), f"Het wiel heeft zeven vlakken. Zet ze in deze volgorde: {', '.join(SEVEN_WORKS)}."


class SignalShape(Shape):
    """A sign of tension."""

    id: Id
    text: Text


class WindowShape(Shape):
    """Two windows of tolerance: signals of oneself, and guesses about the other."""

    id: Id
    me: Annotated[list[SignalShape], Field(min_length=4, max_length=10)]
    other_title: Text
    other: Annotated[list[SignalShape], Field(min_length=3, max_length=8)]

    def problems(self) -> Iterator[Problem]:
        """Ids differ over both windows."""
        yield from _doubled_over((("me", self.me), ("other", self.other)))


class BodyMapShape(Shape):
    """A body, front and back, on which somebody marks what they feel where."""

    id: Id
    question: Text
    feelings: Annotated[list[Text], Field(min_length=3, max_length=8)]

    def problems(self) -> Iterator[Problem]:
        """Feelings differ."""
        yield from doubled_feelings(self.feelings)


class ExampleShape(Shape):
    """One way it could be said."""

    text: Text
    why: Text


class RewriteShape(Shape):
    """A text to say differently; two examples open afterwards."""

    id: Id
    original: Text
    task: Text
    examples: Annotated[list[ExampleShape], Field(min_length=2, max_length=2)]


class WorksheetFieldShape(Shape):
    """One thing to write down."""

    id: Id
    label: Text
    help: Text | None = None


class WorksheetShape(Shape):
    """A sheet to fill in for oneself: a plan, a canvas, a card to look with."""

    id: Id
    intro: Text | None = None
    fields: Annotated[list[WorksheetFieldShape], Field(min_length=1, max_length=12)]

    def problems(self) -> Iterator[Problem]:
        """Ids differ."""
        yield from doubled_ids(("fields",), [field.id for field in self.fields])


class FollowShape(Shape):
    """A question about the card that somebody chose."""

    id: Id
    text: Text


class ImageCardShape(Shape):
    """Cards to choose one from, with questions to follow; without `cards` all of them lie on the table."""

    id: Id
    question: Text
    cards: Annotated[list[Id], Field(min_length=4, max_length=24)] | None = None
    follow: Annotated[list[FollowShape], Field(default_factory=list, max_length=6)]

    def problems(self) -> Iterator[Problem]:
        """Ids differ, and "card" is the choice itself."""
        yield from doubled_ids(("follow",), [one.id for one in self.follow])
        for place, one in enumerate(self.follow):
            if one.id == CARD_FIELD:
                yield ("follow", place, "id"), f'"{CARD_FIELD}" is de keuze van de kaart. Kies een ander id.'


def doubled_feelings(feelings: Sequence[str]) -> Iterator[Problem]:
    """A problem for every feeling that stood in the list before."""
    for place, feeling in enumerate(feelings):
        if feeling in feelings[:place]:
            yield ("feelings", place), f'"{feeling}" staat er al. Haal er een weg.'


def _doubled_over(lists: Sequence[tuple[str, Sequence[SignalShape]]]) -> Iterator[Problem]:
    seen: list[str] = []
    for name, signals in lists:
        for place, signal in enumerate(signals):
            if signal.id in seen:
                yield (name, place, "id"), f'Het id "{signal.id}" staat hier al. Kies een ander id.'
            seen.append(signal.id)
