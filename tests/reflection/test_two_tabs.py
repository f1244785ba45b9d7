"""Two tabs with the same step: nothing is overwritten in silence, and nobody is in conflict with themselves."""

from tests.platform import Platform
from tests.reflection.writing import ASSIGNMENT, step

URL = f"/opdracht/{ASSIGNMENT}/bewaren"


def _save(based_on: int, words: str, save_id: str) -> dict[str, object]:
    return {"part": "moment", "text": words, "based_on": str(based_on), "save_id": save_id}


def test_a_stale_form_gets_both_texts_and_the_choice(platform: Platform) -> None:
    noor = platform.browser("noor")
    first, second = noor.get(step("moment")), noor.get(step("moment"))
    noor.submit(first, "Volgende stap", {"moment:text": "Uit het eerste tabblad."})

    page = noor.submit(second, "Volgende stap", {"moment:text": "Uit het tweede tabblad."})

    assert page.status == 409
    assert "Uit het eerste tabblad." in page.text
    assert "Uit het tweede tabblad." in page.html
    noor.submit(page, "Bewaar wat hier staat")
    assert "Uit het tweede tabblad." in noor.get(step("moment")).html


def test_the_script_gets_both_texts_and_the_revision_to_build_on(platform: Platform) -> None:
    noor = platform.browser("noor")
    noor.post(URL, _save(0, "eerste", "a"), Accept="application/json")

    stale = noor.post(URL, _save(0, "tweede", "b"), Accept="application/json")

    assert stale.status == 409
    assert stale.data == {"kept": {"text": "eerste"}, "offered": {"text": "tweede"}, "revision": 1}
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

    page = noor.submit(whole, "Bewaren", {"moment:text": "stale", "lijf:text": "Mijn handen."})
    noor.submit(page, "Bewaar wat hier staat", {"moment:text": "gekozen"})

    again = noor.get(f"/opdracht/{ASSIGNMENT}/alles").html
    assert page.status == 409
    assert "gekozen" in again
    assert "Mijn handen." in again


def test_what_stood_beside_a_refused_answer_is_not_lost(platform: Platform) -> None:
    noor = platform.browser("noor")
    whole = noor.get(f"/opdracht/{ASSIGNMENT}/alles")

    page = noor.submit(whole, "Bewaren", {"moment:text": "a" * 50_001, "lijf:text": "Mijn handen."})
    noor.submit(page, "Volgende stap", {"moment:text": "korter"})

    again = noor.get(f"/opdracht/{ASSIGNMENT}/alles").html
    assert "korter" in again
    assert "Mijn handen." in again
