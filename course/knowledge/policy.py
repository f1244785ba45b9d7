"""Which questions come back when, how a test is drawn, and what is enough."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from course.content.models import Course, Module, Question
from course.knowledge.models import EndTest, Moment

DAYS = (2, 7, 21)
PAUSE = timedelta(days=1)
FEWEST_AT_ONCE = 2

TEST_LENGTH = 20
PERCENT_NEEDED = 70

# For each question the places of the answers that were chosen; a question that was left open has none.
Chosen = Mapping[str, Set[int]]
NOTHING_CHOSEN: Set[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Round:
    """A few questions of one module, with the moment at which they come back and the one at which they were done."""

    module: Module
    questions: tuple[Question, ...]
    moment: Moment

    @property
    def day(self) -> int:
        """How many days after the module the questions come back."""
        return self.moment.day

    @property
    def due_at(self) -> datetime:
        """When the questions come back."""
        return self.moment.due_at

    @property
    def done_at(self) -> datetime | None:
        """When the questions were answered or skipped, or None."""
        return self.moment.done_at


@dataclass(frozen=True, slots=True)
class Coming:
    """The round of a module that comes next: in how many days, and with how many questions."""

    days: int
    number: int


def recall_questions(module: Module) -> tuple[Question, ...]:
    """Give the questions of a module that come back."""
    return tuple(question for question in module.questions if question.use == "recall")


def divided(questions: Sequence[Question]) -> dict[int, tuple[Question, ...]]:
    """Divide questions over the days, in their order; with few questions the last days have none.

    A single question is not worth a round of its own, unless it is the only one that there is.
    """
    number_of_rounds = min(len(DAYS), max(1, len(questions) // FEWEST_AT_ONCE))
    length, longer = divmod(len(questions), number_of_rounds)
    found, begin = {}, 0
    for place, day in enumerate(DAYS[:number_of_rounds]):
        end = begin + length + (place < longer)
        found[day] = tuple(questions[begin:end])
        begin = end
    return found


def rounds_of(course: Course, moments: Iterable[Moment]) -> list[Round]:
    """Give the rounds that have questions in the course as it is now, the earliest first."""
    homes = {known: module for module in course.modules for known in (module.id, *module.replaces)}
    found = []
    for moment in moments:
        module = homes.get(moment.module_id)
        if module is None:
            continue
        questions = divided(recall_questions(module)).get(moment.day, ())
        if questions:
            found.append(Round(module, questions, moment))
    return sorted(found, key=lambda one: (one.due_at, one.module.number, one.day))


def offered_rounds(rounds: Sequence[Round], moment: datetime) -> list[Round]:
    """Give the rounds that wait now: of each module at most the earliest, and a day after another one was done."""
    waiting: dict[str, Round] = {}
    resting = {one.module.id for one in rounds if one.done_at is not None and one.done_at + PAUSE > moment}
    for one in rounds:
        if one.done_at is None and one.due_at <= moment and one.module.id not in resting:
            waiting.setdefault(one.module.id, one)
    return list(waiting.values())


def round_to_show(rounds: Sequence[Round], module: Module, moment: datetime) -> Round | None:
    """Give the round of a module that waits now, else the one that was done last, to be tried again; else None."""
    own = [one for one in rounds if one.module.id == module.id]
    done = sorted((one.done_at, one.day) for one in own if one.done_at is not None)
    wanted = done[-1][1] if done else None
    return next(iter(offered_rounds(own, moment)), None) or next((one for one in own if one.day == wanted), None)


def next_round(rounds: Sequence[Round], module: Module, moment: datetime) -> Coming | None:
    """Give when the following questions of a module come, counted in days from now, or None after the last."""
    own = [one for one in rounds if one.module.id == module.id]
    following = next((one for one in own if one.done_at is None), None)
    if following is None:
        return None
    rested = [one.done_at + PAUSE for one in own if one.done_at is not None]
    wait = max([following.due_at, *rested]) - moment
    return Coming(max(0, -(-wait // timedelta(days=1))), len(following.questions))


def pool_of(course: Course) -> dict[str, Question]:
    """Give all questions from which the end test is drawn, by their id, in the order of the course."""
    return {
        question.id: question for module in course.modules for question in module.questions if question.use == "test"
    }


def draw_questions(course: Course, random: Random) -> tuple[Question, ...]:
    """Draw the questions of a new test: by chance within a module, and from every module about as many.

    Args:
        course: the course with its pool of questions.
        random: where chance comes from.

    Returns:
        The questions, in the order of the course.
    """
    pool = pool_of(course)
    piles = [[one for one in pool if pool[one].module_id == module.id] for module in course.modules]
    for pile in piles:
        random.shuffle(pile)
    random.shuffle(piles)  # what is left over after the last full turn comes now from these modules, now from those
    longest = max(map(len, piles))
    drawn = [pile[turn] for turn in range(longest) for pile in piles if turn < len(pile)][:TEST_LENGTH]
    return tuple(question for one, question in pool.items() if one in drawn)


def number_needed(number: int) -> int:
    """Give how many of so many questions have to fit to pass: at least seventy percent."""
    return -(-number * PERCENT_NEEDED // 100)


def fits(question: Question, chosen: Set[int]) -> bool:
    """A question fits when exactly the right answers were chosen."""
    return frozenset(chosen) == question.right


def number_right(questions: Iterable[Question], chosen: Chosen) -> int:
    """Count the questions that fit."""
    return sum(fits(question, chosen.get(question.id, NOTHING_CHOSEN)) for question in questions)


def has_passed(test: EndTest) -> bool:
    """A test is passed when at least the number that is needed fits."""
    return number_right(test.questions, test.chosen) >= number_needed(len(test.questions))
