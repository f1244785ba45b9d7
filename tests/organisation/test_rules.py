"""The rules of teams and trainers, asked for directly."""

import re

import pytest

from course.accounts.queries import get_person
from course.errors import NotFound, RuleBroken
from course.organisation.actions import add_manager, add_organisation, add_trainer, assign_trainer, enrol
from course.organisation.models import LEARNER, MANAGER, TRAINER, Organisation
from course.organisation.policy import (
    DOUBLE,
    INVALID,
    KNOWN,
    NEW,
    may_be_invited,
    may_know,
    may_manage,
    trainer_fault,
    verdict_on,
)
from course.organisation.queries import get_team, managed_organisations, roles_in
from tests.platform import Platform

NOORD, ZUID = 1, 2


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

        with pytest.raises(RuleBroken, match="kan de organisatie niet ook leiden"):
            add_manager(session, vlierboom, anja)


def sorted_names(roles: set[str]) -> str:
    """Name a case by its roles in one order: two processes that test side by side have to name it the same."""
    return " and ".join(sorted(roles)) or "nobody"


@pytest.mark.parametrize("roles", [set(), {LEARNER}, {TRAINER}, {MANAGER}, {TRAINER, MANAGER}], ids=sorted_names)
def test_whoever_has_a_role_knows_of_teams_and_only_managers_manage_them(roles: set[str]) -> None:
    assert may_know(roles) is (roles != set())
    assert may_manage(roles) is (MANAGER in roles)


def verdict(fault: str = "", *, is_double: bool = False, is_known: bool = True, is_trainer: bool = False) -> str:
    _verdict, reason = verdict_on(
        fault=fault, is_double=is_double, is_known=is_known, team_id=None, wanted_id=NOORD, is_trainer=is_trainer
    )
    return reason


def test_a_list_says_of_each_person_the_first_thing_that_matters() -> None:
    assert verdict("Dit is geen adres.", is_double=True) == "Dit is geen adres."
    assert verdict(is_double=True) == "Dit adres staat al eerder in je lijst."
    assert verdict(is_known=False) == "Krijgt een mail met een uitnodiging."
    assert verdict(is_trainer=True) == "Is de trainer van dit team, en kan er niet ook cursist zijn."
    assert verdict() == "Heeft al een account en doet straks mee."


@pytest.mark.parametrize(
    ("team_id", "expected"),
    [
        (NOORD, (KNOWN, "Doet al mee in dit team.")),
        (ZUID, (INVALID, "Volgt de cursus al in een ander team.")),
        (None, (KNOWN, "Heeft al een account en doet straks mee.")),
    ],
)
def test_who_takes_the_course_somewhere_is_not_invited_elsewhere(
    team_id: int | None, expected: tuple[str, str]
) -> None:
    found = verdict_on(fault="", is_double=False, is_known=True, team_id=team_id, wanted_id=NOORD, is_trainer=False)

    assert found == expected
    assert may_be_invited(found[0], takes_part=team_id is not None) is (team_id is None)


@pytest.mark.parametrize("takes_part", [True, False])
def test_a_list_invites_who_is_new_or_known_and_nobody_of_a_row_with_a_fault(takes_part: bool) -> None:
    assert may_be_invited(NEW, takes_part=takes_part)
    assert may_be_invited(KNOWN, takes_part=takes_part) is not takes_part
    assert not may_be_invited(DOUBLE, takes_part=takes_part)
    assert not may_be_invited(INVALID, takes_part=takes_part)


@pytest.mark.parametrize(
    ("is_trainer", "is_manager", "is_member", "sentence"),
    [
        (True, False, False, "^$"),
        (False, True, True, "geen trainer van deze organisatie"),
        (True, True, True, "Een leidinggevende kan geen trainer zijn"),
        (True, False, True, "Een teamgenoot kan geen trainer van het team zijn"),
    ],
)
def test_a_team_is_read_by_a_trainer_who_neither_leads_nor_works_there(
    is_trainer: bool, is_manager: bool, is_member: bool, sentence: str
) -> None:
    assert re.search(sentence, trainer_fault(is_trainer=is_trainer, is_manager=is_manager, is_member=is_member))
