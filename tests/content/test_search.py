from dataclasses import replace

import pytest
from markupsafe import Markup

from course.content import Course, Exercise, Lesson
from course.content.blocks.sheets import Choice, Sheet, SheetField
from course.content.models import ImageCard
from course.content.search import Findings, Hit, SearchIndex, gap, is_one_off
from course.content.search_text import entries_of, lines_in, name_of
from tests.content.course_files import CourseFiles

KITCHEN = Markup(
    '<h2 id="kijk"><span class="part">Kijk</span> in de keuken</h2><p>Ilse zet thee.<br/>De grenzen zijn zoek.</p>'
    '<section class="block" id="blok-check"><p class="block-kind">Kennischeck</p>'
    '<h3 id="blok-check-titel">De ketel</h3>'
    "<svg><text>damp</text></svg><select><option>kraan</option></select>"
    "<p>De ketel fluit.</p><p>De ketel fluit.</p></section>"
    "<h3>Zonder plek</h3><ul><li>Een team dat fluit.</li></ul>"
)


def course_with(files: CourseFiles, *texts: str | Exercise) -> Course:
    """The small course, with these parts in its first lesson."""
    course = files.load()
    module = course.modules[0]
    parts = tuple(text if isinstance(text, Exercise) else Markup(text) for text in texts)
    lesson = replace(module.lessons[0], parts=parts)
    return replace(course, modules=(replace(module, lessons=(lesson, module.lessons[1])),))


def quote(hit: Hit) -> str:
    """The quote of a hit, with what was found between brackets."""
    return "".join(f"[{piece.text}]" if piece.found else piece.text for piece in hit.quote)


def find(course: Course, question: str) -> Findings:
    return SearchIndex(course).find(question)


def card_exercise(*cards: str) -> Exercise:
    """An exercise in which one of these cards is chosen."""
    field = SheetField("card", "Gekozen kaart", tuple(Choice(card, card) for card in cards))
    return Exercise("tafel", "beeldkaart", "Kies een kaart", Sheet((field,), ("<p>Welke kaart past?</p>",)))


def test_text_is_read_in_sentences_with_the_place_they_stand_in() -> None:
    assert [(line.text, line.anchor, line.weight) for line in lines_in(KITCHEN)] == [
        ("in de keuken", "kijk", 12),
        ("Ilse zet thee.", "kijk", 4),
        ("De grenzen zijn zoek.", "kijk", 4),
        ("De ketel", "blok-check-titel", 12),
        ("De ketel fluit.", "blok-check-titel", 4),
        ("Zonder plek", "kijk", 12),
        ("Een team dat fluit.", "kijk", 4),
    ]


def test_a_page_that_is_not_marked_by_a_heading_leads_to_its_top() -> None:
    assert [line.anchor for line in lines_in("<p>Ilse zet thee.</p>")] == [""]


@pytest.mark.parametrize("question", ["grens", "GRENZEN", "gren", "ilse thee", "thee ilse", "grens een keuken"])
def test_a_lesson_is_found_by_forms_beginnings_and_several_words(files: CourseFiles, question: str) -> None:
    hits = find(course_with(files, KITCHEN), question).hits
    assert [(hit.entry.kind, hit.entry.id, hit.anchor) for hit in hits] == [("lesson", "deur-kijken", "kijk")]


def test_the_quote_is_the_sentence_in_which_the_words_stand(files: CourseFiles) -> None:
    course = course_with(files, KITCHEN)
    assert quote(find(course, "ketel fluit").hits[0]) == "De [ketel] [fluit]."
    assert find(course, "ketel fluit").hits[0].anchor == "blok-check-titel"
    assert quote(find(course, "thee grens").hits[0]) == "De [grenzen] zijn zoek. … Ilse zet [thee]."


def test_a_sentence_that_says_something_is_quoted_before_a_heading_with_the_word(files: CourseFiles) -> None:
    assert quote(
        find(course_with(files, "<h3>Stilte</h3><p>Na tien tellen stilte zei hij iets.</p>"), "stilte").hits[0]
    ) == ("Na tien tellen [stilte] zei hij iets.")


def test_a_title_comes_before_a_heading_and_a_heading_before_text(files: CourseFiles) -> None:
    course = files.load()
    module = course.modules[0]
    texts = {"tekst": "<p>Iemand noemt de drempel even.</p>", "kop": "<h2>De drempel</h2>", "titel": "<p>Niets.</p>"}
    lessons = [
        replace(module.lessons[0], id=name, title="De drempel" if name == "titel" else name, parts=(Markup(text),))
        for name, text in texts.items()
    ]
    course = replace(course, modules=(replace(module, lessons=tuple(lessons)),))

    found = find(course, "drempel")

    assert [hit.entry.id for hit in found.of_kind("lesson")] == ["titel", "kop", "tekst"]
    assert [hit.entry.id for hit in found.of_kind("assignment")] == ["deur-opdracht"]
    assert quote(found.hits[0]) == "Je kijkt eerst."


def test_words_near_each_other_come_before_words_far_apart(files: CourseFiles) -> None:
    course = files.load()
    module = course.modules[0]
    near, far = "<p>De hond van de buurman blaft.</p>", "<p>De hond slaapt. En dan belt de buurman.</p>"
    lessons = (replace(module.lessons[0], parts=(Markup(far),)), replace(module.lessons[1], parts=(Markup(near),)))
    found = find(replace(course, modules=(replace(module, lessons=lessons),)), "buurman hond")
    assert [hit.entry.id for hit in found.hits] == ["deur-wachten", "deur-kijken"]


def test_a_word_of_the_glossary_is_found_by_its_other_forms_and_shows_its_explanation(files: CourseFiles) -> None:
    hit = find(files.load(), "mentaliseert").of_kind("term")[0]
    assert (hit.entry.id, quote(hit), hit.anchor) == ("mentaliseren", "Bedenken wat er van binnen speelt.", "")


def test_the_assignment_is_found_and_the_guide_of_the_trainer_never(files: CourseFiles) -> None:
    course = files.load()
    assert find(course, "schrijft over deur").hits[0].entry.kind == "assignment"
    assert find(course, "waar let je op rust") == Findings()
    assert "guide" not in {line.text for entry in entries_of(course) for line in entry.lines}


def test_a_module_is_found_by_its_summary(files: CourseFiles) -> None:
    hit = find(files.load(), "over wachten").of_kind("module")[0]
    assert (hit.entry.id, hit.entry.place, quote(hit)) == ("deur", "Module 1", "[Over] [wachten].")
    assert name_of(replace(files.load().modules[0], number=0)) == "Module 0"


def test_a_card_leads_to_the_first_lesson_in_which_it_lies(files: CourseFiles) -> None:
    course = course_with(files, card_exercise("anker", "brug"), "<p>Na de kaart.</p>", card_exercise("anker"))
    cards = tuple(ImageCard(name, name, f"Een {name} in het water.", Markup()) for name in ("anker", "brug", "zon"))
    course = replace(course, cards=cards)

    hit = find(course, "anker water").hits[0]

    assert (hit.entry.kind, hit.entry.id, hit.anchor) == ("card", "deur-kijken", "blok-tafel")
    assert find(course, "zon").hits == ()
    assert find(course, "welke kaart past").hits[0].anchor == "blok-tafel"


@pytest.mark.parametrize(
    ("typed", "meant"), [("keukem", "keuken"), ("kueken", "keuken"), ("kuken", "keuken"), ("keeuken", "keuken")]
)
def test_one_letter_wrong_gives_what_may_be_meant(files: CourseFiles, typed: str, meant: str) -> None:
    assert find(course_with(files, KITCHEN), typed) == Findings(meant=meant)


@pytest.mark.parametrize("typed", ["theo", "zwembad", "keukem zwembad", "ilse mentaliseren"])
def test_a_short_word_or_one_that_looks_like_nothing_gives_no_guess(files: CourseFiles, typed: str) -> None:
    assert find(course_with(files, KITCHEN), typed) == Findings()


@pytest.mark.parametrize("question", ["", "   ", "\0\0", "(.*)+$", "<>", "?!"])
def test_a_question_without_words_finds_nothing(files: CourseFiles, question: str) -> None:
    assert find(files.load(), question) == Findings()


def test_a_question_is_read_for_a_hundred_letters(files: CourseFiles) -> None:
    assert find(course_with(files, KITCHEN), "thee " * 20 + "zwembad").hits
    assert find(course_with(files, KITCHEN), "x" * 100_000) == Findings()


def test_words_that_stand_everywhere_count_only_when_there_are_no_others(files: CourseFiles) -> None:
    course = course_with(files, KITCHEN)
    assert [hit.entry.id for hit in find(course, "hoe is de keuken").hits] == ["deur-kijken"]
    assert find(course, "de").hits


def test_at_most_thirty_are_shown_and_the_rest_is_counted(files: CourseFiles) -> None:
    course = files.load()
    module = course.modules[0]
    lessons: tuple[Lesson, ...] = tuple(replace(module.lessons[0], id=f"les-{n}", parts=(KITCHEN,)) for n in range(33))
    found = find(replace(course, modules=(replace(module, lessons=lessons),)), "keuken")
    assert (len(found.hits), found.more) == (30, 3)


def test_the_gap_is_the_smallest_that_holds_every_word() -> None:
    assert gap([(0, 0), (7, 1), (9, 0)]) == 2
    assert gap([(4, 0)]) == 0
    assert gap([(3, 0), (5, 0)]) == 0


@pytest.mark.parametrize(
    ("one", "other", "is_near"),
    [
        ("stilte", "stilt", True),
        ("stilt", "stilte", True),
        ("stilte", "stilde", True),
        ("stilte", "stitle", True),
        ("stilte", "stilte", False),
        ("stilte", "steltje", False),
        ("stilte", "rust", False),
        ("stilte", "stalde", False),
    ],
)
def test_one_letter_is_noticed(one: str, other: str, is_near: bool) -> None:
    assert is_one_off(one, other) is is_near
