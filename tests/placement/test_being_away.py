"""Anja notes the days on which she does not read, and who reads then."""

import pytest
from sqlmodel import col, select

from course.accounts.queries import get_person
from course.organisation.actions import add_trainer
from course.organisation.models import MANAGER, Membership, Organisation
from course.placement.actions import Days, add_absence
from course.placement.models import Absence
from course.web.formats import long_date
from tests.placement.being_away import PAGE, away, in_days, note
from tests.platform import Platform


def all_absences(platform: Platform) -> list[Absence]:
    with platform.session() as session:
        return list(session.exec(select(Absence).order_by(col(Absence.id))))


def test_anja_notes_her_days_and_chooses_bram(platform: Platform) -> None:
    cast, anja = platform.cast, platform.browser("anja")
    first, last = in_days(3), in_days(10)

    page = note(anja, cast.vlierboom, first.isoformat(), last.isoformat(), cast.bram)

    assert page.url == PAGE
    assert f"{long_date(first)} tot en met {long_date(last)}" in page.text
    assert "De Vlierboom · Bram Olthof leest" in page.text
    kept = all_absences(platform)[0]
    assert (kept.trainer_id, kept.organisation_id, kept.stand_in_id) == (cast.anja, cast.vlierboom, cast.bram)
    assert (kept.first_day, kept.last_day) == (first, last)


def test_days_may_be_typed_as_people_write_them(sqlite_platform: Platform) -> None:
    first, last = in_days(3), in_days(10)

    note(sqlite_platform.browser("anja"), sqlite_platform.cast.vlierboom, f"{first:%d-%m-%Y}", f"{last:%d/%m/%Y}")

    kept = all_absences(sqlite_platform)[0]
    assert (kept.first_day, kept.last_day, kept.stand_in_id) == (first, last, None)


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        ("", "", "Vul de eerste dag in"),
        ("31-02-2027", "1-3-2027", "Vul de eerste dag in"),
        ("1-3-2027", "overmorgen", "Vul de laatste dag in"),
        ("2-3-2027", "1-3-2027", "ligt vóór de eerste"),
        ("1-3-2020", "2-3-2020", "al voorbij"),
        ("1-3-2027", "1-6-2028", "langer dan een jaar"),
    ],
)
def test_what_is_wrong_with_the_days_is_said_and_what_was_typed_stays(
    sqlite_platform: Platform, first: str, last: str, sentence: str
) -> None:
    cast = sqlite_platform.cast

    page = note(sqlite_platform.browser("anja"), cast.vlierboom, first, last, cast.bram)

    assert page.status == 422
    assert sentence in page.text
    form = page.form("Noteer deze dagen")
    assert (form.fields["first"], form.fields["last"]) == (first, last)
    assert form.fields[f"stand-in-{cast.vlierboom}"] == str(cast.bram)
    assert all_absences(sqlite_platform) == []


def test_who_reads_is_chosen_by_the_trainer_and_by_nobody_else(platform: Platform) -> None:
    away(platform, first=20, last=21)
    anja, field = platform.browser("anja"), f"stand-in-{platform.cast.vlierboom}"
    page = anja.get(PAGE)
    assert page.form("Noteer deze dagen").fields[field] == [], "not even who stood in before is chosen already"

    days = {"first": in_days(1).isoformat(), "last": in_days(2).isoformat()}
    refused = anja.submit(page, "Noteer deze dagen", days)

    assert refused.status == 422
    assert "Kies wie er leest, of kies niemand." in refused.text
    assert refused.form("Noteer deze dagen").fields["first"] == days["first"]
    assert len(all_absences(platform)) == 1
    anja.submit(refused, "Noteer deze dagen", {field: "0"})
    assert {row.stand_in_id for row in all_absences(platform)} == {platform.cast.bram, None}


def test_only_trainers_who_may_read_her_teams_are_offered(sqlite_platform: Platform) -> None:
    cast = sqlite_platform.cast
    with sqlite_platform.session() as session:
        vlierboom = session.get_one(Organisation, cast.vlierboom)
        for one in (cast.sam, cast.yara, cast.marja):
            add_trainer(session, vlierboom, get_person(session, one))

    page = sqlite_platform.browser("anja").get(PAGE)

    # Yara learns in another team, so she may; Sam learns with Noor, Marja leads, and Anja cannot replace herself.
    for offered in ("Bram Olthof", "Yara Demir", "Niemand: cursisten wachten tot ik terug ben"):
        assert offered in page.text
    for refused in ("Sam Bakhuis", "Marja Kuiper", "Ties de Laat"):
        assert refused not in page.text


@pytest.mark.parametrize(
    ("who", "sentence"),
    [("anja", "jezelf niet"), ("sam", "geen trainer"), ("ties", "geen trainer"), ("marja", "geen trainer")],
)
def test_somebody_who_may_not_read_cannot_stand_in(sqlite_platform: Platform, who: str, sentence: str) -> None:
    cast = sqlite_platform.cast

    fields = {"first": "1-3-2027", "last": "2-3-2027", f"stand-in-{cast.vlierboom}": str(getattr(cast, who))}
    page = sqlite_platform.browser("anja").post(PAGE, fields)

    assert page.status == 422
    assert sentence in page.text


def test_a_trainer_who_also_leads_or_learns_with_her_cursists_cannot_stand_in(sqlite_platform: Platform) -> None:
    cast = sqlite_platform.cast
    with sqlite_platform.session() as session:
        vlierboom = session.get_one(Organisation, cast.vlierboom)
        add_trainer(session, vlierboom, get_person(session, cast.sam))
        session.add(Membership(person_id=cast.bram, organisation_id=cast.vlierboom, role=MANAGER))
    anja, first = sqlite_platform.browser("anja"), in_days(1).isoformat()

    def answer(person_id: int) -> str:
        return anja.post(PAGE, {"first": first, "last": first, f"stand-in-{cast.vlierboom}": str(person_id)}).text

    assert "Een leidinggevende kan geen trainer zijn" in answer(cast.bram)
    assert "Een teamgenoot kan geen trainer" in answer(cast.sam)


def test_somebody_who_is_away_cannot_stand_in(platform: Platform) -> None:
    cast = platform.cast
    away(platform, "bram", None, 5, 9)

    anja = platform.browser("anja")
    page = note(anja, cast.vlierboom, in_days(1).isoformat(), in_days(5).isoformat(), cast.bram)
    free = note(anja, cast.vlierboom, in_days(1).isoformat(), in_days(4).isoformat(), cast.bram)

    assert page.status == 422
    assert "zelf afwezig" in page.text
    assert free.status == 200


def test_the_same_days_twice_are_kept_once_and_other_days_in_between_are_refused(platform: Platform) -> None:
    away(platform, first=2, last=9)
    away(platform, first=2, last=9)
    vlierboom = platform.cast.vlierboom

    page = note(platform.browser("anja"), vlierboom, in_days(9).isoformat(), in_days(12).isoformat())

    assert page.status == 422
    assert "In deze dagen staat al een afwezigheid" in page.text
    assert len(all_absences(platform)) == 1


def test_an_absence_is_changed(platform: Platform) -> None:
    away(platform, first=2, last=9)
    anja, kept = platform.browser("anja"), all_absences(platform)[0]
    field = f"stand-in-{platform.cast.vlierboom}"

    page = anja.get(f"{PAGE}/{kept.id}")
    assert page.form("Bewaar").fields[field] == str(platform.cast.bram)
    anja.submit(page, "Bewaar", {"last": in_days(4).isoformat(), field: "0"})

    changed = all_absences(platform)[0]
    assert (changed.first_day, changed.last_day, changed.stand_in_id) == (in_days(2), in_days(4), None)


def test_a_change_that_cannot_be_leaves_everything_as_it_was(platform: Platform) -> None:
    away(platform, first=2, last=4)
    away(platform, first=6, last=8)
    anja, kept = platform.browser("anja"), all_absences(platform)[0]
    page = anja.get(f"{PAGE}/{kept.id}")

    overlapping = anja.submit(page, "Bewaar", {"last": in_days(7).isoformat()})
    wrong = anja.submit(page, "Bewaar", {"last": "ooit"})

    assert (overlapping.status, wrong.status) == (422, 422)
    assert "In deze dagen staat al een afwezigheid" in overlapping.text
    assert wrong.form("Bewaar").fields["last"] == "ooit"
    assert all_absences(platform)[0].last_day == in_days(4)


def test_an_absence_is_deleted(platform: Platform) -> None:
    away(platform, first=2, last=9)
    anja = platform.browser("anja")

    page = anja.post(f"{PAGE}/{all_absences(platform)[0].id}/verwijderen")

    assert "Er staat niets genoteerd" in page.text
    assert all_absences(platform) == []


def test_nobody_else_comes_near_her_absence(sqlite_platform: Platform) -> None:
    away(sqlite_platform)
    address = f"{PAGE}/{all_absences(sqlite_platform)[0].id}"

    for who, status in (("bram", 404), ("ties", 404), ("noor", 403), ("marja", 403)):
        browser = sqlite_platform.browser(who)
        answers = [browser.get(address), browser.post(address), browser.post(f"{address}/verwijderen")]
        assert [answer.status for answer in answers] == [status] * 3
    assert sqlite_platform.browser("marja").get(PAGE).status == 403


def test_a_trainer_of_two_organisations_chooses_in_each(sqlite_platform: Platform) -> None:
    cast = sqlite_platform.cast
    with sqlite_platform.session() as session:
        add_trainer(session, session.get_one(Organisation, cast.brug), get_person(session, cast.anja))
    anja, first = sqlite_platform.browser("anja"), in_days(1).isoformat()

    fields: dict[str, object] = {"first": first, "last": first, f"stand-in-{cast.brug}": str(cast.ties)}
    refused = anja.submit(anja.get(PAGE), "Noteer deze dagen", fields)
    assert (refused.status, all_absences(sqlite_platform)) == (422, []), "in the other one it is still open"
    fields[f"stand-in-{cast.vlierboom}"] = "0"
    page = anja.submit(anja.get(PAGE), "Noteer deze dagen", fields)

    assert "Wie leest er dan bij De Brug?" in page.text
    kept = {each.organisation_id: each.stand_in_id for each in all_absences(sqlite_platform)}
    assert kept == {cast.vlierboom: None, cast.brug: cast.ties}


def test_nothing_is_kept_when_one_of_two_organisations_refuses(sqlite_platform: Platform) -> None:
    cast = sqlite_platform.cast
    with sqlite_platform.session() as session:
        add_trainer(session, session.get_one(Organisation, cast.brug), get_person(session, cast.anja))
        add_absence(session, cast.anja, cast.vlierboom, Days(in_days(1), in_days(1)), None)

    page = note(sqlite_platform.browser("anja"), cast.brug, in_days(0).isoformat(), in_days(3).isoformat())

    assert page.status == 422
    assert len(all_absences(sqlite_platform)) == 1
