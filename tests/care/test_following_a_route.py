"""A trainer worries: the protocol is on the screen, and only which route is followed is written down."""

import re

import pytest
from sqlmodel import col, select, update

from course.care.models import CareSignal
from course.organisation.models import MANAGER, Membership
from course.reflection.models import Submission
from tests.care.caring import DISTRESS, OVERVIEW, UNSAFE, ask_to_anonymise, follow, held
from tests.platform import Platform
from tests.review.reviewing import given_back, handed_in, lie_with

DONE = "Rond af"
WORRIED = "Anja maakt zich zorgen en neemt persoonlijk contact met je op."
WORRIED_SINCE = r"Anja maakt zich zorgen sinds \d+ \w+ om \d\d:\d\d en neemt persoonlijk contact met je op\."
WORRIED_THEN = r"Anja maakte zich op \d+ \w+ om \d\d:\d\d zorgen en nam persoonlijk contact met je op\."
TALK_IT_OVER = (
    "dit te bespreken met je leidinggevende of de aandachtsfunctionaris van je organisatie, volgens de meldcode."
)


def signals(platform: Platform) -> list[CareSignal]:
    with platform.session() as session:
        return list(session.exec(select(CareSignal).order_by(col(CareSignal.id))))


def test_the_protocol_stands_on_the_screen_with_the_ways_to_help(platform: Platform) -> None:
    address = held(platform)
    anja = platform.browser("anja")
    assert f"{address}/zorgsignaal" in anja.get(address).links()

    page = anja.get(f"{address}/zorgsignaal")

    for words in (
        "Noor zit misschien in nood",
        "Een cliënt is misschien onveilig",
        "Iemand is te herkennen",
        "112",
        "meldcode",
    ):
        assert words in page.text
    assert {"tel:113", "tel:112", "tel:08002000", f"{address}/anonimiseren"} <= set(page.links())
    assert "mailto:noor@voorbeeld.nl" in page.links()
    assert f"Noor leest: “{WORRIED}”" in page.text
    assert f"Noor leest: “Anja vroeg je {TALK_IT_OVER}”" in page.text
    assert "Wat je Noor kunt aanraden" in page.text
    assert "Je mag altijd stoppen" not in page.text
    assert "beker met het oor" not in page.html


def test_a_route_is_logged_once_and_shown_wherever_it_matters(platform: Platform) -> None:
    address = held(platform)
    anja, noor = platform.browser("anja"), platform.browser("noor")

    pages = [anja.post(f"{address}/zorgsignaal", {"route": "nood"}) for _time in range(2)]

    assert [page.status for page in pages] == [200, 200]
    assert "Deze route wordt gevolgd sinds" in pages[0].text
    assert [(one.route, one.closed_at) for one in signals(platform)] == [("nood", None)]
    assert "De cursist zit misschien in nood" in anja.get(address).text
    assert "Noor Hofman zit misschien in nood" in anja.get("/nakijken").text
    assert re.search(WORRIED_SINCE, noor.get(OVERVIEW).text)


def test_the_learner_reads_that_a_client_may_be_unsafe(platform: Platform) -> None:
    address = held(platform)
    follow(platform.browser("anja"), address, UNSAFE)
    noor, anja = platform.browser("noor"), platform.browser("anja")

    assert re.search(rf"Anja vroeg je op \d+ \w+ om \d\d:\d\d {TALK_IT_OVER}", noor.get(OVERVIEW).text)
    assert "Dat is afgesloten." not in noor.get(OVERVIEW).text
    queue = anja.get("/nakijken")
    assert "mailto:noor@voorbeeld.nl" not in queue.links()
    anja.submit(queue, DONE)
    assert "Dat is afgesloten." in noor.get(OVERVIEW).text


def test_a_route_that_is_done_leaves_the_list_and_can_be_followed_anew(platform: Platform) -> None:
    address = held(platform)
    anja, noor = platform.browser("anja"), platform.browser("noor")
    follow(anja, address)
    queue = anja.get("/nakijken")

    closed = anja.submit(queue, DONE)
    first = signals(platform)[0].closed_at
    anja.submit(queue, DONE)

    assert "De cursist zit misschien in nood" not in closed.text
    assert signals(platform)[0].closed_at == first
    assert re.search(WORRIED_THEN, noor.get(OVERVIEW).text)
    follow(anja, address)
    assert [one.closed_at is None for one in signals(platform)] == [False, True]


def test_the_two_routes_can_be_followed_together(platform: Platform) -> None:
    address = held(platform)
    anja = platform.browser("anja")
    follow(anja, address, DISTRESS)

    follow(anja, address, UNSAFE)

    assert [one.route for one in signals(platform)] == ["nood", "onveilig"]


def test_whoever_reads_again_what_was_given_back_may_worry_too(platform: Platform) -> None:
    address = given_back(platform)
    anja = platform.browser("anja")
    page = anja.get(address)
    assert f"{address}/zorgsignaal" in page.links()
    assert f"{address}/anonimiseren" not in page.links()

    shown = follow(anja, address)

    assert "Deze ronde is al teruggegeven." in shown.text
    assert "De cursist zit misschien in nood" in anja.get(f"{address}/gesprek").text


def test_who_does_not_read_the_round_follows_nothing(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")

    assert anja.get(f"{address}/zorgsignaal").url == address
    assert anja.post(f"{address}/zorgsignaal", {"route": "nood"}).status == 409
    assert signals(platform) == []


@pytest.mark.parametrize("route", ["herkenbaar", ""])
def test_there_are_two_routes_to_follow(platform: Platform, route: str) -> None:
    page = platform.browser("anja").post(f"{held(platform)}/zorgsignaal", {"route": route})

    assert page.status == 422
    assert "Kies een van de routes" in page.text


def test_a_route_stays_open_when_the_text_is_closed(platform: Platform) -> None:
    address = held(platform)
    anja = platform.browser("anja")
    follow(anja, address)
    ask_to_anonymise(anja, address)

    assert "Noor Hofman" not in anja.submit(anja.get("/nakijken"), DONE).text


@pytest.mark.parametrize(
    ("who", "status"), [("bram", 403), ("marja", 403), ("ties", 404), ("otto", 404), ("noor", 404), ("sam", 404)]
)
def test_nobody_else_sees_follows_or_closes_a_route(platform: Platform, who: str, status: int) -> None:
    address = held(platform)
    follow(platform.browser("anja"), address)
    browser = platform.browser(who)
    close = f"/nakijken/zorgsignaal/{signals(platform)[0].id}/afgerond"

    pages = [browser.get(f"{address}/zorgsignaal"), browser.post(f"{address}/zorgsignaal", {"route": "onveilig"})]

    assert [page.status for page in [*pages, browser.post(close)]] == [status] * 3
    assert [(one.route, one.closed_at) for one in signals(platform)] == [("nood", None)]
    if who != "noor":
        assert "neemt persoonlijk contact" not in browser.get(OVERVIEW).html


def test_the_organisation_sees_nothing_of_it_anywhere(platform: Platform) -> None:
    marja = platform.browser("marja")
    pages = ["/organisatie", f"/organisatie/team/{platform.cast.noord}/voortgang", "/berichten"]
    address = held(platform)
    before = [marja.get(path).html.partition("<main")[2] for path in pages]

    follow(platform.browser("anja"), address)

    assert [marja.get(path).html.partition("<main")[2] for path in pages] == before
    assert all("zorg" not in mail.subject.lower() for mail in platform.mails())


def test_a_trainer_who_came_to_manage_the_organisation_sees_it_no_longer(platform: Platform) -> None:
    follow(platform.browser("anja"), held(platform))
    with platform.session() as session:
        cast = platform.cast
        session.add(Membership(person_id=cast.anja, organisation_id=cast.vlierboom, role=MANAGER))
    anja = platform.browser("anja")

    assert "De cursist zit misschien in nood" not in anja.get("/nakijken").text
    assert anja.post(f"/nakijken/zorgsignaal/{signals(platform)[0].id}/afgerond").status == 403


def test_after_a_hand_over_the_new_reader_sees_it_and_closes_it(platform: Platform) -> None:
    address = held(platform)
    follow(platform.browser("anja"), address)
    lie_with(platform)
    with platform.session() as session:
        session.exec(update(Submission).values(claimed_by_id=platform.cast.bram))
    bram = platform.browser("bram")
    page = bram.get(address)
    assert "Anja Verbeek · route gevolgd sinds" in page.text

    assert bram.submit(page, DONE).status == 200
    assert signals(platform)[0].closed_at is not None


def test_a_route_that_does_not_exist_is_not_found(platform: Platform) -> None:
    assert platform.browser("anja").post("/nakijken/zorgsignaal/4711/afgerond").status == 404
