"""A page that breaks a rule of HTML is noticed, though its words are left out when the rules are looked at."""

import pytest

from tests.markup import faults_in, shape_of, tree_of

GOOD = '<!doctype html><html lang="nl"><head><title>Dag</title></head><body><p>Kijk &amp; weet</p></body></html>'


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("<p>Kijk", "<p><div>Kijk</div>"),
        ("&amp;", "&amp"),
        ("<p>", "<p class='a' class='b'>"),
        ("Kijk", "Kijk\x00"),
        ("<p>", '<p title="a &zelf; b">'),
        ("<p>Kijk", "<table><p>Kijk</p></table><p>"),
        ("<!doctype html>", "<!doctype htm>"),
    ],
)
def test_a_page_that_breaks_a_rule_is_noticed(right: str, wrong: str) -> None:
    assert right in GOOD
    assert faults_in(GOOD) == []
    assert faults_in(GOOD.replace(right, wrong, 1))


def test_pages_that_differ_in_words_only_have_one_shape() -> None:
    assert shape_of('<p title="een">Dag Noor</p>') == shape_of('<p title="twee">Dag Sam, welkom</p>')
    assert shape_of("<p>Dag</p>") != shape_of("<p></p>")


def test_a_tree_has_the_words_and_the_values() -> None:
    tree = tree_of(GOOD)
    assert [part.text for part in tree.iter("p")] == ["Kijk & weet"]
    assert tree.get("lang") == "nl"
