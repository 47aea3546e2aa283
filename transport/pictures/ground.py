"""Where positions lie on a drawing, and what lies under them."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from transport.pictures.shapes import Line
from transport.presentation.background import background

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from transport.pictures.shapes import Point

LatLon = tuple[float, float]
_LEAST_RADIANS = 1e-4
# Colour and width of the lines of each layer.
_LOOKS = {
    "lakes": ("#bcd3e6", 1.0),
    "coasts": ("#9fb9cf", 1.0),
    "provinces": ("#b9b2c6", 1.4),
    "roads": ("#dcd5c7", 1.0),
}
_ORDER = ("roads", "lakes", "coasts", "provinces")


@dataclass(slots=True)
class Ground:
    """A piece of the earth on a drawing, as Mercator has it.

    ``scale``: units of the drawing a radian of longitude; ``taken``: boxes (left, top,
    right, bottom) where something stands.
    """

    west: float
    north: float
    scale: float
    wide: float
    tall: float
    margin: float
    taken: list[tuple[float, float, float, float]] = field(default_factory=list)

    @classmethod
    def around(
        cls,
        places: Sequence[LatLon],
        *,
        wide: float,
        least_tall: float,
        most_tall: float,
        margin: float,
    ) -> Ground:
        """The ground that shows all places, with a margin on every side."""
        easts, norths = zip(*(_mercator(place) for place in places), strict=True)
        across = max(_LEAST_RADIANS, max(easts) - min(easts))
        down = max(_LEAST_RADIANS, max(norths) - min(norths))
        room = wide - 2 * margin
        scale = min(room / across, (most_tall - 2 * margin) / down)
        tall = max(least_tall, down * scale + 2 * margin)
        return cls(
            west=min(easts) - (room / scale - across) / 2,
            north=max(norths) + ((tall - 2 * margin) / scale - down) / 2,
            scale=scale,
            wide=wide,
            tall=tall,
            margin=margin,
        )

    def at(self, place: LatLon) -> Point:
        """Where a position (lat, lon) in degrees lies."""
        east, north = _mercator(place)
        return (
            self.margin + (east - self.west) * self.scale,
            self.margin + (self.north - north) * self.scale,
        )

    def is_free(self, box: tuple[float, float, float, float]) -> bool:
        """Whether nothing stands there and it lies on the drawing; then it is taken."""
        left, top, right, bottom = box
        if left < 0 or right > self.wide or top < 0 or bottom > self.tall:
            return False
        for a, b, c, d in self.taken:
            if left < c and a < right and top < d and b < bottom:
                return False
        self.taken.append(box)
        return True

    def lines_under(self) -> Iterator[Line]:
        """Roads, lakes, coasts and provinces, cut to the drawing."""
        south, west = self._place((0.0, self.tall))
        north, east = self._place((self.wide, 0.0))
        for name in _ORDER:
            colour, width = _LOOKS[name]
            for line in background()[name].within(south, west, north, east):
                for points in self._inside(line):
                    yield Line(points=points, colour=colour, width=width)

    def _place(self, point: Point) -> LatLon:
        """The position in degrees that lies at a point."""
        east = self.west + (point[0] - self.margin) / self.scale
        north = self.north - (point[1] - self.margin) / self.scale
        return math.degrees(math.atan(math.sinh(north))), math.degrees(east)

    def _inside(self, line: npt.NDArray[np.float64]) -> Iterator[list[Point]]:
        """The pieces of a line (lat, lon), ``(n, 2)``, that cross the drawing."""
        lat, lon = np.radians(line).T
        x = self.margin + (lon - self.west) * self.scale
        y = self.margin + (self.north - np.arcsinh(np.tan(lat))) * self.scale
        piece: list[Point] = []
        points = list(zip(x.tolist(), y.tolist(), strict=True))
        for start, end in pairwise(points):
            cut = self._cut(start, end)
            if cut is None:
                continue
            if piece and piece[-1] != cut[0]:
                yield piece
                piece = []
            piece += cut[1:] if piece else cut
        if piece:
            yield piece

    def _cut(self, start: Point, end: Point) -> tuple[Point, Point] | None:
        """The part of a run on the drawing (Liang and Barsky 1984), if there is any."""
        (x, y), (to_x, to_y) = start, end
        first, last = 0.0, 1.0
        for step, low, high in (
            (to_x - x, -x, self.wide - x),
            (to_y - y, -y, self.tall - y),
        ):
            if step == 0:
                if low > 0 or high < 0:
                    return None
                continue
            enter, leave = sorted((low / step, high / step))
            first, last = max(first, enter), min(last, leave)
        if first >= last:
            return None

        def at(share: float) -> Point:
            if share in {0.0, 1.0}:
                return end if share else start
            return x + (to_x - x) * share, y + (to_y - y) * share

        return at(first), at(last)


def _mercator(place: LatLon) -> tuple[float, float]:
    lat, lon = place
    return math.radians(lon), math.asinh(math.tan(math.radians(lat)))
