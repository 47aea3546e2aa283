"""Room in which the best ways to a cohort's orders of employers are looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.core.halted_loads import LoadRoom
from solvers.core.order_figures import RouteRoom

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.journeys.cohort_roads import CohortRoads

    Ints = npt.NDArray[np.int64]


def route_room(roads: CohortRoads) -> RouteRoom:
    """Room for ways over as many places as a trip of the cohort may call at."""
    most_v, most_e, n_v = roads.most_v, roads.most_e, roads.n_v
    return RouteRoom(
        before_m=np.zeros(most_e),
        before_s=np.zeros(most_e),
        path=_ints(most_v),
        ride_m=np.zeros(most_v),
        ride_s=np.zeros(most_v),
        fen=np.zeros(most_v),
        gain=np.zeros(most_v),
        next_v=np.zeros((most_v, n_v), dtype=np.int64),
        next_gain=np.zeros((most_v, n_v)),
        next_most=np.zeros((most_v, n_v)),
        n_next=_ints(most_v),
        at=_ints(most_v),
        is_on=_ints(n_v),
        n_left=_ints(2),
        cost=np.zeros(1),
        load=load_room(len(roads.n), most_v, most_e),
    )


def load_room(n_groups: int, most_v: int, most_e: int) -> LoadRoom:
    """Room to choose who rides on such a way, of so many groups."""
    return LoadRoom(
        group=_ints(n_groups),
        n=_ints(n_groups),
        worth=np.zeros(n_groups),
        up=_ints(n_groups),
        down=_ints(n_groups),
        spare=np.zeros((most_v, most_e)),
        aboard=_ints(n_groups),
        best=_ints(n_groups),
        at_up=_ints(most_v),
        at_down=_ints(most_e),
    )


def _ints(n: int) -> Ints:
    return np.zeros(n, dtype=np.int64)
