"""What the script in the page gets back when it saves what somebody writes: data, by the same rules everywhere."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any, Protocol

from flask import jsonify
from flask.typing import ResponseReturnValue

from course.differences import differences
from course.errors import CourseError, NotAllowed, NotFound, Stale
from course.web.formats import clock

STATUSES: dict[type[CourseError], int] = {NotAllowed: 403, NotFound: 404}
OTHERWISE = 422


class Saved(Protocol):
    """What a save gives: the revision on which the next one builds, and its moment."""

    @property
    def revision(self) -> int:
        """The revision on which the next save builds."""

    @property
    def saved_at(self) -> datetime:
        """The moment of the save."""


def two_texts(stale: Stale) -> Mapping[str, Any]:
    """Give the two versions of one plain text, and what differs."""
    parts = [{"label": "", "pieces": [asdict(piece) for piece in differences(stale.kept, stale.offered)]}]
    kept, offered = {"text": stale.kept}, {"text": stale.offered}
    return {"kept": kept, "offered": offered, "parts": parts, "revision": stale.revision}


def answer_script(
    save: Callable[[], Saved], versions: Callable[[Stale], Mapping[str, Any]] = two_texts
) -> ResponseReturnValue:
    """Save, and say what the next save builds on, or why nothing was saved.

    Args:
        save: saves what was sent.
        versions: what the script needs of both versions when the text was changed elsewhere.
    """
    try:
        saved = save()
    except Stale as stale:
        return jsonify({**versions(stale), "same_save": stale.same_save}), 409
    except CourseError as refused:
        status = next((status for kind, status in STATUSES.items() if isinstance(refused, kind)), OTHERWISE)
        return jsonify(message=str(refused)), status
    return jsonify(revision=saved.revision, saved_at=clock(saved.saved_at))
