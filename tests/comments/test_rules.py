"""Who uses and who changes a kept comment, asked of the rules themselves."""

import pytest

from course.comments.policy import may_change, may_share, may_use
from tests.review.rounds import ANJA, BRAM

VLIERBOOM, BRUG = 11, 12


@pytest.mark.parametrize(
    ("viewer", "shared_with", "trains", "uses"),
    [
        (ANJA, None, {VLIERBOOM}, True),
        (ANJA, BRUG, {VLIERBOOM}, True),
        (BRAM, VLIERBOOM, {VLIERBOOM}, True),
        (BRAM, BRUG, {VLIERBOOM}, False),
        (BRAM, None, {VLIERBOOM}, False),
        (BRAM, VLIERBOOM, set(), False),
    ],
)
def test_a_comment_of_anja_is_used_by_her_and_by_whom_she_shares_it_with(
    viewer: int, shared_with: int | None, trains: set[int], uses: bool
) -> None:
    assert may_use(viewer, ANJA, shared_with, trains) is uses


def test_only_its_owner_changes_a_comment() -> None:
    assert may_change(ANJA, ANJA)
    assert not may_change(BRAM, ANJA)


@pytest.mark.parametrize(("organisation", "may"), [(None, True), (VLIERBOOM, True), (BRUG, False)])
def test_a_comment_is_kept_for_oneself_or_shared_where_one_trains(organisation: int | None, may: bool) -> None:
    assert may_share(organisation, {VLIERBOOM}) is may
