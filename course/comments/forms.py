"""The shape of a comment as it is posted, and of what somebody looks for among them."""

from collections.abc import Mapping
from dataclasses import dataclass

from course.confidential.actions import clean_text
from course.content.open_questions import TOPICS
from course.errors import RuleBroken
from course.web.posted import whole_number

LONGEST_COMMENT = 2000
LONGEST_WORDS = 100


class Unfinished(RuleBroken):
    """Something is needed before a comment can be kept; `faults` has the id of a field and a sentence for each."""

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        super().__init__(faults[0][1])
        self.faults = faults


@dataclass(frozen=True, slots=True)
class TypedComment:
    """A comment as it stands in the form; `organisation_id` is None for one that stays with its owner."""

    text: str = ""
    topic: str = ""
    organisation_id: int | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for: a topic, words, or both; empty means everything."""

    topic: str = ""
    words: str = ""


def read_comment(posted: Mapping[str, str]) -> TypedComment:
    """Read a comment out of the form."""
    organisation_id = whole_number(posted.get("shared", "")) or None
    return TypedComment(clean_text(posted.get("text", "")).strip(), posted.get("topic", ""), organisation_id)


def check_comment(typed: TypedComment) -> None:
    """Say what is still needed.

    Raises:
        Unfinished: when there is no text, too much of it, or no topic that exists.
    """
    faults = []
    if not typed.text:
        faults.append(("text", "Schrijf eerst de vraag of opmerking die je wilt bewaren."))
    if len(typed.text) > LONGEST_COMMENT:
        faults.append(("text", f"Dit zijn {len(typed.text)} tekens, er passen er 2.000. Maak je tekst korter."))
    if typed.topic not in TOPICS:
        faults.append(("topic", "Kies waar dit over gaat. Dan vind je het terug."))
    if faults:
        raise Unfinished(faults)


def read_wanted(asked: Mapping[str, str]) -> Wanted:
    """Read what somebody looks for out of the address; a topic that does not exist is no topic."""
    topic = asked.get("onderwerp", "")
    return Wanted(topic if topic in TOPICS else "", asked.get("zoek", "").strip()[:LONGEST_WORDS])
