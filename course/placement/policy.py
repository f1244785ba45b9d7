"""Who may stand in for a trainer or coordinate them, and which days an absence can have; one sentence each."""

from datetime import date

from course.organisation.policy import trainer_fault

MOST_DAYS = 366


def stand_in_fault(
    *, is_self: bool, is_trainer: bool, is_manager: bool, is_member: bool, absent_until: date | None
) -> str:
    """Say why somebody cannot stand in for a trainer, or give an empty text.

    A stand-in may read every team that the trainer reads, by the same rules as its trainer, and is there in those days.
    """
    if is_self:
        return "Je kunt jezelf niet vervangen. Kies iemand anders."
    fault = trainer_fault(is_trainer=is_trainer, is_manager=is_manager, is_member=is_member)
    if fault:
        return fault
    if absent_until is not None:
        return "Deze trainer is in die dagen zelf afwezig. Kies iemand anders."
    return ""


def coordinator_fault(*, is_trainer: bool, is_manager: bool) -> str:
    """Say why somebody cannot coordinate the trainers, or give an empty text: a trainer may, who leads nobody there."""
    if is_manager:
        return "Een leidinggevende kan de trainers niet coördineren. Kies een trainer die geen leiding geeft."
    return "" if is_trainer else "Deze persoon is geen trainer van deze organisatie."


def day_faults(first: date | None, last: date | None, today: date) -> list[tuple[str, str]]:
    """Say what is wrong with the days of an absence: the field and a sentence for each."""
    # The hyphens and the space before the day are such that no line ends there.
    faults = []
    if first is None:
        faults.append(("first", "Vul de eerste dag in, bijvoorbeeld\u00a024\u201112\u20112026."))
    if last is None:
        faults.append(("last", "Vul de laatste dag in, bijvoorbeeld\u00a04\u20111\u20112027."))
    if first is None or last is None:
        return faults
    if last < first:
        return [("last", "De laatste dag ligt vóór de eerste. Kijk de dagen na.")]
    if last < today:
        return [("last", "Deze dagen zijn al voorbij. Er is niets meer te regelen.")]
    if (last - first).days > MOST_DAYS:
        return [("last", "Dit is langer dan een jaar. Vraag de organisatie om een andere trainer te kiezen.")]
    return []
