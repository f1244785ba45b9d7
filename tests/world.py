"""The cast of the tests: who they are, and where they belong.

De Vlierboom has two teams. Anja reads team Noord (Noor and Sam), Bram reads team Zuid (Yara). Marja manages it. De Brug
is another organisation: Otto manages it, Ties reads team West (Lot). Everybody has the same password.
"""

from dataclasses import dataclass, fields

from sqlmodel import Session

from course.accounts.actions import add_person, set_password
from course.accounts.models import Person
from course.organisation.actions import (
    add_manager,
    add_organisation,
    add_team,
    add_trainer,
    assign_trainer,
    enrol,
)

PASSWORD = "een lamp in de vensterbank"


@dataclass(frozen=True, slots=True)
class Cast:
    """The id of everybody and everything in the world of the tests."""

    noor: int
    sam: int
    yara: int
    lot: int
    anja: int
    bram: int
    ties: int
    marja: int
    otto: int
    vlierboom: int
    brug: int
    noord: int
    zuid: int
    west: int


PEOPLE = {
    "noor": "Noor Hofman",
    "sam": "Sam Bakhuis",
    "yara": "Yara Demir",
    "lot": "Lot Winter",
    "anja": "Anja Verbeek",
    "bram": "Bram Olthof",
    "ties": "Ties de Laat",
    "marja": "Marja Kuiper",
    "otto": "Otto Blank",
}


def email_of(who: str) -> str:
    """Give the address of one of the cast."""
    return f"{who}@voorbeeld.nl"


def build_world(session: Session) -> Cast:
    """Bring the cast into an empty database."""
    people = {who: add_person(session, email_of(who), name) for who, name in PEOPLE.items()}
    set_password(session, people["noor"], PASSWORD)
    for person in people.values():
        person.password_hash = people["noor"].password_hash
    ids = {who: person.id for who, person in people.items()}
    ids |= _add_vlierboom(session, people) | _add_brug(session, people)
    session.flush()
    return Cast(**{field.name: ids[field.name] for field in fields(Cast)})


def _add_vlierboom(session: Session, people: dict[str, Person]) -> dict[str, int]:
    vlierboom = add_organisation(session, "De Vlierboom")
    noord, zuid = add_team(session, vlierboom, "Team Noord"), add_team(session, vlierboom, "Team Zuid")
    add_manager(session, vlierboom, people["marja"])
    for trainer, team in (("anja", noord), ("bram", zuid)):
        add_trainer(session, vlierboom, people[trainer])
        assign_trainer(session, team, people[trainer])
    for learner, team in (("noor", noord), ("sam", noord), ("yara", zuid)):
        enrol(session, team, people[learner])
    return {"vlierboom": vlierboom.id, "noord": noord.id, "zuid": zuid.id}


def _add_brug(session: Session, people: dict[str, Person]) -> dict[str, int]:
    brug = add_organisation(session, "De Brug")
    west = add_team(session, brug, "Team West")
    add_manager(session, brug, people["otto"])
    add_trainer(session, brug, people["ties"])
    assign_trainer(session, west, people["ties"])
    enrol(session, west, people["lot"])
    return {"brug": brug.id, "west": west.id}
