"""A manager looks at the organisation, and makes a team."""

from course.accounts.queries import get_person
from course.organisation.actions import add_manager, add_organisation
from tests.platform import Platform


def test_marja_sees_the_teams_of_her_organisation_with_learners_and_trainer(platform: Platform) -> None:
    page = platform.browser("marja").get("/organisatie")

    assert page.status == 200
    assert "De Vlierboom" in page.text
    assert "Team Noord 2 cursisten, trainer Anja Verbeek" in page.text
    assert "Team Zuid 1 cursist, trainer Bram Olthof" in page.text
    assert "Team West" not in page.text


def test_the_overview_says_that_reflections_stay_unseen(sqlite_platform: Platform) -> None:
    page = sqlite_platform.browser("marja").get("/organisatie")

    assert "Wat cursisten schrijven, zie je nergens." in page.text


def test_marja_makes_a_team_and_is_told_what_comes_next(platform: Platform) -> None:
    marja = platform.browser("marja")

    page = marja.submit(
        marja.get("/organisatie"), "Maak het team", {f"organisatie-{platform.cast.vlierboom}-name": " Team Oost "}
    )

    assert page.status == 200
    assert "Team Oost staat klaar. Kies een trainer en nodig de mensen uit." in page.text
    assert "Dit team heeft nog geen trainer." in page.text
    assert "Er doet nog niemand mee" in page.text
    assert "Team Oost Nog niemand uitgenodigd, nog geen trainer" in marja.get("/organisatie").text


def test_a_team_name_that_exists_is_refused_and_stays_in_the_field(platform: Platform) -> None:
    marja = platform.browser("marja")
    field = f"organisatie-{platform.cast.vlierboom}-name"

    page = marja.submit(marja.get("/organisatie"), "Maak het team", {field: "Team Noord"})

    assert page.status == 422
    assert "Er is al een team met deze naam. Kies een andere naam." in page.text
    assert page.form("Maak het team").fields[field] == "Team Noord"


def test_a_team_without_a_name_is_refused_at_the_field(sqlite_platform: Platform) -> None:
    marja = sqlite_platform.browser("marja")

    page = marja.submit(marja.get("/organisatie"), "Maak het team")

    assert page.status == 422
    assert "Geef het team een naam." in page.text


def test_an_organisation_without_teams_says_how_to_begin(sqlite_platform: Platform) -> None:
    with sqlite_platform.session() as session:
        marja = get_person(session, sqlite_platform.cast.marja)
        add_manager(session, add_organisation(session, "Het Kompas"), marja)

    page = sqlite_platform.browser("marja").get("/organisatie")

    assert "Je organisaties" in page.text
    assert "Er is nog geen team" in page.text
    assert page.text.index("De Vlierboom") < page.text.index("Het Kompas")


def test_a_learner_of_the_team_is_shown_with_name_and_address(platform: Platform) -> None:
    page = platform.browser("marja").get(f"/organisatie/team/{platform.cast.noord}")

    assert "Noor Hofman noor@voorbeeld.nl Doet mee" in page.text
    assert "Yara Demir" not in page.text
