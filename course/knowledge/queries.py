"""Reading which questions wait for somebody, and the test that they are making."""

import json
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from course.confidential.queries import DraftText, draft_text
from course.content.models import Question
from course.knowledge.models import EndTest, Moment, PassedTest, RecallByMail, RecallRound, Standing

# Built once: "Mijn cursus" reads everything of this feature in one statement.
PERSON: sa.BindParameter[int] = sa.bindparam("person_id")
ROUNDS: sa.Select[*tuple[Any, ...]] = sa.select(
    sa.literal_column("'round'", sa.String),
    col(RecallRound.module_id),
    col(RecallRound.day),
    col(RecallRound.due_at),
    col(RecallRound.done_at),
    col(RecallRound.told_at),
).where(col(RecallRound.person_id) == PERSON)
PASSED: sa.Select[*tuple[Any, ...]] = sa.select(
    sa.literal_column("'passed'", sa.String), sa.null(), sa.null(), col(PassedTest.passed_at), sa.null(), sa.null()
).where(col(PassedTest.person_id) == PERSON)
BY_MAIL: sa.Select[*tuple[Any, ...]] = sa.select(
    sa.literal_column("'by mail'", sa.String), sa.null(), sa.null(), col(RecallByMail.since), sa.null(), sa.null()
).where(col(RecallByMail.person_id) == PERSON)
STANDING: sa.CompoundSelect[*tuple[Any, ...]] = sa.union_all(ROUNDS, PASSED, BY_MAIL)


def standing_of(session: Session, person_id: int) -> Standing:
    """Give what is kept of this learner, in one statement."""
    rows = session.connection().execute(STANDING, {"person_id": person_id}).all()
    moments = {kind: at for kind, _module, _day, at, _done, _told in rows if kind != "round"}
    rounds = tuple(Moment(*rest) for kind, *rest in rows if kind == "round")
    return Standing(rounds, moments.get("passed"), moments.get("by mail"))


def place_of_test(person_id: int) -> str:
    """Give the place at which somebody's test is sealed; there is one at a time."""
    return f"test/{person_id}"


def find_test(session: Session, person_id: int, pool: Mapping[str, Question]) -> EndTest | None:
    """Open the test that somebody is making or made last, or give None.

    A test of which no question is left in the pool of the course is none any more.
    """
    draft = draft_text(session, person_id, place_of_test(person_id))
    test = _opened(draft, pool) if draft.text else None
    return test if test and test.questions else None


def read_chosen(text: str, questions: Iterable[Question]) -> dict[str, frozenset[int]]:
    """Give what was chosen by the stored text of a test; an answer that left the course is left out."""
    stored: dict[str, list[int]] = json.loads(text)["chosen"]
    known = {question.id: range(len(question.answers)) for question in questions}
    return {one: frozenset(stored[one]) & frozenset(places) for one, places in known.items() if one in stored}


def as_text(test: EndTest, chosen: Mapping[str, Set[int]], *, graded: bool) -> str:
    """Give a test as it is stored."""
    stored = {
        "attempt": test.attempt,
        "questions": [question.id for question in test.questions],
        "chosen": {one: sorted(places) for one, places in chosen.items() if places},
        "graded": graded,
    }
    return json.dumps(stored, sort_keys=True)


def in_words(test: EndTest, chosen: Mapping[str, Set[int]], other: Mapping[str, Set[int]]) -> list[str]:
    """Say what was chosen, for the questions to which another version of the same test has another answer."""
    differing: Sequence[tuple[int, Question]] = [
        (number, question)
        for number, question in enumerate(test.questions, 1)
        if chosen.get(question.id, frozenset()) != other.get(question.id, frozenset())
    ]
    return [
        f"Vraag {number}: {_words(question, chosen.get(question.id, frozenset()))}" for number, question in differing
    ]


def _opened(draft: DraftText, pool: Mapping[str, Question]) -> EndTest:
    stored = json.loads(draft.text)
    questions = tuple(pool[one] for one in stored["questions"] if one in pool)
    chosen = read_chosen(draft.text, questions)
    return EndTest(stored["attempt"], questions, chosen, stored["graded"], draft.revision, draft.saved_at)


def _words(question: Question, places: Set[int]) -> str:
    texts = [question.answers[place].text.striptags() for place in sorted(places)]
    return "; ".join(texts) or "nog open"
