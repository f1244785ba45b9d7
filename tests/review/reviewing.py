"""How the tests review: hand in as a learner, take up as a trainer, and press the buttons of the review page.

A story that begins after handing in (`handed_in`) or after giving back (`given_back`) lets the same actions do that
which the pages call; what the pages themselves do is told where `hand_in`, `take_up` and `give_back` are used.
"""

from datetime import timedelta

from sqlmodel import col, select, update

from course.accounts.queries import get_person
from course.content import Assignment, Course
from course.database import now
from course.handover.actions import agree, follow_readers
from course.organisation.actions import assign_trainer
from course.organisation.models import Team
from course.placement.queries import find_place
from course.reflection.actions import begin_reflection, save_answer, submit
from course.reflection.models import Reflection, Submission
from course.reflection.queries import fingerprint, open_desk
from course.review import actions
from course.review.forms import TypedText
from course.review.queries import find_desk
from tests.browser import Browser, Page
from tests.platform import Platform
from tests.reflection.writing import ANSWERS, ASSIGNMENT

OVERALL = "Ik las hoe je wachtte tot de beker stil stond. Ik vraag me af: wat merkte je eerst?"
ROUND = f"/opdracht/{ASSIGNMENT}/ronde/1"


def handed_in(platform: Platform, who: str = "noor") -> str:
    """Let a learner hand in the first assignment, and give the address of its review page."""
    person_id, assignment = getattr(platform.cast, who), the_assignment(platform)
    with platform.session() as session:
        place = find_place(session, person_id)
        assert place is not None
        desk = open_desk(session, person_id, assignment, place)
        reflection = begin_reflection(session, person_id, ASSIGNMENT)
        for answer in desk.answers:
            fields = {"text": ANSWERS[answer.prompt.id]}
            save_answer(session, reflection, answer.prompt, fields, based_on=answer.revision, save_id="")
        seen = fingerprint(open_desk(session, person_id, assignment, place).answers)
        return f"/nakijken/{submit(session, reflection, assignment, place, seen=seen).id}"


def the_assignment(platform: Platform) -> Assignment:
    """Give the first assignment of the course."""
    course: Course = platform.app.extensions["course.content"]
    assignment = course.find_assignment(ASSIGNMENT)
    assert assignment is not None
    return assignment


def address_of(platform: Platform, who: str) -> str:
    """Give the address of the review page of the last round of one of the cast."""
    return last_round_of(platform, getattr(platform.cast, who))


def last_round_of(platform: Platform, person_id: int) -> str:
    """Give the address of the review page of the last round of a learner."""
    with platform.session() as session:
        rounds = select(Submission.id).join(Reflection, col(Reflection.id) == col(Submission.reflection_id))
        mine = rounds.where(col(Reflection.person_id) == person_id)
        return f"/nakijken/{session.exec(mine.order_by(col(Submission.id).desc())).first()}"


def take_up(browser: Browser, address: str) -> Page:
    """Open a round as its trainer."""
    return browser.submit(browser.get(address), "Oppakken en lezen")


def press(browser: Browser, page: Page, button: str, values: dict[str, object] | None = None) -> Page:
    """Fill in the form with this button and press exactly this button, with its own address and value."""
    form = page.form(button)
    assert page.tree is not None
    found = [each for each in page.tree.iter("button") if " ".join("".join(each.itertext()).split()) == button]
    sent = {found[0].get("name", ""): found[0].get("value", "")} if found[0].get("name") else {}
    return browser.post(found[0].get("formaction") or form.action, form.fields | sent | (values or {}))


def give_back(browser: Browser, page: Page, outcome: str = "afgerond", overall: str = OVERALL) -> Page:
    """Write a reaction on the whole, choose the outcome, and give back."""
    return press(browser, page, "Teruggeven", {"text-overall": overall, "outcome": outcome})


def given_back(platform: Platform, outcome: str = "afgerond") -> str:
    """Let Noor hand in and Anja give back; give the address of the review page."""
    address, anja = handed_in(platform), platform.cast.anja
    with platform.session() as session:
        desk = find_desk(session, number_of(address))
        assert desk is not None
        actions.open_round(session, desk, anja)
        typed = TypedText("overall", OVERALL, based_on=0, save_id="")
        path = f"/opdracht/{ASSIGNMENT}/ronde/{desk.submission.number}"
        actions.give_back(session, desk, anja, [typed], outcome, path)
    return address


def number_of(address: str) -> int:
    """Give the id of the round in the address of its review page."""
    return int(address.rpartition("/")[2])


def let_lapse(platform: Platform, address: str) -> None:
    """Let the time be over for which somebody holds a round."""
    with platform.session() as session:
        session.get_one(Submission, number_of(address)).claimed_until = now() - timedelta(minutes=1)


def change_trainer(platform: Platform, who: str = "bram") -> None:
    """Let the manager choose another trainer for team Noord; what waits is handed over, and each learner agrees."""
    with platform.session() as session:
        team, person = session.get_one(Team, platform.cast.noord), getattr(platform.cast, who)
        assign_trainer(session, team, get_person(session, person))
        follow_readers(session)
    with platform.session() as session:
        for number in session.exec(select(Submission.id).where(col(Submission.readable_from) > now())).all():
            desk = find_desk(session, number)
            assert desk is not None
            agree(session, desk)


def lie_with(platform: Platform, who: str = "bram") -> None:
    """Let every round of team Noord lie with somebody, also what a hand-over would leave where it is."""
    with platform.session() as session:
        new, noord = getattr(platform.cast, who), platform.cast.noord
        session.exec(update(Submission).where(col(Submission.team_id) == noord).values(reader_id=new))


def find_round(platform: Platform, address: str) -> Submission:
    """Give a round as it stands in the database."""
    with platform.session() as session:
        return session.get_one(Submission, number_of(address))
