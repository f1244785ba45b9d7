"""Reading reflections: what is being written, and the rounds that were handed in."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from course.anonymity import Checked, Known, look_over
from course.confidential.queries import DraftText, draft_texts, has_drafts_under, open_sealed
from course.content.models import Assignment, Course, Prompt
from course.differences import differences
from course.errors import NotFound, Stale
from course.placement.queries import Place, names_around
from course.reflection.models import (
    FIELDS,
    FOR_TRAINER,
    IN_REVIEW,
    WITHDRAWN,
    WRITABLE,
    Answer,
    Part,
    Reflection,
    SetAside,
    Submission,
    Versions,
    feedback_root,
    fields_of,
    labelled,
)

# Of these somebody chooses, and writes no words of their own.
WITHOUT_WORDS = frozenset({"scale", "choice"})

STATES = sa.select(col(Reflection.assignment_id), col(Reflection.state)).where(
    col(Reflection.person_id) == sa.bindparam("person_id")
)

REFLECTION = select(Reflection).where(
    col(Reflection.person_id) == sa.bindparam("person_id"),
    col(Reflection.assignment_id) == sa.bindparam("assignment_id"),
)
# What this session read earlier may be older than what stands there by the time that the row is ours.
HELD_REFLECTION = REFLECTION.with_for_update().execution_options(populate_existing=True)


@dataclass(frozen=True, slots=True)
class DraftAnswer:
    """An answer in the making: the prompt, its fields, the revision and moment of its last save, what was set aside."""

    prompt: Prompt
    fields: Answer
    revision: int
    saved_at: datetime | None
    asides: tuple[SetAside, ...] = ()

    @property
    def is_filled(self) -> bool:
        """Whether anything was written."""
        return any(value.strip() for value in self.fields.values())

    @property
    def is_skipped(self) -> bool:
        """Whether the learner was here and left empty what may stay empty."""
        return self.prompt.optional and self.revision > 0 and not self.is_filled

    @property
    def labelled(self) -> list[tuple[str, str]]:
        """Give each field's label and text, in the order in which they are asked."""
        return labelled(self.prompt, self.fields)


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """One prompt as it was asked in a round, with what was answered."""

    prompt_id: str
    kind: str
    title: str
    text: str
    fields: Answer
    low: int | None
    high: int | None
    low_label: str
    high_label: str
    said: Sequence[tuple[str, str]] = ()

    @property
    def labelled(self) -> list[tuple[str, str]]:
        """Give each field's label and text, in the order in which they were asked.

        Of what was chosen the words were kept at that moment (`said`), because options may be worded anew later.
        """
        if self.kind in FIELDS:
            return [(label, self.fields.get(name, "")) for name, label in FIELDS[self.kind]]
        return [(label, words) for label, words in self.said]


@dataclass(frozen=True, slots=True)
class Desk:
    """What a learner works on: the assignment, where they take the course, and what they wrote so far."""

    assignment: Assignment
    place: Place
    reflection: Reflection | None
    answers: list[DraftAnswer]

    @property
    def may_write(self) -> bool:
        """Whether the learner may write now."""
        return self.reflection is None or self.reflection.state in WRITABLE


def open_desk(session: Session, person_id: int, assignment: Assignment, place: Place) -> Desk:
    """Give what a learner works on for an assignment; nothing is made by looking."""
    reflection = find_reflection(session, person_id, assignment.id)
    return Desk(assignment, place, reflection, draft_answers(session, reflection, assignment))


def get_prompt(assignment: Assignment, prompt_id: str) -> Prompt:
    """Give one prompt of an assignment.

    Raises:
        NotFound: when the assignment does not have it.
    """
    for prompt in assignment.prompts:
        if prompt.id == prompt_id:
            return prompt
    raise NotFound("Deze stap bestaat niet (meer). Ga terug naar de opdracht; wat je schreef, is er nog.")


def looked_over(session: Session, desk: Desk, course: Course) -> dict[str, Checked]:
    """Look for what could identify somebody in what goes to the trainer; by the id of the prompt.

    Nothing of it is kept: it is worked out anew for each page, and is shown to nobody but the writer.
    """
    people, teams = names_around(session, desk.place.organisation_id)
    known = Known.of(people, [desk.place.organisation, *teams], [term.term for term in course.glossary])
    own = (answer for answer in desk.answers if answer.prompt.visibility == FOR_TRAINER and answer.is_filled)
    written = (answer for answer in own if answer.prompt.kind not in WITHOUT_WORDS)
    return {answer.prompt.id: look_over([text for _label, text in answer.labelled], known) for answer in written}


def assignment_states(session: Session, person_id: int) -> dict[str, str]:
    """Give where each reflection of a learner stands, by the id of its assignment."""
    rows = session.connection().execute(STATES, {"person_id": person_id})
    return dict(rows.all())


def find_reflection(session: Session, person_id: int, assignment_id: str) -> Reflection | None:
    """Give a learner's reflection for an assignment, or None when nothing was written yet."""
    mine = {"person_id": person_id, "assignment_id": assignment_id}
    return session.exec(REFLECTION, params=mine).one_or_none()


def draft_place(reflection_id: int, prompt_id: str) -> str:
    """Give the place at which the answer to one prompt is being written."""
    return f"reflection/{reflection_id}/{prompt_id}"


def round_place(submission_reflection_id: int, number: int) -> str:
    """Give the place to which the text of a round is bound."""
    return f"round/{submission_reflection_id}/{number}"


def draft_answers(session: Session, reflection: Reflection | None, assignment: Assignment) -> list[DraftAnswer]:
    """Give what is being written for an assignment, prompt by prompt; empty answers when nothing was begun."""
    if reflection is None:
        return [_answer(prompt, DraftText()) for prompt in assignment.prompts]
    places = {prompt.id: draft_place(reflection.id, prompt.id) for prompt in assignment.prompts}
    texts = draft_texts(session, reflection.person_id, places.values())
    return [_answer(prompt, texts[places[prompt.id]]) for prompt in assignment.prompts]


def fingerprint(answers: list[DraftAnswer]) -> str:
    """Give a short mark of which revisions these answers are, to notice that one changed after it was read again."""
    marks = ",".join(f"{answer.prompt.id}:{answer.revision}" for answer in answers)
    return hashlib.sha256(marks.encode()).hexdigest()[:16]


def rounds_of(session: Session, reflection: Reflection) -> list[Submission]:
    """Give all rounds of a reflection, the first one first."""
    statement = select(Submission).where(col(Submission.reflection_id) == reflection.id)
    return list(session.exec(statement.order_by(col(Submission.number))))


def is_written_on(session: Session, submission: Submission, writer_id: int) -> bool:
    """Say whether a trainer began to write about a round that they took up; of another round it is not asked."""
    return submission.state == IN_REVIEW and has_drafts_under(session, writer_id, feedback_root(submission.id))


def find_last_round(session: Session, reflection: Reflection) -> Submission | None:
    """Give the last round that was not withdrawn, or None."""
    standing = (col(Submission.reflection_id) == reflection.id, col(Submission.state) != WITHDRAWN)
    statement = select(Submission).where(*standing).order_by(col(Submission.number).desc()).limit(1)
    return session.exec(statement).first()


def given_answers(session: Session, submission: Submission, writer_id: int) -> list[GivenAnswer]:
    """Open a round: the prompts as they were asked, with the answers. Private prompts were never put into it."""
    place = round_place(submission.reflection_id, submission.number)
    return [GivenAnswer(**row) for row in json.loads(open_sealed(session, writer_id, submission.sealed, place))]


def read_fields(prompt: Prompt, text: str) -> Answer:
    """Turn the stored text of an answer back into its fields; what is no longer offered counts as not chosen."""
    stored = json.loads(text) if text else {}
    fields = {name: str(stored.get(name, "")) for name, _label in fields_of(prompt)}
    if prompt.sheet is None:
        return fields
    return {field.id: fields[field.id] if field.accepts(fields[field.id]) else "" for field in prompt.sheet.fields}


def two_versions(prompt: Prompt, stale: Stale) -> Versions:
    """Give both versions of an answer, and what differs between them field by field."""
    kept, offered = (read_fields(prompt, text) for text in (stale.kept, stale.offered))
    before, after = dict(labelled(prompt, kept)), dict(labelled(prompt, offered))
    parts = [Part(label, differences(before.get(label, ""), after.get(label, ""))) for label in before | after]
    return Versions(kept, offered, parts, stale.revision)


def _answer(prompt: Prompt, draft: DraftText) -> DraftAnswer:
    asides = tuple(SetAside(one.id, prompt, read_fields(prompt, one.text), one.set_aside_at) for one in draft.asides)
    return DraftAnswer(prompt, read_fields(prompt, draft.text), draft.revision, draft.saved_at, asides)
