"""Forms with holes: drawn once when the course is loaded, filled with somebody's own answers at request time.

The templates of the blocks draw the form and leave a mark wherever an answer matters. Filling is joining strings, so
that a lesson with an exercise costs hardly more than one without.
"""

import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from course.content.cleaning import trusted

Answers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be chosen, with its words."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class SheetField:
    """One answer on a sheet. Without choices it is free text."""

    id: str
    label: str
    choices: tuple[Choice, ...] = ()

    def accepts(self, value: str) -> bool:
        """Whether this answer is one that the form offers."""
        return not self.choices or any(choice.value == value for choice in self.choices)

    def in_words(self, value: str) -> str:
        """The answer as a reader knows it."""
        return next((choice.label for choice in self.choices if choice.value == value), value)


@dataclass(frozen=True, slots=True)
class Hole:
    """A place that depends on the answer to one field.

    `kind` is "checked" or "selected" (the word appears when `value` was chosen), "text" (the answer itself), or
    "if" (the words in `value` appear when anything was answered).
    """

    kind: str
    field: str
    value: str = ""

    def fill(self, answers: Answers) -> str:
        """What stands here with these answers."""
        answer = answers.get(self.field, "")
        if self.kind == "text":
            return str(escape(answer))
        if self.kind == "if":
            return self.value if answer else ""
        return f" {self.kind}" if answer == self.value else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A drawn form: its fields, and its HTML in pieces with holes between them."""

    fields: tuple[SheetField, ...]
    pieces: tuple[str | Hole, ...]

    def draw(self, answers: Answers) -> Markup:
        """The form with these answers in it."""
        return trusted("".join(one if isinstance(one, str) else one.fill(answers) for one in self.pieces))


@dataclass(frozen=True, slots=True)
class Exercise:
    """A block whose answers are kept for the learner alone; it is a part of a lesson by itself.

    Attributes:
        id: the id that the answers hang on.
        kind: the name of the block.
        title: what stands above it.
        sheet: the form.
        earlier: how an earlier state is drawn, or None when none is shown.
        compares: the id of the exercise whose answers are the earlier state, or an empty text.
        repeats: whether somebody can begin anew and keep what was there.
        ends: what 1 and 5 mean, where one chooses a number; empty otherwise.
    """

    id: str
    kind: str
    title: str
    sheet: Sheet
    earlier: Sheet | None = None
    compares: str = ""
    repeats: bool = False
    ends: tuple[str, ...] = ()


class HoleMaker:
    """Hands out the marks that a template leaves, and cuts the drawn HTML at them."""

    def __init__(self) -> None:
        """Begin with a fresh word that no author can guess."""
        self.token = f"gat{secrets.token_hex(8)}"
        self.holes: list[Hole] = []

    def checked(self, field: str, value: str) -> Markup:
        """Becomes ` checked` when this value was chosen."""
        return self._mark(Hole("checked", field, value))

    def selected(self, field: str, value: str) -> Markup:
        """Becomes ` selected` when this value was chosen."""
        return self._mark(Hole("selected", field, value))

    def text(self, field: str) -> Markup:
        """Becomes the answer, as plain text."""
        return self._mark(Hole("text", field))

    def when(self, field: str, words: str) -> Markup:
        """Becomes these words when anything was answered."""
        return self._mark(Hole("if", field, str(escape(words))))

    def _mark(self, hole: Hole) -> Markup:
        self.holes.append(hole)
        return trusted(f"{self.token}-{len(self.holes) - 1}-")

    def cut(self, html: str) -> tuple[str | Hole, ...]:
        """The HTML in pieces, with a hole in the place of every mark."""
        pieces = re.split(f"{self.token}-([0-9]+)-", html)
        return tuple(self.holes[int(piece)] if place % 2 else piece for place, piece in enumerate(pieces))


def draw_sheet(fields: tuple[SheetField, ...], render: Callable[[HoleMaker], str]) -> Sheet:
    """A sheet from its fields and a function that draws it with the marks of a hole maker."""
    maker = HoleMaker()
    return Sheet(fields, maker.cut(render(maker)))
