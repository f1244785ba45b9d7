"""Whose reflection it is: everybody has their own, and who does not take the course has none."""

from tests.platform import Platform
from tests.reflection.writing import ASSIGNMENT, step, write


def test_a_team_mate_has_an_empty_page_of_their_own(platform: Platform) -> None:
    write(platform.browser("noor"))

    page = platform.browser("sam").get(step("moment"))

    assert page.status == 200
    assert "beker" not in page.html


def test_a_manager_and_a_trainer_have_no_assignments(platform: Platform) -> None:
    for who in ("marja", "anja"):
        page = platform.browser(who).get(f"/opdracht/{ASSIGNMENT}")
        assert page.status == 403
        assert "Opdrachten zijn voor cursisten" in page.text


def test_an_unknown_assignment_or_step_is_not_found(platform: Platform) -> None:
    noor = platform.browser("noor")

    assert noor.get("/opdracht/bestaat-niet").status == 404
    assert noor.get(step("bestaat-niet")).status == 404


def test_a_stranger_signs_in_first(platform: Platform) -> None:
    assert platform.browser().get(f"/opdracht/{ASSIGNMENT}").url == "/inloggen"
