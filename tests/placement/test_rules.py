"""Who stands in, who coordinates, and which days an absence has, asked of the rules themselves."""

from datetime import date, timedelta

import pytest

from course.placement.policy import coordinator_fault, day_faults, stand_in_fault

TODAY = date(2026, 11, 24)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def fault(
    *,
    is_self: bool = False,
    is_trainer: bool = True,
    is_manager: bool = False,
    is_member: bool = False,
    absent_until: date | None = None,
) -> str:
    return stand_in_fault(
        is_self=is_self, is_trainer=is_trainer, is_manager=is_manager, is_member=is_member, absent_until=absent_until
    )


def test_a_trainer_who_is_there_stands_in() -> None:
    assert fault() == ""


def test_who_may_not_read_the_team_or_is_away_does_not_stand_in() -> None:
    assert "jezelf niet vervangen" in fault(is_self=True, is_trainer=False, absent_until=TODAY)
    assert "geen trainer van deze organisatie" in fault(is_trainer=False, absent_until=TODAY)
    assert "leidinggevende" in fault(is_manager=True)
    assert "teamgenoot" in fault(is_member=True)
    assert "zelf afwezig" in fault(absent_until=TODAY)


@pytest.mark.parametrize(
    ("is_trainer", "is_manager", "sentence"),
    [
        (True, False, ""),
        (False, False, "Deze persoon is geen trainer van deze organisatie."),
        (
            True,
            True,
            "Een leidinggevende kan de trainers niet coördineren. Kies een trainer die geen leiding geeft.",
        ),
    ],
)
def test_a_trainer_who_leads_nobody_coordinates(is_trainer: bool, is_manager: bool, sentence: str) -> None:
    assert coordinator_fault(is_trainer=is_trainer, is_manager=is_manager) == sentence


@pytest.mark.parametrize(
    ("first", "last"),
    [(TODAY, TODAY), (YESTERDAY, TODAY), (TOMORROW, TOMORROW), (TODAY, TODAY + timedelta(days=366))],
)
def test_an_absence_is_of_one_day_up_to_a_year_and_not_over_yet(first: date, last: date) -> None:
    assert day_faults(first, last, TODAY) == []


@pytest.mark.parametrize(
    ("first", "last", "fields", "sentence"),
    [
        (None, None, ["first", "last"], "Vul de eerste dag in"),
        (None, TODAY, ["first"], "Vul de eerste dag in"),
        (TODAY, None, ["last"], "Vul de laatste dag in"),
        (TOMORROW, TODAY, ["last"], "ligt vóór de eerste"),
        (YESTERDAY, YESTERDAY - timedelta(days=1), ["last"], "ligt vóór de eerste"),
        (YESTERDAY, YESTERDAY, ["last"], "al voorbij"),
        (TODAY, TODAY + timedelta(days=367), ["last"], "langer dan een jaar"),
    ],
)
def test_other_days_are_refused_at_the_field_that_is_wrong(
    first: date | None, last: date | None, fields: list[str], sentence: str
) -> None:
    faults = day_faults(first, last, TODAY)

    assert [field for field, _sentence in faults] == fields
    assert sentence in faults[0][1]
