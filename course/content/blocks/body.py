"""The places on a body map: fixed, because earlier maps must stay comparable."""

from typing import NamedTuple

Spot = tuple[int, int, int, int]


class BodyPlace(NamedTuple):
    """One place on the body: its id, its name, the side on which it is drawn, and its ovals (centre and radii)."""

    id: str
    name: str
    side: str
    spots: tuple[Spot, ...]


BODY_PLACES = (
    BodyPlace("hoofd", "hoofd", "front", ((90, 27, 18, 10),)),
    BodyPlace("gezicht", "gezicht en kaak", "front", ((90, 50, 15, 11),)),
    BodyPlace("keel", "keel", "front", ((90, 76, 9, 8),)),
    BodyPlace("borst", "borst", "front", ((90, 112, 27, 17),)),
    BodyPlace("maag", "maag", "front", ((90, 155, 21, 14),)),
    BodyPlace("buik", "buik", "front", ((90, 196, 24, 16),)),
    BodyPlace("handen", "handen", "front", ((28, 232, 10, 13), (152, 232, 10, 13))),
    BodyPlace("benen", "bovenbenen en knieën", "front", ((69, 280, 12, 34), (111, 280, 12, 34))),
    BodyPlace("voeten", "voeten en tenen", "front", ((65, 383, 14, 10), (115, 383, 14, 10))),
    BodyPlace("nek", "nek", "back", ((270, 74, 11, 10),)),
    BodyPlace("schouders", "schouders", "back", ((233, 100, 16, 11), (307, 100, 16, 11))),
    BodyPlace("armen", "armen", "back", ((213, 165, 9, 36), (327, 165, 9, 36))),
    BodyPlace("bovenrug", "bovenrug", "back", ((270, 132, 26, 22),)),
    BodyPlace("onderrug", "onderrug", "back", ((270, 188, 26, 18),)),
    BodyPlace("billen", "billen", "back", ((253, 232, 15, 14), (287, 232, 15, 14))),
    BodyPlace("kuiten", "kuiten", "back", ((250, 330, 11, 32), (290, 330, 11, 32))),
)
