"""Two real processes on one database: every save that was acknowledged is there, and none overwrote another."""

import subprocess
import sys
import time

from sqlmodel import col, func, select

from course.confidential.models import Draft, DraftSave
from course.confidential.queries import draft_text
from course.config import ROOT
from tests.hammer import SHARED
from tests.platform import Platform

TURNS = 150
PROCESSES = ("left", "right")


def test_two_processes_lose_no_update_and_no_text(platform: Platform) -> None:
    url = platform.app.extensions["course.settings"].database_url
    began = time.monotonic()
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.hammer", url, str(platform.cast.noor), name, str(TURNS)], cwd=ROOT
        )
        for name in PROCESSES
    ]
    codes = [process.wait(90) for process in running]
    seconds = time.monotonic() - began

    with platform.session() as session:
        shared = draft_text(session, platform.cast.noor, SHARED)
        own = col(Draft.place) != SHARED
        texts = session.exec(select(func.count()).select_from(Draft).where(own)).one()
        receipts = session.exec(select(func.count()).select_from(DraftSave)).one()

    total = TURNS * len(PROCESSES)
    written = {f"{name}-{turn}" for name in PROCESSES for turn in range(TURNS)}
    lines = shared.text.splitlines()
    told = f"{total} increments and {total} own texts by {len(PROCESSES)} processes in {seconds:.1f} s"
    assert codes == [0, 0], f"a process gave up; {told}"
    assert set(lines) == written, f"{len(written - set(lines))} updates lost of {told}"
    assert len(lines) == total, f"{len(lines) - total} updates doubled of {told}"
    assert shared.revision == total, f"{shared.revision} revisions after {told}"
    assert texts == total, f"{total - texts} texts lost of {told}"
    assert receipts == 2 * total, f"{receipts} receipts after {told}"
    assert seconds < 60, f"too slow: {told}"
