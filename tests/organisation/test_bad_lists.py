"""Whatever is pasted or chosen: a clear sentence at the field, and what was pasted stays."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import func, select

from course.organisation.models import Enrolment
from tests.organisation.test_inviting import look_at
from tests.platform import Platform

PASTED = "mo@voorbeeld.nl"
UNREADABLE = "Dit bestand is niet te lezen als lijst."
LONG = "Er passen 500 mensen in één keer."


def people(number: int) -> str:
    return "\n".join(f"mens{index}@voorbeeld.nl" for index in range(number))


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (people(501).encode(), "Je lijst heeft 502 mensen. Er passen er 500 in één keer."),
        ("naam;mail".encode("utf-16"), UNREADABLE),
        (b"PK\x03\x04\x81\x8d\x00" * 50, UNREADABLE),
        (b"x" * 400_000, LONG),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_and_what_was_pasted_stays(
    sqlite_platform: Platform, file: bytes, sentence: str
) -> None:
    page = look_at(sqlite_platform.browser("marja"), sqlite_platform, PASTED, file)

    assert page.status == 422
    assert sentence in page.text
    assert page.form("Bekijk de lijst").fields["addresses"] == PASTED


@pytest.mark.parametrize(
    ("pasted", "sentence"),
    [
        ("", "Plak een of meer adressen, of kies een CSV-bestand."),
        (" \n\n", "Plak een of meer adressen, of kies een CSV-bestand."),
        (people(501), "Je lijst heeft 501 mensen."),
        ("x" * 1024 * 1024, LONG),
    ],
)
def test_a_pasted_list_that_cannot_be_used_is_refused_and_stays(
    sqlite_platform: Platform, pasted: str, sentence: str
) -> None:
    page = look_at(sqlite_platform.browser("marja"), sqlite_platform, pasted)

    assert page.status == 422
    assert sentence in page.text
    assert page.form("Bekijk de lijst").fields["addresses"] == pasted


def test_a_file_of_three_megabytes_is_refused_at_the_field(sqlite_platform: Platform) -> None:
    marja, fields = sqlite_platform.browser("marja"), {"csrf_token": "", "addresses": PASTED}
    fields["csrf_token"] = marja.token()
    parts = [f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{it}\r\n' for name, it in fields.items()]
    parts.append('--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n')

    answer = marja.client.post(
        f"/organisatie/team/{sqlite_platform.cast.noord}/uitnodigen",
        data="".join(parts).encode() + b"x" * 3 * 1024 * 1024 + b"\r\n--b--\r\n",
        content_type="multipart/form-data; boundary=b",
    )

    assert answer.status_code == 422
    assert LONG in answer.text
    assert PASTED in answer.text


def test_five_hundred_people_are_invited_in_one_go(sqlite_platform: Platform) -> None:
    marja = sqlite_platform.browser("marja")

    page = marja.submit(look_at(marja, sqlite_platform, people(500)), "Nodig 500 mensen uit")

    assert "500 mensen doen nu mee." in page.text


def test_a_list_of_nonsense_gets_a_verdict_row_by_row(sqlite_platform: Platform) -> None:
    page = look_at(sqlite_platform.browser("marja"), sqlite_platform, "", b"<b>;;;\n\x00=1+1,\n\xe9\xe9 @ @")

    assert page.status == 200
    assert "Er is nog niets verstuurd. 3 ongeldig." in page.text


@given(pasted=st.text(max_size=200), file=st.none() | st.binary(max_size=200))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_list_breaks_the_page_or_enrols_anybody_without_a_confirmation(
    sqlite_platform: Platform, pasted: str, file: bytes | None
) -> None:
    page = look_at(sqlite_platform.browser("marja"), sqlite_platform, pasted, file)

    assert page.status in {200, 422}
    with sqlite_platform.session() as session:
        assert session.exec(select(func.count()).select_from(Enrolment)).one() == 4
    assert sqlite_platform.mails() == []
