import pytest

from course.content import ContentFaults, write_register
from tests.content.block_samples import WORKSHEET
from tests.content.course_files import (
    ASSIGNMENT_PATH,
    DOING,
    DOING_LINE,
    LESSON_PATH,
    MODULE_PATH,
    SECOND_PATH,
    CourseFiles,
    at,
)

REGISTER = "modules/ids.yaml"


def test_the_register_is_sorted_and_written_the_same_twice(files: CourseFiles) -> None:
    first = (files.root / REGISTER).read_text("utf-8")
    assert write_register(files.load(), files.root).read_text("utf-8") == first
    assert first.index("deur-kijken") < first.index("deur-wachten")


def test_a_new_page_must_be_registered(files: CourseFiles) -> None:
    text = (files.root / LESSON_PATH).read_text("utf-8")
    files.write("modules/01-deur/03-nieuw.md", text.replace("deur-kijken", "deur-nieuw"))
    message = 'Het id "deur-nieuw" staat nog niet in het register. Draai flask content register.'
    assert files.faults() == [at("modules/01-deur/03-nieuw.md", 2, message)]
    write_register(files.load(), files.root)
    assert files.faults() == []


def test_a_new_prompt_must_be_registered(files: CourseFiles) -> None:
    new = '  - id: nieuw\n    kind: text\n    title: "N"\n    text: "N."\n    visibility: alone\nchecks:'
    faults = files.faults_after(ASSIGNMENT_PATH, "checks:", new)
    assert [fault.split(". ")[0] for fault in faults] == [
        at(ASSIGNMENT_PATH, 22, 'Het id "nieuw" staat nog niet in het register')
    ]


def test_a_vanished_lesson_needs_a_successor(files: CourseFiles) -> None:
    faults = files.faults_after(LESSON_PATH, "id: deur-kijken", "id: deur-zien")
    assert any(fault.startswith(f'{REGISTER}:6: Het id "deur-kijken" is verdwenen') for fault in faults), faults
    with pytest.raises(ContentFaults, match="deur-kijken"):
        write_register(files.load(), files.root)


def test_a_successor_makes_it_right_and_the_old_id_stays_taken(files: CourseFiles) -> None:
    files.replace(LESSON_PATH, "id: deur-kijken", "id: deur-zien\nreplaces: [deur-kijken]")
    write_register(files.load(), files.root)
    assert files.faults() == []
    faults = files.faults_after(MODULE_PATH, "id: deur", "id: deur-kijken\nreplaces: [deur]")
    assert any("staat nog niet in het register" in fault for fault in faults)


def test_a_replaced_id_may_not_be_used_again(files: CourseFiles) -> None:
    faults = files.faults_after(LESSON_PATH, "id: deur-kijken", "id: deur-kijken\nreplaces: [deur-wachten]")
    assert any('Het id "deur-wachten" is vervangen, maar wordt nog gebruikt' in fault for fault in faults)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("id: moment", "id: ogenblik", 'Het id "moment" is verdwenen'),
        ("kind: text", "kind: outside_inside", 'Onder het id "moment" is kind veranderd van text in outside_inside'),
        (
            "visibility: trainer",
            "visibility: alone",
            'Onder het id "moment" is visibility veranderd van trainer in alone',
        ),
        ("id: spanning", "id: spanning\n    replaces: [moment]", 'Het id "moment" is vervangen, maar wordt nog'),
    ],
)
def test_a_prompt_keeps_its_kind_and_readers(files: CourseFiles, old: str, new: str, message: str) -> None:
    faults = files.faults_after(ASSIGNMENT_PATH, old, new)
    assert any(fault.startswith(REGISTER) and message in fault for fault in faults), faults


def test_a_replaced_prompt_stays_in_the_register(files: CourseFiles) -> None:
    files.replace(ASSIGNMENT_PATH, "id: moment", "id: ogenblik\n    replaces: [moment]")
    text = write_register(files.load(), files.root).read_text("utf-8")
    assert "moment:" in text
    assert "ogenblik:" in text
    assert files.faults() == []


def test_an_assignment_may_be_replaced(files: CourseFiles) -> None:
    files.replace(ASSIGNMENT_PATH, "id: deur-opdracht", "id: drempel\nreplaces: [deur-opdracht]")
    write_register(files.load(), files.root)
    assert files.faults() == []


def test_without_a_register_every_page_is_new(files: CourseFiles) -> None:
    files.remove(REGISTER)
    assert len(files.faults()) == 4


@pytest.mark.parametrize("text", ["- een lijst\n", "modules: [deur]\n", "modules: 3\nlessons: []\n", "a: [\n"])
def test_a_broken_register_is_a_fault(files: CourseFiles, text: str) -> None:
    files.write(REGISTER, text)
    assert any(fault.startswith(f"{REGISTER}:") for fault in files.faults())


def test_the_register_waits_until_every_head_can_be_read(files: CourseFiles) -> None:
    faults = files.faults_after(LESSON_PATH, "id: deur-kijken", "id: Deur")
    assert not [fault for fault in faults if fault.startswith(REGISTER)]


def test_a_new_field_of_an_exercise_must_be_registered(files: CourseFiles) -> None:
    files.put_block(WORKSHEET)
    files.register()
    assert "  plan:\n  - signaal\n  - stap\n" in (files.root / REGISTER).read_text("utf-8")

    files.replace(LESSON_PATH, '"Mijn eerste stap"}\n', '"Mijn eerste stap"}\n      - {id: nieuw, label: "Nieuw"}\n')
    message = 'Het id "plan" staat nog niet in het register. Draai flask content register.'
    assert files.faults() == [at(LESSON_PATH, DOING_LINE, message)]
    files.register()
    assert files.faults() == []


def test_an_exercise_may_move_to_another_lesson(files: CourseFiles) -> None:
    files.put_block(WORKSHEET)
    files.register()
    files.replace(LESSON_PATH, WORKSHEET, DOING)
    files.replace(SECOND_PATH, DOING, WORKSHEET)

    assert files.faults() == []


def test_an_exercise_may_not_vanish(files: CourseFiles) -> None:
    files.put_block(WORKSHEET)
    files.register()
    faults = files.faults_after(LESSON_PATH, WORKSHEET, DOING)

    message = 'De oefening "plan" is verdwenen, en er hangen antwoorden van mensen aan. Zet haar terug; een andere les'
    assert [fault for fault in faults if message in fault and fault.startswith(f"{REGISTER}:5:")] == faults
    with pytest.raises(ContentFaults, match="plan"):
        files.register()


def test_a_field_of_an_exercise_may_not_vanish(files: CourseFiles) -> None:
    files.put_block(WORKSHEET)
    files.register()

    faults = files.faults_after(LESSON_PATH, "id: stap", "id: volgende-stap")

    message = 'In de oefening "plan" is "stap" verdwenen, en er hangen antwoorden van mensen aan. Zet het terug.'
    assert f"{REGISTER}:5: {message}" in faults
    with pytest.raises(ContentFaults, match="stap"):
        files.register()


def test_a_register_from_before_there_were_exercises_can_be_read(files: CourseFiles) -> None:
    files.replace(REGISTER, "exercises: {}\n", "")

    assert files.faults() == []
    files.register()
    assert "exercises: {}" in (files.root / REGISTER).read_text("utf-8")
