"""From the data of a block to its HTML, by the templates in templates/content/."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from course.content.block_shapes import DATA_BLOCKS, FigureShape, RatingShape
from course.content.block_source import DataBlock
from course.content.cleaning import trusted
from course.content.documents import Written
from course.content.drawing import read_drawing
from course.content.faults import FaultList
from course.content.models import RatingGroup, SelfRating, Statement
from course.content.shapes import Shape
from course.content.typography import curl, inline
from course.content.validation import validate
from course.content.yaml_data import YamlData

PICTURES = (".png", ".jpg", ".jpeg", ".webp")


class BlockMaker:
    """Makes the HTML of data blocks, and keeps watch over their ids."""

    def __init__(self, root: Path, faults: FaultList) -> None:
        """`root` is the root of the repository: templates/ and media/ lie in it."""
        self.root = root
        self.faults = faults
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

    def make(self, block: DataBlock, page: Written) -> tuple[Markup | SelfRating, str]:
        """The block as a reader gets it, and its id (empty when it has none, or when something is wrong)."""
        data = block.data
        shape = validate(DATA_BLOCKS[block.name], data, page.report)
        if shape is None:
            return Markup(), ""
        block_id = self._claim_id(shape, data, page)
        if isinstance(shape, RatingShape):
            return self_rating(block.title, shape), block_id
        if isinstance(shape, FigureShape):
            return self._figure(shape, data, page), ""
        template = self.environment.get_template(f"{block.name}.html")
        return trusted(template.render(title=block.title, block=shape, id=f"blok-{block_id}")), block_id

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


def self_rating(title: str, shape: RatingShape) -> SelfRating:
    """The frozen self-rating; its form is made at request time."""
    return SelfRating(
        shape.id,
        curl(title),
        curl(shape.low),
        curl(shape.high),
        tuple(
            RatingGroup(curl(group.title), tuple(Statement(one.id, curl(one.text)) for one in group.statements))
            for group in shape.groups
        ),
    )
