"""What the rules mark and what they leave alone, rule by rule."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.anonymity import Hit, Kind, Known, find_hits, look_over
from course.anonymity.hits import settle
from course.anonymity.numbers import is_bsn, is_iban
from tests.anonymity.labelled import AROUND_NOOR


def marked(text: str, known: Known = AROUND_NOOR) -> list[str]:
    """Give the words that are marked."""
    return [text[hit.start : hit.end] for hit in find_hits(text, known)]


@pytest.mark.parametrize(
    ("number", "right"),
    [("123456782", True), ("123 45 67.82", True), ("123456789", False), ("000000000", False), ("177-749-830", True)],
)
def test_a_number_of_nine_digits_has_to_pass_the_eleven_test(number: str, right: bool) -> None:
    assert is_bsn(number) is right


@pytest.mark.parametrize(
    ("number", "right"), [("NL91 ABNA 0417 1643 00", True), ("nl39rabo0300065264", True), ("NL92ABNA0417164300", False)]
)
def test_a_bank_account_has_right_check_digits(number: str, right: bool) -> None:
    assert is_iban(number) is right


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Het bsn is 123456789.", ["123456789"]),
        ("Op het pakje stond 123456789.", []),
        ("Bel 0800-2000, of 0900-123456.", []),
        ("De auto 12-AB-C3 en de auto AB-12-CD.", ["AB-12-CD"]),
        ("Op 12-34-56 en ab-12-cd staat niets.", []),
        ("Het is 1234AB, of 1500 ml, of 2021 is lang, of 1940SS.", ["1234AB"]),
        ("Een half, 1/2, of 3/4 deel, en 5/10 voor moeite.", []),
        ("Op 5/10 begon het, en 3/4 keer later weer.", ["5/10"]),
        ("Het was 01-02, dacht ik.", ["01-02"]),
        ("Op 24/7 na, en vanaf 12/3 deel ik het.", []),
        ("Een drieënveertigjarige man van 43.", ["drieënveertigjarige", "43"]),
        ("Hij is 12 jaar clean en zij is 9 kilo kwijt.", []),
    ],
)
def test_numbers_and_dates(text: str, words: list[str]) -> None:
    assert marked(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Aan de Laan van de Eik 12 woont niemand.", ["Laan van de Eik 12"]),
        ("Zij woont Laan van de Eikhof 12, beneden.", ["Laan van de Eikhof 12"]),
        ("Hij stond in Laan van der.", []),
        ("In de Prinsenlaan en op de snelweg 5 keer.", ["Prinsenlaan"]),
        ("De winkelstraat 3 jongens verder, en de Kerkstraat 5 minuten.", ["Kerkstraat"]),
        ("Kerkstraat was de naam.", []),
        ("Oude Van Houtstraat 5.", ["Van Houtstraat 5"]),
        ("Ik liep door Van der Palmstraat 8.", ["Van der Palmstraat 8"]),
        ("Bij van der den Kerkstraat 5.", ["van der den Kerkstraat 5"]),
        ("Hij verhuisde naar Marokko, hij kwam uit Spanje.", []),
        ("De Hogeschool Utrecht, en later Den Haag.", ["Den Haag"]),
        ("Ze is opgegroeid in Vreemdedorp, hij in Marokko.", ["Vreemdedorp"]),
        ("Hij woont nu In Wolkendam.", ["In Wolkendam"]),
    ],
)
def test_streets_and_places(text: str, words: list[str]) -> None:
    assert marked(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mevrouw de directeur kwam, meneer wilde niet.", []),
        ("Ik zag mevrouw de Groot en Mevr.Bakker.", ["mevrouw de Groot", "Mevr.Bakker"]),
        ("Ik groette meneer. Toen ging ik.", []),
        ("De dokter zei niets, en dokter bakker ook niet.", []),
        ("Het was mevrouw terpstra of meneer jan.", ["mevrouw terpstra", "meneer jan"]),
        ("Het was mevrouw X, of meneer J.", ["meneer J"]),
        ("Het was mevrouw Fatima El Idrissi Bouzid Amrani Haddad Ouali.", ["mevrouw Fatima El Idrissi Bouzid Amrani"]),
        ("Dr. Došen schreef dat, en meneer Maart bestaat niet.", []),
        ("Mevrouw", []),
    ],
)
def test_names_after_a_title(text: str, words: list[str]) -> None:
    assert [one for one in marked(text) if one != "Haddad Ouali"] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Van Femke kreeg ik thee.", ["Femke"]),
        ("De Linde en Van der Pol, en ik zag Van Boven.", ["Van der Pol", "Van Boven"]),
        ("Ik zag De Vries, niet De Zon.", ["De Vries"]),
        ("Met D'Angelo en IJsbrand at ik.", ["D'Angelo", "IJsbrand"]),
        ("Hij kent Femke's hond en Anouks kat.", ["Femke's", "Anouks"]),
        ("Ik vond de Roos mooi, en Roos ook.", ["Roos"]),
        ("Roos zei niets. Roos Jansma at.", ["Roos", "Roos Jansma"]),
        ("Het Zorgplan van Xandra zei niets.", ["Xandra"]),
        ("Wij zagen Eigen Groei Idee bij de groep, en Stille Zee.", ["Stille Zee"]),
        ("Iemand met de ziekte van Wilson zei dat.", []),
        ("Toen zei Winter niets, en Koning niet.", ["Winter"]),
        ("Daarna ging Koning zitten, Koning lachte, mijn collega Koning ook.", ["Koning", "Koning"]),
        ("Een bewoner die Wolkje heet, belt het Wolkje.", ["Wolkje"]),
        ("Van", []),
        ("de FACT-teams en het Bemoei-boek", []),
        ("Zwolle is ver, samira ook, jan niet.", ["Zwolle", "samira"]),
        ("Femke uit het voorbeeld. Femke uit Zwolle.", ["Femke", "Zwolle"]),
    ],
)
def test_names_by_themselves(text: str, words: list[str]) -> None:
    assert marked(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("De B.V. en de firma P.S. zijn dicht.", []),
        ("Toen kwam J.P. van den Berg.", ["J.P. van den Berg"]),
        ("K. gooide iets. A. rustig zitten. A. zei niets. X. zei ook niets.", ["K.", "A."]),
        ("K. Dat was alles. PLAN Q. was er.", []),
        ("Bij punt C. en kamer B. was het stil.", []),
        ("Bewoner Q lachte, cliënt X niet, vrouw z ook niet.", ["Q"]),
    ],
)
def test_initials(text: str, words: list[str]) -> None:
    assert marked(text) == words


def test_a_house_is_known_by_its_whole_name_or_by_what_is_proper_to_it() -> None:
    known = Known.of([], ["De Linde", "Team Noord", "Stichting Zeewind", "De Zon en Maan", "Herfst", "..."])

    assert marked("Bij De Linde, in team noord, aan Zeewind en bij Linde.", known) == [
        "De Linde", "team noord", "Zeewind", "Linde",
    ]  # fmt: skip
    assert marked("Onder de linde, in het noorden en in het Noord.", known) == []
    assert marked("Wij van Herfst, niet in de herfst.", known) == ["Herfst"]


def test_a_colleague_is_known_by_a_name_that_is_in_no_list() -> None:
    known = Known.of(["Lievijn van Overzee", "Ymkje"], [])

    assert marked("Lievijn keek. Samen met Ymkje belde ik Overzee.", known) == ["Lievijn", "Ymkje", "Overzee"]
    assert marked("Lievijn is lief.", known) == []


def test_a_term_of_the_course_is_no_person() -> None:
    assert marked("Ik las over Stille Ruimte.", Known.of(familiar=["Stille  ruimte"])) == []
    assert marked("Ik las over Stille Ruimte.", Known()) == ["Stille Ruimte"]


def test_of_what_overlaps_the_longest_is_kept() -> None:
    short, long, inside = Hit(0, 4, Kind.NAME), Hit(2, 9, Kind.STREET), Hit(5, 7, Kind.NAME)

    assert settle([inside, short, long]) == [long]


def test_the_same_words_have_the_same_number_in_all_fields_of_an_answer() -> None:
    checked = look_over(["Samira en Fatima.", "", "Weer SAMIRA en Samira."], Known())

    numbers = [[(piece.text, piece.number) for piece in pieces if piece.hit] for pieces in checked.fields]
    assert numbers == [[("Samira", 1), ("Fatima", 2)], [], [("Samira", 1)]]
    assert [(piece.text, piece.number) for piece in checked.found] == [("Samira", 1), ("Fatima", 2)]


@given(st.text(alphabet=st.sampled_from("aAbJ .,-/'’\n0123456789@Éßİ–(")) | st.text())
def test_the_pieces_together_are_the_text_and_hits_never_overlap(text: str) -> None:
    hits = find_hits(text, AROUND_NOOR)

    assert all(0 <= one.start < one.end <= len(text) for one in hits)
    assert all(one.end <= after.start for one, after in pairwise(hits))
    assert "".join(piece.text for piece in look_over([text], AROUND_NOOR).fields[0]) == text
