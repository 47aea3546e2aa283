"""Pricing: for each kind of trip, a proven lower bound on its least reduced cost.

Trips of an offer are priced class by class. A *class* is a cohort (groups that may
share a coach) and a number of seats ``S``: the groups of the cohort with at least ``S``
seats in the offer, in a coach of ``S`` seats. Every legal trip belongs to the class of
its cohort and of the fewest seats of anybody on board.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.areas import areas_of
from solvers.bound.pricing_class import PricingClass
from solvers.problem.cohorts import loose_cohort

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from solvers.bound.trip_kinds import TripKind
    from solvers.problem.cohorts import Cohort
    from solvers.problem.problem import Problem

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

MOST_REGIONS = 5
SPARED_SHARE = 0.4  # of the ceiling: offers proved to be dearer are not priced
REGION_M = 60_000.0  # employers nearer to each other are in one region
REGION_SHARE = 0.1  # or nearer than this share of the mean haul


@dataclass(frozen=True, slots=True, kw_only=True)
class PricedRoute:
    """A way through the relaxed problem: loads by group, and what it costs at least.

    ``regions``: the set of regions it calls at, as bits.
    """

    offer_idx: int
    regions: int
    loads: tuple[tuple[int, int], ...]
    cost_fen: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Priced:
    """Of an offer: no trip to a set of regions has a reduced cost below its entry.

    ``least_fen``: ``(n_sets,)``, by the set's bits.
    """

    least_fen: Floats
    routes: tuple[PricedRoute, ...]


class Pricer:
    """Prices the offers of one problem for any dual prices of its groups."""

    def __init__(self, problem: Problem, offers: Sequence[TripKind]) -> None:
        self._problem = problem
        self._offers = tuple(offers)
        self.region = regions_of(problem)  # of each group
        self.n_sets = 1 << (int(self.region.max()) + 1)
        self._cohort = [loose_cohort(problem.scenario, g) for g in problem.groups]
        self._classes = [list(self._classes_of(offer)) for offer in offers]
        self._basis: dict[int, tuple[TripKind, Floats, Floats]] = {}  # by line

    def price(
        self, offer_idx: int, dual_fen: Floats, *, below_fen: Floats, ceiling: float
    ) -> Priced:
        """The offer priced for ``dual_fen`` (``(n_groups,)``, fen a worker).

        Entries are ``ceiling`` where no trip has a lower reduced cost; routes to a set
        of regions are read back if theirs is under ``below_fen`` (``(n_sets,)``).
        """
        offer = self._offers[offer_idx]
        proved = self._by_basis(offer, dual_fen)
        margin = (ceiling - max(0.0, float(below_fen.max()))) * SPARED_SHARE
        if proved is not None and (proved >= below_fen + margin).all():
            return Priced(least_fen=np.minimum(proved, ceiling), routes=())
        kit_fen = self._problem.kit_fen
        least = np.full(self.n_sets, ceiling)
        routes: list[PricedRoute] = []
        for one in self._classes[offer_idx]:
            values, found = one.price(
                dual_fen - kit_fen, ceiling=ceiling - offer.standing_fen
            )
            np.minimum.at(least, one.regions, values + offer.standing_fen)
            for areas, way_fen, loads in found:
                kits_fen = sum(int(kit_fen[g]) * load for g, load in loads)
                cost = way_fen + offer.standing_fen + kits_fen
                reduced = cost - sum(dual_fen[g] * load for g, load in loads)
                regions = int(one.regions[areas])
                if reduced < below_fen[regions] - 1.0:
                    routes.append(
                        PricedRoute(
                            offer_idx=offer_idx,
                            regions=regions,
                            loads=loads,
                            cost_fen=cost,
                        )
                    )
        if offer.is_last:
            self._basis[offer.line_idx] = (offer, dual_fen, least)
        return Priced(least_fen=least, routes=tuple(routes))

    def prove(self, offer_idx: int, dual_fen: Floats, *, ceiling: float) -> Floats:
        """The best entries that can be proved, ``(n_sets,)``, whatever it takes."""
        offer = self._offers[offer_idx]
        by_basis = self._by_basis(offer, dual_fen)
        if by_basis is None:
            by_basis = np.full(self.n_sets, -np.inf)
        known = np.minimum(by_basis, ceiling)
        if (known >= ceiling).all():
            return known
        basis = self._basis.pop(offer.line_idx, None)  # it would spare the pricing
        nothing = np.full(self.n_sets, -np.inf)
        priced = self.price(offer_idx, dual_fen, below_fen=nothing, ceiling=ceiling)
        if basis is not None and not offer.is_last:
            self._basis[offer.line_idx] = basis
        proved: Floats = np.maximum(priced.least_fen, known)
        return proved

    def _by_basis(self, offer: TripKind, dual_fen: Floats) -> Floats | None:
        """What the last offer priced of the same line proves for this one.

        That offer knows no limit of time, and metres cost the same on it: a trip of
        this one that fits its seats differs in the standing cost alone.
        """
        if offer.line_idx not in self._basis:
            return None
        other, dual, least = self._basis[offer.line_idx]
        if dual is not dual_fen or not (other.seats >= offer.seats).all():
            return None
        proved: Floats = least + (offer.standing_fen - other.standing_fen)
        return proved

    def _classes_of(self, offer: TripKind) -> Iterator[PricingClass]:
        problem = self._problem
        cohorts: dict[Cohort, list[int]] = {}
        for g in np.flatnonzero(offer.seats).tolist():
            cohorts.setdefault(self._cohort[g], []).append(g)
        for _, members in sorted(cohorts.items()):
            groups = np.array(members, dtype=np.int64)
            for seats in np.unique(offer.seats[groups]).tolist():
                members_of = groups[offer.seats[groups] >= seats]
                yield PricingClass(problem, offer, members_of, seats, self.region)


def regions_of(problem: Problem) -> Ints:
    """``(n_groups,)``: employers far apart are in different regions."""
    employers, e = np.unique(problem.employer, return_inverse=True)
    metres = problem.distance_m[np.ix_(employers, employers)]
    haul = float(problem.distance_m[problem.village, problem.employer].mean())
    apart = max(REGION_M, REGION_SHARE * haul)
    regions: Ints = areas_of(metres, most=MOST_REGIONS, apart_m=apart)[e]
    return regions
