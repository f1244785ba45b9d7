"""Several tabs, devices and lost answers on one text, in any order: nothing is ever overwritten in silence.

The oracle knows what every tab has seen. A text that was acknowledged is, at the end, the text itself, or it was on the
screen of whoever replaced it, or it was set aside. `COURSE_INTERLEAVINGS` says how many random stories are played.
"""

import os
import random
from dataclasses import dataclass, field

import pytest

from course.confidential.actions import Saved, save_fields
from course.confidential.models import KEPT, MINE
from course.confidential.queries import draft_text
from course.database import Database
from course.errors import Stale
from tests.platform import Platform

FEW, MANY = 100, int(os.environ.get("COURSE_INTERLEAVINGS", "10000"))
TABS, STEPS = 3, 9


@dataclass
class Tab:
    """One page that is open: what it shows, and the save of which it did not get the answer."""

    name: str
    text: str = ""
    revision: int = 0
    unsure: tuple[str, int, str] | None = None
    conflict: Stale | None = None


@dataclass
class Story:
    """One text, its tabs, and who saw what; `seen` holds for every text that was replaced who did it knowingly."""

    database: Database
    owner: int
    place: str
    dice: random.Random
    tabs: list[Tab] = field(default_factory=lambda: [Tab(f"tab {number}") for number in range(TABS)])
    acknowledged: set[str] = field(default_factory=set)
    replaced_knowingly: set[str] = field(default_factory=set)
    typed: int = 0
    conflicts: int = 0

    def play(self) -> None:
        """Take steps at random, then let everybody finish."""
        for _step in range(STEPS):
            tab = self.dice.choice(self.tabs)
            self.dice.choice((self.open, self.type_and_save, self.type_and_save, self.lose_an_answer))(tab)
        for tab in self.tabs:
            if tab.unsure:
                self.type_and_save(tab)

    def open(self, tab: Tab) -> None:
        """Load the page again, when nothing waits in it."""
        if tab.unsure is None:
            with self.database.session(writing=False) as session:
                now = draft_text(session, self.owner, self.place)
            tab.text, tab.revision = now.text, now.revision

    def lose_an_answer(self, tab: Tab) -> None:
        """Save, and lose the answer on the way: the tab has to try again without knowing whether it was kept."""
        if tab.unsure is None:
            tab.unsure = (self._type(tab), tab.revision, self._id())
            if self.dice.random() < 0.5:
                self._send(tab, *tab.unsure, is_heard=False)

    def type_and_save(self, tab: Tab) -> None:
        """Save again what was not answered, or something new; in a conflict choose one of the two."""
        text, based_on, save_id = tab.unsure or (self._type(tab), tab.revision, self._id())
        tab.unsure = None
        if not self._send(tab, text, based_on, save_id):
            self._choose(tab, text)

    def _type(self, tab: Tab) -> str:
        self.typed += 1
        return f"{tab.name} wrote {self.typed}"

    def _id(self) -> str:
        return f"{self.dice.getrandbits(64):016x}"

    def _send(self, tab: Tab, text: str, based_on: int, save_id: str, *, is_heard: bool = True) -> bool:
        on_screen = tab.text
        try:
            with self.database.transaction() as session:
                before = draft_text(session, self.owner, self.place)
                saved = save_fields(session, self.owner, self.place, {"text": text}, based_on=based_on, save_id=save_id)
                after = draft_text(session, self.owner, self.place)
        except Stale as stale:
            tab.conflict = stale
            return False
        if after.text != before.text:
            self._note(before.text, on_screen)
        if is_heard:
            self._hear(tab, _stored(text), saved)
        return True

    def _choose(self, tab: Tab, text: str) -> None:
        """Both texts are on the screen now; one of them is kept and the other is set aside."""
        while tab.conflict is not None:
            stale, tab.conflict, self.conflicts = tab.conflict, None, self.conflicts + 1
            choice = KEPT if self.dice.random() < 0.5 else MINE
            try:
                with self.database.transaction() as session:
                    saved = save_fields(
                        session,
                        self.owner,
                        self.place,
                        {"text": text},
                        based_on=stale.revision,
                        save_id=self._id(),
                        choice=choice,
                    )
            except Stale as again:
                tab.conflict = again
                continue
            self.acknowledged.add(_stored(text))
            self._hear(tab, stale.kept if choice == KEPT else _stored(text), saved)

    def _hear(self, tab: Tab, text: str, saved: Saved) -> None:
        self.acknowledged.add(text)
        tab.text, tab.revision = text, saved.revision

    def _note(self, replaced: str, on_screen: str) -> None:
        if replaced == on_screen:
            self.replaced_knowingly.add(replaced)

    def lost(self) -> set[str]:
        """Give what was acknowledged and is nowhere, though nobody replaced it knowingly."""
        with self.database.session(writing=False) as session:
            now = draft_text(session, self.owner, self.place)
        aside = {one.text for one in now.asides}
        return self.acknowledged - {now.text, ""} - aside - self.replaced_knowingly


def _stored(text: str) -> str:
    return f'{{"text": "{text}"}}'


def play(platform: Platform, number: int) -> str:
    """Play stories, and tell what they came to."""
    database: Database = platform.app.extensions["course.database"]
    conflicts = saves = 0
    for seed in range(number):
        story = Story(database, platform.cast.noor, f"reflection/1/{seed}", random.Random(seed))
        story.play()
        assert story.lost() == set(), f"story {seed}"
        conflicts, saves = conflicts + story.conflicts, saves + len(story.acknowledged)
    return f"{number} stories, {saves} texts acknowledged, {conflicts} conflicts, 0 silent overwrites"


def test_no_text_is_overwritten_in_silence_in_a_few_stories(platform: Platform) -> None:
    print(play(platform, FEW))


@pytest.mark.long
def test_no_text_is_overwritten_in_silence_in_ten_thousand_stories(platform: Platform) -> None:
    print(play(platform, MANY))
