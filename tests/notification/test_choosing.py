"""Everybody chooses how to hear of each kind of message that they can get: at once, once a day, or on the page only."""

import pytest
from sqlmodel import col, select

from course.notification.models import (
    ANSWERED,
    AT_ONCE,
    CHANGED,
    DAILY,
    KINDS,
    OFF,
    QUESTIONS_WAIT,
    REPLIED,
    RETURNED,
    SUBMITTED,
    UNREADABLE,
    WITHDRAWN,
    Notification,
    NotificationChoice,
)
from course.notification.queries import kinds_for
from course.organisation.models import Organisation
from tests.notification.telling import tell, wants
from tests.platform import Platform

SETTINGS = "/berichten/instellingen"


@pytest.mark.parametrize(
    ("kind", "cadence"),
    [(SUBMITTED, DAILY), (WITHDRAWN, DAILY), (REPLIED, DAILY), (RETURNED, AT_ONCE), (QUESTIONS_WAIT, AT_ONCE)],
)
def test_who_chose_nothing_hears_of_it_as_is_usual(platform: Platform, kind: str, cadence: str) -> None:
    tell(platform, "noor", kind)

    with platform.session() as session:
        assert [row.cadence for row in session.exec(select(Notification))] == [cadence]


def test_a_choice_holds_for_what_comes_after_it_and_for_its_own_kind(platform: Platform) -> None:
    tell(platform, "anja", SUBMITTED)
    wants(platform, "anja", SUBMITTED, AT_ONCE)
    tell(platform, "anja", SUBMITTED)
    tell(platform, "anja", REPLIED)
    tell(platform, "bram", SUBMITTED)

    with platform.session() as session:
        rows = session.exec(select(Notification).order_by(col(Notification.id))).all()
    assert [row.cadence for row in rows] == [DAILY, AT_ONCE, DAILY, DAILY]
    assert [mail.to for mail in platform.mails()] == [["anja@voorbeeld.nl"]]


def test_what_is_off_stands_on_the_page_and_is_never_mailed(platform: Platform) -> None:
    wants(platform, "noor", RETURNED, OFF)
    tell(platform, "noor", RETURNED)

    assert platform.mails() == []
    assert "Er staat een reactie klaar" in platform.browser("noor").get("/berichten").text


def test_what_cannot_wait_goes_out_at_once_whatever_stands_in_the_table(platform: Platform) -> None:
    wants(platform, "noor", QUESTIONS_WAIT, OFF)
    tell(platform, "noor", QUESTIONS_WAIT)

    assert len(platform.mails()) == 1


def test_anja_chooses_on_her_page_and_finds_her_choice_there_again(platform: Platform) -> None:
    anja = platform.browser("anja")
    page = anja.get(SETTINGS)
    form = page.form("Bewaar de keuze")
    assert {name for name in form.fields if name != "csrf_token"} == set(kinds_for({"trainer"}, may_choose=True))
    assert form.fields[SUBMITTED] == DAILY

    saved = anja.submit(page, "Bewaar de keuze", {SUBMITTED: AT_ONCE, WITHDRAWN: OFF})

    assert "Bewaard. Zo hoor je het vanaf nu." in saved.text
    chosen = saved.form("Bewaar de keuze").fields
    assert (chosen[SUBMITTED], chosen[WITHDRAWN], chosen[REPLIED]) == (AT_ONCE, OFF, DAILY)
    anja.submit(saved, "Bewaar de keuze")
    with platform.session() as session:
        assert len(session.exec(select(NotificationChoice)).all()) == len(form.fields) - 1


def test_what_is_no_choice_changes_nothing(platform: Platform) -> None:
    anja = platform.browser("anja")

    anja.post(SETTINGS, {SUBMITTED: "weekly", RETURNED: OFF, QUESTIONS_WAIT: OFF, "verzonnen": OFF})

    with platform.session() as session:
        assert session.exec(select(NotificationChoice)).all() == []


def test_a_learner_chooses_about_what_learners_get_and_reads_what_comes_at_once(platform: Platform) -> None:
    page = platform.browser("noor").get(SETTINGS)

    offered = {name for name in page.form("Bewaar de keuze").fields if name != "csrf_token"}
    assert offered == {RETURNED, ANSWERED, CHANGED} == set(kinds_for({"learner"}, may_choose=True))
    assert "Deze mails kies je hier niet" in page.text
    assert KINDS[QUESTIONS_WAIT].when in page.text
    assert "Alleen jij ziet wat je hier kiest." in page.text


def test_a_manager_has_nothing_to_choose_and_is_told_so(platform: Platform) -> None:
    page = platform.browser("marja").get(SETTINGS)

    assert "Voor jou is er nu niets te kiezen" in page.text
    assert "Alleen jij ziet wat je hier kiest." not in page.text


@pytest.mark.parametrize(("who", "may_choose"), [("noor", True), ("anja", True), ("marja", False)])
def test_the_list_leads_to_the_choices_of_who_has_a_choice(platform: Platform, who: str, may_choose: bool) -> None:
    page = platform.browser(who).get("/berichten")

    assert (SETTINGS in page.links()) is may_choose
    assert ("kies je zelf" in page.text) is may_choose


def test_every_kind_that_can_be_chosen_can_be_counted_in_words() -> None:
    for name, kind in KINDS.items():
        assert kind.when, name
        assert not kind.when.endswith("."), name
        assert bool(kind.counted[0]) == bool("{}" in kind.counted[1]) == kind.may_choose, name
        assert kind.may_choose or kind.cadence == AT_ONCE, name


def test_only_a_coordinator_chooses_about_what_a_coordinator_gets_and_a_choice_of_before_stays(
    platform: Platform,
) -> None:
    wants(platform, "bram", UNREADABLE, OFF)
    bram = platform.browser("bram")
    assert UNREADABLE not in bram.get(SETTINGS).form("Bewaar de keuze").fields
    bram.post(SETTINGS, {UNREADABLE: AT_ONCE, SUBMITTED: OFF})
    with platform.session() as session:
        session.get_one(Organisation, platform.cast.vlierboom).coordinator_id = platform.cast.bram

    page = bram.get(SETTINGS)

    assert page.form("Bewaar de keuze").fields[UNREADABLE] == OFF
    saved = bram.submit(page, "Bewaar de keuze", {UNREADABLE: DAILY})
    assert saved.form("Bewaar de keuze").fields[UNREADABLE] == DAILY
