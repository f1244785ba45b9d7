"""How people choose to hear of each kind of message."""

from collections.abc import Iterable, Mapping

from course.notification.models import AT_ONCE, DAILY, OFF

CADENCES = {
    AT_ONCE: "Meteen",
    DAILY: "Eén keer per werkdag",
    OFF: "Niet, alleen bij Berichten",
}


def read_cadences(kinds: Iterable[str], posted: Mapping[str, str]) -> dict[str, str]:
    """Give what was chosen for each of these kinds; what was not chosen, or is no choice, is left out."""
    return {kind: posted[kind] for kind in kinds if posted.get(kind) in CADENCES}
