"""Marja hears that a team has nobody who may read; of what was handed in there she hears nothing."""

from datetime import date, timedelta

import pytest
from sqlmodel import col, select, update

from course.database import now
from course.notification.models import NO_READER, WORDS, Notification
from course.organisation.models import MANAGER, Membership, Team
from course.reporting.actions import PAUSE, tell_of_teams_without_reader
from tests.platform import Platform
from tests.review.reviewing import handed_in

FRIDAY, SATURDAY, MONDAY = (date(2026, 11, day) for day in (20, 21, 23))


def tell(platform: Platform, day: date = MONDAY) -> int:
    with platform.session() as session:
        return tell_of_teams_without_reader(session, day)


def messages(platform: Platform) -> list[tuple[int, str]]:
    with platform.session() as session:
        rows = session.exec(select(Notification).where(col(Notification.kind) == NO_READER))
        return [(row.person_id, row.path) for row in rows]


def let_trainer_go(platform: Platform) -> None:
    with platform.session() as session:
        session.get_one(Team, platform.cast.noord).trainer_id = None


def lead(platform: Platform, who: str) -> None:
    cast = platform.cast
    with platform.session() as session:
        session.add(Membership(person_id=getattr(cast, who), organisation_id=cast.vlierboom, role=MANAGER))


def test_where_every_team_has_its_trainer_nobody_hears_anything(platform: Platform) -> None:
    assert tell(platform) == 0


@pytest.mark.parametrize("has_handed_in", [True, False])
def test_the_manager_is_told_of_the_team_whether_or_not_something_waits(
    platform: Platform, has_handed_in: bool
) -> None:
    if has_handed_in:
        handed_in(platform)
    let_trainer_go(platform)

    assert tell(platform) == 1

    cast = platform.cast
    assert messages(platform) == [(cast.marja, f"/organisatie/team/{cast.noord}")]
    (mail,) = [mail for mail in platform.mails() if mail.subject == WORDS[NO_READER]]
    assert mail.to == ["marja@voorbeeld.nl"]
    assert not any(name in mail.body for name in ("Noor", "Sam", "ingeleverd"))
    page = platform.browser("marja").get(f"/organisatie/team/{cast.noord}")
    assert "Dit team heeft nog geen trainer." in page.text


def test_a_trainer_who_came_to_lead_reads_no_more_and_both_who_lead_hear_it(platform: Platform) -> None:
    lead(platform, "bram")

    assert tell(platform) == 2

    cast = platform.cast
    address = f"/organisatie/team/{cast.zuid}"
    assert messages(platform) == [(cast.bram, address), (cast.marja, address)]


def test_it_is_said_on_working_days_and_again_after_a_week(platform: Platform) -> None:
    let_trainer_go(platform)
    assert tell(platform, SATURDAY) == 0

    assert tell(platform, FRIDAY) == 1
    assert tell(platform, MONDAY) == 0
    with platform.session() as session:
        session.exec(update(Notification).values(created_at=now() - PAUSE - timedelta(hours=1)))
    assert tell(platform, MONDAY) == 1


def test_a_team_without_learners_needs_no_reader_yet(platform: Platform) -> None:
    with platform.session() as session:
        session.add(Team(organisation_id=platform.cast.vlierboom, name="Oost"))

    assert tell(platform) == 0


def test_what_a_manager_always_hears_stands_on_the_page_about_mails(platform: Platform) -> None:
    page = platform.browser("marja").get("/berichten/instellingen")

    assert "Voor jou is er nu niets te kiezen" in page.text
    assert "Een team met cursisten heeft geen trainer die mag lezen." in page.text
