import dataclasses

import pytest

from course.content import ContentFaults, ContentNotFound, Course, Exercise, words_report
from course.content.blocks.exercises import PROMPT_FIELDS
from course.content.blocks.registry import DATA_BLOCKS, KEPT_BLOCKS
from tests.content.course_files import LESSON_PATH, REPOSITORY, CourseFiles


def test_a_course_without_faults_has_no_faults(files: CourseFiles) -> None:
    assert files.faults() == []


def test_a_course_knows_what_it_is(files: CourseFiles) -> None:
    course = files.load()
    assert (course.id, course.title, course.version) == ("kijken", "Eerst kijken, dan doen!", "1")
    assert (course.provider, course.net_hours) == ("De Werkplaats", 2.5)
    assert "<em>Eerst kijken, dan doen!</em>" in course.introduction


def test_a_module_has_its_number_from_its_folder_and_its_minutes_from_its_pages(files: CourseFiles) -> None:
    module = files.load().get_module("deur")
    assert (module.number, module.folder, module.minutes) == (1, "01-deur", 50)
    assert [lesson.number for lesson in module.lessons] == ["1.1", "1.2"]
    assert module.sources[0].url == "https://www.voorbeeld.nl/boek"


def test_pages_are_found_by_their_id_and_kind(files: CourseFiles) -> None:
    course = files.load()
    assert course.find_lesson("deur-kijken") is course.modules[0].lessons[0]
    assert course.find_assignment("deur-opdracht") is course.modules[0].assignment
    assert course.find_module("deur") is course.modules[0]
    assert course.find_lesson("deur") is None
    assert course.find_module("weg") is None
    assert course.get_assignment("deur-opdracht").module_id == "deur"


@pytest.mark.parametrize("method", ["get_module", "get_lesson", "get_assignment", "module_of", "neighbours"])
def test_an_unknown_id_is_not_found(files: CourseFiles, method: str) -> None:
    with pytest.raises(ContentNotFound):
        getattr(files.load(), method)("weg")


def test_lessons_know_their_neighbours_and_module(files: CourseFiles) -> None:
    course = files.load()
    first, second = course.modules[0].lessons
    assert course.neighbours(first.id) == (None, second)
    assert course.neighbours(second.id) == (first, None)
    assert course.module_of("deur-opdracht") is course.module_of(first.id)


def test_nothing_in_the_course_can_be_changed(files: CourseFiles) -> None:
    module, name = files.load().modules[0], "title"
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(module, name, "anders")


def test_prompts_are_as_they_were_written(files: CourseFiles) -> None:
    moment, tension = files.load().get_assignment("deur-opdracht").prompts
    assert (moment.kind, moment.visibility, moment.optional, moment.low) == ("text", "trainer", False, None)
    assert (tension.low, tension.high, tension.low_label, tension.optional) == (0, 10, "rustig", True)


def test_the_trainer_guide_is_markdown(files: CourseFiles) -> None:
    guide = files.load().get_assignment("deur-opdracht").trainer_guide
    assert "<li>Op rust.</li>" in guide


def test_a_course_with_faults_does_not_load_and_says_why(files: CourseFiles) -> None:
    files.replace(LESSON_PATH, "minutes: 10", "minutes: tien")
    with pytest.raises(ContentFaults, match=r"01-kijken\.md:4: ") as raised:
        files.load()
    assert len(raised.value.faults) == 1


def test_a_fault_of_style_does_not_keep_a_course_from_loading(files: CourseFiles) -> None:
    files.replace(LESSON_PATH, "Samira wacht.", "Samira wacht!")
    assert files.load().id == "kijken"
    assert files.faults()


def test_the_report_has_a_row_for_every_lesson(files: CourseFiles) -> None:
    rows = words_report(files.load())
    assert [(row.module, row.lesson, row.minutes) for row in rows] == [
        ("Bij de deur", "Kijken bij de deur", 10),
        ("Bij de deur", "Wachten bij de deur", 10),
    ]
    assert 600 < rows[0].words < 700
    assert rows[0].mean_sentence == 5.9


def test_the_repository_has_the_templates_of_every_block_and_no_others() -> None:
    names = {file.stem for file in (REPOSITORY / "templates" / "content").glob("[a-z]*.html")}
    prompts = {name for name in names if name.startswith("prompt_")}
    earlier = {name.removesuffix("_earlier") for name in names if name.endswith("_earlier")}
    assert names - prompts - {f"{name}_earlier" for name in earlier} == set(DATA_BLOCKS)
    assert prompts == {f"prompt_{kind}" for kind in PROMPT_FIELDS}
    assert earlier <= set(KEPT_BLOCKS)


def test_every_exercise_of_the_real_course_that_compares_finds_the_other_one(course: Course) -> None:
    lessons = [lesson for module in course.modules for lesson in module.lessons]
    exercises = {part.id: part for lesson in lessons for part in lesson.parts if isinstance(part, Exercise)}
    pairs = [(one, exercises[one.compares]) for one in exercises.values() if one.compares]

    assert len(pairs) == 2
    for later, before in pairs:
        assert [field.id for field in later.sheet.fields] == [field.id for field in before.sheet.fields]
        assert later.kind == before.kind
        assert later.earlier is not None
