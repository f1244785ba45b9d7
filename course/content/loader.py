"""Loads the course, and checks it: one walk over the files, with every fault in it."""

from dataclasses import dataclass
from pathlib import Path

from course.content.assembly import Assembly
from course.content.assignment_shapes import AssignmentShape
from course.content.blocks.html import BlockMaker
from course.content.checks import check_compares, check_page_ids, check_pool, check_question_ids, check_style, places_of
from course.content.drawing import read_drawing
from course.content.faults import ContentFaults, Fault, FaultList
from course.content.folders import CARD_DRAWINGS, CourseFiles, read_files
from course.content.headings import anchors_of
from course.content.links import (
    ASSIGNMENT_ADDRESS,
    GLOSSARY_ADDRESS,
    LESSON_ADDRESS,
    MODULE_ADDRESS,
    LinkTargets,
)
from course.content.models import Course, ImageCard, Term
from course.content.page import PageMaker
from course.content.register import Places, check_register
from course.content.shapes import LessonShape, ModuleShape, Shape
from course.content.terms import Glossary
from course.content.typography import curl

ADDRESSES: dict[type[Shape], str] = {
    ModuleShape: MODULE_ADDRESS,
    LessonShape: LESSON_ADDRESS,
    AssignmentShape: ASSIGNMENT_ADDRESS,
}


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one walk found."""

    files: CourseFiles
    course: Course | None
    faults: FaultList
    places: Places


def load_course(root: Path) -> Course:
    """The course under this root of the repository; ContentFaults with everything that is wrong.

    Faults of style do not keep a course from loading; `check_course` reports those too.
    """
    reading = _read(root)
    faults = reading.faults.sorted()
    if reading.course is None or faults:
        raise ContentFaults(faults)
    return reading.course


def check_course(root: Path) -> tuple[Fault, ...]:
    """Every fault in the course, by file and line; empty when all is well."""
    reading = _read(root)
    check_style(reading.files)
    check_pool(reading.files)
    if reading.course is not None:
        check_register(reading.course, root, reading.places, reading.faults)
    return reading.faults.sorted()


def _read(root: Path) -> _Reading:
    faults = FaultList()
    files = read_files(root, faults)
    check_page_ids(files)
    check_question_ids(files)
    check_compares(files)
    terms = _terms(files)
    pages = PageMaker(
        BlockMaker(root, faults, _cards(root, files, faults)), _targets(root, files, terms), Glossary(terms)
    )
    return _Reading(files, Assembly(files, pages, terms).course(), faults, places_of(files))


def _terms(files: CourseFiles) -> tuple[Term, ...]:
    if files.glossary is None or files.glossary.fields is None:
        return ()
    return tuple(
        Term(term.id, curl(term.term), tuple(term.also), curl(term.text)) for term in files.glossary.fields.terms
    )


def _cards(root: Path, files: CourseFiles, faults: FaultList) -> dict[str, ImageCard]:
    if files.cards is None or files.cards.fields is None:
        return {}
    cards = {}
    for place, shape in enumerate(files.cards.fields.cards):
        path = f"{CARD_DRAWINGS}/{shape.id}.svg"
        if not (root / path).is_file():
            line = files.cards.line_of("cards", place, "id")
            files.cards.report(line, f'De tekening "{path}" bestaat niet. Zet haar in die map, of verbeter het id.')
            continue
        drawing = read_drawing((root / path).read_bytes(), curl(shape.alt), faults.reporter(path))
        cards[shape.id] = ImageCard(shape.id, curl(shape.title), curl(shape.alt), drawing)
    return cards


def _targets(root: Path, files: CourseFiles, terms: tuple[Term, ...]) -> LinkTargets:
    addresses = {"modules/glossary.md": GLOSSARY_ADDRESS}
    anchors = {"modules/glossary.md": frozenset(term.id for term in terms)}
    for document in files.pages():
        anchors[document.path] = anchors_of(document.body.headings)
        fields = document.fields
        if fields is not None:
            addresses[document.path] = f"{ADDRESSES[type(fields)]}{fields.id}"
    return LinkTargets(root, addresses, anchors)
