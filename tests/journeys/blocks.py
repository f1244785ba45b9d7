"""How each kind of block is used by somebody with a keyboard, and what has to happen then.

With a script and without one the same keys do the same; only what a script adds (a count, a pause, a drawing that
follows at once) is looked at in the first case alone.
"""

import re
from collections.abc import Callable
from functools import partial

from playwright.sync_api import Locator, expect

from tests.journeys.keyboard import Keys

Use = Callable[[Keys, Locator], None]

WORDS = "Ik wachtte tot het water kookte."
ENOUGH_CHOICES = 6


def look_at_a_drawing(_keys: Keys, block: Locator) -> None:
    drawing = block.get_by_role("img")
    expect(drawing).to_be_visible()
    assert drawing.get_attribute("aria-label") or drawing.get_attribute("alt")
    expect(block.locator("figcaption")).not_to_be_empty()


def read_outside_and_inside(_keys: Keys, block: Locator) -> None:
    expect(block.locator(".side-out h3")).to_have_text("Buiten")
    expect(block.locator(".side-in h3")).to_contain_text("Binnen")


def read_callout(kind: str, _keys: Keys, block: Locator) -> None:
    expect(block.locator(".callout-kind")).to_contain_text(kind)
    expect(block).to_be_visible()


def open_details(keys: Keys, block: Locator) -> None:
    inside = block.locator(":scope > :not(summary)").first
    expect(inside).not_to_be_visible()
    keys.reach(block.locator("summary").first)
    keys.press("Enter")
    expect(inside).to_be_visible()


def breathe(keys: Keys, block: Locator) -> None:
    expect(block.locator(".breath-stop")).to_be_visible()
    keys.reach(block.locator("input"))
    keys.press("Space")
    expect(block.locator(".halt")).to_be_visible()
    keys.press("Space")
    expect(block.locator(".go")).to_be_visible()
    expect(block.locator(".halt")).not_to_be_visible()


def find_a_place_on_the_line(keys: Keys, block: Locator) -> None:
    shown = block.locator(".view:visible")
    expect(shown).to_have_count(0)
    keys.reach(block.get_by_role("radio"))
    keys.press("Space")
    expect(shown).to_have_class([_has("view-1")])
    keys.press("ArrowRight")
    expect(shown).to_have_class([_has("view-2")])


def change_view(keys: Keys, block: Locator) -> None:
    shown = block.locator(".view:visible")
    expect(shown).to_have_class([_has("view-1")])
    keys.reach(block.get_by_role("radio"))
    keys.press("ArrowRight")
    expect(shown).to_have_class([_has("view-2")])


def walk_the_steps(keys: Keys, block: Locator) -> None:
    change_view(keys, block)
    pause = block.locator("[data-pause]:visible")
    for _step in range(ENOUGH_CHOICES):
        if pause.count():
            break
        keys.press("ArrowRight")
    expect(pause).to_be_visible()
    if not keys.scripted:
        expect(pause).to_contain_text("seconden de tijd")
        return
    keys.reach(pause.get_by_role("button"))
    keys.press("Enter")
    expect(pause).to_contain_text("Even niets.")
    keys.press("Enter")
    expect(pause).to_contain_text("Gestopt.")


def go_down_the_branches(keys: Keys, block: Locator) -> None:
    first = block.locator(":scope > .place > .fork")
    ends, forks = block.locator(".end:visible"), block.locator(".fork:visible")
    expect(ends).to_have_count(0)
    for deep in range(ENOUGH_CHOICES):
        if ends.count():
            break
        expect(forks).to_have_count(deep + 1)
        keys.reach(forks.nth(deep).get_by_role("radio"))
        keys.press("Space")
    expect(ends).to_have_count(1)
    while not first.get_by_role("radio").evaluate_all("all => all.includes(document.activeElement)"):
        keys.press("Shift+Tab")
    keys.press("ArrowDown")
    expect(block.locator(":scope > .place > .branch:visible")).to_have_class([_has("branch-2")])


def check_what_you_know(keys: Keys, block: Locator) -> None:
    whys = block.locator(".why:visible")
    expect(whys).to_have_count(0)
    single = block.get_by_role("radio").count()
    keys.reach(block.locator("input"))
    keys.press("Space")
    expect(whys).to_have_count(1)
    keys.press(*(["ArrowDown"] if single else ["Tab", "Space"]))
    expect(whys).to_have_count(1 if single else 2)


def mark_in_a_text(keys: Keys, block: Locator) -> None:
    pieces = block.get_by_role("checkbox")
    for _piece in range(pieces.count()):
        keys.reach(pieces)
        keys.press("Space")
    expect(block.locator(".why:visible")).to_have_count(pieces.count())
    if keys.scripted:
        found = block.locator(".fragment.fits").count()
        expect(block.locator("[data-marked]")).to_have_text(f"{found} van {found} gevonden")
    _compare(keys, block)


def sort_cards(keys: Keys, block: Locator) -> None:
    cards = block.locator(".card")
    for place in range(cards.count()):
        why = cards.nth(place).locator(".why:visible")
        expect(why).to_have_count(0)
        keys.reach(cards.nth(place).get_by_role("radio"))
        keys.press("Space")
        expect(why).to_have_count(1)
    if keys.scripted:
        laid = f"{cards.count()} van {cards.count()} kaarten gelegd"
        expect(block.locator("[data-sort-progress]")).to_have_text(laid)


def rewrite(keys: Keys, block: Locator) -> None:
    _write_in_first(keys, block)
    _compare(keys, block)
    _keep(keys, block)


def fill_in(keys: Keys, block: Locator) -> None:
    _write_in_first(keys, block)
    _keep(keys, block)


def choose_a_card(keys: Keys, block: Locator) -> None:
    _choose_first(keys, block)
    _write_in_first(keys, block)
    _keep(keys, block)


def rate(keys: Keys, block: Locator) -> None:
    _choose_first(keys, block)
    _keep(keys, block)


def turn_the_wheel(keys: Keys, block: Locator) -> None:
    _choose_first(keys, block)
    spoke = block.locator("form .spoke").first
    if keys.scripted:
        expect(spoke).to_have_class(_has("level-1"))
    _keep(keys, block)
    keys.kept.append((spoke, "level-1"))


def draw_on_the_body(keys: Keys, block: Locator) -> None:
    first = block.locator("select").first
    keys.reach(first)
    keys.press("ArrowDown")
    place = block.locator(f'form [data-place="{first.get_attribute("data-field")}"]')
    if keys.scripted:
        expect(place).to_have_class(_has("felt"))
    keys.kept.append((first, first.input_value()))
    _keep(keys, block)
    keys.kept.append((place, "felt"))


def _has(name: str) -> re.Pattern[str]:
    return re.compile(rf"(^|\s){re.escape(name)}(\s|$)")


def _choose_first(keys: Keys, block: Locator) -> None:
    first = block.get_by_role("radio").first
    keys.reach(block.get_by_role("radio"))
    keys.press("Space")
    expect(first).to_be_checked()
    keys.kept.append((first, "checked"))


def _write_in_first(keys: Keys, block: Locator) -> None:
    first = block.get_by_role("textbox").first
    keys.reach(first)
    keys.write(WORDS)
    keys.kept.append((first, WORDS))


def _compare(keys: Keys, block: Locator) -> None:
    keys.reach(block.locator(".compare > summary"))
    keys.press("Enter")
    expect(block.locator(".compare > :not(summary)").first).to_be_visible()


def _keep(keys: Keys, block: Locator) -> None:
    if keys.scripted:
        keys.press("Tab")
        expect(block.locator("[data-autosave]")).to_have_attribute("data-state", "saved")
        return
    keys.reach(block.get_by_role("button", name="Bewaar voor mezelf"))
    with keys.page.expect_navigation():
        keys.press("Enter")


# Each kind of block: where it is on the page, and how it is used.
USES: dict[str, tuple[str, Use]] = {
    "ademtimer": ("section.breath", breathe),
    "balans": ("section.balance", find_a_place_on_the_line),
    "beeldkaart": (".exercise.beeldkaart", choose_a_card),
    "beslisboom": ("section.decision", go_down_the_branches),
    "bewijs": (".callout-bewijs", partial(read_callout, "Bewijs")),
    "buitenbinnen": ("main > .pair", read_outside_and_inside),
    "details": ("details:not([class])", open_details),
    "dilemma-schuif": ("section.dilemma", find_a_place_on_the_line),
    "figuur": ("figure.figure", look_at_a_drawing),
    "herschrijf": (".exercise.herschrijf", rewrite),
    "invulblad": (".exercise.invulblad", fill_in),
    "kennischeck": ("section.check", check_what_you_know),
    "let-op": (".callout-let-op", partial(read_callout, "Let op")),
    "lijfkaart": (".exercise.lijfkaart", draw_on_the_body),
    "markeer": ("section.marking", mark_in_a_text),
    "perspectiefwissel": ("section.switch", change_view),
    "praktijk": (".callout-praktijk", partial(read_callout, "Praktijk")),
    "scenario": ("section.scene", go_down_the_branches),
    "sorteer": ("section.sort", sort_cards),
    "spanningsraam": (".exercise.spanningsraam", rate),
    "stappen": ("section.steps-block", walk_the_steps),
    "tip": (".callout-tip", partial(read_callout, "Tip")),
    "wiel": (".exercise.wiel", turn_the_wheel),
    "zelfinschatting": (".exercise.zelfinschatting", rate),
}
