"""Checks over all files together: ids that differ, and the language of every text."""

from typing import Any

from course.content import style
from course.content.documents import Document, read_text
from course.content.faults import ignore
from course.content.folders import CourseFiles
from course.content.register import Places
from course.content.shapes import AssignmentShape, LessonShape


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


def check_style(files: CourseFiles) -> None:
    """Report what is hard to read: in heads, in texts and in blocks."""
    title = files.course.fields.title if files.course.fields else ""
    for document in files.documents():
        written = body_passages(document)
        head = style.data_passages(document.data) if document.data else []
        style.check_passages([*head, *written, *_guide_passages(document)], title, document.report)
        if isinstance(document.fields, LessonShape):
            words, mean = style.words_in(written), style.mean_sentence(written)
            style.check_lesson(words, mean, document.body.first_line, document.report)


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
    """Where the id of every page and every prompt stands."""
    places: dict[str | tuple[str, str], tuple[str, int]] = {}
    for document in files.pages():
        if document.fields is None:
            continue
        page_id = document.fields.id
        places[page_id] = (document.path, document.line_of("id"))
        for place, prompt in enumerate(getattr(document.fields, "prompts", ())):
            places[page_id, prompt.id] = (document.path, document.line_of("prompts", place, "id"))
    return places
