"""Try the bent rules of one module on the tests of one folder, in the process in which this is called.

The tests run once first, with the rules as they are, and it is noted which test comes into which rule and how long it
takes. Then each bent rule is tried in a process of its own, forked from the one in which everything is loaded: only
the tests that come into that rule, the quickest first, until one fails. A bent rule that hangs is noticed too. Tests
that need a whole platform are slow, so they have a turn of their own, for what the others did not notice.
"""

import gc
import importlib
import os
import signal
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest

from course.config import ROOT
from tests.mutants.rules import Mutant, Rules

ONLY = "not postgres and not journey and not long"
PLATFORMS = frozenset({"platform", "sqlite_platform"})
UNNOTICED, NOTICED, STUMBLED = 0, 1, 2

# A bent rule may take this many times as long as its tests took, and never fewer seconds than these.
LONGER, FEWEST_SECONDS = 20, 60


@dataclass(slots=True)
class Findings:
    """What came of the bent rules of one module: the name of each, with whether a test noticed it."""

    module: str
    noticed: dict[str, bool] = field(default_factory=dict)
    slow: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


def try_rules(module: str, tests: Path, fewest_seconds: float = FEWEST_SECONDS) -> Findings:
    """Bend each rule of a module in every way, and give what the tests in a folder noticed.

    Args:
        module: the name of the module with the rules.
        tests: the folder with its tests.
        fewest_seconds: how long a bent rule may take at least.

    Returns:
        The findings. When a test fails without anything bent, they say which, and nothing was tried.
    """
    importlib.import_module(module)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    trial = Trial(Rules(module), Findings(module), fewest_seconds)
    options = ["-s", "--tb=no", "-p", "no:cacheprovider", "-o", "tmp_path_retention_policy=failed", "-m", ONLY]
    code = pytest.main([*options, f"--rootdir={ROOT}", str(tests)], plugins=[trial])
    if code != pytest.ExitCode.OK and not trial.findings.broken:
        trial.findings.broken.append(f"pytest ended with {code!r}")
    return trial.findings


class Trial:
    """A plugin of pytest that takes the place of its loop over the tests."""

    def __init__(self, rules: Rules, findings: Findings, fewest_seconds: float) -> None:
        self.findings = findings
        self._rules = rules
        self._fewest_seconds = fewest_seconds
        self._entered: set[str] = set()
        self._failed: list[str] = []
        self._seconds: dict[str, float] = defaultdict(float)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep what failed, and how long everything took."""
        self._seconds[report.nodeid] += report.duration
        if report.failed:
            self._failed.append(report.nodeid)

    def pytest_internalerror(self, excrepr: object) -> None:
        """Keep what pytest itself stumbled over."""
        self.findings.broken.append(str(excrepr))

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try the bent rules on the tests without a platform, and those that are left on the others."""
        left = self._rules.mutants()
        for slow in (False, True):
            comers = self._run_noting([item for item in session.items if _needs_platform(item) is slow]) if left else {}
            if self._failed:
                self.findings.broken.extend(self._failed)
                break
            left = [mutant for mutant in left if not self._is_noticed(mutant, comers.get(mutant.function, []))]
        return True

    def _run_noting(self, items: Sequence[pytest.Item]) -> dict[str, list[pytest.Item]]:
        comers: dict[str, list[pytest.Item]] = defaultdict(list)
        original = self._rules.put_notes(self._entered)
        for item, following in _in_order(items):
            self._entered.clear()
            _run(item, following)
            for name in self._entered:
                comers[name].append(item)
        for name, code in original.items():
            self._rules.put(name, code)
        return comers

    def _is_noticed(self, mutant: Mutant, items: list[pytest.Item]) -> bool:
        items.sort(key=lambda item: self._seconds[item.nodeid])
        limit = max(self._fewest_seconds, LONGER * sum(self._seconds[item.nodeid] for item in items))
        # What stands now is garbage to nobody; looking for it would copy all memory into every process.
        gc.freeze()
        child = os.fork()
        if child == 0:
            # When the time is over, the system ends this process.
            signal.setitimer(signal.ITIMER_REAL, limit)
            try:
                os._exit(self._run_bent(mutant, items))
            finally:
                os._exit(STUMBLED)
        _pid, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        name = f"{mutant.function}, {mutant.words}"
        if code == -signal.SIGALRM:
            self.findings.slow.append(name)
        elif code not in {UNNOTICED, NOTICED}:
            raise RuntimeError(f"{name}: the tests ended with {code}")
        self.findings.noticed[name] = code != UNNOTICED
        return self.findings.noticed[name]

    def _run_bent(self, mutant: Mutant, items: list[pytest.Item]) -> int:
        self._rules.put(mutant.function, mutant.code)
        for item, following in _in_order(items):
            _run(item, following)
            if self._failed:
                return NOTICED
        return UNNOTICED


def _needs_platform(item: pytest.Item) -> bool:
    return not PLATFORMS.isdisjoint(getattr(item, "fixturenames", ()))


def _in_order(items: Sequence[pytest.Item]) -> Iterator[tuple[pytest.Item, pytest.Item]]:
    """Give each test with the one that follows, so that pytest leaves standing what they share.

    After the last one comes the session itself: what belongs to the whole run, like the database with the cast, stays.
    """
    for place, item in enumerate(items, 1):
        yield item, items[place] if place < len(items) else cast(pytest.Item, item.session)


def _run(item: pytest.Item, following: pytest.Item) -> None:
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
