"""Reading the comments that a trainer has at hand. They are opened in memory, so that filtering leaves no trace."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from course.accounts.models import Person
from course.comments.models import SavedComment, comment_place
from course.confidential.keys import bring_key
from course.confidential.models import DataKey
from course.confidential.queries import open_sealed
from course.content.models import Course
from course.content.open_questions import FIRST_NAME, TOPICS
from course.content.stemming import fold
from course.organisation.models import Organisation

# Where a comment comes from.
OWN = "own"
SHARED = "shared"
COURSE = "course"

# Built once. The key comes along in the same statement; of whom it was erased, nothing is found.
AT_HAND: sa.Select[*tuple[Any, ...]] = (
    sa.select(
        col(SavedComment.id),
        col(SavedComment.owner_id),
        col(SavedComment.topic),
        col(SavedComment.sealed),
        col(SavedComment.organisation_id),
        col(Person.name).label("owner"),
        col(Organisation.name).label("organisation"),
        col(DataKey.wrapped),
    )
    .join(Person, col(Person.id) == col(SavedComment.owner_id))
    .join(DataKey, col(DataKey.owner_id) == col(SavedComment.owner_id))
    .outerjoin(Organisation, col(Organisation.id) == col(SavedComment.organisation_id))
    .where(
        sa.or_(
            col(SavedComment.owner_id) == sa.bindparam("viewer_id"),
            col(SavedComment.organisation_id).in_(sa.bindparam("trains", expanding=True)),
        )
    )
    .order_by(col(SavedComment.id).desc())
)


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment, opened.

    Attributes:
        key: what it is called in a form: `own-3` or `course-buiten-camera`.
        source: own, shared by somebody else, or of the course.
        topic: a code of `TOPICS`.
        text: the words; they may hold `{voornaam}`.
        number: the number of its row; 0 for a question of the course.
        owner: the name of the trainer who keeps it.
        organisation: the name of the organisation with whose trainers it is shared.
        organisation_id: the id of that organisation, or None.
    """

    key: str
    source: str
    topic: str
    text: str
    number: int = 0
    owner: str = ""
    organisation: str = ""
    organisation_id: int | None = None

    @property
    def topic_words(self) -> str:
        """What it is about, in words."""
        return TOPICS.get(self.topic, self.topic)

    def for_learner(self, first_name: str) -> str:
        """Give the text with the first name of the learner for whom it is meant."""
        return self.text.replace(FIRST_NAME, first_name)


def comments_at_hand(session: Session, viewer_id: int, trains: Sequence[int], course: Course) -> list[Comment]:
    """Give what a trainer may use: their own, newest first, then what others share, then the questions of the course.

    Args:
        session: any session.
        viewer_id: the trainer.
        trains: the organisations of which they are a trainer.
        course: the course with its open questions.
    """
    rows = session.connection().execute(AT_HAND, {"viewer_id": viewer_id, "trains": list(trains)}).all()
    kept = [_open(session, row, viewer_id) for row in rows]
    asked = [Comment(f"{COURSE}-{one.id}", COURSE, one.topic, one.text) for one in course.open_questions]
    return [each for source in (OWN, SHARED) for each in kept if each.source == source] + asked


def filtered(comments: Sequence[Comment], topic: str, words: str) -> list[Comment]:
    """Give the comments on a topic in which every word occurs; an empty topic and no words mean everything."""
    sought = [fold(word) for word in words.split()]
    return [each for each in comments if topic in ("", each.topic) and _has_all(each.text, sought)]


def by_topic(comments: Sequence[Comment]) -> list[tuple[str, list[Comment]]]:
    """Give the comments under the words of their topic, in the order of the topics; empty ones are left out."""
    codes = dict.fromkeys([*TOPICS, *(each.topic for each in comments)])
    groups = [[each for each in comments if each.topic == code] for code in codes]
    return [(group[0].topic_words, group) for group in groups if group]


def find_comment(session: Session, number: int) -> SavedComment | None:
    """Give the row of a kept comment, or None."""
    return session.get(SavedComment, number)


def text_of(session: Session, comment: SavedComment) -> str:
    """Open one comment.

    Raises:
        Shredded: when its owner's texts were erased.
    """
    return open_sealed(session, comment.owner_id, comment.sealed, comment_place(comment.owner_id, comment.id))


def _has_all(text: str, sought: Sequence[str]) -> bool:
    folded = [fold(word) for word in text.split()]
    return all(any(word in one for one in folded) for word in sought)


def _open(session: Session, row: sa.Row[*tuple[Any, ...]], viewer_id: int) -> Comment:
    bring_key(session, row.owner_id, row.wrapped)
    text = open_sealed(session, row.owner_id, row.sealed, comment_place(row.owner_id, row.id))
    source = OWN if row.owner_id == viewer_id else SHARED
    shared = row.organisation or ""
    return Comment(f"{OWN}-{row.id}", source, row.topic, text, row.id, row.owner, shared, row.organisation_id)
