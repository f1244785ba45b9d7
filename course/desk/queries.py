"""Reading the note that a trainer keeps on a reflection, as a field to write in."""

from sqlmodel import Session

from course.confidential.keys import Shredded
from course.review.forms import FeedbackField
from course.review.models import NOTE
from course.review.queries import Desk, feedback_drafts


def find_note(session: Session, desk: Desk, trainer_id: int) -> FeedbackField | None:
    """Give the note of one trainer, empty when nothing was written; None when the learner's texts were erased."""
    try:
        draft = feedback_drafts(session, desk, trainer_id, [NOTE])[NOTE]
    except Shredded:
        return None
    return FeedbackField(NOTE, draft.text, draft.revision, draft.saved_at)
