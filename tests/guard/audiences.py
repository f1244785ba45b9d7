"""The nine of the cast as the access list speaks of them: who is let in, and who is told that they may not.

To whoever is neither let in nor refused, the thing does not exist: another organisation is never even mentioned.
"""

from dataclasses import dataclass

from tests.world import PEOPLE

STRANGER = ""
EVERY_PERSON = frozenset(PEOPLE)
LEARNERS = frozenset({"noor", "sam", "yara", "lot"})
TRAINERS = frozenset({"anja", "bram", "ties"})
MANAGERS = frozenset({"marja", "otto"})


@dataclass(frozen=True, slots=True)
class Audience:
    """Who may: in words for the reader, and by name for the test.

    Attributes:
        words: how a person would say it.
        enters: who is let in.
        refused: who may know that the thing is there, and is told that it is not for them (403).
        strangers: whether somebody who is not signed in is let in too; this has to be marked in the code.
        only_in_demonstration: whether a real installation does not have it at all.
    """

    words: str
    enters: frozenset[str]
    refused: frozenset[str] = frozenset()
    strangers: bool = False
    only_in_demonstration: bool = False

    @property
    def kept_out(self) -> frozenset[str]:
        """Everybody of the cast who is not let in."""
        return EVERY_PERSON - self.enters

    def status_for(self, who: str, answer: int) -> int:
        """Give the status that this person has to get, when `answer` is what those who are let in get."""
        if who in self.enters:
            return answer
        return 403 if who in self.refused else 404


EVERYBODY = Audience("everybody, signed in or not", EVERY_PERSON, strangers=True)
SIGNED_IN = Audience("whoever is signed in", EVERY_PERSON)
LEARNER = Audience("a learner, with what is their own", LEARNERS, refused=TRAINERS | MANAGERS)
TRAINER = Audience("a trainer, with what waits for them", TRAINERS, refused=LEARNERS | MANAGERS)
COMMENT_OWNER = Audience(
    "the trainer who keeps the comment", frozenset({"anja"}), refused=LEARNERS | MANAGERS | {"bram"}
)
MANAGER = Audience("a manager, with their own organisations", MANAGERS, refused=LEARNERS | TRAINERS)
ANJA_HERSELF = Audience("the trainer whose days they are", frozenset({"anja"}), refused=LEARNERS | MANAGERS)
NOOR_HERSELF = Audience("the learner who wrote it", frozenset({"noor"}))
HER_TRAINER = Audience("the trainer of her team", frozenset({"anja"}), refused=frozenset({"bram", "marja"}))
HER_TRAINER_OR_COORDINATOR = Audience(
    "the trainer of her team, or the coordinator of the trainers", frozenset({"anja", "bram"}), frozenset({"marja"})
)
COORDINATOR = Audience(
    "the coordinator of some trainers", frozenset({"bram"}), refused=EVERY_PERSON - frozenset({"bram"})
)
HER_COORDINATOR = Audience("the coordinator of her trainers", frozenset({"bram"}), refused=frozenset({"anja", "marja"}))
HER_MANAGER = Audience(
    "the manager of the organisation", frozenset({"marja"}), refused=frozenset({"noor", "sam", "yara", "anja", "bram"})
)
VISITOR_OF_DEMONSTRATION = Audience(
    "a visitor of the demonstration", EVERY_PERSON, strangers=True, only_in_demonstration=True
)
