"""What lies under a map without tiles: provinces, coasts, lakes, main roads, towns.

The lines ship with the project (`background.npz.xz`, licences in NOTICE) and are made
by `scenarios.build_background`. No border of a country is among them: which are to be
drawn is for the survey authority of the place where a map is published.
"""

from __future__ import annotations

import io
import lzma
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy.typing as npt

    from transport.language import Text

    Floats = npt.NDArray[np.float64]

LAYERS = ("lakes", "coasts", "provinces", "roads")
FILE = "background.npz.xz"
_STEPS_A_DEGREE = 1_000  # about 100 m
CREDIT = "Natural Earth · © OpenStreetMap contributors (ODbL)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """Lines of one kind; ``points`` is (lat, lon) in degrees, ``(n, 2)``.

    Line ``k`` has the points ``starts[k]`` to ``starts[k + 1]``; ``boxes`` holds its
    south, west, north and east, ``(m, 4)``.
    """

    points: Floats
    starts: npt.NDArray[np.int64]
    boxes: Floats

    def within(
        self, south: float, west: float, north: float, east: float
    ) -> Iterator[Floats]:
        """The lines whose box touches the given one, each ``(n, 2)``."""
        low_lat, low_lon, high_lat, high_lon = self.boxes.T
        is_near = (
            (low_lat <= north)
            & (high_lat >= south)
            & (low_lon <= east)
            & (high_lon >= west)
        )
        for at in np.flatnonzero(is_near).tolist():
            yield self.points[self.starts[at] : self.starts[at + 1]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Where the government of a city or county sits; ``at``: (lat, lon) in degrees."""

    name: Text
    at: tuple[float, float]
    is_city: bool


@cache
def background() -> Mapping[str, Layer]:
    """The layers of lines by name."""
    found = _arrays()
    return {
        name: _unpacked(found[f"{name}-lengths"], found[f"{name}-steps"])
        for name in LAYERS
    }


@cache
def seats() -> tuple[Seat, ...]:
    """Seats of cities, then of counties."""
    found = _arrays()
    at = found["seats-at"] / _STEPS_A_DEGREE
    names = found["seats-names"].tobytes().decode().split("\n")
    rows = [tuple(row.split("\t")) for row in names]
    return tuple(
        Seat(name=(english, chinese), at=(lat, lon), is_city=bool(is_city))
        for (chinese, english), (lat, lon), is_city in zip(
            rows, at.tolist(), found["seats-city"], strict=True
        )
    )


@cache
def _arrays() -> Mapping[str, Any]:
    packed = resources.files(__package__).joinpath(FILE).read_bytes()
    with np.load(io.BytesIO(lzma.decompress(packed))) as found:
        return dict(found)


def _unpacked(lengths: npt.NDArray[np.int64], steps: npt.NDArray[np.int64]) -> Layer:
    points = np.cumsum(steps, axis=0, dtype=np.int64) / _STEPS_A_DEGREE
    starts = np.concatenate(([0], np.cumsum(lengths, dtype=np.int64)))
    low = np.minimum.reduceat(points, starts[:-1])
    high = np.maximum.reduceat(points, starts[:-1])
    return Layer(points=points, starts=starts, boxes=np.hstack((low, high)))


def packed(layers: Mapping[str, Sequence[Floats]], places: Sequence[Seat]) -> bytes:
    """The bytes of `FILE` for lines of (lat, lon) in degrees by layer, and seats.

    Points are rounded to about 100 m; each is kept as its step from the one before.
    """
    arrays: dict[str, Any] = {}
    for name in LAYERS:
        lines = layers[name]
        whole = np.rint(np.concatenate(lines) * _STEPS_A_DEGREE).astype(np.int64)
        arrays[f"{name}-lengths"] = np.array([len(line) for line in lines], np.uint16)
        steps = np.diff(whole, axis=0, prepend=np.zeros((1, 2), np.int64))
        arrays[f"{name}-steps"] = np.asfortranarray(steps.astype(np.int32))
    whole = np.rint(np.array([seat.at for seat in places]) * _STEPS_A_DEGREE)
    names = "\n".join(f"{seat.name[1]}\t{seat.name[0]}" for seat in places)
    arrays["seats-at"] = whole.astype(np.int32)
    arrays["seats-city"] = np.array([seat.is_city for seat in places])
    arrays["seats-names"] = np.frombuffer(names.encode(), np.uint8)
    raw = io.BytesIO()
    np.savez(raw, **arrays)
    return lzma.compress(raw.getvalue(), preset=9 | lzma.PRESET_EXTREME)
