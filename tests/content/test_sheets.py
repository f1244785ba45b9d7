"""A form with holes: filled with somebody's answers it is the same form, and an answer never becomes part of it."""

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from course.content.blocks.sheets import Choice, HoleMaker, Sheet, SheetField, draw_sheet

COLOURS = (Choice("red", "rood"), Choice("blue", "blauw"))
COLOUR = SheetField("colour", "Welke kleur?", COLOURS)
WORDS = SheetField("words", "Wat dacht je?")
HOSTILE = [
    "</textarea><script>alert(1)</script>",
    '" onfocus="alert(1)" autofocus="',
    "&lt;b&gt; & <b>",
    "{{ 7 * 7 }} {% raw %}",
    "\u202eachterstevoren\u202c",
    "שלום עולם",
    "gat00-0- gat00-1-",
    "'\"`=<>",
    "regel een\nregel twee",
]


def sheet() -> Sheet:
    """A form with a hole of every kind."""

    def render(hole: HoleMaker) -> str:
        return (
            f'<div class="body{hole.when("words", " felt")}">'
            f'<input type="radio" name="colour" value="red"{hole.checked("colour", "red")}>'
            f'<select name="colour"><option value="blue"{hole.selected("colour", "blue")}>blauw</option></select>'
            f'<textarea name="words">\n{hole.text("words")}</textarea></div>'
        )

    return draw_sheet((COLOUR, WORDS), render)


def test_without_answers_the_holes_are_empty() -> None:
    assert sheet().draw({}) == (
        '<div class="body"><input type="radio" name="colour" value="red">'
        '<select name="colour"><option value="blue">blauw</option></select><textarea name="words">\n</textarea></div>'
    )


def test_answers_stand_where_they_were_asked() -> None:
    assert sheet().draw({"colour": "red", "words": "Rust."}) == (
        '<div class="body felt"><input type="radio" name="colour" value="red" checked>'
        '<select name="colour"><option value="blue">blauw</option></select>'
        '<textarea name="words">\nRust.</textarea></div>'
    )
    assert '<option value="blue" selected>' in sheet().draw({"colour": "blue"})


def test_an_answer_to_a_question_that_is_not_asked_changes_nothing() -> None:
    assert sheet().draw({"smell": "regen", "colour": "purple"}) == sheet().draw({})


def test_a_filled_form_is_html_and_stays_what_it_was() -> None:
    form = sheet()
    before = form.pieces

    assert isinstance(form.draw({"words": "a"}), Markup)
    form.draw({"words": "b"})

    assert form.pieces == before
    assert "a" not in form.draw({}).partition("<textarea")[2].removeprefix(' name="words">\n')[:1]


@pytest.mark.parametrize("answer", HOSTILE)
def test_an_answer_comes_back_exactly_and_as_text_only(answer: str) -> None:
    tree = html5lib.parseFragment(sheet().draw({"words": answer, "colour": answer}), namespaceHTMLElements=False)

    (box,) = tree.iter("textarea")
    assert (box.text or "").removeprefix("\n") == answer
    assert [element.tag for element in tree.iter() if element.tag != "DOCUMENT_FRAGMENT"] == [
        "div",
        "input",
        "select",
        "option",
        "textarea",
    ]
    assert all(set(element.attrib) <= {"class", "type", "name", "value"} for element in tree.iter())


@given(st.text())
def test_no_answer_becomes_a_tag_or_an_attribute(answer: str) -> None:
    drawn = sheet().draw({"words": answer})

    assert drawn.count("<") == sheet().draw({}).count("<")
    assert drawn.count('"') == sheet().draw({}).count('"')


def test_an_answer_cannot_pretend_to_be_a_hole() -> None:
    maker = HoleMaker()
    mark = str(maker.text("words"))
    form = Sheet((WORDS,), maker.cut(f"<p>{mark}</p>"))

    assert form.draw({"words": mark}) == f"<p>{mark}</p>"


def test_what_an_author_writes_is_never_taken_for_a_hole() -> None:
    maker = HoleMaker()
    maker.text("words")

    assert maker.cut("<p>gat0123456789abcdef-0-</p>") == ("<p>gat0123456789abcdef-0-</p>",)
    assert HoleMaker().token != HoleMaker().token


def test_words_that_appear_with_an_answer_are_escaped() -> None:
    maker = HoleMaker()
    mark = maker.when("words", '<b> & "x"')
    form = Sheet((WORDS,), maker.cut(f"<p>{mark}</p>"))

    assert form.draw({"words": "a"}) == "<p>&lt;b&gt; &amp; &#34;x&#34;</p>"
    assert form.draw({}) == "<p></p>"


def test_a_question_with_choices_takes_those_and_a_box_takes_everything() -> None:
    assert [COLOUR.accepts(answer) for answer in ("red", "blue", "Red", "rood", "")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert all(WORDS.accepts(answer) for answer in HOSTILE)


def test_a_choice_is_read_in_its_own_words() -> None:
    assert COLOUR.in_words("red") == "rood"
    assert COLOUR.in_words("purple") == "purple"
    assert WORDS.in_words("wat ik schreef") == "wat ik schreef"
