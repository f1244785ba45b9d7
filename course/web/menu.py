"""The menu at the top of every page: what somebody with these roles can go to."""

from dataclasses import dataclass
from functools import lru_cache

from flask import request, url_for

from course.web.access import Viewer


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One entry: its words, its address, and whether the reader is there now."""

    label: str
    url: str
    current: bool


NOT_A_LEARNER = "not a learner"

# Words, page, and the role that it is for; an empty role means everybody who is signed in.
ENTRIES = (
    ("Mijn cursus", "learning.my_course", "learner"),
    ("Nakijken", "queue.queue", "trainer"),
    ("Organisatie", "organisation.overview", "manager"),
    ("De cursus", "learning.my_course", NOT_A_LEARNER),
    ("Woordenlijst", "learning.glossary", ""),
    ("Berichten", "notification.inbox", ""),
)


# The entry under which the pages of a feature belong; some of them are for learners and for trainers.
HOMES = {
    "learning": ("learning.my_course",),
    "knowledge": ("learning.my_course",),
    "reflection": ("learning.my_course",),
    "dialogue": ("learning.my_course", "queue.queue"),
    "care": ("learning.my_course", "queue.queue"),
    "growth": ("learning.my_course",),
    "review": ("queue.queue",),
    "queue": ("queue.queue",),
    "comments": ("queue.queue",),
    "desk": ("queue.queue",),
    "handover": ("queue.queue",),
    "placement": ("queue.queue", "organisation.overview"),
    "correction": ("queue.queue",),
    "organisation": ("organisation.overview",),
    "reporting": ("organisation.overview",),
    "notification": ("notification.inbox",),
}


def menu_for(viewer: Viewer | None) -> tuple[MenuItem, ...]:
    """Give the menu of this viewer on this page."""
    if viewer is None:
        return ()
    return _menu(viewer.roles, request.endpoint or "")


@lru_cache(maxsize=512)
def _menu(roles: frozenset[str], endpoint: str) -> tuple[MenuItem, ...]:
    here = endpoint.partition(".")[0]
    held = roles if "learner" in roles else roles | {NOT_A_LEARNER}
    entries = [(label, target) for label, target, role in ENTRIES if not role or role in held]
    # A page may belong under more than one entry; the first that the reader has is where they are.
    current = next((target for _label, target in entries if _is_here(target, endpoint, here)), "")
    return tuple(MenuItem(label, url_for(target), target == current) for label, target in entries)


def _is_here(target: str, endpoint: str, feature: str) -> bool:
    if target == endpoint:
        return True
    return endpoint != "learning.glossary" and target in HOMES.get(feature, ())
