"""Names and addresses as they are kept, and what a password has to be like."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.accounts.actions import add_person, set_password
from course.accounts.models import Person, normal_email, plain_name
from course.accounts.policy import password_fault
from course.accounts.queries import find_person_by_email, get_person, names_of
from course.errors import NotFound
from tests.platform import Platform


@given(st.text())
def test_an_address_has_one_spelling(text: str) -> None:
    once = normal_email(text)

    assert normal_email(once) == once
    assert normal_email(f" {text.upper().lower()}\x00") == normal_email(text.upper().lower())


@given(st.text())
def test_a_name_is_one_line_without_unseen_characters(text: str) -> None:
    name = plain_name(text)

    assert "\x00" not in name
    assert "\u202e" not in name
    assert len(name.splitlines()) <= 1
    assert plain_name(name) == name


def test_nul_and_turning_characters_are_left_out_of_a_name_and_an_address(platform: Platform) -> None:
    with platform.session() as session:
        person = add_person(session, "me\x00vrouw@\u202evoorbeeld.nl\n", "Mevrouw\x00 \u202eNoor\tHof\nman ")
        person_id = person.id

    with platform.session() as session:
        kept = get_person(session, person_id)
        assert (kept.email, kept.name) == ("mevrouw@voorbeeld.nl", "Mevrouw Noor Hof man")
        assert find_person_by_email(session, "MEVROUW@voorbeeld.nl\x00") == kept


@pytest.mark.parametrize("name", ["Zoë Šimić", "李 小龍", "مریم میرزاخانی", "می‌خواهم", "O'Neill-de Wit"])
def test_a_name_of_anywhere_stays_as_it_is(name: str) -> None:
    assert plain_name(name) == name


def test_a_name_is_shown_as_text(sqlite_platform: Platform) -> None:
    with sqlite_platform.session() as session:
        session.get_one(Person, sqlite_platform.cast.noor).name = "<b>Noor</b> & co"

    page = sqlite_platform.browser("noor").get("/berichten")

    assert "<b>Noor</b> & co" in page.text


def test_names_are_found_by_id_and_a_stranger_is_not_found(platform: Platform) -> None:
    with platform.session() as session:
        names = names_of(session, {platform.cast.noor, platform.cast.anja})
        assert names == {platform.cast.noor: "Noor Hofman", platform.cast.anja: "Anja Verbeek"}
        with pytest.raises(NotFound, match=r"Deze persoon bestaat niet"):
            get_person(session, 999_999)


def test_a_password_can_be_set_without_a_link_for_the_demonstration(platform: Platform) -> None:
    with platform.session() as session:
        person = add_person(session, "demo@voorbeeld.nl", "Demo")
        set_password(session, person, "een lange zin om te onthouden")
        assert person.password_hash is not None
        assert person.password_hash.startswith("$argon2id$")


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("elf tekens.", "minstens 12 tekens"),
        ("y" * 201, "hoogstens 200 tekens"),
        ("Wachtwoord123", "makkelijk te raden"),
        ("abababababababab", "makkelijk te raden"),
        ("ik ben noor.hofman echt", "Je naam of e-mailadres"),
        ("Noor Hofman is hier", "Je naam of e-mailadres"),
        ("zeven paarse olifanten", ""),
    ],
)
def test_a_password_is_long_and_not_easy_to_guess(password: str, words: str) -> None:
    fault = password_fault(password, email="noor.hofman@voorbeeld.nl", name="Noor Hofman")

    assert (words in fault) if words else fault == ""


def test_a_short_name_does_not_get_in_the_way() -> None:
    assert password_fault("een bos met bomen", email="bo@voorbeeld.nl", name="Bo") == ""
