"""Who gets into the pages of a manager, and who does not even learn that they exist."""

import pytest

from tests.platform import Platform

INSIDE = ["noor", "anja"]
PAGES = ["", "/uitnodigen", "/voortgang"]
POSTS = ["/trainer", "/trainer/uitnodigen", "/uitnodigen", "/uitnodigen/bevestigen", "/uitnodiging/1"]


@pytest.mark.parametrize("page", PAGES)
def test_a_manager_of_another_organisation_does_not_learn_that_the_team_exists(
    sqlite_platform: Platform, page: str
) -> None:
    otto = sqlite_platform.browser("otto")

    answer = otto.get(f"/organisatie/team/{sqlite_platform.cast.noord}{page}")

    assert answer.status == 404
    assert answer.text == otto.get(f"/organisatie/team/999{page}").text


@pytest.mark.parametrize("post", POSTS)
def test_a_manager_of_another_organisation_changes_nothing(sqlite_platform: Platform, post: str) -> None:
    answer = sqlite_platform.browser("otto").post(f"/organisatie/team/{sqlite_platform.cast.noord}{post}")

    assert answer.status == 404


@pytest.mark.parametrize("who", INSIDE)
@pytest.mark.parametrize("page", PAGES)
def test_a_learner_or_trainer_of_the_organisation_is_refused(sqlite_platform: Platform, who: str, page: str) -> None:
    answer = sqlite_platform.browser(who).get(f"/organisatie/team/{sqlite_platform.cast.noord}{page}")

    assert answer.status == 403
    assert "voor wie de organisatie beheert" in answer.text


@pytest.mark.parametrize("who", INSIDE)
@pytest.mark.parametrize("post", POSTS)
def test_a_learner_or_trainer_changes_nothing(sqlite_platform: Platform, who: str, post: str) -> None:
    answer = sqlite_platform.browser(who).post(f"/organisatie/team/{sqlite_platform.cast.noord}{post}")

    assert answer.status == 403


def test_who_manages_nothing_has_no_overview(sqlite_platform: Platform) -> None:
    assert sqlite_platform.browser("noor").get("/organisatie").status == 403


def test_a_stranger_is_asked_to_sign_in(sqlite_platform: Platform) -> None:
    stranger = sqlite_platform.browser()

    for page in PAGES:
        assert stranger.get(f"/organisatie/team/{sqlite_platform.cast.noord}{page}").url == "/inloggen"


def test_a_team_is_made_in_the_own_organisation_only(sqlite_platform: Platform) -> None:
    cast = sqlite_platform.cast

    assert sqlite_platform.browser("otto").post(f"/organisatie/{cast.vlierboom}/teams").status == 404
    assert sqlite_platform.browser("anja").post(f"/organisatie/{cast.vlierboom}/teams").status == 403
    assert sqlite_platform.browser("marja").post("/organisatie/99999999999999999999/teams").status == 404


def test_a_number_that_no_team_can_have_is_not_found(sqlite_platform: Platform) -> None:
    assert sqlite_platform.browser("marja").get("/organisatie/team/99999999999999999999").status == 404
