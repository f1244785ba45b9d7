"""The twelve learners of the week, all of team Noord, and how a night passes."""

from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa
from sqlmodel import SQLModel

from course.accounts.actions import add_person
from course.accounts.models import Person
from course.database import UTCDateTime
from course.organisation.actions import enrol
from course.organisation.models import Team
from tests.browser import Browser
from tests.platform import Platform
from tests.reflection.writing import ANSWERS, hand_in
from tests.world import PEOPLE, email_of

NEWCOMERS = {
    "kim": "Kim de Boer",
    "daan": "Daan Wouters",
    "fleur": "Fleur Nijland",
    "hassan": "Hassan Amrani",
    "ilse": "Ilse Postma",
    "jip": "Jip van Beek",
    "mara": "Mara Scholten",
    "nico": "Nico Terpstra",
    "olga": "Olga Reinders",
    "pim": "Pim Hoekstra",
}
NAMES = {who: PEOPLE[who] for who in ("noor", "sam")} | NEWCOMERS


@dataclass
class Week:
    """The platform of the week, and who is who in it."""

    platform: Platform
    ids: dict[str, int]

    def browser(self, who: str) -> Browser:
        """Give the browser of somebody who is signed in."""
        browser = Browser(self.platform.app)
        browser.sign_in(self.ids[who])
        return browser

    def hands_in(self, who: str, answers: dict[str, str], trainer: str = "Anja Verbeek") -> None:
        """Let a learner write and hand in."""
        hand_in(self.browser(who), answers, trainer)


def first_name(who: str) -> str:
    """Give the first name of somebody of the week."""
    return NAMES[who].partition(" ")[0]


def answers_of(who: str, more: str = "") -> dict[str, str]:
    """Give what a learner writes; by one word it can be known who wrote it."""
    told = f"Ik zag een beker met het oor naar mij toe. Dit is van {who}schrijft.{more}"
    return ANSWERS | {"moment": told, "voor-jezelf": f"Dit weet alleen {who}zelf."}


def begin_week(platform: Platform) -> Week:
    """Let ten more people learn in team Noord."""
    with platform.session() as session:
        noor, noord = session.get_one(Person, platform.cast.noor), session.get_one(Team, platform.cast.noord)
        ids = {who: getattr(platform.cast, who) for who in PEOPLE}
        for who, name in NEWCOMERS.items():
            person = add_person(session, email_of(who), name)
            person.password_hash = noor.password_hash
            session.flush()
            enrol(session, noord, person)
            ids[who] = person.id
    return Week(platform, ids)


def let_nights_pass(platform: Platform, nights: int = 1) -> None:
    """Let everything that happened have happened that many days earlier, and let every day that was set come nearer."""
    with platform.session() as session:
        for table in SQLModel.metadata.sorted_tables:
            moments = [each for each in table.columns if isinstance(each.type, UTCDateTime | sa.Date)]
            keys = list(table.primary_key.columns)
            if moments:
                for row in session.connection().execute(sa.select(table).order_by(*moments)).all():
                    found = row._mapping
                    mine = sa.and_(*(key == found[key] for key in keys))
                    earlier = {one: found[one] - timedelta(days=nights) for one in moments if found[one] is not None}
                    session.connection().execute(sa.update(table).where(mine).values(earlier))
