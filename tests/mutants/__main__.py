"""Bend every rule, one at a time, and run the tests of its feature: `python -m tests.mutants [feature …]`.

A bent rule that no test of its own feature notices is printed, and the run ends with 1. With COURSE_MUTANTS_AT_ONCE=1
one feature is tried at a time, where others need the machine too.
"""

import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from course.config import ROOT
from tests.mutants.trying import Findings, try_rules

AT_ONCE = int(os.environ.get("COURSE_MUTANTS_AT_ONCE", "2"))

# Bent rules that no test can notice, because they say the same as the rule; with the reason.
SAME_RULE: dict[str, str] = {}


def tried(features: list[str]) -> Iterator[Findings]:
    """Give what came of each feature, each in a process of its own."""
    with ProcessPoolExecutor(AT_ONCE, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        modules = [f"course.{feature}.policy" for feature in features]
        yield from pool.map(try_rules, modules, [ROOT / "tests" / feature for feature in features])


def told(findings: Findings) -> bool:
    """Print what came of a feature, and say whether all is well."""
    feature = findings.module.removeprefix("course.").removesuffix(".policy")
    noticed = sum(findings.noticed.values())
    unnoticed = [f"{feature}.{name}" for name, seen in findings.noticed.items() if not seen]
    missed = [name for name in unnoticed if name not in SAME_RULE]
    wrong = [name for name in SAME_RULE if name.startswith(f"{feature}.") and name not in unnoticed]
    same = len(unnoticed) - len(missed)
    print(
        f"{feature}: {len(findings.noticed)} bent rules, {noticed} noticed"
        f" ({len(findings.slow)} of them by the time they took), {same} say the same, {len(missed)} missed",
        *(f"  not noticed: {name}" for name in missed),
        *(f"  said to be the same, and is not: {name}" for name in wrong),
        *(f"  fails without anything bent: {name}" for name in findings.broken),
        sep="\n",
    )
    return not missed and not wrong and not findings.broken


def main(features: list[str]) -> int:
    """Try every bent rule and give 1 when one was not noticed."""
    began = time.monotonic()
    known = sorted(path.parent.name for path in (ROOT / "course").glob("*/policy.py"))
    well = [told(findings) for findings in tried(features or known)]
    print(f"{sum(well)} of {len(well)} features notice every bent rule; {time.monotonic() - began:.0f} seconds")
    return 0 if all(well) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
