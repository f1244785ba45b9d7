"""What the exercises in a lesson send back."""

from collections.abc import Mapping

from course.content.blocks.sheets import Exercise
from course.errors import RuleBroken


def read_exercise(exercise: Exercise, posted: Mapping[str, str]) -> dict[str, str]:
    """Give what was answered; a field without an answer stays without one.

    Raises:
        RuleBroken: when an answer is not one of those that the form offers.
    """
    answered = {field.id: posted[field.id] for field in exercise.sheet.fields if posted.get(field.id)}
    for field in exercise.sheet.fields:
        if field.id in answered and not field.accepts(answered[field.id]):
            raise RuleBroken(f"Kies bij “{field.label}” een van de antwoorden die er staan.")
    return answered
