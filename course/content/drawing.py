"""Line drawings: an SVG file is read, held against the manual, and written out again as part of the page.

It is read with expat itself, because only expat knows the line of every element, and because it lets us
refuse a document type before any entity in it can grow.
"""

import re
from xml.parsers import expat

from markupsafe import Markup, escape

from course.content.cleaning import trusted
from course.content.faults import Report

CLASSES = frozenset(
    [
        "out",
        "in",
        "ink",
        "soft",
        "fill-out",
        "fill-in",
        "tint-out",
        "tint-in",
        "sheet",
        "text",
        "text-soft",
        "thin",
    ]
)
PLACED = {"class", "transform"}
ELEMENTS: dict[str, set[str]] = {
    "svg": {"xmlns", "viewBox"},
    "g": PLACED,
    "path": PLACED | {"d"},
    "circle": PLACED | {"cx", "cy", "r"},
    "ellipse": PLACED | {"cx", "cy", "rx", "ry"},
    "rect": PLACED | {"x", "y", "width", "height", "rx", "ry"},
    "line": PLACED | {"x1", "y1", "x2", "y2"},
    "polyline": PLACED | {"points"},
    "polygon": PLACED | {"points"},
    "text": PLACED | {"x", "y", "dx", "dy", "text-anchor", "font-size"},
    "tspan": {"class", "x", "y", "dx", "dy", "text-anchor", "font-size"},
}
VALUE = re.compile(r"[A-Za-z0-9\s.,()+-]*")
NAMESPACE = "http://www.w3.org/2000/svg"
ALLOWED = f"Toegestaan: {' '.join(name for name in ELEMENTS if name != 'svg')}."


class _RefusedError(Exception):
    """The file is not read any further."""


class _Drawing:
    """Reads one file and writes what is allowed."""

    def __init__(self, alt: str, report: Report) -> None:
        self.alt = alt
        self.report = report
        self.written: list[str] = []
        self.open: list[str] = []
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.StartDoctypeDeclHandler = self.doctype

    def fault(self, message: str) -> None:
        self.report(self.parser.CurrentLineNumber, message)

    def read(self, data: bytes) -> None:
        try:
            self.parser.Parse(data, True)
        except _RefusedError:
            return
        except expat.ExpatError as error:
            self.report(error.lineno, "De tekening is geen geldige SVG. Kijk of elk element is afgesloten.")

    def doctype(self, *_declaration: object) -> None:
        self.fault("Een tekening heeft geen DOCTYPE. Haal die regel weg.")
        raise _RefusedError

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name not in ELEMENTS or (name == "svg") != (not self.open):
            self.fault(f"Het element <{name}> hoort hier niet in een tekening. {ALLOWED}")
        self.open.append(name)
        kept = [
            f' {attribute}="{escape(value)}"'
            for attribute, value in attributes.items()
            if self._may_have(name, attribute, value) and attribute != "xmlns"
        ]
        if name == "svg":
            self._check_root(attributes)
            kept += [' role="img"', f' aria-label="{escape(self.alt)}"', ' class="drawing"']
        self.written.append(f"<{name}{''.join(kept)}>")

    def _check_root(self, attributes: dict[str, str]) -> None:
        if attributes.get("xmlns") != NAMESPACE or "viewBox" not in attributes:
            self.fault(f'De tekening begint niet goed. Begin met <svg xmlns="{NAMESPACE}" viewBox="0 0 640 300">.')

    def _may_have(self, name: str, attribute: str, value: str) -> bool:
        if attribute not in ELEMENTS.get(name, set()):
            self.fault(f'"{attribute}" mag niet bij <{name}>. Haal het weg en gebruik een klasse.')
            return False
        if attribute == "class":
            unknown = sorted(set(value.split()) - CLASSES)
            if unknown:
                self.fault(f'De klasse "{unknown[0]}" bestaat niet. Kies uit: {" ".join(sorted(CLASSES))}.')
            return not unknown
        if attribute != "xmlns" and not VALUE.fullmatch(value):
            self.fault(f'De waarde van "{attribute}" klopt niet. Gebruik alleen getallen en gewone letters.')
            return False
        return True

    def end(self, name: str) -> None:
        self.open.pop()
        self.written.append(f"</{name}>")

    def characters(self, text: str) -> None:
        if not text.strip():
            return
        if not {"text", "tspan"} & set(self.open[-1:]):
            self.fault("Hier staat losse tekst in de tekening. Zet haar in een <text>.")
        self.written.append(str(escape(text)))


def read_drawing(data: bytes, alt: str, report: Report) -> Markup:
    """The drawing as HTML for inside a figure; every fault is reported with its line in the file."""
    drawing = _Drawing(alt, report)
    drawing.read(data)
    return trusted("".join(drawing.written))
