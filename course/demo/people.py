"""Who lives in the demonstration. All of them are made up."""

from dataclasses import dataclass

PASSWORD = "van buiten naar binnen"


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """One person of the demonstration, with the sentence that the sign-in page shows."""

    name: str
    email: str
    sentence: str


def _person(name: str, sentence: str) -> DemoPerson:
    return DemoPerson(name, f"{name.split(' ')[0].lower()}@devlierboom.example", sentence)


NOOR = _person("Noor Hofman", "cursist, Woonteam Noord: er staan een reactie van haar trainer en een paar vragen klaar")
SAM = _person("Sam Bakhuis", "cursist, Woonteam Noord: heeft zijn eerste opdracht ingeleverd")
DAAN = _person("Daan Vos", "cursist, Woonteam Noord: schrijft aan een concept en wil over een stap praten")
FLEUR = _person("Fleur de Wit", "cursist, Woonteam Noord: komt vandaag voor het eerst")
YARA = _person(
    "Yara Demir",
    "cursist, Ambulant team Zuid: haalde de eindtoets; haar opdracht gaat naar Anja",
)
ESRA = _person("Esra Kaya", "cursist, Ambulant team Zuid: in haar tekst was iemand te herkennen")
JORIS = _person("Joris Mulder", "cursist, Ambulant team Zuid: zijn opdracht wordt nu gelezen, met zorg")
KARIM = _person("Karim Azzouzi", "cursist, Ambulant team Zuid: is uitgenodigd en was er nog niet")
ANJA = _person("Anja Verbeek", "trainer van Woonteam Noord en coördinator: een cursist wil met haar praten")
BRAM = _person("Bram Olthof", "trainer van Ambulant team Zuid: leest een tekst die hem zorgen geeft")
MARJA = _person("Marja Kuiper", "leidinggevende van De Vlierboom: ziet wie hoever is, en geen woord meer")

NORTH = (NOOR, SAM, DAAN, FLEUR)
SOUTH = (YARA, ESRA, JORIS, KARIM)
EVERYBODY = (*NORTH, *SOUTH, ANJA, BRAM, MARJA)

# Karim has not accepted his invitation, so nobody can be Karim.
WHO_TO_BE = {person.email: f"{person.name}, {person.sentence}" for person in EVERYBODY if person is not KARIM}
