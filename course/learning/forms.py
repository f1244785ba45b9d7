"""What the pages of a lesson send back."""

from course.content.models import SelfRating
from course.errors import RuleBroken

LOWEST, HIGHEST = 1, 5


def read_answers_of(rating: SelfRating, posted: dict[str, str]) -> dict[str, int]:
    """Give the answered statements of a self-rating; a statement without an answer stays without one.

    Raises:
        RuleBroken: when an answer is not one of the five that the form offers.
    """
    statements = [statement.id for group in rating.groups for statement in group.statements]
    answered = {statement: posted[statement] for statement in statements if posted.get(statement)}
    allowed = {str(number): number for number in range(LOWEST, HIGHEST + 1)}
    if not set(answered.values()) <= set(allowed):
        raise RuleBroken("Kies bij elke zin een van de vijf rondjes. Ga terug, dan staat je keuze er nog.")
    return {statement: allowed[value] for statement, value in answered.items()}


def read_number(text: str) -> int:
    """Give the revision that a form carries; anything else counts as none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
