"""A manager sees how far everyone is, and nothing of what was written."""

from xml.etree.ElementTree import Element

from sqlmodel import col, select

from course.accounts.actions import add_person
from course.content import Course
from course.learning.models import LessonRead, ModuleCompletion
from course.organisation.actions import enrol
from course.organisation.models import Enrolment
from course.organisation.queries import get_team
from course.reporting.policy import BEGUN, BUSY, state_of
from tests.browser import Page
from tests.platform import Platform


def table(page: Page) -> dict[str, list[str]]:
    """Give the words in the table, by learner."""
    assert page.tree is not None
    rows = [[words_in(cell) for cell in row] for row in page.tree.iter("tr")]
    return {cells[0]: cells[1:] for cells in rows[1:]}


def words_in(cell: Element) -> str:
    """Give the words of a cell; in a table with many columns a drawing says them to who listens or points."""
    drawing = cell.find(".//{*}svg[@aria-label]")
    return "".join(cell.itertext()).strip() if drawing is None else drawing.get("aria-label", "")


def read(platform: Platform, person_id: int, lesson_ids: list[str]) -> None:
    with platform.session() as session:
        session.add_all(LessonRead(person_id=person_id, lesson_id=lesson_id) for lesson_id in lesson_ids)


def fill_team(platform: Platform, number: int) -> list[str]:
    """Enrol so many people in team Noord, and give their names as they are sorted."""
    names = [f"Cursist {index:03}" for index in range(number)]
    with platform.session() as session:
        team = get_team(session, platform.cast.noord)
        for index, name in enumerate(reversed(names)):
            enrol(session, team, add_person(session, f"c{index}@voorbeeld.nl", name))
    return names


def test_each_module_has_one_of_five_words(platform: Platform, course: Course) -> None:
    cast, (first, second, third) = platform.cast, course.modules[:3]
    read(platform, cast.noor, [lesson.id for lesson in first.lessons] + [second.lessons[0].id])
    with platform.session() as session:
        session.add(ModuleCompletion(person_id=cast.noor, module_id=third.id))
        enrol(session, get_team(session, cast.noord), add_person(session, "kim@voorbeeld.nl", "Kim de Wit"))

    page = platform.browser("marja").get(f"/organisatie/team/{cast.noord}/voortgang")

    assert page.status == 200
    assert table(page)["Noor Hofman"][:3] == ["Bezig, lessen gelezen", "Begonnen", "Afgerond"]
    assert table(page)["Sam Bakhuis"][:3] == ["Niet begonnen", "Niet begonnen", "Niet begonnen"]
    assert table(page)["Kim de Wit"][:3] == ["Uitgenodigd", "Uitgenodigd", "Uitgenodigd"]
    assert "Yara Demir" not in page.text


def test_the_page_says_what_the_words_mean_and_what_stays_unseen(sqlite_platform: Platform) -> None:
    page = sqlite_platform.browser("marja").get(f"/organisatie/team/{sqlite_platform.cast.noord}/voortgang")

    assert "Wat cursisten schrijven, zie je nergens. Dat blijft tussen cursist en trainer." in page.text
    assert "Begonnen Minstens één les gelezen, nog niet alle." in page.text


def test_a_module_that_was_completed_stays_completed_when_a_lesson_comes_later(
    platform: Platform, course: Course
) -> None:
    module = course.modules[0]
    read(platform, platform.cast.noor, [module.lessons[0].id])
    with platform.session() as session:
        session.add(ModuleCompletion(person_id=platform.cast.noor, module_id=module.id))

    page = platform.browser("marja").get(f"/organisatie/team/{platform.cast.noord}/voortgang")

    assert table(page)["Noor Hofman"][0] == "Afgerond"


def test_figures_of_a_team_appear_from_five_learners_on(platform: Platform, course: Course) -> None:
    module, url = course.modules[0], f"/organisatie/team/{platform.cast.noord}/voortgang"
    with platform.session() as session:
        for person_id in (platform.cast.noor, platform.cast.sam):
            session.add(ModuleCompletion(person_id=person_id, module_id=module.id))
    marja = platform.browser("marja")

    small = marja.get(url)
    fill_team(platform, 3)
    large = marja.get(url)

    assert "tellen we pas bij vijf of meer cursisten" in small.text
    assert "van de 2 cursisten" not in small.text
    assert "2 van de 5 cursisten hebben deze module af." in large.text


def test_a_large_team_is_counted_when_that_is_asked_for(sqlite_platform: Platform) -> None:
    fill_team(sqlite_platform, 249)
    marja = sqlite_platform.browser("marja")

    page = marja.get(f"/organisatie/team/{sqlite_platform.cast.noord}/voortgang")
    assert "Meer dan 250 cursisten, op naam" in page.text
    assert "van de 251 cursisten hebben" not in page.text
    page = marja.get(next(link for link in page.links() if "cijfers=1" in link))

    assert "251 cursisten, op naam" in page.text
    assert "0 van de 251 cursisten hebben deze module af." in page.text


def test_the_pages_of_a_team_follow_each_other_by_name(platform: Platform) -> None:
    names = fill_team(platform, 58)
    marja, seen, pages = platform.browser("marja"), [], 0
    url = f"/organisatie/team/{platform.cast.noord}/voortgang"
    while url:
        page = marja.get(url)
        seen += list(table(page))
        url = next((link for link in page.links() if "na=" in link), "")
        pages += 1

    assert pages == 3
    assert seen == [*names, "Noor Hofman", "Sam Bakhuis"]


def test_accents_and_capitals_do_not_change_the_order(platform: Platform) -> None:
    with platform.session() as session:
        team = get_team(session, platform.cast.noord)
        for index, name in enumerate(["Zoë", "élise", "Eva", "anne", "Åsa"]):
            enrol(session, team, add_person(session, f"x{index}@voorbeeld.nl", name))

    page = platform.browser("marja").get(f"/organisatie/team/{platform.cast.noord}/voortgang")

    assert list(table(page)) == ["anne", "Åsa", "élise", "Eva", "Noor Hofman", "Sam Bakhuis", "Zoë"]


def test_a_page_behind_somebody_who_left_or_of_another_team_begins_at_the_first(platform: Platform) -> None:
    cast, marja = platform.cast, platform.browser("marja")
    with platform.session() as session:
        of_lot = session.exec(select(Enrolment.id).where(col(Enrolment.person_id) == cast.lot)).one()

    for wrong in (of_lot, 0, -1, "x", 99999999999999999999):
        page = marja.get(f"/organisatie/team/{cast.noord}/voortgang?na={wrong}")
        assert list(table(page)) == ["Noor Hofman", "Sam Bakhuis"]


def test_an_empty_team_says_what_to_do(sqlite_platform: Platform) -> None:
    marja = sqlite_platform.browser("marja")
    page = marja.get("/organisatie")
    page = marja.submit(page, "Maak het team", {f"organisatie-{sqlite_platform.cast.vlierboom}-name": "Team Oost"})

    page = marja.get(f"{page.url}/voortgang")

    assert "Er doet nog niemand mee" in page.text


def test_whoever_read_every_lesson_of_a_module_and_nothing_else_is_busy_with_it(course: Course) -> None:
    first = course.modules[0]
    lessons = {lesson.id for lesson in first.lessons}

    assert state_of(first, lessons, set(), has_accepted=True) == BUSY
    assert state_of(first, lessons - {first.lessons[0].id}, set(), has_accepted=True) == BEGUN
