"""Every round stays readable for its writer, with what changed, who may read it and who did."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import col, select

from course.content import Course
from course.database import now
from course.reflection.models import ANONYMISE, MORE_ASKED, RETURNED, TEXT_DELETED, Submission
from course.web.formats import when
from tests.kept import another_app
from tests.learning.reading import course_with
from tests.platform import Platform
from tests.reflection.writing import ANSWERS, ASSIGNMENT, hand_in
from tests.review.reviewing import OVERALL, ROUND, address_of, find_round, give_back, given_back, handed_in, take_up

SECOND = f"/opdracht/{ASSIGNMENT}/ronde/2"
OVERVIEW = f"/opdracht/{ASSIGNMENT}"
AFTER = ANSWERS | {"lijf": "Mijn schouders zakten, <b>eindelijk</b>."}
TOGGLE = "Toon wat er veranderd is van ronde 1 naar ronde 2"
MARKED = "Mijn schouders weggehaald: zakten. tot hier toegevoegd: zakten, <b>eindelijk</b>. tot hier"


def second_round(platform: Platform) -> str:
    """Let Anja ask for more and Noor hand in again; give the address of the review page."""
    given_back(platform, MORE_ASKED)
    hand_in(platform.browser("noor"), AFTER)
    return address_of(platform, "noor")


def change(platform: Platform, **values: object) -> None:
    """Change the last round, as another feature would."""
    with platform.session() as session:
        last = session.exec(select(Submission).order_by(col(Submission.id).desc())).first()
        for name, value in values.items():
            setattr(last, name, value)


def test_both_sides_see_what_changed_from_round_to_round(platform: Platform) -> None:
    address = second_round(platform)
    anja = platform.browser("anja")

    on_review = take_up(anja, address)
    give_back(anja, on_review)
    in_conversation = anja.get(f"{address}/gesprek")
    of_noor = platform.browser("noor").get(SECOND)

    for page in (on_review, in_conversation, of_noor):
        assert TOGGLE in page.text
        assert MARKED in page.text
        assert page.text.count("Niets veranderd bij: ") == 1
        assert "<b>eindelijk</b>" not in page.html
        assert "<ins>" in page.html
    assert TOGGLE not in platform.browser("noor").get(ROUND).text


def test_a_round_that_is_as_the_one_before_says_so_once(platform: Platform) -> None:
    given_back(platform, MORE_ASKED)
    noor = platform.browser("noor")
    hand_in(noor, ANSWERS)

    page = noor.get(SECOND)

    assert f"{TOGGLE} Er is niets veranderd." in page.text
    assert "Niets veranderd bij: " not in page.text
    assert "Doorgestreept is weggehaald" not in page.text


def test_a_round_shows_the_others_with_their_questions_and_feedback(platform: Platform) -> None:
    second_round(platform)

    page = platform.browser("noor").get(SECOND)

    assert "Je andere rondes Ronde 1, met de reactie" in page.text
    assert " met de vraag om een aanvulling." in page.text
    assert OVERALL in page.text
    assert page.text.count(ANSWERS["moment"]) == 2


def test_a_question_that_was_worded_anew_stands_there_in_both_wordings(
    sqlite_platform: Platform, course: Course
) -> None:
    given_back(sqlite_platform, MORE_ASKED)
    module = course.module_of(ASSIGNMENT)
    first, second, *rest = module.assignment.prompts
    added = replace(second, id="erbij", title="Erbij gevraagd", optional=True)
    prompts = (replace(first, text="Wat zag je het eerst?"), added, *rest)
    changed = course_with(course, replace(module, assignment=replace(module.assignment, prompts=prompts)))

    with another_app(sqlite_platform, changed) as later:
        noor = later.browser("noor")
        assert "De vraag is sindsdien aangepast. Nu staat er: Wat zag je het eerst?" in noor.get(ROUND).text
        hand_in(noor, {name: words for name, words in ANSWERS.items() if name != second.id})
        page = noor.get(SECOND)

    assert f"De vraag is sindsdien aangepast. In ronde 1: {first.text} In ronde 2: Wat zag je het eerst?" in page.text
    assert "Erbij gevraagd Deze vraag is er in ronde 2 bij gekomen." in page.text
    assert f"{second.title} Deze vraag staat niet meer in ronde 2." in page.text


def test_who_read_it_stands_on_the_round_and_on_the_assignment(platform: Platform) -> None:
    address = handed_in(platform)
    noor = platform.browser("noor")
    assert "Nog niemand. Zodra iemand anders dit opent, staat het hier." in noor.get(ROUND).text
    assert "Nog niemand heeft dit gelezen." in noor.get(OVERVIEW).text

    take_up(platform.browser("anja"), address)

    for path in (ROUND, OVERVIEW):
        assert "Anja Verbeek las dit op" in noor.get(path).text
        assert "om een reactie te schrijven." in noor.get(path).text


def test_who_may_read_it_is_said_by_name(platform: Platform) -> None:
    handed_in(platform)
    noor = platform.browser("noor")

    assert "Alleen jij en Anja Verbeek kunnen dit lezen." in noor.get(ROUND).text
    assert "Wie kan dit lezen: jij en Anja Verbeek." in noor.get(OVERVIEW).text


def test_whoever_may_read_it_later_only_is_named_with_the_moment(platform: Platform) -> None:
    handed_in(platform)
    change(platform, reader_id=platform.cast.bram, readable_from=now() + timedelta(days=1))

    page = platform.browser("noor").get(ROUND)

    assert "Alleen jij kunt dit nu lezen." in page.text
    assert "kan Bram Olthof het openen" in page.text
    opens = when(find_round(platform, address_of(platform, "noor")).readable_from)
    listed = platform.browser("noor").get(OVERVIEW).text
    assert f"Wie kan dit lezen: nu alleen jij, vanaf {opens} ook Bram Olthof." in listed


def test_what_was_taken_back_is_shown_as_such(platform: Platform) -> None:
    handed_in(platform)
    noor = platform.browser("noor")
    noor.post(f"{OVERVIEW}/intrekken")
    hand_in(noor, AFTER)

    assert "door jou teruggenomen" in noor.get(OVERVIEW).text
    assert "Wie kan dit lezen: alleen jij." in noor.get(OVERVIEW).text
    assert "Alleen jij kunt dit lezen. Je hebt deze ronde teruggenomen." in noor.get(ROUND).text
    page = noor.get(SECOND)
    assert "Ronde 1, teruggenomen" in page.text
    assert TOGGLE in page.text


def test_without_a_trainer_only_the_writer_reads(platform: Platform) -> None:
    handed_in(platform)
    change(platform, reader_id=None)

    assert "Er is nu geen trainer die deze ronde mag lezen." in platform.browser("noor").get(ROUND).text


@pytest.mark.parametrize(
    ("state", "on_overview", "on_page"),
    [
        (
            ANONYMISE,
            "daarna gesloten omdat er iemand in te herkennen was",
            "De ronde is gesloten, ook voor je trainer.",
        ),
        (TEXT_DELETED, "De tekst is verwijderd; dat de opdracht gedaan is", "Er valt niets meer te lezen."),
    ],
)
def test_what_is_closed_or_gone_is_shown_as_such(
    platform: Platform, state: str, on_overview: str, on_page: str
) -> None:
    second_round(platform)
    change(platform, state=state)
    noor = platform.browser("noor")

    assert on_overview in noor.get(OVERVIEW).text
    assert on_page in noor.get(SECOND).text
    assert (TOGGLE in noor.get(SECOND).text) == (state != TEXT_DELETED)


def test_the_first_of_two_returned_rounds_keeps_its_own_page(platform: Platform) -> None:
    address = second_round(platform)
    anja = platform.browser("anja")
    give_back(anja, take_up(anja, address))

    page = platform.browser("noor").get(ROUND)

    assert "Ronde 2, met de reactie" in page.text
    with platform.session() as session:
        assert [each.state for each in session.exec(select(Submission))] == [RETURNED, RETURNED]
