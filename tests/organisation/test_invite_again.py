"""A manager sends an invitation once more."""

from course.accounts.actions import add_person
from course.organisation.actions import enrol
from course.organisation.queries import get_team
from tests.platform import Platform


def add_mo(platform: Platform) -> int:
    """Mo is enrolled in team Noord and has not chosen a password yet."""
    with platform.session() as session:
        mo = add_person(session, "mo@voorbeeld.nl", "Mo Haan")
        enrol(session, get_team(session, platform.cast.noord), mo)
        return mo.id


def test_who_did_not_come_gets_a_fresh_link(platform: Platform) -> None:
    add_mo(platform)
    marja = platform.browser("marja")
    page = marja.get(f"/organisatie/team/{platform.cast.noord}")
    assert "Mo Haan mo@voorbeeld.nl Uitnodiging nog niet gebruikt" in page.text

    page = marja.submit(page, "Stuur de uitnodiging opnieuw")

    assert "Mo Haan krijgt een nieuwe mail. De link in de vorige werkt niet meer." in page.text
    assert [mail.to for mail in platform.mails()] == [["mo@voorbeeld.nl"]]


def test_who_signs_in_already_needs_no_new_invitation(platform: Platform) -> None:
    cast = platform.cast

    page = platform.browser("marja").post(f"/organisatie/team/{cast.noord}/uitnodiging/{cast.noor}")

    assert page.status == 409
    assert "Noor Hofman heeft de uitnodiging al gebruikt" in page.text
    assert platform.mails() == []


def test_somebody_of_another_organisation_is_not_found(platform: Platform) -> None:
    marja, cast = platform.browser("marja"), platform.cast

    assert marja.post(f"/organisatie/team/{cast.noord}/uitnodiging/{cast.lot}").status == 404
    assert marja.post(f"/organisatie/team/{cast.noord}/uitnodiging/99999999999999999999").status == 404


def test_a_mailbox_is_not_filled_by_pressing_twice(platform: Platform) -> None:
    url = f"/organisatie/team/{platform.cast.noord}/uitnodiging/{add_mo(platform)}"
    marja = platform.browser("marja")

    first, second = marja.post(url), marja.post(url)

    assert (first.status, second.status) == (200, 409)
    assert "De vorige uitnodiging is net verstuurd." in second.text
    assert len(platform.mails()) == 1
