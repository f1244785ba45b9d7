"""Who reads a learner today: the trainer of the team, or whoever stands in."""

import pytest
from sqlmodel import col, delete

from course.organisation.models import MANAGER, TRAINER, Enrolment, Membership, Team
from course.placement.queries import Place, find_place
from course.reflection.models import Submission
from course.web.formats import long_date, today, weekday
from course.workdays import working_day_after
from tests.learning.test_speed import statements
from tests.placement.being_away import away, in_days
from tests.platform import Platform
from tests.reflection.writing import ASSIGNMENT, all_ticks, hand_in, write
from tests.review.reviewing import address_of, number_of


def place_of(platform: Platform, who: str = "noor") -> Place:
    with platform.session() as session:
        place = find_place(session, getattr(platform.cast, who))
    assert place is not None
    return place


def drop_roles(platform: Platform, who: str) -> None:
    with platform.session() as session:
        session.exec(delete(Membership).where(col(Membership.person_id) == getattr(platform.cast, who)))


def test_without_absence_the_trainer_of_the_team_reads(platform: Platform) -> None:
    place = place_of(platform)

    assert (place.trainer_id, place.trainer) == (platform.cast.anja, "Anja Verbeek")
    assert (place.stands_in_for, place.absent_until, place.waits_for_return) == (None, None, False)


@pytest.mark.parametrize(("first", "last"), [(0, 0), (-2, 5)])
def test_the_stand_in_reads_from_the_first_day_up_to_and_with_the_last(
    platform: Platform, first: int, last: int
) -> None:
    away(platform, first=first, last=last)

    place = place_of(platform)

    assert (place.trainer_id, place.trainer) == (platform.cast.bram, "Bram Olthof")
    assert (place.stands_in_for, place.absent_until) == ("Anja Verbeek", in_days(last))
    assert not place.waits_for_return


@pytest.mark.parametrize(("first", "last"), [(1, 5), (-5, -1)])
def test_before_and_after_those_days_the_trainer_reads(platform: Platform, first: int, last: int) -> None:
    away(platform, first=first, last=last)

    assert place_of(platform).trainer_id == platform.cast.anja


def test_without_a_stand_in_the_trainer_stays_and_the_place_says_so(platform: Platform) -> None:
    away(platform, stand_in=None)

    place = place_of(platform)

    assert place.trainer_id == platform.cast.anja
    assert (place.absent_until, place.waits_for_return) == (in_days(14), True)


def test_a_stand_in_who_is_away_too_does_not_read(platform: Platform) -> None:
    away(platform, "anja", "bram")
    away(platform, "bram", None)

    assert (place_of(platform).trainer_id, place_of(platform).waits_for_return) == (platform.cast.anja, True)


@pytest.mark.parametrize("what", ["leads", "learns", "left"])
def test_a_stand_in_who_may_no_longer_read_does_not(platform: Platform, what: str) -> None:
    away(platform)
    cast = platform.cast
    if what == "left":
        drop_roles(platform, "bram")
    with platform.session() as session:
        if what == "leads":
            session.add(Membership(person_id=cast.bram, organisation_id=cast.vlierboom, role=MANAGER))
        if what == "learns":
            session.add(Enrolment(person_id=cast.bram, team_id=cast.noord, sort_name="bram"))

    assert place_of(platform).trainer_id == cast.anja


def test_a_trainer_who_left_the_organisation_reads_nobody(platform: Platform) -> None:
    drop_roles(platform, "anja")

    place = place_of(platform)

    assert (place.trainer_id, place.trainer, place.waits_for_return) == (None, None, False)


def test_an_absence_in_another_organisation_changes_nothing(platform: Platform) -> None:
    cast = platform.cast
    with platform.session() as session:
        session.add(Membership(person_id=cast.anja, organisation_id=cast.brug, role=TRAINER))
        session.get_one(Team, cast.west).trainer_id = cast.anja
    away(platform)

    assert place_of(platform, "lot").trainer_id == cast.anja
    assert place_of(platform, "noor").trainer_id == cast.bram


def test_where_somebody_takes_the_course_is_asked_in_one_statement(platform: Platform) -> None:
    away(platform)

    with statements(platform) as sent:
        place_of(platform)

    assert len([each for each in sent if "enrolment" in each]) == 1
    assert len(sent) == 1


def test_the_pages_of_the_learner_name_the_stand_in(platform: Platform) -> None:
    away(platform, last=12)
    noor, until = platform.browser("noor"), long_date(in_days(12))

    step = noor.get(f"/opdracht/{ASSIGNMENT}/stap/moment")
    overview = noor.get(f"/opdracht/{ASSIGNMENT}")
    confirm = write(noor)

    assert "Alleen jij en Bram Olthof lezen dit" in step.text
    for page in (step, overview, confirm):
        assert f"Bram vervangt Anja tot en met {until}." in page.text
    assert "Als je inlevert, leest Bram Olthof dit." in confirm.text
    assert f"Bram Olthof leest tot en met {until} in plaats van Anja Verbeek" in noor.get("/mijn-cursus").text


def test_what_is_handed_in_goes_to_the_stand_in(platform: Platform) -> None:
    away(platform)

    hand_in(platform.browser("noor"), trainer="Bram Olthof")

    address = address_of(platform, "noor")
    assert "Oppakken en lezen" in platform.browser("bram").get(address).text
    assert platform.browser("anja").get(address).status == 403


def test_without_a_stand_in_the_promise_counts_from_the_return(platform: Platform) -> None:
    away(platform, stand_in=None, last=9)
    noor = platform.browser("noor")

    page = write(noor)
    assert f"Anja is er niet tot en met {long_date(in_days(9))}." in page.text
    noor.submit(page, "Inleveren bij Anja Verbeek", all_ticks())

    with platform.session() as session:
        promised = session.get_one(Submission, number_of(address_of(platform, "noor"))).promised_on
    assert promised == working_day_after(in_days(9), 5)
    assert promised is not None
    assert long_date(promised) in weekday(promised)


def test_with_somebody_there_the_promise_is_five_working_days(sqlite_platform: Platform) -> None:
    away(sqlite_platform)
    hand_in(sqlite_platform.browser("noor"), trainer="Bram Olthof")

    with sqlite_platform.session() as session:
        promised = session.get_one(Submission, number_of(address_of(sqlite_platform, "noor"))).promised_on
    assert promised == working_day_after(today(), 5)
