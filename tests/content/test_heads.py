import pytest

from tests.content.course_files import (
    ASSIGNMENT_PATH,
    GLOSSARY,
    LESSON_PATH,
    MODULE_PATH,
    SECOND_PATH,
    CourseFiles,
    at,
)

BROKEN = [
    (LESSON_PATH, "minutes: 10", "minuten: 10", 4, '"minuten" kennen we hier niet'),
    (LESSON_PATH, "minutes: 10\n", "", 2, '"minutes" ontbreekt'),
    (LESSON_PATH, "minutes: 10", 'minutes: "10"', 4, '"minutes" is geen heel getal'),
    (LESSON_PATH, "minutes: 10", "minutes: 0", 4, '"minutes" ligt buiten de grenzen'),
    (LESSON_PATH, "id: deur-kijken", "id: Deur_Kijken", 2, '"id" klopt niet. Gebruik alleen kleine letters'),
    (LESSON_PATH, 'title: "Kijken bij de deur"', "title: 12", 3, '"title" is geen tekst'),
    (LESSON_PATH, 'title: "Kijken bij de deur"', 'title: " "', 3, '"title" is leeg'),
    (LESSON_PATH, 'goals:\n  - "Je kijkt eerst."', "goals: []", 5, '"goals" heeft er te weinig'),
    (LESSON_PATH, 'goals:\n  - "Je kijkt eerst."', "goals: niets", 5, '"goals" is geen lijst'),
    (LESSON_PATH, "minutes: 10", "minutes: 10\nminutes: 11", 5, '"minutes" staat hier twee keer'),
    (LESSON_PATH, "minutes: 10", "minutes: 10\n  dit: klopt niet", 5, "De gegevens zijn niet te lezen"),
    (LESSON_PATH, "minutes: 10", "minutes: 2026-99-99", 2, "De gegevens zijn niet te lezen"),
    (LESSON_PATH, "id: deur-kijken", "- een lijst", 3, "De gegevens zijn niet te lezen"),
    (MODULE_PATH, 'url: "https://', 'url: "http://', 9, '"url" klopt niet. Een adres begint met https://.'),
    (MODULE_PATH, '  - title: "Een boek!"\n    url', "  - boek\n  - url", 8, '"sources" bevat geen gegevens'),
    ("modules/course.md", "net_hours: 2.5", "net_hours: veel", 6, '"net_hours" is geen getal'),
    ("modules/course.md", "net_hours: 2.5", "net_hours: [2]", 6, '"net_hours" is geen getal'),
    (ASSIGNMENT_PATH, "kind: text", "kind: gedicht", 8, "\"kind\" kent deze waarde niet. Kies uit: 'text'"),
    (
        ASSIGNMENT_PATH,
        "kind: text",
        "kind: text\n    low: 1",
        9,
        '"low" hoort bij kind: scale. Haal het weg of kies die soort.',
    ),
    (ASSIGNMENT_PATH, "    low: 0\n", "", 12, "Deze schuif heeft geen grenzen"),
    (ASSIGNMENT_PATH, "high: 10", "high: 0", 17, "De bovengrens van de schuif is niet hoger"),
    (ASSIGNMENT_PATH, '    low_label: "rustig"\n', "", 12, "Bij deze schuif staat niet wat de uitersten"),
    (ASSIGNMENT_PATH, "optional: true", "optional: misschien", 21, '"optional" is geen ja of nee'),
    (ASSIGNMENT_PATH, "id: spanning", "id: moment", 12, 'Het id "moment" staat hier al'),
]


@pytest.mark.parametrize(("path", "old", "new", "line", "message"), BROKEN)
def test_a_fault_in_a_head_is_named_with_its_line(
    files: CourseFiles, path: str, old: str, new: str, line: int, message: str
) -> None:
    faults = files.faults_after(path, old, new)
    assert any(fault.startswith(at(path, line, message)) for fault in faults), faults


def test_an_assignment_needs_prompts(files: CourseFiles) -> None:
    text = (files.root / ASSIGNMENT_PATH).read_text("utf-8")
    begin, end = text.index("prompts:"), text.index("checks:")
    files.write(ASSIGNMENT_PATH, text[:begin] + "prompts: []\n" + text[end:])
    assert (
        at(ASSIGNMENT_PATH, 6, "Deze opdracht heeft geen stappen. Zet er onder prompts minstens een.") in files.faults()
    )


def test_a_file_without_a_head_is_a_fault(files: CourseFiles) -> None:
    files.write(LESSON_PATH, "Zomaar tekst.")
    assert any(fault.startswith(at(LESSON_PATH, 1, "Boven de tekst mist een kop")) for fault in files.faults())


@pytest.mark.parametrize("text", ["", "  \n", "---\nid: half\n"])
def test_a_file_with_half_a_head_or_nothing_is_a_fault(files: CourseFiles, text: str) -> None:
    files.write(MODULE_PATH, text)
    assert any(fault.startswith(at(MODULE_PATH, 1, "Boven de tekst mist een kop")) for fault in files.faults())


def test_a_head_that_is_a_list_is_a_fault(files: CourseFiles) -> None:
    files.write("modules/glossary.md", "---\n- een\n---\n")
    assert any(fault.startswith("modules/glossary.md:2: Hier horen gegevens") for fault in files.faults())


def test_a_missing_file_is_a_fault(files: CourseFiles) -> None:
    files.remove(ASSIGNMENT_PATH)
    assert at(ASSIGNMENT_PATH, 1, "Dit bestand ontbreekt. Maak het, of zet het terug.") in files.faults()


def test_a_broken_course_file_is_a_fault(files: CourseFiles) -> None:
    files.replace("modules/course.md", "id: kijken", "id: Kijken")
    assert any(fault.startswith("modules/course.md:2: ") for fault in files.faults())


def test_a_file_that_is_no_text_is_a_fault(files: CourseFiles) -> None:
    (files.root / LESSON_PATH).write_bytes(b"---\nid: \xff\n---\n")
    assert any("is geen gewone tekst" in fault for fault in files.faults())


def test_a_course_may_have_no_glossary(files: CourseFiles) -> None:
    files.remove("modules/glossary.md")
    assert files.load().glossary == ()


def test_a_doubled_term_is_a_fault(files: CourseFiles) -> None:
    files.write("modules/glossary.md", GLOSSARY.replace("---\n", "", 1).join(["---\n", ""]))
    text = GLOSSARY.removesuffix("---\n") + '  - id: mentaliseren\n    term: "weer"\n    text: "Weer."\n---\n'
    files.write("modules/glossary.md", text)
    assert any(fault.startswith('modules/glossary.md:7: Het id "mentaliseren"') for fault in files.faults())


def test_every_fault_is_reported_and_not_only_the_first(files: CourseFiles) -> None:
    files.replace(LESSON_PATH, "minutes: 10", "minutes: tien")
    files.replace(MODULE_PATH, "id: deur", "id: Deur")
    files.replace(SECOND_PATH, "## Doe: kijk", "## Kijk: nog eens")
    assert {fault.split(":")[0] for fault in files.faults()} == {LESSON_PATH, MODULE_PATH, SECOND_PATH}


def test_no_prompt_has_the_name_of_the_whole(files: CourseFiles) -> None:
    text = (files.root / ASSIGNMENT_PATH).read_text("utf-8")
    first = next(line for line in text.splitlines() if line.strip().startswith("- id:"))
    line = text.splitlines().index(first) + 1

    faults = files.faults_after(ASSIGNMENT_PATH, first, "  - id: overall")

    assert any(fault.startswith(at(ASSIGNMENT_PATH, line, '"overall" is de reactie op het geheel')) for fault in faults)
