"""The whole check: every rule, one after the other, and of what overlaps the surest."""

from course.anonymity.addresses import find_places, find_postcodes, find_streets
from course.anonymity.dates import find_ages, find_dates
from course.anonymity.hits import Hit, settle
from course.anonymity.initials import find_initials
from course.anonymity.known import Known, find_houses
from course.anonymity.names import find_names
from course.anonymity.numbers import find_numbers
from course.anonymity.words import words_of


def find_hits(text: str, known: Known) -> list[Hit]:
    """Find what could identify somebody, in the order of the text; hits never overlap.

    Args:
        text: what somebody wrote, as plain text.
        known: the names around the writer.
    """
    words = words_of(text)
    return settle(
        [
            *find_numbers(text),
            *find_dates(text),
            *find_ages(text),
            *find_postcodes(text),
            *find_streets(text, words),
            *find_houses(words, known),
            *find_initials(text),
            *find_names(text, words, known),
            *find_places(words),
        ]
    )
