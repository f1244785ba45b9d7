"""The key of each writer: without it the text is gone, for everybody."""

import pytest

from course.accounts.actions import add_person
from course.confidential.actions import save_draft, seal
from course.confidential.keys import Shredded, check_master_key, make_key, shred_key
from course.confidential.models import DataKey
from course.confidential.queries import draft_text, open_sealed
from course.confidential.seal import SealBroken
from course.config import ConfigurationError
from tests.platform import MASTER_KEY, Platform

TEXT = "Ik stond voor de deur en mijn schouders zaten bij mijn oren."


def test_a_text_opens_for_its_own_owner_and_place_only(platform: Platform) -> None:
    noor, sam = platform.cast.noor, platform.cast.sam
    with platform.session() as session:
        sealed = seal(session, noor, TEXT, "reflection/1/moment")

        assert open_sealed(session, noor, sealed, "reflection/1/moment") == TEXT
        for owner, place in ((noor, "reflection/2/moment"), (sam, "reflection/1/moment")):
            with pytest.raises(SealBroken):
                open_sealed(session, owner, sealed, place)


def test_a_text_of_a_shredded_key_is_unreadable_and_nothing_new_is_sealed(platform: Platform) -> None:
    noor = platform.cast.noor
    with platform.session() as session:
        save_draft(session, noor, "reflection/1/moment", TEXT, based_on=0, save_id="a")
        shred_key(session, noor)
        shred_key(session, noor)  # again does no harm

    with platform.session() as session:
        with pytest.raises(Shredded):
            draft_text(session, noor, "reflection/1/moment")
        with pytest.raises(Shredded):
            seal(session, noor, TEXT, "reflection/1/moment")


def test_shredding_is_felt_at_once_in_the_same_transaction(platform: Platform) -> None:
    noor = platform.cast.noor
    with platform.session() as session:
        sealed = seal(session, noor, TEXT, "here")
        shred_key(session, noor)
        with pytest.raises(Shredded):
            open_sealed(session, noor, sealed, "here")


def test_a_new_key_does_not_bring_shredded_text_back(platform: Platform) -> None:
    noor = platform.cast.noor
    with platform.session() as session:
        sealed = seal(session, noor, TEXT, "here")
        shred_key(session, noor)
        make_key(session, noor)
        with pytest.raises(SealBroken):
            open_sealed(session, noor, sealed, "here")


def test_everybody_gets_a_key_of_their_own(platform: Platform) -> None:
    with platform.session() as session:
        first = add_person(session, "een@voorbeeld.nl", "Een")
        second = add_person(session, "twee@voorbeeld.nl", "Twee")
        keys = [session.get_one(DataKey, person.id).wrapped for person in (first, second)]

    assert keys[0] != keys[1]


def test_the_database_holds_no_word_of_a_text(platform: Platform) -> None:
    with platform.session() as session:
        sealed = seal(session, platform.cast.noor, TEXT, "here")
        wrapped = session.get_one(DataKey, platform.cast.noor).wrapped

    assert b"deur" not in sealed
    assert MASTER_KEY not in wrapped


def test_another_master_key_is_noticed_in_one_sentence(platform: Platform) -> None:
    with platform.session() as session:
        check_master_key(session, MASTER_KEY)
        with pytest.raises(ConfigurationError, match="not the key with which this database was begun"):
            check_master_key(session, b"x" * 32)
