import pytest

from course.content.style import Passage, count_words, prose_passages
from tests.content.course_files import (
    ASSIGNMENT_PATH,
    DOING,
    DOING_LINE,
    LESSON_PATH,
    MODULE_PATH,
    CourseFiles,
    at,
)
from tests.content.test_blocks import CHECK

LONG = "Jij " + "kijkt en " * 12 + "wacht nu"


def test_a_long_sentence_is_named_with_the_line_it_begins_on(files: CourseFiles) -> None:
    faults = files.faults_after(LESSON_PATH, DOING, f"Kort. En\nnog kort.\n{LONG}\nbij de deur.")
    assert at(LESSON_PATH, DOING_LINE + 2, "Deze zin heeft 30 woorden. Knip hem in twee zinnen.") in faults


def test_a_long_sentence_in_a_block_is_found(files: CourseFiles) -> None:
    files.put_block(CHECK.replace("Nog niet.", f"{LONG}."))
    assert at(LESSON_PATH, DOING_LINE + 9, "Deze zin heeft 27 woorden. Knip hem in twee zinnen.") in files.faults()


def test_a_long_sentence_in_the_trainer_guide_is_found(files: CourseFiles) -> None:
    faults = files.faults_after(ASSIGNMENT_PATH, "- Op rust.", f"- {LONG}.")
    assert at(ASSIGNMENT_PATH, 27, "Deze zin heeft 27 woorden. Knip hem in twee zinnen.") in faults


@pytest.mark.parametrize(
    ("path", "old", "new", "line"),
    [
        (LESSON_PATH, DOING, "Kijk!", DOING_LINE),
        (LESSON_PATH, "## Doe: kijk", "## Doe: kijk!", 20),
        (LESSON_PATH, "Kijken bij de deur", "Kijken!", 3),
        (MODULE_PATH, "Over wachten.", "Over wachten!", 4),
        (LESSON_PATH, DOING, "| a | b |\n|---|---|\n| c! | d |", DOING_LINE + 2),
    ],
)
def test_an_exclamation_mark_is_a_fault(files: CourseFiles, path: str, old: str, new: str, line: int) -> None:
    assert files.faults_after(path, old, new) == [at(path, line, "Hier staat een uitroepteken. Maak er een punt van.")]


def test_an_emoji_is_a_fault(files: CourseFiles) -> None:
    faults = files.faults_after(LESSON_PATH, DOING, "Kijk \U0001f600.")
    assert faults == [at(LESSON_PATH, DOING_LINE, "Hier staat een emoji. Schrijf in woorden wat je bedoelt.")]


def test_the_title_of_the_course_keeps_its_exclamation_mark(files: CourseFiles) -> None:
    files.replace(LESSON_PATH, DOING, "Dit is Eerst kijken, dan doen!")
    assert files.faults() == []


def test_without_a_readable_course_file_style_is_still_checked(files: CourseFiles) -> None:
    files.replace("modules/course.md", "id: kijken", "id: Kijken")
    assert any("uitroepteken" in fault for fault in files.faults_after(LESSON_PATH, DOING, "Kijk!"))


def test_a_short_lesson_is_a_fault(files: CourseFiles) -> None:
    faults = files.faults_after(LESSON_PATH, "Jij kijkt rustig naar de deur. " * 20, "")
    assert [fault for fault in faults if fault.startswith(at(LESSON_PATH, 8, "Deze les heeft 5"))]


def test_a_long_lesson_is_a_fault(files: CourseFiles) -> None:
    faults = files.faults_after(LESSON_PATH, DOING, "Jij kijkt rustig naar de deur. " * 70)
    assert [fault for fault in faults if "Schrap tot hoogstens 1000" in fault]


def test_sentences_that_are_long_on_the_whole_are_a_fault(files: CourseFiles) -> None:
    filler = "Jij kijkt rustig naar de deur. "
    long = "Jij kijkt naar de deur en jij wacht daar rustig en stil tot iemand opent. "
    faults = files.faults_after(LESSON_PATH, filler * 105, long * 50)
    assert at(LESSON_PATH, 8, "Zinnen hebben gemiddeld 13,9 woorden. Knip ze, tot 13 woorden.") in faults


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Een. Twee? “Drie.” Vier", 4),
        ("Kom bijv. Anna tegen.", 1),
        ("Dat zegt dr. Jansen, d.w.z. Anna.", 1),
        ("Hij komt. 's Avonds niet.", 2),
        ("Om 3.5 uur. ‘Hoi,’ zegt ze.", 2),
        ("…", 0),
    ],
)
def test_sentences_are_counted_as_a_reader_would(text: str, sentences: int) -> None:
    assert len(list(Passage(((1, text),)).sentences())) == sentences


def test_markup_is_not_counted() -> None:
    passages = prose_passages(["## Een *kop*", "", "- [Kijk](https://www.x.nl) `hier`.", "2. Twee", "> Drie"], 1)
    assert [passage.lines for passage in passages] == [
        ((1, "Een kop"),),
        ((3, "Kijk hier."),),
        ((4, "Twee"), (5, "Drie")),
    ]


def test_a_word_may_hold_a_hyphen_or_apostrophe() -> None:
    assert count_words("Zo'n niet-weten én 3.5 uur’s rust.") == 6
