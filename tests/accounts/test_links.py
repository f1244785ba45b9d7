"""Invitations and forgotten passwords: links that work once, for a while."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from sqlmodel import func, select

from course.accounts.actions import add_person, choose_password, forget_old_sessions, make_link
from course.accounts.models import OneTimeLink, Person
from course.accounts.queries import INVITATION, RESET
from course.errors import RuleBroken
from tests.accounts.doors import (
    CLOSED,
    NEW_PASSWORD,
    is_signed_in,
    let_time_pass,
    link_for,
    links_in_mails,
    sign_in,
)
from tests.browser import Browser, Page
from tests.platform import Platform


def invite_kees(platform: Platform) -> str:
    with platform.session() as session:
        kees = add_person(session, "kees@voorbeeld.nl", "Kees Nieuw")
        make_link(session, kees, INVITATION)
    (path,) = links_in_mails(platform)
    return path


def choose(browser: Browser, path: str, button: str = "Bewaar en begin", password: str = NEW_PASSWORD) -> Page:
    return browser.submit(browser.get(path), button, {"password": password})


def test_an_invitation_is_accepted_and_the_person_is_signed_in(platform: Platform) -> None:
    browser, path = platform.browser(), invite_kees(platform)

    page = browser.get(path)
    assert "Welkom. Kies eerst een wachtwoord" in page.text
    assert "Kees Nieuw" in page.text
    assert "kees@voorbeeld.nl" in page.text
    assert "Je leidinggevende niet, nooit." in page.text
    assert page.form("Bewaar en begin").fields["password"] == ""
    assert 'autocomplete="new-password"' in page.html

    browser.client.post(path, data=page.form("Bewaar en begin").fields | {"password": NEW_PASSWORD})

    assert is_signed_in(browser)


def test_an_invitation_works_once(platform: Platform) -> None:
    path = invite_kees(platform)
    platform.browser().post(path, {"password": NEW_PASSWORD}, follow=False)

    again = platform.browser().get(path)
    sent_again = platform.browser().post(path, {"password": NEW_PASSWORD})

    assert (again.status, sent_again.status) == (410, 410)
    assert "Deze link werkt niet meer" in again.text
    assert "/wachtwoord-vergeten" in again.links()


def test_an_invitation_works_for_fourteen_days(platform: Platform) -> None:
    path = invite_kees(platform)

    let_time_pass(platform, timedelta(days=13, hours=23))
    assert platform.browser().get(path).status == 200
    let_time_pass(platform, timedelta(hours=2))

    assert platform.browser().get(path).status == 410


def test_a_link_is_not_good_for_something_else(platform: Platform) -> None:
    secret = link_for(platform, "noor", RESET)

    assert platform.browser().get(f"/uitnodiging/{secret}").status == 410
    assert platform.browser().get("/wachtwoord/geraden").status == 410
    assert platform.browser().get(f"/anders/{secret}").status == 404


def test_two_people_who_use_one_link_at_the_same_moment_choose_one_password(platform: Platform) -> None:
    secret, answers, barrier = link_for(platform, "noor", RESET), [], Barrier(2)

    def use(password: str) -> None:
        barrier.wait()
        try:
            with platform.session() as session:
                choose_password(session, secret, RESET, password)
            answers.append("kept")
        except RuleBroken:
            answers.append("refused")

    threads = [Thread(target=use, args=(password,)) for password in (NEW_PASSWORD, "acht groene kamelen")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers) == ["kept", "refused"]


def test_noor_forgot_her_password_and_chooses_another(platform: Platform) -> None:
    browser = platform.browser()
    sent = browser.submit(browser.get("/wachtwoord-vergeten"), "Stuur me een link", {"email": "noor@voorbeeld.nl"})
    assert "Kijk in je mail" in sent.text
    (path,) = links_in_mails(platform)
    page = browser.get(path)
    assert "Kies een nieuw wachtwoord" in page.text

    browser.client.post(path, data=page.form("Bewaar en log in").fields | {"password": NEW_PASSWORD})

    assert is_signed_in(browser)
    assert sign_in(platform.browser()).status == 422
    assert sign_in(platform.browser(), password=NEW_PASSWORD).status == 303


def test_a_known_and_an_unknown_address_get_the_same_answer(platform: Platform) -> None:
    browser = platform.browser()

    known = browser.post("/wachtwoord-vergeten", {"email": "noor@voorbeeld.nl"})
    unknown = browser.post("/wachtwoord-vergeten", {"email": "niemand@voorbeeld.nl"})

    assert known.status == unknown.status == 200
    assert known.text.replace("noor@", "niemand@") == unknown.text
    assert len(links_in_mails(platform)) == 1


def test_a_link_for_a_new_password_works_for_half_an_hour(platform: Platform) -> None:
    secret = link_for(platform, "noor", RESET)

    let_time_pass(platform, timedelta(minutes=29))
    assert platform.browser().get(f"/wachtwoord/{secret}").status == 200
    let_time_pass(platform, timedelta(minutes=2))

    assert platform.browser().get(f"/wachtwoord/{secret}").status == 410


def test_a_newer_link_ends_the_older(platform: Platform) -> None:
    older, newer = link_for(platform, "noor", RESET), link_for(platform, "noor", RESET)

    assert platform.browser().get(f"/wachtwoord/{older}").status == 410
    assert platform.browser().get(f"/wachtwoord/{newer}").status == 200


def test_a_chosen_password_ends_every_other_link_of_that_person(platform: Platform) -> None:
    invitation, reset = link_for(platform, "noor", INVITATION), link_for(platform, "noor", RESET)
    sam = link_for(platform, "sam", RESET)

    platform.browser().post(f"/wachtwoord/{reset}", {"password": NEW_PASSWORD}, follow=False)

    assert platform.browser().get(f"/uitnodiging/{invitation}").status == 410
    assert platform.browser().get(f"/wachtwoord/{sam}").status == 200


def test_who_never_chose_a_password_gets_the_invitation_again(platform: Platform) -> None:
    invite_kees(platform)

    platform.browser().post("/wachtwoord-vergeten", {"email": "kees@voorbeeld.nl"})

    assert [path.split("/")[1] for path in links_in_mails(platform)] == ["uitnodiging", "uitnodiging"]


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("", "Kies een wachtwoord."),
        ("kort", "minstens 12 tekens"),
        ("x" * 501, "Dit wachtwoord is te lang."),
        ("wachtwoord123", "makkelijk te raden"),
    ],
)
def test_a_weak_password_is_refused_with_a_reason_and_the_link_stays_good(
    sqlite_platform: Platform, password: str, words: str
) -> None:
    browser, path = sqlite_platform.browser(), invite_kees(sqlite_platform)

    page = choose(browser, path, password=password)

    assert page.status == 422
    assert words in page.text
    assert browser.get(path).status == 200


def test_an_empty_address_is_asked_for_again(sqlite_platform: Platform) -> None:
    page = sqlite_platform.browser().post("/wachtwoord-vergeten", {"email": ""})

    assert page.status == 422
    assert "Vul je e-mailadres in." in page.text


def test_a_mailed_link_is_kept_as_a_hash_only(platform: Platform) -> None:
    path = invite_kees(platform)

    with platform.session() as session:
        (link,) = session.exec(select(OneTimeLink))

    assert link.sealed_secret is None
    assert path.rpartition("/")[2].encode() not in link.token_hash


def test_the_page_of_a_link_is_kept_by_no_cache(sqlite_platform: Platform) -> None:
    page = sqlite_platform.browser().get(invite_kees(sqlite_platform))

    assert page.response.headers["Cache-Control"] == "no-store"


def test_links_that_are_over_are_deleted_a_day_later(platform: Platform) -> None:
    link_for(platform, "noor", RESET)
    let_time_pass(platform, timedelta(days=2))

    with platform.session() as session:
        forget_old_sessions(session)
        assert session.exec(select(func.count()).select_from(OneTimeLink)).one() == 0


def test_the_link_of_somebody_who_was_deleted_is_gone_with_them(platform: Platform) -> None:
    path = invite_kees(platform)
    with platform.session() as session:
        session.delete(session.exec(select(Person).where(Person.email == "kees@voorbeeld.nl")).one())

    assert platform.browser().get(path).status == 410


def test_a_link_leads_nowhere_but_home(sqlite_platform: Platform) -> None:
    page = sqlite_platform.browser().post(
        invite_kees(sqlite_platform), {"password": NEW_PASSWORD, "next": CLOSED}, follow=False
    )

    assert (page.status, page.location) == (303, "/")
