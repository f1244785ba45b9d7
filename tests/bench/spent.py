"""Where the time of a page goes, by package; built-in functions count for the package that calls them."""

import cProfile
import pstats
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from course.config import ROOT

LARGEST = 8


def spent_on(batch: Callable[[], float]) -> list[tuple[str, float]]:
    """Profile a batch of requests, and give the packages with the largest part of the time, as parts of one."""
    profile = cProfile.Profile(time.process_time)
    profile.runcall(batch)
    stats: dict[Any, Any] = cast(Any, pstats.Stats(profile)).stats
    shares: dict[str, float] = defaultdict(float)
    for (file, _line, _name), (_calls, _all_calls, own, _total, callers) in stats.items():
        if file != "~":
            shares[_package(file)] += own
            continue
        for (calling_file, _, _), figures in callers.items():
            shares[_package(calling_file)] += figures[2]
    whole = sum(shares.values())
    largest = sorted(shares.items(), key=lambda item: -item[1])[:LARGEST]
    return [(name, own / whole) for name, own in largest]


def _package(file: str) -> str:
    path = Path(file)
    if "site-packages" in path.parts:
        return path.parts[path.parts.index("site-packages") + 1]
    if path.is_relative_to(ROOT):
        return path.relative_to(ROOT).parts[0]
    return "python itself"
