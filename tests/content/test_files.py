from tests.content.course_files import LESSON, LESSON_PATH, MODULE_PATH, SECOND_PATH, CourseFiles, at


def test_a_doubled_id_is_named_with_file_and_line(files: CourseFiles) -> None:
    faults = files.faults_after(SECOND_PATH, "id: deur-wachten", "id: deur-kijken")
    assert at(SECOND_PATH, 2, f'Het id "deur-kijken" staat ook in {LESSON_PATH}:2. Kies een ander id.') in faults


def test_a_gap_in_the_numbers_of_lessons_is_a_fault(files: CourseFiles) -> None:
    (files.root / SECOND_PATH).rename(files.root / "modules/01-deur/04-wachten.md")
    assert any(fault.startswith("modules/01-deur/04-wachten.md:1: Hier hoort nummer 02") for fault in files.faults())


def test_a_doubled_number_of_a_lesson_is_a_fault(files: CourseFiles) -> None:
    files.write("modules/01-deur/02-weer.md", LESSON.replace("deur-kijken", "deur-weer"))
    assert any("weer.md:1: Hier hoort nummer 03" in fault for fault in files.faults())


def test_a_file_with_another_name_is_a_fault(files: CourseFiles) -> None:
    files.write("modules/01-deur/Kladje.md", "niets")
    assert any(fault.startswith("modules/01-deur/Kladje.md:1: Dit bestand heet niet goed") for fault in files.faults())


def test_a_folder_with_another_name_is_a_fault(files: CourseFiles) -> None:
    files.write("modules/2-deur/module.md", "niets")
    assert any(fault.startswith("modules/2-deur:1: Deze map heet niet goed") for fault in files.faults())


def test_two_folders_with_one_number_is_a_fault(files: CourseFiles) -> None:
    files.write("modules/01-raam/module.md", "niets")
    assert any(fault.startswith("modules/01-raam:1: Het nummer 01 heeft 01-deur ook") for fault in files.faults())


def test_other_folders_are_left_alone(files: CourseFiles) -> None:
    files.write("modules/toolbox/kaart.md", "niets")
    assert files.faults() == []


def test_a_module_without_lessons_is_a_fault(files: CourseFiles) -> None:
    files.remove(LESSON_PATH)
    files.remove(SECOND_PATH)
    assert any(fault.startswith(at(MODULE_PATH, 1, "Deze module heeft geen lessen")) for fault in files.faults())


def test_a_course_without_modules_is_a_fault(files: CourseFiles) -> None:
    (files.root / "modules/01-deur").rename(files.root / "modules/deur")
    assert any("Er is nog geen module" in fault for fault in files.faults())
