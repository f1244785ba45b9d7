"""Open questions in the mentalising stance, which a trainer can take into a reaction: not knowing, one at a time."""

from dataclasses import dataclass

# What a question or a comment of a trainer is about. The codes stand in the database; the words are for the screen.
TOPICS = {
    "buiten": "Buiten: wat een camera ziet",
    "lijf": "Het lijf",
    "ik": "Ik: wat er in mij omging",
    "ander": "De ander",
    "zeker-weten": "Zeker weten",
    "lef": "Lef",
    "stap": "Een kleine stap",
    "grenzen": "Grenzen",
}

# Where this stands in a question, the first name of the learner comes.
FIRST_NAME = "{voornaam}"


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """One question of the course; `topic` is a code of `TOPICS`."""

    id: str
    topic: str
    text: str
