"""What a password has to be like, asked of the rule itself."""

import pytest

from course.accounts.policy import password_fault


def fault(password: str, *, email: str = "noor@voorbeeld.nl", name: str = "Noor Hofman") -> str:
    return password_fault(password, email=email, name=name)


def test_a_long_password_that_nobody_guesses_is_enough() -> None:
    assert fault("een lamp in de vensterbank") == ""


def test_a_password_has_twelve_to_two_hundred_characters() -> None:
    long = "een lange zin " * 20

    assert "minstens 12 tekens" in fault("elf tekens.")
    assert fault("elf tekens..") == ""
    assert fault(long[:200]) == ""
    assert "hoogstens 200 tekens" in fault(long[:201])


@pytest.mark.parametrize(
    ("password", "is_easy"),
    [
        ("Welkom123456", True),
        ("van buiten naar BINNEN", True),
        ("abcdabcdabcd", True),
        ("abcdeabcdeab", False),
    ],
)
def test_what_everybody_tries_first_is_refused(password: str, is_easy: bool) -> None:
    assert ("makkelijk te raden" in fault(password)) is is_easy


@pytest.mark.parametrize(
    ("email", "name", "is_about_owner"),
    [
        ("lampje@voorbeeld.nl", "Noor Hofman", True),
        ("noor@voorbeeld.nl", "Een Lampje", True),
        ("lamp@voorbeeld.nl", "Noor Hofman", True),
        ("lam@voorbeeld.nl", "Eli", False),
        ("noor@lampje.nl", "Noor Hofman", False),
    ],
)
def test_a_password_is_not_about_its_owner(email: str, name: str, is_about_owner: bool) -> None:
    found = fault("Een Lampje in de vensterbank, bij Eli", email=email, name=name)

    assert ("Je naam of e-mailadres" in found) is is_about_owner
