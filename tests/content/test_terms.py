from course.content.models import Term
from course.content.terms import Glossary
from tests.content.course_files import CourseFiles

GLOSSARY = Glossary(
    [
        Term("mentaliseren", "mentaliseren", ("mentaliseert",), "..."),
        Term("niet-weten", "niet-weten", (), "..."),
        Term("weten", "weten", (), "..."),
    ]
)
LINK = '<a class="term" href="/woordenlijst#mentaliseren">{}</a>'


def test_the_first_use_of_a_term_is_a_link(files: CourseFiles) -> None:
    html = files.lesson_html()
    assert f"<p>{LINK.format('Mentaliseren')} helpt.</p>" in html
    assert html.count('class="term"') == 1


def test_other_forms_count_as_the_same_term() -> None:
    html = GLOSSARY.link("<p>Wie mentaliseert, blijft mentaliseren.</p>")
    assert html == f"<p>Wie {LINK.format('mentaliseert')}, blijft mentaliseren.</p>"


def test_the_longest_term_wins_and_parts_of_words_are_left_alone() -> None:
    html = GLOSSARY.link("<p>Met niet-weten en wetenschap.</p>")
    assert html == '<p>Met <a class="term" href="/woordenlijst#niet-weten">niet-weten</a> en wetenschap.</p>'


def test_headings_links_blocks_and_the_last_sentence_are_left_alone() -> None:
    html = (
        '<h2 id="a">weten</h2><p><a href="#a">we <em>weten</em></a></p><aside><p>weten<br>weten</p></aside>'
        '<div>weten</div><p class="take">weten</p><code>weten</code>&amp;&#39;'
    )
    assert GLOSSARY.link(html) == html
    assert GLOSSARY.link(html + "<p>weten</p>").endswith('#weten">weten</a></p>')


def test_without_terms_the_text_stays_as_it_is() -> None:
    assert Glossary([]).link("<p>weten</p>") == "<p>weten</p>"
