"""A manager chooses the trainer of a team, and invites a new one."""

from course.accounts.queries import find_person_by_email, get_person
from course.organisation.actions import add_team, add_trainer
from course.organisation.models import Organisation
from course.organisation.queries import get_team, is_trainer_in
from tests.platform import Platform


def trainer_of(platform: Platform, team_id: int) -> int | None:
    with platform.session() as session:
        return get_team(session, team_id).trainer_id


def test_marja_gives_team_noord_to_bram_and_reads_what_that_means(platform: Platform) -> None:
    marja, cast = platform.browser("marja"), platform.cast
    page = marja.get(f"/organisatie/team/{cast.noord}")
    assert "Wat nog op een reactie wacht en niet is opgepakt, gaat ook over; de cursist hoort dat eerst" in page.text

    page = marja.submit(page, "Kies deze trainer", {"trainer": str(cast.bram)})

    assert "Bram Olthof leest vanaf nu wat Team Noord inlevert." in page.text
    assert trainer_of(platform, cast.noord) == cast.bram


def test_only_trainers_without_anything_in_the_way_are_offered(platform: Platform) -> None:
    cast = platform.cast
    with platform.session() as session:
        team = get_team(session, cast.noord)
        for person_id in (cast.marja, cast.noor, cast.yara):
            add_trainer(session, session.get_one(Organisation, team.organisation_id), get_person(session, person_id))

    page = platform.browser("marja").get(f"/organisatie/team/{cast.noord}")

    assert page.tree is not None
    values = [box.get("value") for box in page.tree.iter("input") if box.get("name") == "trainer"]
    # Marja manages the organisation and Noor is in the team; Yara is in another team.
    assert values == [str(cast.anja), str(cast.bram), str(cast.yara)]


def test_a_trainer_who_is_not_offered_is_refused(platform: Platform) -> None:
    cast = platform.cast

    page = platform.browser("marja").post(f"/organisatie/team/{cast.noord}/trainer", {"trainer": str(cast.ties)})

    assert page.status == 422
    assert trainer_of(platform, cast.noord) == cast.anja


def test_a_team_without_a_choice_asks_for_one(sqlite_platform: Platform) -> None:
    with sqlite_platform.session() as session:
        oost = add_team(session, session.get_one(Organisation, sqlite_platform.cast.vlierboom), "Team Oost")

    page = sqlite_platform.browser("marja").post(f"/organisatie/team/{oost.id}/trainer")

    assert page.status == 422
    assert "Kies een trainer." in page.text


def test_marja_invites_a_new_trainer_who_gets_one_mail(platform: Platform) -> None:
    marja, cast = platform.browser("marja"), platform.cast
    new: dict[str, object] = {"name": "Wil Maas", "email": "Wil.Maas@Voorbeeld.nl"}

    page = marja.submit(marja.get(f"/organisatie/team/{cast.noord}"), "Nodig deze trainer uit", new)
    again = marja.submit(page, "Nodig deze trainer uit", new)

    assert "Wil Maas staat nu bij de trainers." in page.text
    assert "Wil Maas wil.maas@voorbeeld.nl Uitnodiging nog niet gebruikt" in again.text
    assert [mail.to for mail in platform.mails()] == [["wil.maas@voorbeeld.nl"]]
    with platform.session() as session:
        wil = find_person_by_email(session, "wil.maas@voorbeeld.nl")
        assert wil is not None
        assert is_trainer_in(session, wil.id, cast.vlierboom)


def test_a_trainer_of_another_organisation_joins_without_a_mail(platform: Platform) -> None:
    marja = platform.browser("marja")
    page = marja.get(f"/organisatie/team/{platform.cast.noord}")

    page = marja.submit(page, "Nodig deze trainer uit", {"name": "Ties", "email": "ties@voorbeeld.nl"})

    assert "Ties de Laat staat nu bij de trainers." in page.text
    assert platform.mails() == []


def test_a_manager_is_refused_as_trainer_and_reads_why(platform: Platform) -> None:
    marja = platform.browser("marja")
    page = marja.get(f"/organisatie/team/{platform.cast.noord}")

    page = marja.submit(page, "Nodig deze trainer uit", {"name": "Ik zelf", "email": "marja@voorbeeld.nl"})

    assert page.status == 422
    assert "Een leidinggevende kan geen trainer zijn" in page.text
    assert page.form("Nodig deze trainer uit").fields["name"] == "Ik zelf"


def test_a_learner_of_the_team_is_refused_as_its_trainer(platform: Platform) -> None:
    marja = platform.browser("marja")
    page = marja.get(f"/organisatie/team/{platform.cast.noord}")

    page = marja.submit(page, "Nodig deze trainer uit", {"name": "Noor", "email": "noor@voorbeeld.nl"})

    assert page.status == 422
    assert "Een teamgenoot kan geen trainer van het team zijn" in page.text


def test_a_trainer_needs_a_name_and_an_address_that_works(sqlite_platform: Platform) -> None:
    marja = sqlite_platform.browser("marja")
    page = marja.get(f"/organisatie/team/{sqlite_platform.cast.noord}")

    page = marja.submit(page, "Nodig deze trainer uit", {"name": "", "email": "wil@"})

    assert page.status == 422
    assert "Vul de naam in." in page.text
    assert "Dit is geen geldig e-mailadres. Kijk het na en probeer het opnieuw." in page.text
