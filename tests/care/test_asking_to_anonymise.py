"""Somebody can be recognised: the text is closed at once for all but its writer, who goes on and hands in anew."""

import pytest
from sqlmodel import col, select, update

from course.care.forms import DETAILS
from course.care.models import AnonymiseRequest
from course.confidential.keys import shred_key
from course.reflection.models import ANONYMISE, Submission
from tests.care.caring import CLOSE_TEXT, KIND, OVERVIEW, ask_to_anonymise, held
from tests.platform import Platform
from tests.reflection.writing import ANSWERS, hand_in, step
from tests.review.reviewing import (
    ROUND,
    address_of,
    change_trainer,
    find_round,
    give_back,
    given_back,
    handed_in,
    let_lapse,
    number_of,
    press,
    take_up,
)

CANARY = "beker met het oor"
STARTED = {"text-overall": "Dank je voor je verhaal.", "text-moment": "Hier bleef ik stilstaan."}
SUBJECT = "Je trainer vraagt je om iemand onherkenbaar te maken"


def told(platform: Platform) -> int:
    return len([mail for mail in platform.mails() if mail.subject == SUBJECT])


def test_the_page_says_what_happens_and_asks_not_to_repeat_the_detail(platform: Platform) -> None:
    address = held(platform)
    anja = platform.browser("anja")
    assert f"{address}/anonimiseren" in anja.get(address).links()

    page = anja.get(f"{address}/anonimiseren")

    for words in ("gaat meteen dicht, ook voor jou", "Herhaal het gegeven niet", "Meld zo nodig een datalek"):
        assert words in page.text
    assert all(words in page.text for words in DETAILS.values())
    assert "Dank je voor wat je schreef." in page.text
    assert CANARY not in page.html


def test_the_text_is_closed_at_once_for_the_trainer_too(platform: Platform) -> None:
    address = held(platform)
    anja = platform.browser("anja")

    page = ask_to_anonymise(anja, address)

    assert page.url == address
    assert "De tekst van deze ronde is dicht" in page.text
    assert "Een naam of voorletters" in page.text
    for place in ("", "/voorbeeld", "/gesprek", "/anonimiseren", "/zorgsignaal"):
        assert CANARY not in anja.get(address + place).html
    for button in ("/oppakken", "/teruglezen", "/bewaren", "/teruggeven", "/loslaten"):
        refused = anja.post(address + button, {"text-overall": "x", "outcome": "afgerond"})
        assert refused.status == 409, button
        assert CANARY not in refused.html
    assert "Noor Hofman" not in anja.get("/nakijken").text
    kept = find_round(platform, address)
    assert (kept.state, kept.claimed_by_id, kept.claimed_until) == (ANONYMISE, None, None)


def test_the_writer_is_told_without_content_and_goes_on_with_the_text(platform: Platform) -> None:
    ask_to_anonymise(platform.browser("anja"), held(platform))
    noor = platform.browser("noor")

    page = noor.get(OVERVIEW)

    assert told(platform) == 1
    assert all("voorletters" not in mail.body and KIND not in mail.body for mail in platform.mails())
    for words in ("Maak iemand onherkenbaar", "Je trainer leest niet verder", KIND, "Een naam of voorletters"):
        assert words in page.text
    assert "Een precieze datum" not in page.text
    assert "Tekst aanpassen" in page.text
    assert "Liever alles op één pagina" not in page.text, "there is one way on from here"
    assert CANARY in noor.get(step("moment")).text
    seen = noor.get(ROUND)
    assert "Tekst aanpassen" in seen.text
    assert "Naar de opdracht" not in seen.text
    assert "Alleen jij kunt dit lezen. De ronde is gesloten, ook voor je trainer." in seen.text
    assert KIND in seen.text
    assert CANARY in seen.text


def test_handing_in_anew_is_a_new_round_that_shows_nothing_of_the_closed_one(platform: Platform) -> None:
    ask_to_anonymise(platform.browser("anja"), held(platform))
    noor, anja = platform.browser("noor"), platform.browser("anja")

    page = hand_in(noor, ANSWERS | {"moment": "Ik zag iets op tafel."})

    assert "Je opdracht ligt bij Anja Verbeek" in page.text
    assert "Maak iemand onherkenbaar" not in page.text
    assert "Tekst aanpassen" not in noor.get(ROUND).text
    address = address_of(platform, "noor")
    assert find_round(platform, address).promised_on is not None
    opened = take_up(anja, address)
    assert "Ik zag iets op tafel." in opened.text
    assert CANARY not in opened.html
    with platform.session() as session:
        assert session.exec(select(Submission.number).order_by(col(Submission.number))).all() == [1, 2]


def test_handing_in_twice_gives_the_same_new_round(platform: Platform) -> None:
    ask_to_anonymise(platform.browser("anja"), held(platform))
    noor = platform.browser("noor")
    hand_in(noor, ANSWERS | {"moment": "Ik zag iets op tafel."})

    noor.post(f"{OVERVIEW}/inleveren", {"seen": "geraden", "checks": []})
    with platform.session() as session:
        assert len(session.exec(select(Submission)).all()) == 2


def test_what_the_trainer_was_writing_comes_along_to_the_new_round(platform: Platform) -> None:
    address = held(platform)
    anja, noor = platform.browser("anja"), platform.browser("noor")
    press(anja, anja.get(address), "Bewaar", dict(STARTED))
    closed = ask_to_anonymise(anja, address)
    assert "Wat jij al aan je reactie schreef, is bewaard" in closed.text
    hand_in(noor, ANSWERS | {"moment": "Ik zag iets op tafel."})

    page = take_up(anja, address_of(platform, "noor"))

    fields = page.form("Bewaar").fields
    assert {name: fields[name] for name in STARTED} == STARTED
    give_back(anja, page, overall=STARTED["text-overall"])
    read = noor.get(f"{OVERVIEW}/ronde/2").text
    assert all(words in read for words in STARTED.values())


def test_what_another_trainer_was_writing_stays_with_them(platform: Platform) -> None:
    address = held(platform)
    anja, noor = platform.browser("anja"), platform.browser("noor")
    press(anja, anja.get(address), "Bewaar", dict(STARTED))
    ask_to_anonymise(anja, address)
    hand_in(noor, ANSWERS | {"moment": "Ik zag iets op tafel."})
    change_trainer(platform)

    page = take_up(platform.browser("bram"), address_of(platform, "noor"))

    assert page.form("Bewaar").fields["text-overall"] == ""
    assert KIND not in platform.browser("bram").get(address).text


def test_after_erasing_nothing_comes_along_and_nothing_breaks(platform: Platform) -> None:
    address = held(platform)
    anja, noor = platform.browser("anja"), platform.browser("noor")
    press(anja, anja.get(address), "Bewaar", dict(STARTED))
    ask_to_anonymise(anja, address)
    hand_in(noor, ANSWERS | {"moment": "Ik zag iets op tafel."})
    with platform.session() as session:
        shred_key(session, platform.cast.noor)

    page = take_up(anja, address_of(platform, "noor"))

    assert page.status == 200
    assert "De tekst is verwijderd" in page.text


def test_words_that_stand_in_the_new_round_already_are_not_written_over(platform: Platform) -> None:
    address = held(platform)
    anja, noor = platform.browser("anja"), platform.browser("noor")
    press(anja, anja.get(address), "Bewaar", dict(STARTED))
    ask_to_anonymise(anja, address)
    hand_in(noor, ANSWERS | {"moment": "Ik zag iets op tafel."})
    second = address_of(platform, "noor")
    page = take_up(anja, second)
    press(anja, page, "Bewaar", {"text-overall": "Nieuwe woorden."})

    let_lapse(platform, second)
    page = take_up(anja, second)

    assert page.form("Bewaar").fields["text-overall"] == "Nieuwe woorden."


def test_asking_twice_is_asking_once_and_other_words_are_given_back(platform: Platform) -> None:
    address = held(platform)
    anja = platform.browser("anja")
    form = anja.get(f"{address}/anonimiseren").form(CLOSE_TEXT)
    sent = form.fields | {"details": ["naam"], "explanation": KIND}

    first, second = (anja.post(f"{address}/anonimiseren", sent) for _time in range(2))
    other = anja.post(f"{address}/anonimiseren", sent | {"explanation": "Heel iets anders."})
    without = anja.post(f"{address}/anonimiseren", sent | {"details": ["datum"], "explanation": ""})

    assert [page.status for page in (first, second, other, without)] == [200, 200, 409, 409]
    assert "Heel iets anders." in other.text
    assert told(platform) == 1


def test_something_has_to_be_chosen_and_the_explanation_is_short(platform: Platform) -> None:
    address = held(platform)
    anja = platform.browser("anja")
    long = "a" * 1001

    page = anja.post(f"{address}/anonimiseren", {"details": ["verzonnen"], "explanation": long})

    assert page.status == 422
    assert "Kies waaraan iemand te herkennen is." in page.text
    assert "heeft 1001 tekens" in page.text
    assert page.form(CLOSE_TEXT).fields["explanation"] == long
    assert find_round(platform, address).state == "in_behandeling"


def test_an_explanation_may_be_left_out(platform: Platform) -> None:
    ask_to_anonymise(platform.browser("anja"), held(platform), "")

    page = platform.browser("noor").get(OVERVIEW)

    assert "Maak iemand onherkenbaar" in page.text
    assert "schreef erbij" not in page.text


def test_only_whoever_holds_the_round_asks(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")
    sent = {"details": ["naam"], "explanation": KIND}

    assert anja.get(f"{address}/anonimiseren").url == address
    refused = anja.post(f"{address}/anonimiseren", sent)
    assert refused.status == 409
    assert KIND in refused.text
    assert find_round(platform, address).state == "ingediend"


def test_whoever_reads_again_what_was_given_back_cannot_close_it(platform: Platform) -> None:
    address = given_back(platform)
    anja = platform.browser("anja")
    page = anja.get(address)

    assert f"{address}/anonimiseren" not in page.links()
    assert anja.post(f"{address}/anonimiseren", {"details": ["naam"]}).status == 409


@pytest.mark.parametrize(
    ("who", "status"), [("bram", 403), ("marja", 403), ("ties", 404), ("otto", 404), ("noor", 404), ("sam", 404)]
)
def test_nobody_else_asks_or_reads_the_request(platform: Platform, who: str, status: int) -> None:
    address = held(platform)
    ask_to_anonymise(platform.browser("anja"), address)
    browser = platform.browser(who)

    assert browser.get(f"{address}/anonimiseren").status == status
    assert browser.post(f"{address}/anonimiseren", {"details": ["naam"]}).status == status
    if who != "noor":
        assert KIND not in browser.get(OVERVIEW).html
        assert KIND not in browser.get(address).html


def test_a_trainer_who_was_erased_leaves_the_request_standing(platform: Platform) -> None:
    ask_to_anonymise(platform.browser("anja"), held(platform))
    with platform.session() as session:
        session.exec(update(AnonymiseRequest).values(trainer_id=None))

    assert "Je trainer schreef erbij" in platform.browser("noor").get(OVERVIEW).text


def test_after_erasing_nothing_of_the_request_is_left_to_read(platform: Platform) -> None:
    address = held(platform)
    ask_to_anonymise(platform.browser("anja"), address)
    with platform.session() as session:
        shred_key(session, platform.cast.noor)

    page = platform.browser("noor").get(ROUND)
    assert page.status == 200
    assert KIND not in page.html
    again = platform.browser("anja").post(f"{address}/anonimiseren", {"details": ["naam"], "explanation": KIND})
    assert again.status == 409


def test_the_request_is_sealed(platform: Platform) -> None:
    address = held(platform)
    ask_to_anonymise(platform.browser("anja"), address)

    with platform.session() as session:
        kept = session.get_one(AnonymiseRequest, number_of(address))
        assert kept.details == "naam,combinatie"
        assert KIND.encode() not in kept.sealed
