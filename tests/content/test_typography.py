import pytest

from course.content.typography import curl, inline, plain
from tests.content.course_files import DOING, LESSON_PATH, CourseFiles


@pytest.mark.parametrize(
    ("straight", "curled"),
    [
        ('Hij zegt: "Nee."', "Hij zegt: “Nee.”"),
        ("'Nee,' zegt zij.", "‘Nee,’ zegt zij."),
        ("'s Avonds en zo'n dag", "’s Avonds en zo’n dag"),
        ("in 't huis van Anna's zus", "in ’t huis van Anna’s zus"),
        ("\"'Kom' zei hij\"", "“‘Kom’ zei hij”"),
        ('("ja")', "(“ja”)"),
    ],
)
def test_quotes_become_typographic_in_the_dutch_way(straight: str, curled: str) -> None:
    assert curl(straight) == curled


def test_a_short_text_knows_emphasis_and_nothing_else() -> None:
    assert inline("Kijk *goed*, 2 * 3 <b> [a](b)") == "Kijk <em>goed</em>, 2 * 3 &lt;b&gt; [a](b)"


def test_a_text_without_emphasis_is_escaped_too() -> None:
    assert inline("<b> & 'zo'") == "&lt;b&gt; &amp; ‘zo’"


def test_a_label_holds_words_only() -> None:
    assert plain("Kijk *goed* naar 't huis, 2 * 3 <b>") == "Kijk goed naar ’t huis, 2 * 3 <b>"


def test_quotes_around_emphasis_close_after_it(files: CourseFiles) -> None:
    files.replace(LESSON_PATH, DOING, 'Zeg "*misschien*" en `"x"` erbij.')
    assert 'Zeg “<em>misschien</em>” en <code>"x"</code> erbij.' in files.lesson_html()
