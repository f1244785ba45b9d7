"""The learner closes an assignment with one line; that is what completes it."""

import pytest
from sqlmodel import col, func, select

from course.confidential.keys import shred_key
from course.confidential.models import Draft
from course.learning.models import ModuleCompletion
from course.reflection.models import COMPLETED, MORE_ASKED, RETURNED, TEXT_DELETED, Reflection
from course.reflection.queries import find_reflection
from course.review.models import Takeaway
from tests.dialogue.talking import CLOSE, LINE, close, closed
from tests.platform import Platform
from tests.reflection.writing import ASSIGNMENT, plain
from tests.review.reviewing import ROUND, find_round, given_back, handed_in, number_of


def reflection_of(platform: Platform) -> Reflection:
    with platform.session() as session:
        found = find_reflection(session, platform.cast.noor, ASSIGNMENT)
        assert found is not None
        return found


def completed_modules(platform: Platform) -> list[str]:
    with platform.session() as session:
        mine = ModuleCompletion.person_id == platform.cast.noor
        return list(session.exec(select(ModuleCompletion.module_id).where(mine)))


def drafts(platform: Platform, beginning: str) -> int:
    with platform.session() as session:
        found = select(func.count()).select_from(Draft).where(col(Draft.place).startswith(beginning))
        return session.exec(found).one()


def read_lessons(platform: Platform) -> str:
    module = platform.app.extensions["course.content"].module_of(ASSIGNMENT)
    noor = platform.browser("noor")
    for lesson in module.lessons:
        noor.post(f"/les/{lesson.id}/gelezen", {"read": "yes"})
    return str(module.id)


def test_giving_back_completes_nothing_and_says_what_is_next(platform: Platform) -> None:
    read_lessons(platform)
    given_back(platform)
    noor = platform.browser("noor")

    assert reflection_of(platform).state == RETURNED
    assert reflection_of(platform).completed_at is None
    assert completed_modules(platform) == []
    assert "Sluit de opdracht af met één regel" in noor.get("/mijn-cursus").text
    assert "Lees de reactie en sluit af" in noor.get(f"/opdracht/{ASSIGNMENT}").text
    assert CLOSE in noor.get(ROUND).text


def test_one_line_completes_the_assignment_and_its_module(platform: Platform) -> None:
    module_id = read_lessons(platform)
    given_back(platform)
    noor = platform.browser("noor")

    page = close(noor, "  Ik wacht\n<b>één adem</b> langer.  ")

    assert "Ik wacht <b>één adem</b> langer." in page.text
    assert "Deze opdracht is afgerond" in page.text
    assert reflection_of(platform).state == COMPLETED
    assert reflection_of(platform).completed_at is not None
    assert completed_modules(platform) == [module_id]
    with platform.session() as session:
        assert b"adem" not in session.exec(select(Takeaway)).one().sealed
    assert "Deze opdracht is afgerond" in noor.get(f"/opdracht/{ASSIGNMENT}").text


def test_the_line_is_for_the_learner_alone_and_nobody_is_mailed(platform: Platform) -> None:
    address = given_back(platform)
    mails = len(platform.mails())
    close(platform.browser("noor"))
    anja = platform.browser("anja")

    opened = anja.get(address)

    assert LINE not in opened.text
    assert len(platform.mails()) == mails


def test_the_line_is_saved_while_it_is_typed_and_gone_as_a_draft_after_closing(platform: Platform) -> None:
    given_back(platform)
    noor = platform.browser("noor")
    typed = {"part": "takeaway", "text": "Ik wacht", "based_on": "0", "save_id": "a"}

    saved = noor.post(f"{ROUND}/bewaren", typed, Accept="application/json")

    assert saved.data["revision"] == 1
    page = noor.get(ROUND)
    assert page.form(CLOSE).fields["text-takeaway"] == "Ik wacht"
    assert drafts(platform, "takeaway-draft/") == 1
    noor.submit(page, CLOSE, {"text-takeaway": "Ik wacht langer."})
    assert drafts(platform, "takeaway-draft/") == 0
    late = noor.post(f"{ROUND}/bewaren", typed, Accept="application/json")
    assert late.status == 422
    assert "al afgesloten" in late.data["message"]


def test_two_tabs_never_overwrite_each_other(platform: Platform) -> None:
    given_back(platform)
    noor = platform.browser("noor")
    old_tab = noor.get(ROUND)
    typed = {"part": "takeaway", "text": "Uit het nieuwe tabblad.", "based_on": "0", "save_id": "a"}
    noor.post(f"{ROUND}/bewaren", typed, Accept="application/json")

    other = noor.post(f"{ROUND}/bewaren", typed | {"text": "Anders.", "save_id": "b"}, Accept="application/json")
    refused = noor.submit(old_tab, CLOSE, {"text-takeaway": "Uit het oude tabblad."})

    assert other.status == refused.status == 409
    assert other.data["kept"] == {"text": "Uit het nieuwe tabblad."}
    assert "Uit het nieuwe tabblad." in plain(refused)
    assert refused.form(CLOSE).fields["text-takeaway"] == "Uit het oude tabblad."
    assert reflection_of(platform).state == RETURNED
    done = noor.submit(refused, CLOSE, {"choice-takeaway": "saved"})
    assert "Uit het nieuwe tabblad." in done.text
    assert reflection_of(platform).state == COMPLETED


def test_closing_twice_with_the_same_line_counts_once(platform: Platform) -> None:
    given_back(platform)
    noor = platform.browser("noor")
    page = noor.get(ROUND)
    noor.submit(page, CLOSE, {"text-takeaway": LINE})
    moment = reflection_of(platform).completed_at

    again = noor.submit(page, CLOSE, {"text-takeaway": LINE})

    assert again.status == 200
    assert reflection_of(platform).completed_at == moment


def test_another_line_after_closing_is_refused_and_stays_readable(platform: Platform) -> None:
    given_back(platform)
    noor = platform.browser("noor")
    page = noor.get(ROUND)
    noor.submit(page, CLOSE, {"text-takeaway": LINE})

    refused = noor.submit(page, CLOSE, {"text-takeaway": "Iets anders."})

    assert refused.status == 409
    assert "al afgesloten" in refused.text
    assert "Iets anders." in refused.text
    assert LINE in noor.get(ROUND).text


@pytest.mark.parametrize(
    ("line", "sentence"), [(" \n ", "Schrijf één regel"), ("a" * 301, "langer dan één regel: 301")]
)
def test_an_empty_or_endless_line_closes_nothing(platform: Platform, line: str, sentence: str) -> None:
    given_back(platform)

    refused = close(platform.browser("noor"), line)

    assert refused.status == 422
    assert sentence in refused.text
    assert refused.form(CLOSE).fields["text-takeaway"] == line
    assert reflection_of(platform).state == RETURNED


def test_three_hundred_characters_are_one_line(platform: Platform) -> None:
    closed(platform, "a" * 300)

    assert reflection_of(platform).state == COMPLETED


@pytest.mark.parametrize("outcome", ["", MORE_ASKED])
def test_without_feedback_or_with_a_question_for_more_there_is_nothing_to_close(
    platform: Platform, outcome: str
) -> None:
    if outcome:
        given_back(platform, outcome)
    else:
        handed_in(platform)
    noor = platform.browser("noor")

    assert CLOSE not in noor.get(ROUND).text
    assert noor.post(f"{ROUND}/afsluiten", {"text-takeaway": LINE}).status == 409
    typed = {"part": "takeaway", "text": "x", "based_on": "0"}
    assert noor.post(f"{ROUND}/bewaren", typed, Accept="application/json").status == 422


def test_what_was_complete_before_may_get_a_line_and_stays_complete(platform: Platform) -> None:
    given_back(platform)
    with platform.session() as session:
        found = find_reflection(session, platform.cast.noor, ASSIGNMENT)
        assert found is not None
        found.state, found.completed_at = COMPLETED, found.created_at
    before = reflection_of(platform)
    noor = platform.browser("noor")
    page = noor.get(ROUND)
    assert "De opdracht is al afgerond." in page.text

    after = noor.submit(page, "Bewaar deze regel", {"text-takeaway": LINE})

    assert LINE in after.text
    assert reflection_of(platform).completed_at == before.completed_at


def test_an_assignment_of_which_the_text_expired_can_still_be_closed(platform: Platform) -> None:
    address = given_back(platform)
    with platform.session() as session:
        round_ = find_round(platform, address)
        session.merge(round_).state = TEXT_DELETED

    close(platform.browser("noor"))

    assert reflection_of(platform).state == COMPLETED


def test_after_erasing_there_is_nothing_to_close(platform: Platform) -> None:
    given_back(platform)
    noor = platform.browser("noor")
    page = noor.get(ROUND)
    with platform.session() as session:
        shred_key(session, platform.cast.noor)

    assert noor.submit(page, CLOSE, {"text-takeaway": LINE}).status == 409


def test_a_line_that_was_erased_leaves_the_assignment_complete(platform: Platform) -> None:
    closed(platform)
    noor = platform.browser("noor")
    noor.post(f"{ROUND}/bewaren", {"part": "reply", "text": "x", "based_on": "0"}, Accept="application/json")
    with platform.session() as session:
        shred_key(session, platform.cast.noor)

    page = noor.get(ROUND)

    assert "De regel is verwijderd" in page.text
    assert LINE not in page.text


def test_there_is_nothing_else_to_write_about_feedback(platform: Platform) -> None:
    address = given_back(platform)
    noor = platform.browser("noor")

    assert noor.post(f"{ROUND}/bewaren", {"part": "overall", "text": "x"}, Accept="application/json").status == 404
    assert noor.post(f"/opdracht/{ASSIGNMENT}/ronde/9/afsluiten", {"text-takeaway": "x"}).status == 404
    assert number_of(address)
