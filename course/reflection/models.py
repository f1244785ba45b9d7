"""Tables for reflections and the rounds in which they are handed in.

What is still being written stands in `confidential.Draft`, prompt by prompt. A round is a snapshot: the prompts as they
were asked and the answers, sealed together, never changed afterwards.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from course.content.models import Prompt
from course.database import PRIVATE_TEXT, STATE, TECHNICAL, UTCDateTime, now
from course.differences import Piece

# Who reads the answer to a prompt, as authors write it.
ALONE = "alone"
FOR_TRAINER = "trainer"

DRAFT = "concept"
SUBMITTED = "ingediend"
IN_REVIEW = "in_behandeling"
RETURNED = "teruggegeven"
WITHDRAWN = "ingetrokken"
TEXT_DELETED = "tekst_verwijderd"
# Somebody could be recognised: the text is closed for everybody but its writer, who goes on with it.
ANONYMISE = "anonimiseren"

COMPLETED = "afgerond"
MORE_ASKED = "aanvulling_gevraagd"

# A reflection can be written in these states; in the others it lies with the trainer or is done.
WRITABLE = frozenset({DRAFT, MORE_ASKED})

Answer = dict[str, str]

# The fields of each kind of prompt, with the words above them in what was handed in.
FIELDS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "text": (("text", ""),),
    "outside_inside": (
        ("outside", "Wat was er te zien en te horen?"),
        ("inside_me", "Bij mij"),
        ("inside_other", "Bij de ander, een gok"),
    ),
    "scale": (("value", ""),),
}

VERSION: sa.Column[int] = sa.Column("version", sa.Integer, nullable=False, **TECHNICAL)


class Reflection(SQLModel, table=True):
    """One learner's reflection for one assignment, over all its rounds.

    `state` is where it stands as a whole: concept, ingediend, in_behandeling, aanvulling_gevraagd, teruggegeven (there
    is feedback, and the learner has yet to close) or afgerond. The rounds have states of their own; the two change
    together, in the same action.
    """

    __tablename__ = "reflection"
    __table_args__ = (sa.UniqueConstraint("person_id", "assignment_id"),)

    id: int = Field(default=None, primary_key=True, sa_column_kwargs=TECHNICAL)
    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE", index=True, sa_column_kwargs=TECHNICAL)
    assignment_id: str = Field(max_length=80, sa_column_kwargs=STATE)
    created_at: datetime = Field(default_factory=now, sa_type=UTCDateTime, sa_column_kwargs=STATE)
    state: str = Field(default=DRAFT, max_length=20, sa_column_kwargs=STATE)
    completed_at: datetime | None = Field(default=None, sa_type=UTCDateTime, sa_column_kwargs=STATE)


class Submission(SQLModel, table=True):
    """One round: numbered, with its own state, and with text that never changes.

    `team_id` is the team for which it was handed in. `reader_id` is the one trainer who may read it: the one of whom
    the learner was told. It changes by a hand-over only, and the new reader has to wait until `readable_from`, so that
    the learner hears of it before. `promised_on` is the day by which the learner was promised an answer. `version`
    guards against two people changing the state at once.
    """

    __tablename__ = "submission"
    __table_args__ = (
        sa.UniqueConstraint("reflection_id", "number"),
        sa.Index("ix_submission_queue", "reader_id", "state", "submitted_at", "id"),
    )

    id: int = Field(default=None, primary_key=True, sa_column_kwargs=TECHNICAL)
    reflection_id: int = Field(foreign_key="reflection.id", ondelete="CASCADE", sa_column_kwargs=TECHNICAL)
    team_id: int = Field(foreign_key="team.id", index=True, sa_column_kwargs=TECHNICAL)
    reader_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL", sa_column_kwargs=STATE)
    readable_from: datetime = Field(default_factory=now, sa_type=UTCDateTime, sa_column_kwargs=STATE)
    promised_on: date | None = Field(default=None, sa_column_kwargs=STATE)
    number: int = Field(sa_column_kwargs=STATE)
    state: str = Field(default=SUBMITTED, max_length=20, sa_column_kwargs=STATE)
    outcome: str | None = Field(default=None, max_length=20, sa_column_kwargs=STATE)
    sealed: bytes = Field(sa_column_kwargs=PRIVATE_TEXT)
    submitted_at: datetime = Field(default_factory=now, sa_type=UTCDateTime, sa_column_kwargs=STATE)
    withdrawn_at: datetime | None = Field(default=None, sa_type=UTCDateTime, sa_column_kwargs=STATE)
    returned_at: datetime | None = Field(default=None, sa_type=UTCDateTime, sa_column_kwargs=STATE)
    claimed_by_id: int | None = Field(
        default=None, foreign_key="person.id", ondelete="SET NULL", index=True, sa_column_kwargs=STATE
    )
    claimed_until: datetime | None = Field(default=None, sa_type=UTCDateTime, sa_column_kwargs=STATE)
    version: int = Field(default=1, sa_column=VERSION)

    __mapper_args__ = {"version_id_col": VERSION}


def review_path(submission_id: int) -> str:
    """Give where the trainer finds a round."""
    return f"/nakijken/{submission_id}"


def feedback_root(submission_id: int) -> str:
    """Give the place under which everything is kept that somebody writes about a round."""
    return f"feedback/{submission_id}"


def round_path(assignment_id: str, number: int) -> str:
    """Give where the learner finds a round of their own."""
    return f"/opdracht/{assignment_id}/ronde/{number}"


@dataclass(frozen=True, slots=True)
class Part:
    """One field of two versions: its label, and the row of pieces that holds both."""

    label: str
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class Versions:
    """Two versions of one answer: the one that was kept, the one that was offered, and what differs."""

    kept: Answer
    offered: Answer
    parts: list[Part]
    revision: int


@dataclass(frozen=True, slots=True)
class SetAside:
    """A version that the learner did not choose, and when that was."""

    id: int
    prompt: Prompt
    fields: Answer
    set_aside_at: datetime

    @property
    def labelled(self) -> list[tuple[str, str]]:
        """Give each field's label and text, in the order in which they are asked."""
        return labelled(self.prompt, self.fields)


def fields_of(prompt: Prompt) -> tuple[tuple[str, str], ...]:
    """Give the fields of a prompt, each with the words above it."""
    if prompt.sheet is None:
        return FIELDS[prompt.kind]
    return tuple((field.id, field.label) for field in prompt.sheet.fields)


def labelled(prompt: Prompt, fields: Answer) -> list[tuple[str, str]]:
    """Give the label and the words of each field of a prompt; of a drawn form only what was answered."""
    if prompt.sheet is None:
        return [(label, fields.get(name, "")) for name, label in FIELDS[prompt.kind]]
    answered = [(field, fields[field.id]) for field in prompt.sheet.fields if fields.get(field.id)]
    if prompt.kind == "choice":
        chosen = [field.in_words(value) if prompt.most == 1 else field.label for field, value in answered]
        return [("", "\n".join(chosen))]
    if prompt.kind == "body_map":
        return [("", "\n".join(f"{field.label}: {field.in_words(value)}" for field, value in answered))]
    return [(field.label, field.in_words(value)) for field, value in answered]


def words_of(prompt: Prompt) -> list[str]:
    """Give the names of the fields in which somebody writes words of their own."""
    if prompt.sheet is not None:
        return [field.id for field in prompt.sheet.fields if not field.choices]
    return [name for name, _label in FIELDS[prompt.kind] if prompt.kind != "scale"]
