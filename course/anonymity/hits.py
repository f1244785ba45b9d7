"""What was found: from where to where, of which kind, and what somebody could write instead."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a hit seems to be."""

    EMAIL = "email"
    IBAN = "iban"
    PHONE = "phone"
    BSN = "bsn"
    DATE = "date"
    AGE = "age"
    PLATE = "plate"
    STREET = "street"
    POSTCODE = "postcode"
    HOUSE = "house"
    INITIALS = "initials"
    NAME = "name"
    PLACE = "place"


ADVICE = {
    Kind.EMAIL: "Een e-mailadres. Laat het weg.",
    Kind.IBAN: "Een rekeningnummer. Laat het weg.",
    Kind.PHONE: "Een telefoonnummer. Laat het weg.",
    Kind.BSN: "Dit kan een burgerservicenummer zijn. Laat het weg.",
    Kind.DATE: "Een precieze datum. Schrijf liever “op een dag” of “in het voorjaar”.",
    Kind.AGE: "Een precieze leeftijd. Schrijf liever “een veertiger” of “een jongvolwassene”.",
    Kind.PLATE: "Een kenteken. Schrijf liever “een auto”.",
    Kind.STREET: "Een straat of adres. Schrijf liever “een straat in de buurt”.",
    Kind.POSTCODE: "Een postcode. Laat die weg.",
    Kind.HOUSE: "De naam van je organisatie of van een team. Schrijf liever “ons team” of “de woning”.",
    Kind.INITIALS: "Voorletters of een letter als naam. Schrijf liever “een bewoner” of “een collega”.",
    Kind.NAME: "Een naam. Schrijf liever “een bewoner” of “een collega”.",
    Kind.PLACE: "Een plaats. Schrijf liever “een stad” of “een dorp”.",
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in a text that could identify somebody."""

    start: int
    end: int
    kind: Kind

    @property
    def advice(self) -> str:
        """What somebody could write instead."""
        return ADVICE[self.kind]


def settle(hits: Iterable[Hit]) -> list[Hit]:
    """Put hits in the order of the text, and keep the longest where several overlap."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda one: (one.start, -one.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
        elif hit.end - hit.start > kept[-1].end - kept[-1].start:
            kept[-1] = hit
    return kept
