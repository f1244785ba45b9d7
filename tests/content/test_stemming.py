import pytest

from course.content.stemming import fold, stem

FORMS = (
    "grens grenzen, brief brieven, boom bomen, huis huizen, vraag vragen, signaal signalen, kwetsbaar kwetsbare,"
    " team teams, mens mensen, boos boze, mentaliseert mentaliseren, gevoel gevoelens, leef leven, loopt lopen,"
    " foto foto's, foto fotos, collega collega’s, idee ideeën, cliënt clienten, knie knieën, reflectie reflecties,"
    " jongen jongens, gesprek gesprekken, les lessen, mogelijkheid mogelijkheden, luistert luisteren, leest lezen,"
    " draait draaien, wijst wijzen, stap stapje, verhaal verhaaltje, één een, behoefte behoeften, reeks reeksen"
    ", week weken"
)
OTHER_WORDS = "bom boom, bommen bomen, man maan, mannen manen, kas kast, vast vas, wit wiet, les lees"


@pytest.mark.parametrize("pair", FORMS.split(", "))
def test_forms_of_one_word_become_the_same(pair: str) -> None:
    one, other = pair.split()
    assert stem(fold(one)) == stem(fold(other))


@pytest.mark.parametrize("pair", OTHER_WORDS.split(", "))
def test_words_that_look_alike_stay_apart(pair: str) -> None:
    one, other = pair.split()
    assert stem(one) != stem(other)


def test_capitals_accents_and_the_s_of_a_plural_fall_away() -> None:
    assert [fold(word) for word in ("ÉÉN", "foto’s", "ideeën", "LVB")] == ["een", "foto", "ideeen", "lvb"]


def test_a_short_word_stays_as_it_is() -> None:
    assert stem("als") == "als"
