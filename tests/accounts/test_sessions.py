"""Sessions live on the server: a copied cookie is worth nothing once the session is over."""

from datetime import timedelta

from sqlmodel import col, func, select

from course.accounts.actions import begin_session, choose_password, make_link, set_roles
from course.accounts.models import Person, SignIn
from course.accounts.queries import RESET, sign_ins_of
from course.jobs import tidy_up_now
from tests.accounts.doors import (
    CLOSED,
    NEW_PASSWORD,
    cookie_of,
    copy_of,
    is_signed_in,
    let_time_pass,
    sign_in,
)
from tests.platform import Platform


def test_a_copied_cookie_is_dead_after_signing_out(platform: Platform) -> None:
    noor = platform.browser("noor")
    thief = copy_of(platform, noor)
    assert is_signed_in(thief)

    page = noor.submit(noor.get(CLOSED), "Uitloggen")

    assert "Je bent uitgelogd. Alles wat je schreef, is bewaard." in page.text
    assert not is_signed_in(noor)
    assert not is_signed_in(thief)


def test_signing_out_in_one_browser_leaves_the_other_signed_in(platform: Platform) -> None:
    laptop, phone = platform.browser("noor"), platform.browser("noor")

    laptop.post("/uitloggen")

    assert is_signed_in(phone)


def test_a_copied_cookie_is_dead_after_a_new_password(platform: Platform) -> None:
    thief = copy_of(platform, platform.browser("noor"))
    with platform.session() as session:
        secret = make_link(session, session.get_one(Person, platform.cast.noor), RESET)
        choose_password(session, secret, RESET, NEW_PASSWORD)

    assert not is_signed_in(thief)


def test_a_copied_cookie_is_dead_after_a_change_of_roles(platform: Platform) -> None:
    thief = copy_of(platform, platform.browser("noor"))
    with platform.session() as session:
        set_roles(session, session.get_one(Person, platform.cast.noor), {"learner", "trainer"})

    assert not is_signed_in(thief)


def test_roles_that_stay_the_same_end_no_session(platform: Platform) -> None:
    noor = platform.browser("noor")
    with platform.session() as session:
        set_roles(session, session.get_one(Person, platform.cast.noor), {"learner"})

    assert is_signed_in(noor)


def test_every_time_somebody_signs_in_the_session_is_another_one(platform: Platform) -> None:
    browser = platform.browser()
    sign_in(browser)
    thief = copy_of(platform, browser)

    sign_in(browser)

    assert is_signed_in(browser)
    assert not is_signed_in(thief), "the session that was replaced is still alive"
    assert cookie_of(browser) != cookie_of(thief)


def test_a_cookie_that_somebody_planted_before_signing_in_is_not_used(platform: Platform) -> None:
    browser = platform.browser()
    browser.client.set_cookie("sessie", "planted", domain="localhost")

    sign_in(browser)

    assert cookie_of(browser) != "planted"


def test_a_session_is_over_after_fourteen_days_and_is_deleted_in_the_night(platform: Platform) -> None:
    noor = platform.browser("noor")
    let_time_pass(platform, timedelta(days=13, hours=23))
    assert is_signed_in(noor)

    let_time_pass(platform, timedelta(hours=2))
    tidy_up_now(platform.app)

    assert not is_signed_in(noor)
    with platform.session() as session:
        assert session.exec(select(func.count()).select_from(SignIn)).one() == 0


def test_the_database_does_not_hold_what_the_cookie_holds(platform: Platform) -> None:
    secret = cookie_of(platform.browser("noor"))
    with platform.session() as session:
        kept = session.exec(select(col(SignIn.token_hash))).all()

    assert secret.encode() not in kept


def test_a_person_sees_when_their_living_sessions_began(platform: Platform) -> None:
    with platform.session() as session:
        noor = session.get_one(Person, platform.cast.noor)
        begin_session(session, noor)
        begin_session(session, noor)

    with platform.session() as session:
        began = sign_ins_of(session, platform.cast.noor)

    assert len(began) == 2
    assert began == sorted(began, reverse=True)


def test_a_page_in_the_browser_can_ask_who_is_signed_in(platform: Platform) -> None:
    stranger = platform.browser().client.get("/sessie").get_json()
    noor = platform.browser("noor").client.get("/sessie").get_json()

    assert stranger["person"] is None
    assert noor["person"] == platform.cast.noor
    assert noor["token"]


def test_signing_out_of_a_dead_session_leads_to_the_sign_in_page_and_back_to_a_page_that_exists(
    platform: Platform,
) -> None:
    noor = platform.browser("noor")
    let_time_pass(platform, timedelta(days=15))

    page = noor.post("/uitloggen")

    assert page.url == "/inloggen"
    assert page.form("Inloggen").fields["next"] == ""
