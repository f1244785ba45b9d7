"""Writing a reflection, handing it in and taking it back."""

import json
from dataclasses import asdict
from datetime import date

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, func, select

from course.confidential.actions import Saved, save_fields, seal
from course.content.models import Assignment, Prompt
from course.database import now
from course.errors import NotAllowed, RuleBroken
from course.notification.actions import mark_seen, notify, tell_withdrawn
from course.notification.models import SUBMITTED as TOLD_SUBMITTED
from course.placement.queries import Place
from course.reflection.models import (
    ANONYMISE,
    DRAFT,
    FOR_TRAINER,
    SUBMITTED,
    WITHDRAWN,
    Answer,
    Reflection,
    Submission,
    fields_of,
    review_path,
    round_path,
    words_of,
)
from course.reflection.policy import may_withdraw, may_write, may_write_at
from course.reflection.queries import (
    HELD_REFLECTION,
    DraftAnswer,
    GivenAnswer,
    draft_answers,
    draft_place,
    fingerprint,
    is_written_on,
    round_place,
)
from course.web.formats import today
from course.workdays import working_day_after

# Within so many working days a learner may count on an answer (brief, section 3.2).
PROMISED_DAYS = 5


def begin_reflection(session: Session, person_id: int, assignment_id: str) -> Reflection:
    """Give the learner's reflection for an assignment, and make it when it is not there yet.

    It is held until the end of the transaction: nobody hands it in or takes it up while something is saved in it.
    """
    mine = {"person_id": person_id, "assignment_id": assignment_id}
    found = session.exec(HELD_REFLECTION, params=mine).one_or_none()
    if found is not None:
        return found
    fresh = Reflection(person_id=person_id, assignment_id=assignment_id)
    try:
        with session.begin_nested():
            session.add(fresh)
            session.flush()
    except IntegrityError:
        # Another tab began it in this very moment, and we waited until it was done.
        return session.exec(HELD_REFLECTION, params=mine).one()
    return fresh


def save_answer(
    session: Session,
    reflection: Reflection,
    prompt: Prompt,
    fields: Answer,
    *,
    based_on: int,
    save_id: str,
    choice: str = "",
) -> Saved:
    """Save the answer to one prompt; see `confidential.actions.save_draft` for revisions and save ids.

    The reflection has to come from `begin_reflection` in the same transaction. When there were two versions, `choice`
    says which one stays, and the other one is set aside: nothing is ever thrown away.

    Raises:
        NotAllowed: when the reflection lies with the trainer or is completed.
        Stale: when the answer was changed elsewhere; both versions come with it, as stored text.
        RuleBroken: when it is too long.
    """
    if not may_write_at(reflection, prompt.visibility):
        raise NotAllowed("Deze opdracht ligt bij je trainer of is afgerond. Je kunt de tekst nu niet veranderen.")
    kept = {name: fields.get(name, "") for name, _label in fields_of(prompt)}
    return save_fields(
        session,
        reflection.person_id,
        draft_place(reflection.id, prompt.id),
        kept,
        based_on=based_on,
        save_id=save_id,
        choice=choice,
        words=words_of(prompt),
    )


def submit(session: Session, reflection: Reflection, assignment: Assignment, place: Place, *, seen: str) -> Submission:
    """Hand in a reflection: the answers for the trainer become a round that never changes.

    Handing in twice gives the same round. What the learner keeps private is not in it.

    Args:
        session: the session of the request.
        reflection: what is handed in.
        assignment: the prompts as they are asked now; they are kept with the answers.
        place: the learner's team and its trainer.
        seen: the fingerprint of the answers that the learner read before handing in.

    Raises:
        RuleBroken: when a required answer is missing, there is no trainer, or an answer changed after it was read.
    """
    session.refresh(reflection, with_for_update=True)
    waiting = _find_waiting(session, reflection)
    if waiting is not None:
        return waiting
    if not may_write(reflection):
        raise RuleBroken("Deze opdracht is al afgerond. Je hoeft niets meer in te leveren.")
    if place.trainer_id is None:
        raise RuleBroken("Je team heeft nog geen trainer. Je tekst is bewaard; inleveren kan zodra er een trainer is.")
    answers = draft_answers(session, reflection, assignment)
    _refuse_unready(answers, seen)
    round_ = _add_round(session, reflection, answers, place)
    reflection.state = SUBMITTED
    session.add(reflection)
    session.flush()
    # Whoever hands in again has read what was asked of them.
    mark_seen(session, reflection.person_id, round_path(assignment.id, round_.number - 1))
    notify(session, place.trainer_id, TOLD_SUBMITTED, review_path(round_.id))
    return round_


def withdraw(session: Session, reflection: Reflection, submission: Submission) -> None:
    """Take a round back that nobody holds; its reader is told, and what was written is there to go on with.

    Raises:
        RuleBroken: when a trainer holds it or began to write about it, or it was given back.
    """
    session.refresh(submission, with_for_update=True)
    if submission.state == WITHDRAWN:
        return
    if not may_withdraw(submission, now(), is_written_on=is_written_on(session, submission, reflection.person_id)):
        raise RuleBroken("Je trainer is al begonnen met lezen. Terugnemen kan nu niet meer.")
    submission.state, submission.withdrawn_at = WITHDRAWN, now()
    reflection.state = DRAFT
    session.add_all([submission, reflection])
    session.flush()
    if submission.reader_id is not None:
        tell_withdrawn(session, submission.reader_id, review_path(submission.id))


def promised_day(place: Place) -> date:
    """Give the day by which an answer is promised; while nobody stands in for an absent trainer it counts from then."""
    begins = place.absent_until if place.waits_for_return else None
    return working_day_after(begins or today(), PROMISED_DAYS)


def missing_prompts(answers: list[DraftAnswer]) -> list[Prompt]:
    """Give the prompts that still need an answer before handing in."""
    return [answer.prompt for answer in answers if not answer.is_filled and not answer.prompt.optional]


def _find_waiting(session: Session, reflection: Reflection) -> Submission | None:
    if reflection.state == DRAFT:
        return None
    waits = col(Submission.state).notin_((WITHDRAWN, ANONYMISE))
    with_trainer = (col(Submission.reflection_id) == reflection.id, col(Submission.returned_at).is_(None))
    return session.exec(select(Submission).where(*with_trainer, waits)).first()


def _refuse_unready(answers: list[DraftAnswer], seen: str) -> None:
    missing = missing_prompts(answers)
    if missing:
        raise RuleBroken(f"Er is nog geen antwoord bij “{missing[0].title}”. Vul het aan; daarna kun je inleveren.")
    if fingerprint(answers) != seen:
        raise RuleBroken("Je tekst is veranderd nadat je die nalas. Lees de tekst nog één keer na en lever dan in.")


def _add_round(session: Session, reflection: Reflection, answers: list[DraftAnswer], place: Place) -> Submission:
    highest = select(func.max(Submission.number)).where(col(Submission.reflection_id) == reflection.id)
    number = (session.exec(highest).one() or 0) + 1
    text = json.dumps([asdict(_given(answer)) for answer in answers if answer.prompt.visibility == FOR_TRAINER])
    sealed = seal(session, reflection.person_id, text, round_place(reflection.id, number))
    submission = Submission(
        reflection_id=reflection.id,
        team_id=place.team_id,
        reader_id=place.trainer_id,
        promised_on=promised_day(place),
        number=number,
        sealed=sealed,
    )
    session.add(submission)
    session.flush()
    return submission


def _given(answer: DraftAnswer) -> GivenAnswer:
    asked = answer.prompt
    return GivenAnswer(
        prompt_id=asked.id,
        kind=asked.kind,
        title=asked.title,
        text=asked.text,
        fields=answer.fields,
        low=asked.low,
        high=asked.high,
        low_label=asked.low_label,
        high_label=asked.high_label,
        said=answer.labelled if asked.sheet else (),
    )
