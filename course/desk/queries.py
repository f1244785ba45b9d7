"""Reading the note that a trainer keeps on a reflection, as a field to write in."""

from sqlmodel import Session

from course.review.forms import FeedbackField, written_field
from course.review.models import NOTE
from course.review.queries import Desk, feedback_drafts


def note_of(session: Session, desk: Desk, trainer_id: int) -> FeedbackField:
    """Give the note of one trainer; empty when nothing was written.

    Raises:
        Shredded: when the learner's texts were erased; the note went with them.
    """
    return written_field(NOTE, feedback_drafts(session, desk, trainer_id, [NOTE])[NOTE])
