"""One process that saves as fast as it can; `tests/test_hammer.py` starts two of them on the same database.

Run as `python -m tests.hammer <database> <owner> <name> <number>`.
"""

import sys

from course.confidential.actions import save_draft
from course.confidential.queries import draft_text
from course.config import Settings
from course.database import Database
from course.errors import Stale
from tests.platform import MASTER_KEY

SHARED = "reflection/1/shared"


def add_line(database: Database, owner: int, line: str) -> None:
    """Add a line to the shared text as two tabs do: read, then save, and try again when somebody was first.

    The lines differ, because two tabs that save the same text have no conflict.
    """
    while True:
        with database.session(writing=False) as session:
            read = draft_text(session, owner, SHARED)
        try:
            with database.transaction() as session:
                draft_text(session, owner, SHARED)
                text = f"{read.text}{line}\n"
                save_draft(session, owner, SHARED, text, based_on=read.revision, save_id=line)
        except Stale:
            continue
        return


def save_own(database: Database, owner: int, name: str, number: int) -> None:
    """Save a text that nobody else writes."""
    with database.transaction() as session:
        save_draft(session, owner, f"{name}/{number}", f"{name} {number}", based_on=0, save_id="only")


def main(url: str, owner: int, name: str, number: int) -> None:
    """Do everything `number` times."""
    database = Database(Settings(url, "not used here", MASTER_KEY))
    for turn in range(number):
        add_line(database, owner, f"{name}-{turn}")
        save_own(database, owner, name, turn)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
