"""Who may come near a round: its own trainer, and the learner on her own page. Nobody else sees a word."""

import pytest
from sqlmodel import update

from course.organisation.models import MANAGER, Enrolment, Membership
from course.reflection.models import Submission
from tests.platform import Platform
from tests.review.reviewing import ROUND, change_trainer, give_back, given_back, handed_in, let_lapse, press, take_up

CANARY = "beker met het oor"
STEPS = ("oppakken", "loslaten", "bewaren", "teruggeven")
# Within the organisation one may know that a round is there; outside it, and for learners, it does not exist.
OTHERS = [("bram", 403), ("marja", 403), ("ties", 404), ("otto", 404), ("noor", 404), ("sam", 404)]


@pytest.mark.parametrize(("who", "status"), OTHERS)
def test_nobody_else_opens_the_review_page_or_uses_its_buttons(platform: Platform, who: str, status: int) -> None:
    address = handed_in(platform)
    take_up(platform.browser("anja"), address)
    browser = platform.browser(who)

    pages = [browser.get(address), browser.get(f"{address}/voorbeeld")]
    pages += [browser.post(f"{address}/{step}", {"text-overall": "x", "outcome": "afgerond"}) for step in STEPS]

    assert [page.status for page in pages] == [status] * 6
    assert all(CANARY not in page.html for page in pages)


def test_a_stranger_signs_in_first(platform: Platform) -> None:
    address = handed_in(platform)

    assert platform.browser().get(address).url == "/inloggen"
    assert platform.browser().get(ROUND).url == "/inloggen"


@pytest.mark.parametrize("who", ["sam", "anja", "bram", "marja", "ties"])
def test_the_page_of_the_learner_is_for_the_learner_only(platform: Platform, who: str) -> None:
    given_back(platform)
    browser = platform.browser(who)

    assert browser.get(ROUND).status == 404
    assert browser.post(f"{ROUND}/antwoord", {"reply": "Dag"}).status == 404


def test_a_round_that_does_not_exist_is_not_found(platform: Platform) -> None:
    assert platform.browser("anja").get("/nakijken/4711").status == 404
    assert platform.browser("anja").get("/nakijken/99999999999999999999").status == 404
    assert platform.browser("noor").get(ROUND).status == 404


def test_the_queue_is_for_trainers(platform: Platform) -> None:
    assert platform.browser("noor").get("/nakijken").status == 403
    assert platform.browser("marja").get("/nakijken").status == 403


def test_when_the_trainer_of_the_team_changes_the_old_one_is_out_at_once(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")
    page = take_up(anja, address)
    let_lapse(platform, address)
    change_trainer(platform)

    assert anja.get(address).status == 403
    assert give_back(anja, page).status == 403
    assert press(anja, page, "Bewaar", {"text-overall": "Toch nog."}).status == 403
    assert "Noor Hofman" not in anja.get("/nakijken").text


def test_a_trainer_who_came_to_manage_the_organisation_reads_nothing(platform: Platform) -> None:
    address = handed_in(platform)
    with platform.session() as session:
        cast = platform.cast
        session.add(Membership(person_id=cast.anja, organisation_id=cast.vlierboom, role=MANAGER))

    assert platform.browser("anja").post(f"{address}/oppakken").status == 403


def test_nobody_reviews_what_they_wrote_themselves(platform: Platform) -> None:
    address = handed_in(platform)
    with platform.session() as session:
        cast = platform.cast
        session.add(Membership(person_id=cast.noor, organisation_id=cast.vlierboom, role="trainer"))
        session.exec(update(Submission).values(reader_id=cast.noor))

    assert platform.browser("noor").post(f"{address}/oppakken").status == 403


def test_a_trainer_who_came_to_work_beside_the_learner_reads_no_further_and_hears_why(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")
    take_up(anja, address)
    with platform.session() as session:
        session.add(Enrolment(person_id=platform.cast.anja, team_id=platform.cast.noord, sort_name="anja"))

    refused = anja.get(address)

    assert refused.status == 403
    assert "Collega’s lezen elkaars reflecties niet." in refused.text
    assert CANARY not in refused.html


def test_a_trainer_who_came_to_manage_the_organisation_hears_why(platform: Platform) -> None:
    address = handed_in(platform)
    with platform.session() as session:
        cast = platform.cast
        session.add(Membership(person_id=cast.anja, organisation_id=cast.vlierboom, role=MANAGER))

    assert "Wie leiding geeft, leest nooit wat cursisten schrijven." in platform.browser("anja").get(address).text
