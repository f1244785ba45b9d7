"""One file of the course, taken apart: the data in its head, the blocks and headings in its text."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Generic

from frontmatter.default_handlers import YAMLHandler

from course.content.blocks.source import Scan, scan_blocks
from course.content.faults import FaultList, Report
from course.content.headings import Heading, check_levels, find_headings
from course.content.validation import AnyShape, validate
from course.content.yaml_data import YamlData, read_yaml

RAW_HTML = re.compile(r"</?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>|<!--")
INLINE_CODE = re.compile(r"`[^`]*`")
NO_HEAD = 'Boven de tekst mist een kop met gegevens. Zet die tussen twee regels met "---".'


@dataclass(frozen=True, slots=True)
class Written:
    """A text with Markdown and blocks; `media` is the folder with its drawings, under the root."""

    path: str
    media: str
    first_line: int
    scan: Scan
    headings: tuple[Heading, ...]
    report: Report


@dataclass(frozen=True, slots=True)
class Document(Generic[AnyShape]):
    """One file; `fields` is None when something is wrong in its head."""

    path: str
    fields: AnyShape | None
    data: YamlData | None
    body: Written
    report: Report

    def line_of(self, *location: str | int) -> int:
        """The line of a value in the head."""
        return self.data.line_of(location) if self.data else 1


def read_text(text: str, *, path: str, media: str, first_line: int, report: Report) -> Written:
    """Take a text apart that begins on this line of its file; faults in it are reported."""
    scan = scan_blocks(text, first_line, report)
    headings = find_headings(scan.prose, first_line, report)
    check_levels(headings, report)
    for line, prose in enumerate(scan.prose, first_line):
        tag = RAW_HTML.search(INLINE_CODE.sub("", prose))
        if tag:
            report(line, f"HTML ({tag[0]}) wordt bij het schoonmaken weggehaald. Schrijf het in Markdown.")
    return Written(path, media, first_line, scan, headings, report)


def read_document(
    root: Path, path: str, shape: type[AnyShape], faults: FaultList, *, media: str = ""
) -> Document[AnyShape]:
    """Read one file; a file that is missing or broken gives a document without fields, and faults."""
    report = faults.reporter(path)
    text = _read_file(root / path, report)
    head, body, first_line = _split(text)
    data = fields = None
    if head is not None:
        data = read_yaml(head, 2, report)
        fields = validate(shape, data, report) if data else None
    elif text:
        report(1, NO_HEAD)
    written = read_text(body, path=path, media=media, first_line=first_line, report=report)
    return Document(path, fields, data, written, report)


def _read_file(file: Path, report: Report) -> str:
    try:
        text = file.read_text("utf-8-sig")
    except FileNotFoundError:
        report(1, "Dit bestand ontbreekt. Maak het, of zet het terug.")
        return ""
    except UnicodeDecodeError:
        report(1, "Dit bestand is geen gewone tekst. Sla het op als UTF-8.")
        return ""
    if not text.strip():
        report(1, NO_HEAD)
        return ""
    return text


def _split(text: str) -> tuple[str | None, str, int]:
    """The head, the text under it, and the line on which that text begins."""
    if not text.startswith("---"):
        return None, text, 1
    try:
        head, body = YAMLHandler().split(text)
    except ValueError:
        return None, "", 1
    return head.removeprefix("\n"), body.removeprefix("\n"), text[: len(text) - len(body)].count("\n") + 2
