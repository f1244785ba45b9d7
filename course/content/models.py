"""The course as frozen objects: what a reader gets, without a trace of files or Markdown."""

from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from markupsafe import Markup

from course.content.blocks.sheets import Exercise, Sheet
from course.content.open_questions import OpenQuestion


class ContentNotFound(LookupError):
    """Nothing in the course has this id."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a claim comes from."""

    title: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary; `also` holds its other forms."""

    id: str
    term: str
    also: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class ImageCard:
    """A drawing to associate with; `alt` says what is to be seen, and never what it means."""

    id: str
    title: str
    alt: str
    drawing: Markup


@dataclass(frozen=True, slots=True)
class KnowledgeAnswer:
    """One answer to a question, and why it fits or does not."""

    text: Markup
    correct: bool
    why: Markup


@dataclass(frozen=True, slots=True)
class Question:
    """A question about knowledge; `use` is "recall" or "test", `kind` is "single" or "multiple"."""

    id: str
    module_id: str
    lesson_id: str
    use: str
    kind: str
    text: Markup
    answers: tuple[KnowledgeAnswer, ...]

    @property
    def right(self) -> frozenset[int]:
        """The places of the answers that fit, from 0."""
        return frozenset(place for place, answer in enumerate(self.answers) if answer.correct)


@dataclass(frozen=True, slots=True)
class Prompt:
    """One step of an assignment; `visibility` is "trainer" or "alone".

    `talk` says that it can weigh, so that a wish to talk about it is offered; `alternative` is a made-up situation for
    who would rather not write about themselves. `most` belongs to a choice. `sheet` is the drawn form of a kind that is
    more than boxes of text, and None for the others.
    """

    id: str
    kind: str
    title: str
    text: str
    help: str
    visibility: str
    optional: bool
    low: int | None
    high: int | None
    low_label: str
    high_label: str
    replaces: tuple[str, ...]
    most: int = 1
    sheet: Sheet | None = None
    talk: bool = False
    alternative: str = ""


@dataclass(frozen=True, slots=True)
class Assignment:
    """The guided reflection at the end of a module."""

    id: str
    module_id: str
    title: str
    minutes: int
    work: tuple[str, ...]
    introduction: Markup
    prompts: tuple[Prompt, ...]
    checks: tuple[str, ...]
    trainer_guide: Markup
    replaces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson; consecutive cleaned HTML is one part, an exercise whose answers are kept is a part of its own."""

    id: str
    module_id: str
    number: str
    title: str
    minutes: int
    goals: tuple[str, ...]
    sources: tuple[Source, ...]
    replaces: tuple[str, ...]
    parts: tuple[Markup | Exercise, ...]
    words: int
    mean_sentence: float
    block_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Module:
    """One module; its number comes from the name of its folder."""

    id: str
    number: int
    folder: str
    title: str
    summary: str
    goals: tuple[str, ...]
    sources: tuple[Source, ...]
    introduction: Markup
    lessons: tuple[Lesson, ...]
    assignment: Assignment
    questions: tuple[Question, ...]
    replaces: tuple[str, ...]

    @property
    def minutes(self) -> int:
        """What the module takes: its lessons and its assignment together."""
        return sum(lesson.minutes for lesson in self.lessons) + self.assignment.minutes

    @property
    def pages(self) -> "tuple[Page, ...]":
        """The module itself, its lessons and its assignment, in the order in which they are read."""
        return (self, *self.lessons, self.assignment)


class Neighbours(NamedTuple):
    """The lessons before and after a lesson, inside its module."""

    previous: Lesson | None
    next: Lesson | None


Page = Module | Lesson | Assignment
PageKind = TypeVar("PageKind", Module, Lesson, Assignment)


@dataclass(frozen=True, slots=True)
class Course:
    """The whole course. Ids of modules, lessons and assignments share one namespace."""

    id: str
    title: str
    version: str
    provider: str
    net_hours: float
    completion: str
    introduction: Markup
    modules: tuple[Module, ...]
    glossary: tuple[Term, ...]
    cards: tuple[ImageCard, ...]
    open_questions: tuple[OpenQuestion, ...] = ()
    _pages: dict[str, tuple[Page, Module]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index every page once, so that a request finds it without walking the course."""
        pages: dict[str, tuple[Page, Module]] = {}
        for module in self.modules:
            for page in module.pages:
                pages[page.id] = (page, module)
        object.__setattr__(self, "_pages", pages)

    def _find(self, kind: type[PageKind], page_id: str) -> PageKind | None:
        page = self._pages.get(page_id, (None, None))[0]
        return page if isinstance(page, kind) else None

    def _get(self, kind: type[PageKind], page_id: str) -> PageKind:
        page = self._find(kind, page_id)
        if page is None:
            raise ContentNotFound(page_id)
        return page

    def find_module(self, module_id: str) -> Module | None:
        """The module with this id, or None."""
        return self._find(Module, module_id)

    def get_module(self, module_id: str) -> Module:
        """The module with this id; ContentNotFound when there is none."""
        return self._get(Module, module_id)

    def find_lesson(self, lesson_id: str) -> Lesson | None:
        """The lesson with this id, or None."""
        return self._find(Lesson, lesson_id)

    def get_lesson(self, lesson_id: str) -> Lesson:
        """The lesson with this id; ContentNotFound when there is none."""
        return self._get(Lesson, lesson_id)

    def find_assignment(self, assignment_id: str) -> Assignment | None:
        """The assignment with this id, or None."""
        return self._find(Assignment, assignment_id)

    def get_assignment(self, assignment_id: str) -> Assignment:
        """The assignment with this id; ContentNotFound when there is none."""
        return self._get(Assignment, assignment_id)

    def module_of(self, page_id: str) -> Module:
        """The module a lesson or assignment belongs to; ContentNotFound when the id is unknown."""
        if page_id not in self._pages:
            raise ContentNotFound(page_id)
        return self._pages[page_id][1]

    def find_card(self, card_id: str) -> ImageCard | None:
        """The image card with this id, or None."""
        return next((card for card in self.cards if card.id == card_id), None)

    def neighbours(self, lesson_id: str) -> Neighbours:
        """The previous and next lesson inside the module; ContentNotFound when the id is unknown."""
        lesson = self.get_lesson(lesson_id)
        lessons = self.module_of(lesson_id).lessons
        place = lessons.index(lesson)
        return Neighbours(
            lessons[place - 1] if place else None,
            lessons[place + 1] if place + 1 < len(lessons) else None,
        )
