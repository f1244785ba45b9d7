"""The queue: all teams of one trainer, oldest first, with who is reading what."""

import re
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from course.accounts.models import Person
from course.database import Database, now
from course.organisation.models import Team
from course.queue.queries import FILTERS, PAGE_SIZE
from course.reflection.models import Reflection, Submission
from course.web.formats import long_date
from tests.browser import Browser
from tests.placement.being_away import away, in_days
from tests.platform import Platform
from tests.review.reviewing import change_trainer, given_back, handed_in, lie_with, number_of, take_up


def names_in(page_text: str) -> list[str]:
    return re.findall(r"(\w+(?: \d+)?)(?: [A-Z]\w+)?: Mijn vertrekpunt", page_text)


def add_learners(session: Session, team_id: int, count: int, first: int = 0) -> None:
    moment, reader_id = now() - timedelta(days=30), session.get_one(Team, team_id).trainer_id
    for number in range(first, first + count):
        person = Person(email=f"c{number}@voorbeeld.nl", name=f"Cursist {number}")
        session.add(person)
        session.flush()
        reflection = Reflection(person_id=person.id, assignment_id="welkom-opdracht", state="ingediend")
        session.add(reflection)
        session.flush()
        at = moment + timedelta(minutes=number // 2)
        round_ = Submission(reflection_id=reflection.id, team_id=team_id, number=1, sealed=b"", submitted_at=at)
        round_.reader_id = reader_id
        session.add(round_)


def _statements(platform: Platform, browser: Browser, url: str) -> list[tuple[str, Any]]:
    """Open a page and give the statements that it took, with their values."""
    engine = platform.app.extensions["course.database"].engine
    seen: list[tuple[str, Any]] = []

    def keep(_connection: object, _cursor: object, statement: str, values: Any, *_rest: object) -> None:
        seen.append((statement, values))

    sa.event.listen(engine, "before_cursor_execute", keep)
    browser.get(url)
    sa.event.remove(engine, "before_cursor_execute", keep)
    return seen


def test_who_waits_longest_comes_first_and_other_teams_are_not_there(platform: Platform) -> None:
    for who in ("sam", "noor", "yara", "lot"):
        handed_in(platform, who)

    assert names_in(platform.browser("anja").get("/nakijken").text) == ["Sam", "Noor"]
    assert names_in(platform.browser("bram").get("/nakijken").text) == ["Yara"]
    assert names_in(platform.browser("ties").get("/nakijken").text) == ["Lot"]


def test_all_teams_of_a_trainer_stand_in_one_queue(platform: Platform) -> None:
    handed_in(platform, "yara")
    handed_in(platform, "noor")
    change_trainer(platform, "bram")

    assert names_in(platform.browser("bram").get("/nakijken").text) == ["Yara", "Noor"]


def test_the_waiting_time_is_told_in_working_days(platform: Platform) -> None:
    address = handed_in(platform)
    anja = platform.browser("anja")
    assert "wacht nog geen hele werkdag" in anja.get("/nakijken").text
    assert "wacht nog geen hele werkdag" not in anja.get(address).text, "what came today waits for nobody yet"
    with platform.session() as session:
        session.get_one(Submission, number_of(address)).submitted_at = now() - timedelta(days=14)

    assert "wacht 10 werkdagen" in anja.get("/nakijken").text
    assert "wacht 10 werkdagen" in anja.get(address).text


def test_the_assignments_have_a_heading_and_say_first_who_sees_that_they_are_read(platform: Platform) -> None:
    handed_in(platform)

    text = platform.browser("anja").get("/nakijken").text

    promise = "Pak je iets op, dan ziet de cursist dat jij het leest, en wanneer."
    assert text.index("Opdrachten") < text.index(promise) < text.index("Noor Hofman: ")
    assert "Opdrachten" not in platform.browser("bram").get("/nakijken").text


def test_an_empty_queue_says_what_happens_next(platform: Platform) -> None:
    assert "krijg je een bericht" in platform.browser("anja").get("/nakijken").text


def test_an_empty_queue_says_who_reads_while_its_trainer_is_away(platform: Platform) -> None:
    away(platform, last=1)
    away(platform, "bram", None, first=3, last=4)

    words = f"De Vlierboom, tot en met {long_date(in_days(1))}: Bram Olthof leest wat er komt."
    assert words in platform.browser("anja").get("/nakijken").text
    assert "tot en met" not in platform.browser("bram").get("/nakijken").text


def test_without_a_stand_in_an_empty_queue_says_that_it_waits(sqlite_platform: Platform) -> None:
    away(sqlite_platform, stand_in=None)

    assert "wat er komt, wacht op je." in sqlite_platform.browser("anja").get("/nakijken").text


def test_the_queue_says_who_is_reading_and_until_when(platform: Platform) -> None:
    take_up(platform.browser("anja"), handed_in(platform))
    assert re.search(r"Jij leest dit tot morgen om \d\d:\d\d", platform.browser("anja").get("/nakijken").text)

    lie_with(platform)

    page = platform.browser("bram").get("/nakijken")
    assert re.search(r"Anja Verbeek leest dit tot morgen om \d\d:\d\d", page.text)
    assert "Oppakken" not in page.text


def test_what_was_given_back_no_longer_waits(platform: Platform) -> None:
    given_back(platform)

    assert names_in(platform.browser("anja").get("/nakijken").text) == []


def test_a_long_queue_comes_in_pages_and_nobody_is_skipped(platform: Platform) -> None:
    with platform.session() as session:
        add_learners(session, platform.cast.noord, PAGE_SIZE * 2)
    anja = platform.browser("anja")

    first = anja.get("/nakijken")
    more = next(link for link in first.links() if "?na=" in link)
    second = anja.get(more)

    assert names_in(first.text) + names_in(second.text) == [f"Cursist {number}" for number in range(PAGE_SIZE * 2)]
    assert not [link for link in second.links() if "?na=" in link]


def test_past_the_end_of_the_queue_is_a_way_back(platform: Platform) -> None:
    page = platform.browser("anja").get("/nakijken?na=9999999999999999-1")

    assert "/nakijken" in page.links()
    assert "einde van de rij" in page.text


def test_a_spoilt_address_shows_the_beginning_of_the_queue(platform: Platform) -> None:
    handed_in(platform)

    for cursor in ("-", "x-1", "1-x", "9" * 40 + "-1", "1-" + "9" * 40):
        assert names_in(platform.browser("anja").get(f"/nakijken?na={cursor}").text) == ["Noor"]


def test_the_number_of_statements_does_not_grow_with_the_queue(platform: Platform) -> None:
    anja = platform.browser("anja")
    with platform.session() as session:
        add_learners(session, platform.cast.noord, 1)
    few = len(_statements(platform, anja, "/nakijken"))
    with platform.session() as session:
        add_learners(session, platform.cast.noord, 60, first=1)

    assert len(_statements(platform, anja, "/nakijken")) == few


def test_the_queue_is_read_by_its_index(sqlite_platform: Platform) -> None:
    anja = sqlite_platform.browser("anja")
    database: Database = sqlite_platform.app.extensions["course.database"]
    for asked in ("", *(f"?toon={name}" for name in FILTERS if name)):
        taken = _statements(sqlite_platform, anja, f"/nakijken{asked}")
        page_and_counts = [each for each in taken if "claimed_until" in each[0]]
        with database.session(writing=False) as session:
            connection = session.connection()
            plans = [
                str(connection.exec_driver_sql(f"explain query plan {statement}", values).all())
                for statement, values in page_and_counts
            ]

        assert len(plans) == 2
        for plan in plans:
            assert "ix_submission_queue" in plan
            assert "SCAN submission" not in plan


def test_answers_that_were_not_opened_are_read_by_theirs(sqlite_platform: Platform) -> None:
    taken = _statements(sqlite_platform, sqlite_platform.browser("anja"), "/nakijken")
    statement, values = next(each for each in taken if "FROM message" in each[0])
    database: Database = sqlite_platform.app.extensions["course.database"]
    with database.session(writing=False) as session:
        plan = str(session.connection().exec_driver_sql(f"explain query plan {statement}", values).all())

    assert "ix_message_unseen" in plan
    assert "ix_submission_queue" not in plan, "else every round that was ever given back is looked at"
