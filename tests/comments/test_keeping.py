"""Keeping a comment: for oneself, or shared with the other trainers of an organisation."""

import pytest

from course.comments import actions
from course.comments.models import SavedComment
from course.confidential.keys import shred_key
from tests.comments.keeping import KEEP, LIBRARY, OWN_WORDS, keep, numbers
from tests.platform import Platform


def test_anja_keeps_a_comment_for_herself(platform: Platform) -> None:
    anja = platform.browser("anja")

    page = keep(anja)

    assert "Bewaard." in page.text
    assert OWN_WORDS in page.text
    assert "Van jou, alleen voor jou" in page.text
    assert OWN_WORDS not in platform.browser("bram").get(LIBRARY).text


def test_the_words_are_sealed_and_the_topic_is_a_code(platform: Platform) -> None:
    keep(platform.browser("anja"))

    with platform.session() as session:
        kept = session.get_one(SavedComment, numbers(platform)[0])
        assert kept.topic == "lef"
        assert b"Dank dat je" not in kept.sealed


def test_a_shared_comment_is_used_by_the_trainers_there_and_by_nobody_else(platform: Platform) -> None:
    keep(platform.browser("anja"), shared=platform.cast.vlierboom)

    assert f"{OWN_WORDS} Van Anja Verbeek, gedeeld met De Vlierboom" in platform.browser("bram").get(LIBRARY).text
    assert OWN_WORDS not in platform.browser("ties").get(LIBRARY).text
    assert "Van jou, gedeeld met De Vlierboom" in platform.browser("anja").get(LIBRARY).text


def test_the_same_comment_again_changes_nothing(platform: Platform) -> None:
    anja = platform.browser("anja")
    keep(anja)
    keep(anja, f"  {OWN_WORDS}\r\n")
    assert len(numbers(platform)) == 1

    keep(anja, topic="stap")
    assert len(numbers(platform)) == 2


def test_what_is_missing_is_said_and_what_was_typed_stays(platform: Platform) -> None:
    anja = platform.browser("anja")

    page = keep(anja, "", topic="")

    assert page.status == 422
    assert "Schrijf eerst de vraag of opmerking" in page.text
    assert "Kies waar dit over gaat." in page.text

    page = keep(anja, "a" * 2001)
    assert page.status == 422
    assert "Dit zijn 2001 tekens" in page.text
    assert page.form(KEEP).fields["text"] == "a" * 2001
    assert numbers(platform) == []


def test_sharing_is_refused_where_somebody_is_no_trainer(platform: Platform) -> None:
    fields: dict[str, object] = {"text": OWN_WORDS, "topic": "lef", "shared": str(platform.cast.brug)}

    page = platform.browser("anja").post(LIBRARY, fields)

    assert page.status == 422
    assert "In deze organisatie ben je geen trainer" in page.text
    assert numbers(platform) == []


def test_there_is_an_end_to_how_many_are_kept(platform: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST_COMMENTS", 1)
    anja = platform.browser("anja")
    keep(anja)

    page = keep(anja, "Nog een.")

    assert page.status == 422
    assert "Je bewaart er al 1." in page.text


def test_the_script_of_the_review_page_gets_its_answer_as_data(platform: Platform) -> None:
    fields: dict[str, object] = {"text": OWN_WORDS, "topic": "lef"}

    kept = platform.browser("anja").post(LIBRARY, fields, Accept="application/json")
    unfinished = platform.browser("anja").post(LIBRARY, {"text": OWN_WORDS}, Accept="application/json")
    refused = platform.browser("noor").post(LIBRARY, fields, Accept="application/json")

    assert (kept.status, kept.data) == (200, {"message": "Bewaard bij je opmerkingen."})
    assert (unfinished.status, unfinished.data) == (422, {"message": "Kies waar dit over gaat. Dan vind je het terug."})
    assert refused.status == 403


def test_comments_of_whom_the_key_was_erased_are_quietly_gone(platform: Platform) -> None:
    keep(platform.browser("anja"), shared=platform.cast.vlierboom)
    with platform.session() as session:
        shred_key(session, platform.cast.anja)

    page = platform.browser("bram").get(LIBRARY)

    assert page.status == 200
    assert OWN_WORDS not in page.text
    lost = platform.browser("anja").get(f"{LIBRARY}/{numbers(platform)[0]}")
    assert lost.status == 404


def test_whoever_trains_nowhere_is_refused(platform: Platform) -> None:
    for who in ("noor", "marja"):
        browser = platform.browser(who)
        assert browser.get(LIBRARY).status == 403
        assert browser.post(LIBRARY, {"text": OWN_WORDS, "topic": "lef"}).status == 403
