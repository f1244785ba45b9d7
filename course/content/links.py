"""Links between pages: authors point to files, readers get addresses that never change."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from course.content.cleaning import may_link_to
from course.content.faults import Report, ignore

GLOSSARY_ADDRESS = "/woordenlijst"
MODULE_ADDRESS = "/module/"
LESSON_ADDRESS = "/les/"
ASSIGNMENT_ADDRESS = "/opdracht/"


@dataclass(frozen=True, slots=True)
class LinkTargets:
    """Everything a link can point to: files, their addresses, and the places on those pages."""

    root: Path
    addresses: Mapping[str, str]
    anchors: Mapping[str, frozenset[str]]

    def resolve(self, link: str, page: str) -> tuple[str, str]:
        """The address for a reader, and what is wrong with the link (empty when nothing is)."""
        path, _, anchor = link.partition("#")
        if link.startswith("#"):
            return link, self._anchor_fault(self.anchors.get(page, frozenset()), anchor)
        if link.startswith("http://"):
            return link, f'De link {link} is niet veilig. Gebruik het adres met "https://".'
        if link.startswith(("https://", "mailto:")):
            fault = "" if may_link_to(link) else f"De link {link} klopt niet. Kijk het adres na."
            return link, fault
        if link.startswith("/"):
            return link, self._local_fault(path, anchor)
        return self._resolve_file(path, anchor, page)

    def _resolve_file(self, path: str, anchor: str, page: str) -> tuple[str, str]:
        file = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
        address = self.addresses.get(file)
        if address is None:
            return (
                path,
                f'De link "{path}" wijst naar niets. Kijk na hoe het bestand heet, en waar het staat.',
            )
        if not anchor:
            return address, ""
        return f"{address}#{anchor}", self._anchor_fault(self.anchors[file], anchor)

    def _local_fault(self, path: str, anchor: str) -> str:
        """Only addresses of the course itself can be looked up; other pages of the site are not ours."""
        ours = (MODULE_ADDRESS, LESSON_ADDRESS, ASSIGNMENT_ADDRESS, GLOSSARY_ADDRESS)
        file = next((file for file, address in self.addresses.items() if address == path), None)
        if file is not None:
            return self._anchor_fault(self.anchors[file], anchor) if anchor else ""
        if path.startswith("/media/") and (self.root / path[1:]).is_file():
            return ""
        if path.startswith((*ours, "/media/")) or not may_link_to(path):
            return f'De link "{path}" wijst naar niets. Kijk het adres na.'
        return ""

    def _anchor_fault(self, known: frozenset[str], anchor: str) -> str:
        if anchor in known:
            return ""
        choice = f"Kies uit: {', '.join(sorted(known))}." if known else "Haal weg wat na # staat."
        return f'De plek "#{anchor}" bestaat niet op die pagina. {choice}'


@dataclass(slots=True)
class LinkPlace:
    """The page that is being made: where its links start from, and where its faults go."""

    page: str = ""
    lines: tuple[str, ...] = ()
    first_line: int = 1
    report: Report = ignore

    def line_of(self, words: str) -> int:
        """The first line on which these words stand."""
        for place, text in enumerate(self.lines):
            if words in text:
                return place + self.first_line
        return self.first_line


class LinkTreeprocessor(Treeprocessor):
    """Checks every link and rewrites those to files."""

    def __init__(self, md: Markdown, targets: LinkTargets, place: LinkPlace) -> None:
        """`place` is set anew for every page."""
        super().__init__(md)
        self.targets = targets
        self.place = place

    def run(self, root: Element) -> None:
        """Called by Python-Markdown, after the inline text was made."""
        for image in root.iter("img"):
            line = self.place.line_of(image.get("src", ""))
            self.place.report(line, 'Een afbeelding staat in een blok. Gebruik "/// figuur" met file, alt en caption.')
        for link in root.iter("a"):
            written = link.get("href", "")
            address, fault = self.targets.resolve(written, self.place.page)
            # A dead link gets a harmless address, so that cleaning has nothing to add to the fault.
            link.set("href", "/" if fault else address)
            if link.attrib.pop("title", None) is not None:
                line = self.place.line_of(written)
                self.place.report(
                    line, "Een link heeft geen los bijschrift. Haal de tekst tussen aanhalingstekens weg."
                )
            if fault:
                self.place.report(self.place.line_of(written), fault)
