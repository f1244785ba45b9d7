"""A list of people is read as managers have it: pasted from a mail or a spreadsheet, or as a CSV file."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.organisation.forms import Entry, as_list, read_file, read_list


@pytest.mark.parametrize(
    ("line", "name", "email"),
    [
        ("noor@voorbeeld.nl", "noor", "noor@voorbeeld.nl"),
        ("  Noor.Hofman@Voorbeeld.NL  ", "noor.hofman", "noor.hofman@voorbeeld.nl"),
        ("Noor Hofman <noor@voorbeeld.nl>", "Noor Hofman", "noor@voorbeeld.nl"),
        ('"Hofman, Noor" <noor@voorbeeld.nl>;', "Hofman, Noor", "noor@voorbeeld.nl"),
        ("noor@voorbeeld.nl <noor@voorbeeld.nl>", "noor@voorbeeld.nl", "noor@voorbeeld.nl"),
        ("Noor Hofman;noor@voorbeeld.nl", "Noor Hofman", "noor@voorbeeld.nl"),
        ("noor@voorbeeld.nl,Noor Hofman", "Noor Hofman", "noor@voorbeeld.nl"),
        ('"Hofman; Noor", noor@voorbeeld.nl', "Hofman Noor", "noor@voorbeeld.nl"),
        ("Noor\tnoor@voorbeeld.nl", "Noor", "noor@voorbeeld.nl"),
        ("'t Hooft;hooft@voorbeeld.nl", "'t Hooft", "hooft@voorbeeld.nl"),
        ("Jos\u202eé <jose@voorbeeld.nl>\x00", "José", "jose@voorbeeld.nl"),
    ],
)
def test_a_line_gives_a_name_and_an_address(line: str, name: str, email: str) -> None:
    assert read_list(line) == [Entry(1, name, email)]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("Noor Hofman", "Hier staat geen e-mailadres."),
        ("noor@", "Dit is geen geldig e-mailadres."),
        ("noor@voorbeeld", "Dit is geen geldig e-mailadres."),
        ("nóór@voorbeeld.nl", "Dit is geen geldig e-mailadres."),
        ("=cmd@voorbeeld.nl", "Een adres dat met = begint, kan hier niet."),
        ("N" * 121 + ";noor@voorbeeld.nl", "De naam is langer dan 120 tekens."),
        ("noor@voorbeeld.nl" + " " * 1000, "Deze regel is te lang. Zet één adres op een regel."),
    ],
)
def test_a_line_that_cannot_be_used_says_why(line: str, fault: str) -> None:
    assert [entry.fault for entry in read_list(line)] == [fault]


def test_addresses_side_by_side_on_one_line_are_all_read() -> None:
    text = "noor@voorbeeld.nl; sam@voorbeeld.nl\nYara <yara@voorbeeld.nl>; Lot <lot@voorbeeld.nl>"

    assert [(entry.line, entry.email.partition("@")[0]) for entry in read_list(text)] == [
        (1, "noor"),
        (1, "sam"),
        (2, "yara"),
        (2, "lot"),
    ]


@pytest.mark.parametrize("head", ["Naam;E-mail", "name;EMAIL", "Naam;Mail", "naam;e_mail adres"])
def test_a_header_is_recognised_and_is_nobody(head: str) -> None:
    assert read_list(f"{head}\nNoor Hofman;noor@voorbeeld.nl\n\n") == [Entry(2, "Noor Hofman", "noor@voorbeeld.nl")]


def test_a_header_says_which_columns_count() -> None:
    text = "functie,voornaam,achternaam,e-mail\nbegeleider,Noor,Hofman,noor@voorbeeld.nl\nstagiair,Sam,Bakhuis\n"

    assert read_list(text) == [
        Entry(2, "Noor Hofman", "noor@voorbeeld.nl"),
        Entry(3, "Sam Bakhuis", "", "Hier staat geen e-mailadres."),
    ]


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+31 6", "-1+1", "= =1"])
def test_no_name_begins_as_a_formula_in_a_spreadsheet(name: str) -> None:
    (entry,) = read_list(f"{name};noor@voorbeeld.nl")

    assert entry.name[:1] not in set("=+-@")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_file_is_read_in_the_encodings_that_spreadsheets_write(encoding: str) -> None:
    assert read_file("naam;mail\r\nZoë;zoe@voorbeeld.nl".encode(encoding)) == "naam;mail\r\nZoë;zoe@voorbeeld.nl"


@pytest.mark.parametrize(
    "data", ["naam;mail".encode("utf-16"), bytes(range(256)), b"\x89PNG\r\n\x1a\n\x00\x00\x00\x8f"]
)
def test_a_file_that_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"not a text|codec"):
        read_file(data)


@given(st.text(st.characters(exclude_categories=[])))
@settings(deadline=None)
def test_any_text_is_read_without_an_error(text: str) -> None:
    entries = read_list(text)
    good = [entry for entry in entries if not entry.fault]

    assert [(entry.name, entry.email) for entry in read_list(as_list(good))] == [
        (entry.name, entry.email) for entry in good
    ]


@given(
    st.lists(
        st.sampled_from(["noor@voorbeeld.nl", ";", ",", "<", ">", '"', " ", "\n", "@", "naam", "e-mail", "=", "x"])
    )
)
@settings(deadline=None)
def test_any_mixture_of_what_lists_are_made_of_is_read_without_an_error(parts: list[str]) -> None:
    good = [entry for entry in read_list("".join(parts)) if not entry.fault]

    assert [entry.email for entry in read_list(as_list(good))] == [entry.email for entry in good]


@given(st.binary())
@settings(max_examples=200, deadline=None)
def test_any_file_is_read_or_refused(data: bytes) -> None:
    with suppress(ValueError):
        read_list(read_file(data))
