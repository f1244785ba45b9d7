"""Finds the files of the course, and says what is wrong with their names and numbers."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from course.content.assignment_shapes import AssignmentShape
from course.content.documents import Document, read_document
from course.content.faults import FaultList
from course.content.question_shapes import CardsShape, OpenQuestionsShape, QuestionsShape
from course.content.shapes import CourseShape, GlossaryShape, LessonShape, ModuleShape
from course.content.validation import AnyShape

CARDS = "modules/toolbox/image-cards.md"
OPEN_QUESTIONS = "modules/open-questions.md"
CARD_DRAWINGS = "media/modules/toolbox"
NUMBERED = re.compile(r"(\d\d)-[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class ModuleFiles:
    """The files of one module; lessons with the number in their file name."""

    folder: str
    number: int
    module: Document[ModuleShape]
    lessons: tuple[tuple[int, Document[LessonShape]], ...]
    assignment: Document[AssignmentShape]
    questions: Document[QuestionsShape] | None

    def pages(self) -> list[Document[Any]]:
        """All files, in the order in which they are read."""
        return [self.module, *(lesson for _, lesson in self.lessons), self.assignment]


@dataclass(frozen=True, slots=True)
class CourseFiles:
    """The files of the whole course."""

    course: Document[CourseShape]
    glossary: Document[GlossaryShape] | None
    cards: Document[CardsShape] | None
    open_questions: Document[OpenQuestionsShape] | None
    modules: tuple[ModuleFiles, ...]

    def pages(self) -> list[Document[Any]]:
        """Modules, lessons and assignments."""
        return [document for module in self.modules for document in module.pages()]

    def documents(self) -> list[Document[Any]]:
        """Every file there is."""
        questions = [module.questions for module in self.modules]
        beside = (self.glossary, self.cards, self.open_questions)
        return [one for one in (self.course, *beside, *self.pages(), *questions) if one is not None]


def read_files(root: Path, faults: FaultList) -> CourseFiles:
    """Read every file under modules/; faults in their names and heads are noted."""
    course = read_document(root, "modules/course.md", CourseShape, faults)
    glossary = _read_if_there(root, "modules/glossary.md", GlossaryShape, faults)
    cards = _read_if_there(root, CARDS, CardsShape, faults)
    open_questions = _read_if_there(root, OPEN_QUESTIONS, OpenQuestionsShape, faults)
    modules = tuple(_read_module(root, folder, number, faults) for number, folder in _module_folders(root, faults))
    if not modules:
        faults.add("modules/course.md", 1, "Er is nog geen module. Maak een map zoals modules/00-welkom.")
    return CourseFiles(course, glossary, cards, open_questions, modules)


def _read_if_there(root: Path, path: str, shape: type[AnyShape], faults: FaultList) -> Document[AnyShape] | None:
    return read_document(root, path, shape, faults) if (root / path).exists() else None


def _module_folders(root: Path, faults: FaultList) -> list[tuple[int, str]]:
    """Folders that begin with a digit; other folders belong to other parts of the product."""
    found: dict[int, str] = {}
    for folder in sorted((root / "modules").glob("[0-9]*/")):
        path = f"modules/{folder.name}"
        match = NUMBERED.fullmatch(folder.name)
        if not match:
            faults.add(
                path,
                1,
                "Deze map heet niet goed. Begin met twee cijfers en een streepje, zoals 01-buitenkant.",
            )
        elif int(match[1]) in found:
            faults.add(
                path,
                1,
                f"Het nummer {match[1]} heeft {found[int(match[1])]} ook. Geef deze map een ander nummer.",
            )
        else:
            found[int(match[1])] = folder.name
    return list(found.items())


def _read_module(root: Path, folder: str, number: int, faults: FaultList) -> ModuleFiles:
    base, media = f"modules/{folder}", f"media/modules/{folder}"
    lessons = [
        (place, read_document(root, f"{base}/{name}", LessonShape, faults, media=media))
        for place, name in _lesson_files(root / base, base, faults)
    ]
    return ModuleFiles(
        folder,
        number,
        read_document(root, f"{base}/module.md", ModuleShape, faults, media=media),
        tuple(lessons),
        read_document(root, f"{base}/assignment.md", AssignmentShape, faults, media=media),
        _read_if_there(root, f"{base}/questions.md", QuestionsShape, faults),
    )


def _lesson_files(folder: Path, base: str, faults: FaultList) -> list[tuple[int, str]]:
    """The lessons in their order; numbers begin at 01 and have no gaps."""
    lessons = []
    for file in sorted(folder.glob("*.md")):
        match = NUMBERED.fullmatch(file.stem)
        if match:
            lessons.append((int(match[1]), file.name))
        elif file.name not in ("module.md", "assignment.md", "questions.md"):
            faults.add(f"{base}/{file.name}", 1, "Dit bestand heet niet goed. Noem een les bijvoorbeeld 01-titel.md.")
    for expected, (number, name) in enumerate(lessons, 1):
        if number != expected:
            faults.add(
                f"{base}/{name}",
                1,
                f"Hier hoort nummer {expected:02} te staan. Hernummer de lessen zonder gaten.",
            )
            break
    if not lessons:
        faults.add(f"{base}/module.md", 1, "Deze module heeft geen lessen. Maak een bestand zoals 01-titel.md.")
    return lessons
