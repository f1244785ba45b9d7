"""Checks over all files together: ids that differ, and the language of every text."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from course.content import style
from course.content.assignment_shapes import AssignmentShape
from course.content.blocks.registry import KEPT_BLOCKS
from course.content.documents import Document, read_text
from course.content.faults import ignore
from course.content.folders import CourseFiles
from course.content.question_shapes import QuestionShape, QuestionsShape
from course.content.register import Places
from course.content.shapes import ExceptionShape, LessonShape

FEWEST_TEST_QUESTIONS = 40


def check_page_ids(files: CourseFiles) -> None:
    """Report an id that two modules, lessons or assignments share."""
    seen: dict[str, str] = {}
    for document in files.pages():
        if document.fields is None:
            continue
        page_id, line = document.fields.id, document.line_of("id")
        if page_id in seen:
            document.report(line, f'Het id "{page_id}" staat ook in {seen[page_id]}. Kies een ander id.')
        seen.setdefault(page_id, f"{document.path}:{line}")


def check_compares(files: CourseFiles) -> None:
    """Report an exercise that would show the answers to another one, when there is none of its kind with that id."""
    scans = [(document, document.body.scan.data_blocks.values()) for document in files.pages()]
    blocks = [(document, block) for document, found in scans for block in found if block.name in KEPT_BLOCKS]
    kinds = {str(block.data.value.get("id")): block.name for _document, block in blocks}
    for document, block in blocks:
        own, other = (str(block.data.value.get(name, "")) for name in ("id", "compares"))
        if other and (other == own or kinds.get(other) != block.name):
            line = block.data.line_of(("compares",))
            document.report(line, f'Er is geen andere {block.name} met het id "{other}". Kies een id dat er is.')


def check_style(files: CourseFiles) -> None:
    """Report what is hard to read: in heads, in texts and in blocks."""
    title = files.course.fields.title if files.course.fields else ""
    for document in files.documents():
        written = body_passages(document)
        head = style.data_passages(document.data) if document.data else []
        passages = [*head, *written, *_guide_passages(document)]
        style.check_passages(passages, _allowed(document, title, passages), document.report)
        if isinstance(document.fields, LessonShape):
            style.check_lesson(written, document.body.first_line, document.report)


def check_question_ids(files: CourseFiles) -> None:
    """Report a question whose id another module has too: what was chosen in a test hangs on it."""
    seen: dict[str, str] = {}
    for document, place, question in _questions(files):
        line = document.line_of("questions", place, "id")
        if seen.setdefault(question.id, document.path) != document.path:
            document.report(line, f'Het id "{question.id}" staat ook in {seen[question.id]}. Kies een ander id.')


def check_pool(files: CourseFiles) -> None:
    """Report a pool of test questions that is too small to draw another test from."""
    questions = [question for _document, _place, question in _questions(files)]
    number = sum(question.use == "test" for question in questions)
    if questions and number < FEWEST_TEST_QUESTIONS:
        files.course.report(
            1, f"Voor de eindtoets zijn er {number} vragen. Maak er minstens {FEWEST_TEST_QUESTIONS}, met use: test."
        )


def _questions(files: CourseFiles) -> Iterator[tuple[Document[QuestionsShape], int, QuestionShape]]:
    for document in (module.questions for module in files.modules):
        if document is not None and document.fields is not None:
            yield from ((document, place, question) for place, question in enumerate(document.fields.questions))


def _allowed(document: Document[Any], title: str, passages: Iterable[style.Passage]) -> style.Allowed:
    """What this file may do against the rules; an exception that nothing needs any more is a fault."""
    exceptions: Sequence[ExceptionShape] = getattr(document.fields, "exceptions", ())
    text = "\n".join(piece for passage in passages for _, piece in passage.lines).lower()
    for place, one in enumerate(exceptions):
        if one.text.lower() not in text:
            line = document.line_of("exceptions", place, "text")
            document.report(line, f'"{one.text}" komt hier niet meer voor. Haal deze uitzondering weg.')
    titles = (title,) if title else ()
    return style.Allowed((*titles, *(one.text for one in exceptions)))


def body_passages(document: Document[Any]) -> list[style.Passage]:
    """Everything a learner reads in the text of a file, blocks too."""
    body = document.body
    return [
        *style.prose_passages(body.scan.prose, body.first_line),
        *style.block_passages(body.scan.blocks),
    ]


def _guide_passages(document: Document[Any]) -> list[style.Passage]:
    """The trainer guide is Markdown inside the head, so it is read as prose."""
    if not isinstance(document.fields, AssignmentShape) or document.data is None:
        return []
    line = document.data.text_line_of("trainer_guide")
    guide = read_text(document.fields.trainer_guide, path="", media="", first_line=line, report=ignore)
    return style.prose_passages(guide.scan.prose, line)


def places_of(files: CourseFiles) -> Places:
    """Where the id of every page, every prompt and every exercise stands."""
    places: dict[str | tuple[str, str], tuple[str, int]] = {}
    for document in files.pages():
        if document.fields is None:
            continue
        page_id = document.fields.id
        places[page_id] = (document.path, document.line_of("id"))
        for place, prompt in enumerate(getattr(document.fields, "prompts", ())):
            places[page_id, prompt.id] = (document.path, document.line_of("prompts", place, "id"))
        for block in document.body.scan.data_blocks.values():
            if block.name in KEPT_BLOCKS:
                places[str(block.data.value.get("id"))] = (document.path, block.line)
    return places
