"""The table of the design, section 6, as it stands there: who reads which text. The canaries have to say the same.

That no page shows more, and that each page shows this, is tested in `test_canary.py`, over every address and everybody.
"""

import pytest

from tests.guard.canaries import CANARIES
from tests.world import PEOPLE

# Of what Noor writes and of what is written about it. Whoever is not in a row reads nothing of that kind.
WHO = {
    "learner": {"noor"},
    "assigned trainer": {"anja"},
    "other trainer": {"bram"},
    "organisation": {"marja"},
    "another organisation": {"ties", "otto", "lot"},
    "team mate": {"sam"},
}
READS: dict[str, set[str]] = {
    "own draft": {"learner"},
    "private prompt": {"learner"},
    "submitted text": {"learner", "assigned trainer"},
    "draft feedback": {"assigned trainer"},
    "released feedback": {"learner", "assigned trainer"},
    "internal note": {"assigned trainer"},
}
KINDS: dict[str, tuple[str, ...]] = {
    "own draft": (
        "draft",
        "draft, outside",
        "draft, inside me",
        "draft, inside other",
        "reply, draft",
        "takeaway, draft",
    ),
    "private prompt": ("private prompt, draft", "private prompt, held", "private prompt, returned"),
    "submitted text": ("submitted, held", "submitted, returned", "reply"),
    "draft feedback": ("draft feedback", "draft feedback, one prompt", "answer, draft", "feedback being changed"),
    "released feedback": ("released feedback", "released feedback, one prompt", "former feedback", "answer"),
    "internal note": ("internal note", "internal note, returned"),
}


@pytest.mark.parametrize("kind", READS)
def test_the_canaries_say_what_the_table_of_the_design_says(kind: str) -> None:
    allowed = set().union(*(WHO[role] for role in READS[kind]))

    for name in KINDS[kind]:
        assert CANARIES[name].readers == allowed, name


def test_nobody_of_the_organisation_reads_any_text_at_all() -> None:
    readers = {person for canary in CANARIES.values() for person in canary.readers}

    assert readers & (WHO["organisation"] | {"otto"}) == set()
    assert set().union(*WHO.values()) | {"yara"} == set(PEOPLE)
