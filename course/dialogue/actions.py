"""Answering feedback, closing an assignment, and reading again what was given back."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from sqlmodel import Session

from course.confidential.actions import Saved, drop_drafts, seal
from course.confidential.keys import Shredded
from course.confidential.queries import draft_text
from course.content.models import Course
from course.database import now
from course.dialogue.forms import check_message, check_takeaway, one_line
from course.dialogue.policy import may_answer, may_close, may_reply
from course.dialogue.queries import answer_place, find_reader_let_in, find_takeaway, learner_places
from course.errors import NotFound, RuleBroken, Stale
from course.learning.actions import complete_modules
from course.notification.actions import mark_seen, notify
from course.notification.models import ANSWERED, REPLIED
from course.reflection.models import COMPLETED, RETURNED, review_path, round_path
from course.reflection.queries import assignment_states
from course.review.actions import TEXT_GONE, lock, save_typed
from course.review.forms import Conflicting, TypedText, chosen_text
from course.review.models import (
    ANSWER,
    REPLY,
    TAKEAWAY,
    TO_REREAD,
    Message,
    Reading,
    Takeaway,
    message_place,
    takeaway_place,
)
from course.review.policy import may_reopen
from course.review.queries import Desk, ShownMessage, open_rounds

NO_FEEDBACK_YET = "Er staat nog geen reactie. Je krijgt bericht als die er is."
NOTHING_TO_ANSWER = "Hier valt niets (meer) te antwoorden. Wat je nu schreef, is niet verstuurd."
REPLIED_ALREADY = "Je hebt op deze reactie al geantwoord. Wat je nu schreef, is niet verstuurd."
CLOSED_ALREADY = "Je hebt deze opdracht al afgesloten, met een andere regel. Wat je nu schreef, is niet bewaard."


def save_writing(session: Session, desk: Desk, typed: TypedText) -> Saved:
    """Save what a learner is writing about the feedback, as a draft that nobody else sees.

    Raises:
        NotFound: when there is no such text to write.
        Stale: when it was saved elsewhere; both versions come with it.
        RuleBroken: when it cannot be written (any more), or is too long.
    """
    lock(session, desk)
    places = learner_places(desk)
    if typed.part not in places:
        raise NotFound("Dit kun je hier niet schrijven.")
    if typed.part == REPLY:
        _refuse_reply(desk, _said(session, desk))
    else:
        _refuse_closing(desk, is_closed=find_takeaway(session, desk.reflection) is not None)
    return save_typed(session, desk, desk.reflection.person_id, places[typed.part], typed)


def reply(session: Session, desk: Desk, typed: TypedText, path: str) -> None:
    """Answer the feedback on a round, once; whoever reads this round is told.

    Args:
        session: a writing session.
        desk: the round.
        typed: what the learner answers.
        path: where the trainer reads it.

    Raises:
        RuleBroken: when there is no feedback yet, or another answer was given already.
        Incomplete: when the answer is empty or too long.
        Conflicting: when the answer was being written elsewhere too.
    """
    lock(session, desk)
    said = _said(session, desk)
    if REPLY in said and said[REPLY].text == typed.text:
        return
    _refuse_reply(desk, said)
    _send(session, desk, REPLY, desk.reflection.person_id, typed, learner_places(desk)[REPLY])
    mark_seen(session, desk.reflection.person_id, round_path(desk.reflection.assignment_id, desk.submission.number))
    reader_id = find_reader_let_in(session, desk)
    if reader_id is not None:
        notify(session, reader_id, REPLIED, path)


def save_answer(session: Session, desk: Desk, trainer_id: int, typed: TypedText) -> Saved:
    """Save what a trainer is writing to the learner's reply, as a draft that nobody else sees.

    Raises:
        Stale: when it was saved elsewhere; both versions come with it.
        RuleBroken: when there is nothing to answer (any more), or it is too long.
    """
    lock(session, desk)
    if not may_answer(_said(session, desk)):
        raise RuleBroken(NOTHING_TO_ANSWER)
    _mark_reply_seen(session, desk, trainer_id)
    return save_typed(session, desk, trainer_id, answer_place(desk.submission.id, trainer_id), typed)


def answer(session: Session, desk: Desk, trainer_id: int, typed: TypedText, path: str) -> None:
    """Answer the learner's reply, once; the learner is told.

    Args:
        session: a writing session.
        desk: the round.
        trainer_id: who answers.
        typed: the answer.
        path: where the learner reads it.

    Raises:
        RuleBroken: when the learner did not reply, or another answer was given already.
        Incomplete: when the answer is empty or too long.
        Conflicting: when the answer was being written elsewhere too.
    """
    lock(session, desk)
    said = _said(session, desk)
    if ANSWER in said and said[ANSWER].text == typed.text:
        return
    if not may_answer(said):
        raise RuleBroken(NOTHING_TO_ANSWER)
    _send(session, desk, ANSWER, trainer_id, typed, answer_place(desk.submission.id, trainer_id))
    _mark_reply_seen(session, desk, trainer_id)
    notify(session, desk.reflection.person_id, ANSWERED, path)


def close(session: Session, desk: Desk, typed: TypedText, course: Course) -> None:
    """Close an assignment with one line to take along: that is what completes it, and with it perhaps its module.

    What was complete before this existed only gets its line. Closing again with the same line changes nothing.

    Args:
        session: a writing session.
        desk: the round that was given back.
        typed: the line.
        course: the course as it is now, to see which modules are complete by this.

    Raises:
        RuleBroken: when there is nothing to close, or it was closed with another line.
        Incomplete: when the line is empty or too long.
        Conflicting: when the line was being written elsewhere too.
    """
    lock(session, desk)
    reflection, given = desk.reflection, find_takeaway(session, desk.reflection)
    if given is not None and given.text == one_line(typed.text):
        return
    _refuse_closing(desk, is_closed=given is not None)
    draft_place = learner_places(desk)[TAKEAWAY]
    try:
        line = one_line(_keep(session, desk, reflection.person_id, draft_place, typed, check_takeaway))
        sealed = seal(session, reflection.person_id, line, takeaway_place(reflection.id))
    except Shredded as gone:
        raise RuleBroken(TEXT_GONE) from gone
    session.add(Takeaway(reflection_id=reflection.id, sealed=sealed))
    drop_drafts(session, [draft_place])
    if reflection.state == RETURNED:
        reflection.state, reflection.completed_at = COMPLETED, now()
        session.add(reflection)
    session.flush()
    mark_seen(session, reflection.person_id, round_path(reflection.assignment_id, desk.submission.number))
    states = assignment_states(session, reflection.person_id)
    complete_modules(
        session, reflection.person_id, course, {one for one, state in states.items() if state == COMPLETED}
    )


def reread(session: Session, desk: Desk, trainer_id: int) -> None:
    """Open a round again that was given back; the learner sees that, and an answer of hers counts as seen.

    Raises:
        RuleBroken: when the round was not given back.
    """
    lock(session, desk)
    if desk.submission.state != RETURNED:
        raise RuleBroken("Deze opdracht is niet teruggegeven. Er is niets terug te lezen.")
    if not may_reopen(desk.submission, trainer_id, now()):
        raise RuleBroken("De cursist hoort eerst dat jij deze opdracht leest. Teruglezen kan daarna.")
    _mark_reply_seen(session, desk, trainer_id)
    session.add(Reading(submission_id=desk.submission.id, reader_id=trainer_id, reason=TO_REREAD))
    session.flush()


def _mark_reply_seen(session: Session, desk: Desk, trainer_id: int) -> None:
    """Take what the learner replied off the trainer's lists, because the trainer has it before them."""
    given = session.get(Message, (desk.submission.id, REPLY))
    if given is not None and given.seen_at is None:
        given.seen_at = now()
        session.add(given)
    mark_seen(session, trainer_id, review_path(desk.submission.id))


def _said(session: Session, desk: Desk) -> Mapping[str, ShownMessage]:
    """Give what was said already, by kind.

    Raises:
        RuleBroken: when the texts of this round are gone.
    """
    shown = open_rounds(session, [desk.submission], desk.reflection.person_id)[0]
    if shown.is_deleted:
        raise RuleBroken(TEXT_GONE)
    return shown.messages


def _refuse_reply(desk: Desk, said: Mapping[str, ShownMessage]) -> None:
    if not may_reply(desk.submission):
        raise RuleBroken(NO_FEEDBACK_YET)
    if REPLY in said:
        raise RuleBroken(REPLIED_ALREADY)


def _refuse_closing(desk: Desk, *, is_closed: bool) -> None:
    if not may_close(desk.submission, desk.reflection):
        raise RuleBroken(
            "Deze opdracht kun je nu niet afsluiten. Dat kan als je trainer geen aanvulling (meer) vraagt."
        )
    if is_closed:
        raise RuleBroken(CLOSED_ALREADY)


def _send(session: Session, desk: Desk, kind: str, author_id: int, typed: TypedText, draft_place: str) -> None:
    """Turn what was being written into a message: sealed with the learner's key, and no draft any more."""
    text = _keep(session, desk, author_id, draft_place, typed, check_message)
    sealed = seal(session, desk.reflection.person_id, text, message_place(kind, desk.submission.id))
    session.add(Message(submission_id=desk.submission.id, kind=kind, author_id=author_id, sealed=sealed))
    drop_drafts(session, [draft_place])
    session.flush()


def _keep(
    session: Session, desk: Desk, writer_id: int, place: str, typed: TypedText, check: Callable[[TypedText], None]
) -> str:
    """Save what was typed as the last draft, so that another tab's text is never sent or thrown away unseen.

    Returns:
        The text that is sent: what was typed, or what its writer chose of two versions.
    """
    saved = draft_text(session, desk.reflection.person_id, place).text
    text = chosen_text(saved, typed)
    check(replace(typed, text=text))
    if saved != typed.text:
        try:
            save_typed(session, desk, writer_id, place, typed)
        except Stale as stale:
            raise Conflicting({typed.part: stale}) from stale
    return text
