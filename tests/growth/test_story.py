"""The growth story: what a learner takes along from the whole course, for themselves alone."""

from sqlmodel import select

from course.confidential.keys import shred_key
from course.content import Course
from course.reflection.models import TEXT_DELETED, Submission
from tests.dialogue.talking import LINE, close, closed
from tests.platform import Platform
from tests.practice.exercising import WHEEL, WHEEL_LATER, fill_in
from tests.reflection.writing import ANSWERS, hand_in
from tests.review.reviewing import OVERALL, given_back

STORY = "/groeiverhaal"


def test_a_new_learner_reads_what_will_come_here(sqlite_platform: Platform) -> None:
    page = sqlite_platform.browser("noor").get(STORY)

    assert "Alleen jij ziet deze pagina." in page.text
    assert "Hier komen jouw regels" in page.text
    assert "Wat je daar invult, komt hier naast elkaar." in page.text
    assert page.text.count("Nog niet ingeleverd.") == 2
    assert "Welke teksten gaan mee?" not in page.text
    assert STORY in sqlite_platform.browser("noor").get("/mijn-cursus").links()


def test_every_line_stands_with_its_module(platform: Platform) -> None:
    closed(platform, "Ik <b>wacht</b> langer.")

    page = platform.browser("noor").get(STORY)

    assert "Welkom: veilig beginnen Ik <b>wacht</b> langer." in page.text
    assert "afgesloten op" in page.text
    assert "<b>wacht</b>" not in page.html


def test_the_wheel_of_the_beginning_stands_beside_that_of_the_end(platform: Platform) -> None:
    noor = platform.browser("noor")
    fill_in(noor, WHEEL, emotiewerk="2")
    assert "Nog niet ingevuld." in noor.get(STORY).text

    fill_in(noor, WHEEL_LATER, emotiewerk="5")

    page = noor.get(STORY)
    html = page.html
    assert page.text.count("1: nauwelijks · 5: heel vaak") == 1
    assert "level-2" in html
    assert "level-5" in html
    assert "Nog niet ingevuld." not in html


def test_the_first_assignment_stands_against_the_last(platform: Platform) -> None:
    given_back(platform)

    page = platform.browser("noor").get(STORY)

    assert ANSWERS["moment"] in page.text
    assert ANSWERS["voor-jezelf"] not in page.text
    assert OVERALL not in page.text
    assert "Je eerste en je laatste opdracht Mijn vertrekpunt Ingeleverd op" in page.text
    assert page.text.count("Nog niet ingeleverd.") == 1


def test_what_was_taken_back_or_expired_is_not_in_it(platform: Platform) -> None:
    noor = platform.browser("noor")
    hand_in(noor)
    noor.post("/opdracht/welkom-opdracht/intrekken")
    assert ANSWERS["moment"] not in noor.get(STORY).text
    given_back(platform)
    close(noor, address="/opdracht/welkom-opdracht/ronde/2")
    assert ANSWERS["moment"] in noor.get(STORY).text
    with platform.session() as session:
        for round_ in session.exec(select(Submission)):
            round_.state = TEXT_DELETED

    page = noor.get(STORY)

    assert ANSWERS["moment"] not in page.text
    assert LINE in page.text


def test_after_erasing_nothing_is_left(platform: Platform) -> None:
    noor = platform.browser("noor")
    fill_in(noor, WHEEL, emotiewerk="2")
    closed(platform)
    with platform.session() as session:
        shred_key(session, platform.cast.noor)

    page = noor.get(STORY)

    assert page.status == 200
    assert LINE not in page.text
    assert ANSWERS["moment"] not in page.text


def test_nobody_else_gets_a_word_of_it(platform: Platform, course: Course) -> None:
    closed(platform)

    for who, status in (("sam", 200), ("anja", 403), ("marja", 403)):
        page = platform.browser(who).get(STORY)
        assert page.status == status
        assert LINE not in page.text
        assert ANSWERS["moment"] not in page.text
    assert platform.browser().get(STORY).url == "/inloggen"
    assert course.modules[0].assignment.id == "welkom-opdracht"
