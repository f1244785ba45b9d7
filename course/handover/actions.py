"""Handing a round over with the learner told first, letting go of a claim, and keeping promises."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, delete, select

from course.confidential.actions import save_draft
from course.database import insert_once, now
from course.errors import RuleBroken
from course.handover.models import (
    BY_COORDINATOR,
    BY_READER,
    CANNOT_READ,
    RELEASED,
    HandOver,
    PromiseNotice,
)
from course.handover.policy import (
    Standing,
    may_change_hands,
    next_morning,
    promise_after,
    taker_fault,
    why_it_moves,
    word_about,
)
from course.handover.queries import (
    find_last_hand_over,
    left_behind,
    told_promises,
    waiting_elsewhere,
    watched_rounds,
)
from course.notification.actions import mark_seen, notify
from course.notification.models import HANDED_OVER, PROMISE_NEAR, READABLE, TAKEN_OVER
from course.notification.models import RELEASED as TOLD_RELEASED
from course.organisation.models import MANAGER, TRAINER, Organisation
from course.organisation.queries import coordinated_by, roles_in
from course.placement.queries import absences_in, are_colleagues, trainers_of
from course.reflection.models import RETURNED, SUBMITTED, review_path
from course.reflection.policy import is_claimed
from course.review.actions import lock
from course.review.models import feedback_place
from course.review.policy import WAITING
from course.review.queries import Desk, feedback_drafts, find_desk, open_rounds
from course.web.formats import today
from course.workdays import is_working_day, working_day_after

# Somebody chose these; whoever is absent is not chosen.
CHOSEN = frozenset({BY_READER, BY_COORDINATOR})


@dataclass(frozen=True, slots=True)
class Move:
    """A round that has to go to somebody else, and why."""

    submission_id: int
    to_id: int
    reason: str


def hand_over(session: Session, desk: Desk, to_id: int, reason: str, *, with_drafts: bool = False) -> None:
    """Let somebody else read a round. The learner is told first, and the new reader waits until the next morning.

    Whoever takes over hears of every round that comes, and is reminded of its promise anew; for whoever gives it, what
    was told about it is done. Handing over to whoever has it already changes nothing.

    Args:
        session: a writing session.
        desk: the round, as the one who hands it over saw it.
        to_id: who reads from then on.
        reason: one of the reasons in `models`.
        with_drafts: whether what its reader was writing goes along; it stays with that reader otherwise.

    Raises:
        RuleBroken: when this person may not read it, nothing waits any more, or it lies with somebody else by now.
    """
    giver_id = desk.submission.reader_id
    lock(session, desk)
    submission = desk.submission
    if submission.reader_id == to_id:
        return
    if submission.reader_id != giver_id or not may_change_hands(submission):
        raise RuleBroken("Deze opdracht ligt intussen niet meer zo. Kijk in de rij waar zij nu is.")
    if reason not in CHOSEN | {CANNOT_READ} and is_claimed(submission, now()):
        raise RuleBroken("Deze opdracht is net opgepakt. Zij gaat over als dat voorbij is.")
    fault = fault_of_taker(session, desk, to_id, must_be_there=reason in CHOSEN)
    if fault:
        raise RuleBroken(fault)
    if with_drafts and giver_id is not None:
        _share_drafts(session, desk, giver_id, to_id)
    _give(session, desk, to_id)
    session.add(HandOver(submission_id=submission.id, from_id=giver_id, to_id=to_id, reason=reason))
    session.flush()
    notify(session, desk.reflection.person_id, HANDED_OVER, _address(desk))
    if giver_id is not None:
        mark_seen(session, giver_id, review_path(submission.id))
    notify(session, to_id, TAKEN_OVER, review_path(submission.id))


def fault_of_taker(session: Session, desk: Desk, person_id: int, *, must_be_there: bool = True) -> str:
    """Say why somebody cannot take over this round, or give an empty text."""
    team, writer_id, day = desk.team, desk.reflection.person_id, today()
    known = {each.person_id: each for each in trainers_of(session, team.organisation_id, [team.id], day, day)}
    found = known.get(person_id)
    return taker_fault(
        is_writer=person_id == writer_id,
        is_trainer=found is not None,
        is_manager=MANAGER in roles_in(session, person_id, team.organisation_id),
        is_colleague=(found is not None and found.is_member) or are_colleagues(session, person_id, writer_id),
        absent_until=found.absent_until if found is not None and must_be_there else None,
    )


def agree(session: Session, desk: Desk) -> None:
    """The learner lets the new reader begin at once. Agreeing again changes nothing.

    Raises:
        RuleBroken: when the round was not handed over, or was taken back in the meantime.
    """
    lock(session, desk)
    last, submission = find_last_hand_over(session, desk.submission.id), desk.submission
    if last is None or last.to_id is None or last.to_id != submission.reader_id or not may_change_hands(submission):
        raise RuleBroken("Er is niets om goed te vinden: deze opdracht gaat niet (meer) over naar een ander.")
    if last.agreed_at is not None or submission.readable_from <= now():
        return
    last.agreed_at = submission.readable_from = now()
    session.add_all([last, submission])
    session.flush()
    notify(session, last.to_id, READABLE, review_path(submission.id))


def release(session: Session, desk: Desk) -> None:
    """Put a round back in the queue that its reader holds, as the coordinator; the reader and the history are told."""
    lock(session, desk)
    submission, claimant_id = desk.submission, desk.submission.claimed_by_id
    if claimant_id is None:
        return
    _put_back(session, desk)
    session.add(HandOver(submission_id=submission.id, from_id=claimant_id, to_id=submission.reader_id, reason=RELEASED))
    session.flush()
    notify(session, claimant_id, TOLD_RELEASED, review_path(submission.id))


def due_moves(session: Session) -> list[Move]:
    """Give each round whose reader cannot read it, with whoever reads its team today. Nothing changes."""
    waiting = [
        Move(row.id, row.to_id, why_it_moves(Standing(row.may_read, row.is_away, row.belongs, row.other_is_away)))
        for row in waiting_elsewhere(session)
    ]
    returned = [Move(row.id, row.to_id, CANNOT_READ) for row in left_behind(session)]
    return [move for move in [*waiting, *returned] if move.reason]


def follow_readers(session: Session) -> int:
    """Hand over every round whose reader cannot read it, to whoever reads its team today; give how many went."""
    return sum(_follow(session, move) for move in due_moves(session))


def tell_of_promises(session: Session, day: date) -> int:
    """Remind the reader a working day before a promised day, and tell others when it has passed; once for each round.

    Of a round that nobody may read the coordinator is told, who can hand it over. Nobody is told anything on a `day`
    that is no working day, and a manager of the learner never.
    """
    if not is_working_day(day):
        return 0
    told, sent = told_promises(session), 0
    for row in watched_rounds(session, working_day_after(day, 1)):
        kind = word_about(row.promised_on, day, may_read=row.may_read)
        if (row.id, kind) in told:
            continue
        people = {row.reader_id} if kind == PROMISE_NEAR else _watchers(session, row, day)
        insert_once(session, PromiseNotice, [{"submission_id": row.id, "kind": kind, "sent_at": now()}])
        for person_id in sorted(_who_may_hear(session, row.organisation_id, people)):
            path = review_path(row.id) if person_id == row.reader_id else _place_for(session, person_id)
            notify(session, person_id, kind, path)
            sent += 1
    return sent


def _address(desk: Desk) -> str:
    overview = f"/opdracht/{desk.reflection.assignment_id}"
    return f"{overview}/ronde/{desk.submission.number}" if desk.submission.state == RETURNED else overview


def _give(session: Session, desk: Desk, to_id: int) -> None:
    submission = desk.submission
    submission.reader_id, submission.readable_from = to_id, next_morning(now())
    if submission.state in WAITING:
        submission.promised_on = promise_after(submission.promised_on, submission.readable_from)
        # Words about the promise went to whoever read before: the new reader has yet to hear them.
        session.exec(delete(PromiseNotice).where(col(PromiseNotice.submission_id) == submission.id))
        _put_back(session, desk)
    session.add(submission)
    session.flush()


def _put_back(session: Session, desk: Desk) -> None:
    desk.submission.state = desk.reflection.state = SUBMITTED
    desk.submission.claimed_by_id = desk.submission.claimed_until = None
    session.add_all([desk.submission, desk.reflection])


def _share_drafts(session: Session, desk: Desk, giver_id: int, to_id: int) -> None:
    shown = open_rounds(session, [desk.submission], desk.reflection.person_id)[0]
    if shown.is_deleted:
        return
    given = feedback_drafts(session, desk, giver_id, shown.parts)
    own = feedback_drafts(session, desk, to_id, shown.parts)
    for part in (part for part, draft in given.items() if draft.text.strip()):
        text = "\n\n".join(each for each in (own[part].text, given[part].text) if each.strip())
        place = feedback_place(desk.submission.id, to_id, part)
        save_draft(session, desk.reflection.person_id, place, text, based_on=own[part].revision, save_id="")


def _follow(session: Session, move: Move) -> bool:
    desk = find_desk(session, move.submission_id)
    if desk is None:
        return False
    try:
        with session.begin_nested():
            hand_over(session, desk, move.to_id, move.reason)
    except RuleBroken:
        # It was taken up, taken back or handed over in this very moment, or this person works beside the learner.
        return False
    return True


def _watchers(session: Session, row: Any, day: date) -> set[int | None]:
    place = row.organisation_id
    coordinator = session.exec(select(Organisation.coordinator_id).where(col(Organisation.id) == place)).one()
    away = absences_in(session, row.reader_id or 0, place, day, day) if row.may_read else []
    found = _who_may_hear(session, place, {coordinator, *(each.stand_in_id for each in away)})
    # Where nobody else watches over it, the reader hears it once more: a promise never passes in silence.
    return {*found} or ({row.reader_id} if row.may_read else set())


def _who_may_hear(session: Session, organisation_id: int, people: set[int | None]) -> set[int]:
    roles = {each: roles_in(session, each, organisation_id) for each in people if each is not None}
    return {each for each, held in roles.items() if TRAINER in held and MANAGER not in held}


def _place_for(session: Session, person_id: int) -> str:
    return "/nakijken/wachttijden" if coordinated_by(session, person_id) else "/nakijken"
