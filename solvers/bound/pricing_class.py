"""One pricing class: its groups, priced in every way that there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.areas import areas_of, regions_of_sets
from solvers.bound.class_gains import ClassGroups
from solvers.bound.class_limits import ClassLimits
from solvers.bound.knapsack import Knapsack
from solvers.bound.remembering import Remembering
from solvers.bound.time_limits import limits_of
from solvers.bound.ways import Ways
from transport.clock import HOUR_S, MINUTE_S

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.bound.class_gains import Loads
    from solvers.bound.trip_kinds import TripKind
    from solvers.problem.problem import Problem

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]
    Route = tuple[int, float, Loads]  # areas, cost, loads

FAR_M = 1 << 40  # between employers of different regions, when areas are made
MOST_AREAS = 6
MOST_EXACT_AREAS = 7  # so few employers are each an area
WIDE_S = 4 * HOUR_S  # a limit that always leaves more than this is not looked at
MARKS_S = np.array(
    [0.0, 10, 20, 30, 45, 60, 80, 105, 140, 190, 260, 400], dtype=np.float64
) * float(MINUTE_S)
NO_MARKS = np.zeros(1)
ROUNDING_FEN = 1.0  # of sums of floating point numbers


class PricingClass:
    """The groups of one class, as trips of one offer may carry them."""

    def __init__(
        self, problem: Problem, offer: TripKind, groups: Ints, seats: int, region: Ints
    ) -> None:
        villages, v = np.unique(problem.village[groups], return_inverse=True)
        employers, e = np.unique(problem.employer[groups], return_inverse=True)
        metres = problem.distance_m
        most = MOST_EXACT_AREAS if len(employers) <= MOST_EXACT_AREAS else MOST_AREAS
        of_employer = np.zeros(len(employers), dtype=np.int64)
        of_employer[e] = region[groups]
        area = _areas_in_regions(
            metres[np.ix_(employers, employers)], of_employer, most=most
        )
        self._of = ClassGroups(
            groups=groups,
            v=v,
            m=area[e],
            e=e,
            n=problem.most_loads[groups],
            seats=min(seats, int(problem.most_loads[groups].sum())),
        )
        self.regions = regions_of_sets(area, region[groups], e)
        ways = Ways.of(problem, offer, villages, employers, area)
        times = limits_of(problem, offer, villages, employers, area)
        all_limited = [ways.limited(limit) for limit in times]
        binding = [limited for limited in all_limited if limited.slack_s < WIDE_S]
        self._limited = binding or [ways.limited(None)]
        limits = ClassLimits(self._of, problem.scenario.policy)
        between = metres[np.ix_(villages, villages)]
        self._remembering = Remembering(self._of, limits, between, self.regions)
        self._knapsack = Knapsack(self._of, limits)

    def price(self, gain: Floats, *, ceiling: float) -> tuple[Floats, list[Route]]:
        """(least value by set of areas, the best routes).

        Each time limit gives a lower bound; the greatest counts.
        """
        gains = self._of.gains(gain[self._of.groups])
        least = np.full(self._of.n_sets, -np.inf)
        routes: dict[tuple[int, Loads], float] = {}
        for limited in self._limited:
            marks = MARKS_S if limited.is_timed else NO_MARKS
            for way in (self._knapsack, self._remembering):
                least, found = way.price(limited, gains, marks, least, ceiling=ceiling)
                for route in found:
                    key = route.areas, route.loads
                    routes[key] = max(routes.get(key, -np.inf), route.cost)
        # what one way takes for a trip, another may have proved to be none
        return least, [
            (areas, cost, loads)
            for (areas, loads), cost in routes.items()
            if cost - gains.of(loads) >= least[areas] - ROUNDING_FEN
        ]


def _areas_in_regions(metres: Ints, region: Ints, *, most: int) -> Ints:
    """Areas of which none lies in two regions: a set of areas has one set of regions.

    Otherwise a trip to one region could be owed to an area of two, and be priced as if
    it called in both. There are no more regions than areas.
    """
    is_apart = region[:, None] != region[None, :]
    return areas_of(np.where(is_apart, FAR_M, metres), most=most)
