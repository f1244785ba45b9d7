import pytest

from tests.content.course_files import DOING, LESSON_PATH, MODULE_PATH, CourseFiles, at


def test_a_part_is_shown_with_its_name(files: CourseFiles) -> None:
    assert '<h2 id="kijk"><span class="part">Kijk</span> bij de deur</h2>' in files.lesson_html()


def test_the_last_part_becomes_one_sentence(files: CourseFiles) -> None:
    html = files.lesson_html()
    assert (
        '<p class="take" id="neem-mee"><span class="visually-hidden">Neem mee: </span>Eerst kijken, dan doen.</p>'
        in html
    )


def test_the_second_weet_has_an_id_of_its_own(files: CourseFiles) -> None:
    files.replace(LESSON_PATH, "## Voel", "## Weet: *nog* meer\n\nJa.\n\n### Weet\n\nJa.\n\n### ?\n\nJa.\n\n## Voel")
    html = files.lesson_html()
    assert '<h2 id="weet-2"><span class="part">Weet</span> <em>nog</em> meer</h2>' in html
    assert '<h3 id="weet-3">' in html
    assert '<h3 id="kop">' in html
    assert files.faults() == []


BROKEN = [
    ("## Voel: jouw deur", "## Voelen: jouw deur", 16, '"Voelen: jouw deur" is geen deel van een les'),
    ("## Voel: jouw deur", "## Voelen: jouw deur", 8, "Deze les mist Voel. Zet elk deel erin"),
    ("## Kijk: bij de deur", "## Doe: bij de deur", 8, "Deze les mist Kijk"),
    ("## Voel: jouw deur", "## Voel", 16, '"Voel" heeft geen kopje'),
    ("## Neem mee", "## Neem mee: dit", 24, '"Neem mee" heeft geen eigen kopje'),
    ("## Doe: kijk", "## Doe: kijk\n\n## Voel: nog eens", 8, "De delen staan niet in de goede volgorde"),
    ("## Doe: kijk", "# Doe: kijk", 20, "Een kop heeft ## of ###, niet #. Pas het aantal aan."),
    ("## Doe: kijk", "#### Doe: kijk", 20, "Een kop heeft ## of ###, niet ####."),
    ("## Kijk: bij de deur", "### Tussen\n## Kijk: bij de deur", 8, "Deze tussenkop staat niet onder een kop"),
    (DOING, "- ## Verstopt", 22, "Een kop staat vooraan de regel"),
    (DOING, "> ## Verstopt", 22, "Een kop staat vooraan de regel"),
    ("Eerst kijken, dan doen.\n", "Eerst kijken. Dan doen.\n", 24, '"Neem mee" bevat precies een zin'),
    ("Eerst kijken, dan doen.\n", "", 24, '"Neem mee" bevat precies een zin'),
    ("Eerst kijken, dan doen.\n", "Kijk.\n\n/// tip | Nog\nIets.\n///\n", 24, '"Neem mee" bevat precies een zin'),
    ("Eerst kijken, dan doen.\n", "- Eerst kijken.\n", 0, ""),
]


@pytest.mark.parametrize(("old", "new", "line", "message"), BROKEN)
def test_a_fault_in_the_headings_is_named_with_its_line(
    files: CourseFiles, old: str, new: str, line: int, message: str
) -> None:
    faults = files.faults_after(LESSON_PATH, old, new)
    expected = at(LESSON_PATH, line, message) if message else ""
    assert any(fault.startswith(expected) for fault in faults) or not message, faults


def test_a_lesson_without_headings_misses_all_parts(files: CourseFiles) -> None:
    text = (files.root / LESSON_PATH).read_text("utf-8")
    files.write(LESSON_PATH, text.replace("## ", ""))
    assert any("Deze les mist Kijk, Weet, Voel, Doe, Neem mee." in fault for fault in files.faults())


def test_a_take_inside_a_callout_stays_what_it_is(files: CourseFiles) -> None:
    files.replace(MODULE_PATH, "Je staat bij een deur.", "/// tip | Zo\n## Neem mee\n\nHallo.\n///")
    assert '<h2 id="neem-mee">Neem mee</h2>' in files.load().modules[0].introduction


def test_a_line_under_a_text_does_not_make_it_a_heading(files: CourseFiles) -> None:
    files.replace(MODULE_PATH, "Je staat bij een deur.", "Je staat bij een deur.\n---\nJe wacht.")
    assert "<h2" not in files.load().modules[0].introduction
