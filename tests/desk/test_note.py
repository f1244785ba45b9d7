"""The note of a trainer on a reflection: theirs alone, about the learner, and never on the learner's page."""

from sqlmodel import col, select

from course.confidential.keys import shred_key
from course.confidential.models import Draft
from course.database import now
from course.reflection.models import Submission
from tests.browser import Browser, Page
from tests.platform import Platform
from tests.reflection.writing import plain, set_asides
from tests.review.reviewing import (
    ROUND,
    give_back,
    given_back,
    handed_in,
    lie_with,
    number_of,
    press,
    take_up,
)

WORDS = "Vragen naar de nachtdienst."
BUTTON = "Bewaar je notitie"


def _autosave(browser: Browser, address: str, text: str = WORDS, based_on: int = 0, save_id: str = "a1") -> Page:
    fields: dict[str, object] = {"part": "note", "text": text, "based_on": str(based_on), "save_id": save_id}
    return browser.post(f"{address}/notitie", fields, Accept="application/json")


def test_the_script_saves_it_and_the_page_shows_it_again(platform: Platform) -> None:
    anja, address = platform.browser("anja"), handed_in(platform)
    take_up(anja, address)

    saved = [_autosave(anja, address).data["revision"] for _time in range(2)]

    assert saved == [1, 1]
    assert anja.get(address).form("Bewaar").fields["text-note"] == WORDS
    with platform.session() as session:
        note = session.exec(select(Draft).where(col(Draft.place).startswith("note/"))).one()
        assert note.owner_id == platform.cast.noor
        assert b"nachtdienst" not in note.sealed


def test_it_goes_along_with_the_form_and_never_into_the_feedback(platform: Platform) -> None:
    anja, address = platform.browser("anja"), handed_in(platform)
    page = take_up(anja, address)

    page = press(anja, page, "Bewaar", {"text-note": WORDS})
    assert page.form("Bewaar").fields["text-note"] == WORDS
    assert "Het staat niet op de pagina van Noor" in page.text
    fields: dict[str, object] = {"text-overall": "Dag.", "text-note": f"{WORDS} En lijf.", "outcome": "afgerond"}
    assert "nachtdienst" not in press(anja, page, "Bekijk als cursist", {"text-overall": "Dag."}).text
    page = anja.get(address)
    press(anja, page, "Teruggeven", dict(fields))
    press(anja, page, "Teruggeven", dict(fields))

    assert "nachtdienst" not in platform.browser("noor").get(ROUND).html
    reread = anja.get(address)
    assert reread.form(BUTTON).fields["text-note"] == f"{WORDS} En lijf."


def test_it_stays_through_the_rounds_of_a_reflection(platform: Platform) -> None:
    anja, address = platform.browser("anja"), handed_in(platform)
    page = press(anja, take_up(anja, address), "Bewaar", {"text-note": WORDS})
    give_back(anja, page, "aanvulling_gevraagd")

    page = anja.get(address)
    page = anja.submit(page, BUTTON, {"text-note": f"{WORDS} Rond twee."})

    assert "Je notitie is bewaard om" in page.text
    assert page.form(BUTTON).fields["text-note"] == f"{WORDS} Rond twee."


def test_another_trainer_never_sees_it_also_not_after_a_hand_over(platform: Platform) -> None:
    anja, bram, address = platform.browser("anja"), platform.browser("bram"), handed_in(platform)
    press(anja, take_up(anja, address), "Bewaar", {"text-note": WORDS})
    lie_with(platform)
    with platform.session() as session:
        session.get_one(Submission, number_of(address)).claimed_until = now()

    page = take_up(bram, address)

    assert page.form("Bewaar").fields["text-note"] == ""
    assert "nachtdienst" not in page.html
    assert _autosave(anja, address, "Nog iets.", 1).status == 403
    _autosave(bram, address, "Van Bram.")
    assert bram.get(address).form("Bewaar").fields["text-note"] == "Van Bram."


def test_two_tabs_keep_both_versions(platform: Platform) -> None:
    anja, address = platform.browser("anja"), handed_in(platform)
    page = take_up(anja, address)
    _autosave(anja, address)

    refused = _autosave(anja, address, "Uit het andere tabblad.", save_id="b2")
    assert refused.status == 409
    assert refused.data["kept"] == {"text": WORDS}
    assert refused.data["offered"] == {"text": "Uit het andere tabblad."}
    assert refused.data["revision"] == 1

    page = press(anja, page, "Bewaar", {"text-note": "Uit het formulier.", "text-overall": "Dag."})
    assert page.status == 409
    fields = page.form("Bewaar").fields
    assert fields["text-note"] == "Uit het formulier."
    assert WORDS in plain(page)
    assert fields["text-overall"] == "Dag."


def test_two_tabs_of_the_conversation_keep_both_versions_without_a_script(platform: Platform) -> None:
    address = given_back(platform)
    anja = platform.browser("anja")
    page = anja.get(address)
    anja.submit(page, BUTTON, {"text-note": WORDS})

    page = anja.submit(page, BUTTON, {"text-note": "Uit dit tabblad."})

    assert page.status == 409
    assert WORDS in plain(page)
    anja.submit(page, BUTTON, {"choice-note": "mine"})
    page = anja.get(address)
    assert page.form(BUTTON).fields["text-note"] == "Uit dit tabblad."
    assert set_asides(page) == [WORDS]
    assert set_asides(anja.submit(page, "Verwijder deze versie")) == []


def test_it_is_written_only_with_the_round_open_and_is_not_lost_then(platform: Platform) -> None:
    anja, address = platform.browser("anja"), handed_in(platform)

    refused = anja.post(f"{address}/notitie", {"text-note": WORDS, "revision-note": "0"})

    assert refused.status == 409
    assert WORDS in refused.html
    assert _autosave(anja, address).status == 422
    assert anja.post(f"{address}/notitie", {}).url == address


def test_it_is_gone_with_the_texts_of_the_learner(platform: Platform) -> None:
    address = given_back(platform)
    anja = platform.browser("anja")
    page = anja.get(address)
    anja.submit(page, BUTTON, {"text-note": WORDS})
    with platform.session() as session:
        shred_key(session, platform.cast.noor)

    page = anja.get(f"{address}/gesprek")
    assert "nachtdienst" not in page.html
    assert BUTTON not in page.text
    assert _autosave(anja, address, "Nog iets.", 1).status == 422
