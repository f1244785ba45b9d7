"""The open questions for trainers, in modules/open-questions.md."""

from collections import Counter

import pytest

from course.content import Course
from course.content.open_questions import TOPICS
from tests.content.course_files import CourseFiles, at

PATH = "modules/open-questions.md"
OPEN_QUESTIONS = """\
---
questions:
  - id: buiten-camera
    topic: buiten
    text: "Wat zou 'n camera zien, {voornaam}?"
  - id: lijf-adem
    topic: lijf
    text: "Wat deed je adem?"
---
"""


def test_a_course_may_have_no_open_questions(files: CourseFiles) -> None:
    assert files.load().open_questions == ()


def test_the_questions_come_in_the_order_of_the_file(files: CourseFiles) -> None:
    files.write(PATH, OPEN_QUESTIONS)

    assert files.faults() == []
    camera, breath = files.load().open_questions
    assert (camera.id, camera.topic, camera.text) == ("buiten-camera", "buiten", "Wat zou ’n camera zien, {voornaam}?")
    assert breath.id == "lijf-adem"


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("id: lijf-adem", "id: buiten-camera", 6, 'Het id "buiten-camera" staat hier al. Kies een ander id.'),
        ("topic: lijf", "topic: hoofd", 7, "Dit onderwerp bestaat niet. Kies uit: buiten, lijf, ik, ander,"),
        ("deed je adem?", "deed je adem? En toen?", 8, "Dit is niet precies één vraag."),
        ("deed je adem?", "deed je adem.", 8, "Dit is niet precies één vraag."),
        ("{voornaam}", "{naam}", 5, "{naam} wordt niet ingevuld. Alleen {voornaam} kan dat."),
        ("{voornaam}", "{voornaam", 5, "{voornaam? wordt niet ingevuld. Alleen {voornaam} kan dat."),
        ("adem?", "adem? {voornaam}", 8, "Dit is niet precies één vraag."),
        ("questions:", "vragen:", 2, '"questions" ontbreekt.'),
    ],
)
def test_a_fault_in_the_questions_is_named_with_its_line(
    files: CourseFiles, old: str, new: str, line: int, message: str
) -> None:
    files.write(PATH, OPEN_QUESTIONS)
    faults = files.faults_after(PATH, old, new)
    assert any(fault.startswith(at(PATH, line, message)) for fault in faults), faults


def test_a_broken_file_keeps_the_course_from_loading_without_a_riddle(files: CourseFiles) -> None:
    files.write(PATH, "geen kop")
    assert any(fault.startswith(at(PATH, 1, "Boven de tekst mist een kop")) for fault in files.faults())


def test_the_course_brings_forty_questions_spread_over_the_topics(course: Course) -> None:
    spread = Counter(question.topic for question in course.open_questions)
    assert spread == dict.fromkeys(TOPICS, 5)
    assert len({question.text for question in course.open_questions}) == 40


def test_no_question_asks_for_a_justification_or_says_what_would_be_better(course: Course) -> None:
    words = set(" ".join(question.text.lower() for question in course.open_questions).split())
    assert not {"waarom", "beter", "moet", "fout"} & words
