"""From the data of a block to its HTML, by the templates in templates/content/."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from course.content.assignment_shapes import PromptShape
from course.content.blocks.body import BODY_PLACES
from course.content.blocks.exercises import make_exercise, make_prompt_sheet
from course.content.blocks.kept import ImageCardShape
from course.content.blocks.registry import DATA_BLOCKS, KEPT_BLOCKS, FigureShape
from course.content.blocks.sheets import Exercise, Sheet
from course.content.blocks.source import DataBlock
from course.content.blocks.tree import grow
from course.content.blocks.wheel import wheel
from course.content.cleaning import trusted
from course.content.documents import Written
from course.content.drawing import read_drawing
from course.content.faults import FaultList, Report
from course.content.folders import CARDS
from course.content.models import ImageCard
from course.content.shapes import Shape
from course.content.typography import curl, inline
from course.content.validation import validate
from course.content.yaml_data import YamlData

PICTURES = (".png", ".jpg", ".jpeg", ".webp")


class BlockMaker:
    """Makes the HTML of data blocks, and keeps watch over their ids."""

    def __init__(self, root: Path, faults: FaultList, cards: Mapping[str, ImageCard]) -> None:
        """`root` is the root of the repository: templates/ and media/ lie in it. `cards` are the image cards, by id."""
        self.root = root
        self.faults = faults
        self.cards = cards
        self.ids: dict[str, str] = {}
        self.environment = Environment(
            loader=FileSystemLoader(root / "templates" / "content"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.filters["inline"] = inline
        self.environment.filters["curl"] = curl
        self.environment.globals["body_places"] = BODY_PLACES
        self.environment.globals["grow"] = grow
        self.environment.globals["wheel"] = wheel()
        self.environment.filters["zip"] = zip

    def make(self, block: DataBlock, page: Written) -> tuple[Markup | Exercise, str]:
        """The block as a reader gets it, and its id (empty when it has none, or when something is wrong)."""
        data = block.data
        shape = validate(DATA_BLOCKS[block.name], data, page.report)
        if shape is None:
            return Markup(), ""
        block_id = self._claim_id(shape, data, page)
        if isinstance(shape, ImageCardShape):
            self.check_cards(shape.cards, data.line_of(("cards",)), page.report)
        if block.name in KEPT_BLOCKS:
            return make_exercise(block.name, block.title, shape, self.cards, self.render), block_id
        if isinstance(shape, FigureShape):
            return self._figure(shape, data, page), ""
        id_in_page = f"blok-{block_id or data.line_of(())}"
        return trusted(self.render(f"{block.name}.html", title=block.title, block=shape, id=id_in_page)), block_id

    def render(self, template: str, **values: Any) -> str:
        """A template of templates/content/ with these values, without its indents: every reader would carry them."""
        drawn = self.environment.get_template(template).render(**values)
        return "\n".join(line.strip() for line in drawn.splitlines() if line.strip())

    def prompt_sheet(self, shape: PromptShape) -> Sheet | None:
        """The form of a prompt that is more than boxes of text, or None."""
        return make_prompt_sheet(shape, self.cards, self.render)

    def check_cards(self, ids: Sequence[str] | None, line: int, report: Report) -> None:
        """Report image cards that do not exist; without `ids` all of them are meant."""
        if not self.cards:
            report(line, f"Er zijn nog geen beeldkaarten. Zet ze in {CARDS}.")
            return
        for one in ids or ():
            if one not in self.cards:
                report(line, f'De beeldkaart "{one}" bestaat niet. Kies uit: {", ".join(self.cards)}.')

    def _claim_id(self, shape: Shape, data: YamlData, page: Written) -> str:
        block_id: str = getattr(shape, "id", "")
        if not block_id:
            return ""
        line = data.line_of(("id",))
        if block_id in self.ids:
            page.report(line, f'Het blok-id "{block_id}" staat ook in {self.ids[block_id]}. Kies een ander id.')
        self.ids.setdefault(block_id, f"{page.path}:{line}")
        return block_id

    def _figure(self, shape: FigureShape, data: YamlData, page: Written) -> Markup:
        path = f"{page.media}/{shape.file}"
        file = self.root / path
        line = data.line_of(("file",))
        if not page.media or "/" in shape.file or not file.is_file():
            page.report(line, f'De tekening "{path}" bestaat niet. Zet haar in die map, of verbeter de naam.')
            return Markup()
        drawing = Markup()
        if file.suffix == ".svg":
            drawing = read_drawing(file.read_bytes(), curl(shape.alt), self.faults.reporter(path))
        elif file.suffix not in PICTURES:
            page.report(line, f'Het bestand "{shape.file}" is geen tekening of foto. Gebruik svg, png, jpg of webp.')
        return trusted(
            self.environment.get_template("figuur.html").render(block=shape, drawing=drawing, address=f"/{path}")
        )
