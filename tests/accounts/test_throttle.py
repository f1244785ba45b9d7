"""Too many tries: the account and the computer are each guarded, and the page says how long to wait."""

from sqlmodel import select

from course.jobs import tidy_up_now
from course.web.throttle import ThrottleCounter
from tests.accounts.doors import sign_in
from tests.browser import Page
from tests.platform import Platform

GUESS = "een gok van iemand"


def guess(platform: Platform, email: str, computer: str) -> Page:
    browser = platform.browser()
    browser.client.environ_base["REMOTE_ADDR"] = computer
    return browser.post("/inloggen", {"email": email, "password": GUESS})


def test_an_account_is_guarded_against_many_computers_and_spellings(platform: Platform) -> None:
    spellings = ["noor@voorbeeld.nl", "NOOR@voorbeeld.nl", " noor@voorbeeld.nl", "ｎoor@voorbeeld.nl"]
    for number in range(10):
        assert guess(platform, spellings[number % 4], f"192.0.2.{number}").status == 422

    refused = guess(platform, "noor@voorbeeld.nl", "192.0.2.99")

    assert refused.status == 429
    assert "Dit is te vaak achter elkaar geprobeerd. Wacht 10 minuten." in refused.text
    assert "Weet je je wachtwoord niet meer?" in refused.text
    assert 0 < int(refused.response.headers["Retry-After"]) <= 600
    assert guess(platform, "sam@voorbeeld.nl", "192.0.2.99").status == 422


def test_a_guarded_account_does_not_open_with_the_right_password_either(sqlite_platform: Platform) -> None:
    for number in range(10):
        guess(sqlite_platform, "noor@voorbeeld.nl", f"192.0.2.{number}")

    assert sign_in(sqlite_platform.browser()).status == 429


def test_one_computer_may_not_try_many_accounts(sqlite_platform: Platform) -> None:
    for number in range(60):
        guess(sqlite_platform, f"iemand{number}@voorbeeld.nl", "192.0.2.1")

    assert guess(sqlite_platform, "nog-iemand@voorbeeld.nl", "192.0.2.1").status == 429
    assert guess(sqlite_platform, "nog-iemand@voorbeeld.nl", "192.0.2.2").status == 422


def test_links_for_one_account_are_not_mailed_without_end(platform: Platform) -> None:
    browser = platform.browser()
    for _ in range(5):
        assert browser.post("/wachtwoord-vergeten", {"email": "noor@voorbeeld.nl"}).status == 200

    refused = browser.post("/wachtwoord-vergeten", {"email": "noor@voorbeeld.nl"})

    assert refused.status == 429
    assert "Wacht een uur." in refused.text


def test_the_counters_hold_no_address_and_are_deleted_when_they_are_over(platform: Platform) -> None:
    sign_in(platform.browser())
    with platform.session() as session:
        counters = session.exec(select(ThrottleCounter)).all()
        assert counters
        assert not [counter.key for counter in counters if "noor" in counter.key]
        for counter in counters:
            counter.expires_at -= 3600

    tidy_up_now(platform.app)

    with platform.session() as session:
        assert session.exec(select(ThrottleCounter)).all() == []
