"""The trainer answers the learner's reply, once, and the learner is told."""

import pytest
from sqlmodel import delete

from course.review.models import Reading
from tests.browser import Browser, Page
from tests.dialogue.talking import REPLY, SEND, closed, reply
from tests.platform import Platform
from tests.review.reviewing import ROUND, given_back

WORDS = "Dank je. <b>Handen</b> weten het vaak eerst."
TOLD = "Je trainer schreef je terug"
OPEN = "Lees het antwoord"
UNSEEN = "Nog niet gezien"


def conversation(platform: Platform) -> tuple[Browser, Page, str]:
    """Let Noor reply, and Anja open the conversation."""
    address = given_back(platform)
    reply(platform.browser("noor"))
    anja = platform.browser("anja")
    return anja, anja.get(f"{address}/gesprek"), address


def answer(anja: Browser, page: Page, words: str = WORDS) -> Page:
    return anja.submit(page, SEND, {"text-answer": words})


def mails_to_noor(platform: Platform) -> list[str]:
    return [mail.subject for mail in platform.mails() if mail.to == ["noor@voorbeeld.nl"]]


def test_the_learner_is_told_and_reads_the_answer(platform: Platform) -> None:
    anja, page, _address = conversation(platform)
    assert REPLY in page.text

    sent = answer(anja, page)

    assert "Jij antwoordde" in sent.text
    assert "Jij schreef" in sent.text
    assert "Anja Verbeek antwoordde" not in sent.text
    assert WORDS in sent.text
    assert mails_to_noor(platform)[-1] == TOLD
    assert "Handen" not in str([mail.body for mail in platform.mails()])
    learner_page = platform.browser("noor").get(ROUND)
    assert f"Anja Verbeek antwoordde {WORDS}" in learner_page.text


def test_it_can_be_given_after_the_assignment_was_closed_too(platform: Platform) -> None:
    address = closed(platform)
    reply(platform.browser("noor"))
    anja = platform.browser("anja")

    assert WORDS in answer(anja, anja.get(f"{address}/gesprek")).text


def test_it_is_saved_while_it_is_typed_and_only_its_writer_sees_that(platform: Platform) -> None:
    anja, page, address = conversation(platform)
    typed = {"part": "answer", "text": "Dank", "based_on": "0", "save_id": "a"}

    saved = anja.post(f"{address}/gesprek/bewaren", typed, Accept="application/json")

    assert saved.data["revision"] == 1
    assert anja.get(f"{address}/gesprek").form(SEND).fields["text-answer"] == "Dank"
    assert SEND not in platform.browser("noor").get(ROUND).text
    refused = answer(anja, page, "Uit het oude tabblad.")
    assert refused.status == 409
    assert "Al bewaard" in refused.text
    sent = anja.submit(refused, SEND, {"choice-answer": "saved"})
    assert "Dank" in sent.text
    assert "Uit het oude tabblad." not in sent.text
    late = anja.post(f"{address}/gesprek/bewaren", typed | {"text": "Te laat"}, Accept="application/json")
    assert late.status == 422


def test_answering_twice_with_the_same_words_counts_once(platform: Platform) -> None:
    anja, page, _address = conversation(platform)

    answers = [answer(anja, page) for _time in range(2)]

    assert [each.status for each in answers] == [200, 200]
    assert mails_to_noor(platform).count(TOLD) == 1


def test_a_second_answer_is_refused_and_stays_readable(platform: Platform) -> None:
    anja, page, _address = conversation(platform)
    answer(anja, page)

    refused = answer(anja, page, "En nog iets.")

    assert refused.status == 409
    assert "En nog iets." in refused.text
    assert "En nog iets." not in platform.browser("noor").get(ROUND).text


@pytest.mark.parametrize("words", [" ", "a" * 50_001])
def test_an_empty_or_endless_answer_is_not_sent(platform: Platform, words: str) -> None:
    anja, page, _address = conversation(platform)

    refused = answer(anja, page, words)

    assert refused.status == 422
    assert refused.form(SEND).fields["text-answer"] == words


def test_without_a_reply_there_is_nothing_to_answer(platform: Platform) -> None:
    address = given_back(platform)
    anja = platform.browser("anja")

    assert SEND not in anja.get(f"{address}/gesprek").text
    assert anja.post(f"{address}/gesprek", {"text-answer": "Dag"}).status == 409
    typed = {"part": "answer", "text": "x", "based_on": "0"}
    assert anja.post(f"{address}/gesprek/bewaren", typed, Accept="application/json").status == 422


def test_whoever_did_not_open_the_round_gets_their_words_back_without_the_conversation(platform: Platform) -> None:
    address = given_back(platform)
    with platform.session() as session:
        session.exec(delete(Reading))

    refused = platform.browser("anja").post(f"{address}/gesprek", {"text-answer": "Dag Noor"})

    assert refused.status == 409
    assert "Dag Noor" in refused.text
    assert "beker" not in refused.text


def test_somebody_else_cannot_answer(platform: Platform) -> None:
    _anja, _page, address = conversation(platform)
    typed = {"part": "answer", "text": "x", "based_on": "0"}

    for who, status in (("bram", 403), ("marja", 403), ("noor", 404)):
        browser = platform.browser(who)
        assert browser.post(f"{address}/gesprek", {"text-answer": "x"}).status == status
        assert browser.post(f"{address}/gesprek/bewaren", typed, Accept="application/json").status == status


def test_who_answers_without_opening_it_from_the_list_has_seen_it(platform: Platform) -> None:
    anja, page, _address = conversation(platform)
    assert OPEN in anja.get("/nakijken").text
    assert UNSEEN in anja.get("/berichten").text

    answer(anja, page)

    assert OPEN not in anja.get("/nakijken").text
    assert UNSEEN not in anja.get("/berichten").text


def test_who_begins_to_write_an_answer_has_seen_what_it_is_to(platform: Platform) -> None:
    anja, _page, address = conversation(platform)
    typed = {"part": "answer", "text": "Dank", "based_on": "0", "save_id": "a"}

    anja.post(f"{address}/gesprek/bewaren", typed, Accept="application/json")

    assert OPEN not in anja.get("/nakijken").text
