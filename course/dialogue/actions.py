"""Answering feedback, and reading again what was given back."""

from sqlmodel import Session

from course.confidential.actions import seal
from course.database import now
from course.dialogue.policy import may_reply
from course.errors import RuleBroken
from course.notification.actions import mark_seen, notify
from course.notification.queries import REPLIED
from course.reflection.models import RETURNED, review_path, round_path
from course.review.actions import TEXT_GONE, lock
from course.review.models import REPLY, TO_REREAD, Message, Reading, message_place
from course.review.policy import may_reopen
from course.review.queries import Desk, open_rounds


def reply(session: Session, desk: Desk, text: str, path: str) -> None:
    """Answer the feedback on a round, once; whoever reads this round is told.

    Args:
        session: a writing session.
        desk: the round.
        text: what the learner answers.
        path: where the trainer reads it.

    Raises:
        RuleBroken: when there is no feedback yet, or another answer was given already.
    """
    lock(session, desk)
    if not may_reply(desk.submission):
        raise RuleBroken("Er staat nog geen reactie waarop je kunt antwoorden. Je krijgt bericht als die er is.")
    shown = open_rounds(session, [desk.submission], desk.reflection.person_id)[0]
    if shown.is_deleted:
        raise RuleBroken(TEXT_GONE)
    given = shown.messages.get(REPLY)
    if given is not None and given.text == text:
        return
    if given is not None:
        raise RuleBroken("Je hebt op deze reactie al geantwoord. Wat je nu schreef, is niet verstuurd.")
    owner_id, submission_id = desk.reflection.person_id, desk.submission.id
    sealed = seal(session, owner_id, text, message_place(REPLY, submission_id))
    session.add(Message(submission_id=submission_id, kind=REPLY, author_id=owner_id, sealed=sealed))
    session.flush()
    mark_seen(session, owner_id, round_path(desk.reflection.assignment_id, desk.submission.number))
    if desk.submission.reader_id is not None:
        notify(session, desk.submission.reader_id, REPLIED, path)


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
    given = session.get(Message, (desk.submission.id, REPLY))
    if given is not None and given.seen_at is None:
        given.seen_at = now()
        session.add(given)
    mark_seen(session, trainer_id, review_path(desk.submission.id))
    session.add(Reading(submission_id=desk.submission.id, reader_id=trainer_id, reason=TO_REREAD))
    session.flush()
