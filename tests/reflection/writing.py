"""How the tests write: fill in a whole assignment and hand it in, as a person would, page by page."""

import re
from xml.etree.ElementTree import Element

from course.reflection.forms import ANONYMITY_CHECKS
from tests.browser import Browser, Page

ASSIGNMENT = "welkom-opdracht"
ANSWERS = {
    "moment": "Ik zag een beker met het oor naar mij toe.",
    "lijf": "Mijn schouders zakten.",
    "leerwens": "Minder snel regelen.",
    "van-je-trainer": "Eén vraag tegelijk.",
    "voor-jezelf": "Dit weet alleen ik.",
}


def step(prompt_id: str, assignment_id: str = ASSIGNMENT) -> str:
    """Give the address of one step."""
    return f"/opdracht/{assignment_id}/stap/{prompt_id}"


def write(browser: Browser, answers: dict[str, str] = ANSWERS) -> Page:
    """Write answers on the page with all steps, and go on to read them again."""
    whole = browser.get(f"/opdracht/{ASSIGNMENT}/alles")
    fields: dict[str, object] = {f"{prompt}:text": words for prompt, words in answers.items()}
    return browser.submit(whole, "Bewaar en lees na", fields)


def all_ticks() -> dict[str, object]:
    """Set every tick: the seven that are always there, and those of the assignment."""
    names = [name for name, _words in ANONYMITY_CHECKS]
    return {"checks": [*names, "extra-0", "extra-1", "extra-2"]}


def hand_in(browser: Browser, answers: dict[str, str] = ANSWERS, trainer: str = "Anja Verbeek") -> Page:
    """Write answers and hand them in."""
    page = write(browser, answers)
    return browser.submit(page, f"Inleveren bij {trainer}", all_ticks())


def steps_of(page: Page) -> list[str]:
    """Give the words of the steps beside a page, with what is said of each."""
    assert page.tree is not None
    lists: list[Element] = [
        part for part in page.tree.iter("ol") if part.get("aria-label") == "Stappen van de opdracht"
    ]
    return [" ".join("".join(item.itertext()).split()) for item in lists[0]]


def plain(page: Page) -> str:
    """The words of a page without the words that mark what differs."""
    return page.text.replace("(alleen hier:) ", "")


def set_asides(page: Page) -> list[str]:
    """The versions that stand on a page because their writer did not choose them."""
    return re.findall(r"Opzijgezet .*?<div class=\"quote-own\" hx-disable>(.*?)</div>", page.html, re.S)
