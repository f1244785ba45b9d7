"""The matrix of who reads what, as data: a sentence in every private field, and everybody who may ever see it.

Each sentence has a name in it that stands nowhere else. The tests look for that name, in the clear and in the disguises
in which text travels.
"""

import base64
import re
from dataclasses import dataclass

NOOR_ONLY = frozenset({"noor"})
NOOR_AND_ANJA = frozenset({"noor", "anja"})
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Canary:
    """One private field: who may read it and why; `bird` is the name to look for."""

    bird: str
    readers: frozenset[str]
    reason: str

    @property
    def sentence(self) -> str:
        """What is written in the field."""
        return f"Vandaag zag ik een {self.bird} op het hek."

    def disguises(self) -> set[bytes]:
        """Give the name as it stands in a page, and in base64 at every place where that can begin."""
        plain = self.bird.encode()
        # The first and the last characters of a piece of base64 depend on what stands beside it, so they are left out.
        shifted = (base64.b64encode(b"x" * shift + plain)[4 * (shift > 0) : -4] for shift in range(3))
        return {plain, plain.upper(), plain.hex().encode(), *shifted}


CANARIES: dict[str, Canary] = {
    "draft": Canary("kwikstaart-0417", NOOR_ONLY, "what is being written is read by its writer alone"),
    "draft, outside": Canary("roodborst-1290", NOOR_ONLY, "what is being written is read by its writer alone"),
    "draft, inside me": Canary("winterkoning-2283", NOOR_ONLY, "what is being written is read by its writer alone"),
    "draft, inside other": Canary("boomkruiper-3306", NOOR_ONLY, "what is being written is read by its writer alone"),
    "draft, replaced": Canary("goudhaan-4415", NOBODY, "what its writer wrote over is gone"),
    "draft, set aside": Canary("draaihals-5509", NOOR_ONLY, "a version that its writer did not choose stays with them"),
    "exercise, set aside": Canary(
        "kuifmees-5612", NOOR_ONLY, "a version that its writer did not choose stays with them"
    ),
    "exercise, rewritten": Canary("heggenmus-5130", NOOR_ONLY, "what is done in a lesson is for oneself alone"),
    "exercise, worksheet": Canary("koolmees-6247", NOOR_ONLY, "what is done in a lesson is for oneself alone"),
    "exercise, image card": Canary("staartmees-7358", NOOR_ONLY, "what is done in a lesson is for oneself alone"),
    "exercise, replaced": Canary("vuurgoudhaan-8461", NOBODY, "what its writer wrote over is gone"),
    "exercise, of a colleague": Canary(
        "pimpelmees-9574", frozenset({"sam"}), "a colleague of the same team does the same exercise"
    ),
    "private prompt, draft": Canary("nachtegaal-5521", NOOR_ONLY, "an answer for oneself is never handed in"),
    "private prompt, held": Canary("ijsvogel-6634", NOOR_ONLY, "an answer for oneself is never handed in"),
    "private prompt, returned": Canary("wielewaal-7748", NOOR_ONLY, "an answer for oneself is never handed in"),
    "submitted, waiting": Canary(
        "putter-8852", frozenset({"sam"}), "the trainer reads it from taking it up, not before"
    ),
    "submitted, held": Canary("grutto-9967", NOOR_AND_ANJA, "the trainer of the team has taken it up"),
    "submitted, returned": Canary("kievit-1071", NOOR_AND_ANJA, "the trainer who gave it back reads it again"),
    "withdrawn": Canary("tureluur-2186", frozenset({"yara"}), "taken back before anybody read it"),
    "closed, to be made unrecognisable": Canary(
        "sperwer-2297", NOOR_ONLY, "somebody could be recognised: closed at once, for the trainer too"
    ),
    "closed, draft feedback": Canary("boomvalk-3308", NOBODY, "waits for the next round, and nobody opens this one"),
    "closed, explanation": Canary("kerkuil-4412", NOOR_AND_ANJA, "the trainer asked the learner to change something"),
    "asked to talk": Canary("ransuil-5520", NOOR_ONLY, "who asks to talk tells which step, and not what was written"),
    "closed, draft set aside": Canary("slechtvalk-3319", NOBODY, "waits with the text that it stands beside"),
    "draft feedback, set aside": Canary(
        "geelgors-3301", frozenset({"anja"}), "a version that its trainer did not choose stays with the trainer"
    ),
    "internal note, set aside": Canary("ortolaan-4082", frozenset({"anja"}), "the same, of a note"),
    "answer, set aside": Canary("rietgors-6073", frozenset({"anja"}), "the same, of an answer"),
    "feedback being changed, set aside": Canary("grauwe-gors-7084", frozenset({"anja"}), "the same, of a change"),
    "reply, set aside": Canary(
        "dwerggors-6095", NOOR_ONLY, "a version that its learner did not choose stays with them"
    ),
    "takeaway, set aside": Canary("sneeuwgors-6106", NOOR_ONLY, "the same, of the line to take along"),
    "draft feedback": Canary("appelvink-3295", frozenset({"anja"}), "feedback is the trainer's until it is given back"),
    "draft feedback, one prompt": Canary("klapekster-4301", frozenset({"anja"}), "the same, beside one answer"),
    "internal note": Canary("barmsijs-4071", frozenset({"anja"}), "the trainer's own, also after a hand-over"),
    "internal note, returned": Canary("sijs-5182", frozenset({"anja"}), "the same, on what was given back"),
    "released feedback": Canary("zanglijster-5412", NOOR_AND_ANJA, "given back to the learner"),
    "released feedback, one prompt": Canary("bonte-specht-6528", NOOR_AND_ANJA, "given back, beside one answer"),
    "reply": Canary("steenuil-7633", NOOR_AND_ANJA, "the learner answered her trainer"),
    "comment, own": Canary("geelgors-1859", frozenset({"anja"}), "a trainer keeps it for herself"),
    "comment, shared": Canary("kneu-2960", frozenset({"anja", "bram"}), "shared with the trainers of De Vlierboom"),
    "reply, draft": Canary("oeverzwaluw-7741", NOOR_ONLY, "an answer is the learner's until it is sent"),
    "answer": Canary("torenvalk-9055", NOOR_AND_ANJA, "the trainer said something to her reply"),
    "answer, draft": Canary("oeverloper-3372", frozenset({"anja"}), "an answer is the trainer's until it is sent"),
    "takeaway, draft": Canary("tapuit-6617", NOOR_ONLY, "what is being written is read by its writer alone"),
    "former feedback": Canary(
        "kneu-2208", NOOR_AND_ANJA, "what stood there before the trainer changed it stays to read"
    ),
    "feedback being changed": Canary(
        "draaihals-5519", frozenset({"anja"}), "a change is the trainer's until it is made"
    ),
    "takeaway": Canary("blauwborst-8290", NOOR_ONLY, "the line with which she closed is for herself alone"),
    "other organisation": Canary("waterhoen-8749", frozenset({"lot", "ties"}), "a learner of De Brug and her trainer"),
}


def say(name: str) -> str:
    """Give the sentence for one private field."""
    return CANARIES[name].sentence


DISGUISES = {name: canary.disguises() for name, canary in CANARIES.items()}
# Each disguise is one unbroken run of these characters, at least so long: only such runs need to be looked through.
RUN = re.compile(rb"[A-Za-z0-9+/-]{8,}")


def birds_in(data: bytes) -> set[str]:
    """Give the private fields of which something stands in these bytes."""
    runs = b" ".join(set(RUN.findall(data)))
    return {name for name, forms in DISGUISES.items() if any(form in runs for form in forms)}
