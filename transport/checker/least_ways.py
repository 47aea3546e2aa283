"""Shortest ways between places, by whatever places lie between."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from transport.roads.distances import distances_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from transport.scenario import Scenario

    Ints = NDArray[np.int64]
    Pair = tuple[str, str]

MOST_PLACES = 400  # whose shortest ways are sought where the direct ones may not be


class LeastWays:
    """Metres and day-speed seconds that no way between two places undercuts.

    ``places`` are all places at which a coach may call. Computed distances are rounded
    up to whole metres and seconds, which may make a way over many places shorter than
    the direct one: by less than one of each a leg.
    """

    def __init__(self, scenario: Scenario, places: Iterable[str]) -> None:
        self._distances = distances_of(scenario)
        policy = scenario.policy
        self._spared = (
            policy.max_villages_per_vehicle + policy.max_employers_per_vehicle + 1
        )
        self._closed: tuple[dict[str, int], Ints, Ints] | None = None
        if not self._distances.is_metric:
            names = sorted(set(places))
            metres, seconds = self._distances.matrices(names)
            idx = {name: i for i, name in enumerate(names)}
            self._closed = (idx, _shortest(metres), _shortest(seconds))

    def least(self, pairs: Sequence[Pair]) -> tuple[Ints, Ints]:
        """Least metres and seconds of each (from, to), in order."""
        if self._closed is None:
            metres, seconds = self._distances.pairs(pairs)
            spared = self._spared
            return np.maximum(metres - spared, 0), np.maximum(seconds - spared, 0)
        idx, metres, seconds = self._closed
        rows = [idx[start] for start, _ in pairs]
        columns = [idx[end] for _, end in pairs]
        return metres[rows, columns], seconds[rows, columns]

    def metres(self, pairs: Sequence[Pair]) -> Ints:
        """Metres of the runs themselves, in order."""
        return self._distances.pairs(pairs)[0]


def can_be_sought(scenario: Scenario, n_places: int) -> bool:
    """Whether shortest ways are quickly found: a metric, or few enough places."""
    if scenario.road_source.provider not in ("great_circle", "highways"):
        return False  # a server would have to be asked
    return n_places <= MOST_PLACES or distances_of(scenario).is_metric


def _shortest(table: Ints) -> Ints:
    """Floyd and Warshall: every place in turn may lie between all others."""
    least = table.copy()
    for between in range(len(least)):
        np.minimum(least, least[:, between, None] + least[None, between], out=least)
    return least
