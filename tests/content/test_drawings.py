import pytest

from tests.content.block_samples import FIGURE
from tests.content.course_files import DRAWING_PATH, CourseFiles, at

BROKEN = [
    ('<path class="out tint-out"', '<image class="out"', 2, "Het element <image> hoort hier niet"),
    ('class="out tint-out"', 'class="blauw"', 2, 'De klasse "blauw" bestaat niet'),
    ('class="out tint-out"', 'style="fill:red"', 2, '"style" mag niet bij <path>'),
    ('class="out tint-out"', 'onclick="x"', 2, '"onclick" mag niet bij <path>'),
    ('d="M0 0L10 10"', 'd="url(#x)"', 2, 'De waarde van "d" klopt niet'),
    ("  <path", "  los\n  <path", 3, "Hier staat losse tekst in de tekening"),
    (' viewBox="0 0 640 300"', "", 1, "De tekening begint niet goed"),
    ('xmlns="http://www.w3.org/2000/svg"', 'xmlns="http://boos.nl"', 1, "De tekening begint niet goed"),
    ("</text>", "", 4, "De tekening is geen geldige SVG"),
    ("  <path", '  <svg viewBox="0 0 1 1"/>\n  <path', 2, "Het element <svg> hoort hier niet"),
    ("<svg", "<!DOCTYPE svg [<!ENTITY a 'b'>]>\n<svg", 1, "Een tekening heeft geen DOCTYPE"),
    ("&amp;", "&boos;", 3, "De tekening is geen geldige SVG"),
]


@pytest.mark.parametrize(("old", "new", "line", "message"), BROKEN)
def test_what_may_not_be_in_a_drawing_is_named_with_its_line(
    files: CourseFiles, old: str, new: str, line: int, message: str
) -> None:
    files.put_block(FIGURE)
    faults = files.faults_after(DRAWING_PATH, old, new)
    assert any(fault.startswith(at(DRAWING_PATH, line, message)) for fault in faults), faults


def test_a_drawing_begins_with_svg(files: CourseFiles) -> None:
    files.put_block(FIGURE)
    files.write(DRAWING_PATH, '<g class="out"/>')
    assert any(fault.startswith(at(DRAWING_PATH, 1, "Het element <g> hoort hier niet")) for fault in files.faults())


def test_a_description_cannot_leave_its_attribute(files: CourseFiles) -> None:
    files.put_block(FIGURE.replace('"Een lijn."', "'Een <lijn> & \"meer\"'"))
    assert 'aria-label="Een &lt;lijn&gt; &amp; “meer”"' in files.lesson_html()


def test_text_in_a_drawing_stays_text(files: CourseFiles) -> None:
    files.put_block(FIGURE)
    assert '<text class="text" x="10" y="20">buiten &amp; binnen</text>' in files.lesson_html()
