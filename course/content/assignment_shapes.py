"""The data of an assignment: its prompts, its checks and the guide for the trainer."""

from collections.abc import Callable, Iterator
from typing import Annotated, Literal

from pydantic import Field

from course.content.blocks.kept import doubled_feelings
from course.content.shapes import Id, Minutes, PageShape, Problem, Shape, Text, Truth, Whole, doubled_ids


class OptionShape(Shape):
    """One thing that can be chosen in an assignment."""

    id: Id
    text: Text


# What belongs to one kind of prompt alone, with the words an author reads when it stands somewhere else.
BELONGS_TO = {
    "low": ("scale",),
    "high": ("scale",),
    "low_label": ("scale",),
    "high_label": ("scale",),
    "options": ("choice",),
    "most": ("choice",),
    "cards": ("image_card",),
    "feelings": ("body_map",),
}


class PromptShape(Shape):
    """One step of an assignment."""

    id: Id
    kind: Literal["text", "outside_inside", "scale", "choice", "image_card", "body_map"]
    title: Text
    text: Text
    help: str = ""
    visibility: Literal["trainer", "alone"]
    optional: Truth = False
    talk: Truth = False
    alternative: Text | None = None
    low: Whole | None = None
    high: Whole | None = None
    low_label: str = ""
    high_label: str = ""
    options: Annotated[list[OptionShape], Field(min_length=2, max_length=12)] | None = None
    most: Annotated[int, Field(strict=True, ge=1, le=12)] = 1
    cards: Annotated[list[Id], Field(min_length=4, max_length=24)] | None = None
    feelings: Annotated[list[Text], Field(min_length=3, max_length=8)] | None = None
    replaces: list[Id] = Field(default_factory=list)

    def problems(self) -> Iterator[Problem]:
        """What belongs to another kind does not stand here, and what this kind needs does."""
        for name, kinds in BELONGS_TO.items():
            if name in self.model_fields_set and self.kind not in kinds:
                yield (name,), f'"{name}" hoort bij kind: {kinds[0]}. Haal het weg of kies die soort.'
        yield from NEEDS.get(self.kind, _no_needs)(self)


def _scale_needs(prompt: PromptShape) -> Iterator[Problem]:
    if prompt.low is None or prompt.high is None:
        yield (), "Deze schuif heeft geen grenzen. Zet low en high erbij, bijvoorbeeld 0 en 10."
    elif prompt.low >= prompt.high:
        yield ("high",), "De bovengrens van de schuif is niet hoger dan de ondergrens. Maak high groter."
    if not prompt.low_label or not prompt.high_label:
        yield (), "Bij deze schuif staat niet wat de uitersten betekenen. Zet low_label en high_label erbij."


def _choice_needs(prompt: PromptShape) -> Iterator[Problem]:
    if prompt.options is None:
        yield (), "Bij deze keuze staat niet waaruit je kiest. Zet er options bij."
        return
    yield from doubled_ids(("options",), [option.id for option in prompt.options])
    if prompt.most > len(prompt.options):
        yield ("most",), "Je kunt er niet meer kiezen dan er zijn. Maak most kleiner."


def _body_map_needs(prompt: PromptShape) -> Iterator[Problem]:
    if prompt.feelings is None:
        yield (), "Bij deze lijfkaart staat niet wat iemand kan voelen. Zet er feelings bij."
    yield from doubled_feelings(prompt.feelings or ())
    if prompt.visibility != "alone":
        yield ("visibility",), "Een lijfkaart gaat nooit naar de trainer. Kies visibility: alone."


def _no_needs(_prompt: PromptShape) -> Iterator[Problem]:
    yield from ()


NEEDS: dict[str, Callable[[PromptShape], Iterator[Problem]]] = {
    "scale": _scale_needs,
    "choice": _choice_needs,
    "body_map": _body_map_needs,
}


# Feedback is given on each prompt and on the whole; the whole has this name.
WHOLE = "overall"


class AssignmentShape(PageShape):
    """The head of assignment.md."""

    minutes: Minutes
    work: list[Text] = Field(default_factory=list)
    prompts: list[PromptShape]
    checks: list[Text] = Field(default_factory=list)
    trainer_guide: Text

    def problems(self) -> Iterator[Problem]:
        """At least one prompt; ids differ."""
        if not self.prompts:
            yield ("prompts",), "Deze opdracht heeft geen stappen. Zet er onder prompts minstens een."
        yield from doubled_ids(("prompts",), [prompt.id for prompt in self.prompts])
        for place, prompt in enumerate(self.prompts):
            if prompt.id == WHOLE:
                yield ("prompts", place, "id"), f'"{WHOLE}" is de reactie op het geheel. Kies een ander id.'
            for location, message in prompt.problems():
                yield ("prompts", place, *location), message
