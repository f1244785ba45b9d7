"""What happens when two people do something with one round in the same moment."""

import threading
import time
from collections.abc import Callable

import pytest
from sqlmodel import Session

from course.errors import CourseError
from course.handover.actions import agree, hand_over
from course.handover.models import BY_COORDINATOR, BY_READER
from course.reflection.actions import withdraw
from course.reflection.models import IN_REVIEW, SUBMITTED, WITHDRAWN
from course.review.actions import open_round
from course.review.queries import Desk, find_desk
from tests.handover.handing import hand_overs, make_trainer, round_at
from tests.platform import Platform
from tests.review.reviewing import handed_in, number_of

Act = Callable[[Session, Desk], None]


def both_at_once(platform: Platform, address: str, first: Act, second: Act) -> list[str]:
    """Let two people act on a round, the second before the first is done. Give what was refused."""
    looked, refused = threading.Event(), []
    is_postgres = platform.app.extensions["course.database"].engine.dialect.name == "postgresql"

    def act_second() -> None:
        try:
            with platform.session() as session:
                desk = find_desk(session, number_of(address))
                looked.set()
                assert desk is not None
                second(session, desk)
        except CourseError as error:
            refused.append(str(error))

    other = threading.Thread(target=act_second)
    with platform.session() as session:
        desk = find_desk(session, number_of(address))
        assert desk is not None
        first(session, desk)
        other.start()
        # On SQLite the second one waits before looking; on PostgreSQL it has looked, and waits for the row.
        assert looked.wait(5) if is_postgres else not looked.wait(0.3)
        time.sleep(0.3)
    other.join()
    return refused


@pytest.fixture
def address(platform: Platform) -> str:
    """The address of a round of Noor that waits, in an organisation with three trainers."""
    make_trainer(platform, "yara")
    return handed_in(platform)


def test_two_hand_overs_at_once_go_to_one_reader(platform: Platform, address: str) -> None:
    cast = platform.cast
    is_postgres = platform.app.extensions["course.database"].engine.dialect.name == "postgresql"

    refused = both_at_once(
        platform,
        address,
        lambda session, desk: hand_over(session, desk, cast.bram, BY_READER),
        lambda session, desk: hand_over(session, desk, cast.yara, BY_COORDINATOR),
    )

    moved = hand_overs(platform, address)
    if is_postgres:
        assert len(refused) == 1, "the second one saw Anja as its reader, and that is not so any more"
        assert moved == [(cast.anja, cast.bram, BY_READER)]
    else:
        assert moved == [(cast.anja, cast.bram, BY_READER), (cast.bram, cast.yara, BY_COORDINATOR)]
    assert round_at(platform, address).reader_id == moved[-1][1]


def test_the_same_hand_over_twice_at_once_is_one(platform: Platform, address: str) -> None:
    bram = platform.cast.bram

    def to_bram(session: Session, desk: Desk) -> None:
        hand_over(session, desk, bram, BY_READER)

    assert both_at_once(platform, address, to_bram, to_bram) == []
    assert len(hand_overs(platform, address)) == 1


def test_what_was_taken_back_is_not_handed_over(platform: Platform, address: str) -> None:
    refused = both_at_once(
        platform,
        address,
        lambda session, desk: withdraw(session, desk.reflection, desk.submission),
        lambda session, desk: hand_over(session, desk, platform.cast.bram, BY_READER),
    )

    assert len(refused) == 1
    assert round_at(platform, address).state == WITHDRAWN
    assert hand_overs(platform, address) == []


def test_what_was_handed_over_is_still_taken_back(platform: Platform, address: str) -> None:
    refused = both_at_once(
        platform,
        address,
        lambda session, desk: hand_over(session, desk, platform.cast.bram, BY_READER),
        lambda session, desk: withdraw(session, desk.reflection, desk.submission),
    )

    assert refused == []
    assert round_at(platform, address).state == WITHDRAWN


def test_who_no_longer_reads_a_round_does_not_take_it_up(platform: Platform, address: str) -> None:
    def give_and_agree(session: Session, desk: Desk) -> None:
        hand_over(session, desk, platform.cast.bram, BY_READER)
        agree(session, desk)

    refused = both_at_once(
        platform, address, give_and_agree, lambda session, desk: open_round(session, desk, platform.cast.anja)
    )

    found = round_at(platform, address)
    assert len(refused) == 1
    assert (found.reader_id, found.state, found.claimed_by_id) == (platform.cast.bram, SUBMITTED, None)


def test_what_was_just_taken_up_is_still_handed_over_by_who_chose_to(platform: Platform, address: str) -> None:
    refused = both_at_once(
        platform,
        address,
        lambda session, desk: open_round(session, desk, platform.cast.anja),
        lambda session, desk: hand_over(session, desk, platform.cast.bram, BY_COORDINATOR),
    )

    found = round_at(platform, address)
    assert refused == []
    assert (found.reader_id, found.state) == (platform.cast.bram, SUBMITTED)
    assert found.state != IN_REVIEW
