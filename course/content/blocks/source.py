"""Finds the blocks in what an author wrote, line by line, so that every fault has its line.

Python-Markdown leaves what it does not understand standing as text. Therefore blocks are found here first;
Markdown only sees their name and line, and their place in the text.
"""

import re
import textwrap
from dataclasses import dataclass

from course.content.blocks.registry import ALL_BLOCKS, DATA_BLOCKS, KEPT_BLOCKS, PROSE_BLOCKS, WITHOUT_TITLE
from course.content.faults import Report
from course.content.yaml_data import YamlData, read_yaml

FENCE = re.compile(r"(`{3,}|~{3,})(.*)$")
OPENING = re.compile(r"(/{3,}) *([\w-]+) *(?:\| *(.*?) *)?$")
CLOSING = re.compile(r"(/{3,}) *$")
STRAY = re.compile(r"^[\s>*+-]+/{3,}")
HEADING = re.compile(r"#{1,6}")


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """A block as it stands in the file."""

    name: str
    title: str
    line: int


@dataclass(frozen=True, slots=True)
class DataBlock(SourceBlock):
    """A block whose text is data."""

    data: YamlData


@dataclass(frozen=True, slots=True)
class Scan:
    """What was found: the blocks, the text for Markdown, and the lines that are prose (others are empty)."""

    blocks: tuple[SourceBlock, ...]
    markdown: str
    prose: tuple[str, ...]

    @property
    def data_blocks(self) -> dict[int, DataBlock]:
        """The blocks with data, by the line they stand on."""
        return {block.line: block for block in self.blocks if isinstance(block, DataBlock)}


@dataclass(frozen=True, slots=True)
class _Open:
    """A prose block that has not ended yet."""

    slashes: str
    name: str
    line: int


class _Scanner:
    """Walks over the lines once."""

    def __init__(self, text: str, first_line: int, report: Report) -> None:
        self.lines = text.split("\n")
        self.first_line = first_line
        self.report = report
        self.place = 0
        self.fence = ""
        self.fence_line = 0
        self.open: list[_Open] = []
        self.blocks: list[SourceBlock] = []
        self.markdown: list[str] = []
        self.prose = [""] * len(self.lines)

    @property
    def line(self) -> int:
        return self.place + self.first_line

    def scan(self) -> Scan:
        while self.place < len(self.lines):
            self._step(self.lines[self.place])
            self.place += 1
        for block in self.open:
            self.report(block.line, _no_end(block.name, block.slashes))
        if self.fence:
            self.report(self.fence_line, f"Een stuk code eindigt niet. Zet eronder een regel met {self.fence}.")
        return Scan(tuple(self.blocks), "\n".join(self.markdown), tuple(self.prose))

    def _step(self, line: str) -> None:
        if self._in_fence(line):
            self.markdown.append(line)
        elif opening := OPENING.match(line):
            self._begin(opening[1], opening[2], opening[3] or "")
        elif closing := CLOSING.match(line):
            self._end(closing[1])
        elif line.startswith("///"):
            self.report(self.line, 'Deze blokregel klopt niet. Schrijf hem als "/// naam | Titel".')
        else:
            self._plain(line)

    def _in_fence(self, line: str) -> bool:
        fence = FENCE.match(line)
        if self.fence:
            if fence and not fence[2].strip() and fence[1].startswith(self.fence):
                self.fence = ""
            return True
        if not fence:
            return False
        self.fence, self.fence_line = fence[1], self.line
        if fence[2].strip():
            self.report(self.line, f"Achter {fence[1]} staat niets. Haal weg wat erachter staat.")
        return True

    def _plain(self, line: str) -> None:
        if STRAY.match(line):
            self.report(self.line, "Een blok begint vooraan de regel. Haal weg wat voor de schuine strepen staat.")
        self.markdown.append(line)
        self.prose[self.place] = line

    def _begin(self, slashes: str, name: str, title: str) -> None:
        if self.open and len(slashes) >= len(self.open[-1].slashes):
            self.report(
                self.line,
                "Een blok binnen een blok heeft minder schuine strepen. Geef het buitenste blok er een meer, "
                f'of sluit eerst "{self.open[-1].name}" af.',
            )
        if name not in ALL_BLOCKS:
            self.report(self.line, f'Het blok "{name}" bestaat niet. Kies uit: {", ".join(ALL_BLOCKS)}.')
        elif not title and name not in WITHOUT_TITLE:
            self.report(self.line, f'Het blok "{name}" heeft geen titel. Schrijf "{slashes} {name} | Titel".')
        elif title and name in WITHOUT_TITLE:
            self.report(self.line, f'Het blok "{name}" heeft geen titel nodig. Haal weg wat na de streep staat.')
        if name in KEPT_BLOCKS and self.open:
            self.report(self.line, f'Het blok "{name}" staat niet binnen een ander blok. Zet het eronder.')
        if name in PROSE_BLOCKS:
            self._begin_prose(slashes, name, title)
        else:
            self._take_data(slashes, name, title)

    def _begin_prose(self, slashes: str, name: str, title: str) -> None:
        self.open.append(_Open(slashes, name, self.line))
        self.blocks.append(SourceBlock(name, title, self.line))
        self.markdown += ["", f"{slashes} {name} | {title}", f"    line: {self.line}", ""]
        following = self.lines[self.place + 1 : self.place + 2]
        if following and following[0].startswith("    ") and following[0].strip():
            self.report(self.line + 1, f'Het blok "{name}" heeft geen gegevens. Begin de tekst vooraan de regel.')

    def _end(self, slashes: str) -> None:
        if self.open and self.open[-1].slashes == slashes:
            self.open.pop()
            self.markdown += ["", slashes, ""]
            return
        self.report(self.line, "Hier eindigt een blok dat niet begon. Haal de strepen weg, of tel ze na.")

    def _take_data(self, slashes: str, name: str, title: str) -> None:
        start, line = self.place, self.line
        end = self._data_end(slashes)
        if end is None:
            self.report(line, _no_end(name, slashes))
            self.place = self._last_indented()
            return
        self.place = end
        inside = self.lines[start + 1 : end]
        for offset, text in enumerate(inside):
            if text.strip() and not text.startswith("    "):
                self.report(
                    line + 1 + offset,
                    f'De gegevens van "{name}" staan niet goed. Zet elke regel vier spaties naar rechts.',
                )
                return
        data = read_yaml(textwrap.dedent("\n".join(inside)), line + 1, self.report)
        if data and name in DATA_BLOCKS:
            self.blocks.append(DataBlock(name, title, line, data))
            self.markdown += ["", f"{slashes} {name}", f"    line: {line}", slashes, ""]

    def _data_end(self, slashes: str) -> int | None:
        """The line that ends the data; none when something else begins first."""
        for place in range(self.place + 1, len(self.lines)):
            line = self.lines[place]
            if line.rstrip() == slashes:
                return place
            if OPENING.match(line) or HEADING.match(line):
                return None
        return None

    def _last_indented(self) -> int:
        """The last line that still looks like data, so that reading goes on after it."""
        place = self.place
        while place + 1 < len(self.lines) and self.lines[place + 1].startswith("    "):
            place += 1
        return place


def scan_blocks(text: str, first_line: int, report: Report) -> Scan:
    """Find the blocks in a text that begins on this line of its file; faults are reported."""
    return _Scanner(text, first_line, report).scan()


def _no_end(name: str, slashes: str) -> str:
    return f'Het blok "{name}" eindigt niet. Zet eronder een regel met alleen {slashes}.'
