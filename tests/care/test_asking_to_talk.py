"""A learner asks to talk about a step: the trainer hears it at once, and not a word of what was written."""

import pytest
from sqlmodel import col, select, update

from course.care.models import TalkWish
from course.organisation.models import Team
from tests.care.caring import ASK, OVERVIEW, TALK, ask_to_talk, talk_from_step
from tests.platform import Platform
from tests.reflection.writing import ASSIGNMENT, step, write
from tests.review.reviewing import ROUND, given_back, handed_in

WORDS = "Mijn handen trilden."
WANTED = "Een cursist wil met je praten"


def wishes(platform: Platform) -> list[TalkWish]:
    with platform.session() as session:
        return list(session.exec(select(TalkWish).order_by(col(TalkWish.id))))


def subjects(platform: Platform) -> list[str]:
    return [mail.subject for mail in platform.mails()]


def test_the_button_saves_what_was_typed_and_then_explains(platform: Platform) -> None:
    noor = platform.browser("noor")

    page = talk_from_step(noor, WORDS)

    assert page.url == TALK
    assert "Geen woord van wat je schreef" in page.text
    assert f'<a href="{OVERVIEW}">Mijn vertrekpunt</a></span> <span><i>·</i>Jouw lijf' in page.html
    assert "Anja Verbeek, je trainer. Je leidinggevende en je organisatie niet, nooit." in page.text
    assert "binnen één werkdag" in page.text
    assert {"tel:113", "tel:112"} <= set(page.links())
    assert WORDS in noor.get(step("lijf")).text
    assert wishes(platform) == []


def test_the_page_with_all_steps_saves_them_all_and_then_explains(platform: Platform) -> None:
    noor = platform.browser("noor")
    form = noor.get(f"{OVERVIEW}/alles").form("Ik wil hierover praten: Jouw lijf")

    page = noor.post(f"{TALK}/bewaren", form.fields | {"moment:text": "Een knikje.", "lijf:text": WORDS})

    assert page.url == TALK
    whole = noor.get(f"{OVERVIEW}/alles")
    assert all(words in whole.text for words in ("Een knikje.", WORDS))


def test_two_versions_are_both_kept_on_the_way_to_talking(platform: Platform) -> None:
    noor = platform.browser("noor")
    form = noor.get(step("lijf")).form("Ik wil hierover praten")
    talk_from_step(noor, "In het andere tabblad.")

    page = noor.post(f"{TALK}/bewaren", form.fields | {"lijf:text": WORDS})

    assert page.status == 409
    assert page.form("Bewaar wat hier staat").fields["lijf:text"] == WORDS
    assert noor.submit(page, "Bewaar wat hier staat").url == TALK
    assert "In het andere tabblad." in noor.get(step("lijf")).text


def test_the_trainer_hears_it_at_once_and_not_a_word_of_the_text(platform: Platform) -> None:
    noor, anja = platform.browser("noor"), platform.browser("anja")
    talk_from_step(noor, WORDS)

    page = ask_to_talk(noor)

    assert "weet dat je wilt praten" in page.text
    (mail,) = platform.mails()
    assert (mail.subject, mail.to) == (WANTED, ["anja@voorbeeld.nl"])
    assert "Noor" not in mail.body
    queue = anja.get("/nakijken")
    assert "Noor Hofman wil met je praten" in queue.text
    assert "stap “Jouw lijf”" in queue.text
    assert "mailto:noor@voorbeeld.nl" in queue.links()
    assert WORDS not in queue.text
    assert "Anja weet het sinds" in noor.get(OVERVIEW).text


def test_asking_twice_is_asking_once(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = noor.get(TALK)

    answers = [noor.submit(page, ASK) for _time in range(2)]

    assert [answer.status for answer in answers] == [200, 200]
    assert len(wishes(platform)) == 1
    assert subjects(platform) == [WANTED]


def test_while_it_is_open_the_learner_takes_it_back(platform: Platform) -> None:
    noor, anja = platform.browser("noor"), platform.browser("anja")
    ask_to_talk(noor)

    page = noor.submit(noor.get(TALK), "Neem mijn vraag terug")

    assert "teruggenomen" in page.text
    assert wishes(platform) == []
    assert subjects(platform) == [WANTED, "Een vraag om te praten is teruggenomen"]
    assert "Noor" not in anja.get("/nakijken").text
    assert noor.post(f"{TALK}/terugnemen").status == 200
    assert len(platform.mails()) == 2


def test_taking_back_works_when_the_trainer_is_gone(platform: Platform) -> None:
    noor = platform.browser("noor")
    ask_to_talk(noor)
    with platform.session() as session:
        session.exec(update(TalkWish).values(trainer_id=None))

    assert "Je trainer weet dat je wilt praten" in noor.get(TALK).text
    noor.post(f"{TALK}/terugnemen")

    assert wishes(platform) == []


def test_after_contact_the_learner_sees_when_and_can_ask_once_more(platform: Platform) -> None:
    noor, anja = platform.browser("noor"), platform.browser("anja")
    ask_to_talk(noor)
    anja.submit(anja.get("/nakijken"), "Ik heb contact gehad")

    page = noor.get(TALK)

    assert "dat jullie contact hadden" in page.text
    assert "dat jullie contact hadden" in noor.get(OVERVIEW).text
    assert "weet dat je wilt praten" in noor.submit(page, ASK).text
    assert [wish.closed_at is None for wish in wishes(platform)] == [False, True]


def test_without_a_trainer_only_the_ways_to_help_are_shown(platform: Platform) -> None:
    with platform.session() as session:
        session.exec(update(Team).values(trainer_id=None))
    noor = platform.browser("noor")

    page = noor.get(TALK)

    assert "Je team heeft nog geen trainer." in page.text
    assert "tel:113" in page.links()
    assert "om contact" not in page.text
    assert noor.post(TALK).status == 409
    assert wishes(platform) == []


def test_talking_is_offered_where_the_author_says_so_and_nowhere_else(platform: Platform) -> None:
    noor = platform.browser("noor")

    assert "Ik wil hierover praten" in noor.get(step("lijf")).text
    assert "Ik wil hierover praten" not in noor.get(step("moment")).text
    assert noor.get(f"/opdracht/{ASSIGNMENT}/praten/moment").status == 404
    assert noor.post(f"/opdracht/{ASSIGNMENT}/praten/bestaat-niet").status == 404


def test_a_private_step_tells_its_title_only(platform: Platform) -> None:
    noor, anja = platform.browser("noor"), platform.browser("anja")
    write(noor, {"voor-jezelf": "Dit weet alleen ik."})
    page = noor.get(f"/opdracht/{ASSIGNMENT}/praten/voor-jezelf")
    noor.submit(page, ASK)

    queue = anja.get("/nakijken").text

    assert "stap “Voor jezelf”" in queue
    assert "Dit weet alleen ik." not in queue


def test_after_handing_in_the_way_to_talk_stands_beside_the_round(platform: Platform) -> None:
    handed_in(platform)
    noor = platform.browser("noor")

    assert TALK in noor.get(ROUND).links()
    assert "Terug naar de opdracht" in noor.get(TALK).text


def test_a_round_that_was_given_back_leads_there_too(platform: Platform) -> None:
    given_back(platform)

    assert TALK in platform.browser("noor").get(ROUND).links()


@pytest.mark.parametrize("who", ["anja", "bram", "marja", "ties", "otto"])
def test_only_learners_ask(platform: Platform, who: str) -> None:
    browser = platform.browser(who)

    pages = [browser.get(TALK), *(browser.post(f"{TALK}{button}") for button in ("", "/bewaren", "/terugnemen"))]

    assert [page.status for page in pages] == [403] * 4


def test_each_learner_sees_their_own_wish_only(platform: Platform) -> None:
    ask_to_talk(platform.browser("noor"))

    page = platform.browser("sam").get(TALK)

    assert "weet dat je wilt praten" not in page.text
    assert "Praten over" not in platform.browser("sam").get(OVERVIEW).text
