from dataclasses import replace

import pytest

from course.content.blocks.html import BlockMaker
from course.content.documents import read_text
from course.content.faults import FaultList
from course.content.links import LinkTargets
from course.content.page import PageMaker
from course.content.terms import Glossary
from tests.content.block_samples import KEPT, PAIR, RATING
from tests.content.course_files import ASSIGNMENT_PATH, DOING, DOING_LINE, LESSON_PATH, REPOSITORY, CourseFiles, at

BROKEN = [
    ("/// kadertje | Titel\n    a: 1\n///", 0, 'Het blok "kadertje" bestaat niet. Kies uit: ademtimer, balans, '),
    ("/// tip\nTekst.\n///", 0, 'Het blok "tip" heeft geen titel. Schrijf "/// tip | Titel".'),
    ("/// kennischeck\n    id: x\n///", 0, 'Het blok "kennischeck" heeft geen titel'),
    (PAIR.replace("binnen\n", "binnen | Titel\n"), 0, 'Het blok "buitenbinnen" heeft geen titel nodig'),
    ("/// tip | Titel\nTekst.", 0, 'Het blok "tip" eindigt niet'),
    (PAIR.removesuffix("\n///"), 0, 'Het blok "buitenbinnen" eindigt niet'),
    ("/// let op | Titel\nTekst.", 0, 'Deze blokregel klopt niet. Schrijf hem als "/// naam | Titel".'),
    ("Tekst.\n\n///", 2, "Hier eindigt een blok dat niet begon"),
    ("/// tip | Titel\nTekst.\n////", 2, "Hier eindigt een blok dat niet begon"),
    ("/// tip | Titel\n    file: x\n///", 1, 'Het blok "tip" heeft geen gegevens'),
    (PAIR.replace("    inside", "  inside"), 2, 'De gegevens van "buitenbinnen" staan niet goed'),
    (PAIR.replace('"Een zucht."', '"Een zucht'), 2, "De gegevens zijn niet te lezen"),
    (PAIR.replace("inside", "binnen"), 1, '"inside" ontbreekt'),
    (PAIR.replace("inside", "binnen"), 2, '"binnen" kennen we hier niet'),
    ("/// figuur\n///", 1, "Hier horen gegevens te staan"),
    ("/// tip | Een\n/// tip | Twee\nTekst.\n///\n///", 1, "Een blok binnen een blok heeft minder schuine strepen"),
    (f"//// tip | Een\n{RATING}\n////", 1, 'Het blok "zelfinschatting" staat niet binnen een ander blok'),
    ("  /// tip | Titel\n  Tekst.", 0, "Een blok begint vooraan de regel"),
    ("> /// tip | Titel", 0, "Een blok begint vooraan de regel"),
    ("```python\ncode\n```", 0, "Achter ``` staat niets"),
    ("```\ncode", 0, "Een stuk code eindigt niet"),
]


@pytest.mark.parametrize(("block", "lower", "message"), BROKEN)
def test_a_block_that_is_written_wrong_is_named_with_its_line(
    files: CourseFiles, block: str, lower: int, message: str
) -> None:
    faults = files.faults_of_block(block)
    assert any(fault.startswith(at(LESSON_PATH, DOING_LINE + lower, message)) for fault in faults), faults


def test_a_block_without_an_end_is_one_fault_and_the_rest_is_still_read(files: CourseFiles) -> None:
    faults = files.faults_of_block(PAIR.removesuffix("///") + "\n## Meer: tekst")
    assert [fault for fault in faults if "eindigt niet" in fault]
    assert any('"Meer: tekst" is geen deel' in fault for fault in faults)


def test_a_block_without_an_end_at_the_end_of_a_file_is_a_fault(files: CourseFiles) -> None:
    faults = files.faults_after(ASSIGNMENT_PATH, "Je schrijft over een deur.\n", PAIR.removesuffix("///"))
    assert any("eindigt niet" in fault for fault in faults)


def test_a_block_that_markdown_does_not_understand_is_a_fault() -> None:
    faults = FaultList()
    page = read_text("/// tip | Titel\nJa.\n///", path="a.md", media="", first_line=3, report=faults.reporter("a.md"))
    lost = replace(page, scan=replace(page.scan, markdown="Ja."))
    PageMaker(BlockMaker(REPOSITORY, faults, {}), LinkTargets(REPOSITORY, {}, {}), Glossary([])).make(lost)
    assert [str(fault) for fault in faults.sorted()] == [
        'a.md:3: Het blok "tip" is niet begrepen. Zet er een lege regel boven en onder.'
    ]


def test_blocks_in_code_are_left_alone(files: CourseFiles) -> None:
    files.put_block("```\n/// kadertje\n```\n\n~~~~\n```\n/// tip\n~~~~\n\nKlaar.")
    assert files.faults() == []
    assert "<code>/// kadertje\n</code>" in files.lesson_html()


def test_a_block_may_stand_in_another_one(files: CourseFiles) -> None:
    files.put_block(f"//// details | Meer\nEerst *dit*.\n{PAIR}\nDan dat.\n////")
    assert files.faults() == []
    html = files.lesson_html()
    assert html.index("<details>") < html.index("side-out") < html.index("Dan dat.") < html.index("</details>")


def test_data_may_have_an_empty_line(files: CourseFiles) -> None:
    files.put_block(PAIR.replace("\n    inside", "\n\n    inside"))
    assert files.faults() == []
    assert "Misschien moe." in files.lesson_html()


def test_a_callout_names_its_kind_in_words(files: CourseFiles) -> None:
    files.put_block('/// let-op | Stop "als" het te veel wordt\nJe mag stoppen.\n///')
    assert files.faults() == []
    assert (
        '<aside class="callout callout-let-op" role="note">\n'
        '<p class="callout-title"><span class="callout-kind">Let op</span> Stop “als” het te veel wordt</p>\n'
        "<p>Je mag stoppen.</p>"
    ) in files.lesson_html()


def test_details_open_without_a_script(files: CourseFiles) -> None:
    files.put_block("/// details | Hoe zit het?\nZo.\n///")
    assert "<details>\n<summary>Hoe zit het?</summary>\n<p>Zo.</p>\n</details>" in files.lesson_html()


def test_html_of_an_author_is_a_fault_and_shows_as_text(files: CourseFiles) -> None:
    faults = files.faults_after(LESSON_PATH, DOING, "Kijk <script>alert(1)</script> hier.")
    assert any(fault.startswith(at(LESSON_PATH, DOING_LINE, "HTML (<script>)")) for fault in faults)


def test_html_in_code_is_text(files: CourseFiles) -> None:
    files.replace(LESSON_PATH, DOING, "Kijk naar `<b>`.")
    assert files.faults() == []
    assert "<code>&lt;b&gt;</code>" in files.lesson_html()


def test_what_cleaning_takes_away_is_a_fault(files: CourseFiles) -> None:
    faults = files.faults_after(LESSON_PATH, DOING, "```python\nx = 1\n```\n\nKlaar.")
    assert any('Bij het schoonmaken verdwijnt <code class="language-python">' in fault for fault in faults), faults


def test_a_fault_in_the_trainer_guide_has_the_line_of_the_guide(files: CourseFiles) -> None:
    faults = files.faults_after(ASSIGNMENT_PATH, "  - Op rust.", "  - Op [rust](weg.md).")
    assert any(fault.startswith(at(ASSIGNMENT_PATH, 27, 'De link "weg.md"')) for fault in faults), faults


@pytest.mark.parametrize("name", KEPT)
def test_a_block_with_answers_that_are_kept_stands_in_a_lesson(files: CourseFiles, name: str) -> None:
    files.put_cards()
    faults = files.faults_after(ASSIGNMENT_PATH, "Je schrijft over een deur.", KEPT[name])
    line = 1 + (files.root / ASSIGNMENT_PATH).read_text("utf-8").splitlines().index(KEPT[name].splitlines()[0])
    assert at(ASSIGNMENT_PATH, line, f'Het blok "{name}" hoort in een les. Verplaats het naar een les.') in faults


@pytest.mark.parametrize("name", KEPT)
def test_a_block_with_answers_that_are_kept_stands_by_itself(files: CourseFiles, name: str) -> None:
    files.put_cards()
    faults = files.faults_of_block(f"//// tip | Een\n{KEPT[name]}\n////")
    assert (
        at(LESSON_PATH, DOING_LINE + 1, f'Het blok "{name}" staat niet binnen een ander blok. Zet het eronder.')
        in faults
    )
