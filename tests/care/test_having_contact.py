"""The trainer had contact: only whoever the learner was told of can say so, and nobody else sees the wish."""

import pytest
from sqlmodel import col, delete, select, update

from course.care.actions import close_wish
from course.care.models import TalkWish
from course.organisation.models import MANAGER, Enrolment, Membership
from tests.care.caring import CONTACT, ask_to_talk
from tests.platform import Platform


def wish_of_noor(platform: Platform) -> TalkWish:
    ask_to_talk(platform.browser("noor"))
    with platform.session() as session:
        return session.exec(select(TalkWish)).one()


def test_contact_closes_the_wish_once(platform: Platform) -> None:
    wish = wish_of_noor(platform)
    anja = platform.browser("anja")
    queue = anja.get("/nakijken")

    first = anja.submit(queue, CONTACT)
    with platform.session() as session:
        closed_at = session.exec(select(TalkWish.closed_at)).one()
    second = anja.submit(queue, CONTACT)

    assert "Noor Hofman wil met je praten" not in first.text
    assert second.status == 200
    with platform.session() as session:
        assert session.get_one(TalkWish, wish.id).closed_at == closed_at


@pytest.mark.parametrize(
    ("who", "status"), [("bram", 403), ("marja", 403), ("ties", 404), ("otto", 404), ("noor", 404), ("sam", 404)]
)
def test_nobody_else_closes_it_or_hears_of_it(platform: Platform, who: str, status: int) -> None:
    wish = wish_of_noor(platform)
    browser = platform.browser(who)

    assert browser.post(f"/nakijken/praten/{wish.id}/gesproken").status == status
    assert "wil met je praten" not in browser.get("/nakijken").text
    with platform.session() as session:
        assert session.get_one(TalkWish, wish.id).closed_at is None


def test_a_trainer_who_came_to_manage_the_organisation_sees_it_no_longer(platform: Platform) -> None:
    wish = wish_of_noor(platform)
    cast = platform.cast
    with platform.session() as session:
        session.add(Membership(person_id=cast.anja, organisation_id=cast.vlierboom, role=MANAGER))
    anja = platform.browser("anja")

    assert "wil met je praten" not in anja.get("/nakijken").text
    assert anja.post(f"/nakijken/praten/{wish.id}/gesproken").status == 403


def test_a_wish_that_was_taken_back_is_gone(platform: Platform) -> None:
    wish = wish_of_noor(platform)
    with platform.session() as session:
        session.exec(delete(TalkWish))
        assert not close_wish(session, wish.id)

    assert platform.browser("anja").post(f"/nakijken/praten/{wish.id}/gesproken").status == 404


def test_a_learner_who_left_the_course_is_waited_for_no_longer(platform: Platform) -> None:
    wish = wish_of_noor(platform)
    with platform.session() as session:
        session.exec(delete(Enrolment).where(col(Enrolment.person_id) == platform.cast.noor))
    anja = platform.browser("anja")

    assert "wil met je praten" not in anja.get("/nakijken").text
    assert anja.post(f"/nakijken/praten/{wish.id}/gesproken").status == 404


def test_a_step_that_is_no_longer_in_the_course_is_shown_without_its_title(platform: Platform) -> None:
    wish_of_noor(platform)
    with platform.session() as session:
        session.exec(update(TalkWish).values(prompt_id="weg"))
    noor, anja = platform.browser("noor"), platform.browser("anja")

    assert "Over Mijn vertrekpunt." in anja.get("/nakijken").text
    assert noor.get("/opdracht/welkom-opdracht").status == 200
    with platform.session() as session:
        session.exec(update(TalkWish).values(assignment_id="weg"))
    assert "Over een opdracht." in anja.get("/nakijken").text
