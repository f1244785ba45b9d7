"""The tables that `make bench` prints."""

from tests.bench.compared import Compared
from tests.bench.goals import Goal

# The load below which a machine counts as quiet.
QUIET = 0.2
ROW = "{:<16}{:>9}{:>10}{:>10}{:>9}{:>9}{:>10}"


def say(words: str) -> None:
    """Say what is being measured now."""
    print(words, flush=True)


def print_disturbance(load: float, cores: int) -> None:
    """Say how busy the machine was before anything was measured."""
    say(
        f"The load average is {load:.1f} on {cores} cores."
        + (" Measure again when it is quiet." if load > QUIET else "")
    )


def print_heads(words: str) -> None:
    """Print the head of the table of pages."""
    say(f"\n{words}\n")
    say(ROW.format("page", "of top", "rps", "top rps", "p50 ms", "p99 ms", "top p99"))


def print_row(row: Compared) -> None:
    """Print one page beside its ceiling."""
    real, bare = row.real, row.bare
    figures = (f"{row.share:.1%}", f"{real.rps:,.0f}", f"{bare.rps:,.0f}", f"{real.p50:.1f}")
    say(ROW.format(row.page.name, *figures, f"{real.p99:.1f}", f"{bare.p99:.1f}"))


def print_inside(name: str, statements: int, small: float, large: float) -> None:
    """Print the processor time of one page in the small and in the large world."""
    say(f"  {name:<16}{statements:>3} statements{small:>9,.0f} µs{large:>9,.0f} µs{large / small:>8.2f} ×")


def print_spent(name: str, shares: list[tuple[str, float]]) -> None:
    """Print where the time of one page goes."""
    say(f"  {name:<16}" + ", ".join(f"{package} {share:.0%}" for package, share in shares))


def print_goals(goals: list[Goal]) -> None:
    """Print every goal with what was found."""
    say("\nGoals\n")
    for goal in goals:
        say(f"  {'met   ' if goal.is_met else 'MISSED'}  {goal.name}; found {goal.found}")
