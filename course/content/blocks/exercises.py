"""From the data of a block whose answers are kept to its exercise: its fields, and the form that is drawn once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from course.content.assignment_shapes import PromptShape
from course.content.blocks.body import BODY_PLACES
from course.content.blocks.kept import (
    CARD_FIELD,
    BodyMapShape,
    ImageCardShape,
    RatingShape,
    RewriteShape,
    WheelShape,
    WindowShape,
    WorksheetShape,
)
from course.content.blocks.sheets import Choice, Exercise, HoleMaker, Sheet, SheetField, draw_sheet
from course.content.models import ImageCard
from course.content.shapes import Shape
from course.content.typography import plain

# Draws a template of templates/content/ with these values.
Render = Callable[..., str]

ONE_TO_FIVE = tuple(Choice(str(number), str(number)) for number in range(1, 6))
ZONES = (
    Choice("above", "te veel aan"),
    Choice("inside", "in het raam"),
    Choice("below", "te weinig aan"),
)
REWRITTEN = "mine"
CHOSEN, TICKED = "chosen", "yes"


def make_exercise(name: str, title: str, shape: Any, cards: Mapping[str, ImageCard], render: Render) -> Exercise:
    """The exercise for a block with this name and data."""
    chosen = chosen_cards(shape.cards, cards) if isinstance(shape, ImageCardShape) else ()
    fields = tuple(FIELDS[type(shape)](shape))
    if isinstance(shape, ImageCardShape):
        fields = (card_field(chosen), *fields)
    values = {"title": plain(title), "block": shape, "id": f"blok-{shape.id}", "fields": fields, "cards": chosen}

    def draw(hole: HoleMaker) -> str:
        return render(f"{name}.html", hole=hole, prefix="", **values)

    def draw_earlier(hole: HoleMaker) -> str:
        return render(f"{name}_earlier.html", hole=hole, **values)

    return Exercise(
        shape.id,
        name,
        plain(title),
        draw_sheet(fields, draw),
        draw_sheet(fields, draw_earlier) if isinstance(shape, SHOW_EARLIER) else None,
        getattr(shape, "compares", None) or "",
        isinstance(shape, BodyMapShape),
        (plain(shape.low), plain(shape.high)) if isinstance(shape, RatingShape | WheelShape) else (),
    )


def make_prompt_sheet(shape: PromptShape, cards: Mapping[str, ImageCard], render: Render) -> Sheet | None:
    """The form of a prompt in an assignment, or None when it is made of boxes of text or a scale."""
    if shape.kind not in PROMPT_FIELDS:
        return None
    chosen = chosen_cards(shape.cards, cards)
    fields = PROMPT_FIELDS[shape.kind](shape, chosen)
    values = {"block": shape, "id": shape.id, "fields": fields, "cards": chosen, "prefix": f"{shape.id}:"}
    return draw_sheet(fields, lambda hole: render(f"prompt_{shape.kind}.html", hole=hole, **values))


def chosen_cards(ids: Sequence[str] | None, cards: Mapping[str, ImageCard]) -> tuple[ImageCard, ...]:
    """The cards with these ids, or all of them; an unknown id is reported where the block is read."""
    if ids is None:
        return tuple(cards.values())
    return tuple(cards[one] for one in ids if one in cards)


def body_fields(feelings: Sequence[str]) -> Iterable[SheetField]:
    """A field for every place on the body, with these feelings to choose from."""
    choices = tuple(Choice(feeling, plain(feeling)) for feeling in feelings)
    return (SheetField(place.id, place.name, choices) for place in BODY_PLACES)


def card_field(cards: Sequence[ImageCard]) -> SheetField:
    """The choice of one card."""
    return SheetField(CARD_FIELD, "Gekozen kaart", tuple(Choice(card.id, card.title) for card in cards))


def _rating_fields(shape: RatingShape) -> Iterable[SheetField]:
    statements = (statement for group in shape.groups for statement in group.statements)
    return (SheetField(statement.id, plain(statement.text), ONE_TO_FIVE) for statement in statements)


def _wheel_fields(shape: WheelShape) -> Iterable[SheetField]:
    return (SheetField(statement.id, plain(statement.label), ONE_TO_FIVE) for statement in shape.statements)


def _window_fields(shape: WindowShape) -> Iterable[SheetField]:
    return (SheetField(signal.id, plain(signal.text), ZONES) for signal in (*shape.me, *shape.other))


def _body_map_fields(shape: BodyMapShape) -> Iterable[SheetField]:
    return body_fields(shape.feelings)


def _rewrite_fields(_shape: RewriteShape) -> Iterable[SheetField]:
    return (SheetField(REWRITTEN, "Jouw versie"),)


def _worksheet_fields(shape: WorksheetShape) -> Iterable[SheetField]:
    return (SheetField(field.id, plain(field.label)) for field in shape.fields)


def _image_card_fields(shape: ImageCardShape) -> Iterable[SheetField]:
    return (SheetField(one.id, plain(one.text)) for one in shape.follow)


def _choice_fields(shape: PromptShape, _cards: Sequence[ImageCard]) -> tuple[SheetField, ...]:
    options = shape.options or ()
    if shape.most == 1:
        return (SheetField(CHOSEN, "Gekozen", tuple(Choice(option.id, plain(option.text)) for option in options)),)
    return tuple(SheetField(option.id, plain(option.text), (Choice(TICKED, "gekozen"),)) for option in options)


def _card_prompt_fields(_shape: PromptShape, cards: Sequence[ImageCard]) -> tuple[SheetField, ...]:
    return (card_field(cards), SheetField("text", "Bij deze kaart"))


def _body_prompt_fields(shape: PromptShape, _cards: Sequence[ImageCard]) -> tuple[SheetField, ...]:
    return tuple(body_fields(shape.feelings or ()))


PROMPT_FIELDS: dict[str, Callable[[PromptShape, Sequence[ImageCard]], tuple[SheetField, ...]]] = {
    "choice": _choice_fields,
    "image_card": _card_prompt_fields,
    "body_map": _body_prompt_fields,
}
FIELDS: dict[type[Shape], Callable[[Any], Iterable[SheetField]]] = {
    RatingShape: _rating_fields,
    WheelShape: _wheel_fields,
    WindowShape: _window_fields,
    BodyMapShape: _body_map_fields,
    RewriteShape: _rewrite_fields,
    WorksheetShape: _worksheet_fields,
    ImageCardShape: _image_card_fields,
}
# Kinds of which an earlier state can stand beside what is there now.
SHOW_EARLIER = (WheelShape, BodyMapShape, RatingShape)
