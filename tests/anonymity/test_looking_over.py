"""Noor reads her text again before handing in, and sees what could identify somebody; nobody else does."""

import logging

import pytest
import sqlalchemy as sa
from sqlmodel import col, update

from course.accounts.models import Person
from course.database import Database
from course.organisation.models import Team
from course.reflection.queries import find_last_round, find_reflection, given_answers
from tests.browser import Page
from tests.learning.test_speed import statements
from tests.platform import Platform
from tests.reflection.writing import ANSWERS, ASSIGNMENT, all_ticks, hand_in, step, write
from tests.review.reviewing import take_up
from tests.world import Cast

CONFIRM = f"/opdracht/{ASSIGNMENT}/inleveren"
TELLING = "Ik liep met mevrouw Jansen naar de Dorpsstraat 12. Samira belde mevrouw jansen op 12 maart 2021."
WITH_NAMES = ANSWERS | {"moment": TELLING, "lijf": "Op 06-12345678 zei Samira iets."}
# What a request leaves behind about itself, and nothing about a text.
ABOUT_REQUESTS = {"throttle_counter", "session"}


def marks(page: Page) -> list[str]:
    """Give the marked words, with their number."""
    assert page.tree is not None
    return [" ".join("".join(mark.itertext()).split()) for mark in page.tree.iter("mark")]


def _rows(platform: Platform) -> dict[str, list[str]]:
    database: Database = platform.app.extensions["course.database"]
    with database.engine.connect() as connection:
        names = set(sa.inspect(connection).get_table_names()) - ABOUT_REQUESTS
        return {name: sorted(map(repr, connection.execute(sa.text(f'select * from "{name}"')))) for name in names}


def test_noor_sees_what_could_identify_somebody_with_advice_and_a_way_back(platform: Platform) -> None:
    page = write(platform.browser("noor"), WITH_NAMES)

    assert marks(page) == [
        "mevrouw Jansen (tip 1)",
        "Dorpsstraat 12 (tip 2)",
        "Samira (tip 3)",
        "mevrouw jansen (tip 1)",
        "12 maart 2021 (tip 4)",
        "06-12345678 (tip 1)",
        "Samira (tip 2)",
    ]
    assert "mevrouw Jansen · Een naam. Schrijf liever “een bewoner”" in page.text
    assert "06-12345678 · Een telefoonnummer. Laat het weg." in page.text
    assert "Die missen soms iets, en vinden soms iets wat niet hoeft." in page.text
    assert {step("moment"), step("lijf"), "#tip-moment-4", "#tip-lijf-2"} <= set(page.links())


def test_marks_stand_outside_and_inside_too(platform: Platform) -> None:
    noor, mentalising = platform.browser("noor"), "mentaliseren-opdracht"
    boxes = {"outside": "De tram.", "inside_me": "Ik dacht aan Samira.", "inside_other": "Mevrouw Jansen was moe."}
    page = noor.get(step("zeker-moment", mentalising))
    noor.submit(page, "Volgende stap", {f"zeker-moment:{name}": words for name, words in boxes.items()})

    assert marks(noor.get(f"/opdracht/{mentalising}/inleveren")) == ["Samira (tip 1)", "Mevrouw Jansen (tip 2)"]


def test_nothing_found_is_said_and_is_no_promise(platform: Platform) -> None:
    page = write(platform.browser("noor"))

    assert marks(page) == []
    assert (
        "We vonden niets waaraan iemand te herkennen is. Dat is geen garantie. We zochten met vaste regels."
        in page.text
    )


def test_where_nothing_is_written_yet_nothing_is_said_about_it(platform: Platform) -> None:
    page = platform.browser("noor").get(CONFIRM)

    assert "vaste regels" not in page.text


def test_one_place_is_spoken_of_as_one(platform: Platform) -> None:
    page = write(platform.browser("noor"), ANSWERS | {"moment": "Ik zat naast Samira."})

    assert "Op één plek kan iemand te herkennen zijn. Die is gemarkeerd, met een tip eronder." in page.text


def test_handing_in_is_possible_all_the_same_and_the_trainer_sees_the_text_as_it_is(platform: Platform) -> None:
    noor, anja = platform.browser("noor"), platform.browser("anja")
    hand_in(noor, WITH_NAMES)
    with platform.session() as session:
        reflection = find_reflection(session, platform.cast.noor, ASSIGNMENT)
        assert reflection is not None
        last = find_last_round(session, reflection)
        assert last is not None
        given, number = given_answers(session, last, platform.cast.noor), last.id

    page = take_up(anja, f"/nakijken/{number}")

    assert given[0].fields == {"text": TELLING}
    assert TELLING in page.html
    assert "<mark" not in page.html
    assert "tip 1" not in page.text
    assert "vaste regels" not in page.text


def test_a_missing_tick_shows_the_marks_again(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = write(noor, WITH_NAMES)

    refused = noor.submit(page, "Inleveren bij Anja Verbeek", {"checks": ["naam"]})

    assert refused.status == 422
    assert len(marks(refused)) == 7


def test_what_stays_with_the_learner_is_not_looked_at(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = write(noor, ANSWERS | {"voor-jezelf": "Mijn vriendin Samira weet het."})

    assert marks(page) == []
    assert "Is er iemand te herkennen?" not in noor.get(step("voor-jezelf")).text


def _give_strange_names(platform: Platform, cast: Cast) -> None:
    """Sam and Lot get names that stand in no list, and the teams of both organisations too."""
    with platform.session() as session:
        for person_id, name in ((cast.sam, "Zilverloof Adelaar"), (cast.lot, "Korenbloem Distel")):
            session.execute(update(Person).where(col(Person.id) == person_id).values(name=name))
        for team_id, name in ((cast.zuid, "Woonteam Havik"), (cast.west, "Woonteam Buizerd")):
            session.execute(update(Team).where(col(Team.id) == team_id).values(name=name))


def test_names_of_her_own_organisation_are_known_and_those_of_another_are_not_looked_up(platform: Platform) -> None:
    _give_strange_names(platform, platform.cast)
    own = "zilverloof, Zilverloof zei iets bij woonteam havik en De Vlierboom."
    other = "Korenbloem zei iets bij woonteam buizerd en De Brug."

    page = write(platform.browser("noor"), ANSWERS | {"moment": own, "lijf": other})

    assert marks(page) == ["Zilverloof (tip 1)", "woonteam havik (tip 2)", "De Vlierboom (tip 3)"]


def test_looking_over_keeps_nothing_and_logs_no_word(
    platform: Platform, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    noor = platform.browser("noor")
    write(noor, WITH_NAMES)
    before = _rows(platform)
    for logger in ("", "sqlalchemy"):
        caplog.set_level(logging.DEBUG, logger=logger)
    capfd.readouterr()

    with statements(platform) as sent:
        assert len(marks(noor.get(CONFIRM))) == 7
        assert len(marks(noor.get(step("moment") + "?nagekeken=1"))) == 5

    out, error = capfd.readouterr()
    logged = "\n".join([out, error, *sent, *(one.getMessage() + repr(one.args) for one in caplog.records)])
    assert "SELECT" in logged, "the database was listened to"
    assert [word for word in ("Jansen", "jansen", "Dorpsstraat", "Samira", "06-1234") if word in logged] == []
    assert _rows(platform) == before


def test_hostile_text_is_escaped_around_and_inside_a_mark(platform: Platform) -> None:
    hostile = '<script>alert(1)</script> Samira & <b onclick="x">mevrouw Jansen</b>\n{{ 7 * 7 }} [link](javascript:x)'

    page = write(platform.browser("noor"), ANSWERS | {"moment": hostile})

    assert "<script>alert" not in page.html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; <mark>Samira<" in page.html
    assert "&amp; &lt;b onclick=&#34;x&#34;&gt;<mark>mevrouw Jansen<" in page.html
    assert "&lt;/b&gt;\n{{ 7 * 7 }} [link](javascript:x)" in page.html
    assert marks(page) == ["Samira (tip 1)", "mevrouw Jansen (tip 2)"]


def test_noor_has_her_text_looked_over_while_she_writes(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = noor.get(step("moment"))
    assert "nagekeken" not in page.text

    looked = noor.submit(page, "Is er iemand te herkennen?", {"moment:text": TELLING})

    assert looked.url == step("moment")
    assert "Je tekst, nagekeken" in looked.text
    assert len(marks(looked)) == 5
    assert looked.form("Volgende stap").fields["moment:text"] == TELLING


def test_what_is_outside_and_inside_is_marked_field_by_field(platform: Platform) -> None:
    noor = platform.browser("noor")
    there = step("zeker-moment", "mentaliseren-opdracht")
    fields = {"zeker-moment:outside": "Samira stond op.", "zeker-moment:inside_other": "Henk dacht: Samira."}

    looked = noor.submit(noor.get(there), "Is er iemand te herkennen?", fields)

    assert marks(looked) == ["Samira (tip 1)", "Henk (tip 2)", "Samira (tip 1)"]
    assert "Niets ingevuld." in looked.text


def test_a_choice_and_an_empty_answer_have_nothing_to_look_over(platform: Platform) -> None:
    noor = platform.browser("noor")

    scale = noor.get(step("spanning", "mentaliseren-opdracht") + "?nagekeken=1")
    empty = noor.submit(noor.get(step("moment")), "Is er iemand te herkennen?")

    assert "Is er iemand te herkennen?" not in scale.text
    assert "nagekeken" not in scale.text
    assert "Je tekst, nagekeken" not in empty.text


def test_the_ticks_still_decide(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = write(noor, WITH_NAMES)

    assert "Je opdracht ligt bij Anja Verbeek" in noor.submit(page, "Inleveren bij Anja Verbeek", all_ticks()).text
