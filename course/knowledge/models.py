"""When questions come back, who wants a mail about it, and who passed the end test. No answer is in any of these."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Field, SQLModel

from course.content.models import Question
from course.database import STATE, TECHNICAL, UTCDateTime, now


class RecallRound(SQLModel, table=True):
    """Some days after a module was completed a few questions about it come back; skipping them is doing them too."""

    __tablename__ = "recall_round"

    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE", primary_key=True, sa_column_kwargs=TECHNICAL)
    module_id: str = Field(primary_key=True, max_length=80, sa_column_kwargs=STATE)
    day: int = Field(primary_key=True, sa_column_kwargs=STATE)
    due_at: datetime = Field(sa_type=UTCDateTime, sa_column_kwargs=STATE)
    done_at: datetime | None = Field(default=None, sa_type=UTCDateTime, sa_column_kwargs=STATE)
    told_at: datetime | None = Field(default=None, sa_type=UTCDateTime, sa_column_kwargs=STATE)


class RecallByMail(SQLModel, table=True):
    """The learner wants a mail when questions wait. Without a row there is none; taking it back deletes the row."""

    __tablename__ = "recall_by_mail"

    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE", primary_key=True, sa_column_kwargs=TECHNICAL)
    since: datetime = Field(default_factory=now, sa_type=UTCDateTime, sa_column_kwargs=STATE)


class PassedTest(SQLModel, table=True):
    """The first time that the learner passed the end test: nothing of a score, an attempt or an answer."""

    __tablename__ = "test_passed"

    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE", primary_key=True, sa_column_kwargs=TECHNICAL)
    passed_at: datetime = Field(default_factory=now, sa_type=UTCDateTime, sa_column_kwargs=STATE)


@dataclass(frozen=True, slots=True)
class Moment:
    """One row of the table of rounds, as it was read."""

    module_id: str
    day: int
    due_at: datetime
    done_at: datetime | None = None
    told_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What is kept of one learner: their rounds, when the test was passed, and since when they want mails."""

    moments: tuple[Moment, ...] = ()
    passed_at: datetime | None = None
    mailed_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class EndTest:
    """A test of one learner, with what was chosen so far. It exists opened in memory, and sealed in the database.

    Attributes:
        attempt: tells this attempt from others, so that a forgotten tab never writes into a newer one.
        questions: the questions that were drawn, as far as they are still in the course.
        chosen: for each question the places of the answers that were chosen.
        graded: whether it was handed in; then nothing in it changes any more.
        revision: the number of saves so far; the next save builds on it.
        saved_at: when it was last saved.
    """

    attempt: str
    questions: tuple[Question, ...]
    chosen: Mapping[str, frozenset[int]] = field(default_factory=dict)
    graded: bool = False
    revision: int = 0
    saved_at: datetime | None = None
