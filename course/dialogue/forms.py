"""The shapes of what is posted about feedback that was given back.

Each text is posted as the parts of the feedback are: `text-reply`, `revision-reply`, and when there were two versions
`choice-reply`.
"""

from collections.abc import Mapping

from course.confidential.actions import LONGEST_TEXT
from course.review.forms import Incomplete, TypedText, read_texts
from course.review.models import TAKEAWAY

LONGEST_TAKEAWAY = 300


def read_typed(part: str, posted: Mapping[str, str]) -> TypedText:
    """Read the one text of a form; what was not posted counts as empty."""
    found = read_texts([part], posted)
    return found[0] if found else TypedText(part, "", 0, "")


def check_message(typed: TypedText) -> None:
    """Assert that a message can be sent.

    Raises:
        Incomplete: when it is empty or too long.
    """
    field = f"text-{typed.part}"
    if not typed.text.strip():
        raise Incomplete([(field, "Schrijf eerst je antwoord. Eén zin is genoeg.")])
    if len(typed.text) > LONGEST_TEXT:
        told = f"Je antwoord is te lang: {len(typed.text)} tekens, er passen er 50.000. Maak het korter."
        raise Incomplete([(field, told)])


def check_takeaway(typed: TypedText) -> None:
    """Assert that an assignment can be closed with this line.

    Raises:
        Incomplete: when it is empty or longer than one line may be.
    """
    line = one_line(typed.text)
    if not line:
        raise Incomplete([(f"text-{TAKEAWAY}", "Schrijf één regel. Een paar woorden zijn genoeg.")])
    if len(line) > LONGEST_TAKEAWAY:
        told = f"Dit is langer dan één regel: {len(line)} tekens, er passen er {LONGEST_TAKEAWAY}. Wat is de kern?"
        raise Incomplete([(f"text-{TAKEAWAY}", told)])


def one_line(text: str) -> str:
    """Give a text as one line."""
    return " ".join(text.split())
