"""A story told through the pages, after which every private field there is holds its sentence.

Noor has five assignments: one given back (Anja changed her words, Noor answered, was answered and closed it), two given
back about which the two are still writing, one that Anja is reading, and one that she is writing. Sam handed in and
nobody took it up. Yara took hers back. Lot, of the other organisation, is being read by Ties.
"""

from dataclasses import dataclass

from sqlmodel import col, select

from course.reflection.models import Reflection, Submission
from tests.accounts.doors import links_in_mails
from tests.browser import Browser, Page
from tests.guard.canaries import say
from tests.knowledge.asking import questions_wait_and_a_test_is_half_made
from tests.platform import Platform
from tests.practice.exercising import ANEW, BODY, CARD, REWRITE, SHEET, fill_in
from tests.reflection.writing import all_ticks
from tests.review.reviewing import press, take_up
from tests.world import email_of

START, DOOR, SURE = "welkom-opdracht", "buitenkant-opdracht", "mentaliseren-opdracht"
PLAN, TUNED = "beginnen-opdracht", "afstemmen-opdracht"
PLAIN = "Het regende, en het bleef regenen."


@dataclass(frozen=True, slots=True)
class Told:
    """What the story left behind: the number of each round, and the secret of a link that was mailed to Yara."""

    held: int
    returned: int
    waiting: int
    withdrawn: int
    elsewhere: int
    link: str


def tell(platform: Platform) -> Told:
    """Tell the whole story."""
    noor, anja = platform.browser("noor"), platform.browser("anja")
    returned = _noor_gets_feedback_and_answers(platform, noor, anja)
    _both_are_still_writing(platform, noor, anja)
    held = _anja_is_reading(platform, noor, anja)
    _noor_is_writing(noor)
    _exercises_are_done(noor, platform.browser("sam"))
    questions_wait_and_a_test_is_half_made(platform, "noor")
    waiting = _handed_in(platform, "sam", START, {"moment": say("submitted, waiting")}, "Anja Verbeek")
    withdrawn = _handed_in(platform, "yara", START, {"moment": say("withdrawn")}, "Bram Olthof")
    platform.browser("yara").post(f"/opdracht/{START}/intrekken")
    elsewhere = _handed_in(platform, "lot", START, {"moment": say("other organisation")}, "Ties de Laat")
    ties = platform.browser("ties")
    take_up(ties, f"/nakijken/{elsewhere}")
    platform.browser().post("/wachtwoord-vergeten", {"email": email_of("yara")})
    return Told(held, returned, waiting, withdrawn, elsewhere, _mailed_secret(platform))


def _mailed_secret(platform: Platform) -> str:
    # A platform that writes its mails to files keeps none in memory.
    links = links_in_mails(platform)
    return links[-1].rpartition("/")[2] if links else ""


def _noor_gets_feedback_and_answers(platform: Platform, noor: Browser, anja: Browser) -> int:
    words = {"moment": say("submitted, returned"), "voor-jezelf": say("private prompt, returned")}
    number = _given_back(
        anja,
        _handed_in(platform, "noor", DOOR, words, "Anja Verbeek"),
        {"text-overall": say("former feedback"), "text-moment": say("released feedback, one prompt")},
    )
    changing = anja.get(f"/nakijken/{number}/wijzigen")
    anja.submit(changing, "Wijzig de reactie", {"text-overall": say("released feedback")})
    page = noor.get(f"/opdracht/{DOOR}/ronde/1")
    noor.submit(page, "Verstuur je antwoord", {"text-reply": say("reply")})
    page = anja.get(f"/nakijken/{number}/gesprek")
    anja.submit(page, "Verstuur je antwoord", {"text-answer": say("answer")})
    noor.submit(noor.get(f"/opdracht/{DOOR}/ronde/1"), "Sluit de opdracht af", {"text-takeaway": say("takeaway")})
    return number


def _given_back(anja: Browser, number: int, reaction: dict[str, str]) -> int:
    page = take_up(anja, f"/nakijken/{number}")
    press(anja, page, "Teruggeven", {"text-overall": "Dank je wel.", "outcome": "afgerond", **reaction})
    return number


def _both_are_still_writing(platform: Platform, noor: Browser, anja: Browser) -> None:
    _given_back(anja, _handed_in(platform, "noor", TUNED, {}, "Anja Verbeek"), {})
    _type(noor, f"/opdracht/{TUNED}/ronde/1/bewaren", "reply", "reply, draft")
    _type(noor, f"/opdracht/{TUNED}/ronde/1/bewaren", "takeaway", "takeaway, draft")
    number = _given_back(anja, _handed_in(platform, "noor", PLAN, {}, "Anja Verbeek"), {})
    noor.submit(noor.get(f"/opdracht/{PLAN}/ronde/1"), "Verstuur je antwoord", {"text-reply": PLAIN})
    _type(anja, f"/nakijken/{number}/gesprek/bewaren", "answer", "answer, draft")
    _type(anja, f"/nakijken/{number}/wijzigen/bewaren?versie=0", "overall", "feedback being changed")


def _type(browser: Browser, address: str, part: str, name: str) -> None:
    answer = browser.post(address, {"part": part, "text": say(name), "based_on": "0"}, Accept="application/json")
    assert answer.status == 200, answer.html


def _anja_is_reading(platform: Platform, noor: Browser, anja: Browser) -> int:
    words = {"moment": say("submitted, held"), "voor-jezelf": say("private prompt, held")}
    number = _handed_in(platform, "noor", START, words, "Anja Verbeek")
    page = take_up(anja, f"/nakijken/{number}")
    reaction = {"text-overall": say("draft feedback"), "text-moment": say("draft feedback, one prompt")}
    press(anja, page, "Bewaar", dict(reaction))
    return number


def _noor_is_writing(noor: Browser) -> None:
    _write_step(noor, "drie-verklaringen", text=say("draft, replaced"))
    _write_step(noor, "drie-verklaringen", text=say("draft"))
    inside = {"inside_me": say("draft, inside me"), "inside_other": say("draft, inside other")}
    _write_step(noor, "zeker-moment", outside=say("draft, outside"), **inside)
    _write_step(noor, "spanning", value="8")
    _write_step(noor, "voor-mezelf", "Nalezen", text=say("private prompt, draft"))
    lesson = noor.get("/les/welkom-waar-sta-je")
    noor.submit(lesson, "Bewaar voor mezelf", {"eerste-signaal": "5", "stilte-laten": "1"})


def _exercises_are_done(noor: Browser, sam: Browser) -> None:
    fill_in(noor, REWRITE, mine=say("exercise, replaced"))
    fill_in(noor, REWRITE, mine=say("exercise, rewritten"))
    fill_in(noor, SHEET, situatie=say("exercise, worksheet"))
    fill_in(noor, CARD, card="ladder", zie=say("exercise, image card"))
    fill_in(noor, BODY, fill_in(noor, BODY, keel="warm"), ANEW)
    fill_in(noor, BODY, nek="zwaar")
    fill_in(sam, SHEET, situatie=say("exercise, of a colleague"))


def _write_step(browser: Browser, prompt_id: str, button: str = "Volgende stap", **fields: str) -> None:
    page = browser.get(f"/opdracht/{SURE}/stap/{prompt_id}")
    answer = browser.submit(page, button, {f"{prompt_id}:{name}": text for name, text in fields.items()})
    assert answer.status == 200, answer.text


def write(browser: Browser, assignment_id: str, words: dict[str, str]) -> Page:
    """Write answers on the page with all prompts; a name without a field is that of a plain answer."""
    fields: dict[str, object] = {name if ":" in name else f"{name}:text": text for name, text in words.items()}
    page = browser.get(f"/opdracht/{assignment_id}/alles")
    return browser.submit(page, "Bewaren en nalezen", fields)


def _handed_in(platform: Platform, who: str, assignment_id: str, words: dict[str, str], trainer: str) -> int:
    browser = platform.browser(who)
    prompts = platform.app.extensions["course.content"].get_assignment(assignment_id).prompts
    plain = {prompt.id: PLAIN for prompt in prompts if prompt.visibility == "trainer"}
    page = write(browser, assignment_id, plain | words)
    page = browser.submit(page, f"Inleveren bij {trainer}", all_ticks())
    assert page.status == 200, page.text
    with platform.session() as session:
        mine = select(Submission.id).join(Reflection, col(Reflection.id) == col(Submission.reflection_id))
        place = (col(Reflection.person_id) == getattr(platform.cast, who), Reflection.assignment_id == assignment_id)
        return session.exec(mine.where(*place)).one()
