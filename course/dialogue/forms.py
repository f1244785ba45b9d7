"""The shape of what is posted about feedback that was given back."""

from collections.abc import Mapping

from course.confidential.actions import LONGEST_TEXT
from course.review.forms import Incomplete, tidy


def read_reply(posted: Mapping[str, str]) -> str:
    """Give the learner's reply.

    Raises:
        Incomplete: when it is empty or too long.
    """
    text = tidy(posted.get("reply", ""))
    if not text.strip():
        raise Incomplete([("reply", "Schrijf eerst je antwoord. Eén zin is genoeg.")])
    if len(text) > LONGEST_TEXT:
        raise Incomplete(
            [("reply", f"Je antwoord is te lang: {len(text)} tekens, er passen er 50.000. Maak het korter.")]
        )
    return text
