"""The check costs little, and hostile text costs hardly more: the work grows with the length and not faster."""

import time

import pytest

from course.anonymity import Known, find_hits
from tests.anonymity.labelled import sentences

MOST_FOR_A_LONG_TEXT = 0.020
LONG = 5_000
HOSTILE = 50_000
# Ten times as long may take ten times as long, with room for a machine that is busy with other things.
MOST_GROWTH = 30

LARGE_ORGANISATION = Known.of([f"Piet{number} Achternaam{number}" for number in range(2_000)], ["De Vlierboom"])
PIECES = [
    "a ", "1", "A", "1 ", "A ", "A.", "Aa ", "0", "06", "van ", "Van ", "De ", "mevrouw ", "Mevrouw ", "-",
    "@", "a@", "a.", "x-", "x'", "\n", " ", "Jan ", "straat 1", "(", "+31", "geboren in ", "man ", "1-", "1/",
    "01-", "man van ", "Laan van der ", "nl91", "M. ", "mevrouw Aa uit de les", "cliënt ", "1 jan", "a@a.",
    "a@a-", "é", "İ",
]  # fmt: skip


def _seconds(text: str, enough: float = 0) -> float:
    """The least of three times that the processor spent on it; when one is `enough`, no more are taken."""
    least = float("inf")
    for _time in range(3):
        before = time.process_time()
        find_hits(text, LARGE_ORGANISATION)
        least = min(least, time.process_time() - before)
        if least < enough:
            break
    return least


def test_a_long_reflection_is_checked_in_a_wink() -> None:
    text = " ".join(sentence.text for sentence in sentences())[:LONG]

    assert len(text) == LONG
    assert _seconds(text) < MOST_FOR_A_LONG_TEXT


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_hostile_text_takes_time_by_its_length_only(piece: str) -> None:
    short, long = ((piece * size)[:size] for size in (LONG, HOSTILE))

    most = min(max(MOST_GROWTH * _seconds(short), 0.1), 1)
    assert _seconds(long, most) < most
