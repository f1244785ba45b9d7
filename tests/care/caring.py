"""How the tests care: ask to talk about a step, ask to make somebody unrecognisable, follow a route of the protocol."""

from tests.browser import Browser, Page
from tests.platform import Platform
from tests.reflection.writing import ASSIGNMENT, step
from tests.review.reviewing import handed_in, take_up

# In the first assignment talking is offered at this step; it goes to the trainer.
LOADED = "lijf"
TALK = f"/opdracht/{ASSIGNMENT}/praten/{LOADED}"
OVERVIEW = f"/opdracht/{ASSIGNMENT}"
ASK, CONTACT = "Vraag Anja Verbeek om contact", "Ik heb contact gehad"
CLOSE_TEXT = "Sluit de tekst en vraag het Noor"
KIND = "Wil je het eerste stuk <i>anders</i> schrijven?"
DISTRESS, UNSAFE = "Ik volg deze route: in nood", "Ik volg deze route: onveilig"


def talk_from_step(browser: Browser, words: str = "Mijn handen trilden.") -> Page:
    """Write something at the step and press the button to talk about it, as a form without a script does."""
    page = browser.get(step(LOADED))
    form = page.form("Ik wil hierover praten")
    return browser.post(f"{TALK}/bewaren", form.fields | {f"{LOADED}:text": words})


def ask_to_talk(browser: Browser) -> Page:
    """Ask to talk about the step."""
    return browser.submit(browser.get(TALK), ASK)


def held(platform: Platform) -> str:
    """Let Noor hand in and Anja take it up; give the address of the review page."""
    address = handed_in(platform)
    take_up(platform.browser("anja"), address)
    return address


def ask_to_anonymise(browser: Browser, address: str, words: str = KIND) -> Page:
    """Ask as the trainer to make somebody unrecognisable."""
    chosen: dict[str, object] = {"details": ["naam", "combinatie"], "explanation": words}
    return browser.submit(browser.get(f"{address}/anonimiseren"), CLOSE_TEXT, chosen)


def follow(browser: Browser, address: str, button: str = DISTRESS) -> Page:
    """Follow a route of the protocol."""
    return browser.submit(browser.get(f"{address}/zorgsignaal"), button)
