"""What the ways of one cohort's trips cost, by yard and price."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.areas import cost_home
from solvers.bound.ways import Ways
from solvers.core.village_tours import add_to_tour

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from solvers.bound.trip_kinds import TripKind
    from solvers.problem.problem import Problem

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

MOST_VILLAGES = 8  # of a trip whose ways are all gone through
N_PRICES = 24  # of a seat, at most
ROUNDING_FEN = 1.0
WAYS = ("out", "way", "link", "between", "back")


def never() -> bool:
    """Whether the time is up, where there is time enough."""
    return False


@dataclass(frozen=True, kw_only=True)
class FoundTrip:
    """A trip that may be cheap: fen beside the kit, and workers by group (index).

    ``villages``, ``employers``: in the order of its calls, by their numbers among the
    problem's places, where the order is known.
    """

    fen: float
    loads: tuple[tuple[int, int], ...]
    villages: tuple[int, ...] = ()
    employers: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Roads:
    """Fen of all ways of a yard's coaches at one price a metre.

    ``home``: ``(n_v, n_e)``, over one employer; ``round_trip``: ``(n_v, n_e)``, of a
    call at either end, without the way between; ``enter``: ``(n_v,)``, to each village
    from the nearest other one; ``area``: the region of each employer.
    """

    ways: Ways
    home: Floats
    round_trip: Floats
    enter: Floats
    area: Sequence[int]

    @cached_property
    def end(self) -> Floats:
        """``(n_v, n_m)``: over all regions of a set and home."""
        ways = self.ways
        return cost_home(
            link=ways.link, between=ways.between, back=ways.back, area=self.area
        )

    @cached_property
    def free(self) -> Roads:
        """The same places, and no way costs anything."""
        ways = {name: np.zeros_like(getattr(self.ways, name)) for name in WAYS}
        return Roads(
            ways=replace(self.ways, **ways),
            home=np.zeros_like(self.home),
            round_trip=np.zeros_like(self.round_trip),
            enter=np.zeros_like(self.enter),
            area=self.area,
        )

    def are_no_cheaper_than(self, other: Roads) -> bool:
        """Whether each way costs at least as much as the other coach's."""
        return self is other or bool(
            (self.ways.way >= other.ways.way).all()
            and (self.ways.link >= other.ways.link).all()
            and (self.ways.between >= other.ways.between).all()
            and (self.round_trip >= other.round_trip).all()
        )


class CohortRoads:
    """The places of a cohort's groups, and the ways between them.

    ``villages``, ``employers``: place indices; ``v``, ``e``: of each group, its own
    among them; ``n``: its workers on a trip at most; ``area``: the region of each
    employer; ``most_v``, ``most_e``: villages and employers of a trip at most.
    """

    def __init__(self, problem: Problem, groups: Ints, region: Ints) -> None:
        self._problem = problem
        self.villages, self.v = np.unique(problem.village[groups], return_inverse=True)
        self.employers, self.e = np.unique(
            problem.employer[groups], return_inverse=True
        )
        of_employer = np.zeros(self.n_e, dtype=np.int64)
        of_employer[self.e] = region[groups]
        _, self.area = np.unique(of_employer, return_inverse=True)
        self.n = problem.most_loads[groups]
        policy, workers = problem.scenario.policy, int(self.n.sum())
        self.most_v = min(policy.max_villages_per_vehicle, self.n_v, workers)
        self.most_e = min(policy.max_employers_per_vehicle, self.n_e, workers)
        self._known: dict[tuple[float, ...], Roads] = {}

    @property
    def n_v(self) -> int:
        """How many villages there are."""
        return len(self.villages)

    @property
    def n_e(self) -> int:
        """How many employers there are."""
        return len(self.employers)

    def of(self, offer: TripKind) -> Roads:
        """The ways of the offer; offers of one yard at one price share them."""
        prices, depot = offer.prices, int(self._problem.depot[offer.line_idx])
        key = (depot, prices.out_fen, prices.run_fen, prices.back_fen)
        if key not in self._known:
            ways = Ways.of(
                self._problem, offer, self.villages, self.employers, self.area
            )
            others = ways.way + np.where(np.eye(self.n_v, dtype=np.bool_), np.inf, 0.0)
            nearest = others.min(axis=0)
            self._known[key] = Roads(
                ways=ways,
                home=ways.link + ways.back[None, :],
                round_trip=ways.out[:, None] + ways.back[None, :],
                enter=np.where(np.isfinite(nearest), nearest, 0.0),
                area=self.area.tolist(),
            )
        return self._known[key]

    @staticmethod
    def through(roads: Roads, members: Ints) -> Floats:
        """``(n,)``: least fen from the yard through these villages, by the last one."""
        n = len(members)
        stack = np.ascontiguousarray(members)
        tour = np.zeros((1 << n, n))
        for size in range(1, n + 1):
            add_to_tour(size, stack, roads.ways.out, roads.ways.way, tour)
        return np.asarray(tour[-1])


def seat_prices(worth: Floats) -> Floats:
    """Prices of a seat from nothing to what the dearest worker is worth."""
    worths = np.unique(np.maximum(worth, 0.0))
    if len(worths) > N_PRICES:
        worths = np.quantile(worths, np.linspace(0.0, 1.0, N_PRICES))
    return np.unique(np.concatenate([np.zeros(1), worths]))
