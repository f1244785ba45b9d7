"""The data an author may put in the head of a file; anything else is a fault."""

from collections.abc import Iterator, Sequence
from typing import Annotated

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


class ExceptionShape(Shape):
    """A text that breaks a rule of style, and why it must."""

    text: Text
    why: Text


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
    exceptions: list[ExceptionShape] = []


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
