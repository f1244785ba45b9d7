"""Where the lines of the wheel with seven parts run."""

from math import cos, pi, sin
from typing import NamedTuple

PARTS, RINGS = 7, 5
CENTRE_X, CENTRE_Y = 280, 190
INNER, STEP, GAP = 26, 22, 0.04
LABEL = INNER + RINGS * STEP + 18


class Spoke(NamedTuple):
    """One part of the wheel: the outline of its five rings from the middle outward, and where its name stands."""

    rings: tuple[str, ...]
    x: int
    y: int
    anchor: str


def wheel() -> tuple[Spoke, ...]:
    """The seven parts, clockwise from the top."""
    return tuple(_spoke(part) for part in range(PARTS))


def _spoke(part: int) -> Spoke:
    begin, end = (2 * pi * (part + side) / PARTS - pi / 2 - pi / PARTS for side in (0, 1))
    middle = (begin + end) / 2
    x, y = _point(LABEL, middle)
    anchor = "middle" if abs(cos(middle)) < 0.3 else "start" if cos(middle) > 0 else "end"
    rings = (_ring(INNER + ring * STEP, begin + GAP, end - GAP) for ring in range(RINGS))
    return Spoke(tuple(rings), round(x), round(y) + 6, anchor)


def _ring(inner: float, begin: float, end: float) -> str:
    outer = inner + STEP - 3
    corners = (_point(inner, begin), _point(outer, begin), _point(outer, end), _point(inner, end))
    a, b, c, d = (f"{x:.1f} {y:.1f}" for x, y in corners)
    return f"M{a} L{b} A{outer} {outer} 0 0 1 {c} L{d} A{inner} {inner} 0 0 0 {a} Z"


def _point(radius: float, angle: float) -> tuple[float, float]:
    return CENTRE_X + radius * cos(angle), CENTRE_Y + radius * sin(angle)
