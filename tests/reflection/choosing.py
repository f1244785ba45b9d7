"""How the tests choose: an assignment with an image card and ticks, one with rounds, and one with a body map.

`rewritten_course` is the course after its author had another look at it: options worded anew and taken away.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from course.config import ROOT
from course.content import Course, load_course
from tests.browser import Browser, Page
from tests.kept import another_app
from tests.platform import Platform
from tests.reflection.writing import all_ticks

STUCK, ROUTE, BODY = "vastlopen-opdracht", "mens-opdracht", "lijf-opdracht"
ACTING, CHANGING = "Mijn doe-been: ik ga regelen.", "Het wisselt."
CARD = "knoop"

STUCK_ANSWERS: dict[str, object] = {
    "situatie:text": "De koffie wordt koud en niemand zegt iets.",
    "beeld:card": CARD,
    "beeld:text": "Twee touwen die elkaar niet loslaten.",
    "neiging:doe-been": "yes",
    "neiging:wisselt": "yes",
    "twee-kanten:outside": "Een deur gaat dicht.",
    "twee-kanten:inside_me": "Mijn adem zat hoog.",
    "twee-kanten:inside_other": "Misschien was ze moe.",
    "beweging:text": "Ik klop later nog eens.",
    "met-wie:text": "Een collega.",
}
BODY_ANSWERS: dict[str, object] = {
    "drie-keer:text": "Adem hoog, kaak vast.",
    "eerste-signaal:text": "Mijn tenen krullen.",
    "wat-vertelt-het:text": "Misschien had ik haast.",
    "wat-probeerde-je:text": "Een halve stap terug.",
    "wie-mag-het-weten:text": "Niemand.",
}

REWRITTEN = (
    ("05-vastlopen/assignment.md", f'text: "{ACTING}"', 'text: "Mijn doe-been: ik pak het op."'),
    ("05-vastlopen/assignment.md", f'      - id: wisselt\n        text: "{CHANGING}"\n', ""),
    ("05-vastlopen/assignment.md", "    kind: image_card\n", "    kind: image_card\n    optional: true\n"),
    ("06-mens/assignment.md", '      - id: a\n        text: "A. ', '      - id: werk\n        text: "A. '),
    ("toolbox/image-cards.md", 'title: "knoop"', 'title: "twee touwen"'),
    ("toolbox/image-cards.md", "  - id: ijsberg\n", "  - id: toren-van-ijs\n"),
)


def fill_in(browser: Browser, assignment_id: str, answers: dict[str, object]) -> Page:
    """Answer on the page with all steps, and go on to read it again."""
    return browser.submit(browser.get(f"/opdracht/{assignment_id}/alles"), "Bewaar en lees na", answers)


def hand_in_chosen(browser: Browser, assignment_id: str = STUCK, answers: dict[str, object] | None = None) -> Page:
    """Answer everything and hand it in."""
    page = fill_in(browser, assignment_id, answers or STUCK_ANSWERS)
    return browser.submit(page, "Inleveren bij Anja Verbeek", all_ticks())


def one_line(page: Page) -> str:
    """Give the page as it was sent, on one line."""
    return " ".join(page.html.split())


@cache
def rewritten_course() -> Course:
    """The course after its author worded options anew, renamed a card, and took an option and a card away."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("modules", "media/modules", "templates/content"):
            shutil.copytree(ROOT / part, folder / part)
        drawings = folder / "media" / "modules" / "toolbox"
        (drawings / "ijsberg.svg").rename(drawings / "toren-van-ijs.svg")
        for path, old, new in REWRITTEN:
            file = folder / "modules" / path
            assert file.read_text().count(old) == 1, f"{path} has not exactly one: {old}"
            file.write_text(file.read_text().replace(old, new))
        return load_course(folder)


@contextmanager
def rewritten(platform: Platform) -> Iterator[Platform]:
    """Run the rewritten course on the same database."""
    with another_app(platform, rewritten_course()) as later:
        yield later
