"""A trainer changes feedback after giving it back: the learner is told, and reads what stood there before."""

from sqlmodel import delete, select

from course.confidential.keys import shred_key
from course.reflection.models import COMPLETED
from course.review.models import Feedback, FeedbackVersion, Reading
from tests.browser import Browser, Page
from tests.platform import Platform
from tests.reflection.writing import plain, set_asides
from tests.review.reviewing import OVERALL, ROUND, find_round, given_back, handed_in, lie_with, take_up

CHANGE = "Pas de reactie aan"
ANEW = "Ik las hoe je wachtte. <b>Wat</b> merkte je eerst?"
TOLD = "Een reactie is aangepast"


def opened(platform: Platform) -> tuple[Browser, Page, str]:
    """Let Anja give back and open her feedback to change it."""
    address = given_back(platform)
    anja = platform.browser("anja")
    return anja, anja.get(f"{address}/wijzigen"), address


def change(anja: Browser, page: Page, words: str = ANEW, **more: str) -> Page:
    return anja.submit(page, CHANGE, {"text-overall": words, **{f"text-{part}": text for part, text in more.items()}})


def save(anja: Browser, address: str, text: str, number: int = 0, part: str = "overall", save_id: str = "a") -> Page:
    typed = {"part": part, "text": text, "based_on": "0", "save_id": save_id}
    return anja.post(f"{address}/wijzigen/bewaren?versie={number}", typed, Accept="application/json")


def told(platform: Platform) -> int:
    return [mail.subject for mail in platform.mails() if mail.to == ["noor@voorbeeld.nl"]].count(TOLD)


def test_the_learner_is_told_and_sees_what_became_different(platform: Platform) -> None:
    anja, page, address = opened(platform)
    assert page.form(CHANGE).fields["text-overall"] == OVERALL

    done = change(anja, page, lijf="Je schouders.")

    assert done.url == f"{address}/gesprek"
    assert told(platform) == 1
    for who, path in (("noor", ROUND), ("anja", f"{address}/gesprek")):
        shown = platform.browser(who).get(path)
        assert ANEW in shown.text
        assert "Aangepast op" in shown.text
        assert "weggehaald:" in shown.text
        assert "toegevoegd: Je schouders." in shown.text
        assert "<b>Wat</b>" not in shown.html
    with platform.session() as session:
        former, feedback = session.exec(select(FeedbackVersion)).one(), session.exec(select(Feedback)).one()
        assert feedback.edited_at == former.replaced_at
        assert b"wachtte" not in former.sealed + feedback.sealed
    assert find_round(platform, address).outcome == COMPLETED


def test_every_change_stays_readable(platform: Platform) -> None:
    anja, page, address = opened(platform)
    change(anja, page, "De tweede versie.")
    change(anja, anja.get(f"{address}/wijzigen"), "De derde versie.")

    shown = platform.browser("noor").get(ROUND)

    assert shown.text.count("Toon wat er is aangepast op") == 2
    assert "beker" in shown.text
    assert "weggehaald: tweede" in shown.text


def test_the_same_words_change_nothing_and_tell_nobody(platform: Platform) -> None:
    anja, page, _address = opened(platform)
    assert change(anja, page, OVERALL).status == 200
    assert told(platform) == 0

    answers = [change(anja, page) for _time in range(2)]

    assert [each.status for each in answers] == [200, 200]
    assert told(platform) == 1


def test_a_change_is_saved_while_it_is_typed_and_seen_by_nobody_else(platform: Platform) -> None:
    anja, _page, address = opened(platform)

    assert save(anja, address, "Halverwege").data["revision"] == 1

    assert anja.get(f"{address}/wijzigen").form(CHANGE).fields["text-overall"] == "Halverwege"
    assert "Halverwege" not in platform.browser("noor").get(ROUND).text
    assert save(anja, address, "Anders", save_id="b").status == 409
    assert save(anja, address, "Iets", part="bestaat-niet").status == 404


def test_a_tab_that_was_left_open_does_not_overwrite_a_draft(platform: Platform) -> None:
    anja, old_tab, address = opened(platform)
    save(anja, address, "Uit het nieuwe tabblad.")

    refused = change(anja, old_tab)

    assert refused.status == 409
    assert "Uit het nieuwe tabblad." in plain(refused)
    assert refused.form(CHANGE).fields["text-overall"] == ANEW
    assert told(platform) == 0


def test_a_tab_that_was_left_open_does_not_overwrite_a_change(platform: Platform) -> None:
    anja, old_tab, address = opened(platform)
    change(anja, old_tab, "Uit het nieuwe tabblad.")

    late = save(anja, address, "Uit het oude tabblad.")
    refused = change(anja, old_tab, "Uit het oude tabblad.")

    assert late.status == 422
    assert "intussen aangepast" in late.data["message"]
    assert refused.status == 409
    assert "Uit het nieuwe tabblad." in plain(refused)
    assert told(platform) == 1
    anja.submit(refused, CHANGE, {"choice-overall": "mine"})
    assert "Uit het oude tabblad." in platform.browser("noor").get(ROUND).text
    assert told(platform) == 2


def test_whoever_keeps_what_the_learner_reads_finds_their_own_words_again(platform: Platform) -> None:
    anja, old_tab, address = opened(platform)
    change(anja, old_tab, "Uit het nieuwe tabblad.")
    refused = change(anja, old_tab, "Uit het oude tabblad.")

    for _time in range(2):
        kept = anja.submit(refused, CHANGE, {"choice-overall": "saved"})
        assert "De reactie is dezelfde gebleven." in kept.text

    assert told(platform) == 1
    assert "Uit het nieuwe tabblad." in platform.browser("noor").get(ROUND).text
    page = anja.get(f"{address}/wijzigen")
    assert page.form(CHANGE).fields["text-overall"] == "Uit het nieuwe tabblad."
    assert set_asides(page) == ["Uit het oude tabblad."]
    assert set_asides(anja.submit(page, "Verwijder deze versie")) == []


def test_something_has_to_be_left_on_the_whole(platform: Platform) -> None:
    anja, page, _address = opened(platform)

    refused = change(anja, page, "  ", lijf="Hierover.")

    assert refused.status == 422
    assert "Laat een reactie op het geheel staan" in refused.text
    assert refused.form(CHANGE).fields["text-lijf"] == "Hierover."


def test_a_reaction_on_a_part_can_be_taken_away(platform: Platform) -> None:
    anja, page, address = opened(platform)
    change(anja, page, OVERALL, lijf="Je schouders.")

    change(anja, anja.get(f"{address}/wijzigen"), OVERALL, lijf="  ")

    assert anja.get(f"{address}/wijzigen").form(CHANGE).fields["text-lijf"] == ""
    assert "weggehaald: Je schouders." in platform.browser("noor").get(ROUND).text


def test_only_whoever_wrote_it_changes_it(platform: Platform) -> None:
    _anja, _page, address = opened(platform)
    lie_with(platform)
    bram = platform.browser("bram")
    bram.post(f"{address}/teruglezen")

    assert bram.get(f"{address}/wijzigen").url == f"{address}/gesprek"
    assert "Pas je reactie aan" not in bram.get(f"{address}/gesprek").text
    assert bram.post(f"{address}/wijzigen", {"text-overall": ANEW}).status == 409
    assert save(bram, address, ANEW).status == 422
    for who in ("marja", "anja"):
        assert platform.browser(who).post(f"{address}/wijzigen", {"text-overall": ANEW}).status == 403


def test_what_was_not_given_back_has_no_feedback_to_change(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")
    take_up(anja, address)

    assert anja.get(f"{address}/wijzigen").url == address
    assert anja.post(f"{address}/wijzigen", {"text-overall": ANEW}).status == 409


def test_whoever_did_not_open_the_round_gets_their_words_back_alone(platform: Platform) -> None:
    anja, page, _address = opened(platform)
    with platform.session() as session:
        session.exec(delete(Reading))

    refused = change(anja, page, " ", lijf="Hierover.")

    assert refused.status == 409
    assert "Hierover." in refused.text
    assert "oor naar mij toe" not in refused.text


def test_after_erasing_there_is_nothing_to_change(platform: Platform) -> None:
    anja, page, address = opened(platform)
    change(anja, page)
    with platform.session() as session:
        shred_key(session, platform.cast.noor)

    assert change(anja, page, "Weer anders.").status == 409
    assert "De tekst is verwijderd" in anja.get(f"{address}/wijzigen").text
    assert "Aangepast op" not in platform.browser("noor").get(ROUND).text


def test_an_endless_change_is_refused_and_stays_in_the_form(platform: Platform) -> None:
    anja, page, _address = opened(platform)
    text = "a" * 50_001

    refused = change(anja, page, text)

    assert refused.status == 409
    assert refused.form(CHANGE).fields["text-overall"] == text
