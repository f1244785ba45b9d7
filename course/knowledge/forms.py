"""What the questions send back: for one answer the name of the question, for several a name for each answer."""

from collections.abc import Iterable, Mapping, Set

from course.content.models import Question
from course.errors import RuleBroken

TICKED = "yes"


def field_name(question: Question, place: int) -> str:
    """Give the name of the field for one answer to a question."""
    return question.id if question.kind == "single" else f"{question.id}:{place}"


def field_value(question: Question, place: int) -> str:
    """Give what the field for one answer sends when it is chosen."""
    return str(place) if question.kind == "single" else TICKED


def read_choices(questions: Iterable[Question], posted: Mapping[str, str]) -> dict[str, frozenset[int]]:
    """Give for each question the places of the answers that were chosen; a question that was left open has none.

    Raises:
        RuleBroken: when an answer is not one of those that the form offers.
    """
    return {question.id: _chosen(question, posted) for question in questions}


def as_fields(questions: Iterable[Question], chosen: Mapping[str, Set[int]]) -> dict[str, str]:
    """Give the fields as a form would send them in which this was chosen."""
    return {
        field_name(question, place): field_value(question, place)
        for question in questions
        for place in sorted(chosen.get(question.id, ()))
    }


def _chosen(question: Question, posted: Mapping[str, str]) -> frozenset[int]:
    places = range(len(question.answers))
    offered = {field_name(question, place) for place in places}
    values = {field_value(question, place) for place in places}
    if any(posted.get(name) not in {None, "", *values} for name in offered):
        raise RuleBroken("Kies bij elke vraag uit de antwoorden die er staan. Ga terug, dan staan je keuzes er nog.")
    return frozenset(
        place for place in places if posted.get(field_name(question, place)) == field_value(question, place)
    )
