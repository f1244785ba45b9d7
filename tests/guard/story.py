"""A story told through the pages, after which every private field there is holds its sentence.

Noor has seven assignments: one given back (Anja changed her words, Noor answered, was answered and closed it), two
given back about which the two are still writing, one that Anja is reading and worries about, one that Noor is writing,
one that Anja closed because somebody could be recognised, and one about which she wants to talk. Sam handed in and
nobody took it up. Yara took hers back. Lot, of the other organisation, is being read by Ties. Anja will be away for a
day, and Bram coordinates the trainers: he sees that two answers are late.
"""

from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import col, select, update

from course.care.models import CareSignal, TalkWish
from course.placement.models import Absence
from course.reflection.models import Reflection, Submission
from course.web.formats import today
from tests.accounts.doors import links_in_mails
from tests.browser import Browser, Page
from tests.comments.keeping import keep, numbers
from tests.guard.canaries import say
from tests.knowledge.asking import questions_wait_and_a_test_is_half_made
from tests.platform import Platform
from tests.practice.exercising import ANEW, BODY, CARD, REWRITE, SHEET, fill_in
from tests.reflection.writing import all_ticks
from tests.review.reviewing import press, take_up
from tests.world import email_of

START, DOOR, SURE = "welkom-opdracht", "buitenkant-opdracht", "mentaliseren-opdracht"
HEAVY, TALKING = "afstemmen-opdracht", "gesprek-opdracht"
PLAN, TUNED = "beginnen-opdracht", "afstemmen-opdracht"
PLAIN = "Het regende, en het bleef regenen."


@dataclass(frozen=True, slots=True)
class Told:
    """What the story left behind: the numbers of rounds and of a comment that Anja shares, and the secret of a link."""

    held: int
    returned: int
    waiting: int
    withdrawn: int
    elsewhere: int
    link: str
    comment: int = 0
    absence: int = 0
    closed: int = 0
    wish: int = 0
    signal: int = 0


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
    keep(anja, say("comment, own"))
    keep(anja, say("comment, shared"), shared=platform.cast.vlierboom)
    comment = numbers(platform)[-1]
    absence = _anja_will_be_away(platform, anja)
    _bram_watches_over_promises(platform, [held, waiting])
    link = _mailed_secret(platform)
    closed = _anja_closes_a_text(platform, noor, anja)
    wish, signal = _noor_wants_to_talk_and_anja_worries(platform, noor, anja, held)
    return Told(held, returned, waiting, withdrawn, elsewhere, link, comment, absence, closed, wish, signal)


def _mailed_secret(platform: Platform) -> str:
    # A platform that writes its mails to files keeps none in memory.
    links = links_in_mails(platform)
    return links[-1].rpartition("/")[2] if links else ""


def _noor_gets_feedback_and_answers(platform: Platform, noor: Browser, anja: Browser) -> int:
    words = {"moment": say("submitted, returned"), "voor-jezelf": say("private prompt, returned")}
    number = _given_back(
        anja,
        _handed_in(platform, "noor", DOOR, words, "Anja Verbeek"),
        {
            "text-overall": say("former feedback"),
            "text-moment": say("released feedback, one prompt"),
            "text-note": say("internal note, returned"),
        },
    )
    changing = anja.get(f"/nakijken/{number}/wijzigen")
    anja.submit(changing, "Pas de reactie aan", {"text-overall": say("released feedback")})
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
    _set_aside(noor, f"/opdracht/{TUNED}/ronde/1/bewaren", "reply", "reply, set aside")
    _set_aside(noor, f"/opdracht/{TUNED}/ronde/1/bewaren", "takeaway", "takeaway, set aside")
    number = _given_back(anja, _handed_in(platform, "noor", PLAN, {}, "Anja Verbeek"), {})
    noor.submit(noor.get(f"/opdracht/{PLAN}/ronde/1"), "Verstuur je antwoord", {"text-reply": PLAIN})
    _type(anja, f"/nakijken/{number}/gesprek/bewaren", "answer", "answer, draft")
    _type(anja, f"/nakijken/{number}/wijzigen/bewaren?versie=0", "overall", "feedback being changed")
    _set_aside(anja, f"/nakijken/{number}/gesprek/bewaren", "answer", "answer, set aside")
    _set_aside(anja, f"/nakijken/{number}/wijzigen/bewaren?versie=0", "overall", "feedback being changed, set aside")


def _type(browser: Browser, address: str, part: str, name: str) -> None:
    _send(browser, address, {"part": part, "text": say(name), "based_on": "0"})


def _set_aside(browser: Browser, address: str, part: str, name: str, field: str = "text") -> None:
    """Type something over what was saved once, and choose to keep what was saved."""
    _send(browser, address, {"part": part, field: say(name), "based_on": "1", "choice": "saved"})


def _send(browser: Browser, address: str, fields: dict[str, str]) -> None:
    answer = browser.post(address, fields, Accept="application/json")
    assert answer.status == 200, answer.html


def _anja_is_reading(platform: Platform, noor: Browser, anja: Browser) -> int:
    words = {"moment": say("submitted, held"), "voor-jezelf": say("private prompt, held")}
    number = _handed_in(platform, "noor", START, words, "Anja Verbeek")
    page = take_up(anja, f"/nakijken/{number}")
    reaction = {"text-overall": say("draft feedback"), "text-moment": say("draft feedback, one prompt")}
    reaction["text-note"] = say("internal note")
    press(anja, page, "Bewaar", dict(reaction))
    _set_aside(anja, f"/nakijken/{number}/bewaren", "overall", "draft feedback, set aside")
    _set_aside(anja, f"/nakijken/{number}/notitie", "note", "internal note, set aside")
    return number


def _anja_will_be_away(platform: Platform, anja: Browser) -> int:
    first = (today() + timedelta(days=40)).isoformat()
    days = {"first": first, "last": first, f"stand-in-{platform.cast.vlierboom}": "0"}
    anja.submit(anja.get("/nakijken/afwezig"), "Noteer deze dagen", days)
    with platform.session() as session:
        return session.exec(select(Absence.id)).one()


def _bram_watches_over_promises(platform: Platform, late: list[int]) -> None:
    address = f"/organisatie/{platform.cast.vlierboom}/coordinator"
    platform.browser("marja").post(address, {"coordinator": str(platform.cast.bram)})
    with platform.session() as session:
        past = today() - timedelta(days=1)
        session.exec(update(Submission).where(col(Submission.id).in_(late)).values(promised_on=past))


def _anja_closes_a_text(platform: Platform, noor: Browser, anja: Browser) -> int:
    words = {"buitenkant": say("closed, to be made unrecognisable")}
    number = _handed_in(platform, "noor", TALKING, words, "Anja Verbeek")
    page = take_up(anja, f"/nakijken/{number}")
    press(anja, page, "Bewaar", {"text-overall": say("closed, draft feedback")})
    _set_aside(anja, f"/nakijken/{number}/bewaren", "overall", "closed, draft set aside")
    asked = {"details": ["naam"], "explanation": say("closed, explanation")}
    anja.post(f"/nakijken/{number}/anonimiseren", asked)
    return number


def _noor_wants_to_talk_and_anja_worries(
    platform: Platform, noor: Browser, anja: Browser, held: int
) -> tuple[int, int]:
    page = noor.get(f"/opdracht/{HEAVY}/stap/voor-mezelf")
    fields = page.form("Ik wil hierover praten").fields | {"voor-mezelf:text": say("asked to talk")}
    noor.post(f"/opdracht/{HEAVY}/praten/voor-mezelf/bewaren", fields)
    noor.post(f"/opdracht/{HEAVY}/praten/voor-mezelf")
    anja.post(f"/nakijken/{held}/zorgsignaal", {"route": "nood"})
    with platform.session() as session:
        return session.exec(select(TalkWish.id)).one(), session.exec(select(CareSignal.id)).one()


def _noor_is_writing(noor: Browser) -> None:
    _write_step(noor, "drie-verklaringen", text=say("draft, replaced"))
    _write_step(noor, "drie-verklaringen", text=say("draft"))
    inside = {"inside_me": say("draft, inside me"), "inside_other": say("draft, inside other")}
    _write_step(noor, "zeker-moment", outside=say("draft, outside"), **inside)
    _noor_chose_between_two_versions(noor)
    _write_step(noor, "spanning", value="8")
    _write_step(noor, "voor-mezelf", "Nalezen", text=say("private prompt, draft"))
    lesson = noor.get("/les/welkom-waar-sta-je")
    noor.submit(lesson, "Bewaar voor mezelf", {"eerste-signaal": "5", "stilte-laten": "1"})


def _exercises_are_done(noor: Browser, sam: Browser) -> None:
    fill_in(noor, REWRITE, mine=say("exercise, replaced"))
    fill_in(noor, REWRITE, mine=say("exercise, rewritten"))
    fill_in(noor, SHEET, situatie=say("exercise, worksheet"))
    _set_aside(noor, SHEET.autosave, SHEET.exercise, "exercise, set aside", field="situatie")
    fill_in(noor, CARD, card="ladder", zie=say("exercise, image card"))
    fill_in(noor, BODY, fill_in(noor, BODY, keel="warm"), ANEW)
    fill_in(noor, BODY, nek="zwaar")
    fill_in(sam, SHEET, situatie=say("exercise, of a colleague"))


def _noor_chose_between_two_versions(noor: Browser) -> None:
    first, second = (noor.get(f"/opdracht/{SURE}/stap/open-vraag") for _tab in range(2))
    noor.submit(first, "Volgende stap", {"open-vraag:text": say("draft, set aside")})
    page = noor.submit(second, "Volgende stap", {"open-vraag:text": PLAIN})
    noor.submit(page, "Bewaar wat hier staat")


def _write_step(browser: Browser, prompt_id: str, button: str = "Volgende stap", **fields: str) -> None:
    page = browser.get(f"/opdracht/{SURE}/stap/{prompt_id}")
    answer = browser.submit(page, button, {f"{prompt_id}:{name}": text for name, text in fields.items()})
    assert answer.status == 200, answer.text


def write(browser: Browser, assignment_id: str, words: dict[str, str]) -> Page:
    """Write answers on the page with all prompts; a name without a field is that of a plain answer."""
    fields: dict[str, object] = {name if ":" in name else f"{name}:text": text for name, text in words.items()}
    page = browser.get(f"/opdracht/{assignment_id}/alles")
    return browser.submit(page, "Bewaar en lees na", fields)


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
