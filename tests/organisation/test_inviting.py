"""A manager invites a team: first a verdict on every row, then, when she confirms, the mails."""

from io import BytesIO

from sqlmodel import col, select

from course.accounts.actions import add_person
from course.accounts.models import Person
from course.accounts.queries import find_person_by_email
from course.organisation.models import Enrolment
from course.placement.queries import find_place
from tests.browser import Browser, Page
from tests.platform import Platform

LIST = "Mo Haan <mo@voorbeeld.nl>\nlieke@voorbeeld.nl\nnoor@voorbeeld.nl\nlot@voorbeeld.nl\nmo@voorbeeld.nl\nnoor@\n"


def look_at(marja: Browser, platform: Platform, addresses: str, file: bytes | None = None) -> Page:
    """Marja asks what inviting this list into team Noord would do."""
    values: dict[str, object] = {"addresses": addresses}
    if file is not None:
        values["file"] = (BytesIO(file), "team.csv")
    page = marja.get(f"/organisatie/team/{platform.cast.noord}/uitnodigen")
    return marja.submit(page, "Bekijk de lijst", values)


def learners(platform: Platform) -> list[str]:
    with platform.session() as session:
        enrolled = select(Person.email).join(Enrolment).where(col(Enrolment.team_id) == platform.cast.noord)
        return sorted(session.exec(enrolled))


def test_every_row_gets_a_verdict_and_nothing_happens_yet(platform: Platform) -> None:
    page = look_at(platform.browser("marja"), platform, LIST)

    assert page.status == 200
    assert "Er is nog niets verstuurd. 2 nieuw, 1 bestaat al, 1 dubbel, 2 ongeldig." in page.text
    assert "Mo Haan mo@voorbeeld.nl · regel 1 Krijgt een mail met een uitnodiging. Nieuw" in page.text
    assert "lieke lieke@voorbeeld.nl · regel 2 Krijgt een mail met een uitnodiging. Nieuw" in page.text
    assert "noor@voorbeeld.nl · regel 3 Doet al mee in dit team. Bestaat" in page.text
    assert "lot@voorbeeld.nl · regel 4 Volgt de cursus al in een ander team. Ongeldig" in page.text
    assert "mo@voorbeeld.nl · regel 5 Dit adres staat al eerder in je lijst. Dubbel" in page.text
    assert "noor@ Regel 6 Dit is geen geldig e-mailadres. Ongeldig" in page.text
    assert learners(platform) == ["noor@voorbeeld.nl", "sam@voorbeeld.nl"]
    assert platform.mails() == []


def test_the_preview_says_nothing_of_another_organisation_nor_of_a_name_that_was_not_given(platform: Platform) -> None:
    page = look_at(platform.browser("marja"), platform, "lot@voorbeeld.nl\nties@voorbeeld.nl")

    assert "De Brug" not in page.text
    assert "Team West" not in page.text
    assert "Lot Winter" not in page.text
    assert "Ties de Laat" not in page.text


def test_confirming_enrols_and_mails_who_is_accepted(platform: Platform) -> None:
    marja = platform.browser("marja")

    page = marja.submit(look_at(marja, platform, LIST), "Nodig 2 mensen uit")

    assert "2 mensen doen nu mee." in page.text
    assert learners(platform) == ["lieke@voorbeeld.nl", "mo@voorbeeld.nl", "noor@voorbeeld.nl", "sam@voorbeeld.nl"]
    mails = platform.mails()
    assert sorted(mail.to[0] for mail in mails) == ["lieke@voorbeeld.nl", "mo@voorbeeld.nl"]
    assert "http://localhost/uitnodiging/" in mails[0].body


def test_confirming_twice_changes_nothing_and_sends_no_second_mail(platform: Platform) -> None:
    marja = platform.browser("marja")
    preview = look_at(marja, platform, LIST)
    marja.submit(preview, "Nodig 2 mensen uit")
    before = learners(platform)

    page = marja.submit(preview, "Nodig 2 mensen uit")

    assert "Er is niemand bijgekomen" in page.text
    assert learners(platform) == before
    assert len(platform.mails()) == 2


def test_who_is_not_on_the_list_stays_in_the_team(platform: Platform) -> None:
    marja = platform.browser("marja")

    page = marja.submit(look_at(marja, platform, "mo@voorbeeld.nl"), "Nodig 1 persoon uit")

    assert "1 persoon doet nu mee." in page.text
    assert learners(platform) == ["mo@voorbeeld.nl", "noor@voorbeeld.nl", "sam@voorbeeld.nl"]


def test_somebody_with_an_account_is_enrolled_and_gets_no_mail(platform: Platform) -> None:
    marja, cast = platform.browser("marja"), platform.cast
    preview = look_at(marja, platform, "ties@voorbeeld.nl")
    assert "ties@voorbeeld.nl · regel 1 Heeft al een account en doet straks mee. Bestaat" in preview.text

    marja.submit(preview, "Nodig 1 persoon uit")

    with platform.session() as session:
        place = find_place(session, cast.ties)
    assert place is not None
    assert place.team == "Team Noord"
    assert platform.mails() == []


def test_somebody_known_without_a_password_gets_an_invitation(platform: Platform) -> None:
    with platform.session() as session:
        add_person(session, "mo@voorbeeld.nl", "Mo Haan")
    marja = platform.browser("marja")

    marja.submit(look_at(marja, platform, "mo@voorbeeld.nl"), "Nodig 1 persoon uit")

    assert [mail.to for mail in platform.mails()] == [["mo@voorbeeld.nl"]]


def test_the_trainer_of_the_team_cannot_be_its_learner(platform: Platform) -> None:
    marja = platform.browser("marja")
    preview = look_at(marja, platform, "anja@voorbeeld.nl")

    assert "Is de trainer van dit team, en kan er niet ook cursist zijn. Ongeldig" in preview.text
    assert "Er is niemand op deze lijst om uit te nodigen." in preview.text


def test_rows_that_were_tampered_with_are_judged_again(platform: Platform) -> None:
    cast, url = platform.cast, f"/organisatie/team/{platform.cast.noord}/uitnodigen/bevestigen"
    people = "lot@voorbeeld.nl\nanja@voorbeeld.nl\nniets\nnoor@voorbeeld.nl\n<script>\x00"

    page = platform.browser("marja").post(url, {"people": people})

    assert "Er is niemand bijgekomen" in page.text
    assert learners(platform) == ["noor@voorbeeld.nl", "sam@voorbeeld.nl"]
    with platform.session() as session:
        place = find_place(session, cast.lot)
    assert place is not None
    assert place.team == "Team West"


def test_a_csv_of_a_spreadsheet_and_pasted_addresses_go_together(platform: Platform) -> None:
    marja = platform.browser("marja")
    file = "Naam;E-mail\r\nZoë Smit;zoe@voorbeeld.nl\r\n".encode("cp1252")

    preview = look_at(marja, platform, "mo@voorbeeld.nl", file)
    marja.submit(preview, "Nodig 2 mensen uit")

    assert "Zoë Smit zoe@voorbeeld.nl · regel 3 Krijgt een mail met een uitnodiging. Nieuw" in preview.text
    with platform.session() as session:
        zoe = find_person_by_email(session, "zoe@voorbeeld.nl")
    assert zoe is not None
    assert zoe.name == "Zoë Smit"


def test_the_list_can_be_changed_from_the_preview(sqlite_platform: Platform) -> None:
    marja = sqlite_platform.browser("marja")
    preview = look_at(marja, sqlite_platform, "mo@", b"zoe@voorbeeld.nl")

    assert preview.form("Bekijk de lijst").fields["addresses"] == "mo@\nzoe@voorbeeld.nl"
