"""Where the names of points stand: on no other name, and on no point."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

RADIUS = 6  # of a point
_ASCENT, _DESCENT = 10, 3  # of a line of letters, above and below where it stands
_LINE = _ASCENT + _DESCENT + 1
_APART = 9  # from the middle of the point to its name
_MOST_STEPS = 12


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: _Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def lies_in(self, other: _Box) -> bool:
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Where a name begins (``start``) or ends (``end``), and its line stands.

    ``is_far``: so far from its point that a line is to join them.
    """

    x: float
    y: float
    anchor: str
    is_far: bool


def placed(
    points: Sequence[tuple[float, float]],
    widths: Sequence[float],
    *,
    room: tuple[float, float, float, float],
) -> list[Label]:
    """A place for the name of each point, of that width, within the room.

    ``room``: left, top, right, bottom. Where none is free a name stands beside its
    point all the same.
    """
    dots = [_Box(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS) for x, y in points]
    taken: list[_Box] = []
    found: dict[int, Label] = {}
    for i in sorted(range(len(points)), key=lambda i: (points[i][1], points[i][0])):
        tried = [*_tries(points[i], widths[i])]
        label, box = next(
            (
                (label, box)
                for label, box in tried
                if box.lies_in(_Box(*room))
                and not any(box.meets(other) for other in (*taken, *dots))
            ),
            tried[0],
        )
        found[i] = label
        taken.append(box)
    return [found[i] for i in range(len(points))]


def _tries(point: tuple[float, float], width: float) -> Iterator[tuple[Label, _Box]]:
    """Places for a name, the best first: beside its point, then farther up and down."""
    x, y = point
    for step, way, is_right in product(range(_MOST_STEPS), (-1, 1), (True, False)):
        by = way * _LINE * step - 8 if way < 0 else 8 + _ASCENT / 2 + _LINE * step
        at_x = x + _APART if is_right else x - _APART
        at_y = y + by
        left = at_x if is_right else at_x - width
        label = Label(
            x=at_x,
            y=at_y,
            anchor="start" if is_right else "end",
            is_far=step > 0,
        )
        yield label, _Box(left, at_y - _ASCENT, left + width, at_y + _DESCENT)
