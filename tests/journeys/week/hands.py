"""Hands on a keyboard that count what they press, and a clock beside them."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median

import pytest
from playwright.sync_api import Locator, Page

# More things to stop at than a review has.
MOST_STOPS = 80
IS_HERE = "all => all.includes(document.activeElement)"


@dataclass
class Effort:
    """What one review cost.

    Attributes:
        presses: keys pressed to find, open, choose and send, and the words looked for; a chord counts each of its keys.
        letters: letters of the trainer's own sentences.
        seconds: from the queue before it to the queue after it.
    """

    presses: int = 0
    letters: int = 0
    seconds: float = 0


@dataclass
class Hands:
    """Somebody who works with the keyboard alone; `pace` is how many seconds there are between two keys."""

    page: Page
    pace: float = 0
    efforts: list[Effort] = field(default_factory=lambda: [Effort()])

    @property
    def now(self) -> Effort:
        """What the present review cost so far."""
        return self.efforts[-1]

    @contextmanager
    def counting(self) -> Iterator[None]:
        """Count what is done in this block apart, and time it."""
        self.efforts.append(Effort())
        began = time.monotonic()
        yield
        self.now.seconds = time.monotonic() - began

    def press(self, *names: str) -> None:
        """Press keys, one after the other."""
        for name in names:
            self.page.keyboard.press(name)
            self.now.presses += len(name.split("+"))
            self._rest()

    def look_for(self, words: str) -> None:
        """Type words to find something by; they count as presses."""
        self.press(*words)

    def write(self, words: str) -> None:
        """Type a sentence of one's own."""
        self.page.keyboard.type(words, delay=self.pace * 1000)
        self.now.letters += len(words)

    def reach(self, target: Locator) -> None:
        """Press Tab until the focus is there."""
        for _stop in range(MOST_STOPS):
            self.press("Tab")
            if target.evaluate_all(IS_HERE):
                return
        pytest.fail(f"{self.page.url}: Tab never reaches {target}")

    def skip_to_content(self) -> None:
        """Take the shortest way past the menu of a page that was just opened."""
        self.press("Tab", "Enter")

    def _rest(self) -> None:
        if self.pace:
            time.sleep(self.pace)


@dataclass(frozen=True)
class Middle:
    """The middle of what several reviews cost."""

    presses: float
    letters: float
    seconds: float

    def __str__(self) -> str:
        return f"{self.presses:g} presses + {self.letters:g} letters, {self.seconds:.1f} s"


def middle_of(efforts: list[Effort]) -> Middle:
    """Give the median of each figure."""
    return Middle(
        median(each.presses for each in efforts),
        median(each.letters for each in efforts),
        median(each.seconds for each in efforts),
    )
