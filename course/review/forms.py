"""The shapes of what is posted on the review pages: feedback part by part, and the outcome.

The fields of a part carry its name, so that one form can hold them all: `text-moment`, `revision-moment`. Where two
versions stood beside each other, `choice-moment` says which one stays.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from course.confidential.models import BOTH, CHOICES, KEPT, under_each_other
from course.confidential.queries import AsideText, DraftText
from course.differences import differences
from course.errors import RuleBroken, Stale
from course.reflection.models import COMPLETED, MORE_ASKED, Part
from course.review.models import OVERALL
from course.web.posted import whole_number

OUTCOMES = {COMPLETED: "Afronden", MORE_ASKED: "Aanvulling vragen"}
# The four beginnings with which a reaction can be built, if its writer wants that.
FRAME = ("Dit las ik", "Hier bleef ik bij stilstaan", "Ik vraag me af", "Een kleine stap kan zijn")
FRAME_TEXT = "\n\n".join(f"{beginning}: " for beginning in FRAME)
# Outside these numbers the meter says something gentle; they hold nobody back.
FEWEST_WORDS, MOST_WORDS, MOST_QUESTIONS = 60, 220, 2
FEW = "Dit is kort. Dat mag, als er staat wat je las."
MANY = "Een lange reactie. Wat is het ene dat je wilt laten hangen?"
ONE_QUESTION = "Eén vraag is vaak genoeg."
METER_WORDS = {
    "fewest": FEWEST_WORDS,
    "most": MOST_WORDS,
    "questions": MOST_QUESTIONS,
    "few": FEW,
    "many": MANY,
    "one": ONE_QUESTION,
}
WORD = re.compile(r"\S*\w\S*")
QUESTION = re.compile(r"\?+")
LONGEST_SAVE_ID = 64
LONGEST_MOMENT = 17
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class Conflicting(RuleBroken):
    """Parts of the feedback were saved elsewhere in the meantime; `conflicts` holds both versions of each."""

    def __init__(self, conflicts: Mapping[str, Stale]) -> None:
        super().__init__("Je reactie is intussen ergens anders veranderd. Beide versies staan hieronder.")
        self.conflicts = conflicts


class Incomplete(RuleBroken):
    """Something is needed before this can be sent; `faults` has the id of a field and a sentence for each."""

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        super().__init__(faults[0][1])
        self.faults = faults


@dataclass(frozen=True, slots=True)
class TypedText:
    """One part of the feedback as it was posted: its text, the revision it builds on, and the id of this save.

    `choice` is what the writer does with two versions (see `confidential.models.CHOICES`); empty when there was one.
    """

    part: str
    text: str
    based_on: int
    save_id: str
    choice: str = ""


@dataclass(frozen=True, slots=True)
class Meter:
    """How long a reaction is and how much it asks."""

    words: int
    questions: int

    @property
    def remarks(self) -> list[str]:
        """What could be said about it, gently; nothing as long as nothing was written."""
        length = FEW if 0 < self.words < FEWEST_WORDS else MANY if self.words > MOST_WORDS else ""
        return [remark for remark in (length, ONE_QUESTION if self.questions > MOST_QUESTIONS else "") if remark]


@dataclass(frozen=True, slots=True)
class FeedbackField:
    """One part of the feedback as it stands in the form.

    `kept` is the other version when there are two, and `asides` are those that the writer did not choose before.
    """

    part: str
    text: str
    revision: int
    saved_at: datetime | None
    kept: str | None = None
    asides: tuple[AsideText, ...] = ()

    @property
    def parts(self) -> list[Part]:
        """What differs between the two versions."""
        return [Part("", differences(self.kept or "", self.text))]


def read_texts(parts: Iterable[str], posted: Mapping[str, str]) -> list[TypedText]:
    """Read the parts of the feedback out of the form; a part that was not posted is left out."""
    return [_read_text(part, posted) for part in parts if f"text-{part}" in posted]


def read_one_text(posted: Mapping[str, str]) -> TypedText:
    """Read the one part that the script in the page saves."""
    text, based_on = tidy(posted.get("text", "")), whole_number(posted.get("based_on", ""))
    save_id, choice = _save_id(posted.get("save_id", "")), _choice(posted.get("choice", ""))
    return TypedText(posted.get("part", ""), text, based_on, save_id, choice)


def chosen_text(saved: str, typed: TypedText) -> str:
    """Give the text that stands when a save is done: what was typed, or what the writer chose of two versions."""
    if typed.choice == KEPT:
        return saved
    return under_each_other(saved, typed.text) if typed.choice == BOTH else typed.text


def read_outcome(posted: Mapping[str, str]) -> str:
    """Give the chosen outcome, or an empty text when none was chosen."""
    chosen = posted.get("outcome", "")
    return chosen if chosen in OUTCOMES else ""


def written_fields(
    drafts: Mapping[str, DraftText], typed: Iterable[TypedText] = (), broken: RuleBroken | None = None
) -> dict[str, FeedbackField]:
    """Give the fields of a form: what was saved, and over it what was just typed and refused.

    Args:
        drafts: the texts in the making, by part.
        typed: what was posted.
        broken: why it was refused; where two versions met, both are in the field.
    """
    conflicts = broken.conflicts if isinstance(broken, Conflicting) else {}
    fields = {part: written_field(part, draft) for part, draft in drafts.items()}
    for each in typed:
        stale, asides = conflicts.get(each.part), drafts[each.part].asides if each.part in drafts else ()
        revision, kept = (stale.revision, stale.kept) if stale else (each.based_on, None)
        fields[each.part] = FeedbackField(each.part, each.text, revision, None, kept, asides)
    return fields


def written_field(part: str, draft: DraftText) -> FeedbackField:
    """Give the field in which a text in the making stands as it was saved."""
    return FeedbackField(part, draft.text, draft.revision, draft.saved_at, asides=draft.asides)


def faults_of(broken: RuleBroken | None) -> list[tuple[str, str]]:
    """Give what stands in the way, each with the id of its field; without a field when it is about the whole."""
    if broken is None:
        return []
    return broken.faults if isinstance(broken, Incomplete) else [("", str(broken))]


def status_of(broken: RuleBroken | None) -> int:
    """Give the status of the page: 422 for what can be filled in and sent again, 409 for what does not fit any more."""
    if broken is None:
        return 200
    return 422 if isinstance(broken, Incomplete) else 409


def write_cursor(submitted_at: datetime, submission_id: int) -> str:
    """Write the place in the queue just after a round, for the address of the next page."""
    return f"{(submitted_at - EPOCH) // MICROSECOND}-{submission_id}"


def read_cursor(text: str) -> tuple[datetime, int]:
    """Read a place in the queue; whatever is none is the beginning."""
    since, _, last_id = text.partition("-")
    if not since.isdecimal() or len(since) > LONGEST_MOMENT:
        return EPOCH, 0
    return EPOCH + int(since) * MICROSECOND, whole_number(last_id)


def with_frame(text: str) -> str:
    """Give a reaction with the four beginnings under it; when they stand there still untouched, nothing is added."""
    if text.rstrip().endswith(FRAME_TEXT.rstrip()):
        return text
    return f"{text.rstrip()}\n\n{FRAME_TEXT}" if text.strip() else FRAME_TEXT


def finished(text: str) -> str:
    """Give a reaction without the beginnings behind which nothing was written; other words stay as they are."""
    lines = text.split("\n")
    kept = [line for place, line in enumerate(lines) if not _is_left_empty(lines, place)]
    return text if len(kept) == len(lines) else re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def meter(text: str) -> Meter:
    """Count the words and the questions of a reaction.

    A word is what stands between spaces and has a letter or a digit in it; question marks in a row are one question.
    """
    return Meter(len(WORD.findall(text)), len(QUESTION.findall(text)))


def release_faults(overall: str, outcome: str) -> list[tuple[str, str]]:
    """Say what is still needed before a round can be given back."""
    faults = []
    if not finished(overall).strip():
        faults.append((f"text-{OVERALL}", "Schrijf een reactie op het geheel."))
    if outcome not in OUTCOMES:
        faults.append(("outcome", "Kies of je afrondt of om een aanvulling vraagt."))
    return faults


def tidy(text: str) -> str:
    """Give a text as it is kept: with plain line breaks."""
    return text.replace("\r\n", "\n").replace("\x00", "")


def _is_left_empty(lines: list[str], place: int) -> bool:
    if not _is_beginning(lines[place]):
        return False
    after = next((line for line in lines[place + 1 :] if line.strip()), "")
    return not after or after.lstrip().startswith(FRAME)


def _is_beginning(line: str) -> bool:
    return line.strip().rstrip(":…. ") in FRAME


def _read_text(part: str, posted: Mapping[str, str]) -> TypedText:
    text, based_on = tidy(posted.get(f"text-{part}", "")), whole_number(posted.get(f"revision-{part}", ""))
    return TypedText(part, text, based_on, _save_id(""), _choice(posted.get(f"choice-{part}", "")))


def _choice(given: str) -> str:
    return given if given in CHOICES else ""


def _save_id(given: str) -> str:
    # A form without a script has no id of its own: sending it twice saves the same text twice, which harms nobody.
    return given if given.isascii() and 0 < len(given) <= LONGEST_SAVE_ID else str(uuid4())
