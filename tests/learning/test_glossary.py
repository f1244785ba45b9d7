"""The words of the course: in a lesson, and in their own list."""

from course.content import Course
from tests.platform import Platform

LESSON = "mentaliseren-omslagpunt"


def test_a_lesson_explains_a_word_where_it_stands_and_leads_to_the_list(sqlite_platform: Platform) -> None:
    page = sqlite_platform.browser("noor").get(f"/les/{LESSON}")

    assert 'popovertarget="woord-mentaliseren"' in page.html
    assert page.html.count('id="woord-mentaliseren"') == 1
    assert "/woordenlijst#mentaliseren" in page.links()


def test_the_list_has_every_word_under_its_letter(sqlite_platform: Platform, course: Course) -> None:
    page = sqlite_platform.browser("noor").get("/woordenlijst")

    for term in course.glossary:
        assert f'<dt id="{term.id}">{term.term}</dt>' in page.html
    letters = {link for link in page.links() if link.startswith("#letter-")}
    assert all(f'id="{letter[1:]}"' in page.html for letter in letters)
    assert len(letters) > 5


def test_a_word_knows_the_lesson_in_which_it_is_met_first(sqlite_platform: Platform) -> None:
    noor, stranger = (sqlite_platform.browser(who).get("/woordenlijst") for who in ("noor", ""))

    lessons = [link for link in noor.links() if link.startswith("/les/")]
    assert lessons
    assert 'class="term"' in sqlite_platform.browser("noor").get(lessons[0]).html
    assert "Voor het eerst in" in stranger.text
    assert [link for link in stranger.links() if link.startswith("/les/")] == []
