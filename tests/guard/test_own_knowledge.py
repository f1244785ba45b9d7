"""Questions that come back and the end test are the learner's own: nobody else sees an answer, a date or a choice."""

import re
from datetime import timedelta

import sqlalchemy as sa

from course.database import Database, now
from course.knowledge.actions import plan_rounds, tell_who_asked
from course.knowledge.models import PassedTest
from course.knowledge.policy import pool_of
from tests.guard.audiences import STRANGER
from tests.guard.world import World
from tests.knowledge.asking import DOOR, GRADE, RECALL, opened_test, right_answers
from tests.world import PEOPLE

LEARNERS = ("noor", "sam", "yara", "lot")
# The paper carries the moment at which it was made; the page that it is made from is compared.
NOT_COMPARED = {"/sessie", "/gezond", "/groeiverhaal/pdf"}
FRESH_EACH_TIME = re.compile(r'name="(csrf_token|save_id)"\s+value="[^"]*"')


def pages_of_others(world: World) -> dict[tuple[str, str], str]:
    """Every page as everybody but Noor gets it, without what is new each time."""
    addresses = [address for rule in world.rules("GET") for address in world.addresses(rule)]
    seen = {}
    for who in (STRANGER, *(set(PEOPLE) - {"noor"})):
        client = world.browser(who).client
        for address in addresses:
            if address not in NOT_COMPARED:
                seen[who, address] = FRESH_EACH_TIME.sub("", client.get(address).get_data(as_text=True))
    return seen


def everything_happens(world: World) -> None:
    """Let Noor answer, skip, ask for mails and be told, and pass the test."""
    noor = world.browser("noor")
    module = world.course.modules[1]
    with world.platform.session() as session:
        tell_who_asked(session, world.course)
        plan_rounds(session, world.platform.cast.noor, [world.course.modules[2]], now() - timedelta(days=30))
    noor.post(RECALL, {"day": "2"} | right_answers(module.questions))
    noor.post(f"/ophalen/{world.course.modules[2].id}/overslaan", {"day": "2"})
    questions = opened_test(world.platform).questions
    page = noor.submit(noor.get("/toets/vragen"), GRADE, right_answers(questions))
    assert "Gehaald" in page.text


def test_whatever_she_does_with_questions_changes_no_page_of_anybody_else(world: World) -> None:
    before = pages_of_others(world)

    everything_happens(world)

    after = pages_of_others(world)
    assert {place for place in before if before[place] != after[place]} == set()
    with world.platform.session() as session:
        assert session.get(PassedTest, world.platform.cast.noor) is not None


def test_what_she_chose_in_the_test_is_chosen_on_nobody_elses_page(world: World) -> None:
    ticked, waits = {}, {}
    for who in LEARNERS:
        browser = world.browser(who)
        ticked[who] = browser.get("/toets/vragen").html.count(" checked")
        waits[who] = browser.get(f"/ophalen/{DOOR}").html.count("<fieldset")

    assert ticked.pop("noor") > 5
    assert waits.pop("noor") == 3
    assert set(ticked.values()) == set(waits.values()) == {0}


def test_no_row_holds_a_question_or_an_answer_in_the_clear(both_worlds: World) -> None:
    everything_happens(both_worlds)
    asked = [question.id.encode() for module in both_worlds.course.modules for question in module.questions]
    assert len(asked) > len(pool_of(both_worlds.course))

    database: Database = both_worlds.app.extensions["course.database"]
    with database.engine.connect() as connection:
        names = sa.inspect(connection).get_table_names()
        rows = [row for name in names for row in connection.execute(sa.text(f'select * from "{name}"'))]
    values = [value if isinstance(value, bytes) else str(value).encode() for row in rows for value in row]

    assert not any(question in value for question in asked for value in values)
    assert not any(b"graded" in value for value in values)
