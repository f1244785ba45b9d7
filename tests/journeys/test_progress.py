"""The progress of a team on a small window: every module is to be seen, under the name of the learner."""

from collections.abc import Callable

import pytest

from tests.journeys.conftest import Visitor
from tests.platform import Platform

pytestmark = pytest.mark.journey

# Where the name and the cells of each row stand, and where the numbers above them stand.
PLACES = """() => {
  const middle = (cell) => { const at = cell.getBoundingClientRect(); return (at.left + at.right) / 2; };
  return {
    numbers: [...document.querySelectorAll("thead th:not(:first-child)")].map(middle),
    rows: [...document.querySelectorAll("tbody tr")].map((row) => ({
      name: row.querySelector("th").getBoundingClientRect().bottom,
      cells: [...row.querySelectorAll("td")].map((cell) => [middle(cell), cell.getBoundingClientRect().top]),
    })),
  };
}"""


@pytest.mark.parametrize("width", [320, 390, 820])
def test_every_module_of_a_learner_stands_under_its_number(
    visitor: Callable[..., Visitor], sqlite_platform: Platform, width: int
) -> None:
    marja = visitor(width=width)
    page = marja.sign_in("marja")
    marja.open(f"/organisatie/team/{sqlite_platform.cast.noord}/voortgang")

    places = page.evaluate(PLACES)

    assert len(places["rows"]) == 2
    for row in places["rows"]:
        assert [middle for middle, _top in row["cells"]] == pytest.approx(places["numbers"], abs=3)
        assert all(0 < middle < width and top >= row["name"] for middle, top in row["cells"])
    marja.check()
