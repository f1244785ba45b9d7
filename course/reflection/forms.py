"""The shapes of what a learner posts: an answer to one prompt, and the ticks before handing in.

The fields of a prompt carry its id, so that one form can hold all prompts of an assignment: `moment:text`,
`moment:based_on`, `moment:save_id`.
"""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from course.confidential.models import CHOICES
from course.content.blocks.sheets import Sheet
from course.content.models import Assignment, Prompt
from course.errors import RuleBroken
from course.reflection.models import Answer, fields_of
from course.web.posted import whole_number

LONGEST_SAVE_ID = 64

# The anonymity check before handing in: these lines are the same for every assignment, which may add some of its own.
ANONYMITY_CHECKS = (
    ("naam", "Er staat geen naam in, ook geen voornaam of voorletters."),
    ("plaats", "Er staat geen plaats, straat of organisatie in."),
    ("leeftijd", "Een leeftijd heb ik ruim opgeschreven, zoals “een twintiger”."),
    ("datum", "Er staat geen precieze datum in."),
    ("combinatie", "Bijzondere combinaties (beroep, ziekte, gezin) heb ik veranderd."),
    ("dossier", "Er staat geen tekst of foto in uit een dossier of chat."),
    ("ik", "Ik schrijf vooral over mezelf, en ook collega’s zijn niet te herkennen."),
)


@dataclass(frozen=True, slots=True)
class PostedAnswer:
    """An answer as it was posted: its fields, the revision it builds on, and the id of this save.

    `choice` is what the writer does with two versions (see `confidential.models.CHOICES`); empty when there was one.
    """

    fields: Answer
    based_on: int
    save_id: str
    choice: str = ""


def read_answer(prompt: Prompt, posted: Mapping[str, str]) -> PostedAnswer | None:
    """Read the answer to one prompt out of a form, or None when the form does not hold it.

    Raises:
        RuleBroken: when a number is not on the scale, or something else was chosen than what is offered.
    """
    names = [name for name, _label in fields_of(prompt)]
    if not any(f"{prompt.id}:{name}" in posted for name in [*names, "based_on"]):
        return None
    fields = {name: posted.get(f"{prompt.id}:{name}", "") for name in names}
    if prompt.kind == "scale":
        _refuse_off_scale(prompt, fields["value"])
    if prompt.sheet is not None:
        _refuse_not_offered(prompt, prompt.sheet, fields)
    based_on, choice = whole_number(posted.get(f"{prompt.id}:based_on", "")), posted.get(f"{prompt.id}:choice", "")
    return PostedAnswer(fields, based_on, _save_id(prompt, posted), choice if choice in CHOICES else "")


def posted_beside(prompt: Prompt, posted: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Give what was posted besides this prompt: a refused save keeps nothing, so the next form sends it along."""
    other = (pair for pair in posted if not pair[0].startswith(f"{prompt.id}:"))
    return [(name, value) for name, value in other if name not in {"csrf_token", "to"}]


def check_names(assignment: Assignment) -> list[tuple[str, str]]:
    """Give every tick of an assignment: a name for its field, and its sentence."""
    extra = [(f"extra-{place}", sentence) for place, sentence in enumerate(assignment.checks)]
    return [*ANONYMITY_CHECKS, *extra]


def _refuse_off_scale(prompt: Prompt, value: str) -> None:
    low, high = prompt.low or 0, prompt.high or 0
    if value and not (value.isdecimal() and low <= int(value) <= high):
        raise RuleBroken(f"Kies bij “{prompt.title}” een getal van {low} tot en met {high}.")


def _refuse_not_offered(prompt: Prompt, sheet: Sheet, fields: Answer) -> None:
    answered = [field for field in sheet.fields if fields[field.id]]
    if not all(field.accepts(fields[field.id]) for field in answered):
        raise RuleBroken(f"Kies bij “{prompt.title}” iets wat er staat.")
    if prompt.kind == "choice" and len(answered) > prompt.most:
        most, chosen = prompt.most, len(answered)
        raise RuleBroken(f"Kies er bij “{prompt.title}” hoogstens {most}. Je koos er {chosen}; haal eerst iets weg.")


def _save_id(prompt: Prompt, posted: Mapping[str, str]) -> str:
    given = posted.get(f"{prompt.id}:save_id", "")
    return given if 0 < len(given) <= LONGEST_SAVE_ID and given.isascii() else str(uuid.uuid4())
