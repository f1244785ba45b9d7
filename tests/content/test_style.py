import pytest

from course.content.style import Passage, count_words, long_words, passive_share, prose_passages
from tests.content.block_samples import CHECK, IMAGE_CARD
from tests.content.course_files import (
    ASSIGNMENT_PATH,
    DOING,
    DOING_LINE,
    LESSON_PATH,
    MODULE_PATH,
    CourseFiles,
    at,
)

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


LONG_WORD = "zorgverantwoordelijkheid"
EXCEPTION = 'minutes: 10\nexceptions:\n  - text: "{}"\n    why: "{}"'


def allow(files: CourseFiles, text: str, why: str = "Zo heet het.") -> None:
    files.replace(LESSON_PATH, "minutes: 10", EXCEPTION.format(text, why))


def test_a_long_word_is_a_fault(files: CourseFiles) -> None:
    faults = files.faults_after(LESSON_PATH, DOING, f"Kijk naar je {LONG_WORD}.")

    words = f'"{LONG_WORD}" is een lang woord. Zeg het anders, of zet onder exceptions waarom het moet.'
    assert faults == [at(LESSON_PATH, DOING_LINE, words)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("verantwoordelijkheid", []),
        ("verantwoordelijkheden", ["verantwoordelijkheden"]),
        ("cliëntondersteuningsplan", ["cliëntondersteuningsplan"]),
        ("vertrouwens-persoon-gesprekken en team’s", []),
        ("https://www.voorbeeld.nl", []),
    ],
)
def test_the_parts_of_a_word_with_a_hyphen_count_apart(text: str, found: list[str]) -> None:
    assert list(long_words(text)) == found


@pytest.mark.parametrize("text", [f"Kijk naar je {LONG_WORD.capitalize()}.", f"{LONG}.", "Stop!"])
def test_what_an_author_argued_for_may_stand(files: CourseFiles, text: str) -> None:
    allow(files, LONG_WORD if LONG_WORD in text.lower() else "kijkt en kijkt" if text != "Stop!" else "stop!")
    files.replace(LESSON_PATH, DOING, text)

    assert files.faults() == []


def test_an_exception_that_is_not_needed_any_more_is_a_fault(files: CourseFiles) -> None:
    allow(files, LONG_WORD)

    assert files.faults() == [
        at(LESSON_PATH, 6, f'"{LONG_WORD}" komt hier niet meer voor. Haal deze uitzondering weg.')
    ]


def test_an_exception_has_a_reason(files: CourseFiles) -> None:
    allow(files, LONG_WORD, why=" ")

    assert at(LESSON_PATH, 7, '"why" is leeg. Vul het in.') in files.faults()


def test_an_exception_holds_in_its_own_file_only(files: CourseFiles) -> None:
    allow(files, LONG_WORD)
    files.replace(LESSON_PATH, DOING, f"Kijk naar je {LONG_WORD}.")

    faults = files.faults_after(MODULE_PATH, "Je staat bij een deur.", f"Je staat bij je {LONG_WORD}.")

    assert [fault.split(":")[0] for fault in faults] == [MODULE_PATH]


def test_an_emoji_cannot_be_argued_for(files: CourseFiles) -> None:
    allow(files, "\U0001f600")

    faults = files.faults_after(LESSON_PATH, DOING, "Kijk \U0001f600.")

    assert at(LESSON_PATH, DOING_LINE + 3, "Hier staat een emoji. Schrijf in woorden wat je bedoelt.") in faults


@pytest.mark.parametrize(
    ("sentence", "is_passive"),
    [
        ("De deur wordt rustig geopend.", True),
        ("Er werd lang naar hem geluisterd.", True),
        ("Dat gevraagd werd, wist zij niet.", True),
        ("Zij opent de deur.", False),
        ("Het wordt stil in de kamer.", False),
        ("Zij heeft de deur geopend.", False),
    ],
)
def test_a_passive_sentence_is_recognised_by_its_verb_and_participle(sentence: str, is_passive: bool) -> None:
    assert passive_share([Passage(((1, sentence),))]) == float(is_passive)


def test_without_sentences_nothing_is_passive() -> None:
    assert passive_share([Passage(((1, "Een kop"),), is_title=True)]) == 0.0


def test_a_lesson_that_hides_who_does_it_is_a_fault(files: CourseFiles) -> None:
    faults = files.faults_after(LESSON_PATH, DOING, "De deur wordt rustig geopend. " * 10)
    assert faults == [at(LESSON_PATH, 8, "8% van de zinnen is lijdend (wordt gedaan). Zeg wie het doet.")]


def test_ids_in_the_data_of_a_block_are_no_words(files: CourseFiles) -> None:
    before = files.load().get_lesson("deur-kijken").words
    files.put_cards()
    files.put_block(IMAGE_CARD)
    words = "Kies een beeld Welk beeld past bij nu Wat zie je"

    assert files.load().get_lesson("deur-kijken").words == before - count_words(DOING) + count_words(words)
