"""Saving a text in the making: nothing that was typed is lost or silently overwritten."""

import json
from datetime import timedelta
from threading import Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import func, select

from course.confidential.actions import (
    LONGEST_TEXT,
    Saved,
    clean_text,
    drop_aside,
    drop_drafts,
    forget_old_receipts,
    move_drafts,
    save_draft,
    save_fields,
)
from course.confidential.models import BOTH, KEPT, MINE, Draft, DraftAside, DraftSave
from course.confidential.queries import EMPTY, DraftText, draft_text, draft_texts
from course.database import Database
from course.errors import RuleBroken, Stale
from tests.platform import Platform

PLACE = "reflection/1/moment"


def save(platform: Platform, text: str, based_on: int, save_id: str, place: str = PLACE) -> Saved:
    with platform.session() as session:
        return save_draft(session, platform.cast.noor, place, text, based_on=based_on, save_id=save_id)


def kept(platform: Platform) -> DraftText:
    with platform.session() as session:
        return draft_text(session, platform.cast.noor, PLACE)


def test_nothing_written_is_an_empty_text(platform: Platform) -> None:
    assert kept(platform) == EMPTY


def test_every_save_gives_the_next_revision(platform: Platform) -> None:
    first = save(platform, "Ik belde aan.", 0, "a")
    second = save(platform, "Ik belde twee keer aan.", first.revision, "b")

    assert (first.revision, second.revision) == (1, 2)
    assert kept(platform) == DraftText("Ik belde twee keer aan.", 2, second.saved_at)


def test_the_same_save_that_arrives_twice_gets_the_first_answer(platform: Platform) -> None:
    first = save(platform, "Ik belde aan.", 0, "a")
    save(platform, "Ik belde aan en wachtte.", 1, "b")

    again = save(platform, "Ik belde aan.", 0, "a")

    assert again == first
    assert kept(platform).text == "Ik belde aan en wachtte."


def test_another_text_under_the_same_save_id_is_another_save(platform: Platform) -> None:
    save(platform, "Ik belde aan.", 0, "a")

    second = save(platform, "Ik belde aan en wachtte.", 1, "a")

    assert second.revision == 2
    assert kept(platform).text == "Ik belde aan en wachtte."
    assert save(platform, "Ik belde aan en wachtte.", 1, "a") == second


def test_a_copy_that_is_older_than_the_last_save_is_told_apart_from_a_second_tab(platform: Platform) -> None:
    save(platform, "Ik belde aan.", 0, "a")
    save(platform, "Ik belde aan en wachtte.", 1, "b")

    refused = {}
    for save_id, based_on in (("a", 0), ("b", 1), ("c", 1)):
        with pytest.raises(Stale) as stale:
            save(platform, "Ik belde", based_on, save_id)
        refused[save_id] = stale.value.same_save

    assert refused == {"a": False, "b": True, "c": False}
    assert kept(platform).text == "Ik belde aan en wachtte."


def test_the_same_text_saved_once_more_on_its_own_revision_is_no_conflict(platform: Platform) -> None:
    first = save(platform, "Ik belde aan.", 0, "a")

    again = save(platform, "Ik belde aan.", first.revision, "a")

    assert again.revision == kept(platform).revision
    assert kept(platform).text == "Ik belde aan."
    assert save(platform, "Ik belde aan.", first.revision, "a") == again


def test_a_save_without_an_id_is_never_taken_for_an_earlier_one(platform: Platform) -> None:
    save(platform, "een", 0, "")
    save(platform, "twee", 1, "")
    save(platform, "een", 2, "")

    assert kept(platform).text == "een"
    assert kept(platform).revision == 3


@pytest.mark.parametrize("save_id", ["\x00", "x" * 500, "é" * 64, "a\x00b"])
def test_a_strange_save_id_does_no_harm(platform: Platform, save_id: str) -> None:
    assert save(platform, "een", 0, save_id).revision == 1


def test_a_save_on_an_old_revision_is_refused_and_both_texts_are_there(platform: Platform) -> None:
    save(platform, "op de telefoon", 0, "a")
    save(platform, "op de laptop", 1, "b")

    with pytest.raises(Stale) as stale:
        save(platform, "nog op de telefoon", 1, "c")

    assert (stale.value.kept, stale.value.offered, stale.value.revision) == ("op de laptop", "nog op de telefoon", 2)
    assert kept(platform).text == "op de laptop"
    assert save(platform, "allebei", stale.value.revision, "d").revision == 3


def test_the_same_text_is_no_conflict_whatever_it_was_based_on(platform: Platform) -> None:
    save(platform, "een\nregel", 0, "a")
    save(platform, "nog een\nregel", 1, "b")

    assert save(platform, "nog een\r\nregel", 1, "c").revision == 3


def test_a_text_that_is_too_long_is_refused_with_what_to_do(platform: Platform) -> None:
    save(platform, "x" * LONGEST_TEXT, 0, "a")

    with pytest.raises(RuleBroken, match=r"50001 tekens, er passen er 50\.000\. Je tekst staat nog in het veld"):
        save(platform, "x" * (LONGEST_TEXT + 1), 1, "b")

    assert kept(platform).revision == 1


def test_characters_that_a_page_cannot_hold_are_left_out(platform: Platform) -> None:
    save(platform, "Ik\x00 zei:\r\nkom\rbinnen \ud800", 0, "a")

    assert kept(platform).text == "Ik zei:\nkom\nbinnen ?"


@given(st.text())
def test_a_cleaned_text_stays_as_it_is(text: str) -> None:
    once = clean_text(text)

    assert clean_text(once) == once
    assert not set(once) & {"\x00", "\r"}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200))
def test_what_was_written_comes_back(sqlite_platform: Platform, text: str) -> None:
    with sqlite_platform.session() as session:
        save_draft(session, sqlite_platform.cast.noor, PLACE, text, based_on=0, save_id="a")
        assert draft_text(session, sqlite_platform.cast.noor, PLACE).text == clean_text(text)
        session.rollback()


def test_another_person_gets_nothing_at_the_same_place(platform: Platform) -> None:
    save(platform, "van Noor", 0, "a")

    with platform.session() as session:
        assert draft_texts(session, platform.cast.sam, [PLACE, "x"]) == {PLACE: EMPTY, "x": EMPTY}


def test_dropped_texts_are_gone_with_their_receipts_and_others_stay(platform: Platform) -> None:
    save(platform, "weg", 0, "a")
    save(platform, "blijft", 0, "a", place="reflection/1/after")

    with platform.session() as session:
        drop_drafts(session, [PLACE])

    with platform.session() as session:
        assert session.exec(select(Draft.place)).all() == ["reflection/1/after"]
        assert session.exec(select(func.count()).select_from(DraftSave)).one() == 1


def test_a_text_that_was_dropped_is_begun_again_by_whoever_still_writes_it(platform: Platform) -> None:
    save(platform, "een", 0, "a")
    with platform.session() as session:
        drop_drafts(session, [PLACE])

    assert save(platform, "twee", 1, "b").revision == 1
    assert kept(platform).text == "twee"


def test_receipts_are_kept_for_two_days(platform: Platform) -> None:
    for save_id, days in (("fresh", 1), ("old", 3)):
        save(platform, save_id, 0, save_id, place=save_id)
        with platform.session() as session:
            receipt = session.exec(select(DraftSave).where(DraftSave.save_id == save_id)).one()
            receipt.saved_at -= timedelta(days=days)

    with platform.session() as session:
        forget_old_receipts(session)

    with platform.session() as session:
        assert session.exec(select(DraftSave.save_id)).all() == ["fresh"]


def test_of_two_who_begin_the_same_text_at_once_neither_loses_anything(platform: Platform) -> None:
    outcome: list[Saved | Stale] = []

    def begin_too() -> None:
        try:
            outcome.append(save(platform, "de tweede", 0, "b"))
        except Stale as stale:
            outcome.append(stale)

    other = Thread(target=begin_too)
    with platform.session() as session:
        save_draft(session, platform.cast.noor, PLACE, "de eerste", based_on=0, save_id="a")
        other.start()
        other.join(0.3)
        assert outcome == [], "the other did not wait for the first"
    other.join()

    (stale,) = outcome
    assert isinstance(stale, Stale)
    assert (stale.kept, stale.offered) == ("de eerste", "de tweede")


@pytest.mark.parametrize("platform", [pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True)
def test_what_a_page_read_before_somebody_else_saved_is_not_trusted(platform: Platform) -> None:
    # On SQLite this cannot happen: there a writer holds the database from its first statement.
    database: Database = platform.app.extensions["course.database"]
    save(platform, "een", 0, "a")
    with database.session(writing=True) as session:
        assert draft_text(session, platform.cast.noor, PLACE).text == "een"
        save(platform, "van de laptop", 1, "b")

        with pytest.raises(Stale):
            save_draft(session, platform.cast.noor, PLACE, "van de telefoon", based_on=1, save_id="c")


def test_the_fields_of_an_answer_are_kept_clean_as_one_text(platform: Platform) -> None:
    with platform.session() as session:
        fields = {"outside": "Een\r\ndeur\x00", "inside": ""}
        save_fields(session, platform.cast.noor, PLACE, fields, based_on=0, save_id="a")

    assert json.loads(kept(platform).text) == {"inside": "", "outside": "Een\ndeur"}


def test_texts_move_to_where_nothing_stands_yet(platform: Platform) -> None:
    save(platform, "blijft", 0, "a", "oud/een")
    save(platform, "gaat mee", 0, "b", "oud/twee")
    save(platform, "stond er al", 0, "c", "nieuw/een")

    with platform.session() as session:
        moves = {f"oud/{name}": f"nieuw/{name}" for name in ("een", "twee", "drie")}
        move_drafts(session, platform.cast.noor, moves, platform.cast.anja)
        texts = draft_texts(session, platform.cast.noor, [*moves, *moves.values()])

    assert {place: draft.text for place, draft in texts.items() if draft.revision} == {
        "oud/een": "blijft",
        "nieuw/een": "stond er al",
        "nieuw/twee": "gaat mee",
    }


def choose(platform: Platform, text: str, based_on: int, choice: str, writer_id: int | None = None) -> Saved:
    with platform.session() as session:
        owner_id = platform.cast.noor
        return save_draft(
            session, owner_id, PLACE, text, based_on=based_on, save_id="", choice=choice, writer_id=writer_id
        )


def test_what_was_set_aside_moves_along_with_its_text_and_its_writer(platform: Platform) -> None:
    anja, noor = platform.cast.anja, platform.cast.noor
    save(platform, "blijft", 0, "a")
    choose(platform, "de eerste", 1, KEPT, anja)
    choose(platform, "de tweede", 1, KEPT, anja)
    before = kept(platform).asides

    with platform.session() as session:
        move_drafts(session, noor, {PLACE: "nieuw"}, anja)
        moved = draft_text(session, noor, "nieuw").asides
        drop_aside(session, noor, moved[0].id)
        drop_aside(session, anja, moved[1].id)

    assert [(one.text, one.set_aside_at) for one in moved] == [(one.text, one.set_aside_at) for one in before]
    with platform.session() as session:
        left = [one.text for one in draft_text(session, noor, "nieuw").asides]
    assert left == ["de tweede"], "only its writer deletes it"


def test_what_is_empty_is_not_set_aside(platform: Platform) -> None:
    save(platform, "", 0, "a")
    choose(platform, "iets", 1, MINE)
    choose(platform, "  ", 2, KEPT)

    assert kept(platform).asides == ()


@pytest.mark.parametrize(
    ("before", "offered", "both"),
    [("een", "twee", "een\n\ntwee"), ("een", "", "een"), ("", "twee", "twee"), ("een\n\ntwee", "twee", "een\n\ntwee")],
)
def test_both_versions_stand_under_each_other_once(platform: Platform, before: str, offered: str, both: str) -> None:
    save(platform, before, 0, "a")

    for based_on in (1, 1):
        choose(platform, offered, based_on, BOTH)

    assert kept(platform).text == both


def test_what_was_set_aside_goes_with_its_text(platform: Platform) -> None:
    save(platform, "blijft", 0, "a")
    choose(platform, "de eerste", 1, KEPT)

    with platform.session() as session:
        drop_drafts(session, [PLACE])
        assert session.exec(select(func.count()).select_from(DraftAside)).one() == 0
