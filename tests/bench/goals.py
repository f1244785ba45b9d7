"""What has to be reached, and what was found."""

from dataclasses import dataclass

LESSON_SHARE = 0.70
SLOWEST_P99 = 2.0
MOST_STATEMENTS = 4
MOST_GROWTH = 1.2
MOST_REQUESTS = 4
MOST_BYTES = 60_000


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal: what it is about, what was found in words, and whether that is enough."""

    name: str
    found: str
    is_met: bool


def at_least(name: str, found: float, wanted: float) -> Goal:
    """Give a goal for a part of something, such as of the ceiling."""
    return Goal(f"{name}: at least {wanted:.0%}", f"{found:.1%}", found >= wanted)


def at_most(name: str, found: float, wanted: float, unit: str = "") -> Goal:
    """Give a goal for a number that may not be larger."""
    return Goal(
        f"{name}: at most {wanted:,g}{unit}", f"{found:,.0f}" if found > 1000 else f"{found:.3g}{unit}", found <= wanted
    )


def none_of(name: str, found: list[str]) -> Goal:
    """Give a goal for something that may not happen anywhere."""
    return Goal(f"{name}: nowhere", ", ".join(found) or "nowhere", not found)


def missed(goals: list[Goal]) -> list[Goal]:
    """Give the goals that were not met."""
    return [goal for goal in goals if not goal.is_met]
