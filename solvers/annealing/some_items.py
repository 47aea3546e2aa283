"""Some items of a problem as a problem of their own, for the compiled search.

What it does in a step takes time with the number of items. Where only some trips are
annealed, nobody but those aboard and some who wait can ride in them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.core.problem_data import PENALTY
from solvers.core.trips import ITEMS, N_ITEMS, Trips

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.core.problem_data import ProblemData

    Ints = npt.NDArray[np.int64]


def only(data: ProblemData, items: Ints) -> ProblemData:
    """The data of these items alone; places and lines keep their numbers."""
    return data._replace(
        item=data.item[items],
        size=data.size[items],
        seats=np.ascontiguousarray(data.seats[:, items]),
        near=_near(data.near[items], items, len(data.item)),
    )


def _near(near: Ints, items: Ints, n_items: int) -> Ints:
    """Neighbours by their new numbers; who has too few is his own neighbour again."""
    new = np.full(n_items, -1, dtype=np.int64)
    new[items] = np.arange(len(items))
    own = [[int(i) for i in new[row] if i >= 0] for row in near]
    width = max(len(row) for row in own)
    filled = [[*row, *[i] * (width - len(row))] for i, row in enumerate(own)]
    return np.array(filled, dtype=np.int64)


def narrowed(trips: Trips, items: Ints) -> Trips:
    """The solution by the items' new numbers; no trip carries any other."""
    new = np.zeros(len(trips.left), dtype=np.int64)
    new[items] = np.arange(len(items))
    return _renumbered(trips, new, trips.left[items])


def widened(trips: Trips, items: Ints, left: Ints) -> Trips:
    """The solution by the problem's own numbers; ``left``: who waited before."""
    others = left.copy()
    others[items] = trips.left
    return _renumbered(trips, items, others)


def _renumbered(trips: Trips, number: Ints, left: Ints) -> Trips:
    stops = trips.stops.copy()
    for r, n in enumerate(trips.head[:, N_ITEMS].tolist()):
        stops[r, ITEMS, :n] = number[stops[r, ITEMS, :n]]
    return trips._replace(stops=stops, left=left)


def left_out_fen(data: ProblemData, left: Ints, items: Ints) -> float:
    """What those weigh who wait and are none of the items."""
    others = left.astype(np.float64)
    others[items] = 0.0
    return float(others @ data.size[:, PENALTY])
