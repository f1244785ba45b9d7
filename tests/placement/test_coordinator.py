"""Marja chooses which of the trainers watches over promised days; she cannot be that herself."""

import pytest

from course.organisation.models import Organisation
from tests.handover.handing import make_trainer
from tests.handover.test_following import lead
from tests.platform import Platform


def page_of(platform: Platform) -> str:
    return f"/organisatie/{platform.cast.vlierboom}/coordinator"


def coordinator_of(platform: Platform) -> int | None:
    with platform.session() as session:
        return session.get_one(Organisation, platform.cast.vlierboom).coordinator_id


def test_marja_chooses_a_trainer_and_nobody_again(platform: Platform) -> None:
    marja, cast = platform.browser("marja"), platform.cast
    assert "Niemand let nog op de beloofde dagen. Kies een coördinator" in marja.get("/organisatie").text

    page = marja.submit(marja.get(page_of(platform)), "Bewaar de keuze", {"coordinator": str(cast.bram)})

    assert "De coördinator van de trainers is gekozen." in page.text
    assert coordinator_of(platform) == cast.bram
    assert "Bram Olthof let op de beloofde dagen. Kies een ander" in marja.get("/organisatie").text
    marja.submit(page, "Bewaar de keuze", {"coordinator": "0"})
    assert coordinator_of(platform) is None


@pytest.mark.parametrize(
    ("who", "sentence"),
    [("marja", "Een leidinggevende kan"), ("ties", "geen trainer"), ("noor", "geen trainer")],
)
def test_only_a_trainer_who_leads_nobody_is_taken(sqlite_platform: Platform, who: str, sentence: str) -> None:
    make_trainer(sqlite_platform, "marja")
    marja, chosen = sqlite_platform.browser("marja"), getattr(sqlite_platform.cast, who)

    offered = marja.get(page_of(sqlite_platform))
    page = marja.post(page_of(sqlite_platform), {"coordinator": str(chosen)})

    assert f'value="{chosen}"' not in offered.html
    assert page.status == 422
    assert sentence in page.text
    assert coordinator_of(sqlite_platform) is None


def test_something_has_to_be_chosen(sqlite_platform: Platform) -> None:
    page = sqlite_platform.browser("marja").post(page_of(sqlite_platform))

    assert page.status == 422
    assert "Kies een trainer, of kies niemand." in page.text


@pytest.mark.parametrize(("who", "status"), [("anja", 403), ("noor", 403), ("otto", 404), ("ties", 404)])
def test_nobody_else_chooses(sqlite_platform: Platform, who: str, status: int) -> None:
    browser = sqlite_platform.browser(who)

    assert browser.get(page_of(sqlite_platform)).status == status
    assert browser.post(page_of(sqlite_platform), {"coordinator": "0"}).status == status


def test_a_coordinator_who_comes_to_lead_the_organisation_is_out(sqlite_platform: Platform) -> None:
    bram = sqlite_platform.browser("bram")
    sqlite_platform.browser("marja").post(page_of(sqlite_platform), {"coordinator": str(sqlite_platform.cast.bram)})
    assert bram.get("/nakijken/wachttijden").status == 200
    assert "Wachttijden" in bram.get("/nakijken").text

    lead(sqlite_platform, "bram")

    assert bram.get("/nakijken/wachttijden").status == 403
