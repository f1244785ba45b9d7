"""Writing feedback: a draft that only its writer sees, saved part by part, of which nothing is ever lost."""

from sqlmodel import select

from course.confidential.keys import shred_key
from course.confidential.models import Draft
from course.reflection.models import TEXT_DELETED, Submission
from tests.browser import Browser, Page
from tests.platform import Platform
from tests.reflection.writing import plain
from tests.review.reviewing import (
    ROUND,
    change_trainer,
    find_round,
    give_back,
    handed_in,
    let_lapse,
    number_of,
    press,
    take_up,
)


def _autosave(
    browser: Browser, address: str, text: str, based_on: int = 0, part: str = "moment", save_id: str = "a1"
) -> Page:
    fields: dict[str, object] = {"part": part, "text": text, "based_on": str(based_on), "save_id": save_id}
    return browser.post(f"{address}/bewaren", fields, Accept="application/json")


def test_the_script_saves_a_part_and_the_page_shows_it_again(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")
    take_up(anja, address)

    saved = _autosave(anja, address, "Dit las ik.\r\nEn dit.")

    assert saved.response.get_json()["revision"] == 1
    assert len(saved.response.get_json()["saved_at"]) == 5
    page = anja.get(address)
    assert page.form("Bewaar").fields["text-moment"] == "Dit las ik.\nEn dit."
    assert 'data-revision="1"' in page.html


def test_the_same_save_again_gets_the_first_answer(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")
    take_up(anja, address)

    answers = [_autosave(anja, address, "Eén keer.").response.get_json()["revision"] for _time in range(2)]

    assert answers == [1, 1]


def test_two_tabs_get_both_texts(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")
    take_up(anja, address)
    _autosave(anja, address, "Uit het ene tabblad.")

    refused = _autosave(anja, address, "Uit het andere.", save_id="b2")

    assert refused.status == 409
    same, gone, new = "Uit het ", "ene tabblad.", "andere."
    pieces = [{"kind": "same", "text": same}, {"kind": "gone", "text": gone}, {"kind": "new", "text": new}]
    parts = [{"label": "", "pieces": pieces}]
    texts = {"kept": {"text": same + gone}, "offered": {"text": same + new}}
    expected = {**texts, "parts": parts, "revision": 1, "same_save": False}
    assert refused.response.get_json() == expected


def test_a_save_makes_the_time_begin_anew(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")
    take_up(anja, address)
    before = find_round(platform, address).claimed_until

    _autosave(anja, address, "Nog bezig.")

    after = find_round(platform, address).claimed_until
    assert before is not None
    assert after is not None
    assert after > before


def test_a_part_that_was_not_asked_is_refused(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")
    take_up(anja, address)

    refused = _autosave(anja, address, "Hallo", part="voor-jezelf")

    assert refused.status == 404
    assert "bestaat niet" in refused.response.get_json()["message"]


def test_whoever_does_not_hold_the_round_saves_nothing(platform: Platform) -> None:
    address = handed_in(platform)

    not_taken_up = _autosave(platform.browser("anja"), address, "Te vroeg.")
    elsewhere = _autosave(platform.browser("bram"), address, "Niet van mij.")

    assert not_taken_up.status == 422
    assert "Pak de opdracht op" in not_taken_up.response.get_json()["message"]
    assert elsewhere.status == 403
    assert "Alleen de trainer bij wie" in elsewhere.response.get_json()["message"]


def test_a_text_that_is_too_long_stays_on_the_page(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")
    page = take_up(anja, address)

    assert _autosave(anja, address, "a" * 50_001).status == 422
    refused = press(anja, page, "Bewaar", {"text-overall": "a" * 50_001})

    assert refused.status == 422
    assert "te lang" in refused.text
    assert refused.form("Bewaar").fields["text-overall"] == "a" * 50_001


def test_without_a_script_the_form_saves_every_part(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")

    page = press(anja, take_up(anja, address), "Bewaar", {"text-moment": "Bij het moment.", "outcome": "afgerond"})

    assert "Opgeslagen om" in page.text
    fields = page.form("Bewaar").fields
    assert (fields["text-moment"], fields["revision-moment"], fields["revision-lijf"]) == ("Bij het moment.", "1", "0")
    assert fields["outcome"] == "afgerond"


def test_without_a_script_two_versions_stand_beside_each_other_and_she_chooses(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")
    old_tab = take_up(anja, address)
    press(anja, old_tab, "Bewaar", {"text-moment": "Eerst.", "text-lijf": "Eerst lijf."})

    both = press(
        anja, old_tab, "Bewaar", {"text-moment": "Later.", "text-lijf": "Later lijf.", "text-overall": "Nieuw."}
    )

    assert both.status == 409
    fields = both.form("Bewaar").fields
    assert "Eerst lijf." in plain(both)
    assert fields["text-moment"] == "Later."
    assert fields["text-overall"] == "Nieuw."
    chosen = press(anja, both, "Bewaar", {"choice-lijf": "saved"}).form("Bewaar").fields
    assert (chosen["text-moment"], chosen["text-lijf"]) == ("Later.", "Eerst lijf.")
    assert chosen["text-overall"] == "Nieuw."


def test_what_was_typed_comes_back_when_the_round_was_let_go_elsewhere(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")
    page = take_up(anja, address)
    anja.post(f"{address}/loslaten")

    refused = press(anja, page, "Bewaar", {"text-overall": "Een lange reactie."})

    assert refused.status == 409
    assert "Een lange reactie." in refused.text
    assert "beker" not in refused.html
    assert "Een lange reactie." in give_back(anja, page, overall="Een lange reactie.").text


def test_another_trainer_never_sees_a_draft(platform: Platform) -> None:
    address = handed_in(platform)
    _take_and_save(platform, address)
    let_lapse(platform, address)
    change_trainer(platform)
    bram = platform.browser("bram")

    page = take_up(bram, address)

    assert "Alleen voor mij." not in page.html
    assert "Alleen voor mij." not in bram.get(f"{address}/voorbeeld").html
    assert "Alleen voor mij." not in platform.browser("noor").get(ROUND).html


def test_a_draft_is_sealed_with_the_key_of_the_learner(platform: Platform) -> None:
    address = handed_in(platform)
    _take_and_save(platform, address)

    with platform.session() as session:
        place = f"feedback/{number_of(address)}/{platform.cast.anja}/overall"
        draft = session.exec(select(Draft).where(Draft.place == place)).one()
    assert draft.owner_id == platform.cast.noor
    assert b"Alleen" not in draft.sealed


def test_she_sees_beforehand_what_the_learner_will_read(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")
    page = take_up(anja, address)
    empty = anja.get(f"{address}/voorbeeld")
    assert "nog geen reactie op het geheel" in empty.text
    assert "nog niet gekozen" in empty.text

    typed: dict[str, object] = {"text-overall": "Mijn reactie.", "text-lijf": "Hierover.", "outcome": "afgerond"}
    preview = press(anja, page, "Bekijk als cursist", typed)

    assert "Zo ziet Noor het straks" in preview.text
    for words in ("Mijn reactie.", "Hierover.", "beker met het oor", "Er staat een reactie voor je klaar"):
        assert words in preview.text
    assert "Mijn reactie." not in platform.browser("noor").get(ROUND).text
    assert f"{address}?uitkomst=afgerond" in preview.links()


def test_texts_that_were_erased_are_said_to_be_gone(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")
    page = take_up(anja, address)
    press(anja, page, "Bewaar", {"text-overall": "Al geschreven."})
    with platform.session() as session:
        shred_key(session, platform.cast.noor)

    assert "De tekst is verwijderd" in anja.get(address).text
    assert "De tekst is verwijderd" in anja.get(f"{address}/voorbeeld").text
    assert "De tekst is verwijderd" in platform.browser("noor").get(ROUND).text
    assert _autosave(anja, address, "Nog iets.").status == 422
    assert press(anja, page, "Bewaar", {"text-overall": "Nog iets."}).status == 409
    assert give_back(anja, page).status == 409


def test_an_expired_round_stays_closed(platform: Platform) -> None:
    address = handed_in(platform)
    with platform.session() as session:
        submission = session.get_one(Submission, number_of(address))
        submission.state, submission.sealed = TEXT_DELETED, b""
    anja = platform.browser("anja")

    assert "De tekst is verwijderd" in anja.get(address).text
    assert anja.post(f"{address}/oppakken").status == 409
    assert "Tekst verwijderd" in platform.browser("noor").get(ROUND).text


def _take_and_save(platform: Platform, address: str) -> None:
    anja = platform.browser("anja")
    press(anja, take_up(anja, address), "Bewaar", {"text-overall": "Alleen voor mij."})
