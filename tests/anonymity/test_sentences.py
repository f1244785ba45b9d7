"""The rules against sentences that were marked by hand: they find nearly everything, and are seldom wrong."""

import pytest

from course.anonymity import Kind
from course.anonymity.hits import ADVICE
from tests.anonymity.labelled import EVERY, Score, score, sentences


def _show(title: str, table: dict[str, Score]) -> None:
    print(f"\n{title}")
    for kind, counted in sorted(table.items()):
        print("  " + counted.line(kind))


def test_the_two_hundred_sentences_are_two_hundred_and_about_half_of_them_are_clean() -> None:
    everything = sentences()

    assert len(everything) == 200
    assert 90 <= sum(not sentence.spans for sentence in everything) <= 110
    assert {span.kind for sentence in everything for span in sentence.spans} == set(Kind)


def test_nearly_everything_is_found_and_little_is_marked_for_nothing() -> None:
    everything = sentences()
    table = score(everything)
    held_out = score([sentence for place, sentence in enumerate(everything, 1) if place % EVERY == 0])
    _show("All 200 sentences", table)
    _show("The hold-out: every fourth", held_out)

    assert table["all"].recall >= 0.95
    assert table["all"].precision >= 0.85


def test_sentences_that_no_rule_was_written_for_are_judged_nearly_as_well() -> None:
    table = score(sentences("later_sentences.txt"))
    _show("Written after the rules", table)

    assert table["all"].recall >= 0.90
    assert table["all"].precision >= 0.80


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_advice_in_the_manner_of_the_course(kind: Kind) -> None:
    assert ADVICE[kind].endswith(".")
    assert "!" not in ADVICE[kind]
