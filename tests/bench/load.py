"""Load from wrk: a page and its ceiling in turn, so that both meet the same hour of the machine."""

import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.visitors import ADDRESS

SCRIPT = Path(__file__).with_name("visitors.lua")
CONNECTIONS = 8
WARM_UP = 2
ROUNDS = 2
ADVICE = "wrk is not installed, and it is what makes the load: `apt-get install wrk`, then `make bench` again."


@dataclass(frozen=True, slots=True)
class Target:
    """What is sent where: the address, the kind of request, and the file with the visitors, written before each run."""

    url: str
    kind: str
    visitors: Path
    write_visitors: Callable[[], None]
    part: str = ""


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast something was served: requests per second, and milliseconds for half and for 99 of 100 requests."""

    rps: float
    p50: float
    p99: float


def has_wrk() -> bool:
    """Say whether wrk is installed."""
    return shutil.which("wrk") is not None


def best(runs: list[Speed]) -> Speed:
    """Give the best of each figure: whatever else the machine does only makes them worse."""
    return Speed(max(run.rps for run in runs), min(run.p50 for run in runs), min(run.p99 for run in runs))


def side_by_side(page: Target, ceiling: Target, seconds: int) -> tuple[Speed, Speed]:
    """Measure a page and its ceiling in turn, after a warm-up of both."""
    for target in (page, ceiling):
        put_under_load(target, WARM_UP)
    rounds = [(put_under_load(page, seconds), put_under_load(ceiling, seconds)) for _ in range(ROUNDS)]
    return best([real for real, _bare in rounds]), best([bare for _real, bare in rounds])


def put_under_load(target: Target, seconds: int) -> Speed:
    """Ask for a page as often as it is answered.

    Raises:
        RuntimeError: when an answer was an error or did not come: a fast error is no speed.
    """
    target.write_visitors()
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "10s", "-s", str(SCRIPT), target.url]
    told = subprocess.run(
        [*command, "--", target.kind, str(target.visitors), target.part], check=True, capture_output=True, text=True
    )
    figures = next(line for line in told.stdout.splitlines() if line.startswith("FOUND")).split()[1:]
    requests, duration, p50, p99, failed, refused = map(int, figures)
    if failed or refused or not requests:
        raise RuntimeError(f"{target.url}: {requests} answers, {refused} refused, {failed} lost.\n{told.stdout}")
    # What was on its way when the time was over is finished before anything else begins.
    time.sleep(0.3)
    return Speed(requests / duration * 1e6, p50 / 1e3, p99 / 1e3)


def address(port: int, path: str) -> str:
    """Give the address of a path on this machine."""
    return f"http://{ADDRESS}:{port}{path}"
