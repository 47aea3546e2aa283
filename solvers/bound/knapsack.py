"""Trips as knapsacks: everybody once, in any order, within all limits on numbers.

**Claim.** Take a trip of a class whose employers lie in just the areas ``m``. Let ``U``
be its villages, ``f`` and ``l`` the first and the last of them. Of the villages with
somebody bound for ``m``, let ``leave_u + enter_v <= way(u, v)`` for all ``u != v``.
Then its way costs at least

    out(f) + sum_{u in U, u != l} leave_u + sum_{v in U, v != f} enter_v + end(l, m)

and its reduced cost is at least the least value, over all such ``U``, ``f``, ``l`` and
loads of workers bound for ``m`` within its limits, of that less what the loads gain.

**Proof.** Every village of ``U`` has somebody bound for ``m``. The way goes through
each of them once (to come again costs no less); all but ``l`` are left once for another
one, all but ``f`` entered once from another one. The workers of each group count once,
as each village is called at once. QED

So no group is carried twice, which ways that forget where they have been
(:mod:`solvers.core.pricing`) cannot see; for them, the order counts. Neither is always
the greater. The limits, all of which every trip keeps:

- seats, those of the class;
- *villages*, counted in the states;
- *employers*: a trip to more areas than it may call at employers is none. On a trip are
  no more workers than the largest employers of its areas, as many as it may call at,
  have in all, and likewise of each village.
- time: as for ways with an order, with what leaving and entering take at least.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.class_gains import FoundRoute
from solvers.core.class_figures import GainFigures
from solvers.core.knapsack import BOTH, KnapsackRoom, knapsack_costs

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.bound.class_gains import ClassGains, ClassGroups
    from solvers.bound.class_limits import ClassLimits
    from solvers.bound.ways import LimitedWays

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]


class Knapsack:
    """The trips of one pricing class as knapsacks."""

    def __init__(self, of: ClassGroups, limits: ClassLimits) -> None:
        self._of = of
        self._limits = limits
        self._n_counts = limits.most_villages + 1 if limits.is_counted else 1

    def price(
        self,
        limited: LimitedWays,
        gains: ClassGains,
        marks: Floats,
        floor: Floats,
        *,
        ceiling: float,
    ) -> tuple[Floats, list[FoundRoute]]:
        """(least value by set of areas, ``ceiling`` where none is lower; the trips).

        ``floor``: what is proved already, by set of areas.
        """
        n_v, n_m = gains.n.shape
        states = (self._of.seats + 1, self._n_counts, BOTH + 1, len(marks))
        loads = np.zeros((n_m, n_v), dtype=np.int64)
        least = np.empty(n_m)
        knapsack_costs(
            limited.figures,
            limited.limit(marks),
            GainFigures(fen=gains.table, n=np.minimum(gains.n, self._limits.boarding)),
            np.stack([gains.most(m) for m in range(n_m)]),
            self._limits.aboard,
            self._limits.most_villages,
            ceiling,
            KnapsackRoom(
                fen=np.empty((3, n_v)),
                seconds=np.empty((3, n_v)),
                cost=np.empty(states),
                left_s=np.empty(states),
                before=np.empty((n_v, *states), dtype=np.int64),
            ),
            loads,
            least,
        )
        return np.maximum(floor, least), [
            self._read(m, float(least[m]), loads[m], gains)
            for m in np.flatnonzero(loads.any(axis=1)).tolist()
        ]

    def _read(
        self, areas: int, value: float, loads: Ints, gains: ClassGains
    ) -> FoundRoute:
        """The best trip to the areas, from the workers of each village on it."""
        calls = [(v, int(loads[v])) for v in np.flatnonzero(loads).tolist()]
        gain = sum(float(gains.table[v, areas, r]) for v, r in calls)
        return FoundRoute(
            areas=areas, cost=value + gain, loads=gains.loads(areas, calls)
        )
