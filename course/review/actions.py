"""Taking up a round, writing feedback on it, and giving it back."""

import json

from sqlmodel import Session

from course.accounts.queries import names_of
from course.confidential.actions import Saved, drop_drafts, move_drafts, save_draft, seal
from course.database import now
from course.errors import NotFound, RuleBroken, Stale
from course.notification.actions import mark_seen, notify
from course.notification.models import RETURNED as TOLD_RETURNED
from course.reflection.models import (
    ANONYMISE,
    COMPLETED,
    IN_REVIEW,
    RETURNED,
    SUBMITTED,
    WITHDRAWN,
    review_path,
)
from course.review.forms import Conflicting, Incomplete, TypedText, chosen_text, finished, release_faults
from course.review.models import (
    AS_EARLIER_ROUND,
    NOTE,
    OVERALL,
    TO_REVIEW,
    Feedback,
    Reading,
    feedback_place,
    released_place,
)
from course.review.policy import LEASE, holds, may_claim, may_give_feedback, why_not_yet
from course.review.queries import (
    Desk,
    ShownRound,
    closed_rounds,
    earlier_rounds,
    feedback_drafts,
    open_rounds,
    readings_of,
    writing_place,
)

TEXT_GONE = "De tekst van deze opdracht is verwijderd. Er is niets meer te lezen of te schrijven."


def open_round(session: Session, desk: Desk, trainer_id: int) -> None:
    """Take a round up to read it and write feedback, for 24 hours. Whoever holds it already just goes on.

    The learner sees that the trainer read it, this round and the earlier ones that are shown with it. What the trainer
    was writing on a round that had to be made unrecognisable comes along.

    Raises:
        RuleBroken: when somebody else holds it, the learner has yet to hear who reads, or there is nothing to read.
    """
    lock(session, desk)
    submission = desk.submission
    if holds(submission, trainer_id, now()):
        return None
    if not may_claim(submission, trainer_id, now()):
        raise RuleBroken(_why_not(session, desk))
    submission.state = desk.reflection.state = IN_REVIEW
    submission.claimed_by_id, submission.claimed_until = trainer_id, now() + LEASE
    session.add_all([submission, desk.reflection])
    mark_seen(session, trainer_id, review_path(submission.id))
    _carry_drafts(session, desk, trainer_id)
    return _record_reading(session, desk, trainer_id)


def let_go(session: Session, desk: Desk, trainer_id: int) -> None:
    """Put a round back in the queue; what was written on it stays with its writer.

    Raises:
        RuleBroken: when the trainer does not hold it.
    """
    lock(session, desk)
    submission = desk.submission
    if submission.state == SUBMITTED:
        return
    _refuse_without_hold(session, desk, trainer_id)
    submission.state = desk.reflection.state = SUBMITTED
    submission.claimed_by_id = submission.claimed_until = None
    session.add_all([submission, desk.reflection])
    session.flush()


def save_part(session: Session, desk: Desk, trainer_id: int, typed: TypedText) -> Saved:
    """Save one part of the feedback as a draft that only its writer sees; the time to hold the round begins anew.

    Raises:
        NotFound: when the round has no such part.
        Stale: when this part was saved elsewhere; both versions come with it.
        RuleBroken: when the trainer does not hold the round, or the text is too long.
    """
    lock(session, desk)
    _refuse_without_hold(session, desk, trainer_id)
    if typed.part not in _opened(session, desk).parts:
        raise NotFound("Dit deel van de opdracht bestaat niet.")
    return save_typed(session, desk, trainer_id, writing_place(desk, trainer_id, typed.part), typed)


def save_feedback(session: Session, desk: Desk, trainer_id: int, typed: list[TypedText]) -> None:
    """Save the parts of the feedback that were changed, and the note when it came along.

    Raises:
        Conflicting: when parts were saved elsewhere; nothing may be kept of this save then.
        RuleBroken: when the trainer does not hold the round, or a text is too long.
    """
    lock(session, desk)
    _refuse_without_hold(session, desk, trainer_id)
    _opened(session, desk)
    drafts = feedback_drafts(session, desk, trainer_id, [each.part for each in typed])
    conflicts: dict[str, Stale] = {}
    for each in typed:
        if each.text == drafts[each.part].text:
            continue
        try:
            save_typed(session, desk, trainer_id, writing_place(desk, trainer_id, each.part), each)
        except Stale as stale:
            conflicts[each.part] = stale
    if conflicts:
        raise Conflicting(conflicts)


def give_back(session: Session, desk: Desk, trainer_id: int, typed: list[TypedText], outcome: str, path: str) -> None:
    """Give a round back: the learner sees the feedback and the outcome, and is told so, all at once.

    Nothing is completed by this: the learner closes the assignment. Doing it again with the same words changes nothing
    and tells nobody anything.

    Args:
        session: the session of the request.
        desk: the round.
        trainer_id: who gives it back.
        typed: the parts of the feedback as they stand in the form.
        outcome: `afgerond` or `aanvulling_gevraagd`.
        path: where the learner reads it.

    Raises:
        Incomplete: when there is no feedback on the whole, or no outcome.
        Conflicting: when parts were saved elsewhere.
        RuleBroken: when the trainer does not hold the round, or it was given back with other words.
    """
    lock(session, desk)
    if desk.submission.state == RETURNED:
        return _refuse_other_words(session, desk, typed, outcome)
    save_feedback(session, desk, trainer_id, typed)
    parts = _opened(session, desk).parts
    texts = {part: draft.text for part, draft in feedback_drafts(session, desk, trainer_id, parts).items()}
    faults = release_faults(texts[OVERALL], outcome)
    if faults:
        raise Incomplete(faults)
    _release(session, desk, trainer_id, texts, outcome)
    return notify(session, desk.reflection.person_id, TOLD_RETURNED, path)


def save_typed(session: Session, desk: Desk, writer_id: int, place: str, typed: TypedText) -> Saved:
    """Save a text about a round as it was posted; the learner's key seals it. See `save_draft` for what it raises."""
    return save_draft(
        session,
        desk.reflection.person_id,
        place,
        typed.text,
        based_on=typed.based_on,
        save_id=typed.save_id,
        choice=typed.choice,
        writer_id=writer_id,
    )


def lock(session: Session, desk: Desk) -> None:
    """Hold a round and its reflection until the end of the transaction."""
    # Always in this order, as when a round is taken back: two people who come at once wait, and never for each other.
    session.refresh(desk.submission, with_for_update=True)
    session.refresh(desk.reflection, with_for_update=True)


def _refuse_without_hold(session: Session, desk: Desk, trainer_id: int) -> None:
    submission = desk.submission
    if not may_give_feedback(submission, trainer_id):
        raise RuleBroken(_why_not(session, desk))
    submission.claimed_until = now() + LEASE
    session.add(submission)


def _why_not(session: Session, desk: Desk) -> str:
    submission = desk.submission
    if submission.state == IN_REVIEW and submission.claimed_by_id is not None:
        reader = names_of(session, {submission.claimed_by_id})[submission.claimed_by_id]
        return f"{reader} heeft deze opdracht opgepakt en leest nu."
    return {
        SUBMITTED: why_not_yet(submission, now()),
        WITHDRAWN: f"{desk.first_name} heeft deze opdracht teruggenomen. Er is niets meer te lezen.",
        ANONYMISE: f"Je vroeg {desk.first_name} om iemand onherkenbaar te maken. Deze ronde is dicht.",
        RETURNED: "Deze ronde is al teruggegeven. Wat je nu typte, is niet verstuurd.",
    }.get(submission.state, TEXT_GONE)


def _opened(session: Session, desk: Desk) -> ShownRound:
    shown = open_rounds(session, [desk.submission], desk.reflection.person_id)[0]
    if shown.is_deleted:
        raise RuleBroken(TEXT_GONE)
    return shown


def _refuse_other_words(session: Session, desk: Desk, typed: list[TypedText], outcome: str) -> None:
    shown = _opened(session, desk)
    kept = {each.given.prompt_id: each.feedback for each in shown.answers} | {OVERALL: shown.overall}
    feedback = [(kept.get(each.part, ""), each) for each in typed if each.part != NOTE]
    texts = [(given, chosen_text(given, each)) for given, each in feedback]
    same_words = all(given in (text, finished(text)) for given, text in texts)
    if outcome != desk.submission.outcome or not same_words:
        raise RuleBroken(_why_not(session, desk))


def _release(session: Session, desk: Desk, trainer_id: int, texts: dict[str, str], outcome: str) -> None:
    submission, reflection, moment = desk.submission, desk.reflection, now()
    prompts = {part: text for part, text in texts.items() if part != OVERALL and text.strip()}
    words = json.dumps({"overall": finished(texts[OVERALL]), "prompts": prompts}, ensure_ascii=False)
    sealed = seal(session, reflection.person_id, words, released_place(submission.id))
    session.add(Feedback(submission_id=submission.id, trainer_id=trainer_id, sealed=sealed, released_at=moment))
    submission.state, submission.outcome, submission.returned_at = RETURNED, outcome, moment
    submission.claimed_by_id = submission.claimed_until = None
    reflection.state = RETURNED if outcome == COMPLETED else outcome
    session.add_all([submission, reflection])
    # Whoever wrote here before has opened the round, so the readers are everybody of whom there can be a draft.
    writers = {reading.person_id for reading in readings_of(session, submission.id)}
    drop_drafts(session, [feedback_place(submission.id, writer, part) for writer in writers for part in texts])
    session.flush()


def _carry_drafts(session: Session, desk: Desk, trainer_id: int) -> None:
    closed = closed_rounds(session, desk)
    shown = open_rounds(session, [desk.submission], desk.reflection.person_id)[0] if closed else None
    if shown is None or shown.is_deleted:
        return
    for earlier in closed:
        both = (earlier, desk.submission)
        places = ([feedback_place(one.id, trainer_id, part) for part in shown.parts] for one in both)
        move_drafts(session, desk.reflection.person_id, dict(zip(*places, strict=True)), trainer_id)


def _record_reading(session: Session, desk: Desk, reader_id: int) -> None:
    earlier = [
        Reading(submission_id=each.id, reader_id=reader_id, reason=AS_EARLIER_ROUND)
        for each in earlier_rounds(session, desk)
    ]
    session.add_all([Reading(submission_id=desk.submission.id, reader_id=reader_id, reason=TO_REVIEW), *earlier])
    session.flush()
