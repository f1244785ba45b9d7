"""A database with many people in it, as it looks when a course has been running for a while.

People are brought in with bulk inserts, because ten thousand of them have to be there within seconds; every row is one
that the platform itself could have written. Nine of ten learners sit in one team, the rest in three more teams of the
same trainer: the hardest case for the queue and for the table of one team.
"""

import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from course.accounts.actions import add_person, begin_session
from course.accounts.models import Person
from course.app import create_app
from course.confidential.keys import make_key
from course.config import ROOT, Settings, new_key, settings_from_environment
from course.content import Course
from course.database import Database, now
from course.learning.models import LessonRead, ModuleCompletion
from course.organisation.actions import add_manager, add_organisation, add_team, add_trainer, assign_trainer
from course.organisation.models import LEARNER, Enrolment, Membership, sort_name
from tests.bench.written import add_written

TEAMS = 4
SIGNED_IN = 500
FIRST_NAMES = ("Noor", "Sam", "Yara", "Lot", "Anne", "Bram", "Ilse", "Joris", "Karin", "Mehmet", "Roos", "Thijs", "Wim")
LAST_NAMES = ("Hofman", "Bakhuis", "Demir", "Winter", "de Laat", "Kuiper", "Öztürk", "van Dam", "Blank", "Vos", "Smit")


@dataclass(frozen=True, slots=True)
class World:
    """A filled database: how to start a platform on it, and the cookies of who is signed in.

    Attributes:
        environment: the COURSE_… variables of the installation.
        learners: the secret in the cookie of each learner who is signed in.
        trainer: that of the trainer who reads all teams.
        manager: that of the manager of the organisation.
        team_id: the large team.
        waiting_id: a round that waits in its queue.
    """

    environment: dict[str, str]
    learners: tuple[str, ...]
    trainer: str
    manager: str
    team_id: int
    waiting_id: int

    @property
    def settings(self) -> Settings:
        """The settings of a platform on this database."""
        return settings_from_environment(self.environment)

    @property
    def database_file(self) -> Path:
        """The SQLite file."""
        return Path(self.environment["COURSE_DATABASE_URL"].removeprefix("sqlite:///"))


def build_world(folder: Path, enrolled: int, course: Course) -> World:
    """Make an installation in an empty folder, with this many learners in it."""
    environment = {
        "COURSE_DATABASE_URL": f"sqlite:///{folder / 'course.db'}",
        "COURSE_SECRET_KEY": new_key(),
        "COURSE_MASTER_KEY": new_key(),
        "COURSE_BASE_URL": "http://127.0.0.1",
        "COURSE_MAIL_BACKEND": "file",
        "COURSE_MAIL_FOLDER": str(folder / "mail"),
    }
    _make_tables(environment)
    app = create_app(settings_from_environment(environment), course=course)
    database: Database = app.extensions["course.database"]
    with app.app_context(), database.transaction() as session:
        world = _fill(session, environment, enrolled, course)
    database.engine.dispose()
    return world


def insert_rows(session: Session, table: type[SQLModel], rows: Iterable[dict[str, object]]) -> None:
    """Insert many rows of one table at once."""
    session.connection().execute(sa.insert(table), list(rows))


def _make_tables(environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "upgrade"]
    subprocess.run(command, cwd=ROOT, env=os.environ | environment, check=True, stdout=subprocess.DEVNULL)


def _fill(session: Session, environment: dict[str, str], enrolled: int, course: Course) -> World:
    organisation = add_organisation(session, "De Vlierboom")
    teams = [add_team(session, organisation, f"Team {number}") for number in range(1, TEAMS + 1)]
    trainer = add_person(session, "anja@voorbeeld.nl", "Anja Verbeek")
    manager = add_person(session, "marja@voorbeeld.nl", "Marja Kuiper")
    add_trainer(session, organisation, trainer)
    add_manager(session, organisation, manager)
    for team in teams:
        assign_trainer(session, team, trainer)
    ids = list(range(manager.id + 1, manager.id + 1 + enrolled))
    team_of = {id_: teams[_team_number(place)].id for place, id_ in enumerate(ids)}
    _add_learners(session, team_of, organisation.id)
    _add_progress(session, ids, course)
    add_written(session, team_of, trainer.id, course.modules[0].assignment)
    signed_in = [begin_session(session, session.get_one(Person, id_)) for id_ in ids[:SIGNED_IN]]
    staff = [begin_session(session, person) for person in (trainer, manager)]
    return World(environment, tuple(signed_in), staff[0], staff[1], teams[0].id, ids[1])


def _team_number(place: int) -> int:
    return 0 if place % 10 else place // 10 % (TEAMS - 1) + 1


def _add_learners(session: Session, team_of: dict[int, int], organisation_id: int) -> None:
    moment = now() - timedelta(days=90)
    names = {id_: f"{FIRST_NAMES[id_ % 13]} {LAST_NAMES[id_ % 11]}" for id_ in team_of}
    insert_rows(session, Person, (_person(id_, name, moment) for id_, name in names.items()))
    insert_rows(
        session,
        Enrolment,
        (
            {"person_id": id_, "team_id": team, "sort_name": sort_name(names[id_]), "invited_at": moment}
            for id_, team in team_of.items()
        ),
    )
    where = {"organisation_id": organisation_id, "role": LEARNER, "created_at": moment}
    insert_rows(session, Membership, ({"person_id": id_, "team_id": team} | where for id_, team in team_of.items()))
    for id_ in team_of:
        make_key(session, id_)


def _person(id_: int, name: str, moment: datetime) -> dict[str, object]:
    email = f"cursist{id_}@voorbeeld.nl"
    return {"id": id_, "email": email, "name": name, "roles": LEARNER, "epoch": 2, "created_at": moment}


def _add_progress(session: Session, ids: list[int], course: Course) -> None:
    lessons = [lesson.id for module in course.modules for lesson in module.lessons]
    moment = now() - timedelta(days=30)
    read = ((id_, lesson) for id_ in ids for lesson in lessons[: id_ % (len(lessons) + 1)])
    insert_rows(session, LessonRead, ({"person_id": id_, "lesson_id": known, "read_at": moment} for id_, known in read))
    first = course.modules[0].id
    completed = ({"person_id": id_, "module_id": first, "completed_at": moment} for id_ in ids if id_ % 3 == 0)
    insert_rows(session, ModuleCompletion, completed)
