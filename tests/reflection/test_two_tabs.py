"""Two tabs with the same step: nothing is overwritten in silence, and nobody is in conflict with themselves."""

from tests.browser import Browser, Page
from tests.platform import Platform
from tests.reflection.writing import ASSIGNMENT, hand_in, plain, set_asides, step

URL = f"/opdracht/{ASSIGNMENT}/bewaren"


def _save(based_on: int, words: str, save_id: str) -> dict[str, object]:
    return {"part": "moment", "text": words, "based_on": str(based_on), "save_id": save_id}


def _two_versions(noor: Browser, prompt_id: str = "moment") -> Page:
    """Save in two tabs that were opened at once, and give the page that asks to choose."""
    first, second = noor.get(step(prompt_id)), noor.get(step(prompt_id))
    button = "Volgende stap" if prompt_id == "moment" else "Nalezen"
    noor.submit(first, button, {f"{prompt_id}:text": "Uit het eerste tabblad."})
    return noor.submit(second, button, {f"{prompt_id}:text": "Uit het tweede tabblad."})


def test_a_stale_form_gets_both_texts_and_the_choice(platform: Platform) -> None:
    noor = platform.browser("noor")
    first, second = noor.get(step("moment")), noor.get(step("moment"))
    noor.submit(first, "Volgende stap", {"moment:text": "Uit het eerste tabblad."})

    page = noor.submit(second, "Volgende stap", {"moment:text": "Uit het tweede tabblad."})

    assert page.status == 409
    assert "Uit het eerste tabblad." in plain(page)
    assert "Uit het tweede tabblad." in page.html
    noor.submit(page, "Bewaar wat hier staat")
    assert "Uit het tweede tabblad." in noor.get(step("moment")).html


def test_the_script_gets_both_texts_and_the_revision_to_build_on(platform: Platform) -> None:
    noor = platform.browser("noor")
    noor.post(URL, _save(0, "eerste", "a"), Accept="application/json")

    stale = noor.post(URL, _save(0, "tweede", "b"), Accept="application/json")

    assert stale.status == 409
    pieces = [{"kind": "gone", "text": "eerste"}, {"kind": "new", "text": "tweede"}]
    parts = [{"label": "", "pieces": pieces}]
    texts = {"kept": {"text": "eerste"}, "offered": {"text": "tweede"}}
    assert stale.data == {**texts, "parts": parts, "revision": 1, "same_save": False}
    chosen = noor.post(URL, _save(1, "tweede", "c"), Accept="application/json")
    assert chosen.data["revision"] == 2


def test_the_same_text_from_two_tabs_is_no_conflict(platform: Platform) -> None:
    noor = platform.browser("noor")
    noor.post(URL, _save(0, "gelijk", "a"), Accept="application/json")

    assert noor.post(URL, _save(0, "gelijk", "b"), Accept="application/json").status == 200


def test_two_tabs_on_two_steps_do_not_meet(platform: Platform) -> None:
    noor = platform.browser("noor")
    one, other = noor.get(step("moment")), noor.get(step("lijf"))

    noor.submit(one, "Volgende stap", {"moment:text": "een"})

    assert noor.submit(other, "Volgende stap", {"lijf:text": "twee"}).status == 200


def test_what_stood_beside_a_stale_answer_is_not_lost(platform: Platform) -> None:
    noor = platform.browser("noor")
    whole = noor.get(f"/opdracht/{ASSIGNMENT}/alles")
    noor.post(URL, _save(0, "al bewaard", "a"), Accept="application/json")

    page = noor.submit(whole, "Bewaar", {"moment:text": "stale", "lijf:text": "Mijn handen."})
    noor.submit(page, "Bewaar wat hier staat", {"moment:text": "gekozen"})

    again = noor.get(f"/opdracht/{ASSIGNMENT}/alles").html
    assert page.status == 409
    assert "gekozen" in again
    assert "Mijn handen." in again


def test_what_stood_beside_a_refused_answer_is_not_lost(platform: Platform) -> None:
    noor = platform.browser("noor")
    whole = noor.get(f"/opdracht/{ASSIGNMENT}/alles")

    page = noor.submit(whole, "Bewaar", {"moment:text": "a" * 50_001, "lijf:text": "Mijn handen."})
    noor.submit(page, "Volgende stap", {"moment:text": "korter"})

    again = noor.get(f"/opdracht/{ASSIGNMENT}/alles").html
    assert "korter" in again
    assert "Mijn handen." in again


def test_what_differs_is_marked_with_more_than_a_colour(sqlite_platform: Platform) -> None:
    page = _two_versions(sqlite_platform.browser("noor"))

    assert '<del><span class="visually-hidden"> (alleen hier:) </span>eerste</del>' in page.html
    assert '<ins><span class="visually-hidden"> (alleen hier:) </span>tweede</ins>' in page.html


def test_who_keeps_their_own_version_finds_the_other_one_under_the_step(platform: Platform) -> None:
    noor = platform.browser("noor")
    again = noor.submit(_two_versions(noor), "Bewaar wat hier staat")

    assert again.form("Volgende stap").fields["moment:text"] == "Uit het tweede tabblad."
    assert set_asides(again) == ["Uit het eerste tabblad."]
    assert set_asides(noor.get(f"/opdracht/{ASSIGNMENT}/alles")) == ["Uit het eerste tabblad."]
    assert set_asides(noor.get(step("lijf"))) == []


def test_who_keeps_what_was_saved_finds_their_own_version_under_the_step(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = _two_versions(noor)
    for _time in range(2):  # a second click on the same button changes nothing
        again = noor.submit(page, "Houd wat al bewaard is", {"moment:text": "Wat ik nog veranderde."})

    assert again.form("Volgende stap").fields["moment:text"] == "Uit het eerste tabblad."
    assert set_asides(again) == ["Wat ik nog veranderde."]


def test_who_puts_both_in_the_field_can_go_on_writing_in_it(platform: Platform) -> None:
    noor = platform.browser("noor")
    again = noor.submit(_two_versions(noor), "Zet beide in het veld")

    both = "Uit het eerste tabblad.\n\nUit het tweede tabblad."
    assert again.form("Volgende stap").fields["moment:text"] == both
    assert set_asides(again) == ["Uit het eerste tabblad."]


def test_the_same_can_be_done_with_an_answer_for_oneself_when_the_rest_lies_with_the_trainer(
    platform: Platform,
) -> None:
    noor = platform.browser("noor")
    hand_in(noor)
    first, second = noor.get(step("voor-jezelf")), noor.get(step("voor-jezelf"))
    noor.submit(first, "Bewaar", {"voor-jezelf:text": "Eén."})
    page = noor.submit(second, "Bewaar", {"voor-jezelf:text": "Twee."})

    again = noor.submit(page, "Bewaar wat hier staat")

    assert set_asides(again) == ["Eén."]


def test_a_version_goes_away_by_a_click_of_its_writer_and_of_nobody_else(platform: Platform) -> None:
    noor, sam = platform.browser("noor"), platform.browser("sam")
    page = noor.submit(_two_versions(noor), "Bewaar wat hier staat")
    address = page.form("Verwijder deze versie").action

    sam.post(address, {"back": "//elders.example"})
    assert set_asides(noor.get(step("moment"))) == ["Uit het eerste tabblad."]

    for _time in range(2):
        gone = noor.submit(page, "Verwijder deze versie")
        assert gone.url == step("moment")
        assert "Die versie is verwijderd." in gone.text
        assert set_asides(gone) == []


def test_the_script_chooses_with_the_same_rules(platform: Platform) -> None:
    noor = platform.browser("noor")
    noor.post(URL, _save(0, "eerste", "a"), Accept="application/json")

    kept = noor.post(URL, _save(1, "tweede", "b") | {"choice": "saved"}, Accept="application/json")
    mine = noor.post(URL, _save(1, "derde", "c") | {"choice": "mine"}, Accept="application/json")
    odd = noor.post(URL, _save(2, "vierde", "d") | {"choice": "iets anders"}, Accept="application/json")

    assert [answer.data["revision"] for answer in (kept, mine, odd)] == [1, 2, 3]
    assert set_asides(noor.get(step("moment"))) == ["eerste", "tweede"]


def test_a_choice_that_is_not_the_last_word_any_more_is_asked_again(platform: Platform) -> None:
    noor = platform.browser("noor")
    noor.post(URL, _save(0, "eerste", "a"), Accept="application/json")
    noor.post(URL, _save(1, "nieuwer", "b"), Accept="application/json")

    asked = [
        noor.post(URL, _save(1, "tweede", "c") | {"choice": choice}, Accept="application/json")
        for choice in ("saved", "mine")
    ]

    assert [answer.status for answer in asked] == [409, 409]
    assert set_asides(noor.get(step("moment"))) == []


def test_there_is_nothing_to_choose_from_before_anything_was_saved(sqlite_platform: Platform) -> None:
    noor = sqlite_platform.browser("noor")

    refused = noor.post(URL, _save(0, "eerste", "a") | {"choice": "saved"}, Accept="application/json")
    mine = noor.post(URL, _save(0, "eerste", "a") | {"choice": "mine"}, Accept="application/json")
    again = noor.post(URL, _save(1, "eerste", "b") | {"choice": "mine"}, Accept="application/json")

    assert [refused.status, mine.status, again.status] == [422, 200, 200]
    assert set_asides(noor.get(step("moment"))) == []


def test_two_versions_that_became_the_same_leave_nothing_beside_the_text(sqlite_platform: Platform) -> None:
    noor = sqlite_platform.browser("noor")
    noor.post(URL, _save(0, "gelijk", "a"), Accept="application/json")

    for based_on in (0, 1):
        chosen = noor.post(URL, _save(based_on, "gelijk", "b") | {"choice": "saved"}, Accept="application/json")
        assert chosen.data["revision"] == 1

    assert set_asides(noor.get(step("moment"))) == []
