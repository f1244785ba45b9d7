"""Changing feedback after it was given back."""

import json
from collections.abc import Mapping
from dataclasses import replace

from sqlmodel import Session

from course.confidential.actions import Saved, drop_drafts, save_draft, seal
from course.confidential.models import KEPT
from course.confidential.queries import DraftText
from course.correction.policy import may_change
from course.correction.queries import change_drafts, change_place, count_changes, released_texts
from course.database import now
from course.errors import NotFound, RuleBroken, Stale
from course.notification.actions import notify
from course.notification.models import CHANGED
from course.review.actions import TEXT_GONE, lock, save_typed
from course.review.forms import Conflicting, Incomplete, TypedText, chosen_text
from course.review.models import OVERALL, Feedback, FeedbackVersion, released_place
from course.review.queries import Desk, ShownRound, open_rounds

NOT_YOURS = "Alleen wie deze reactie schreef, kan de reactie aanpassen, en alleen zolang de ronde er nog is."
CHANGED_ELSEWHERE = (
    "De reactie is intussen aangepast, in een ander tabblad. Open de pagina opnieuw; je tekst staat nog hier."
)


def save_change(session: Session, desk: Desk, trainer_id: int, number: int, typed: TypedText) -> Saved:
    """Save a change of one part as a draft that only its writer sees.

    Args:
        session: a writing session.
        desk: the round.
        trainer_id: who changes it.
        number: how often the feedback was changed before, as far as the writer knows.
        typed: the part.

    Raises:
        NotFound: when the round has no such part.
        Stale: when this part was saved elsewhere; both versions come with it.
        RuleBroken: when it is not theirs to change, was changed in the meantime, or is too long.
    """
    lock(session, desk)
    shown = _refuse(session, desk, trainer_id)
    if typed.part not in shown.parts:
        raise NotFound("Dit deel van de reactie bestaat niet.")
    if number != count_changes(session, desk.submission.id):
        raise RuleBroken(CHANGED_ELSEWHERE)
    return save_typed(
        session, desk, trainer_id, change_place(desk.submission.id, trainer_id, number, typed.part), typed
    )


def change_feedback(
    session: Session, desk: Desk, trainer_id: int, number: int, typed: list[TypedText], path: str
) -> bool:
    """Change feedback that was given back; the former words are kept, and the learner is told. The outcome stays.

    Args:
        session: a writing session.
        desk: the round.
        trainer_id: who changes it.
        number: how often the feedback was changed before, as far as the writer knows.
        typed: the parts as they stand in the form.
        path: where the learner reads it.

    Returns:
        Whether it is another one now. When it stays the same, nobody is told anything.

    Raises:
        RuleBroken: when it is not theirs to change, or a text is too long.
        Conflicting: when parts were changed or saved elsewhere.
        Incomplete: when nothing would be left on the whole.
    """
    lock(session, desk)
    shown = _refuse(session, desk, trainer_id)
    released, drafts = released_texts(shown), change_drafts(session, desk, trainer_id, number, shown)
    wanted = released | {each.part: chosen_text(drafts[each.part].text, each) for each in typed}
    if wanted == released and not any(each.choice for each in typed):
        return False
    if number != count_changes(session, desk.submission.id):
        raise Conflicting({part: Stale(old, wanted[part], 0) for part, old in released.items() if wanted[part] != old})
    if not wanted[OVERALL].strip():
        raise Incomplete([(f"text-{OVERALL}", "Laat een reactie op het geheel staan.")])
    _save_all(session, desk, trainer_id, number, typed, drafts)
    if wanted == released:
        return False
    _replace(session, desk, wanted)
    drop_drafts(session, [change_place(desk.submission.id, trainer_id, number, part) for part in released])
    session.flush()
    notify(session, desk.reflection.person_id, CHANGED, path)
    return True


def _refuse(session: Session, desk: Desk, trainer_id: int) -> ShownRound:
    """Give the round as it stands.

    Raises:
        RuleBroken: when its feedback is not for this trainer to change, or its texts are gone.
    """
    if not may_change(desk.submission, session.get(Feedback, desk.submission.id), trainer_id):
        raise RuleBroken(NOT_YOURS)
    shown = open_rounds(session, [desk.submission], desk.reflection.person_id)[0]
    if shown.is_deleted:
        raise RuleBroken(TEXT_GONE)
    return shown


def _save_all(
    session: Session,
    desk: Desk,
    trainer_id: int,
    number: int,
    typed: list[TypedText],
    drafts: Mapping[str, DraftText],
) -> None:
    """Save what was typed as the last draft, so that another tab's text is never sent or thrown away unseen."""
    conflicts: dict[str, Stale] = {}
    for each in typed:
        if each.text == drafts[each.part].text:
            continue
        try:
            _save(session, desk, trainer_id, number, each, drafts[each.part])
        except Stale as stale:
            conflicts[each.part] = stale
    if conflicts:
        raise Conflicting(conflicts)


def _save(session: Session, desk: Desk, trainer_id: int, number: int, typed: TypedText, draft: DraftText) -> None:
    place = change_place(desk.submission.id, trainer_id, number, typed.part)
    if typed.choice == KEPT and not draft.revision:
        # The words that were chosen are those that the learner reads; what was typed is set aside beside them.
        begun = save_draft(session, desk.reflection.person_id, place, draft.text, based_on=0, save_id="")
        typed = replace(typed, based_on=begun.revision)
    save_typed(session, desk, trainer_id, place, typed)


def _replace(session: Session, desk: Desk, texts: Mapping[str, str]) -> None:
    feedback = session.get_one(Feedback, desk.submission.id)
    moment = now()
    session.add(FeedbackVersion(submission_id=desk.submission.id, sealed=feedback.sealed, replaced_at=moment))
    prompts = {part: text for part, text in texts.items() if part != OVERALL and text.strip()}
    words = json.dumps({"overall": texts[OVERALL], "prompts": prompts}, ensure_ascii=False)
    feedback.sealed = seal(session, desk.reflection.person_id, words, released_place(desk.submission.id))
    feedback.edited_at = moment
    session.add(feedback)
