"""Putting a comment under a part of the feedback, without a script: nothing typed is lost on the way there and back."""

from course.confidential.keys import shred_key
from tests.browser import Browser, Page
from tests.comments.keeping import keep
from tests.platform import Platform
from tests.review.reviewing import find_round, given_back, handed_in, let_lapse, lie_with, press, take_up

AT_MOMENT = "Voeg een vraag of opmerking in bij: Reactie bij “Een goed moment”"
AT_WHOLE = "Voeg een vraag of opmerking in bij: Aan Noor"
CAMERA = "Stel dat er een camera hing. Wat zou er op de beelden te zien zijn, Noor?"


def _choose(browser: Browser, page: Page, key: str = "course-buiten-camera") -> Page:
    """Press the button beside a comment on the page to choose from."""
    assert page.tree is not None
    for form in page.tree.iter("form"):
        fields = {each.get("name", ""): each.get("value", "") for each in form.iter("input")}
        if fields.get("comment") == key:
            return browser.post(form.get("action", ""), fields)
    raise AssertionError(f"{key} is not on {page.url}")


def test_what_was_typed_is_saved_and_the_comment_comes_under_it(platform: Platform) -> None:
    anja, address = platform.browser("anja"), handed_in(platform)
    page = take_up(anja, address)

    typed: dict[str, object] = {"text-moment": "Ik las het.", "text-overall": "Dag.", "outcome": "afgerond"}
    page = press(anja, page, AT_MOMENT, typed)
    assert page.url == f"{address}/invoegen"
    assert "Bij je reactie op “Een goed moment”." in page.text
    assert CAMERA in page.text
    page = _choose(anja, page)

    fields = page.form("Bewaar").fields
    assert page.url == address
    assert fields["text-moment"] == f"Ik las het.\n\n{CAMERA}"
    assert fields["text-overall"] == "Dag."
    assert fields["outcome"] == "afgerond"
    assert find_round(platform, address).state == "in_behandeling"


def test_in_an_empty_field_it_stands_alone_and_pressing_twice_puts_it_there_once(platform: Platform) -> None:
    anja, address = platform.browser("anja"), handed_in(platform)
    page = press(anja, take_up(anja, address), AT_WHOLE)
    assert "Bij je reactie op het geheel." in page.text

    _choose(anja, page)
    again = _choose(anja, page)
    assert again.form("Bewaar").fields["text-overall"] == CAMERA

    other = _choose(anja, page, "course-lijf-adem")
    assert other.form("Bewaar").fields["text-overall"] == f"{CAMERA}\n\nWat deed je adem op dat moment?"


def test_own_and_shared_comments_are_there_with_the_name_filled_in(platform: Platform) -> None:
    anja, bram, address = platform.browser("anja"), platform.browser("bram"), handed_in(platform)
    keep(anja, "Dank je, {voornaam}.")
    keep(bram, "Van Bram voor {voornaam}.", shared=platform.cast.vlierboom)
    keep(bram, "Alleen van Bram.")
    take_up(anja, address)

    page = anja.get(f"{address}/invoegen")

    assert "Dank je, Noor." in page.text
    assert "Van Bram voor Noor." in page.text
    assert "Alleen van Bram." not in page.text
    assert "Dank je, Noor." in anja.get(address).html, "the list for the script holds it too"


def test_topic_and_words_narrow_the_list_and_the_part_is_kept(platform: Platform) -> None:
    anja, address = platform.browser("anja"), handed_in(platform)
    take_up(anja, address)

    page = anja.get(f"{address}/invoegen?bij=moment&onderwerp=lijf&zoek=adem&uitkomst=afgerond")

    assert "Wat deed je adem" in page.text
    assert CAMERA not in page.text
    assert page.form("Toon").fields == {"bij": "moment", "uitkomst": "afgerond", "onderwerp": "lijf", "zoek": "adem"}
    assert "Niets gevonden" in anja.get(f"{address}/invoegen?zoek=olifant").text


def test_a_part_or_a_comment_that_does_not_exist_is_not_found(platform: Platform) -> None:
    anja, address = platform.browser("anja"), handed_in(platform)
    take_up(anja, address)

    assert anja.get(f"{address}/invoegen?bij=voor-jezelf").status == 404
    assert anja.post(f"{address}/invoegen", {"bij": "voor-jezelf", "comment": "course-lijf-adem"}).status == 404
    assert anja.post(f"{address}/invoegen", {"bij": "moment", "comment": "own-999"}).status == 404


def test_without_holding_the_round_there_is_nothing_to_choose_for(platform: Platform) -> None:
    anja, address = platform.browser("anja"), handed_in(platform)
    assert "Oppakken en lezen" in anja.get(f"{address}/invoegen").html

    refused = anja.post(f"{address}/invoegen", {"bij": "moment", "comment": "course-buiten-camera"})
    assert refused.status == 409
    assert CAMERA in refused.html

    take_up(anja, address)
    let_lapse(platform, address)
    assert anja.get(f"{address}/invoegen").url == address


def test_after_giving_back_nothing_is_put_in(platform: Platform) -> None:
    address = given_back(platform)
    answer = platform.browser("anja").post(f"{address}/invoegen", {"bij": "moment", "comment": "course-lijf-adem"})
    assert answer.status == 409


def test_another_trainer_puts_nothing_in(platform: Platform) -> None:
    address = handed_in(platform)
    take_up(platform.browser("anja"), address)
    lie_with(platform)
    assert platform.browser("anja").get(f"{address}/invoegen").status == 403


def test_when_the_texts_were_erased_there_is_nothing_to_choose_for(platform: Platform) -> None:
    anja, address = platform.browser("anja"), handed_in(platform)
    page = press(anja, take_up(anja, address), AT_WHOLE, {"text-overall": "Dag."})
    with platform.session() as session:
        shred_key(session, platform.cast.noor)

    assert anja.get(f"{address}/invoegen").status == 404
    assert _choose(anja, page).status == 409
