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
from solvers.bound.pair_list import MOST_PAIRS, SOME_WORK, Listed
from solvers.bound.pair_table import PairTable
from solvers.bound.pricing_class import PricingClass
from solvers.bound.quick_trips import N_TURNS, QuickTrips
from solvers.problem.cohorts import loose_cohort

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from solvers.bound.pair_sheet import PairPrices
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
    """Prices the offers of one problem for any dual prices of its groups.

    Cohorts of up to ``most_pairs`` pairs of sets are priced by a table, others class by
    class. ``most_work``: calls tried to list the pairs of a cohort.
    """

    def __init__(
        self,
        problem: Problem,
        offers: Sequence[TripKind],
        *,
        most_pairs: int = MOST_PAIRS,
        most_work: int = SOME_WORK,
    ) -> None:
        self._problem = problem
        self._offers = tuple(offers)
        self.region = regions_of(problem)  # of each group
        self.n_sets = 1 << (int(self.region.max()) + 1)
        self._cohort = [loose_cohort(problem.scenario, g) for g in problem.groups]
        self._tables = list(self._small_cohorts(most_pairs, most_work))
        self._priced: tuple[Floats, tuple[PairPrices, ...]] | None = None  # by tables
        self._classes = [list(self._classes_of(offer)) for offer in offers]
        self._quick = [list(self._quick_of(offer)) for offer in offers]
        self._turn = 0  # of the quick ones
        self._basis: dict[int, tuple[TripKind, Floats, Floats]] = {}  # by line

    @property
    def n_offers(self) -> int:
        """How many it prices."""
        return len(self._offers)

    @property
    def tables(self) -> tuple[PairTable, ...]:
        """Those of small cohorts."""
        return tuple(self._tables)

    @property
    def n_pairs(self) -> int:
        """Pairs of all tables."""
        return sum(table.listed.n_pairs for table in self._tables)

    @property
    def is_exact(self) -> bool:
        """Whether every worker is priced once: all cohorts are small."""
        return not any(self._classes)

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
        least = np.full(self.n_sets, ceiling)
        routes: list[PricedRoute] = []
        for priced in self._by_tables(dual_fen, ceiling):
            least = np.minimum(least, priced.least_fen[offer_idx])
            for pair in priced.routes[offer_idx]:
                read = (pair.regions, pair.way_fen, pair.loads)
                routes += self._route(offer_idx, dual_fen, below_fen, *read)
        for one in self._classes[offer_idx]:
            values, found = one.price(
                dual_fen - self._problem.kit_fen, ceiling=ceiling - offer.standing_fen
            )
            np.minimum.at(least, one.regions, values + offer.standing_fen)
            for areas, way_fen, loads in found:
                regions = int(one.regions[areas])
                routes += self._route(
                    offer_idx, dual_fen, below_fen, regions, way_fen, loads
                )
        if offer.is_last and self._classes[offer_idx]:
            self._basis[offer.line_idx] = (offer, dual_fen, least)
        return Priced(least_fen=least, routes=tuple(routes))

    def _route(
        self,
        offer_idx: int,
        dual_fen: Floats,
        below_fen: Floats,
        regions: int,
        way_fen: float,
        loads: tuple[tuple[int, int], ...],
    ) -> Iterator[PricedRoute]:
        """The route with its kits, if its reduced cost is under that of its regions."""
        kits_fen = sum(int(self._problem.kit_fen[g]) * load for g, load in loads)
        cost = way_fen + self._offers[offer_idx].standing_fen + kits_fen
        reduced = cost - sum(dual_fen[g] * load for g, load in loads)
        if reduced < below_fen[regions] - 1.0:
            yield PricedRoute(
                offer_idx=offer_idx, regions=regions, loads=loads, cost_fen=cost
            )

    def price_tables(
        self,
        dual_fen: Floats,
        *,
        ceiling_fen: Floats,
        tight_fen: Floats,
        is_thorough: bool = False,
    ) -> None:
        """Price all offers of every small cohort at once, for calls with these duals.

        No entry is above its ``ceiling_fen`` (``(n_offers,)``); those below
        ``tight_fen`` (``(n_offers,)``) are made as tight as can be.
        """
        gain = dual_fen - self._problem.kit_fen
        prices = tuple(
            table.price(
                gain,
                ceiling_fen=ceiling_fen,
                tight_fen=tight_fen,
                is_thorough=is_thorough,
            )
            for table in self._tables
        )
        self._priced = (dual_fen, prices)

    def columns(self, dual_fen: Floats, *, below_fen: Floats) -> Iterator[PricedRoute]:
        """Routes below ``below_fen`` (``(n_offers, n_sets)``), fast.

        Of tables' pairs that were cheap when all were last priced, and grown for other
        cohorts: nothing is proved.
        """
        ceiling = below_fen.max(axis=1)
        gain = dual_fen - self._problem.kit_fen
        for table in self._tables:
            for o, own in enumerate(table.columns(gain, ceiling_fen=ceiling)):
                for pair in own:
                    found = (pair.regions, pair.way_fen, pair.loads)
                    yield from self._route(o, dual_fen, below_fen[o], *found)
        for _ in range(N_TURNS):
            self._turn += 1
            grown = list(self._grown(dual_fen, below_fen))
            yield from grown
            if grown:
                break

    def _grown(self, dual_fen: Floats, below_fen: Floats) -> Iterator[PricedRoute]:
        """Trips of cohorts without a table, grown from some of their groups."""
        gain = dual_fen - self._problem.kit_fen
        for o, own in enumerate(self._quick):
            most_fen = float(below_fen[o].max()) - self._offers[o].standing_fen
            for cohort in own:
                for trip in cohort.found(gain, turn=self._turn, most_fen=most_fen):
                    found = (trip.regions, trip.way_fen, trip.loads)
                    yield from self._route(o, dual_fen, below_fen[o], *found)

    def _by_tables(self, dual_fen: Floats, ceiling: float) -> tuple[PairPrices, ...]:
        """Every small cohort's prices, all offers at once; kept for the same duals."""
        if self._priced is None or self._priced[0] is not dual_fen:
            most = np.full(len(self._offers), ceiling)
            self.price_tables(dual_fen, ceiling_fen=most, tight_fen=most)
        assert self._priced is not None
        return self._priced[1]

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
        if self._priced is None or self._priced[0] is not dual_fen:
            most = np.full(len(self._offers), ceiling)
            self.price_tables(
                dual_fen, ceiling_fen=most, tight_fen=most, is_thorough=True
            )
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

    def _small_cohorts(self, most_pairs: int, most_work: int) -> Iterator[PairTable]:
        """A table of each cohort that is small enough for one; none without offers."""
        if not self._offers:
            return
        for groups in self._cohorts(np.arange(self._problem.n_groups)):
            listed = Listed(self._problem, groups, most_work=most_work)
            if listed.is_small(most_pairs):
                yield PairTable(
                    self._problem, self._offers, groups, self.region, listed
                )

    def _cohorts(self, groups: Ints) -> Iterator[Ints]:
        cohorts: dict[Cohort, list[int]] = {}
        for g in groups.tolist():
            cohorts.setdefault(self._cohort[g], []).append(g)
        for _, members in sorted(cohorts.items()):
            yield np.array(members, dtype=np.int64)

    def _untabled(self, offer: TripKind) -> Iterator[Ints]:
        """The groups that the offer carries, by cohort, of those without a table."""
        tabled = {self._cohort[int(table.groups[0])] for table in self._tables}
        for groups in self._cohorts(np.flatnonzero(offer.seats)):
            if self._cohort[int(groups[0])] not in tabled:
                yield groups

    def _quick_of(self, offer: TripKind) -> Iterator[QuickTrips]:
        for groups in self._untabled(offer):
            yield QuickTrips(self._problem, offer, groups, self.region)

    def _classes_of(self, offer: TripKind) -> Iterator[PricingClass]:
        for groups in self._untabled(offer):
            for seats in np.unique(offer.seats[groups]).tolist():
                members = groups[offer.seats[groups] >= seats]
                yield PricingClass(self._problem, offer, members, seats, self.region)


def regions_of(problem: Problem) -> Ints:
    """``(n_groups,)``: employers far apart are in different regions."""
    employers, e = np.unique(problem.employer, return_inverse=True)
    metres = problem.distance_m[np.ix_(employers, employers)]
    haul = float(problem.distance_m[problem.village, problem.employer].mean())
    apart = max(REGION_M, REGION_SHARE * haul)
    regions: Ints = areas_of(metres, most=MOST_REGIONS, apart_m=apart)[e]
    return regions
