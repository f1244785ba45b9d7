"""The data an author may put in the head of a file; anything else is a fault."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Problem = tuple[Sequence[str | int], str]

Id = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1)]
Https = Annotated[str, StringConstraints(strict=True, pattern=r"^https://[^\s/]+\.[^\s]+$")]
Minutes = Annotated[int, Field(strict=True, ge=1, le=600)]
Whole = Annotated[int, Field(strict=True)]
Truth = Annotated[bool, Field(strict=True)]
Hours = Annotated[float, Field(gt=0)]


class Shape(BaseModel):
    """Data with known names only."""

    model_config = ConfigDict(extra="forbid")

    def problems(self) -> Iterator[Problem]:
        """What is wrong between values that are right by themselves: where, and a sentence about it."""
        yield from ()


class SourceShape(Shape):
    """A source of a module or lesson."""

    title: Text
    url: Https | None = None


class CourseShape(Shape):
    """The head of course.md."""

    id: Id
    title: Text
    version: Text
    provider: Text
    net_hours: Hours
    completion: Text


class PageShape(Shape):
    """What a module, a lesson and an assignment have in common."""

    id: Id
    title: Text
    replaces: list[Id] = []


class ModuleShape(PageShape):
    """The head of module.md."""

    summary: Text
    goals: Annotated[list[Text], Field(min_length=1)]
    sources: list[SourceShape] = []


class LessonShape(PageShape):
    """The head of a lesson."""

    minutes: Minutes
    goals: Annotated[list[Text], Field(min_length=1)]
    sources: list[SourceShape] = []


class PromptShape(Shape):
    """One step of an assignment."""

    id: Id
    kind: Literal["text", "outside_inside", "scale"]
    title: Text
    text: Text
    help: str = ""
    visibility: Literal["trainer", "alone"]
    optional: Truth = False
    low: Whole | None = None
    high: Whole | None = None
    low_label: str = ""
    high_label: str = ""
    replaces: list[Id] = []

    def problems(self) -> Iterator[Problem]:
        """A scale needs two bounds and two labels; nothing else has them."""
        if self.kind != "scale":
            for name in ("low", "high", "low_label", "high_label"):
                if name in self.model_fields_set:
                    yield (name,), f'"{name}" hoort alleen bij een schuif. Haal het weg of kies kind: scale.'
            return
        if self.low is None or self.high is None:
            yield (), "Deze schuif heeft geen grenzen. Zet low en high erbij, bijvoorbeeld 0 en 10."
        elif self.low >= self.high:
            yield ("high",), "De bovengrens van de schuif is niet hoger dan de ondergrens. Maak high groter."
        if not self.low_label or not self.high_label:
            yield (
                (),
                "Bij deze schuif staat niet wat de uitersten betekenen. Zet low_label en high_label erbij.",
            )


# Feedback is given on each prompt and on the whole; the whole has this name.
WHOLE = "overall"


class AssignmentShape(PageShape):
    """The head of assignment.md."""

    minutes: Minutes
    work: list[Text] = []
    prompts: list[PromptShape]
    checks: list[Text] = []
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


class TermShape(Shape):
    """One word of the glossary."""

    id: Id
    term: Text
    also: list[Text] = []
    text: Text


class GlossaryShape(Shape):
    """The head of glossary.md."""

    terms: list[TermShape]

    def problems(self) -> Iterator[Problem]:
        """Ids differ."""
        yield from doubled_ids(("terms",), [term.id for term in self.terms])


def doubled_ids(location: Sequence[str | int], ids: Sequence[str]) -> Iterator[Problem]:
    """A problem for every id that stood in the list before."""
    for place, one in enumerate(ids):
        if one in ids[:place]:
            yield (*location, place, "id"), f'Het id "{one}" staat hier al. Kies een ander id.'
