"""What each trip of a solution would cost with a coach of each line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.core.jit import leaf
from solvers.core.problem_data import N_LINE
from solvers.core.trips import COST, INFEASIBLE, N_ITEMS, price_row

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from solvers.core.problem_data import ProblemData
    from solvers.core.trips import Trips

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]


@leaf
def price_each(data: ProblemData, trips: Trips, fen: Floats, crews: Ints) -> None:
    """Write what every row costs by line, its days and the seats of its crew.

    ``fen``: ``(n_rows, n_k)``, infinite for rows without items and where it is not
    legal; ``crews``: ``(n_rows, n_k, 2)``, days and seats.
    """
    for r in range(trips.head.shape[0]):
        is_run = trips.head[r, N_ITEMS] > 0 and trips.size[r, COST] < INFEASIBLE
        for k in range(data.line.shape[0]):
            fen[r, k] = INFEASIBLE
            if is_run:
                cost, days, drivers = price_row(data, trips, r, k)
                fen[r, k], crews[r, k, 0] = cost, days
                crews[r, k, 1] = data.line[k, N_LINE + drivers]
