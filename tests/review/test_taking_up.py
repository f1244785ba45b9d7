"""Taking a round up: only then its text opens, the learner sees who read it, and nobody else can take it for a day."""

import re
from datetime import timedelta
from threading import Barrier, Thread

from course.database import Database, now
from course.reflection.models import IN_REVIEW, SUBMITTED, Submission
from course.review.actions import open_round
from course.review.queries import find_desk
from tests.platform import Platform
from tests.reflection.writing import ASSIGNMENT, hand_in
from tests.review.reviewing import (
    ROUND,
    address_of,
    change_trainer,
    find_round,
    give_back,
    given_back,
    handed_in,
    let_lapse,
    lie_with,
    number_of,
    press,
    take_up,
)

CANARY = "beker met het oor"


def test_the_text_stays_closed_until_it_is_taken_up(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")

    closed = anja.get(address)
    assert CANARY not in closed.html
    assert "Pak je dit op, dan ziet Noor dat jij het leest, en wanneer." in closed.text
    assert "las dit op" not in platform.browser("noor").get(ROUND).text

    opened = take_up(anja, address)
    assert CANARY in opened.html
    assert re.search(r"Noor ziet dat jij dit las, op \d+ \w+ om \d\d:\d\d\.", opened.text)
    assert "Anja Verbeek las dit op" not in opened.text
    assert "Waar let je op? Alleen voor trainers" in opened.text
    assert "Dit weet alleen ik." not in opened.html


def test_nobody_takes_up_a_round_before_the_learner_could_hear_who_reads_it(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")
    page = anja.get(address)
    with platform.session() as session:
        session.get_one(Submission, number_of(address)).readable_from = now() + timedelta(hours=1)

    refused = anja.submit(page, "Oppakken en lezen")

    assert refused.status == 409
    assert "De cursist hoort eerst dat jij deze opdracht leest." in refused.text
    assert CANARY not in refused.html


def test_the_learner_sees_who_read_it_and_that_it_is_in_hand(platform: Platform) -> None:
    take_up(platform.browser("anja"), handed_in(platform))

    page = platform.browser("noor").get(ROUND)

    assert "Anja Verbeek las dit op" in page.text
    assert "In behandeling" in page.text
    assert platform.browser("noor").post(f"/opdracht/{ASSIGNMENT}/intrekken").status == 409


def test_taking_up_twice_changes_nothing(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")
    take_up(anja, address)

    again = anja.post(f"{address}/oppakken")

    assert again.status == 200
    assert find_round(platform, address).claimed_by_id == platform.cast.anja


def test_a_round_that_was_taken_back_has_nothing_to_read(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")
    page = anja.get(address)
    platform.browser("noor").post(f"/opdracht/{ASSIGNMENT}/intrekken")

    refused = anja.submit(page, "Oppakken en lezen")

    assert refused.status == 409
    assert "Noor heeft deze opdracht teruggenomen" in refused.text
    assert CANARY not in refused.html
    assert "teruggenomen" in platform.browser("noor").get(ROUND).text


def test_letting_go_puts_it_back_and_keeps_what_was_written(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")
    press(anja, take_up(anja, address), "Bewaar", {"text-overall": "Alvast dit."})

    queue = anja.post(f"{address}/loslaten")
    assert "staat weer in de rij" in queue.text
    assert find_round(platform, address).state == SUBMITTED
    assert CANARY not in anja.get(address).html
    assert anja.post(f"{address}/loslaten").status == 200

    assert "Alvast dit." in take_up(anja, address).text


def test_what_was_given_back_cannot_be_let_go(platform: Platform) -> None:
    assert platform.browser("anja").post(f"{given_back(platform)}/loslaten").status == 409


def test_a_living_claim_is_respected_and_a_lapsed_one_is_taken_over(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")
    press(anja, take_up(anja, address), "Bewaar", {"text-overall": "Van Anja."})
    lie_with(platform)
    bram = platform.browser("bram")

    refused = bram.post(f"{address}/oppakken")
    assert refused.status == 409
    assert "Anja Verbeek heeft deze opdracht opgepakt" in refused.text
    assert CANARY not in refused.html
    assert bram.post(f"{address}/loslaten").status == 409

    let_lapse(platform, address)
    page = take_up(bram, address)
    assert CANARY in page.html
    assert "Van Anja." not in page.html
    assert "Anja Verbeek las dit op" in page.text


def test_after_its_time_a_round_closes_for_whoever_held_it(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")
    page = take_up(anja, address)
    let_lapse(platform, address)

    assert CANARY not in anja.get(address).html
    assert anja.get(f"{address}/voorbeeld").url == address
    # Nobody else took it up: what she still has on her screen is saved, and the time begins anew.
    assert CANARY in press(anja, page, "Bewaar", {"text-overall": "Ik was even weg."}).html


def test_reading_again_what_was_given_back_is_recorded_too(platform: Platform) -> None:
    address = given_back(platform)
    lie_with(platform)
    bram = platform.browser("bram")
    closed = bram.get(address)
    assert CANARY not in closed.html
    assert "Lees je dit terug, dan ziet Noor dat, en wanneer." in closed.text

    page = bram.submit(closed, "Teruglezen")

    assert CANARY in page.html
    assert "Anja Verbeek schreef" in page.text
    assert "Anja Verbeek las dit op" in page.text
    assert re.search(r"Noor ziet dat jij dit las, op \d+ \w+ om \d\d:\d\d\.", page.text)
    assert "Bram Olthof las dit op" in platform.browser("noor").get(ROUND).text


def test_two_tabs_that_take_up_at_once_read_it_once(platform: Platform) -> None:
    address = handed_in(platform)
    database: Database = platform.app.extensions["course.database"]
    start = Barrier(2)

    def take() -> None:
        with database.session(writing=True) as session:
            start.wait()
            desk = find_desk(session, number_of(address))
            assert desk is not None
            open_round(session, desk, platform.cast.anja)
            session.commit()

    threads = [Thread(target=take) for _tab in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert find_round(platform, address).claimed_by_id == platform.cast.anja
    assert platform.browser("noor").get(ROUND).text.count("Anja Verbeek las dit op") == 1


def test_an_earlier_round_that_is_shown_is_read_as_well(platform: Platform) -> None:
    given_back(platform, "aanvulling_gevraagd")
    change_trainer(platform)
    noor = platform.browser("noor")
    hand_in(noor, {"moment": "Wat er nog bij komt."}, trainer="Bram Olthof")
    second = address_of(platform, "noor")

    bram = platform.browser("bram")

    page = take_up(bram, second)

    assert "Wat er nog bij komt." in page.text
    assert "Ronde 1, met de reactie" in page.text
    assert CANARY in page.html
    assert "Een tweede aanvulling vragen is ongewoon" in page.text
    assert "Bram Olthof las dit op" in noor.get(ROUND).text
    assert give_back(bram, page, "aanvulling_gevraagd").status == 200
    assert find_round(platform, second).outcome == "aanvulling_gevraagd"
    assert find_round(platform, second).state != IN_REVIEW
