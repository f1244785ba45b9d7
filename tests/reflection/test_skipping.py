"""What may stay empty can be skipped in so many words, and who would rather not write about themselves need not."""

from tests.platform import Platform
from tests.reflection.writing import ASSIGNMENT, step, steps_of, write


def test_a_skipped_step_leads_on_and_says_that_it_may(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = noor.get(step("voor-jezelf"))
    assert "Voor jezelf" in steps_of(page)

    following = noor.submit(page, "Overslaan")

    assert following.url == f"/opdracht/{ASSIGNMENT}/inleveren"
    assert "Voor jezelf (overgeslagen)" in steps_of(following)
    assert "Voor jezelf" in steps_of(noor.get(step("voor-jezelf")))
    assert "Overslaan" in noor.get(step("voor-jezelf")).text


def test_what_was_typed_is_kept_by_that_button_too(platform: Platform) -> None:
    noor = platform.browser("noor")

    following = noor.submit(noor.get(step("voor-jezelf")), "Overslaan", {"voor-jezelf:text": "Toch iets."})

    assert "Voor jezelf, gedaan" in steps_of(following)
    page = noor.get(step("voor-jezelf"))
    assert "Toch iets." in page.text
    assert "Overslaan" not in page.text


def test_before_anybody_was_there_a_step_is_not_called_skipped(platform: Platform) -> None:
    assert "overgeslagen" not in platform.browser("noor").get(step("moment")).text


def test_a_step_that_is_needed_cannot_be_skipped(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = noor.get(step("moment"))
    assert "Overslaan" not in page.text

    noor.submit(page, "Volgende stap")

    assert "overgeslagen" not in noor.get(step("lijf")).text


def test_a_step_that_was_skipped_stands_in_no_ones_way(platform: Platform) -> None:
    noor = platform.browser("noor")
    noor.submit(noor.get(step("voor-jezelf")), "Overslaan")

    page = write(noor, {"moment": "A", "lijf": "B", "leerwens": "C", "van-je-trainer": "D"})

    assert "Nog niet alles is ingevuld" not in page.text


def test_a_made_up_situation_stands_folded_under_the_question(platform: Platform) -> None:
    noor = platform.browser("noor")

    for address in (step("lijf"), f"/opdracht/{ASSIGNMENT}/alles"):
        page = noor.get(address)
        assert "Liever niet over jezelf?" in page.text
        assert "Iemand schuift zwijgend een stoel" in page.text
    assert "Liever niet over jezelf?" not in noor.get(step("moment")).text
