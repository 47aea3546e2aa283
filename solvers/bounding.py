"""The rising bound: column generation whose prices are proved, and mixes of trips.

**Claim.** For dual prices ``pi_g >= 0`` (fen a worker, none above what leaving the
worker behind weighs) and every kind ``o`` of trip let ``rc_o`` be no more than the
reduced cost ``c_r - sum_g pi_g a_gr`` of any legal trip ``r`` of that kind. Then every
plan with ``N_o`` trips of kind ``o`` and ``u`` unplanned workers has an objective of at
least

    sum_g pi_g n_g  +  sum_o N_o rc_o  +  u * min_p (P_p / n_p - pi_g(p)) .

**Proof.** The plan's objective is the cost of its trips and the penalties of the
parties left behind. A trip costs ``rc_o + sum_g pi_g a_gr`` or more. Summed over all
trips the last terms give ``pi_g`` for every planned worker, that is ``sum_g pi_g n_g``
less ``pi_g`` for every unplanned one; of a party left behind the penalty is ``P_p``,
which is ``n_p`` times ``(P_p / n_p - pi_g) + pi_g``. QED

The right-hand side is a *cut*. Which ``N`` a plan has is not known; but it is whole,
within the fleet, and has seats enough, and it obeys every cut found so far. The least
value under these conditions (:mod:`solvers.mix`) is therefore a bound for every plan.
:mod:`solvers.pricer` proves the ``rc_o``; :mod:`solvers.offers` says why every trip
belongs to an offer. Good prices come from the linear programme in
:mod:`solvers.columns`, near the mix that the cuts think cheapest, which raises the
bound just where it is lowest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.bound import direct_s
from solvers.columns import Master
from solvers.mix import Cut, FleetLimit, SeatNeed, cheapest_mix
from solvers.offers import offers_of
from solvers.pricer import Pricer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy.typing as npt

    from solvers.bound import SeatCost
    from solvers.dispatch import Booking
    from solvers.mix import Kind
    from solvers.offers import Offer
    from solvers.problem import Problem

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]

SMOOTHING = 0.5  # share of the best prices so far in those that are priced next
LEAST_SMOOTHING = 0.1
LEAST_RISE_FEN = 500.0  # by which a mix must exceed the bound to be left
MIX_NODES = 200  # of the search for one mix
CEILING = 0.15  # of a trip's cost; reduced costs above it are not told apart
STRAY = 3.0  # of a trip's mean cost: what a trip more or less than the mix costs
MOST_CUTS = 60
IDLE_ROUNDS = 6  # without a new trip or a new mix, after which the bound is settled
MOST_GROUPS = 1_200  # beyond, the programme grows too slow to be of use


class Bounding:
    """Raises the bound of one problem, unit by unit of work."""

    def __init__(self, problem: Problem, seat_cost: SeatCost) -> None:
        self._problem = problem
        self.bound_fen = seat_cost.total_fen
        self._offers = offers_of(problem)
        self._idx = {offer.key: i for i, offer in enumerate(self._offers)}
        self._pricer = Pricer(problem, self._offers)
        self._limits = fleet_limits(problem, self._offers)
        self._needs = seat_needs(problem, self._offers, self._pricer.region)
        self._most_dual = np.array(
            [
                min(
                    fen / n
                    for fen, n in zip(
                        problem.party_floors[g], problem.party_sizes[g], strict=True
                    )
                )
                for g in range(problem.n_groups)
            ]
        )
        self._master = Master(
            n_workers=problem.n_workers.tolist(),
            penalty_fen=self._most_dual.tolist(),
            limits=self._limits,
        )
        self._known: set[tuple[object, ...]] = set()
        self._cuts: list[Cut] = []
        self._best_dual = np.minimum(
            seat_cost.per_worker_fen.astype(np.float64), self._most_dual
        )
        self._best_value = -np.inf
        self._dual = self._best_dual
        self._counts: Mapping[Kind, int] | None = None  # the mix being worked on
        self._least: list[Floats] = []  # of the offers priced with the present duals
        self._n_trips = 1
        self._below = np.zeros((len(self._offers), self._pricer.n_sets))
        self._n_new = 0  # trips that this round's pricing found
        self._smoothing = SMOOTHING
        self._news: list[Booking] = []
        self._n_idle = 0  # rounds in a row in which nothing changed
        self.is_settled = False

    # -- what others tell it ---------------------------------------------------------

    def add(self, bookings: Iterable[Booking]) -> None:
        """Trips of a plan: they join the linear programme."""
        for booking in bookings:
            offer_idx = self.offer_of(booking)
            if offer_idx is None:
                continue
            loads: dict[int, int] = {}
            regions = 0
            for piece in booking.draft.pieces:
                loads[piece.g] = loads.get(piece.g, 0) + piece.n
                regions |= 1 << int(self._pricer.region[piece.g])
            self._enter((offer_idx, regions), float(booking.cost_fen), loads)

    def offer_of(self, booking: Booking) -> int | None:
        """The offer the trip belongs to: its own, or a last one of no more days."""
        quote, k = booking.quote, booking.draft.k
        for drivers in range(quote.drivers, 0, -1):
            for days in range(quote.days_of_hire, 0, -1):
                found = self._idx.get((k, drivers, days))
                if found is None:
                    continue
                is_own = (drivers, days) == (quote.drivers, quote.days_of_hire)
                if is_own or self._offers[found].is_last:
                    return found
        return None

    def _enter(self, kind: Kind, cost_fen: float, loads: Mapping[int, int]) -> bool:
        key = (kind, round(cost_fen), tuple(sorted(loads.items())))
        if key in self._known:
            return False
        self._known.add(key)
        self._master.add(kind=kind, cost_fen=cost_fen, loads=loads)
        return True

    # -- what it answers -------------------------------------------------------------

    def marginal(self) -> tuple[Floats, dict[int, float]]:
        """(fen that one more worker of each group costs, fen a coach saves by line).

        Duals of the linear programme with any mix of trips: prices at the margin of a
        relaxation, not of the plan itself. Not to be called while work is going on.
        """
        self.add(self._news)
        self._news = []
        self._master.any_mix()
        self._counts = None  # the programme is no longer near a mix
        found = self._master.solve()
        dual = (
            self._best_dual if found is None else np.minimum(found[1], self._most_dual)
        )
        saves = dict.fromkeys(range(len(self._problem.lines)), 0.0)
        if found is not None:
            fens = self._master.fleet_duals().tolist()
            for limit, fen in zip(self._limits, fens, strict=True):
                saves[limit.k] += fen
        return dual, saves

    # -- work ------------------------------------------------------------------------

    def advance(self, news: Iterable[Booking] = ()) -> None:
        """Price one offer; after the last one a cut, the next mix, the next duals.

        ``news`` are legal trips that others have found; they join the programme.
        """
        self._news.extend(news)
        if self.is_settled or not self._offers:
            self.is_settled = True
            return
        o = len(self._least)
        below = self._below[o]
        priced = self._pricer.price(
            o,
            self._dual,
            below_fen=below,
            ceiling=max(0.0, float(below.max())) + self._ceiling(),
        )
        self._least.append(priced.least_fen)
        for route in priced.routes:
            self._n_new += self._enter(
                (route.offer_idx, route.regions), route.cost_fen, dict(route.loads)
            )
        if len(self._least) == len(self._offers):
            self._end_round()

    def _ceiling(self) -> float:
        return CEILING * max(1.0, self.bound_fen / self._n_trips)

    def _end_round(self) -> None:
        self.add(self._news)
        self._news = []
        cut = self._cut()
        self._least = []
        self._cuts.append(cut)
        if self._counts is not None:
            self._judge(cut, self._counts)
        if self._counts is None or self._best_value > self.bound_fen + LEAST_RISE_FEN:
            self._choose_mix(cut)
        self._drop_cuts()
        self._next_duals()

    def _choose_mix(self, cut: Cut) -> None:
        """The mix that all cuts together find cheapest, and the bound it attains."""
        mix = cheapest_mix(
            self._cuts,
            self._limits,
            self._needs,
            ceiling=self._ceiling(),
            n_workers=int(self._problem.n_workers.sum()),
            n_nodes=MIX_NODES,
        )
        if mix is not None:
            self.bound_fen = max(self.bound_fen, mix.bound_fen)
            self._n_trips = max(1, sum(mix.counts.values()))
            self._judge(cut, mix.counts)

    def _cut(self) -> Cut:
        value = float(self._dual @ self._problem.n_workers)
        return Cut(
            alpha_fen=value - 1.0,  # for the rounding of sums in floating point
            least_fen=np.stack(self._least),
            left_fen=float((self._most_dual - self._dual).min()),
        )

    def _judge(self, cut: Cut, counts: Mapping[Kind, int]) -> None:
        """Keep the duals if they are the best yet for the mix; follow a new mix."""
        if counts != self._counts:
            self._counts = counts
            self._n_idle = 0
            self._best_value = -np.inf
            for old in self._cuts[:-1]:
                self._best_value = max(self._best_value, old.value(counts))
            self._master.near_mix(
                counts, stray_fen=STRAY * max(1.0, self.bound_fen) / self._n_trips
            )
        value = cut.value(counts)
        if value > self._best_value:
            self._best_value = value
            self._best_dual = self._dual

    def _drop_cuts(self) -> None:
        """Forget the cuts that bind least where the cheapest mix is."""
        if self._counts is None or len(self._cuts) <= MOST_CUTS:
            return
        counts = self._counts
        newest = self._cuts[-MOST_CUTS // 4 :]
        rest = self._cuts[: -MOST_CUTS // 4]
        rest.sort(key=lambda cut: -cut.value(counts))
        self._cuts = [*rest[: MOST_CUTS // 2], *newest]

    def _next_duals(self) -> None:
        found = self._master.solve()
        if found is None:
            self.is_settled = True
            return
        _, dual = found
        self._below[:] = 0.0
        for kind, fen in self._master.mix_duals().items():
            self._below[kind] = fen
        for limit, fen in zip(
            self._limits, self._master.fleet_duals().tolist(), strict=True
        ):
            self._below[sorted(limit.offers)] -= fen
        dual = np.minimum(dual, self._most_dual)
        self._n_idle = 0 if self._n_new or self._smoothing else self._n_idle + 1
        self.is_settled = self._n_idle >= IDLE_ROUNDS
        # smoothed prices that found nothing new must come nearer to the programme's
        self._smoothing = SMOOTHING if self._n_new else self._smoothing / 2
        if self._smoothing < LEAST_SMOOTHING:
            self._smoothing = 0.0
        self._n_new = 0
        share = self._smoothing
        self._dual = share * self._best_dual + (1 - share) * dual


def can_rise(problem: Problem) -> bool:
    """Whether the work is worth its time: not too many groups, a metric."""
    is_small = 0 < problem.n_groups <= MOST_GROUPS
    return problem.is_metric and is_small and bool(problem.seats.any())


def fleet_limits(problem: Problem, offers: Sequence[Offer]) -> tuple[FleetLimit, ...]:
    """For every line and least time away: trips that its coaches can make at most.

    **Claim.** Let every trip of a set of offers of one line be away for at least ``a``,
    be disinfected for ``c`` afterwards, and take at least ``l`` from the depot to the
    last drop. Then a coach makes at most ``1 + (end - l) // (a + c)`` of them.

    **Proof.** A coach leaves on the first day or later, and not before it is back and
    disinfected; so its trip number ``i`` (from 0) leaves at ``i (a + c)`` at the
    earliest, and its workers have alighted by the end of the last day. QED

    That it may go out more than once a day is thus allowed for, as the checker allows
    it; the search plans one trip of a coach a day.
    """
    scenario = problem.scenario
    clean_s = scenario.policy.turnaround_s
    found = []
    for k, line in enumerate(problem.lines):
        own = [i for i, offer in enumerate(offers) if offer.k == k]
        for away_s in sorted({offers[i].away_s for i in own}):
            members = frozenset(i for i in own if offers[i].away_s >= away_s)
            lead_s = _least_lead_s(problem, k, [offers[i] for i in members])
            each = 1 + max(0, scenario.end_s - lead_s) // (away_s + clean_s)
            found.append(FleetLimit(k=k, offers=members, most=line.count * each))
    return tuple(found)


def _least_lead_s(problem: Problem, k: int, offers: Sequence[Offer]) -> int:
    """Seconds from the depot to the last drop that each trip of the offers takes."""
    out_s, loaded_s, _ = direct_s(problem, k)
    is_carried = np.stack([offer.seats > 0 for offer in offers]).any(axis=0)
    return int((out_s + loaded_s)[is_carried].min())


def seat_needs(
    problem: Problem, offers: Sequence[Offer], region: Ints
) -> tuple[SeatNeed, ...]:
    """Seats for the workers of each set of regions, and for those few offers carry."""
    if not offers:
        return ()
    able = np.stack([offer.seats for offer in offers]) > 0
    patterns = [*np.unique(able, axis=1).T, np.ones(len(offers), dtype=np.bool_)]
    needs = []
    for pattern in patterns:
        # groups that no offer outside the pattern can carry
        inside = ~(able & ~pattern[:, None]).any(axis=0)
        for regions in range(1, 1 << (int(region.max()) + 1)):
            there = inside & ((1 << region) & regions > 0)
            seats = tuple(
                int(offer.seats[there].max(initial=0)) if pattern[o] else 0
                for o, offer in enumerate(offers)
            )
            n = int(problem.n_workers[there].sum())
            needs.append(SeatNeed(seats=seats, regions=regions, n=n))
    return tuple(dict.fromkeys(needs))
