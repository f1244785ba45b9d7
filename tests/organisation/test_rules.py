"""The rules of teams and trainers, asked for directly."""

import pytest

from course.accounts.queries import get_person
from course.errors import NotFound, RuleBroken
from course.organisation.actions import add_manager, add_organisation, add_trainer, assign_trainer, enrol
from course.organisation.models import Organisation
from course.organisation.queries import get_team, managed_organisations, roles_in
from tests.platform import Platform


def test_enrolling_somebody_again_gives_the_same_place(platform: Platform) -> None:
    with platform.session() as session:
        noor, noord = get_person(session, platform.cast.noor), get_team(session, platform.cast.noord)
        before = noor.epoch

        assert enrol(session, noord, noor).id == enrol(session, noord, noor).id
        assert noor.epoch == before


def test_somebody_takes_the_course_in_one_team(platform: Platform) -> None:
    with platform.session() as session:
        noor, zuid = get_person(session, platform.cast.noor), get_team(session, platform.cast.zuid)

        with pytest.raises(RuleBroken, match="volgt de cursus al in een ander team"):
            enrol(session, zuid, noor)


def test_the_trainer_of_a_team_is_not_its_learner(platform: Platform) -> None:
    with platform.session() as session:
        anja, noord = get_person(session, platform.cast.anja), get_team(session, platform.cast.noord)

        with pytest.raises(RuleBroken, match="is trainer van dit team"):
            enrol(session, noord, anja)


@pytest.mark.parametrize(
    ("who", "sentence"),
    [("ties", "geen trainer van deze organisatie"), ("marja", "Een leidinggevende"), ("noor", "Een teamgenoot")],
)
def test_who_is_too_close_or_too_far_is_not_assigned(platform: Platform, who: str, sentence: str) -> None:
    cast = platform.cast
    with platform.session() as session:
        person, noord = get_person(session, getattr(cast, who)), get_team(session, cast.noord)
        if who != "ties":
            add_trainer(session, session.get_one(Organisation, cast.vlierboom), person)

        with pytest.raises(RuleBroken, match=sentence):
            assign_trainer(session, noord, person)
        assert noord.trainer_id == cast.anja


def test_becoming_trainer_twice_changes_nothing_the_second_time(platform: Platform) -> None:
    with platform.session() as session:
        anja = get_person(session, platform.cast.anja)
        before = anja.epoch

        add_trainer(session, session.get_one(Organisation, platform.cast.vlierboom), anja)

        assert anja.epoch == before


def test_numbers_that_nothing_can_have_are_nobody_s(platform: Platform) -> None:
    with platform.session() as session:
        assert roles_in(session, 2**70, 1) == set()
        assert [found.name for found in managed_organisations(session, platform.cast.otto)] == ["De Brug"]
        with pytest.raises(NotFound):
            get_team(session, 2**70)


def test_two_organisations_never_have_one_name(platform: Platform) -> None:
    with platform.session() as session, pytest.raises(RuleBroken, match="Kies een andere naam"):
        add_organisation(session, " De Brug ")


def test_who_reads_a_team_cannot_manage_its_organisation(platform: Platform) -> None:
    with platform.session() as session:
        anja = get_person(session, platform.cast.anja)
        vlierboom = session.get_one(Organisation, platform.cast.vlierboom)

        with pytest.raises(RuleBroken, match="kan haar niet ook leiden"):
            add_manager(session, vlierboom, anja)
