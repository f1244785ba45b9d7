"""Two versions of a text are shown as one, and each can be read out of it again, letter by letter."""

import time

from hypothesis import given
from hypothesis import strategies as st

from course.differences import GONE, MOST_WORDS, NEW, SAME, Piece, differences

TEXTS = st.text(alphabet=st.sampled_from("ab é\n\t.<"), max_size=60)


@given(TEXTS, TEXTS)
def test_both_versions_can_be_read_out_of_the_pieces(before: str, after: str) -> None:
    pieces = differences(before, after)

    assert "".join(piece.text for piece in pieces if piece.kind != NEW) == before
    assert "".join(piece.text for piece in pieces if piece.kind != GONE) == after
    assert all(piece.text for piece in pieces)


def test_a_word_that_was_changed_is_marked_and_the_rest_is_not() -> None:
    assert differences("Ik zei niets.", "Ik zei bijna niets.") == [
        Piece(SAME, "Ik zei "),
        Piece(NEW, "bijna "),
        Piece(SAME, "niets."),
    ]


def test_changed_words_that_follow_each_other_are_one_change() -> None:
    assert differences("Ik ben stil, denk ik.", "Ik werd heel boos, denk ik.") == [
        Piece(SAME, "Ik "),
        Piece(GONE, "ben stil,"),
        Piece(NEW, "werd heel boos,"),
        Piece(SAME, " denk ik."),
    ]


def test_the_longest_texts_are_compared_in_time() -> None:
    before = "\n".join(f"zin {number} met een paar woorden" for number in range(MOST_WORDS))
    after = before.replace("zin 7 ", "zin zeven ")[:50_000]

    begun = time.process_time()
    pieces = differences(before[:50_000], after)

    assert time.process_time() - begun < 1.0
    assert next(piece.text for piece in pieces if piece.kind == GONE) == "zin 7 met een paar woorden\n"
