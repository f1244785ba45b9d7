"""The blocks as pymdown-extensions sees them: prose blocks are built here, data blocks leave a mark.

The mark is a word nobody can guess, so that no author's text can pretend to be a block. After cleaning, the
mark is replaced by what the template of the block makes.
"""

import secrets
from typing import Any, ClassVar
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.util import AtomicString
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block, type_integer
from typing_extensions import override

from course.content.blocks.registry import CALLOUTS, DATA_BLOCKS


class _LinedBlock(Block):
    """A block that knows the line it stands on; the scanner wrote that line into its options."""

    ARGUMENT = None
    OPTIONS: ClassVar[dict[str, Any]] = {"line": (0, type_integer)}

    def note(self) -> int:
        """Remember that this block was understood, and give its line."""
        line: int = self.options["line"]
        self.config["placed"].add(line)
        return line


class _DataBlock(_LinedBlock):
    """A block whose text is data."""

    def on_create(self, parent: Element) -> Element:
        mark = SubElement(parent, "div")
        mark.text = AtomicString(f"{self.config['token']}-{self.note()}-")
        return mark


class _Callout(_LinedBlock):
    """A note beside the text; its kind is named in words, never by colour alone."""

    def on_create(self, parent: Element) -> Element:
        self.note()
        aside = SubElement(parent, "aside", {"class": f"callout callout-{self.NAME}", "role": "note"})
        title = SubElement(aside, "p", {"class": "callout-title"})
        kind = SubElement(title, "span", {"class": "callout-kind"})
        kind.text = AtomicString(CALLOUTS[self.NAME])
        kind.tail = f" {self.argument}"
        return aside


class _Details(_LinedBlock):
    """Text that opens when the reader asks for it."""

    NAME = "details"

    def on_create(self, parent: Element) -> Element:
        self.note()
        details = SubElement(parent, "details")
        SubElement(details, "summary").text = self.argument
        return details


class CourseBlocks(BlocksExtension):
    """Registers every block, and remembers which ones Markdown understood."""

    def __init__(self) -> None:
        """Begin with a fresh word for the marks."""
        super().__init__()
        self.token = f"blok{secrets.token_hex(8)}"
        self.placed: set[int] = set()

    @override
    def extendMarkdownBlocks(self, _md: Markdown, block_mgr: Any) -> None:
        """Called by pymdown-extensions: one subclass for each name."""
        config = {"token": self.token, "placed": self.placed}
        kinds = [(_Callout, name) for name in CALLOUTS] + [(_DataBlock, name) for name in DATA_BLOCKS]
        for base, name in kinds:
            block_mgr.register(type(name, (base,), {"NAME": name}), config)
        block_mgr.register(_Details, config)

    @property
    def mark_pattern(self) -> str:
        """Matches what stands in the HTML in the place of a data block, and captures its line."""
        return f"<div>{self.token}-([0-9]+)-</div>"
