"""Every kind of block in a real lesson: by keyboard alone, with a script and without one, and good to look at.

One server for all, and one page for each reader: a lesson is opened once, and all that is tried in it is tried there.
"""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from werkzeug.serving import make_server

from course.app import create_app
from course.content import Course
from course.content.blocks.registry import ALL_BLOCKS
from tests.journeys.blocks import USES
from tests.journeys.conftest import Visitor, listen
from tests.journeys.keyboard import Keys
from tests.journeys.test_crawl import look_at_both_sizes
from tests.platform import copy_sqlite, settings_for
from tests.world import Cast

pytestmark = pytest.mark.journey

Motion = Literal["reduce", "no-preference"]

# In which lesson each kind of block is tried.
TRIED: dict[str, tuple[str, ...]] = {
    "welkom-waarom": ("figuur", "perspectiefwissel"),
    "welkom-veilig-schrijven": ("details", "let-op", "markeer"),
    "welkom-waar-sta-je": ("wiel", "zelfinschatting"),
    "buitenkant-open-doen": ("buitenbinnen", "sorteer", "tip"),
    "buitenkant-klem": ("dilemma-schuif", "herschrijf"),
    "mentaliseren-omslagpunt": ("balans", "kennischeck"),
    "lijf-eerste-signalen": ("lijfkaart",),
    "lijf-spanningsraam": ("spanningsraam",),
    "lijf-basis": ("ademtimer", "bewijs"),
    "vastlopen-slimme-onbewuste": ("beeldkaart", "invulblad", "stappen"),
    "mens-onthulling-wegen": ("beslisboom", "praktijk", "scenario"),
}
BREATH, SILENCE = "lijf-basis", "mens-onthulling-wegen"

CIRCLE = """one => getComputedStyle(one, "::before").animationName"""
# The animation that shows what comes after a silence, held still: how long it waits, and whether anything is there at
# the beginning, just before that time is over, and after it.
WAITS = """one => {
  const [found] = one.getAnimations();
  found.pause();
  const { delay, duration } = found.effect.getTiming();
  const seen = (moment) => {
    found.currentTime = moment;
    return getComputedStyle(one).visibility;
  };
  return [delay, seen(0), seen(delay - 1), seen(delay + duration)];
}"""


@pytest.fixture(scope="module")
def server(filled_sqlite: tuple[Path, Cast], course: Course, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of one server for all tests of this file."""
    folder = tmp_path_factory.mktemp("blocks")
    app = create_app(settings_for(copy_sqlite(filled_sqlite[0], folder), folder), course=course)
    app.extensions["course.queue"].immediate = True
    serving = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=serving.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{serving.server_port}"
    serving.shutdown()
    thread.join(5)
    app.extensions["course.database"].engine.dispose()


def reading(
    chromium: Browser, address: str, who: str, *, motion: Motion = "reduce", javascript: bool = True
) -> Iterator[Visitor]:
    """Somebody who is signed in, with one page for all the lessons that are read."""
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900},
        locale="nl-NL",
        reduced_motion=motion,
        java_script_enabled=javascript,
    )
    context.set_default_timeout(8000)
    visitor = Visitor(address, context, context.new_page())
    listen(visitor.page, visitor.complaints)
    visitor.sign_in(who)
    yield visitor
    context.close()
    assert not visitor.complaints, visitor.complaints


@pytest.fixture(scope="module")
def noor(chromium: Browser, server: str) -> Iterator[Visitor]:
    """Noor, whose computer was told that nothing should move."""
    yield from reading(chromium, server, "noor")


@pytest.fixture(scope="module")
def sam(chromium: Browser, server: str) -> Iterator[Visitor]:
    """Sam, in whose browser no script runs."""
    yield from reading(chromium, server, "sam", javascript=False)


@pytest.fixture(scope="module")
def yara(chromium: Browser, server: str) -> Iterator[Visitor]:
    """Yara, for whom things may move."""
    yield from reading(chromium, server, "yara", motion="no-preference")


def use(page: Page, lesson_id: str, *, scripted: bool) -> None:
    """Use the blocks of a lesson in the order in which they stand, then open it again: what is kept is still there."""
    keys = Keys(page, scripted)
    blocks = {kind: page.locator(USES[kind][0]).first for kind in TRIED[lesson_id]}
    heights = {kind: block.evaluate("one => one.getBoundingClientRect().top") for kind, block in blocks.items()}
    for kind in sorted(heights, key=heights.__getitem__):
        USES[kind][1](keys, blocks[kind])
    if not keys.kept:
        return
    page.reload()
    for field, answer in keys.kept:
        holds(field, answer)


def holds(field: Locator, answer: str) -> None:
    """Assert that a field has this answer, or a drawing this class."""
    if answer == "checked":
        expect(field).to_be_checked()
    elif field.evaluate("one => 'value' in one"):
        expect(field).to_have_value(answer)
    else:
        expect(field).to_contain_class(answer)


def test_every_kind_of_block_is_tried() -> None:
    tried = [kind for kinds in TRIED.values() for kind in kinds]
    assert sorted(tried) == sorted(ALL_BLOCKS)
    assert sorted(USES) == sorted(ALL_BLOCKS)


@pytest.mark.parametrize("lesson_id", TRIED)
def test_blocks_work_with_a_keyboard_and_are_good_to_look_at(noor: Visitor, lesson_id: str) -> None:
    page = noor.open(f"/les/{lesson_id}")

    use(page, lesson_id, scripted=True)

    look_at_both_sizes(noor, page)
    page.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.parametrize("lesson_id", TRIED)
def test_blocks_work_with_a_keyboard_and_no_script(sam: Visitor, lesson_id: str) -> None:
    page = sam.open(f"/les/{lesson_id}")

    use(page, lesson_id, scripted=False)

    assert not sam.complaints


def test_for_who_asked_for_stillness_the_circle_rests_and_no_line_waits(noor: Visitor) -> None:
    page = noor.open(f"/les/{BREATH}")
    page.locator("section.breath input").check()
    assert page.locator(".breath-circle").evaluate(CIRCLE) == "none"

    page = noor.open(f"/les/{SILENCE}")
    waiting = page.locator("section.scene [class*=after-]")
    assert waiting.count() > 0
    assert set(waiting.evaluate_all("all => all.map((one) => getComputedStyle(one).visibility)")) == {"visible"}
    assert waiting.evaluate_all("all => all.flatMap((one) => one.getAnimations()).length") == 0


def test_for_others_the_circle_breathes_and_ends_by_itself(yara: Visitor) -> None:
    yara.page.clock.install()
    page = yara.open(f"/les/{BREATH}")
    on = page.locator("section.breath input")
    on.check()
    assert page.locator(".breath-circle").evaluate(CIRCLE) == "breathe"

    minutes = int(page.locator("section.breath").get_attribute("data-minutes") or 0)
    page.clock.fast_forward(minutes * 60_000 - 1_000)
    expect(on).to_be_checked()
    page.clock.fast_forward(2_000)

    expect(on).not_to_be_checked()
    expect(page.get_by_text("De tijd is om.")).to_be_attached()


def test_for_others_a_silence_shows_what_follows_only_after_its_seconds(yara: Visitor) -> None:
    page = yara.open(f"/les/{SILENCE}")
    follows = page.locator("section.scene > .place > .fork")
    scene = page.locator("section.scene > .place")
    expect(scene).to_contain_text("Stilte, 4 tellen.")

    waits, *seen = follows.evaluate(WAITS)

    assert waits == 4_000
    assert seen == ["hidden", "hidden", "visible"]
