"""What a cohort's trips cost at least: so much each, and so much a worker aboard."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from solvers.bound.trip_kinds import TripKind
    from solvers.problem.problem import Problem

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

ROUNDING = 1e-6  # of a trip: riders are told by a solver


@dataclass(frozen=True, kw_only=True)
class TripPrices:
    """Prices that no trip of a cohort undercuts.

    ``seats``: ``(n_groups,)``, fen a worker; ``trip_fen``: of the trip, beside them.
    """

    seats: Floats
    trip_fen: float

    def fen(self, riders: Floats, n_trips: int) -> float:
        """What so many trips with all these riders cost at least."""
        return float(self.seats @ riders) + self.trip_fen * n_trips

    def with_kit(self, kit_fen: Floats) -> TripPrices:
        """The same with so much more a worker."""
        return TripPrices(seats=self.seats + kit_fen, trip_fen=self.trip_fen)


def shares_of_trips(
    problem: Problem, groups: Ints, offers: Iterable[TripKind]
) -> tuple[Floats, ...]:
    """``(n_groups,)`` each: what a worker takes of a trip, by every limit on trips.

    ``groups``: a cohort's, indices into the problem's. Of the seats a worker takes his
    own; of villages and employers so much that all who board at one, or alight there,
    take one together. No plan takes more than a whole of any of them a trip: a place
    counts wherever anybody boards, some or all. Nothing where no coach has seats.
    """
    seats = max((int(one.seats[groups].max()) for one in offers), default=0)
    if not seats:
        return ()
    policy = problem.scenario.policy
    found = [np.full(len(groups), 1.0 / seats)]
    for places, most in (
        (problem.village[groups], policy.max_villages_per_vehicle),
        (problem.employer[groups], policy.max_employers_per_vehicle),
    ):
        there = np.bincount(places, weights=problem.n_workers[groups])
        found.append(1.0 / (there[places] * most))
    return tuple(found)


def least_trips(shares: Iterable[Floats], riders: Floats) -> int:
    """Whole trips that so many riders of each group take at least."""
    most = max((float(share @ riders) for share in shares), default=0.0)
    return math.ceil(most - ROUNDING)
