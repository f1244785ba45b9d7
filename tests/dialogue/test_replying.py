"""The learner answers the feedback, once, and the trainer finds the answer in the queue until it is opened."""

import pytest
from sqlmodel import update

from course.confidential.keys import shred_key
from course.reflection.models import Submission
from tests.notification.telling import unseen
from tests.platform import Platform
from tests.reflection.writing import set_asides
from tests.review.reviewing import ROUND, given_back, handed_in, lie_with

SEND = "Verstuur je antwoord"
WORDS = "Ik merkte eerst <i>mijn handen</i>."


def test_the_trainer_is_told_and_finds_the_answer_until_it_is_opened(platform: Platform) -> None:
    address = given_back(platform)
    noor, anja = platform.browser("noor"), platform.browser("anja")

    sent = noor.submit(noor.get(ROUND), SEND, {"text-reply": WORDS})

    assert WORDS in sent.text
    assert unseen(platform, "anja") == ["Er is geantwoord op je reactie"]
    queue = anja.get("/nakijken")
    assert WORDS not in queue.text
    assert "Antwoorden" in queue.text

    opened = anja.submit(queue, "Lees het antwoord")
    assert opened.url == f"{address}/gesprek"
    assert WORDS in opened.text
    assert unseen(platform, "anja") == []
    assert "Antwoorden" not in anja.get("/nakijken").text
    assert anja.post(f"{address}/teruglezen").status == 200


def test_answering_twice_with_the_same_words_counts_once(platform: Platform) -> None:
    given_back(platform)
    noor = platform.browser("noor")
    page = noor.get(ROUND)

    answers = [noor.submit(page, SEND, {"text-reply": "Dank je."}) for _time in range(2)]

    assert [answer.status for answer in answers] == [200, 200]
    assert unseen(platform, "anja") == ["Er is geantwoord op je reactie"]


def test_what_was_saved_while_it_was_typed_is_sent_as_it_stands(platform: Platform) -> None:
    given_back(platform)
    noor = platform.browser("noor")
    typed = {"part": "reply", "text": "Dank je.", "based_on": "0", "save_id": "a"}
    assert noor.post(f"{ROUND}/bewaren", typed, Accept="application/json").data["revision"] == 1

    sent = noor.submit(noor.get(ROUND), SEND)

    assert sent.status == 200
    assert "Dank je." in sent.text
    assert unseen(platform, "anja") == ["Er is geantwoord op je reactie"]


def test_a_second_answer_is_refused_and_stays_readable(platform: Platform) -> None:
    given_back(platform)
    noor = platform.browser("noor")
    page = noor.get(ROUND)
    noor.submit(page, SEND, {"text-reply": "Dank je."})

    refused = noor.submit(page, SEND, {"text-reply": "En nog iets."})

    assert refused.status == 409
    assert "al geantwoord" in refused.text
    assert "En nog iets." in refused.text


@pytest.mark.parametrize(("words", "sentence"), [(" ", "Schrijf eerst je antwoord"), ("a" * 50_001, "te lang")])
def test_an_empty_or_endless_answer_is_not_sent(platform: Platform, words: str, sentence: str) -> None:
    given_back(platform)
    noor = platform.browser("noor")

    refused = noor.submit(noor.get(ROUND), SEND, {"text-reply": words})

    assert refused.status == 422
    assert sentence in refused.text
    assert refused.form(SEND).fields["text-reply"] == words


def test_before_there_is_feedback_there_is_nothing_to_answer(platform: Platform) -> None:
    handed_in(platform)
    noor = platform.browser("noor")

    assert noor.post(f"{ROUND}/antwoord", {"text-reply": "Dag"}).status == 409
    assert SEND not in noor.get(ROUND).text


def test_the_answer_goes_to_whoever_reads_this_round_now(platform: Platform) -> None:
    given_back(platform)
    lie_with(platform)
    noor = platform.browser("noor")

    noor.submit(noor.get(ROUND), SEND, {"text-reply": "Dank je."})

    assert "Lees het antwoord" in platform.browser("bram").get("/nakijken").text
    assert "Lees het antwoord" not in platform.browser("anja").get("/nakijken").text


def test_without_a_trainer_the_answer_is_kept_all_the_same(platform: Platform) -> None:
    given_back(platform)
    with platform.session() as session:
        session.exec(update(Submission).values(reader_id=None))
    noor = platform.browser("noor")

    assert "Dank je." in noor.submit(noor.get(ROUND), SEND, {"text-reply": "Dank je."}).text


def test_after_erasing_there_is_nothing_to_answer(platform: Platform) -> None:
    given_back(platform)
    noor = platform.browser("noor")
    page = noor.get(ROUND)
    with platform.session() as session:
        shred_key(session, platform.cast.noor)

    assert noor.submit(page, SEND, {"text-reply": "Dank je."}).status == 409


def test_of_two_versions_the_learner_sends_both_and_the_other_one_is_hers_until_then(platform: Platform) -> None:
    given_back(platform)
    noor = platform.browser("noor")
    old_tab, typed = noor.get(ROUND), {"part": "reply", "text": "Eerst.", "based_on": "0", "save_id": "a"}
    noor.post(f"{ROUND}/bewaren", typed, Accept="application/json")
    kept = typed | {"text": "Anders.", "based_on": "1", "save_id": "b", "choice": "saved"}
    noor.post(f"{ROUND}/bewaren", kept, Accept="application/json")

    page = noor.get(ROUND)
    assert set_asides(page) == ["Anders."]
    assert "Anders." not in platform.browser("anja").get("/nakijken/1/gesprek").html
    refused = noor.submit(old_tab, SEND, {"text-reply": "Later."})
    sent = noor.submit(refused, SEND, {"choice-reply": "both"})

    assert "Eerst. Later." in sent.text
    assert set_asides(sent) == []
