"""YAML with line numbers: the values, and for every value the line it stands on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from course.content.faults import Report

UNREADABLE = (
    "De gegevens zijn niet te lezen. Kijk naar de inspringing, en zet tekst met een dubbele punt "
    "tussen aanhalingstekens."
)
NOT_A_MAPPING = 'Hier horen gegevens te staan, zoals "title: ...". Kijk in modules/README.md hoe het moet.'

# The loader in C reads five times as fast; where PyYAML came without it, the one in Python does the same.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Values under these names are not read by a learner as text.
NOT_PROSE = frozenset(
    [
        *("id", "kind", "file", "pile", "visibility", "replaces", "sources", "version", "work", "trainer_guide"),
        *("to", "compares", "lesson", "use", "exceptions"),
    ]
)
# Under this name stand texts of cards to sort, but also ids of image cards, which nobody reads.
IDS_OR_TEXTS = "cards"


@dataclass(frozen=True, slots=True)
class TextValue:
    """One piece of text in the data, with the name it stands under and its first line."""

    name: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class YamlData:
    """A mapping read from YAML; `first_line` is the line of the file on which the YAML begins."""

    value: dict[str, Any]
    node: yaml.MappingNode
    first_line: int

    def line_of(self, location: Sequence[str | int]) -> int:
        """The line of a value, or of the nearest thing around it when the value is missing."""
        node: yaml.Node = self.node
        line = node.start_mark.line
        for step in location:
            found = _child(node, step)
            if found is None:
                break
            line, node = found
        return line + self.first_line

    def text_line_of(self, name: str) -> int:
        """The line on which the text of a top-level value begins; a block text begins a line lower."""
        value = {key.value: value for key, value in self.node.value}[name]
        lower = 1 if isinstance(value, yaml.ScalarNode) and value.style in ("|", ">") else 0
        return int(value.start_mark.line) + self.first_line + lower

    def texts(self) -> Iterator[TextValue]:
        """Every piece of text that somebody reads, in the order of the file."""
        yield from _texts(self.node, "", self.first_line)


def read_yaml(text: str, first_line: int, report: Report) -> YamlData | None:
    """Read a mapping; what is wrong is reported with its line, and gives None."""
    loader = LOADER(text)
    try:
        node = loader.get_single_node()
        if not isinstance(node, yaml.MappingNode):
            report(first_line, NOT_A_MAPPING)
            return None
        value = loader.construct_document(node)
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        report(first_line + (mark.line if mark else 0), UNREADABLE)
        return None
    finally:
        loader.dispose()
    _report_doubled_keys(node, first_line, report)
    return YamlData(value, node, first_line)


def _child(node: yaml.Node, step: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key.start_mark.line, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        item = node.value[step]
        return item.start_mark.line, item
    return None


def _texts(node: yaml.Node, name: str, first_line: int) -> Iterator[TextValue]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value not in NOT_PROSE:
                yield from _texts(value, key.value, first_line)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _texts(item, name, first_line)
    elif node.tag == "tag:yaml.org,2002:str" and name != IDS_OR_TEXTS:
        yield TextValue(name, node.value, node.start_mark.line + first_line)


def _report_doubled_keys(node: yaml.Node, first_line: int, report: Report) -> None:
    """YAML silently keeps the last of two equal names, so a text of the author would vanish."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _report_doubled_keys(item, first_line, report)
    if not isinstance(node, yaml.MappingNode):
        return
    seen: set[str] = set()
    for key, value in node.value:
        if key.value in seen:
            report(key.start_mark.line + first_line, f'"{key.value}" staat hier twee keer. Haal er een weg.')
        seen.add(key.value)
        _report_doubled_keys(value, first_line, report)
