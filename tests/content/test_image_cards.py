"""The image cards, in modules/toolbox/image-cards.md with a drawing for each."""

import pytest

from tests.content.block_samples import IMAGE_CARD
from tests.content.course_files import (
    ASSIGNMENT_PATH,
    CARD_DRAWINGS,
    CARDS,
    CARDS_PATH,
    DOING_LINE,
    LESSON_PATH,
    CourseFiles,
    at,
)

ALL_ON_THE_TABLE = IMAGE_CARD[: IMAGE_CARD.index("    cards:")] + "///"
NONE_YET = "Er zijn nog geen beeldkaarten. Zet ze in modules/toolbox/image-cards.md."


def test_a_course_may_have_no_cards(files: CourseFiles) -> None:
    assert files.load().cards == ()


def test_the_cards_have_their_drawings(files: CourseFiles) -> None:
    files.put_cards()

    assert files.faults() == []
    bridge, door = files.load().cards[:2]
    assert (bridge.id, bridge.title, bridge.alt) == ("brug", "brug", "Een brug over water.")
    assert (door.title, door.alt) == ("deur op ’n kier", "Een “smalle” deur.")
    assert 'aria-label="Een “smalle” deur."' in door.drawing


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("id: deur", "id: brug", 4, 'Het id "brug" staat hier al. Kies een ander id.'),
        ("id: deur", "id: Deur", 4, '"id" klopt niet. Gebruik alleen kleine letters'),
        (', alt: "Een brug over water."', "", 3, '"alt" ontbreekt.'),
        ('title: "ladder"', 'title: ""', 5, '"title" is leeg.'),
        ("cards:", "kaarten:", 2, '"cards" ontbreekt.'),
        ('"Twee touwen."', '"Twee touwen!"', 6, "Hier staat een uitroepteken."),
        (
            "id: wip",
            "id: wipwap",
            7,
            'De tekening "media/modules/toolbox/wipwap.svg" bestaat niet. Zet haar in die map,',
        ),
    ],
)
def test_a_fault_in_the_cards_is_named_with_its_line(
    files: CourseFiles, old: str, new: str, line: int, message: str
) -> None:
    files.put_cards()
    assert old in CARDS
    faults = files.faults_after(CARDS_PATH, old, new)
    assert any(fault.startswith(at(CARDS_PATH, line, message)) for fault in faults), faults


def test_a_fault_in_the_drawing_of_a_card_is_named_with_its_line(files: CourseFiles) -> None:
    files.put_cards()
    faults = files.faults_after(f"{CARD_DRAWINGS}/brug.svg", 'class="out tint-out"', 'onclick="x"')
    assert any(fault.startswith(at(f"{CARD_DRAWINGS}/brug.svg", 2, '"onclick" mag niet')) for fault in faults), faults


@pytest.mark.parametrize("block", [IMAGE_CARD, ALL_ON_THE_TABLE])
@pytest.mark.parametrize("cards", ["", "---\ncards: nee\n---\n"])
def test_to_choose_a_card_there_have_to_be_cards(files: CourseFiles, block: str, cards: str) -> None:
    if cards:
        files.write(CARDS_PATH, cards)
    line = DOING_LINE + (3 if "cards:" in block else 0)

    faults = files.faults_of_block(block)

    # Without a line of its own, what is missing is named on the first line of the data.
    assert any(fault in (at(LESSON_PATH, line, NONE_YET), at(LESSON_PATH, line + 1, NONE_YET)) for fault in faults), (
        faults
    )


def test_a_prompt_to_choose_a_card_needs_cards_too(files: CourseFiles) -> None:
    faults = files.faults_after(ASSIGNMENT_PATH, "kind: text", "kind: image_card")
    assert at(ASSIGNMENT_PATH, 7, NONE_YET) in faults, faults


def test_other_prompts_do_not(files: CourseFiles) -> None:
    assert files.faults() == []


def test_a_card_is_found_by_its_id(files: CourseFiles) -> None:
    files.put_cards()
    course = files.load()

    assert course.find_card("ladder") is course.cards[2]
    assert course.find_card("schelp") is None
