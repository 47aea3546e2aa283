"""Areas: employers put together, and the least cost of calling at sets of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]


def areas_of(metres: Ints, *, most: int, apart_m: float = 0.0) -> Ints:
    """``(n,)``, the area of each place: nearest ones are joined until few enough.

    Beyond that, areas are joined that lie within ``apart_m``.

    ``metres`` is ``(n, n)``. Joining is by the longest distance within the joint area
    (complete linkage).
    """
    n = len(metres)
    apart = np.maximum(metres, metres.T).astype(np.float64)
    np.fill_diagonal(apart, np.inf)
    area = np.arange(n)
    for left in range(n, 1, -1):
        if left <= most and apart.min() > apart_m:
            break
        a, b = sorted(divmod(int(np.argmin(apart)), n))
        apart[a] = apart[:, a] = np.maximum(apart[a], apart[b])
        apart[b] = apart[:, b] = np.inf
        apart[a, a] = np.inf
        area[area == b] = a
    numbers = {old: new for new, old in enumerate(sorted(set(area.tolist())))}
    return np.array([numbers[old] for old in area.tolist()], dtype=np.int64)


def regions_of_sets(area: Ints, region: Ints, e: Ints) -> Ints:
    """For each set of areas the set of regions in which they lie, as bits.

    ``area`` is that of each employer; ``region`` and ``e`` are of each group, ``e`` its
    employer.
    """
    of_area = np.zeros(int(area.max()) + 1, dtype=np.int64)
    np.bitwise_or.at(of_area, area[e], 1 << region)
    sets = np.zeros(1 << len(of_area), dtype=np.int64)
    for m in range(1, len(sets)):
        low = (m & -m).bit_length() - 1
        sets[m] = sets[m & (m - 1)] | of_area[low]
    return sets


def cost_home(
    *, link: Floats, between: Floats, back: Floats, area: Sequence[int]
) -> Floats:
    """``(n_villages, n_sets)``: least cost of a call in each area of a set, then home.

    ``link`` is ``(n_villages, n)``, ``between`` ``(n, n)``, ``back`` ``(n,)``; sets are
    bit masks of areas, and set 0 costs 0. Exact dynamic programming over sets (Held and
    Karp 1962) for the shortest way that calls at one place of each area.
    """
    n, n_areas = len(back), max(area) + 1
    bit = np.array([1 << a for a in area], dtype=np.int64)
    onward = np.full((1 << n_areas, n), np.inf)  # from a place, its area included
    for places in range(1, 1 << n_areas):
        for e in np.flatnonzero(bit & places).tolist():
            rest = places & ~int(bit[e])
            onward[places, e] = (
                back[e] if rest == 0 else float(np.min(between[e] + onward[rest]))
            )
    ends = np.zeros((len(link), 1 << n_areas))
    for places in range(1, 1 << n_areas):
        ends[:, places] = np.min(link + onward[places][None, :], axis=1)
    return ends
