"""Planning speeds: driving time from road metres."""

from __future__ import annotations

from dataclasses import dataclass
from math import lcm
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeedBand:
    """Metres of a run from ``from_m`` on are driven at ``kmh``, up to the next band."""

    from_m: int
    kmh: int


# Assumption, from usual planning speeds: county road 40, national road 55,
# expressway 80 km/h; village roads in mountains 28. A run begins on the slow ones.
PLAIN_BANDS = (
    SpeedBand(from_m=0, kmh=40),
    SpeedBand(from_m=20_000, kmh=55),
    SpeedBand(from_m=100_000, kmh=80),
)
MOUNTAIN_BANDS = (SpeedBand(from_m=0, kmh=28), *PLAIN_BANDS[1:])


def bands_of(*, is_mountain: bool) -> tuple[SpeedBand, ...]:
    """The bands of the scenario's country."""
    return MOUNTAIN_BANDS if is_mountain else PLAIN_BANDS


def driving_seconds(
    metres: NDArray[np.int64], bands: tuple[SpeedBand, ...]
) -> NDArray[np.int64]:
    """Seconds at the wheel for runs of ``metres``, by day, rounded up; any shape.

    The speed only rises along a run, so the time is a nondecreasing, concave function
    of the metres with value 0 at 0, hence subadditive: two runs never take less than
    one run as long as both, and rounding up keeps that.
    """
    common = lcm(*(band.kmh for band in bands))
    total = np.zeros_like(metres)
    ends = (*(band.from_m for band in bands[1:]), None)
    for band, end_m in zip(bands, ends, strict=True):
        upto = metres if end_m is None else np.minimum(metres, end_m)
        total += np.maximum(upto - band.from_m, 0) * (common // band.kmh)
    # 1 m at v km/h takes 3.6 / v seconds: 18 * (common / v) / (5 * common)
    return -(-18 * total // (5 * common))


def driving_s(metres: int, bands: tuple[SpeedBand, ...]) -> int:
    """Seconds at the wheel for one run of ``metres``; see `driving_seconds`."""
    return int(driving_seconds(np.asarray(metres, dtype=np.int64), bands))
