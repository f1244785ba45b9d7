"""The four beginnings of a reaction, and the meter that counts its words and questions."""

import pytest

from course.review.forms import FEW, FRAME_TEXT, MANY, ONE_QUESTION, finished, meter, release_faults, with_frame
from tests.platform import Platform
from tests.review.reviewing import ROUND, find_round, handed_in, press, take_up

FRAME = "Zet de vier beginzinnen neer"
WRITTEN = "Dit las ik: je bleef bij de deur.\n\nHier bleef ik bij stilstaan:\nje handen.\n\n"


@pytest.mark.parametrize("empty", ["", "  \n"])
def test_the_beginnings_come_in_an_empty_reaction(empty: str) -> None:
    assert with_frame(empty) == FRAME_TEXT
    assert FRAME_TEXT.startswith("Dit las ik: \n\nHier bleef ik bij stilstaan: ")


def test_the_beginnings_come_under_what_is_there_and_not_twice() -> None:
    once = with_frame("Dag Noor.\n")
    assert once == f"Dag Noor.\n\n{FRAME_TEXT}"
    assert with_frame(once) == once
    assert with_frame(once.rstrip()) == once.rstrip()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (FRAME_TEXT, ""),
        (f"Dag Noor.\n\n{FRAME_TEXT}", "Dag Noor."),
        (f"{WRITTEN}Ik vraag me af: \n\nEen kleine stap kan zijn …", WRITTEN.strip()),
        (f"{WRITTEN}Ik vraag me af", WRITTEN.strip()),
        (
            f"{WRITTEN}Ik vraag me af: \n\nEen kleine stap kan zijn: kijken.",
            f"{WRITTEN}Een kleine stap kan zijn: kijken.",
        ),
    ],
)
def test_a_beginning_with_nothing_behind_it_does_not_go_along(text: str, left: str) -> None:
    assert finished(text) == left


@pytest.mark.parametrize("text", [WRITTEN, "Ik las het.\n\n\n\nTwee keer. ", "Ik vraag me af:\nwat merkte je?", ""])
def test_other_words_stay_exactly_as_they_are(text: str) -> None:
    assert finished(text) == text


def test_nothing_but_beginnings_is_no_reaction() -> None:
    assert [place for place, _words in release_faults(FRAME_TEXT, "afgerond")] == ["text-overall"]


def test_the_button_keeps_what_was_typed_and_puts_the_beginnings_under_it(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")
    page = take_up(anja, address)

    page = press(anja, page, FRAME, {"text-overall": "Dag Noor.", "text-moment": "Mooi.", "outcome": "afgerond"})

    assert page.url == address
    fields = page.form("Bewaar").fields
    assert fields["text-overall"] == f"Dag Noor.\n\n{FRAME_TEXT}"
    assert fields["text-moment"] == "Mooi."
    assert fields["outcome"] == "afgerond"


def test_what_was_left_empty_is_not_in_the_preview_nor_given_back(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")
    page = take_up(anja, address)
    fields: dict[str, object] = {"text-overall": f"Dit las ik: stilte.\n\n{FRAME_TEXT}", "outcome": "afgerond"}

    preview = press(anja, page, "Bekijk als cursist", fields)
    assert "Hier bleef ik bij stilstaan" not in preview.text

    press(anja, page, "Teruggeven", fields)
    again = press(anja, page, "Teruggeven", fields)

    assert again.status == 200
    assert find_round(platform, address).outcome == "afgerond"
    read = platform.browser("noor").get(ROUND).text
    assert "Dit las ik: stilte." in read
    assert "Hier bleef ik bij stilstaan" not in read


@pytest.mark.parametrize(
    ("text", "words", "questions", "remarks"),
    [
        ("", 0, 0, []),
        ("Eén woord … en 2 -", 4, 0, [FEW]),
        ("woord " * 60, 60, 0, []),
        ("woord " * 220 + "?", 220, 1, []),
        ("woord " * 221, 221, 0, [MANY]),
        ("Wat? Hoe?? Wie?" + " en" * 60, 63, 3, [ONE_QUESTION]),
        ("Wat? Hoe? Wie?", 3, 3, [FEW, ONE_QUESTION]),
    ],
)
def test_the_meter_counts_and_says_something_gentle(text: str, words: int, questions: int, remarks: list[str]) -> None:
    measured = meter(text)
    assert (measured.words, measured.questions, measured.remarks) == (words, questions, remarks)


def test_the_page_shows_the_meter_of_what_was_saved(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")
    page = take_up(anja, address)

    page = press(anja, page, "Bewaar", {"text-overall": "Wat zag je? Wat hoorde je? Wat rook je?"})

    assert "9 woorden · 3 vragen" in page.text
    assert ONE_QUESTION in page.text
    assert "1 woord · geen vraag" in press(anja, page, "Bewaar", {"text-overall": "Dank."}).text
    assert "3 woorden · 1 vraag" in press(anja, page, "Bewaar", {"text-overall": "Wat zag je?"}).text
