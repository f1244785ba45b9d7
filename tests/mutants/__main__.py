"""Bend every rule, one at a time, and run the tests of its feature: `python -m tests.mutants [feature …]`.

A bent rule that no test of its own feature notices is printed, and the run ends with 1. Then a story is missing, or the
rule says something twice and can be said shorter. With COURSE_MUTANTS_AT_ONCE=1 one feature is tried at a time, where
others need the machine too.
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


def tried(features: list[str]) -> Iterator[Findings]:
    """Give what came of each feature, each in a process of its own."""
    with ProcessPoolExecutor(AT_ONCE, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        modules = [f"course.{feature}.policy" for feature in features]
        yield from pool.map(try_rules, modules, [ROOT / "tests" / feature for feature in features])


def told(findings: Findings) -> bool:
    """Print what came of a feature, and say whether every bent rule was noticed."""
    feature = findings.module.removeprefix("course.").removesuffix(".policy")
    missed = [f"{feature}.{name}" for name, seen in findings.noticed.items() if not seen]
    print(
        f"{feature}: {len(findings.noticed)} bent rules, {len(findings.noticed) - len(missed)} noticed"
        f" ({len(findings.slow)} of them because they took too long), {len(missed)} missed",
        *(f"  not noticed: {name}" for name in missed),
        *(f"  fails without anything bent: {name}" for name in findings.broken),
        sep="\n",
        flush=True,
    )
    return not missed and not findings.broken


def main(features: list[str]) -> int:
    """Try every bent rule and give 1 when one was not noticed."""
    began = time.monotonic()
    known = sorted(path.parent.name for path in (ROOT / "course").glob("*/policy.py"))
    number, well = 0, True
    for findings in tried(features or known):
        number += len(findings.noticed)
        well = told(findings) and well
    print(
        f"{number} bent rules in all, {'each noticed' if well else 'not all noticed'}; {time.monotonic() - began:.0f} s"
    )
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
