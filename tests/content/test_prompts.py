"""The steps of an assignment that are more than boxes of text: choices, image cards and a body map."""

from xml.etree.ElementTree import Element

import html5lib
import pytest

from course.content import Prompt, Sheet
from tests.content.course_files import ASSIGNMENT_PATH, CourseFiles, at
from tests.content.test_blocks import with_class, words_of
from tests.content.test_exercises import chosen

CHOICE = """\
kind: choice
    options:
      - {id: wachten, text: "Ik *wachtte*."}
      - {id: praten, text: "Ik 'praatte'."}
      - {id: weg, text: "Ik ging weg."}"""
CARD = "kind: image_card\n    cards: [brug, deur, ladder, knoop]"
BODY = 'kind: body_map\n    feelings: ["warm", "koud", "leeg"]'
ALONE = ("visibility: trainer", "visibility: alone")

# What stands in the place of `kind: text`, the line of the fault, and how it begins. The prompt begins on line 7.
BROKEN = [
    (
        "kind: text\n    options: [{id: a, text: A}, {id: b, text: B}]",
        9,
        '"options" hoort bij kind: choice. Haal het weg',
    ),
    ("kind: text\n    most: 2", 9, '"most" hoort bij kind: choice.'),
    ("kind: text\n    cards: [brug, deur, ladder, knoop]", 9, '"cards" hoort bij kind: image_card.'),
    ("kind: text\n    feelings: [warm, koud, leeg]", 9, '"feelings" hoort bij kind: body_map.'),
    ("kind: choice", 7, "Bij deze keuze staat niet waaruit je kiest. Zet er options bij."),
    (CHOICE.replace("id: praten", "id: wachten"), 11, 'Het id "wachten" staat hier al. Kies een ander id.'),
    (f"{CHOICE}\n    most: 4", 13, "Je kunt er niet meer kiezen dan er zijn. Maak most kleiner."),
    (f"{CHOICE}\n    most: 0", 13, '"most" ligt buiten de grenzen. Kies 1 of meer.'),
    (f"{CHOICE}\n    most: 13", 13, '"most" ligt buiten de grenzen. Kies 12 of minder.'),
    (f"{CHOICE}\n    low: 1", 13, '"low" hoort bij kind: scale.'),
    ("kind: choice\n    options: [{id: a, text: A}]", 9, '"options" heeft er te weinig. Maak er minstens 2 van.'),
    (
        CARD.replace("brug", "schelp"),
        9,
        'De beeldkaart "schelp" bestaat niet. Kies uit: brug, deur, ladder, knoop, wip.',
    ),
    (CARD.replace("brug, ", ""), 9, '"cards" heeft er te weinig. Maak er minstens 4 van.'),
    ("kind: body_map", 7, "Bij deze lijfkaart staat niet wat iemand kan voelen. Zet er feelings bij."),
    (BODY, 12, "Een lijfkaart gaat nooit naar de trainer. Kies visibility: alone."),
    (BODY.replace(', "leeg"', ""), 9, '"feelings" heeft er te weinig. Maak er minstens 3 van.'),
    (BODY.replace('"leeg"', '"warm"'), 9, '"warm" staat er al. Haal er een weg.'),
]


@pytest.mark.parametrize(("new", "line", "message"), BROKEN, ids=[message[:40] for _new, _line, message in BROKEN])
def test_a_fault_in_a_prompt_is_named_with_its_line(files: CourseFiles, new: str, line: int, message: str) -> None:
    files.put_cards()
    faults = files.faults_after(ASSIGNMENT_PATH, "kind: text", new)
    assert any(fault.startswith(at(ASSIGNMENT_PATH, line, message)) for fault in faults), faults


def first_prompt(files: CourseFiles, kind: str) -> Prompt:
    files.put_cards()
    files.replace(ASSIGNMENT_PATH, "kind: text", kind)
    if "body_map" in kind:
        files.replace(ASSIGNMENT_PATH, *ALONE)
    return files.load().get_assignment("deur-opdracht").prompts[0]


def sheet_of(prompt: Prompt) -> Sheet:
    assert prompt.sheet is not None
    return prompt.sheet


def drawn(sheet: Sheet, **answers: str) -> Element:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree: Element = parser.parseFragment(sheet.draw(answers))
    assert parser.errors == []
    return tree


@pytest.mark.parametrize("kind", [CHOICE, f"{CHOICE}\n    most: 2", CARD, "kind: image_card", BODY])
def test_a_prompt_that_is_right_has_no_faults(files: CourseFiles, kind: str) -> None:
    (files.root / "modules" / "ids.yaml").unlink()
    first_prompt(files, kind)
    files.register()

    assert files.faults() == []


def test_boxes_of_text_and_scales_bring_no_form_of_their_own(files: CourseFiles) -> None:
    assert [prompt.sheet for prompt in files.load().get_assignment("deur-opdracht").prompts] == [None, None]


def test_one_choice_is_made_with_rounds(files: CourseFiles) -> None:
    sheet = sheet_of(first_prompt(files, CHOICE))
    (field,) = sheet.fields
    tree = drawn(sheet, chosen="praten")

    assert [(choice.value, choice.label) for choice in field.choices] == [
        ("wachten", "Ik wachtte."),
        ("praten", "Ik ‘praatte’."),
        ("weg", "Ik ging weg."),
    ]
    assert chosen(tree) == {"moment:chosen": "praten"}
    assert "Ik <em>wachtte</em>." in sheet.draw({})
    assert "hoogstens" not in words_of(tree)


def test_more_than_one_choice_is_made_with_boxes(files: CourseFiles) -> None:
    prompt = first_prompt(files, f"{CHOICE}\n    most: 2")
    tree = drawn(sheet_of(prompt), wachten="yes", weg="yes")

    assert prompt.most == 2
    assert {part.get("type") for part in tree.iter("input")} == {"checkbox"}
    assert chosen(tree) == {"moment:wachten": "yes", "moment:weg": "yes"}
    assert "Kies er hoogstens 2." in words_of(tree)
    assert [field.label for field in sheet_of(prompt).fields] == ["Ik wachtte.", "Ik ‘praatte’.", "Ik ging weg."]


def test_a_card_is_chosen_and_written_about(files: CourseFiles) -> None:
    sheet = sheet_of(first_prompt(files, CARD))
    tree = drawn(sheet, card="ladder", text="Omhoog & terug.")

    assert [field.id for field in sheet.fields] == ["card", "text"]
    assert chosen(tree) == {"moment:card": "ladder"}
    assert [(part.get("name"), (part.text or "").strip()) for part in tree.iter("textarea")] == [
        ("moment:text", "Omhoog & terug.")
    ]


def test_without_a_list_all_cards_lie_on_the_table(files: CourseFiles) -> None:
    sheet = sheet_of(first_prompt(files, "kind: image_card"))

    assert [choice.value for choice in sheet.fields[0].choices] == ["brug", "deur", "ladder", "knoop", "wip"]


def test_a_body_map_in_an_assignment_is_filled_in_and_kept_alone(files: CourseFiles) -> None:
    prompt = first_prompt(files, BODY)
    tree = drawn(sheet_of(prompt), keel="warm")

    assert prompt.visibility == "alone"
    assert chosen(tree) == {"moment:keel": "warm"}
    assert [one.get("data-place") for one in with_class(tree, "felt")] == ["keel"]


LOADED = "kind: text\n    talk: true\n    alternative: \"Een collega wacht op de 'gang'.\""


def test_a_loaded_prompt_offers_talking_and_a_made_up_situation(files: CourseFiles) -> None:
    prompt = first_prompt(files, LOADED)

    assert (prompt.talk, prompt.alternative) == (True, "Een collega wacht op de ‘gang’.")
    assert files.faults() == []


def test_by_itself_a_prompt_offers_neither(files: CourseFiles) -> None:
    prompt = first_prompt(files, "kind: text")

    assert (prompt.talk, prompt.alternative) == (False, "")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("talk: misschien", '"talk"'),
        ('alternative: " "', '"alternative" is leeg. Vul het in.'),
        ('alternative: "Kijk!"', "Hier staat een uitroepteken."),
    ],
)
def test_a_fault_in_what_a_loaded_prompt_offers_is_named(files: CourseFiles, line: str, words: str) -> None:
    faults = files.faults_after(ASSIGNMENT_PATH, "kind: text", f"kind: text\n    {line}")

    assert any(fault.startswith(at(ASSIGNMENT_PATH, 9, words)) for fault in faults), faults
