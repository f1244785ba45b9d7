"""How the tests talk about feedback: close an assignment with one line, answer, and open the conversation."""

from tests.browser import Browser, Page
from tests.platform import Platform
from tests.review.reviewing import ROUND, given_back

CLOSE = "Sluit de opdracht af"
SEND = "Verstuur je antwoord"
LINE = "Ik wacht één adem langer voordat ik bel."
REPLY = "Ik merkte eerst <i>mijn handen</i>."


def close(browser: Browser, line: str = LINE, address: str = ROUND) -> Page:
    """Close an assignment with the line that the learner takes along."""
    return browser.submit(browser.get(address), CLOSE, {"text-takeaway": line})


def closed(platform: Platform, line: str = LINE) -> str:
    """Let Noor hand in, Anja give back and Noor close; give the address of the review page."""
    address = given_back(platform)
    close(platform.browser("noor"), line)
    return address


def reply(browser: Browser, words: str = REPLY, address: str = ROUND) -> Page:
    """Answer the feedback on a round."""
    return browser.submit(browser.get(address), SEND, {"text-reply": words})
