"""Rounds follow whoever can read them: the job hands over, and each time the learner hears it first."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import col, delete, update

from course.handover.actions import Move, _follow
from course.handover.models import ABSENT, CANNOT_READ, NEW_TRAINER
from course.handover.policy import Standing, why_it_moves
from course.notification.models import HANDED_OVER, TAKEN_OVER, WITHDRAWN
from course.notification.models import SUBMITTED as TOLD_SUBMITTED
from course.organisation.models import MANAGER, Enrolment, Membership, Team
from course.placement.actions import drop_absence
from course.placement.models import Absence
from course.reflection.models import RETURNED, SUBMITTED, Submission
from tests.handover.handing import OVERVIEW, choose_trainer, follow, hand_overs, make_trainer, round_at, told
from tests.notification.telling import digests, unseen
from tests.placement.being_away import away
from tests.platform import Platform
from tests.reflection.writing import hand_in
from tests.review.reviewing import address_of, given_back, handed_in, let_lapse, number_of, take_up


def leave(platform: Platform, who: str) -> None:
    """Let somebody have no role any more anywhere."""
    with platform.session() as session:
        session.exec(delete(Membership).where(col(Membership.person_id) == getattr(platform.cast, who)))


def lead(platform: Platform, who: str) -> None:
    """Let somebody of De Vlierboom manage it."""
    with platform.session() as session:
        cast = platform.cast
        session.add(Membership(person_id=getattr(cast, who), organisation_id=cast.vlierboom, role=MANAGER))


def without_trainer(platform: Platform) -> None:
    """Let team Noord have no trainer."""
    with platform.session() as session:
        session.get_one(Team, platform.cast.noord).trainer_id = None


def test_while_everybody_is_there_nothing_moves(platform: Platform) -> None:
    address = handed_in(platform)

    assert follow(platform) == 0
    assert hand_overs(platform, address) == []


def test_what_waits_goes_to_the_stand_in_and_comes_back_to_nobody(platform: Platform) -> None:
    address, cast = handed_in(platform), platform.cast
    away(platform)

    assert follow(platform) == 1
    assert follow(platform) == 0

    assert hand_overs(platform, address) == [(cast.anja, cast.bram, ABSENT)]
    assert told(platform, "noor") == [HANDED_OVER]
    assert "Anja is er even niet. Bram kan je opdracht openen" in platform.browser("noor").get(OVERVIEW).text
    with platform.session() as session:
        drop_absence(session, session.get_one(Absence, 1))
    assert follow(platform) == 0
    assert round_at(platform, address).reader_id == cast.bram


def test_the_stand_in_hears_of_every_round_that_comes_and_opens_it_from_there(platform: Platform) -> None:
    first, second = handed_in(platform, "noor"), handed_in(platform, "sam")
    away(platform)
    follow(platform)
    hand_in(platform.browser("yara"), trainer="Bram Olthof")
    noor = platform.browser("noor")
    noor.submit(noor.get(OVERVIEW), "Neem terug")
    hand_in(noor, trainer="Bram Olthof")

    assert told(platform, "bram") == [TAKEN_OVER, TAKEN_OVER, TOLD_SUBMITTED, WITHDRAWN, TOLD_SUBMITTED]
    assert unseen(platform, "anja") == [], "what she was told about is not hers now"
    inbox = platform.browser("bram").get("/berichten")
    assert {first, second} <= set(inbox.links())
    mail = digests(platform)[-1]
    assert mail.to == ["bram@voorbeeld.nl"]
    assert "2 opdrachten zijn ingeleverd, 1 opdracht is teruggenomen en 1 opdracht gaat over naar jou" in mail.body
    take_up(platform.browser("bram"), address_of(platform, "noor"))


def test_what_was_handed_in_at_the_stand_in_stays_there_after_the_absence(platform: Platform) -> None:
    away(platform)
    hand_in(platform.browser("noor"), trainer="Bram Olthof")
    with platform.session() as session:
        session.exec(update(Absence).values(last_day=Absence.first_day, first_day=Absence.first_day))

    assert follow(platform) == 0


def test_without_a_stand_in_everything_stays(platform: Platform) -> None:
    address = handed_in(platform)
    away(platform, stand_in=None)

    assert follow(platform) == 0
    assert "Anja is er niet tot en met" in platform.browser("noor").get(OVERVIEW).text
    assert round_at(platform, address).reader_id == platform.cast.anja


def test_what_somebody_is_reading_stays_until_that_time_is_over(platform: Platform) -> None:
    address = handed_in(platform)
    take_up(platform.browser("anja"), address)
    away(platform)
    assert follow(platform) == 0

    let_lapse(platform, address)

    assert follow(platform) == 1
    found = round_at(platform, address)
    assert (found.reader_id, found.state, found.claimed_by_id) == (platform.cast.bram, SUBMITTED, None)


def test_when_the_manager_chooses_another_trainer_what_waits_goes_there(platform: Platform) -> None:
    address, cast = handed_in(platform), platform.cast

    choose_trainer(platform)

    assert hand_overs(platform, address) == [(cast.anja, cast.bram, NEW_TRAINER)]
    assert "Je team heeft een andere trainer gekregen." in platform.browser("noor").get(OVERVIEW).text
    choose_trainer(platform, "anja")
    assert round_at(platform, address).reader_id == cast.anja


@pytest.mark.parametrize("how", [leave, lead])
def test_a_reader_who_may_not_read_any_more_is_followed_by_the_trainer_of_the_team(
    platform: Platform, how: Callable[[Platform, str], None]
) -> None:
    address, cast = handed_in(platform), platform.cast
    how(platform, "anja")
    assert follow(platform) == 0, "nobody reads the team"
    assert "Er is nu niemand die dit mag lezen" in platform.browser("noor").get(OVERVIEW).text

    choose_trainer(platform)

    assert hand_overs(platform, address) == [(cast.anja, cast.bram, CANNOT_READ)]


def beside(platform: Platform, who: str) -> None:
    """Let somebody take the course in team Noord too."""
    with platform.session() as session:
        person = getattr(platform.cast, who)
        session.add(Enrolment(person_id=person, team_id=platform.cast.noord, sort_name=who))


@pytest.mark.parametrize("how", [leave, lead, beside])
def test_the_learner_never_reads_that_somebody_may_read_who_is_refused(
    platform: Platform, how: Callable[[Platform, str], None]
) -> None:
    waiting, returned = handed_in(platform, "sam"), given_back(platform)
    noor, sam, anja = (platform.browser(who) for who in ("noor", "sam", "anja"))
    assert "Alleen jij en Anja Verbeek kunnen dit lezen." in noor.get(f"{OVERVIEW}/ronde/1").text

    how(platform, "anja")

    assert {anja.get(address).status for address in (waiting, returned)} <= {403, 404}
    for browser in (noor, sam):
        assert "Alleen jij kunt dit lezen." in browser.get(f"{OVERVIEW}/ronde/1").text
        assert "Wie kan dit lezen: alleen jij." in browser.get(OVERVIEW).text
    noor.submit(noor.get(f"{OVERVIEW}/ronde/1"), "Verstuur je antwoord", {"text-reply": "Dank je."})
    assert unseen(platform, "anja") == ["Er is een opdracht ingeleverd"], "of Sam, from before"
    choose_trainer(platform)
    for browser in (noor, sam):
        assert "kan Bram Olthof het openen" in browser.get(f"{OVERVIEW}/ronde/1").text


def test_what_a_reader_had_taken_up_who_is_refused_now_goes_on_at_once(platform: Platform) -> None:
    address, cast = handed_in(platform), platform.cast
    take_up(platform.browser("anja"), address)
    lead(platform, "anja")

    choose_trainer(platform)

    assert hand_overs(platform, address) == [(cast.anja, cast.bram, CANNOT_READ)]
    assert round_at(platform, address).claimed_by_id is None


def test_a_reader_who_comes_to_work_beside_the_learner_reads_no_more(platform: Platform) -> None:
    address, cast = handed_in(platform), platform.cast
    beside(platform, "anja")

    choose_trainer(platform)

    assert hand_overs(platform, address) == [(cast.anja, cast.bram, CANNOT_READ)]


def test_a_round_whose_reader_is_gone_from_the_course_goes_to_the_trainer(platform: Platform) -> None:
    address, cast = handed_in(platform), platform.cast
    with platform.session() as session:
        session.exec(update(Submission).values(reader_id=None))

    assert follow(platform) == 1
    assert hand_overs(platform, address) == [(None, cast.anja, CANNOT_READ)]
    page = platform.browser("noor").get(f"{OVERVIEW}/ronde/1")
    assert "het ging over naar Anja Verbeek" in page.text


def test_a_team_without_trainer_keeps_its_rounds_with_their_reader(platform: Platform) -> None:
    address = handed_in(platform)
    without_trainer(platform)

    assert follow(platform) == 0
    assert round_at(platform, address).reader_id == platform.cast.anja


def test_what_was_given_back_stays_with_its_reader_unless_that_one_left(platform: Platform) -> None:
    address, cast = given_back(platform), platform.cast
    choose_trainer(platform)
    assert round_at(platform, address).reader_id == cast.anja

    leave(platform, "anja")

    assert follow(platform) == 1
    found = round_at(platform, address)
    assert (found.reader_id, found.state) == (cast.bram, RETURNED)
    assert told(platform, "noor")[-1] == HANDED_OVER
    bram = platform.browser("bram")
    assert "Teruglezen" not in bram.get(address).text
    assert bram.post(f"{address}/teruglezen").status == 409
    platform.browser("noor").post(f"{OVERVIEW}/ronde/1/akkoord")
    assert "beker met het oor" in bram.submit(bram.get(address), "Teruglezen").text


def test_a_round_never_goes_to_somebody_who_works_beside_its_writer_elsewhere(platform: Platform) -> None:
    address, cast = handed_in(platform), platform.cast
    make_trainer(platform, "yara")
    with platform.session() as session:
        # Noor moved to team Zuid, where Yara learns; the round was handed in for team Noord.
        session.exec(update(Enrolment).where(col(Enrolment.person_id) == cast.noor).values(team_id=cast.zuid))

    choose_trainer(platform, "yara")

    assert round_at(platform, address).reader_id == cast.anja


def test_a_round_that_is_taken_up_while_the_job_looks_stays(platform: Platform) -> None:
    address, cast = handed_in(platform), platform.cast
    take_up(platform.browser("anja"), address)
    with platform.session() as session:
        assert not _follow(session, Move(number_of(address), cast.bram, ABSENT))
        assert not _follow(session, Move(4711, cast.bram, ABSENT))

    assert address_of(platform, "noor") == address


@given(st.booleans(), st.booleans(), st.booleans(), st.booleans())
def test_why_a_round_moves(may_read: bool, is_away: bool, belongs: bool, other_is_away: bool) -> None:
    reason = why_it_moves(Standing(may_read, is_away, belongs, other_is_away))

    assert (reason == CANNOT_READ) == (not may_read)
    assert (reason == ABSENT) == (may_read and is_away and not other_is_away)
    assert (reason == NEW_TRAINER) == (may_read and not is_away and not belongs)
    assert reason or may_read, "nobody who may not read keeps a round"
