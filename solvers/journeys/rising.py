"""The rising bound of whole journeys: prices of every cohort's seats, and modes.

Direct coaches, feeders and receiving coaches are cohorts apart: no legal trip mixes
counties, segments or services. Each cohort's prices are raised by column generation
(`solvers.journeys.cohort_prices`) for the riders that the programme of modes under all
cuts so far sends that way; then the programme is solved with the new cuts
(`solvers.journeys.cut_modes`), and its riders are the next to be aimed at. Its least
value under any cuts is a bound for every plan, so the best so far is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.pricer import regions_of
from solvers.bound.seat_cost import seat_cost_bound
from solvers.bound.straight_ways import may_go_straight_on
from solvers.bound.trip_kinds import offers_of_line
from solvers.journeys.cohort_prices import CohortPrices
from solvers.journeys.cohort_roads import never
from solvers.journeys.cohort_trips import CohortTrips
from solvers.journeys.cut_modes import CohortCuts, modes_under_cuts
from solvers.journeys.order_trips import order_trips
from solvers.journeys.trip_prices import least_trips, shares_of_trips
from solvers.problem.cohorts import loose_cohort
from solvers.problem.problem import build_problem
from solvers.running.deadline import TimeIsUp

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from solvers.bound.trip_kinds import TripKind
    from solvers.journeys.cut_modes import CutModes, Way
    from solvers.journeys.legs import LegMaker
    from solvers.journeys.modes import ModeChoice
    from solvers.problem.least_away import AwayBounds
    from solvers.problem.problem import Problem
    from transport.outcome import StopAsked
    from transport.roads.distances import DistanceTable
    from transport.scenario import Scenario
    from transport.services import Service

    Floats = npt.NDArray[np.float64]

TARGETS = (0.85, 0.94, 0.97, 0.985, 1.0)  # of what a cohort's programme is worth
MOST_CUTS = 5  # of a cohort, beside those given
LEAST_RISE = 0.0002  # of the bound, by which new cuts must raise it to go on
FEW_PAIRS = 10_000  # of groups and lines: cohorts are set up within a second
TRIP = 1_000_000.0  # what a trip costs where trips are counted
MOST_COUNTED = 12  # trips of a cohort, of which one more makes a difference
MOST_COUNTS = 5  # times that they are counted
NEAR_FEN = 0.0005  # of the bound: a cohort that could raise it less is left
NOW = 0.5  # of the riders aimed at: those of the modes as they are, the rest before
LEAST_NEWS = 0.01  # of the bound, proved by cohorts since modes were last chosen


@dataclass(frozen=True, kw_only=True)
class JourneyBoundData:
    """What the bound of whole journeys is proved from.

    ``choices``: the ways that groups have; ``direct``: all groups going direct.
    """

    scenario: Scenario
    distances: DistanceTable
    maker: LegMaker
    direct: Problem
    choices: Sequence[ModeChoice]
    services: Sequence[Service]
    away: AwayBounds


class JourneyBound:
    """Raises the bound of one scenario's journeys, unit by unit of work."""

    def __init__(self, data: JourneyBoundData, *, bound_fen: int) -> None:
        """``bound_fen``: what is proved already."""
        self.data = data
        self.bound_fen = bound_fen
        self._cohorts: list[_Cohort] = []
        self._making: Iterator[_Cohort | None] | None = self._made()
        self._target = 0
        self._due: list[int] = []
        self._counting: list[CohortPrices] = []
        self._n_counts = 0
        self._news_fen = 0.0
        self._risen_from = bound_fen
        scenario = data.scenario
        self.is_settled = not data.direct.is_metric or may_go_straight_on(scenario)

    @property
    def is_large(self) -> bool:
        """Whether setting cohorts up takes seconds."""
        direct = self.data.direct
        return direct.n_groups * len(direct.lines) > FEW_PAIRS

    def hear(self, bound_fen: int) -> None:
        """What was proved of the same journeys elsewhere."""
        self.bound_fen = max(self.bound_fen, bound_fen)

    def advance(self, is_over: StopAsked = never) -> None:
        """One unit of work: all cohorts set up, a round of one, or the choice of modes.

        `TimeIsUp` is raised where ``is_over`` says so in the middle of a long one;
        setting up goes on from there.
        """
        if self.is_settled:
            return
        if self._making is not None:
            for made in self._making:
                if made is not None:
                    self._cohorts.append(made)
                if is_over():
                    raise TimeIsUp
            self._making = None
            if not self.is_settled:
                self._choose(aims=True)
                self._due = self._open()
        elif self._counting:
            self._count_next(is_over)
        elif self._due:
            self._advance_next(is_over)
        elif self._target + 1 < len(TARGETS):
            self._target += 1
            self._choose(aims=True)
            self._due = self._open()
        else:
            self._aim_anew()

    def sum_up(self) -> None:
        """What cohorts prove that modes were not yet chosen by, before time is up."""
        if self._news_fen > 0.0 and not self.is_settled:
            self._choose(aims=False)

    def _advance_next(self, is_over: StopAsked) -> None:
        """A round of one cohort, until it proves what is aimed at; then of the next.

        So what there is time for is proved of some, and not begun of all.
        """
        prices = self._cohorts[self._due[-1]].prices
        before_fen = prices.proved_fen
        prices.advance(is_over)
        self._news_fen += prices.proved_fen - before_fen
        if not self._is_open(self._due[-1]):
            self._due.pop()
            if self._due and self._news_fen > LEAST_NEWS * self.bound_fen:
                self._choose(aims=False)

    def _aim_anew(self) -> None:
        """Aim at the riders of the modes under the new cuts, if these were of use."""
        modes, cuts = self._choose(aims=True)
        is_risen = self.bound_fen > (1 + LEAST_RISE) * self._risen_from
        self._risen_from = self.bound_fen
        self._due = self._open()
        if is_risen and self._due:
            return
        if self._n_counts < MOST_COUNTS:
            self._n_counts += 1
            both = zip(self._cohorts, cuts, strict=True)
            asked = (cohort.to_count(own, modes) for cohort, own in both)
            self._counting = [counts for counts in asked if counts is not None]
        self.is_settled = not self._counting

    def _count_next(self, is_over: StopAsked) -> None:
        """A round of counting one cohort's trips; after the last one, aim anew."""
        counts = self._counting[-1]
        counts.advance(is_over)
        if counts.is_settled:
            self._counting.pop()
        if not self._counting:
            self._choose(aims=True)
            self._due = self._open()

    def _open(self) -> list[int]:
        """Cohorts that may still raise the bound, those that may most of all last."""
        found = [i for i in range(len(self._cohorts)) if self._is_open(i)]
        return sorted(found, key=self._missing_fen)

    def _missing_fen(self, i: int) -> float:
        """What the cohort does not prove yet of what is aimed at."""
        prices = self._cohorts[i].prices
        return TARGETS[self._target] * prices.value_fen - prices.proved_fen

    def _is_open(self, i: int) -> bool:
        """Whether the cohort is to prove more, and that could raise the bound."""
        if self._cohorts[i].prices.is_settled:
            return False
        return self._missing_fen(i) > NEAR_FEN * self.bound_fen

    def _choose(self, *, aims: bool) -> tuple[CutModes, list[CohortCuts]]:
        """What all cuts prove together; ``aims``: its riders are aimed at."""
        self._news_fen = 0.0
        cuts = [cohort.cuts() for cohort in self._cohorts]
        modes = modes_under_cuts(self.data.choices, self.data.services, cuts)
        self.bound_fen = max(self.bound_fen, modes.bound_fen)
        if aims:
            for cohort, own in zip(self._cohorts, cuts, strict=True):
                cohort.aim_at(own, modes)
        return modes, cuts

    # -- cohorts -----------------------------------------------------------------------

    def _made(self) -> Iterator[_Cohort | None]:
        """The cohorts; None after each part of the work that comes before them."""
        data = self.data
        direct = data.direct
        ways: list[tuple[Way, ...]] = [((g.group_id, None),) for g in direct.groups]
        yield from _cohorts_of(direct, ways)
        legs, of_legs = data.maker.kinds()
        if legs.groups:
            problem = build_problem(
                legs.scenario, data.distances, legs.groups, away=data.away
            )
            if not problem.is_metric:  # ways over third places are shorter
                self.is_settled = True
                return
            yield from _cohorts_of(problem, of_legs)


@dataclass(kw_only=True)
class _Cohort:
    """A cohort's prices beside the kit, and the ways of its legs.

    ``limits``: what a worker takes of a trip by each limit; ``n_workers``: all who may
    ride. ``counts``: prices in trips that cost one each, once they are counted: what
    they add up to are trips.
    """

    legs: tuple[tuple[Way, ...], ...]
    kit_fen: Floats
    prices: CohortPrices
    limits: tuple[Floats, ...]
    n_workers: int
    counts: CohortPrices | None = None
    aimed: Floats | None = None  # riders

    def cuts(self) -> CohortCuts:
        """Its prices with the kit: those given, and the last few."""
        kept = (*self.prices.given, *self.prices.latest(MOST_CUTS))
        return CohortCuts(
            legs=self.legs,
            prices=tuple(own.with_kit(self.kit_fen) for own in kept),
            shares=self.shares(),
            n_workers=self.n_workers,
        )

    def shares(self) -> tuple[Floats, ...]:
        """What a worker takes of a trip: by the limits, and as trips were counted."""
        found = [] if self.counts is None else self.counts.latest(MOST_CUTS)
        return (*self.limits, *(one.seats / TRIP for one in found))

    def aim_at(self, cuts: CohortCuts, modes: CutModes) -> None:
        """Raise the prices for those who ride, now and by the choices before.

        What is proved of some riders moves them to other ways: prices for those alone
        who ride now would be as far off the next time.
        """
        now = cuts.riders(modes)
        riders = now if self.aimed is None else (1 - NOW) * self.aimed + NOW * now
        self.aimed = riders
        n_trips = least_trips(cuts.shares, riders)
        self.prices.aim_at(riders, n_trips if n_trips <= MOST_COUNTED else 0)

    def to_count(self, cuts: CohortCuts, modes: CutModes) -> CohortPrices | None:
        """The counts of those who ride; None where they tell of no trip more."""
        riders = cuts.riders(modes)
        if not 0 < least_trips(cuts.shares, riders) <= MOST_COUNTED:
            return None
        if self.counts is None:
            of_seats = TRIP * self.limits[0]
            self.counts = CohortPrices(
                self.prices.trips.counted(TRIP), of_seats, np.full_like(of_seats, TRIP)
            )
        self.counts.aim_at(riders, 0)
        return None if self.counts.is_settled else self.counts


def _cohorts_of(
    problem: Problem, ways: Sequence[Sequence[Way]]
) -> Iterator[_Cohort | None]:
    """The cohorts of a problem; ``ways`` are of each of its groups.

    None after the offers of each line: those of a large day take many seconds.
    """
    offers: list[TripKind] = []
    for k in range(len(problem.lines)):
        offers += offers_of_line(problem, k)
        yield None
    region = regions_of(problem)
    seat_cost = seat_cost_bound(problem).per_worker_fen
    kit_fen = problem.kit_fen.astype(np.float64)
    most = np.array([float(max(p)) for p in problem.party_penalties])
    members: dict[tuple[str, ...], list[int]] = {}
    for g, group in enumerate(problem.groups):
        members.setdefault(loose_cohort(problem.scenario, group), []).append(g)
    for _, own in sorted(members.items()):
        groups = np.array(own, dtype=np.int64)
        cohort = (problem, offers, groups, region)
        trips = order_trips(*cohort) or CohortTrips(*cohort)
        floor = np.maximum(0.0, seat_cost[groups] - kit_fen[groups])
        yield _Cohort(
            legs=tuple(tuple(ways[g]) for g in own),
            kit_fen=kit_fen[groups],
            prices=CohortPrices(
                trips,
                floor,
                most[groups],
                flat_fen=min(
                    (one.flat_fen for one in offers if one.seats[groups].any()),
                    default=0.0,
                ),
            ),
            limits=shares_of_trips(problem, groups, offers),
            n_workers=int(problem.n_workers[groups].sum()),
        )
