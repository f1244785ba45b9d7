"""What the tests of exercises share: exercises of the real course, filling one in, and what is kept of it."""

from dataclasses import dataclass

from course.content import Exercise
from course.practice.queries import OwnAnswers, find_exercise, own_answers
from tests.browser import Browser, Page
from tests.platform import Platform

SAVE = "Bewaar voor mezelf"
ANEW = "Bewaar en begin een nieuwe kaart"
CHOOSE = "Bewaar wat hier staat"


@dataclass(frozen=True, slots=True)
class Address:
    """Where an exercise of the real course is."""

    lesson: str
    exercise: str

    @property
    def page(self) -> str:
        """The lesson that it stands in."""
        return f"/les/{self.lesson}"

    @property
    def save(self) -> str:
        """Where its form goes."""
        return f"{self.page}/oefening/{self.exercise}"

    @property
    def autosave(self) -> str:
        """Where the script in the page sends what was typed."""
        return f"{self.save}/bewaren"


RATING = Address("mentaliseren-omslagpunt", "mentaliseren-eigen-omslagpunt")
REWRITE = Address("buitenkant-klem", "buitenkant-boodschap")
SHEET = Address("vastlopen-slimme-onbewuste", "vastlopen-aan-de-praat")
CARD = Address("vastlopen-slimme-onbewuste", "vastlopen-spreken-met-beelden")
BODY = Address("lijf-eerste-signalen", "lijf-lijfkaart")
WINDOW = Address("lijf-spanningsraam", "lijf-raam")
WHEEL = Address("welkom-waar-sta-je", "welkom-wiel")
WHEEL_LATER = Address("beginnen-terug-en-vooruit", "beginnen-wiel")

# Of every kind of exercise: one answer to one of its fields, and another one.
KINDS = {
    "zelfinschatting": (RATING, "omslag-strak", "4", "2"),
    "wiel": (WHEEL, "emotiewerk", "5", "1"),
    "spanningsraam": (WINDOW, "sneller", "above", "below"),
    "lijfkaart": (BODY, "keel", "warm", "koud"),
    "herschrijf": (REWRITE, "mine", "Ik bel je vrijdag terug.", "Ik kom vrijdag langs."),
    "invulblad": (SHEET, "situatie", "Een telefoontje om vijf voor vijf.", "Een gesprek op de gang."),
    "beeldkaart": (CARD, "card", "ladder", "brug"),
}


def fill_in(browser: Browser, where: Address, page: Page | None = None, button: str = SAVE, /, **answers: str) -> Page:
    """Fill in an exercise on its lesson page and press a button; in the names of fields `_` stands for `-`."""
    values: dict[str, object] = {name.replace("_", "-"): answer for name, answer in answers.items()}
    return browser.submit(page or browser.get(where.page), button, values, action=where.save)


def autosave(browser: Browser, where: Address, based_on: int, save_id: str, **answers: str) -> Page:
    """Send answers as the script in the page does."""
    named = {name.replace("_", "-"): answer for name, answer in answers.items()}
    fields = {**named, "part": where.exercise, "based_on": str(based_on), "save_id": save_id}
    return browser.post(where.autosave, fields, Accept="application/json")


def shown(page: Page, where: Address, button: str = SAVE) -> dict[str, object]:
    """Give what the form of an exercise shows as answered."""
    fields = page.form(button, where.save).fields
    technical = {"csrf_token", "based_on", "save_id"}
    return {name: value for name, value in fields.items() if value not in ("", []) and name not in technical}


def exercise_of(platform: Platform, where: Address) -> Exercise:
    """Give an exercise of the real course."""
    found = find_exercise(platform.app.extensions["course.content"].get_lesson(where.lesson), where.exercise)
    assert found is not None, f"{where.lesson} has no exercise {where.exercise}"
    return found


def kept(platform: Platform, who: str, where: Address) -> OwnAnswers:
    """Give what is kept of somebody's answers to an exercise."""
    exercise = exercise_of(platform, where)
    with platform.session() as session:
        return own_answers(session, getattr(platform.cast, who), [exercise])[exercise.id]
