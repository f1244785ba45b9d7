"""Thirteen things that go wrong while somebody writes, at random moments: no character is lost in any of them."""

import time
from contextlib import suppress
from itertools import zip_longest

import pytest
from playwright.sync_api import Error, Page, expect
from sqlmodel import col, delete

from course.accounts.models import SignIn
from tests.journeys.faults.scene import STEP, Scene, Writer

pytestmark = pytest.mark.journey

FULL = """() => { IDBObjectStore.prototype.put = () => { throw new DOMException("vol", "QuotaExceededError"); }; }"""
PRIVATE = """() => { Object.defineProperty(window, "indexedDB", { get: () => undefined }); }"""


def nothing_lost(scene: Scene, writer: Writer) -> None:
    """Assert that the server keeps exactly what the ledger says, and the page shows it after opening it again."""
    writer.is_saved()
    assert scene.kept() == [writer.ledger.text], _first_difference(scene.kept()[0], writer.ledger.text)
    writer.page.goto(scene.server.base + STEP)
    writer.shows(writer.ledger.text)
    assert writer.page.locator(".conflict").count() == 0


def both_kept(scene: Scene, first: Writer, second: Writer) -> None:
    """Assert that each of two texts is whole in what the server keeps: in the field, or set aside."""
    kept = scene.kept()
    for writer in (first, second):
        assert any(writer.ledger.text.strip() in text for text in kept), (writer.ledger.text, kept)


def _first_difference(one: str, other: str) -> str:
    place = next((at for at, (left, right) in enumerate(zip_longest(one, other)) if left != right), 0)
    return f"from character {place}: {one[place:]!r} instead of {other[place:]!r}"


def test_offline_in_the_middle_of_a_sentence(scene: Scene) -> None:
    writer = scene.writer()
    writer.type()
    writer.page.context.set_offline(True)
    writer.type()
    writer.pause()
    writer.page.context.set_offline(False)
    writer.type(0, 3)

    nothing_lost(scene, writer)


def test_the_server_is_killed_and_started_again(scene: Scene) -> None:
    writer = scene.writer()
    writer.type()
    writer.pause()
    scene.server.stop()
    writer.type()
    writer.pause()
    scene.server.start()
    writer.type(0, 3)

    nothing_lost(scene, writer)


@pytest.mark.parametrize("status", [500, 502, 503])
def test_the_server_answers_with_a_failure(scene: Scene, status: int) -> None:
    writer = scene.writer()
    writer.type()
    with scene.broken(status):
        writer.type()
        writer.pause()
        writer.type()
    writer.pause(300)

    nothing_lost(scene, writer)


def test_the_session_is_over(scene: Scene) -> None:
    writer = scene.writer()
    writer.type()
    writer.pause()
    with scene.platform.session() as session:
        session.exec(delete(SignIn).where(col(SignIn.person_id) == scene.platform.cast.noor))
    writer.type()
    expect(writer.page.get_by_text("Je bent uitgelogd")).to_be_visible()
    writer.type(0, 3)
    scene.sign_in(writer.page.context)

    nothing_lost(scene, writer)


def test_the_token_of_the_form_is_over(scene: Scene) -> None:
    writer = scene.writer()
    writer.type()
    writer.pause()
    writer.page.context.clear_cookies(name="formulier")
    writer.type()

    nothing_lost(scene, writer)


def test_the_tab_crashes(scene: Scene) -> None:
    writer = scene.writer()
    writer.type()
    writer.pause()
    writer.type()
    writer.pause(1500)
    crashed = time.monotonic()
    with suppress(Error):
        writer.page.goto("chrome://crash")
    again = scene.writer(writer.page.context)

    expect(again.page.locator("[data-autosave]")).to_have_attribute("data-state", "saved")
    again.is_saved()
    again.page.wait_for_timeout(500)
    again.is_saved()
    at_least, at_most = writer.ledger.before(crashed - 1), writer.ledger.text
    shown = again.page.locator("textarea").input_value()
    assert shown.startswith(at_least), (shown, at_least)
    assert at_most.startswith(shown), (shown, at_most)
    assert scene.kept() == [shown]


def test_the_back_button(scene: Scene) -> None:
    page_before = f"{scene.server.base}/mijn-cursus"
    writer = scene.writer(prepare=lambda page: page.goto(page_before))
    writer.type()
    writer.pause()
    writer.page.go_back()
    expect(writer.page).to_have_url(page_before)
    writer.page.go_forward()
    writer.shows(writer.ledger.text)

    nothing_lost(scene, writer)


def test_two_tabs(scene: Scene) -> None:
    context = scene.context()
    first, second = scene.writer(context), scene.writer(context)
    for writer in scene.dice.sample((first, second), 2):
        writer.type()
    _choose_where_asked(first, second)

    both_kept(scene, first, second)


def test_two_devices(scene: Scene) -> None:
    first, second = scene.writer(), scene.writer()
    for writer in scene.dice.sample((first, second), 2):
        writer.type()
        writer.pause(600)
    _choose_where_asked(first, second)

    both_kept(scene, first, second)


def test_the_disk_of_the_browser_is_full(scene: Scene) -> None:
    writer = scene.writer(prepare=lambda page: page.add_init_script(f"({FULL})()"))
    _goes_offline_and_comes_back(writer)

    nothing_lost(scene, writer)


def test_a_private_window_without_a_place_to_keep_things(scene: Scene) -> None:
    writer = scene.writer(prepare=_private)
    _goes_offline_and_comes_back(writer)

    nothing_lost(scene, writer)


def _private(page: Page) -> None:
    page.add_init_script(f"({PRIVATE})()")


def _goes_offline_and_comes_back(writer: Writer) -> None:
    writer.type()
    writer.page.context.set_offline(True)
    writer.type()
    writer.pause()
    writer.page.context.set_offline(False)


def _choose_where_asked(first: Writer, second: Writer) -> None:
    """One of the two came later and is asked to choose; the other one is saved."""
    for writer in (first, second):
        writer.page.bring_to_front()
        rests = writer.page.locator("[data-state=saved], [data-state=conflict]")
        expect(rests).to_have_count(1)
    asked = [writer for writer in (first, second) if writer.page.locator(".conflict").count()]
    assert len(asked) == 1, "nobody was asked, or both were"
    asked[0].choose()
