"""Changing, sharing and deleting a comment: only its owner does."""

from tests.comments.keeping import LIBRARY, OWN_WORDS, keep, numbers
from tests.platform import Platform


def _address(platform: Platform) -> str:
    return f"{LIBRARY}/{numbers(platform)[0]}"


def test_anja_changes_the_words_and_the_topic(platform: Platform) -> None:
    anja = platform.browser("anja")
    keep(anja)

    page = anja.get(_address(platform))
    assert page.form("Bewaar").fields["text"] == OWN_WORDS
    page = anja.submit(page, "Bewaar", {"text": "Dank je.", "topic": "stap"})

    assert "Je opmerking is aangepast." in page.text
    assert "Een kleine stap Dank je. Van jou" in page.text
    assert OWN_WORDS not in page.text


def test_anja_shares_what_was_hers_alone_and_takes_it_back(platform: Platform) -> None:
    anja = platform.browser("anja")
    keep(anja)

    anja.submit(anja.get(_address(platform)), "Bewaar", {"shared": str(platform.cast.vlierboom)})
    assert OWN_WORDS in platform.browser("bram").get(LIBRARY).text

    anja.submit(anja.get(_address(platform)), "Bewaar", {"shared": ""})
    assert OWN_WORDS not in platform.browser("bram").get(LIBRARY).text


def test_what_is_missing_is_said_and_what_was_typed_stays(platform: Platform) -> None:
    anja = platform.browser("anja")
    keep(anja)

    page = anja.submit(anja.get(_address(platform)), "Bewaar", {"text": "Half af", "topic": ""})
    assert page.status == 422
    assert page.form("Bewaar").fields["text"] == "Half af"

    elsewhere: dict[str, object] = {"text": "Half af", "topic": "lef", "shared": str(platform.cast.brug)}
    assert anja.post(_address(platform), elsewhere).status == 422


def test_anja_deletes_a_comment_and_it_is_gone_for_who_used_it_too(platform: Platform) -> None:
    anja = platform.browser("anja")
    keep(anja, shared=platform.cast.vlierboom)
    address = _address(platform)
    page = anja.get(address)
    assert "Dan is de opmerking ook weg bij de trainers met wie je die deelt." in page.text

    page = anja.submit(page, "Verwijder deze opmerking")

    assert "Je opmerking is verwijderd." in page.text
    assert numbers(platform) == []
    assert OWN_WORDS not in platform.browser("bram").get(LIBRARY).text
    assert anja.post(f"{address}/weg").status == 404


def test_a_trainer_with_whom_it_is_shared_does_not_change_it(platform: Platform) -> None:
    keep(platform.browser("anja"), shared=platform.cast.vlierboom)
    bram, address = platform.browser("bram"), _address(platform)

    assert bram.get(address).status == 403
    assert bram.post(address, {"text": "Anders.", "topic": "lef"}).status == 403
    assert bram.post(f"{address}/weg").status == 403
    assert "Aanpassen: " + OWN_WORDS not in bram.get(LIBRARY).text
    assert numbers(platform) != []


def test_to_a_trainer_of_elsewhere_it_does_not_exist(platform: Platform) -> None:
    keep(platform.browser("anja"), shared=platform.cast.vlierboom)
    ties, address = platform.browser("ties"), _address(platform)

    assert ties.get(address).status == 404
    assert ties.post(address, {"text": "Anders.", "topic": "lef"}).status == 404
    assert ties.get(f"{LIBRARY}/999").status == 404
