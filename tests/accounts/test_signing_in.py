"""Signing in with the form."""

import time

import pytest
from argon2 import PasswordHasher

from course.accounts.actions import add_person, check_password
from course.accounts.models import Person
from tests.accounts.doors import CLOSED, is_signed_in, sign_in
from tests.platform import Platform
from tests.world import PASSWORD

WRONG = "Dit e-mailadres en wachtwoord horen niet bij elkaar."
EVIL = [
    "",
    "https://evil.example",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    " /berichten",
    "/berichten\n",
    "/berichten\r\nSet-Cookie: a=b",
    "/\x00",
    "javascript:alert(1)",
    "berichten",
    "https:/evil.example",
    "/bericht en",
    "/été",
    "/" + "a" * 2000,
]


def test_noor_signs_in_and_comes_on_her_own_page(platform: Platform) -> None:
    browser = platform.browser()
    page = browser.get("/inloggen")

    answer = browser.client.post(
        page.form("Inloggen").action,
        data=page.form("Inloggen").fields | {"email": "noor@voorbeeld.nl", "password": PASSWORD},
    )

    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert is_signed_in(browser)


def test_an_address_in_another_spelling_is_the_same_person(platform: Platform) -> None:
    browser = platform.browser()

    browser.post("/inloggen", {"email": "  ＮOOR@Voorbeeld.NL\x00", "password": PASSWORD}, follow=False)

    assert is_signed_in(browser)


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(platform: Platform) -> None:
    browser = platform.browser()

    known = browser.post("/inloggen", {"email": "noor@voorbeeld.nl", "password": "iets heel anders"})
    unknown = browser.post("/inloggen", {"email": "niemand@voorbeeld.nl", "password": "iets heel anders"})

    assert known.status == unknown.status == 422
    assert WRONG in known.text
    assert known.text == unknown.text
    assert not is_signed_in(browser)


def test_the_address_stays_in_the_form_and_the_password_does_not(sqlite_platform: Platform) -> None:
    answer = sign_in(sqlite_platform.browser(), password="iets heel anders")

    fields = answer.form("Inloggen").fields
    assert (fields["email"], fields["password"]) == ("noor@voorbeeld.nl", "")


def test_empty_fields_are_named(sqlite_platform: Platform) -> None:
    answer = sqlite_platform.browser().post("/inloggen", {"email": "", "password": ""})

    assert answer.status == 422
    assert "Vul je e-mailadres in." in answer.text
    assert "Vul je wachtwoord in." in answer.text


def test_what_is_far_too_long_is_refused_in_dutch(sqlite_platform: Platform) -> None:
    answer = sqlite_platform.browser().post("/inloggen", {"email": "a" * 400, "password": "b" * 600})

    assert answer.status == 422
    assert "Dit adres is te lang." in answer.text
    assert "Dit wachtwoord is te lang." in answer.text


def test_somebody_without_a_password_cannot_sign_in(platform: Platform) -> None:
    with platform.session() as session:
        add_person(session, "nieuw@voorbeeld.nl", "Nieuw Hier")

    with platform.session() as session:
        assert check_password(session, "nieuw@voorbeeld.nl", "") is None
        assert check_password(session, "nieuw@voorbeeld.nl", PASSWORD) is None


def test_known_and_unknown_addresses_take_about_the_same_time(sqlite_platform: Platform) -> None:
    def seconds(email: str) -> float:
        with sqlite_platform.session() as session:
            began = time.perf_counter()
            assert check_password(session, email, "iets heel anders") is None
            return time.perf_counter() - began

    # In turns and the fastest of each: what else the computer does at this moment then hardly counts.
    pairs = [(seconds("noor@voorbeeld.nl"), seconds("niemand@voorbeeld.nl")) for _ in range(9)]
    known, unknown = (min(times) for times in zip(*pairs, strict=True))

    assert 0.5 < known / unknown < 2, f"known {known:.4f} s, unknown {unknown:.4f} s"


def test_after_signing_in_the_page_that_was_asked_for_opens(platform: Platform) -> None:
    browser = platform.browser()
    page = browser.get(f"{CLOSED}?van=mail")
    assert page.url == "/inloggen"

    answer = sign_in(browser, next_path=str(page.form("Inloggen").fields["next"]))

    assert answer.location == f"{CLOSED}?van=mail"


@pytest.mark.parametrize("path", EVIL)
def test_nobody_is_sent_to_another_place_than_a_path_of_ours(sqlite_platform: Platform, path: str) -> None:
    assert sign_in(sqlite_platform.browser(), next_path=path).location == "/"


def test_who_is_signed_in_already_goes_on_from_the_sign_in_page(sqlite_platform: Platform) -> None:
    noor = sqlite_platform.browser("noor")

    assert noor.client.get(f"/inloggen?next={CLOSED}").headers["Location"] == CLOSED
    assert noor.client.get("/inloggen?next=//evil.example").headers["Location"] == "/"


def test_a_password_of_an_older_strength_is_kept_anew(platform: Platform) -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    with platform.session() as session:
        session.get_one(Person, platform.cast.noor).password_hash = weak

    sign_in(platform.browser())

    with platform.session() as session:
        kept = session.get_one(Person, platform.cast.noor).password_hash
    assert kept != weak
    browser = platform.browser()
    sign_in(browser)
    assert is_signed_in(browser)


def test_a_damaged_password_hash_lets_nobody_in(sqlite_platform: Platform) -> None:
    with sqlite_platform.session() as session:
        session.get_one(Person, sqlite_platform.cast.noor).password_hash = "not a hash"

    assert sign_in(sqlite_platform.browser()).status == 422
