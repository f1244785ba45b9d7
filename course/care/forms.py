"""The shapes of what is posted about care: which details have to change, and which route somebody follows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from course.errors import RuleBroken
from course.review.forms import Incomplete, tidy

LONGEST_EXPLANATION = 1000

# What somebody can be recognised by; the learner reads the same words.
DETAILS = {
    "naam": "Een naam of voorletters",
    "plaats": "Een plaats, straat of organisatie",
    "leeftijd": "Een precieze leeftijd",
    "datum": "Een precieze datum",
    "combinatie": "Een bijzondere combinatie, zoals beroep, ziekte en gezin",
    "dossier": "Iets uit een dossier, chat of mail",
    "collega": "Een collega die te herkennen is",
}

# The two routes that are logged; the third, somebody who can be recognised, leads to a request to anonymise.
IN_DISTRESS = "nood"
UNSAFE = "onveilig"
ROUTES = {IN_DISTRESS: "De cursist zit misschien in nood", UNSAFE: "Een cliënt is misschien onveilig"}

# Stands ready in the form, to be changed or left as it is.
READY_WORDS = (
    "Dank je voor wat je schreef. Ik lees nu niet verder, omdat er iemand te herkennen is. Dat overkomt bijna iedereen "
    "een keer. Pas dat stuk aan en lever opnieuw in, dan lees ik het graag."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request to anonymise as it was posted: the codes of the details, in the order of the list, and a kind word."""

    details: tuple[str, ...]
    explanation: str


def read_request(details: Sequence[str], posted: Mapping[str, str]) -> Asked:
    """Read a request out of a form; a code that is not on the list is left out."""
    explanation = tidy(posted.get("explanation", "")).replace("\r", "\n").strip()
    return Asked(tuple(code for code in DETAILS if code in details), explanation)


def refuse_incomplete(asked: Asked) -> None:
    """Refuse a request that does not say enough, or too much.

    Raises:
        Incomplete: with a sentence for each field that is not right yet.
    """
    faults = []
    if not asked.details:
        faults.append(("details", "Kies waaraan iemand te herkennen is."))
    if len(asked.explanation) > LONGEST_EXPLANATION:
        length = len(asked.explanation)
        faults.append(("explanation", f"Je uitleg heeft {length} tekens, er passen er 1000. Maak je uitleg korter."))
    if faults:
        raise Incomplete(faults)


def read_route(posted: Mapping[str, str]) -> str:
    """Give the route that somebody follows.

    Raises:
        RuleBroken: when it is none of the routes that are logged.
    """
    route = posted.get("route", "")
    if route not in ROUTES:
        raise RuleBroken("Kies een van de routes die er staan.")
    return route
