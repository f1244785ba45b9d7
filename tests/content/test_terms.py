from dataclasses import replace

from markupsafe import Markup

from course.content.blocks.sheets import Exercise, Sheet
from course.content.models import Term
from course.content.terms import Glossary, by_letter, first_uses, without_explanations
from tests.content.course_files import CourseFiles

GLOSSARY = Glossary(
    [
        Term("mentaliseren", "mentaliseren", ("mentaliseert",), "Bedenken wat er van binnen speelt."),
        Term("niet-weten", "niet-weten", (), "..."),
        Term("weten", "weten", (), "..."),
    ]
)
MOST_BYTES_FOR_A_TERM = 400


def explained(word: str, term: str = "mentaliseren", text: str = "Bedenken wat er van binnen speelt.") -> str:
    """A word with the card that explains it."""
    return (
        f'<button type="button" class="term" popovertarget="woord-{term}">{word}</button>'
        f'<span class="term-card" id="woord-{term}" popover><b>{term}</b><span>{text}</span>'
        f'<a href="/woordenlijst#{term}">In de woordenlijst</a></span>'
    )


def test_the_first_use_of_a_term_explains_it_in_place(files: CourseFiles) -> None:
    html = files.lesson_html()
    assert f"<p>{explained('Mentaliseren')} helpt.</p>" in html
    assert html.count('class="term"') == 1


def test_other_forms_count_as_the_same_term() -> None:
    html = GLOSSARY.link("<p>Wie mentaliseert, blijft mentaliseren.</p>")
    assert html == f"<p>Wie {explained('mentaliseert')}, blijft mentaliseren.</p>"


def test_the_longest_term_wins_and_parts_of_words_are_left_alone() -> None:
    html = GLOSSARY.link("<p>Met niet-weten en wetenschap.</p>")
    assert html == f"<p>Met {explained('niet-weten', 'niet-weten', '...')} en wetenschap.</p>"


def test_headings_links_blocks_and_the_last_sentence_are_left_alone() -> None:
    html = (
        '<h2 id="a">weten</h2><p><a href="#a">we <em>weten</em></a></p><aside><p>weten<br>weten</p></aside>'
        '<div>weten</div><p class="take">weten</p><code>weten</code>&amp;&#39;'
    )
    assert GLOSSARY.link(html) == html
    assert GLOSSARY.link(html + "<p>weten</p>").endswith(f"<p>{explained('weten', 'weten', '...')}</p>")


def test_an_explanation_is_text_and_never_markup() -> None:
    html = Glossary([Term("deur", "deur", (), "Met <b>nadruk</b> & meer.")]).link("<p>Een deur.</p>")
    assert "<span>Met &lt;b&gt;nadruk&lt;/b&gt; &amp; meer.</span>" in html


def test_an_explanation_costs_little() -> None:
    assert len(explained("mentaliseert").encode()) < MOST_BYTES_FOR_A_TERM


def test_without_terms_the_text_stays_as_it_is() -> None:
    assert Glossary([]).link("<p>weten</p>") == "<p>weten</p>"


def test_on_paper_the_word_is_left() -> None:
    assert without_explanations(GLOSSARY.link("<p>Wie mentaliseert, weet.</p>")) == "<p>Wie mentaliseert, weet.</p>"


def test_a_term_knows_the_lesson_that_explains_it_first(files: CourseFiles) -> None:
    course = files.load()
    module = course.modules[0]
    exercise = Exercise("a", "wiel", "", Sheet((), (explained("weten", "weten"),)))
    first = replace(module.lessons[0], parts=(exercise, Markup("<p>Niets.</p>")))
    lessons = (first, module.lessons[1], replace(module.lessons[1], id="later"))
    course = replace(course, modules=(replace(module, lessons=lessons),))

    assert first_uses(course) == {"mentaliseren": module.lessons[1]}


def test_terms_stand_under_their_first_letter_without_accent(files: CourseFiles) -> None:
    terms = [Term("een", "één", (), "..."), Term("ego", "Ego", (), "..."), Term("angst", "angst", (), "...")]
    course = replace(files.load(), glossary=tuple(terms))

    letters = by_letter(course)

    assert [(letter, [term.id for term, _lesson in found]) for letter, found in letters] == [
        ("A", ["angst"]),
        ("E", ["een", "ego"]),
    ]
    assert letters[0][1][0][1] is None
