"""A sealed text opens with its own key, at its own place, and nowhere else."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from course.confidential.seal import SealBroken, open_bytes, open_text, seal_bytes, seal_text

KEYS = st.binary(min_size=32, max_size=32)


@given(KEYS, st.text(), st.text())
def test_what_was_sealed_opens_again(key: bytes, text: str, place: str) -> None:
    assert open_text(key, seal_text(key, text, place), place) == text


@given(KEYS, st.text(), st.text(), st.text())
def test_a_text_that_was_moved_does_not_open(key: bytes, text: str, place: str, other: str) -> None:
    assume(place != other)

    with pytest.raises(SealBroken):
        open_text(key, seal_text(key, text, place), other)


@given(KEYS, KEYS, st.text())
def test_another_key_does_not_open_it(key: bytes, other: bytes, text: str) -> None:
    assume(key != other)

    with pytest.raises(SealBroken):
        open_text(other, seal_text(key, text, "here"), "here")


@given(KEYS, st.binary(), st.data())
def test_a_text_of_which_one_byte_changed_does_not_open(key: bytes, plain: bytes, data: st.DataObject) -> None:
    sealed = bytearray(seal_bytes(key, plain, "here"))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= data.draw(st.integers(1, 255))

    with pytest.raises(SealBroken):
        open_bytes(key, bytes(sealed), "here")


@given(KEYS, st.binary(max_size=60))
def test_bytes_that_were_never_sealed_do_not_open(key: bytes, junk: bytes) -> None:
    with pytest.raises(SealBroken):
        open_bytes(key, junk, "here")


@given(KEYS, st.text())
def test_the_same_text_looks_different_every_time(key: bytes, text: str) -> None:
    assert seal_text(key, text, "here") != seal_text(key, text, "here")
