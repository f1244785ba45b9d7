"""One review, and two ways to do it with the keyboard: with the keys and scripts of the course, or with bare pages."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.journeys.week.hands import Hands

STEP, TITLE = "lijf", "Jouw lijf"
LOOKED_FOR, FOUND = "camera", "Stel dat er een camera hing. Wat zou er op de beelden te zien zijn, {}?"
GIVE_BACK = "Teruggeven"


@dataclass(frozen=True)
class Review:
    """What a trainer wants to say to one learner: something beside a step, with a question of the course, and more."""

    first_name: str
    beside: str
    overall: str
    more_wanted: bool = False

    @property
    def outcome(self) -> str:
        return "Aanvulling vragen" if self.more_wanted else "Afronden"

    @property
    def question(self) -> str:
        """The question of the course, as it is put in for this learner."""
        return FOUND.format(self.first_name)


def with_keys(hands: Hands, review: Review) -> None:
    """From the queue: pick up whoever waits longest, write, and give back, with every key that there is."""
    page = hands.page
    wait_for_keys(page)
    hands.press("j", "o")
    expect(page.get_by_label(f"Aan {review.first_name}")).to_be_visible()
    wait_for_keys(page)
    hands.press("j", "j", "Tab")
    expect(_beside(page)).to_be_focused()
    hands.write(review.beside)
    hands.press("Tab", "Enter")
    hands.look_for(LOOKED_FOR)
    hands.press("Enter", "Enter", "Escape", "r")
    hands.write(review.overall)
    hands.press("Control+Enter", *(["ArrowDown"] if review.more_wanted else ["Space"]), "Control+Enter")
    _given_back(page, review)


def with_bare_pages(hands: Hands, review: Review) -> None:
    """The same without a script: links, fields and buttons, reached with Tab, and the shortest way past each menu."""
    page = hands.page
    hands.skip_to_content()
    hands.reach(page.get_by_role("button", name="Oppakken en lezen").first)
    hands.press("Enter")
    expect(page.get_by_label(f"Aan {review.first_name}")).to_be_visible()
    hands.skip_to_content()
    hands.reach(_beside(page))
    hands.write(review.beside)
    hands.press("Tab", "Enter")
    _choose_a_question(hands, review)
    hands.reach(page.get_by_label(f"Aan {review.first_name}"))
    hands.write(review.overall)
    hands.reach(page.get_by_role("radio"))
    hands.press(*(["ArrowDown"] if review.more_wanted else ["Space"]))
    hands.reach(page.get_by_role("button", name=GIVE_BACK, exact=True))
    hands.press("Enter")
    _given_back(page, review)


def wait_for_keys(page: Page) -> None:
    """Wait until the scripts of a page are there; somebody who looks before typing never waits for that."""
    page.wait_for_load_state("domcontentloaded")
    expect(page.get_by_role("button", name="Sneltoetsen")).to_be_visible()


def _choose_a_question(hands: Hands, review: Review) -> None:
    page = hands.page
    expect(page.get_by_role("heading", name="Een vraag of opmerking invoegen")).to_be_visible()
    hands.skip_to_content()
    hands.reach(page.get_by_label("Woorden"))
    hands.look_for(LOOKED_FOR)
    hands.press("Enter")
    page.wait_for_url("**zoek=camera**")
    hands.skip_to_content()
    hands.reach(page.get_by_role("button", name="Voeg in"))
    hands.press("Enter")
    expect(_beside(page)).to_be_focused()


def _beside(page: Page) -> Locator:
    return page.get_by_label(f"Reactie bij “{TITLE}”")


def _given_back(page: Page, review: Review) -> None:
    expect(page.get_by_text(f"Teruggegeven. {review.first_name} heeft bericht gekregen.")).to_be_visible()
