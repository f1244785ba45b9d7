"""The kinds of messages, and their tables, which are also the list of mails that still have to go out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from course.database import STATE, TECHNICAL, UTCDateTime, now
from course.organisation.models import LEARNER, MANAGER, TRAINER

# Who gets what only a coordinator of trainers can get; all others are named by their role.
COORDINATOR = "coordinator"

AT_ONCE = "at_once"
DAILY = "daily"
OFF = "off"

SUBMITTED = "submitted"
WITHDRAWN = "withdrawn"
RETURNED = "returned"
REPLIED = "replied"
ANSWERED = "answered"
CHANGED = "changed"
QUESTIONS_WAIT = "questions_wait"
HANDED_OVER = "handed_over"
TAKEN_OVER = "taken_over"
READABLE = "readable"
RELEASED = "released"
PROMISE_NEAR = "promise_near"
PROMISE_PASSED = "promise_passed"
UNREADABLE = "unreadable"
TALK_WANTED = "talk_wanted"
TALK_TAKEN_BACK = "talk_taken_back"
ANONYMISE_ASKED = "anonymise_asked"
NO_READER = "no_reader"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of message.

    Attributes:
        words: what stands in the list and in the mail; not a word of what was written.
        role: who gets it: a role, or the coordinator of the trainers.
        cadence: how they hear of it as long as they chose nothing else.
        when: when it comes, on the page with the choices.
        counted: what the daily mail says of one and of several; what cannot be chosen is never in that mail.
        may_choose: whether people may choose otherwise.
    """

    words: str
    role: str
    cadence: str
    when: str
    counted: tuple[str, str] = ("", "")
    may_choose: bool = True


KINDS: Mapping[str, Kind] = {
    SUBMITTED: Kind(
        "Er is een opdracht ingeleverd",
        TRAINER,
        DAILY,
        "Een cursist levert een opdracht bij je in",
        ("1 opdracht is ingeleverd", "{} opdrachten zijn ingeleverd"),
    ),
    WITHDRAWN: Kind(
        "Een opdracht is teruggenomen",
        TRAINER,
        DAILY,
        "Een cursist neemt een ingeleverde opdracht terug",
        ("1 opdracht is teruggenomen", "{} opdrachten zijn teruggenomen"),
    ),
    REPLIED: Kind(
        "Er is geantwoord op je reactie",
        TRAINER,
        DAILY,
        "Een cursist antwoordt op je reactie",
        ("1 cursist antwoordde", "{} cursisten antwoordden"),
    ),
    RETURNED: Kind(
        "Er staat een reactie klaar",
        LEARNER,
        AT_ONCE,
        "Je trainer geeft je opdracht terug, met een reactie",
        ("1 reactie staat klaar", "{} reacties staan klaar"),
    ),
    QUESTIONS_WAIT: Kind(
        "Er staan een paar vragen voor je klaar",
        LEARNER,
        AT_ONCE,
        "Er komen vragen over een module terug. Deze mail krijg je alleen als je er bij Mijn cursus om vroeg",
        may_choose=False,
    ),
    HANDED_OVER: Kind(
        "Iemand anders gaat je opdracht lezen",
        LEARNER,
        AT_ONCE,
        "Een andere trainer gaat lezen wat je inleverde",
        may_choose=False,
    ),
    TAKEN_OVER: Kind(
        "Een opdracht gaat over naar jou",
        TRAINER,
        DAILY,
        "Een opdracht van een andere trainer gaat over naar jou",
        ("1 opdracht gaat over naar jou", "{} opdrachten gaan over naar jou"),
    ),
    READABLE: Kind(
        "Je mag een opdracht nu lezen die naar jou overging",
        TRAINER,
        DAILY,
        "Een cursist vindt het goed dat jij nu al leest wat naar jou overging",
        ("1 opdracht mag je nu lezen", "{} opdrachten mag je nu lezen"),
    ),
    RELEASED: Kind(
        "Een opdracht die jij had opgepakt, staat weer in de rij",
        TRAINER,
        DAILY,
        "De coördinator zet terug in de rij wat jij had opgepakt",
        ("1 opdracht staat weer in de rij", "{} opdrachten staan weer in de rij"),
    ),
    PROMISE_NEAR: Kind(
        "Een cursist rekent morgen op een reactie",
        TRAINER,
        AT_ONCE,
        "De dag komt dichtbij waarop een cursist op je reactie rekent",
        ("1 cursist rekent morgen op een reactie", "{} cursisten rekenen morgen op een reactie"),
    ),
    PROMISE_PASSED: Kind(
        "De beloofde dag van een reactie is voorbij",
        TRAINER,
        AT_ONCE,
        "De beloofde dag is voorbij bij een opdracht waar jij op let of waarvoor jij invalt",
        ("1 beloofde dag is voorbij", "{} beloofde dagen zijn voorbij"),
    ),
    UNREADABLE: Kind(
        "Een opdracht ligt bij niemand die de tekst mag lezen",
        COORDINATOR,
        AT_ONCE,
        "Een opdracht die jij als coördinator volgt, ligt bij niemand die de tekst mag lezen",
        (
            "1 opdracht ligt bij niemand die de tekst mag lezen",
            "{} opdrachten liggen bij niemand die de tekst mag lezen",
        ),
    ),
    TALK_WANTED: Kind(
        "Een cursist wil met je praten",
        TRAINER,
        AT_ONCE,
        "Een cursist wil met je praten over een stap van een opdracht",
        may_choose=False,
    ),
    TALK_TAKEN_BACK: Kind(
        "Een vraag om te praten is teruggenomen",
        TRAINER,
        AT_ONCE,
        "Een cursist neemt de vraag om te praten terug",
        may_choose=False,
    ),
    ANONYMISE_ASKED: Kind(
        "Je trainer vraagt je om iemand onherkenbaar te maken",
        LEARNER,
        AT_ONCE,
        "Je trainer zag dat iemand te herkennen is in wat je inleverde",
        may_choose=False,
    ),
    NO_READER: Kind(
        "Een team heeft nu geen trainer die mag lezen",
        MANAGER,
        AT_ONCE,
        "Een team met cursisten heeft geen trainer die mag lezen",
        may_choose=False,
    ),
    ANSWERED: Kind(
        "Je trainer schreef je terug",
        LEARNER,
        AT_ONCE,
        "Je trainer antwoordt op wat jij terugschreef",
        ("1 antwoord staat klaar", "{} antwoorden staan klaar"),
    ),
    CHANGED: Kind(
        "Een reactie is aangepast",
        LEARNER,
        AT_ONCE,
        "Je trainer past een reactie aan die je al had",
        ("1 reactie is aangepast", "{} reacties zijn aangepast"),
    ),
}
WORDS = {name: kind.words for name, kind in KINDS.items()}


class Notification(SQLModel, table=True):
    """One message to one person: `kind` names the sentence, `path` is where it leads. No text of a writer is in it.

    `cadence` is how the person wanted to hear of it at that moment: `at_once`, `daily` (in one mail on a working day)
    or `off` (on the page only).
    """

    __tablename__ = "notification"
    __table_args__ = (sa.Index("ix_notification_to_mail", "cadence", "mailed_at", "seen_at"),)

    id: int = Field(default=None, primary_key=True, sa_column_kwargs=TECHNICAL)
    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE", index=True, sa_column_kwargs=TECHNICAL)
    kind: str = Field(max_length=40, sa_column_kwargs=STATE)
    path: str = Field(max_length=200, sa_column_kwargs=STATE)
    cadence: str = Field(default=AT_ONCE, max_length=10, sa_column_kwargs=STATE)
    created_at: datetime = Field(default_factory=now, sa_type=UTCDateTime, sa_column_kwargs=STATE)
    seen_at: datetime | None = Field(default=None, sa_type=UTCDateTime, sa_column_kwargs=STATE)
    mailed_at: datetime | None = Field(default=None, sa_type=UTCDateTime, sa_column_kwargs=TECHNICAL)
    attempts: int = Field(default=0, sa_column_kwargs=TECHNICAL)


class NotificationChoice(SQLModel, table=True):
    """How one person wants to hear of one kind of message; without a row the default of that kind holds."""

    __tablename__ = "notification_choice"

    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE", primary_key=True, sa_column_kwargs=TECHNICAL)
    kind: str = Field(primary_key=True, max_length=40, sa_column_kwargs=STATE)
    cadence: str = Field(max_length=10, sa_column_kwargs=STATE)


class Digest(SQLModel, table=True):
    """The one mail of a working day to one person, about everything that still waits for them.

    The key is the promise: one a day. `taken_at` is when a process began to send it, and is empty again when that
    failed; `attempts` counts the tries. While `sent_at` is empty it is tried again: a process that died while it
    sent costs a delay, or a mail that comes twice, and never a mail.
    """

    __tablename__ = "digest"

    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE", primary_key=True, sa_column_kwargs=TECHNICAL)
    day: date = Field(primary_key=True, sa_column_kwargs=TECHNICAL)
    attempts: int = Field(default=0, sa_column_kwargs=TECHNICAL)
    taken_at: datetime | None = Field(default=None, sa_type=UTCDateTime, sa_column_kwargs=TECHNICAL)
    sent_at: datetime | None = Field(default=None, sa_type=UTCDateTime, sa_column_kwargs=TECHNICAL)
