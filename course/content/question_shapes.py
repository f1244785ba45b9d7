"""The data of questions about knowledge, of open questions for trainers, and of the image cards."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from course.content.open_questions import FIRST_NAME, TOPICS
from course.content.shapes import Id, Problem, Shape, Text, Truth, doubled_ids

IN_BRACES = re.compile(r"\{[^}]*\}?")
SENTENCE_END = re.compile(r"[.?…][”’\"']?$")


class AnswerShape(Shape):
    """One answer to a question about knowledge."""

    text: Text
    correct: Truth
    why: Text


class QuestionShape(Shape):
    """A question about knowledge: it comes back after a module, or stands in the pool of the end test."""

    id: Id
    use: Literal["recall", "test"]
    kind: Literal["single", "multiple"]
    lesson: Id
    text: Text
    answers: list[AnswerShape]

    def problems(self) -> Iterator[Problem]:
        """The answers fit the kind of question, and each ends as a sentence, so that none stands out."""
        yield from answer_problems(self.kind, self.answers)
        for place, answer in enumerate(self.answers):
            if not SENTENCE_END.search(answer.text):
                yield ("answers", place, "text"), "Dit antwoord eindigt niet als een zin. Zet er een punt achter."


class QuestionsShape(Shape):
    """The head of questions.md."""

    questions: list[QuestionShape]

    def problems(self) -> Iterator[Problem]:
        """Ids differ."""
        yield from doubled_ids(("questions",), [question.id for question in self.questions])
        for place, question in enumerate(self.questions):
            for location, message in question.problems():
                yield ("questions", place, *location), message


def answer_problems(kind: str, answers: Sequence[AnswerShape]) -> Iterator[Problem]:
    """Two answers or more; one right when one can be chosen, else at least one."""
    right = sum(answer.correct for answer in answers)
    if len(answers) < 2:
        yield ("answers",), "Er zijn minder dan twee antwoorden. Zet er een bij."
    if right == 0:
        yield ("answers",), "Geen enkel antwoord klopt. Zet bij minstens een antwoord correct: true."
    if kind == "single" and right > 1:
        yield ("answers",), "Er klopt meer dan een antwoord. Laat er een over, of kies kind: multiple."


class OpenQuestionShape(Shape):
    """One open question that a trainer may take over."""

    id: Id
    topic: Id
    text: Text

    def problems(self) -> Iterator[Problem]:
        """The topic is known, it is one question, and nothing but a first name is left to be filled in."""
        if self.topic not in TOPICS:
            yield ("topic",), f"Dit onderwerp bestaat niet. Kies uit: {', '.join(TOPICS)}."
        if self.text.count("?") != 1 or not self.text.endswith("?"):
            yield ("text",), "Dit is niet precies één vraag. Laat de tekst eindigen met het enige vraagteken."
        for found in IN_BRACES.findall(self.text):
            if found != FIRST_NAME:
                yield ("text",), f"{found} wordt niet ingevuld. Alleen {FIRST_NAME} kan dat."


class OpenQuestionsShape(Shape):
    """The head of open-questions.md."""

    questions: list[OpenQuestionShape]

    def problems(self) -> Iterator[Problem]:
        """Ids differ."""
        yield from doubled_ids(("questions",), [question.id for question in self.questions])
        for place, question in enumerate(self.questions):
            for location, message in question.problems():
                yield ("questions", place, *location), message


class CardShape(Shape):
    """One image card; its drawing has the name of its id."""

    id: Id
    title: Text
    alt: Text


class CardsShape(Shape):
    """The head of image-cards.md."""

    cards: list[CardShape]

    def problems(self) -> Iterator[Problem]:
        """Ids differ."""
        yield from doubled_ids(("cards",), [card.id for card in self.cards])
