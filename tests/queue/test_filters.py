"""The filters of the queue: what each one lets through, with how many, and what an empty one says."""

from datetime import timedelta

import pytest

from course.queue.queries import MOST_COUNTED, PAGE_SIZE
from course.web.formats import short_weekday, today
from tests.platform import Platform
from tests.queue.test_queue import add_learners, names_in
from tests.queue.waiting import hold_back, promise
from tests.reflection.writing import hand_in
from tests.review.reviewing import given_back, handed_in, let_lapse, lie_with, take_up

EMPTY = {
    "mijn": "Je leest nu niets",
    "vrij": "Er is nu niets vrij",
    "te-laat": "Alles is op tijd",
    "vervolg": "Er wacht geen vervolgronde",
}


def shown_by(platform: Platform, name: str, who: str = "anja") -> list[str]:
    return names_in(platform.browser(who).get(f"/nakijken?toon={name}").text)


def test_mine_is_what_i_hold_and_free_is_what_nobody_holds(platform: Platform) -> None:
    handed_in(platform, "sam")
    take_up(platform.browser("anja"), handed_in(platform, "noor"))

    assert shown_by(platform, "mijn") == ["Noor"]
    assert shown_by(platform, "vrij") == ["Sam"]


def test_what_i_held_too_long_is_free_again(platform: Platform) -> None:
    address = handed_in(platform)
    take_up(platform.browser("anja"), address)
    let_lapse(platform, address)

    assert shown_by(platform, "mijn") == []
    assert shown_by(platform, "vrij") == ["Noor"]


def test_what_another_still_reads_is_neither_mine_nor_free(platform: Platform) -> None:
    take_up(platform.browser("anja"), handed_in(platform))
    lie_with(platform)

    assert shown_by(platform, "mijn", "bram") == []
    assert shown_by(platform, "vrij", "bram") == []
    assert shown_by(platform, "", "bram") == ["Noor"]


def test_what_opens_later_is_not_free_and_says_from_when(platform: Platform) -> None:
    address = handed_in(platform)
    hold_back(platform, address)
    anja = platform.browser("anja")

    page = anja.get("/nakijken")

    assert "Te lezen vanaf" in page.text
    assert "Oppakken en lezen" not in page.text
    assert shown_by(platform, "vrij") == []
    assert "Je kunt de tekst lezen vanaf" in anja.get(address).text


def test_past_its_day_is_only_what_was_promised_for_an_earlier_day(platform: Platform) -> None:
    noor, sam = handed_in(platform, "noor"), handed_in(platform, "sam")
    promise(platform, noor, today() - timedelta(days=1))
    promise(platform, sam, today())

    assert shown_by(platform, "te-laat") == ["Noor"]
    page = platform.browser("anja").get("/nakijken")
    assert f"Beloofd voor {short_weekday(today() - timedelta(days=1))}" in page.text
    assert f"Uiterlijk vandaag, {short_weekday(today())}" in page.text


def test_a_day_to_come_is_just_told(platform: Platform) -> None:
    day = today() + timedelta(days=3)
    promise(platform, handed_in(platform), day)

    assert f"Uiterlijk {short_weekday(day)}" in platform.browser("anja").get("/nakijken").text


def test_a_second_round_is_found_by_its_own_filter(platform: Platform) -> None:
    given_back(platform, "aanvulling_gevraagd")
    hand_in(platform.browser("noor"))
    handed_in(platform, "sam")

    assert shown_by(platform, "vervolg") == ["Noor"]
    assert "ronde 2" in platform.browser("anja").get("/nakijken?toon=vervolg").text


def test_every_filter_says_how_many_it_lets_through(platform: Platform) -> None:
    take_up(platform.browser("anja"), handed_in(platform, "noor"))
    promise(platform, handed_in(platform, "sam"), today() - timedelta(days=1))

    page = platform.browser("anja").get("/nakijken")

    assert "Alles 2 Jij leest 1 Nog vrij 1 Beloofde dag voorbij 1 Vervolgronde 0" in page.text


@pytest.mark.parametrize("name", sorted(EMPTY))
def test_an_empty_filter_says_so_and_leads_back_to_everything(platform: Platform, name: str) -> None:
    address = handed_in(platform)
    hold_back(platform, address)

    page = platform.browser("anja").get(f"/nakijken?toon={name}")

    assert EMPTY[name] in page.text
    assert "Bekijk alles wat wacht" in page.text


def test_a_filter_that_there_is_not_shows_everything(platform: Platform) -> None:
    handed_in(platform)

    assert shown_by(platform, "alles-van-een-ander") == ["Noor"]


def test_the_next_page_keeps_the_filter(platform: Platform) -> None:
    with platform.session() as session:
        add_learners(session, platform.cast.noord, PAGE_SIZE + 1)
    anja = platform.browser("anja")

    first = anja.get("/nakijken?toon=vrij")
    more = next(link for link in first.links() if "na=" in link)

    assert "toon=vrij" in more
    assert names_in(anja.get(more).text) == [f"Cursist {PAGE_SIZE}"]
    past_the_end = anja.get("/nakijken?toon=vrij&na=9999999999999999-1")
    assert "/nakijken?toon=vrij" in past_the_end.links()


def test_the_title_of_the_tab_says_how_many_wait(platform: Platform) -> None:
    anja = platform.browser("anja")
    assert "<title>Nakijken" in anja.get("/nakijken").html
    handed_in(platform)

    assert "<title>(1) Nakijken" in anja.get("/nakijken").html
    assert "<title>(1) Nakijken" in anja.get("/nakijken?toon=mijn").html


def test_a_very_long_queue_is_counted_as_far_as_it_helps(sqlite_platform: Platform) -> None:
    with sqlite_platform.session() as session:
        add_learners(session, sqlite_platform.cast.noord, MOST_COUNTED)
    anja = sqlite_platform.browser("anja")
    assert f"Alles {MOST_COUNTED} " in anja.get("/nakijken").text
    with sqlite_platform.session() as session:
        add_learners(session, sqlite_platform.cast.noord, 1, first=MOST_COUNTED)

    page = anja.get("/nakijken")

    assert f"<title>({MOST_COUNTED}+) Nakijken" in page.html
    assert f"Alles {MOST_COUNTED}+ Jij leest 0+" in page.text
    assert f"Er wachten meer dan {MOST_COUNTED} opdrachten." in page.text
