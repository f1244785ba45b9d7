"""Anja will be away: she says so, Noor is told and agrees, and Bram reads."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from course.jobs import follow_readers_now
from course.web.formats import today
from tests.handover.handing import OVERVIEW
from tests.handover.test_promises import promise
from tests.journeys.conftest import Visitor, in_two_sizes
from tests.platform import Platform
from tests.review.reviewing import handed_in

pytestmark = pytest.mark.journey

Make = Callable[..., Visitor]


@in_two_sizes((390, False), (1280, True))
def test_anja_is_away_noor_agrees_and_bram_reads(
    visitor: Make, sqlite_platform: Platform, width: int, dark: bool
) -> None:
    address = handed_in(sqlite_platform)
    anja = visitor(width=width, dark=dark)
    page = anja.sign_in("anja")
    page.get_by_role("link", name="Ik ben er even niet").click()
    anja.check()
    page.get_by_role("button", name="Noteer deze dagen").click()
    expect(page.get_by_role("link", name="Vul de eerste dag in")).to_be_visible()
    anja.check()
    page.get_by_label("Eerste dag dat je niet leest").fill(today().isoformat())
    page.get_by_label("Laatste dag dat je niet leest").fill(today().isoformat())
    page.get_by_label("Bram Olthof").check()
    page.get_by_role("button", name="Noteer deze dagen").click()
    expect(page.get_by_text("Bram Olthof leest", exact=False)).to_be_visible()
    anja.check()
    page.get_by_role("link", name="Wijzigen").click()
    anja.check()

    follow_readers_now(sqlite_platform.app)
    bram = visitor(width=width, dark=dark)
    queue = bram.sign_in("bram")
    expect(queue.get_by_text("Te lezen vanaf")).to_be_visible()
    bram.check()
    bram.open(address)
    expect(queue.get_by_text("Noor hoort dat eerst")).to_be_visible()
    bram.check()

    noor = visitor(width=width, dark=dark)
    told = noor.sign_in("noor")
    noor.open("/berichten")
    expect(told.get_by_text("Iemand anders gaat je opdracht lezen")).to_be_visible()
    noor.open(OVERVIEW)
    expect(told.get_by_role("heading", name="Bram Olthof gaat je opdracht lezen")).to_be_visible()
    expect(told.get_by_role("button", name="Neem terug")).to_be_visible()
    noor.check()
    told.get_by_role("button", name="Bram mag het nu lezen").click()
    expect(told.get_by_role("heading", name="Je opdracht ligt bij Bram Olthof")).to_be_visible()
    noor.check()
    noor.open(f"{OVERVIEW}/ronde/1")
    expect(told.get_by_text("Jij vond het goed dat Bram meteen begon")).to_be_visible()
    noor.check()

    bram.open(address)
    queue.get_by_role("button", name="Oppakken en lezen").click()
    expect(queue.get_by_text("beker met het oor")).to_be_visible()
    queue.get_by_role("link", name="Overdragen aan een andere trainer").click()
    bram.check()


@pytest.mark.parametrize("width", [390, 1280])
def test_marja_chooses_a_coordinator_who_sees_what_is_late(
    visitor: Make, sqlite_platform: Platform, width: int
) -> None:
    address = handed_in(sqlite_platform)
    marja = visitor(width=width)
    page = marja.sign_in("marja")
    page.get_by_role("link", name="Kies een coördinator").click()
    marja.check()
    page.get_by_label("Bram Olthof").check()
    page.get_by_role("button", name="Bewaar de keuze").click()
    expect(page.get_by_text("De coördinator van de trainers is gekozen.")).to_be_visible()
    marja.check()

    bram = visitor(width=width)
    late = bram.sign_in("bram")
    late.get_by_role("link", name="Wachttijden").click()
    expect(late.get_by_text("Niemand wacht te lang")).to_be_visible()
    bram.check()
    promise(sqlite_platform, address, today() - timedelta(days=1))
    late.reload()
    bram.check()
    late.get_by_role("link", name=re.compile("Overdragen")).click()
    bram.check()
