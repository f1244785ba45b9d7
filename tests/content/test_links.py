import pytest

from tests.content.course_files import DOING, DOING_LINE, LESSON_PATH, CourseFiles, at


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("02-wachten.md", "/les/deur-wachten"),
        ("02-wachten.md#weet", "/les/deur-wachten#weet"),
        ("module.md", "/module/deur"),
        ("assignment.md", "/opdracht/deur-opdracht"),
        ("../glossary.md#mentaliseren", "/woordenlijst#mentaliseren"),
        ("#voel", "#voel"),
        ("/les/deur-wachten", "/les/deur-wachten"),
        ("/woordenlijst#mentaliseren", "/woordenlijst#mentaliseren"),
        ("/media/modules/01-deur/deur.svg", "/media/modules/01-deur/deur.svg"),
        ("/toolbox", "/toolbox"),
        ("https://www.113.nl/hulp?x=1", "https://www.113.nl/hulp?x=1"),
        ("mailto:hulp@voorbeeld.nl", "mailto:hulp@voorbeeld.nl"),
    ],
)
def test_a_link_leads_to_an_address_that_never_changes(files: CourseFiles, link: str, address: str) -> None:
    files.replace(LESSON_PATH, DOING, f"Kijk [hier]({link}).")
    assert f'<a href="{address}">hier</a>' in files.lesson_html()


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("03-weg.md", 'De link "03-weg.md" wijst naar niets'),
        ("02-wachten.md#weg", 'De plek "#weg" bestaat niet op die pagina. Kies uit: doe, kijk'),
        ("module.md#weg", 'De plek "#weg" bestaat niet op die pagina. Haal weg'),
        ("#weg", 'De plek "#weg" bestaat niet'),
        ("/les/weg", 'De link "/les/weg" wijst naar niets'),
        ("/les/deur-wachten#weg", 'De plek "#weg" bestaat niet'),
        ("/media/modules/01-deur/weg.svg", 'De link "/media/modules/01-deur/weg.svg" wijst naar niets'),
        ("//boos.nl/x", 'De link "//boos.nl/x" wijst naar niets'),
        ("http://www.voorbeeld.nl", "De link http://www.voorbeeld.nl is niet veilig"),
        ("https://", "De link https:// klopt niet"),
        ("javascript:123", 'De link "javascript:123" wijst naar niets'),
        ('02-wachten.md "bijschrift"', "Een link heeft geen los bijschrift"),
    ],
)
def test_a_dead_or_unsafe_link_is_named_with_its_line(files: CourseFiles, link: str, message: str) -> None:
    faults = files.faults_after(LESSON_PATH, DOING, f"Kijk [hier]({link}).")
    assert any(fault.startswith(at(LESSON_PATH, DOING_LINE, message)) for fault in faults), faults


def test_a_loose_picture_is_a_fault(files: CourseFiles) -> None:
    faults = files.faults_after(LESSON_PATH, DOING, "![](deur.svg)")
    assert any(fault.startswith(at(LESSON_PATH, DOING_LINE, "Een afbeelding staat in een blok")) for fault in faults)


def test_a_link_that_cannot_be_found_in_the_text_is_reported_where_the_text_begins(files: CourseFiles) -> None:
    faults = files.faults_after(LESSON_PATH, DOING, "Kijk [hier](weg\\_x.md).")
    assert any(fault.startswith(at(LESSON_PATH, 8, "De link")) for fault in faults), faults


def test_a_page_with_a_broken_head_still_has_its_other_links_checked(files: CourseFiles) -> None:
    files.replace(LESSON_PATH, "minutes: 10", "minutes: tien")
    faults = files.faults_after(LESSON_PATH, DOING, "Kijk [hier](weg.md).")
    assert any("weg.md" in fault for fault in faults)
