"""The shape of what a trainer posts about days on which they read nothing."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from course.web.posted import whole_number

# A browser with a field for dates sends the first shape; whoever types sends the second, or copies it from our example.
AS_SENT = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
AS_TYPED = re.compile(r"(?P<day>\d{1,2})[-\u2011/. ](?P<month>\d{1,2})[-\u2011/. ](?P<year>\d{4})")


@dataclass(frozen=True, slots=True)
class TypedAbsence:
    """What was typed, as it was typed: two days, and for each organisation who stands in.

    That is the id of a trainer, 0 for nobody, or None as long as nothing is chosen.
    """

    first: str
    last: str
    stand_ins: Mapping[int, int | None]

    @property
    def not_chosen(self) -> list[int]:
        """The organisations in which it is still open who stands in."""
        return [place for place, who in self.stand_ins.items() if who is None]


def read_absence(posted: Mapping[str, str], organisation_ids: Iterable[int]) -> TypedAbsence:
    """Read an absence out of the form."""
    sent = {each: posted.get(stand_in_field(each), "") for each in organisation_ids}
    chosen = {each: whole_number(who) if who else None for each, who in sent.items()}
    return TypedAbsence(posted.get("first", "").strip(), posted.get("last", "").strip(), chosen)


def stand_in_field(organisation_id: int) -> str:
    """Give the name of the field with who stands in, in one organisation."""
    return f"stand-in-{organisation_id}"


def read_day(text: str) -> date | None:
    """Give the day that was typed, or None when it is no day."""
    found = AS_SENT.fullmatch(text) or AS_TYPED.fullmatch(text)
    if found is None:
        return None
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
