"""The questions about knowledge of a module, in questions.md beside its lessons."""

import pytest

from course.content import modules_report
from tests.content.course_files import QUESTIONS, QUESTIONS_PATH, CourseFiles, at

POOL = "Voor de eindtoets zijn er {} vragen. Maak er minstens 40, met use: test."
RIGHT = """      - text: 'Kijken naar de "deur".'
        correct: true
        why: "Ja."
"""


def with_pool(number: int) -> str:
    """Questions of which so many stand in the pool of the end test."""
    one = QUESTIONS.removeprefix("---\nquestions:\n").removesuffix("---\n").replace("use: recall", "use: test")
    return (
        "---\nquestions:\n" + "".join(one.replace("deur-vraag", f"deur-{place}") for place in range(number)) + "---\n"
    )


def test_a_module_may_have_no_questions(files: CourseFiles) -> None:
    assert files.load().get_module("deur").questions == ()


def test_a_question_is_as_it_was_written(files: CourseFiles) -> None:
    files.write(QUESTIONS_PATH, QUESTIONS)

    (question,) = files.load().get_module("deur").questions

    assert (question.id, question.module_id, question.lesson_id) == ("deur-vraag", "deur", "deur-kijken")
    assert (question.use, question.kind) == ("recall", "single")
    assert question.text == "Wat doe je <em>eerst</em>?"
    assert [(one.text, one.correct, one.why) for one in question.answers] == [
        ("Kijken naar de “deur”.", True, "Ja."),
        ("Duwen.", False, "Nog niet."),
    ]
    assert question.right == {0}


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("use: recall", "use: toets", 4, "\"use\" kent deze waarde niet. Kies uit: 'recall', 'test'."),
        ("kind: single", "kind: open", 5, "\"kind\" kent deze waarde niet. Kies uit: 'single', 'multiple'."),
        (
            "lesson: deur-kijken",
            "lesson: deur",
            6,
            'De les "deur" staat niet in deze module. Kies het id van een les hie',
        ),
        ("    lesson: deur-kijken\n", "", 3, '"lesson" ontbreekt.'),
        (
            "correct: true",
            "correct: false",
            8,
            "Geen enkel antwoord klopt. Zet bij minstens een antwoord correct: true.",
        ),
        (
            "correct: false",
            "correct: true",
            8,
            "Er klopt meer dan een antwoord. Laat er een over, of kies kind: multiple.",
        ),
        (RIGHT, "", 8, "Er zijn minder dan twee antwoorden. Zet er een bij."),
        ('        why: "Ja."\n', "", 9, '"why" ontbreekt.'),
        ("id: deur-vraag", "id: Deur_Vraag", 3, '"id" klopt niet. Gebruik alleen kleine letters'),
        ('"Duwen."', '"Duwen!"', 12, "Hier staat een uitroepteken. Maak er een punt van."),
        ('"Duwen."', '"Duwen"', 12, "Dit antwoord eindigt niet als een zin. Zet er een punt achter."),
        ("questions:", "vragen:", 2, '"questions" ontbreekt.'),
    ],
)
def test_a_fault_in_the_questions_is_named_with_its_line(
    files: CourseFiles, old: str, new: str, line: int, message: str
) -> None:
    files.write(QUESTIONS_PATH, QUESTIONS)
    faults = files.faults_after(QUESTIONS_PATH, old, new)
    assert any(fault.startswith(at(QUESTIONS_PATH, line, message)) for fault in faults), faults


def test_a_question_with_more_than_one_right_answer_says_so(files: CourseFiles) -> None:
    files.write(QUESTIONS_PATH, QUESTIONS.replace("single", "multiple").replace("correct: false", "correct: true"))

    (question,) = files.load().get_module("deur").questions

    assert question.right == {0, 1}


def test_a_doubled_question_is_a_fault(files: CourseFiles) -> None:
    files.write(QUESTIONS_PATH, with_pool(2).replace("deur-1", "deur-0"))
    assert at(QUESTIONS_PATH, 15, 'Het id "deur-0" staat hier al. Kies een ander id.') in files.faults()


@pytest.mark.parametrize(("number", "faults"), [(1, 1), (39, 39), (40, None)])
def test_the_pool_of_the_end_test_has_forty_questions_or_more(
    files: CourseFiles, number: int, faults: int | None
) -> None:
    files.write(QUESTIONS_PATH, with_pool(number))

    assert files.faults() == ([] if faults is None else [at("modules/course.md", 1, POOL.format(faults))])


def test_questions_that_come_back_are_no_part_of_the_pool(files: CourseFiles) -> None:
    files.write(QUESTIONS_PATH, QUESTIONS)

    assert files.faults() == [at("modules/course.md", 1, POOL.format(0))]


def test_broken_questions_do_not_hide_the_module(files: CourseFiles) -> None:
    files.write(QUESTIONS_PATH, "geen kop")

    faults = files.faults()

    assert any(fault.startswith(at(QUESTIONS_PATH, 1, "Boven de tekst mist een kop")) for fault in faults)
    assert len(faults) == 1


def test_the_report_counts_the_questions_of_a_module(files: CourseFiles) -> None:
    files.write(QUESTIONS_PATH, QUESTIONS)

    (row,) = modules_report(files.load())

    assert (row.module, row.lessons, row.minutes, row.mean_sentence, row.questions) == ("Bij de deur", 2, 50, 5.9, 1)
    assert row.words == sum(lesson.words for lesson in files.load().get_module("deur").lessons)


def test_two_modules_may_not_have_a_question_with_the_same_id(files: CourseFiles) -> None:
    files.write(QUESTIONS_PATH, QUESTIONS)
    for file in sorted((files.root / "modules/01-deur").iterdir()):
        text = file.read_text("utf-8")
        files.write(
            f"modules/02-raam/{file.name}", text if file.name == "questions.md" else text.replace("deur", "raam")
        )
    again = "modules/02-raam/questions.md"
    files.replace(again, "lesson: deur-kijken", "lesson: raam-kijken")

    faults = [fault for fault in files.faults() if fault.startswith(f"{again}:3:")]

    assert [fault.partition(": ")[2] for fault in faults] == [
        f'Het id "deur-vraag" staat ook in {QUESTIONS_PATH}. Kies een ander id.'
    ]
