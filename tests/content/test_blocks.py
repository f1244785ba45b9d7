from html.parser import HTMLParser

import pytest

from course.content import SelfRating
from tests.content.course_files import DOING_LINE, LESSON_PATH, SECOND_PATH, CourseFiles, at
from tests.content.test_block_source import PAIR, RATING

CHECK = """\
/// kennischeck | Wat doet *Joost*?
    id: joost
    kind: single
    answers:
      - text: "Hij vult <in>."
        correct: true
        why: "Ja. Hij weet nog niets."
      - text: "Hij stelt een \\"open\\" vraag."
        correct: false
        why: "Nog niet."
///"""
SWITCH = """\
/// perspectiefwissel | Bij de poort
    id: poort
    voices:
      - name: "Ronnie"
        outside: "Ik stond."
        inside: "Ik dacht."
      - name: "Samira"
        outside: "Ik wachtte."
        inside: "Ik hoopte."
///"""
SORT = """\
/// sorteer | Opent dit de deur?
    id: sorteren
    piles: ["Opent", "Sluit"]
    cards:
      - text: "Zal ik later komen?"
        pile: "Opent"
        why: "Jij laat het tempo."
      - text: "Doe open."
        pile: "Sluit"
        why: "Dit duwt."
      - text: "Mooie fiets."
        pile: "Opent"
        why: "Je ziet iets."
      - text: "Het moet."
        pile: "Sluit"
        why: "Dit dwingt."
///"""
FIGURE = '/// figuur\n    file: deur.svg\n    alt: "Een lijn."\n    caption: "Een *rechte* lijn."\n///'

BROKEN = [
    (CHECK, "correct: true", "correct: false", 3, "Geen enkel antwoord klopt"),
    (CHECK, "correct: false", "correct: true", 3, "Er klopt meer dan een antwoord"),
    (CHECK, "kind: single", "kind: dubbel", 2, '"kind" kent deze waarde niet'),
    (CHECK, "correct: true", "correct: ja", 5, '"correct" is geen ja of nee'),
    (CHECK, CHECK[CHECK.index('      - text: "Hij stelt') : -3], "", 3, "Er zijn minder dan twee antwoorden"),
    (SWITCH, SWITCH[SWITCH.index('      - name: "Samira"') : -3], "", 2, '"voices" heeft er te weinig'),
    (SORT, '"Sluit"]', '"Opent", "Sluit", "Anders"]', 2, '"piles" heeft er te veel'),
    (SORT, '"Sluit"]', '"Dicht"]', 8, 'De stapel "Sluit" bestaat niet. Kies uit: Opent, Dicht.'),
    (SORT, '"Sluit"]', '"Sluit", "Sluit"]', 2, "Twee stapels heten hetzelfde"),
    (RATING, "groups:", "groups: []\n    anders:", 4, '"groups" heeft er te weinig'),
    (FIGURE, '    alt: "Een lijn."\n', "", 1, '"alt" ontbreekt'),
    (FIGURE, '"Een lijn."', '""', 2, '"alt" is leeg'),
    (FIGURE, "deur.svg", "weg.svg", 1, 'De tekening "media/modules/01-deur/weg.svg" bestaat niet'),
    (FIGURE, "deur.svg", "../01-deur/deur.svg", 1, "De tekening"),
]


@pytest.mark.parametrize(("block", "old", "new", "lower", "message"), BROKEN)
def test_a_fault_in_the_data_of_a_block_is_named_with_its_line(
    files: CourseFiles, block: str, old: str, new: str, lower: int, message: str
) -> None:
    assert old in block
    faults = files.faults_of_block(block.replace(old, new, 1))
    assert any(fault.startswith(at(LESSON_PATH, DOING_LINE + lower, message)) for fault in faults), faults


def test_a_doubled_block_id_is_named_with_file_and_line(files: CourseFiles) -> None:
    files.put_block(CHECK)
    faults = files.faults_after(SECOND_PATH, "Kijk vandaag naar een deur.", SWITCH.replace("poort", "joost"))
    expected = f'Het blok-id "joost" staat ook in {LESSON_PATH}:{DOING_LINE + 1}. Kies een ander id.'
    assert at(SECOND_PATH, DOING_LINE + 1, expected) in faults


def test_a_doubled_statement_is_named_with_its_line(files: CourseFiles) -> None:
    group = '      - title: "Hoofd"\n        statements:\n          - id: {}\n            text: "Ik denk."\n'
    faults = files.faults_of_block(RATING.removesuffix("///") + group.format("adem") + group.format("denken") + "///")
    assert any(fault.startswith(at(LESSON_PATH, DOING_LINE + 11, 'Het id "adem" staat hier al')) for fault in faults)


@pytest.mark.parametrize("block", [CHECK, SWITCH, SORT, RATING, FIGURE, PAIR])
def test_a_block_that_is_right_has_no_faults(files: CourseFiles, block: str) -> None:
    assert files.faults_of_block(block) == []


def test_a_check_with_one_answer_has_radios_and_one_with_more_has_boxes(files: CourseFiles) -> None:
    files.put_block(CHECK)
    html = files.lesson_html()
    assert html.count('type="radio"') == 2
    assert "Wat doet <em>Joost</em>?" in html
    assert "Hij vult &lt;in&gt;." in html
    assert "een “open” vraag" in html
    files.replace(LESSON_PATH, "kind: single", "kind: multiple")
    assert files.lesson_html().count('type="checkbox"') == 2


def test_a_switch_shows_outside_and_inside_of_every_voice(files: CourseFiles) -> None:
    files.put_block(SWITCH)
    html = files.lesson_html()
    assert "Door wiens ogen kijk je?" in html
    assert html.count('class="side-out"') == html.count('class="side-in"') == 2
    assert html.count("checked") == 1


def test_a_card_says_where_the_course_lays_it(files: CourseFiles) -> None:
    files.put_block(SORT)
    html = files.lesson_html()
    assert html.count("Dat vinden wij ook.") == 4
    assert "Wij leggen deze bij “Opent”. Jij laat het tempo." in html
    assert html.count('class="same"') == html.count('class="other"') == 4


def test_a_self_rating_is_a_part_of_its_own(files: CourseFiles) -> None:
    files.put_block(RATING)
    lesson = files.load().get_lesson("deur-kijken")
    before, rating, after = lesson.parts
    assert isinstance(rating, SelfRating)
    assert rating.groups[0].statements[0].text == "Ik merk mijn adem."
    assert "Kijk" in str(before)
    assert "Neem mee" in str(after)
    assert lesson.block_ids == ("nulmeting",)


def test_two_blocks_in_a_row_are_one_part(files: CourseFiles) -> None:
    files.put_block(f"{CHECK}\n{SORT}")
    lesson = files.load().get_lesson("deur-kijken")
    assert len(lesson.parts) == 1
    assert lesson.block_ids == ("joost", "sorteren")


def test_a_figure_holds_the_drawing_with_its_description(files: CourseFiles) -> None:
    files.put_block(FIGURE)
    html = files.lesson_html()
    assert '<svg viewBox="0 0 640 300" role="img" aria-label="Een lijn." class="drawing">' in html
    assert "<figcaption>Een <em>rechte</em> lijn.</figcaption>" in html


def test_a_photo_is_shown_from_its_own_address(files: CourseFiles) -> None:
    files.write("media/modules/01-deur/deur.png", "")
    files.put_block(FIGURE.replace("svg", "png").replace("Een lijn.", "Een 'deur'."))
    assert '<img src="/media/modules/01-deur/deur.png" alt="Een ‘deur’."' in files.lesson_html()


def test_another_kind_of_file_is_a_fault(files: CourseFiles) -> None:
    files.write("media/modules/01-deur/deur.gif", "")
    faults = files.faults_of_block(FIGURE.replace("svg", "gif"))
    assert any("is geen tekening of foto" in fault for fault in faults)


def test_a_figure_outside_a_module_is_a_fault(files: CourseFiles) -> None:
    files.write("modules/course.md", (files.root / "modules/course.md").read_text("utf-8") + "\n" + FIGURE + "\n")
    assert any(fault.startswith("modules/course.md:12: De tekening") for fault in files.faults())


class Ids(HTMLParser):
    """Collects ids, and what labels and descriptions point to."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.wanted: list[str] = []
        self.headings: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in ("for", "aria-labelledby", "aria-describedby"):
                self.wanted.append(value or "")
        if tag in ("h2", "h3", "h4"):
            self.headings.append(int(tag[1]))


def test_ids_are_unique_labels_fit_and_no_heading_is_skipped(files: CourseFiles) -> None:
    files.put_block("\n".join([CHECK, SWITCH, SORT, FIGURE, PAIR]))
    page = Ids()
    page.feed(files.lesson_html())
    assert len(page.ids) == len(set(page.ids))
    assert set(page.wanted) <= set(page.ids)
    assert all(later - earlier <= 1 for earlier, later in zip([1, *page.headings], page.headings, strict=False))


def test_a_lesson_holds_no_script_style_or_form(files: CourseFiles) -> None:
    files.put_block("\n".join([CHECK, SWITCH, SORT, FIGURE, PAIR]))
    html = files.lesson_html()
    assert not [word for word in ("<script", "style=", "<form", " on", "hx-") if word in html.replace(" of ", "")]
