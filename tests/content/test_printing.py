from markupsafe import Markup

from course.content.models import Term
from course.content.printing import for_paper
from course.content.terms import Glossary


def test_ids_get_the_mark_of_their_lesson_and_what_refers_to_them_too() -> None:
    html = '<h2 id="weet">Weet</h2><a href="#weet">daar</a><p aria-describedby="a b"><label for="a">x</label></p>'
    assert for_paper(Markup(html), "les-1") == (
        '<h2 id="les-1-weet">Weet</h2><a href="#les-1-weet">daar</a>'
        '<p aria-describedby="les-1-a les-1-b"><label for="les-1-a">x</label></p>'
    )


def test_addresses_of_other_pages_and_words_in_the_text_stay_as_they_are() -> None:
    html = '<p>Schrijf id="x" en <a href="/les/een#weet">lees</a></p>'
    assert for_paper(Markup(html), "les-1") == html


def test_what_is_folded_up_is_open_and_pictures_do_not_wait() -> None:
    html = '<details><summary>Meer</summary></details><img src="/media/a.png" alt="Een deur" loading="lazy">'
    assert for_paper(Markup(html), "m") == (
        '<details open><summary>Meer</summary></details><img src="/media/a.png" alt="Een deur">'
    )


def test_a_term_is_printed_as_the_word_only() -> None:
    glossary = Glossary([Term("weten", "weten", ("weet",), "Zeker zijn.")])
    assert for_paper(glossary.link("<p>Wat je weet.</p>"), "m") == "<p>Wat je weet.</p>"
