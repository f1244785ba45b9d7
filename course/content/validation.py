"""From data to shapes: what pydantic finds is said in Dutch, with the line and the remedy."""

from typing import Any, TypeVar

from pydantic import ValidationError

from course.content.faults import Report
from course.content.shapes import Shape
from course.content.yaml_data import YamlData

AnyShape = TypeVar("AnyShape", bound=Shape)

ID_RULE = "Gebruik alleen kleine letters, cijfers en streepjes, bijvoorbeeld open-doen."
QUOTES = "Zet de waarde tussen aanhalingstekens."

# The kind of error pydantic gives, and what an author reads after the name of the value.
SENTENCES = {
    "missing": "ontbreekt. Zet het erbij.",
    "extra_forbidden": "kennen we hier niet. Kijk of het goed gespeld is, of haal het weg.",
    "string_type": f"is geen tekst. {QUOTES}",
    "string_too_short": "is leeg. Vul het in.",
    "int_type": "is geen heel getal. Zet er een getal neer, zonder aanhalingstekens.",
    "float_type": "is geen getal. Zet er een getal neer, zonder aanhalingstekens.",
    "float_parsing": "is geen getal. Zet er een getal neer, zonder aanhalingstekens.",
    "bool_type": "is geen ja of nee. Zet er true of false neer.",
    "list_type": "is geen lijst. Begin elke regel met een streepje.",
    "model_type": 'bevat geen gegevens. Zet er namen en waarden onder, zoals "title: ...".',
}

BOUNDS = {
    "greater_than": "Kies een getal boven {}.",
    "greater_than_equal": "Kies {} of meer.",
    "less_than_equal": "Kies {} of minder.",
}


def validate(shape: type[AnyShape], data: YamlData, report: Report) -> AnyShape | None:
    """The data in its shape, or None when something is wrong; every fault is reported."""
    try:
        read = shape.model_validate(data.value)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            report(data.line_of(detail["loc"]), _sentence(detail))
        return None
    problems = list(read.problems())
    for location, message in problems:
        report(data.line_of(location), message)
    return None if problems else read


def _sentence(detail: Any) -> str:
    name = next((str(step) for step in reversed(detail["loc"]) if isinstance(step, str)), "")
    kind, context = detail["type"], detail.get("ctx", {})
    if kind in SENTENCES:
        return f'"{name}" {SENTENCES[kind]}'
    if kind == "literal_error":
        return f'"{name}" kent deze waarde niet. Kies uit: {context["expected"].replace(" or ", ", ")}.'
    if kind == "string_pattern_mismatch":
        return f'"{name}" klopt niet. {_pattern_rule(name)}'
    if kind == "too_short":
        return f'"{name}" heeft er te weinig. Maak er minstens {context["min_length"]} van.'
    if kind == "too_long":
        return f'"{name}" heeft er te veel. Maak er hoogstens {context["max_length"]} van.'
    if kind in BOUNDS:
        return f'"{name}" ligt buiten de grenzen. {BOUNDS[kind].format(next(iter(context.values())))}'
    return f'"{name}" klopt niet. Kijk in de handleiding wat hier hoort te staan.'


def _pattern_rule(name: str) -> str:
    return "Een adres begint met https://." if name == "url" else ID_RULE
