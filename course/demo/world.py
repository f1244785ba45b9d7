"""The world of the demonstration: an organisation with two teams, and learners in every state there is."""

from datetime import timedelta

from sqlmodel import Session, col, select, update

from course.accounts.actions import add_person, make_link, set_password
from course.accounts.models import Person
from course.accounts.queries import INVITATION
from course.care.actions import ask_to_anonymise, ask_to_talk, raise_signal
from course.care.forms import IN_DISTRESS, Asked
from course.comments.actions import keep_comment
from course.comments.forms import TypedComment
from course.content import Course
from course.database import now
from course.demo import texts
from course.demo.people import (
    ANJA,
    BRAM,
    DAAN,
    ESRA,
    EVERYBODY,
    JORIS,
    KARIM,
    MARJA,
    NOOR,
    NORTH,
    PASSWORD,
    SAM,
    SOUTH,
    YARA,
    DemoPerson,
)
from course.demo.texts import Answers
from course.dialogue.actions import close
from course.handover.actions import hand_over
from course.handover.models import BY_READER
from course.knowledge.actions import begin_test, grade_test
from course.knowledge.models import RecallRound
from course.knowledge.policy import pool_of
from course.knowledge.queries import find_test
from course.learning.actions import mark_read
from course.notification.models import Notification
from course.organisation.actions import add_manager, add_organisation, add_team, add_trainer, assign_trainer, enrol
from course.organisation.queries import trained_organisations
from course.placement.actions import choose_coordinator
from course.placement.queries import find_place
from course.reflection.actions import PROMISED_DAYS, begin_reflection, save_answer, submit
from course.reflection.models import COMPLETED, MORE_ASKED, Submission, round_path
from course.reflection.queries import draft_answers, fingerprint
from course.review.actions import give_back, open_round
from course.review.forms import TypedText
from course.review.models import TAKEAWAY
from course.review.queries import Desk, find_desk
from course.web.formats import today
from course.workdays import working_day_after

START, DOOR, SURE = "welkom-opdracht", "buitenkant-opdracht", "mentaliseren-opdracht"


class World:
    """The people by their place in `people.py`, and what they do; every step goes through the course's own actions."""

    def __init__(self, session: Session, course: Course) -> None:
        """Begin with nobody."""
        self.session = session
        self.course = course
        self.people: dict[DemoPerson, Person] = {}

    def add_people(self) -> None:
        """Make everybody; all but Karim have chosen the same password."""
        for demo_person in EVERYBODY:
            self.people[demo_person] = add_person(self.session, demo_person.email, demo_person.name)
        set_password(self.session, self.people[NOOR], PASSWORD)
        for demo_person, person in self.people.items():
            person.password_hash = None if demo_person is KARIM else self.people[NOOR].password_hash
        make_link(self.session, self.people[KARIM], INVITATION)

    def add_teams(self) -> None:
        """Make the organisation with its two teams."""
        vlierboom = add_organisation(self.session, "De Vlierboom")
        add_manager(self.session, vlierboom, self.people[MARJA])
        for name, trainer, learners in (("Woonteam Noord", ANJA, NORTH), ("Ambulant team Zuid", BRAM, SOUTH)):
            team = add_team(self.session, vlierboom, name)
            add_trainer(self.session, vlierboom, self.people[trainer])
            assign_trainer(self.session, team, self.people[trainer])
            for learner in learners:
                enrol(self.session, team, self.people[learner])
        choose_coordinator(self.session, vlierboom, self.people[ANJA].id)

    def read(self, who: DemoPerson, module_id: str, lessons: int = 99) -> None:
        """Let somebody read the first lessons of a module."""
        for lesson in self.course.get_module(module_id).lessons[:lessons]:
            mark_read(self.session, self.people[who].id, lesson.id)

    def write(self, who: DemoPerson, assignment_id: str, answers: Answers) -> None:
        """Let somebody write answers."""
        reflection = begin_reflection(self.session, self.people[who].id, assignment_id)
        for prompt in self.course.get_assignment(assignment_id).prompts:
            if prompt.id in answers:
                save_id = f"{assignment_id}/{prompt.id}"
                save_answer(self.session, reflection, prompt, answers[prompt.id], based_on=0, save_id=save_id)

    def hand_in(self, who: DemoPerson, assignment_id: str, answers: Answers, days_ago: int) -> Submission:
        """Let somebody write and hand in, some days ago."""
        self.write(who, assignment_id, answers)
        person_id = self.people[who].id
        assignment = self.course.get_assignment(assignment_id)
        reflection = begin_reflection(self.session, person_id, assignment_id)
        place = find_place(self.session, person_id)
        if place is None:
            raise LookupError(f"{who.name} is not enrolled")
        seen = fingerprint(draft_answers(self.session, reflection, assignment))
        submission = submit(self.session, reflection, assignment, place, seen=seen)
        submission.submitted_at = now() - timedelta(days=days_ago)
        submission.promised_on = working_day_after(today() - timedelta(days=days_ago), PROMISED_DAYS)
        self.session.flush()
        return submission

    def review(
        self, trainer: DemoPerson, submission: Submission, words: dict[str, str], outcome: str = COMPLETED
    ) -> None:
        """Let a trainer read and give back."""
        trainer_id, desk = self.people[trainer].id, self.take_up(trainer, submission)
        typed = [TypedText(part, text, based_on=0, save_id=f"{submission.id}/{part}") for part, text in words.items()]
        path = round_path(desk.reflection.assignment_id, submission.number)
        give_back(self.session, desk, trainer_id, typed, outcome, path)

    def take_along(self, submission: Submission, line: str) -> None:
        """Let the writer of a round that was given back close the assignment with one line."""
        desk = self.desk(submission)
        close(self.session, desk, TypedText(TAKEAWAY, line, based_on=0, save_id=f"{submission.id}/line"), self.course)

    def take_up(self, trainer: DemoPerson, submission: Submission) -> Desk:
        """Let a trainer take a round up to read it."""
        desk = self.desk(submission)
        open_round(self.session, desk, self.people[trainer].id)
        return desk

    def wait(self, who: DemoPerson, module_id: str, days: int) -> None:
        """Let somebody have completed a module some days ago, so that its questions come back."""
        mine = (col(RecallRound.person_id) == self.people[who].id, col(RecallRound.module_id) == module_id)
        for row in self.session.exec(select(RecallRound).where(*mine)).all():
            row.due_at -= timedelta(days=days)
        self.session.flush()

    def pass_test(self, who: DemoPerson) -> None:
        """Let somebody make the end test, with every answer right."""
        person_id, pool = self.people[who].id, pool_of(self.course)
        begin_test(self.session, person_id, self.course)
        test = find_test(self.session, person_id, pool)
        if test is None:
            raise LookupError(f"{who.name} has no test")
        right = {question.id: question.right for question in test.questions}
        grade_test(self.session, person_id, test, right, based_on=test.revision, save_id="")

    def desk(self, submission: Submission) -> Desk:
        """Give a round with what is around it."""
        desk = find_desk(self.session, submission.id)
        if desk is None:
            raise LookupError("This round does not exist")
        return desk

    def quiet(self) -> None:
        """Mark every mail about the past as sent: a demonstration should not begin with a pile of mails."""
        self.session.exec(update(Notification).where(col(Notification.mailed_at).is_(None)).values(mailed_at=now()))

    def keep_comments(self, trainer: DemoPerson) -> None:
        """Let a trainer keep a comment at hand, and share another one with the other trainers."""
        owner_id = self.people[trainer].id
        trains = {place.id for place in trained_organisations(self.session, owner_id)}
        for (topic, words), shared in ((texts.ANJA_KEEPS, None), (texts.ANJA_SHARES, min(trains))):
            keep_comment(self.session, owner_id, TypedComment(words, topic, shared), trains)

    def want_to_talk(self, who: DemoPerson, assignment_id: str, prompt_id: str) -> None:
        """Let somebody ask their trainer to talk about one step."""
        person_id = self.people[who].id
        place = find_place(self.session, person_id)
        ask_to_talk(self.session, person_id, place.trainer_id if place else None, assignment_id, prompt_id)

    def close_for_a_name(self, trainer: DemoPerson, submission: Submission, words: str) -> None:
        """Let a trainer find that somebody can be recognised, and ask to change that."""
        desk = self.take_up(trainer, submission)
        path = round_path(desk.reflection.assignment_id, submission.number)
        ask_to_anonymise(self.session, desk, self.people[trainer].id, Asked(("naam", "datum"), words), path)


def build_world(session: Session, course: Course) -> None:
    """Fill an empty database."""
    world = World(session, course)
    world.add_people()
    world.add_teams()
    _fill_north(world)
    _fill_south(world)
    world.quiet()


def _fill_north(world: World) -> None:
    world.read(NOOR, "welkom")
    start = world.hand_in(NOOR, START, texts.NOOR_START, 16)
    world.review(ANJA, start, texts.ANJA_TO_NOOR_START)
    world.take_along(start, texts.NOOR_TAKES_ALONG)
    world.wait(NOOR, "welkom", 10)
    world.read(NOOR, "buitenkant")
    world.review(ANJA, world.hand_in(NOOR, DOOR, texts.NOOR_DOOR, 4), texts.ANJA_TO_NOOR_DOOR, MORE_ASKED)
    world.read(NOOR, "mentaliseren", 1)
    world.read(SAM, "welkom")
    world.hand_in(SAM, START, texts.SAM_START, 3)
    world.read(DAAN, "welkom", 2)
    world.write(DAAN, START, texts.DAAN_START)
    world.want_to_talk(DAAN, START, "lijf")
    world.keep_comments(ANJA)


def _fill_south(world: World) -> None:
    world.read(YARA, "welkom")
    start = world.hand_in(YARA, START, texts.YARA_START, 30)
    world.review(BRAM, start, texts.BRAM_TO_SOUTH)
    world.take_along(start, texts.YARA_TAKES_ALONG_FIRST)
    world.read(YARA, "buitenkant")
    door = world.hand_in(YARA, DOOR, texts.YARA_DOOR, 18)
    world.review(BRAM, door, texts.BRAM_TO_SOUTH)
    world.take_along(door, texts.YARA_TAKES_ALONG_NEXT)
    world.read(YARA, "mentaliseren")
    sure = world.hand_in(YARA, SURE, texts.YARA_SURE, 6)
    hand_over(world.session, world.desk(sure), world.people[ANJA].id, BY_READER)
    world.pass_test(YARA)
    world.read(ESRA, "welkom")
    world.review(BRAM, world.hand_in(ESRA, START, texts.ESRA_START, 12), texts.BRAM_TO_SOUTH)
    world.read(ESRA, "buitenkant")
    world.close_for_a_name(BRAM, world.hand_in(ESRA, DOOR, texts.ESRA_DOOR, 1), texts.BRAM_TO_ESRA_DOOR)
    world.read(JORIS, "welkom")
    desk = world.take_up(BRAM, world.hand_in(JORIS, START, texts.JORIS_START, 2))
    raise_signal(world.session, desk, world.people[BRAM].id, IN_DISTRESS)
