"""Anja hands a round over: Noor hears it first, may agree or take back, and Bram reads after that."""

import pytest
from sqlmodel import col, delete

from course.confidential.models import DataKey
from course.handover.models import BY_READER
from course.notification.models import HANDED_OVER, READABLE, TAKEN_OVER
from course.organisation.models import MANAGER, Membership
from course.reflection.models import SUBMITTED, WITHDRAWN
from course.web.formats import when
from tests.handover.handing import (
    OVERVIEW,
    choose_trainer,
    hand_overs,
    let_morning_come,
    make_trainer,
    pass_on,
    round_at,
    told,
)
from tests.placement.being_away import away
from tests.platform import Platform
from tests.review.reviewing import give_back, given_back, handed_in, press, take_up

WORDS = "beker met het oor"
AGREE = "Bram mag het nu lezen"
DRAFT = "Ik bleef stilstaan bij de beker."


def passed_on(platform: Platform, *, with_drafts: bool = False) -> str:
    """Let Noor hand in, Anja begin to write, and hand over to Bram."""
    address, anja = handed_in(platform), platform.browser("anja")
    press(anja, take_up(anja, address), "Bewaar", {"text-overall": DRAFT})
    pass_on(anja, address, platform.cast.bram, with_drafts=with_drafts)
    return address


def test_the_learner_is_told_and_the_new_reader_waits(platform: Platform) -> None:
    address = passed_on(platform)
    cast, found = platform.cast, round_at(platform, address)

    assert (found.reader_id, found.state, found.claimed_by_id) == (cast.bram, SUBMITTED, None)
    assert hand_overs(platform, address) == [(cast.anja, cast.bram, BY_READER)]
    assert told(platform, "noor") == [HANDED_OVER]
    assert told(platform, "bram") == [TAKEN_OVER]
    bram = platform.browser("bram")
    closed, queue = bram.get(address), bram.get("/nakijken")
    assert f"Te lezen vanaf {when(found.readable_from)}" in queue.text
    assert "Oppakken en lezen" not in queue.text + closed.text
    assert f"vanaf {when(found.readable_from)}" in closed.text
    refused = bram.post(f"{address}/oppakken")
    assert refused.status == 409
    assert WORDS not in refused.html + closed.html + queue.html
    assert bram.get("/nakijken/volgende").url == "/nakijken"


def test_the_former_reader_is_out_at_once(platform: Platform) -> None:
    address = passed_on(platform)
    anja = platform.browser("anja")

    assert anja.get(address).status == 403
    assert anja.get(f"{address}/overdragen").status == 403
    assert "Noor Hofman" not in anja.get("/nakijken").text


def test_the_page_of_the_learner_says_who_why_and_from_when(platform: Platform) -> None:
    address = passed_on(platform)

    page = platform.browser("noor").get(OVERVIEW)

    assert "Bram Olthof gaat je opdracht lezen" in page.text
    assert "Anja vroeg een collega-trainer" in page.text
    assert f"openen vanaf {when(round_at(platform, address).readable_from)}" in page.text


def test_when_she_agrees_the_new_reader_begins_at_once(platform: Platform) -> None:
    address, noor = passed_on(platform), platform.browser("noor")

    page = noor.submit(noor.get(OVERVIEW), AGREE)
    again = noor.post(f"{OVERVIEW}/ronde/1/akkoord")

    assert "Je opdracht ligt bij Bram Olthof" in page.text
    assert again.status == 200
    assert told(platform, "bram") == [TAKEN_OVER, READABLE]
    assert WORDS in take_up(platform.browser("bram"), address).text


def test_what_somebody_read_is_never_said_to_be_unread(platform: Platform) -> None:
    passed_on(platform)
    noor = platform.browser("noor")
    noor.submit(noor.get(OVERVIEW), AGREE)

    pages = [noor.get(OVERVIEW).text, noor.get(f"{OVERVIEW}/ronde/1").text]

    for text in pages:
        assert "Anja Verbeek las dit op" in text
        assert "Op dit moment leest niemand" in text
        assert "niet begonnen" not in text


def test_agreeing_after_the_morning_changes_nothing(sqlite_platform: Platform) -> None:
    address = passed_on(sqlite_platform)
    let_morning_come(sqlite_platform, address)

    sqlite_platform.browser("noor").post(f"{OVERVIEW}/ronde/1/akkoord")

    assert told(sqlite_platform, "bram") == [TAKEN_OVER]


def test_without_a_word_of_hers_the_new_reader_begins_the_next_morning(platform: Platform) -> None:
    address = passed_on(platform)
    let_morning_come(platform, address)

    assert WORDS in take_up(platform.browser("bram"), address).text
    waiting = platform.browser("noor").get(OVERVIEW)
    assert "Bram Olthof is aan het lezen" in waiting.text
    assert 'class="bar start"' not in waiting.html


def test_she_takes_it_back_and_there_is_nothing_to_agree_to(platform: Platform) -> None:
    address, noor = passed_on(platform), platform.browser("noor")

    page = noor.submit(noor.get(OVERVIEW), "Neem terug")

    assert "teruggenomen" in page.text
    assert round_at(platform, address).state == WITHDRAWN
    assert noor.post(f"{OVERVIEW}/ronde/1/akkoord").status == 409
    assert "withdrawn" in told(platform, "bram")


def test_there_is_nothing_to_agree_to_without_a_hand_over(sqlite_platform: Platform) -> None:
    handed_in(sqlite_platform)
    noor = sqlite_platform.browser("noor")

    assert noor.post(f"{OVERVIEW}/ronde/1/akkoord").status == 409
    assert noor.post(f"{OVERVIEW}/ronde/7/akkoord").status == 404
    assert sqlite_platform.browser("sam").post(f"{OVERVIEW}/ronde/1/akkoord").status == 404


@pytest.mark.parametrize("with_drafts", [False, True])
def test_what_the_first_reader_wrote_goes_along_only_when_she_says_so(platform: Platform, with_drafts: bool) -> None:
    address = passed_on(platform, with_drafts=with_drafts)
    let_morning_come(platform, address)

    bram = platform.browser("bram")
    page = take_up(bram, address)

    assert (DRAFT in page.html) == with_drafts
    give_back(bram, page)
    assert "De reactie van Bram Olthof" in platform.browser("noor").get(f"{OVERVIEW}/ronde/1").text


def test_what_goes_along_stands_after_what_the_other_wrote_before(platform: Platform) -> None:
    address = passed_on(platform, with_drafts=True)
    let_morning_come(platform, address)
    bram, anja = platform.browser("bram"), platform.browser("anja")
    press(bram, take_up(bram, address), "Bewaar", {"text-overall": "Van Bram."})

    pass_on(bram, address, platform.cast.anja, with_drafts=True)
    let_morning_come(platform, address)

    assert f"{DRAFT}\n\nVan Bram." in take_up(anja, address).html


def test_nothing_is_offered_to_give_along_when_nothing_was_written(sqlite_platform: Platform) -> None:
    address = handed_in(sqlite_platform)

    page = sqlite_platform.browser("anja").get(f"{address}/overdragen")

    assert "Geef mee" not in page.text
    assert WORDS not in page.html


def test_a_trainer_has_to_be_chosen(sqlite_platform: Platform) -> None:
    address = handed_in(sqlite_platform)

    page = pass_on(sqlite_platform.browser("anja"), address, 0)

    assert page.status == 422
    assert "Kies een trainer." in page.text


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("marja", "leidinggevende"),
        ("sam", "teamgenoot"),
        ("noor", "schreef deze persoon zelf"),
        ("ties", "geen trainer van deze organisatie"),
    ],
)
@pytest.mark.parametrize("also_trainer", [True, False])
def test_who_may_not_read_cannot_take_over_and_the_reason_is_said(
    sqlite_platform: Platform, who: str, sentence: str, also_trainer: bool
) -> None:
    address, cast = handed_in(sqlite_platform), sqlite_platform.cast
    if also_trainer and who != "ties":
        make_trainer(sqlite_platform, who)

    page = sqlite_platform.browser("anja").post(f"{address}/overdragen", {"to": str(getattr(cast, who))})

    assert page.status == 409
    assert sentence in page.text
    assert round_at(sqlite_platform, address).reader_id == cast.anja


def test_who_is_away_is_not_offered_and_cannot_take_over(sqlite_platform: Platform) -> None:
    address, anja = handed_in(sqlite_platform), sqlite_platform.browser("anja")
    away(sqlite_platform, "bram", None)

    assert "Er is nu geen andere trainer" in anja.get(f"{address}/overdragen").text
    page = anja.post(f"{address}/overdragen", {"to": str(sqlite_platform.cast.bram)})
    assert page.status == 409
    assert "Deze trainer is vandaag zelf afwezig" in page.text or "geen andere trainer" in page.text


def test_what_was_given_back_is_not_handed_over(sqlite_platform: Platform) -> None:
    address = given_back(sqlite_platform)
    anja = sqlite_platform.browser("anja")

    assert "Er is niets over te dragen" in anja.get(f"{address}/overdragen").text
    assert anja.post(f"{address}/overdragen", {"to": str(sqlite_platform.cast.bram)}).status == 409


def test_handing_over_twice_hands_over_once(platform: Platform) -> None:
    address, anja = handed_in(platform), platform.browser("anja")
    page = anja.get(f"{address}/overdragen")

    anja.submit(page, "Draag over", {"to": str(platform.cast.bram)})
    anja.submit(page, "Draag over", {"to": str(platform.cast.bram)})

    assert len(hand_overs(platform, address)) == 1
    assert told(platform, "noor") == [HANDED_OVER]


def test_the_learner_reads_the_whole_history_on_the_page_of_the_round(platform: Platform) -> None:
    passed_on(platform)
    noor = platform.browser("noor")
    noor.submit(noor.get(OVERVIEW), AGREE)

    page = noor.get(f"{OVERVIEW}/ronde/1")

    assert "Anja Verbeek droeg het over aan Bram Olthof" in page.text
    assert "Jij vond het goed dat Bram meteen begon" in page.text


def test_whoever_got_it_by_a_hand_over_keeps_it_until_they_may_not_read(platform: Platform) -> None:
    address, cast = passed_on(platform), platform.cast
    make_trainer(platform, "yara")
    choose_trainer(platform, "yara")
    assert round_at(platform, address).reader_id == cast.bram

    with platform.session() as session:
        session.add(Membership(person_id=cast.bram, organisation_id=cast.vlierboom, role=MANAGER))
    choose_trainer(platform, "yara")

    assert round_at(platform, address).reader_id == cast.yara


def test_of_a_text_that_is_gone_no_draft_goes_along(platform: Platform) -> None:
    address, anja = handed_in(platform), platform.browser("anja")
    press(anja, take_up(anja, address), "Bewaar", {"text-overall": DRAFT})
    with platform.session() as session:
        session.exec(delete(DataKey).where(col(DataKey.owner_id) == platform.cast.noor))

    page = anja.get(f"{address}/overdragen")
    anja.post(f"{address}/overdragen", {"to": str(platform.cast.bram), "drafts": "yes"})

    assert "Geef mee" not in page.text
    assert round_at(platform, address).reader_id == platform.cast.bram
