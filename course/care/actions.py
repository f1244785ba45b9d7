"""Asking to talk, asking to make somebody unrecognisable, and following a route of the care protocol."""

from sqlmodel import Session, col, select

from course.accounts.models import Person
from course.care.forms import Asked, refuse_incomplete
from course.care.models import AnonymiseRequest, CareSignal, TalkWish, request_place
from course.care.policy import may_ask_to_anonymise, may_raise
from course.care.queries import find_open_wish, find_request
from course.confidential.actions import seal
from course.database import now
from course.errors import RuleBroken
from course.notification.actions import notify
from course.notification.models import ANONYMISE_ASKED, TALK_TAKEN_BACK, TALK_WANTED
from course.reflection.models import ANONYMISE, DRAFT
from course.review.actions import lock
from course.review.queries import Desk, last_opened

QUEUE = "/nakijken"

NOT_HELD = "Je hebt deze opdracht niet opgepakt. Er is niets veranderd."
ASKED_BEFORE = "Dit is al gevraagd, met andere woorden. Wat je nu typte, is niet verstuurd."


def ask_to_talk(session: Session, person_id: int, trainer_id: int | None, assignment_id: str, prompt_id: str) -> None:
    """Tell the trainer that a learner wants to talk about one prompt: which one, and not a word of the answer.

    Asking again while the wish is open changes nothing and tells nobody anything.

    Raises:
        RuleBroken: when the learner has no trainer.
    """
    if trainer_id is None:
        raise RuleBroken("Je team heeft nog geen trainer. Er is niemand aan wie we het kunnen vragen.")
    _hold(session, person_id)
    if find_open_wish(session, person_id, assignment_id, prompt_id) is not None:
        return
    wish = TalkWish(person_id=person_id, trainer_id=trainer_id, assignment_id=assignment_id, prompt_id=prompt_id)
    session.add(wish)
    session.flush()
    notify(session, trainer_id, TALK_WANTED, QUEUE)


def take_wish_back(session: Session, person_id: int, assignment_id: str, prompt_id: str) -> bool:
    """Take a wish to talk back, and say whether there was an open one; nothing of it is kept then."""
    _hold(session, person_id)
    wish = find_open_wish(session, person_id, assignment_id, prompt_id)
    if wish is None:
        return False
    session.delete(wish)
    session.flush()
    if wish.trainer_id is not None:
        notify(session, wish.trainer_id, TALK_TAKEN_BACK, QUEUE)
    return True


def close_wish(session: Session, wish_id: int) -> bool:
    """Say that the trainer had contact; the learner sees that, and when. Give whether the wish is still there."""
    wish = session.get(TalkWish, wish_id, populate_existing=True, with_for_update=True)
    if wish is None:
        return False
    wish.closed_at = wish.closed_at or now()
    session.add(wish)
    session.flush()
    return True


def ask_to_anonymise(session: Session, desk: Desk, trainer_id: int, asked: Asked, path: str) -> None:
    """Close a round in which somebody can be recognised, for everybody but its writer, who goes on with the text.

    Asking again with the same words changes nothing and tells nobody anything. What the trainer was writing stays with
    them, and comes along when they take up the next round.

    Args:
        session: the session of the request.
        desk: the round.
        trainer_id: who asks.
        asked: which kinds of detail, and a kind word.
        path: where the learner reads it.

    Raises:
        Incomplete: when no kind of detail was chosen, or the explanation is too long.
        RuleBroken: when the trainer does not hold the round, or it was asked before with other words.
    """
    lock(session, desk)
    submission, reflection = desk.submission, desk.reflection
    if submission.state == ANONYMISE:
        return _refuse_other_words(session, desk, asked)
    if not may_ask_to_anonymise(submission, trainer_id):
        raise RuleBroken(NOT_HELD)
    refuse_incomplete(asked)
    sealed = seal(session, reflection.person_id, asked.explanation, request_place(submission.id))
    details = ",".join(asked.details)
    session.add(AnonymiseRequest(submission_id=submission.id, trainer_id=trainer_id, details=details, sealed=sealed))
    submission.state, reflection.state = ANONYMISE, DRAFT
    submission.claimed_by_id = submission.claimed_until = None
    session.add_all([submission, reflection])
    session.flush()
    return notify(session, reflection.person_id, ANONYMISE_ASKED, path)


def raise_signal(session: Session, desk: Desk, trainer_id: int, route: str) -> None:
    """Write down that a trainer follows a route of the protocol, without a word of text; once while it is open.

    Raises:
        RuleBroken: when the trainer does not read this round now.
    """
    lock(session, desk)
    opened_at = last_opened(session, desk.submission.id, trainer_id)
    if not may_raise(desk.submission, trainer_id, opened_at, now()):
        raise RuleBroken(NOT_HELD)
    same = (col(CareSignal.submission_id) == desk.submission.id, col(CareSignal.trainer_id) == trainer_id)
    still_open = (col(CareSignal.route) == route, col(CareSignal.closed_at).is_(None))
    if session.exec(select(CareSignal).where(*same, *still_open)).first() is None:
        session.add(CareSignal(submission_id=desk.submission.id, trainer_id=trainer_id, route=route))
        session.flush()


def close_signal(session: Session, signal: CareSignal) -> None:
    """Say that a route was followed to its end."""
    session.refresh(signal, with_for_update=True)
    signal.closed_at = signal.closed_at or now()
    session.add(signal)
    session.flush()


def _hold(session: Session, person_id: int) -> None:
    """Hold a learner until the end of the transaction, so that two tabs at once make one wish and not two."""
    session.exec(select(Person.id).where(col(Person.id) == person_id).with_for_update()).one()


def _refuse_other_words(session: Session, desk: Desk, asked: Asked) -> None:
    kept = find_request(session, desk.submission.id, desk.reflection.person_id)
    if kept is None or (kept.details, kept.explanation) != (asked.details, asked.explanation):
        raise RuleBroken(ASKED_BEFORE)
