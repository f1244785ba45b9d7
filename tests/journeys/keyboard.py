"""Somebody who has a keyboard and no mouse: what Tab does not reach, is not there for them."""

from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Locator, Page

# More things to stop at than any lesson has.
MOST_STOPS = 150

# An outline around what has the focus, or around the words that belong to it.
IS_SEEN = """() => [document.activeElement, ...(document.activeElement.labels ?? [])].some((one) => {
  const { outlineStyle, outlineWidth } = getComputedStyle(one);
  return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
})"""
IS_HERE = "all => all.includes(document.activeElement)"


@dataclass
class Keys:
    """The keyboard at one page; `kept` are the fields that have to hold their answer when the page is opened again."""

    page: Page
    scripted: bool
    kept: list[tuple[Locator, str]] = field(default_factory=list)

    def press(self, *names: str) -> None:
        """Press keys, one after the other."""
        for name in names:
            self.page.keyboard.press(name)

    def write(self, words: str) -> None:
        """Type words where the focus is."""
        self.page.keyboard.type(words)

    def reach(self, targets: Locator) -> None:
        """Press Tab until the focus is on one of these, and assert that it can be seen there."""
        for _stop in range(MOST_STOPS):
            self.press("Tab")
            if targets.evaluate_all(IS_HERE):
                assert self.page.evaluate(IS_SEEN), f"the focus on {targets} cannot be seen"
                return
        pytest.fail(f"{self.page.url}: Tab never reaches {targets}")
