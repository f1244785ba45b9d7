"""Making organisations and teams, inviting people, and giving them their role."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from course.accounts.actions import add_person, make_link, set_roles
from course.accounts.models import OneTimeLink, Person
from course.accounts.queries import INVITATION, find_person_by_email, get_person
from course.database import now
from course.errors import RuleBroken
from course.organisation.forms import Entry
from course.organisation.models import (
    LEARNER,
    MANAGER,
    TRAINER,
    Enrolment,
    Membership,
    Organisation,
    Team,
    sort_name,
)
from course.organisation.policy import may_be_invited, trainer_fault, verdict_on
from course.organisation.queries import is_manager, is_trainer_in, known_people

BETWEEN_MAILS = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Judged:
    """One row of a list with its verdict; `is_accepted` says whether confirming invites this person."""

    entry: Entry
    verdict: str
    reason: str
    is_accepted: bool
    person_id: int | None


def add_organisation(session: Session, name: str) -> Organisation:
    """Make an organisation.

    Raises:
        RuleBroken: when there is one of that name.
    """
    if session.exec(select(Organisation.id).where(col(Organisation.name) == name.strip())).first() is not None:
        raise RuleBroken("Er bestaat al een organisatie met deze naam. Kies een andere naam.")
    organisation = Organisation(name=name.strip())
    session.add(organisation)
    session.flush()
    return organisation


def add_team(session: Session, organisation: Organisation, name: str) -> Team:
    """Make a team in an organisation.

    Raises:
        RuleBroken: when the organisation has a team of that name.
    """
    same = (col(Team.organisation_id) == organisation.id, col(Team.name) == name.strip())
    if session.exec(select(Team.id).where(*same)).first() is not None:
        raise RuleBroken("Er is al een team met deze naam. Kies een andere naam.")
    team = Team(organisation_id=organisation.id, name=name.strip())
    session.add(team)
    session.flush()
    return team


def add_manager(session: Session, organisation: Organisation, person: Person) -> None:
    """Let a person manage an organisation.

    Raises:
        RuleBroken: when the person reads a team of it: whoever manages people may never read what they write.
    """
    reads = (col(Team.organisation_id) == organisation.id, col(Team.trainer_id) == person.id)
    if session.exec(select(Team.id).where(*reads)).first() is not None:
        raise RuleBroken(
            f"{person.email} is trainer van een team van deze organisatie en kan de organisatie niet ook leiden."
        )
    _join(session, person, organisation.id, MANAGER)


def add_trainer(session: Session, organisation: Organisation, person: Person) -> None:
    """Let a person be a trainer of an organisation; which teams they read is decided team by team."""
    _join(session, person, organisation.id, TRAINER)


def enrol(session: Session, team: Team, person: Person) -> Enrolment:
    """Give a person a place in the course, in a team. Doing it again changes nothing.

    Raises:
        RuleBroken: when the person takes the course in another team already.
    """
    found = session.exec(select(Enrolment).where(col(Enrolment.person_id) == person.id)).one_or_none()
    if found is not None and found.team_id == team.id:
        return found
    if found is not None:
        raise RuleBroken(f"{person.email} volgt de cursus al in een ander team.")
    if team.trainer_id == person.id:
        raise RuleBroken(f"{person.email} is trainer van dit team en kan er niet ook cursist zijn.")
    enrolment = Enrolment(person_id=person.id, team_id=team.id, sort_name=sort_name(person.name))
    session.add(enrolment)
    _join(session, person, team.organisation_id, LEARNER, team.id)
    return enrolment


def assign_trainer(session: Session, team: Team, trainer: Person) -> None:
    """Let a trainer read what the learners of a team hand in, from now on.

    Raises:
        RuleBroken: when the person is no trainer of the organisation, manages it, or is a member of the team.
    """
    is_trainer = is_trainer_in(session, trainer.id, team.organisation_id)
    fault = _fault_of_trainer(session, team, trainer, is_trainer=is_trainer)
    if fault:
        raise RuleBroken(fault)
    team.trainer_id = trainer.id
    session.add(team)
    session.flush()


def judge_list(session: Session, team: Team, entries: tuple[Entry, ...]) -> list[Judged]:
    """Say for every row of a list what inviting it into a team would do. Nothing changes."""
    known = known_people(session, {entry.email for entry in entries if not entry.fault})
    judged: list[Judged] = []
    seen: set[str] = set()
    for entry in entries:
        person = known.get(entry.email)
        team_id = person.team_id if person else None
        verdict, reason = verdict_on(
            fault=entry.fault,
            is_double=entry.email in seen,
            is_known=person is not None,
            team_id=team_id,
            wanted_id=team.id,
            is_trainer=person is not None and person.id == team.trainer_id,
        )
        accepted = may_be_invited(verdict, takes_part=team_id is not None)
        judged.append(Judged(entry, verdict, reason, accepted, person.id if person else None))
        seen.add(entry.email)
    return judged


def invite(session: Session, team: Team, entries: tuple[Entry, ...]) -> int:
    """Enrol the people on a list in a team, with a mail to whoever has no password yet, and give how many there were.

    Every row is judged anew. Doing it again enrols nobody and mails nobody; nobody is ever removed.
    """
    session.refresh(team, with_for_update=True)
    accepted = [row for row in judge_list(session, team, entries) if row.is_accepted]
    # One order for everybody, so that two managers with the same people never wait for each other in a circle.
    return sum(_invite_one(session, team, row) for row in sorted(accepted, key=lambda row: row.entry.email))


def send_again(session: Session, person: Person) -> None:
    """Send somebody a fresh invitation; the link in the older one dies.

    Raises:
        RuleBroken: when the person has chosen a password already, or the last invitation has only just gone out.
    """
    if person.password_hash:
        raise RuleBroken(f"{person.name} heeft de uitnodiging al gebruikt en kan inloggen. Een nieuwe is niet nodig.")
    recent = (col(OneTimeLink.person_id) == person.id, col(OneTimeLink.created_at) > now() - BETWEEN_MAILS)
    if session.exec(select(OneTimeLink.purpose).where(*recent, col(OneTimeLink.purpose) == INVITATION)).first():
        raise RuleBroken(
            "De vorige uitnodiging is net verstuurd. Komt die niet aan, stuur dan over een kwartier een nieuwe."
        )
    make_link(session, person, INVITATION)


def invite_trainer(session: Session, team: Team, name: str, email: str) -> Person:
    """Make somebody a trainer of the team's organisation, invited by mail when they are new. Again changes nothing.

    Raises:
        RuleBroken: when this person may not be trainer of this team.
    """
    session.refresh(team, with_for_update=True)
    person = find_person_by_email(session, email) or add_person(session, email, name)
    fault = _fault_of_trainer(session, team, person, is_trainer=True)
    if fault:
        raise RuleBroken(fault)
    if is_trainer_in(session, person.id, team.organisation_id):
        return person
    _join(session, person, team.organisation_id, TRAINER)
    if not person.password_hash:
        make_link(session, person, INVITATION)
    return person


def _invite_one(session: Session, team: Team, row: Judged) -> bool:
    entry = row.entry
    try:
        with session.begin_nested():
            person = (
                get_person(session, row.person_id) if row.person_id else add_person(session, entry.email, entry.name)
            )
            enrol(session, team, person)
            if not person.password_hash:
                make_link(session, person, INVITATION)
    except IntegrityError:
        # Another team invited this address in this very moment: it takes part there.
        return False
    return True


def _fault_of_trainer(session: Session, team: Team, person: Person, *, is_trainer: bool) -> str:
    return trainer_fault(
        is_trainer=is_trainer,
        is_manager=is_manager(session, person.id, team.organisation_id),
        is_member=_is_member(session, person.id, team.id),
    )


def _join(session: Session, person: Person, organisation_id: int, role: str, team_id: int | None = None) -> None:
    same = select(Membership).where(
        col(Membership.person_id) == person.id,
        col(Membership.organisation_id) == organisation_id,
        col(Membership.role) == role,
    )
    if session.exec(same).first() is None:
        session.add(Membership(person_id=person.id, organisation_id=organisation_id, role=role, team_id=team_id))
    session.flush()
    held = session.exec(select(Membership.role).where(col(Membership.person_id) == person.id))
    set_roles(session, person, set(held))


def _is_member(session: Session, person_id: int, team_id: int) -> bool:
    statement = select(Membership.id).where(col(Membership.person_id) == person_id, col(Membership.team_id) == team_id)
    return session.exec(statement).first() is not None
