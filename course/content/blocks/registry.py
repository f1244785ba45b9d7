"""Which blocks there are, and the shape of what stands in each."""

from course.content.blocks.branching import DecisionShape, ScenarioShape
from course.content.blocks.kept import (
    BodyMapShape,
    ImageCardShape,
    RatingShape,
    RewriteShape,
    WheelShape,
    WindowShape,
    WorksheetShape,
)
from course.content.blocks.reading import (
    BalanceShape,
    BreathingShape,
    CheckShape,
    DilemmaShape,
    MarkShape,
    SortShape,
    StepsShape,
    SwitchShape,
)
from course.content.shapes import Shape, Text


class FigureShape(Shape):
    """A drawing or picture."""

    file: Text
    alt: Text
    caption: Text


class PairShape(Shape):
    """Outside and inside next to each other."""

    outside: Text
    inside: Text
    inside_title: Text = "Binnen, een gok"


# Blocks of which the learner's own answers are kept; they stand in a lesson and in nothing else.
KEPT_BLOCKS: dict[str, type[Shape]] = {
    "beeldkaart": ImageCardShape,
    "herschrijf": RewriteShape,
    "invulblad": WorksheetShape,
    "lijfkaart": BodyMapShape,
    "spanningsraam": WindowShape,
    "wiel": WheelShape,
    "zelfinschatting": RatingShape,
}

# All blocks that hold data, and those without a title after the bar.
DATA_BLOCKS: dict[str, type[Shape]] = {
    **KEPT_BLOCKS,
    "ademtimer": BreathingShape,
    "balans": BalanceShape,
    "beslisboom": DecisionShape,
    "buitenbinnen": PairShape,
    "dilemma-schuif": DilemmaShape,
    "figuur": FigureShape,
    "kennischeck": CheckShape,
    "markeer": MarkShape,
    "perspectiefwissel": SwitchShape,
    "scenario": ScenarioShape,
    "sorteer": SortShape,
    "stappen": StepsShape,
}
WITHOUT_TITLE = frozenset({"buitenbinnen", "figuur"})

# Blocks that hold prose, with the word that names their kind to the reader.
CALLOUTS = {"let-op": "Let op", "tip": "Tip", "praktijk": "Praktijk", "bewijs": "Bewijs"}
PROSE_BLOCKS = frozenset({*CALLOUTS, "details"})
ALL_BLOCKS = tuple(sorted({*DATA_BLOCKS, *PROSE_BLOCKS}))
