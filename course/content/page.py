"""From a text with blocks to the parts a reader gets: Markdown, then cleaning, then the blocks."""

import re

from markdown import Markdown
from markupsafe import Markup

from course.content.blocks.extension import CourseBlocks
from course.content.blocks.html import BlockMaker
from course.content.blocks.registry import KEPT_BLOCKS
from course.content.blocks.sheets import Exercise
from course.content.cleaning import clean_html, lost_in_cleaning, trusted
from course.content.documents import Written
from course.content.headings import HeadingTreeprocessor
from course.content.links import LinkPlace, LinkTargets, LinkTreeprocessor
from course.content.terms import Glossary
from course.content.typography import install as install_quotes

Parts = tuple[Markup | Exercise, ...]


class PageMaker:
    """Makes pages one after another; it is used while loading, by one thread."""

    def __init__(self, blocks: BlockMaker, targets: LinkTargets, glossary: Glossary) -> None:
        """Build the Markdown parser once, because that is what takes time."""
        self.blocks = blocks
        self.glossary = glossary
        self.extension = CourseBlocks()
        self.place = LinkPlace()
        self.markdown = self._build_markdown(targets)

    def _build_markdown(self, targets: LinkTargets) -> Markdown:
        md = Markdown(
            extensions=["tables", "sane_lists", "fenced_code", self.extension],
            extension_configs={"tables": {"use_align_attribute": True}},
            output_format="html",
        )
        # A line under a text would make it a heading that the check for headings does not see.
        md.parser.blockprocessors.deregister("setextheader")
        md.parser.blockprocessors.deregister("code")
        # HTML of an author is a fault; until it is mended it shows as text.
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(LinkTreeprocessor(md, targets, self.place), "course-links", 16)
        md.treeprocessors.register(HeadingTreeprocessor(md), "course-headings", 15)
        install_quotes(md)
        return md

    def make(self, page: Written, *, with_terms: bool = False) -> tuple[Parts, tuple[str, ...]]:
        """The parts of a page and the ids of its blocks; everything that is wrong is reported."""
        html = self._prose(page)
        if with_terms:
            html = self.glossary.link(html)
        return self._with_blocks(html, page)

    def make_markup(self, page: Written) -> Markup:
        """A page in one piece; an exercise has no place in it."""
        parts, _ = self.make(page)
        for block in page.scan.blocks:
            if block.name in KEPT_BLOCKS:
                page.report(block.line, f'Het blok "{block.name}" hoort in een les. Verplaats het naar een les.')
        return Markup("").join(part for part in parts if isinstance(part, Markup))

    def _prose(self, page: Written) -> Markup:
        self.extension.placed.clear()
        self.place.page, self.place.report = page.path, page.report
        self.place.lines, self.place.first_line = page.scan.prose, page.first_line
        html = self.markdown.reset().convert(page.scan.markdown)
        for block in page.scan.blocks:
            if block.line not in self.extension.placed:
                page.report(
                    block.line,
                    f'Het blok "{block.name}" is niet begrepen. Zet er een lege regel boven en onder.',
                )
        cleaned = clean_html(html, "lesson")
        for tag, attribute in lost_in_cleaning(html, cleaned):
            what = f"<{tag} {attribute}>" if attribute else f"<{tag}>"
            page.report(
                self.place.line_of(attribute.partition("=")[2].strip('"') or tag),
                f"Bij het schoonmaken verdwijnt {what}. Schrijf het anders, of laat het weg.",
            )
        return cleaned

    def _with_blocks(self, html: Markup, page: Written) -> tuple[Parts, tuple[str, ...]]:
        """Put every block in the place of its mark."""
        blocks = page.scan.data_blocks
        parts: list[Markup | Exercise] = []
        ids: list[str] = []
        for place, piece in enumerate(re.split(self.extension.mark_pattern, html)):
            made: Markup | Exercise = trusted(piece)
            if place % 2:
                made, block_id = self.blocks.make(blocks[int(piece)], page)
                ids += [block_id] if block_id else []
            if parts and isinstance(made, Markup) and isinstance(parts[-1], Markup):
                parts[-1] += made
            else:
                parts.append(made)
        return tuple(part for part in parts if not isinstance(part, Markup) or part.strip()), tuple(ids)
