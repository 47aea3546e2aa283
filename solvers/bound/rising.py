"""The rising bound: column generation whose prices are proved, and mixes of trips.

**Claim.** For dual prices ``pi_g >= 0`` (fen a worker) and every kind ``o`` of trip let
``rc_o`` be no more than the reduced cost ``c_r - sum_g pi_g a_gr`` of any legal trip
``r`` of that kind. Then every plan with ``N_o`` trips of kind ``o`` and ``u`` unplanned
workers has an objective of at least

    sum_g pi_g n_g  +  sum_o N_o rc_o  -  sum_p n_p max(0, pi_g(p) - P_p / n_p)
                    +  u * min_p max(0, P_p / n_p - pi_g(p)) .

**Proof.** The plan's objective is the cost of its trips and the penalties of the
parties left behind. A trip costs ``rc_o + sum_g pi_g a_gr`` or more. Summed over all
trips the last data give ``pi_g`` for every planned worker, that is ``sum_g pi_g n_g``
less ``pi_g`` for every unplanned one; of a party left behind the penalty is ``P_p``,
which is ``n_p`` times ``(P_p / n_p - pi_g) + pi_g``. Where that bracket is below 0,
it is no less than what is taken off for the party, left or not. QED

The right-hand side is a *cut*. Which ``N`` a plan has is not known; but it is whole,
within the fleet, and has seats enough, and it obeys every cut found so far. The least
value under these conditions (:mod:`solvers.bound.fleet_mix`) is therefore a bound for
every plan. :mod:`solvers.bound.pricer` proves the ``rc_o``;
:mod:`solvers.bound.trip_kinds` says why every trip belongs to an offer. Good prices
come from the linear programme in :mod:`solvers.bound.master`, near the mix that the
cuts think cheapest, which raises the bound just where it is lowest.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.cuts import cut_of, most_binding
from solvers.bound.enumerating import Enumerating
from solvers.bound.fleet_mix import cheapest_mix
from solvers.bound.leaving import Leaving
from solvers.bound.mix_limits import fleet_limits, seat_needs
from solvers.bound.pair_list import SOME_WORK
from solvers.bound.pricer import Pricer
from solvers.bound.programme import Programme
from solvers.bound.proofs import Proof
from solvers.bound.trip_kinds import Belonging, offers_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from solvers.bound.fleet_mix import Cut, Mix
    from solvers.bound.seat_cost import SeatCost
    from solvers.bound.whole_trips import WholeTrip
    from solvers.drafting.drafts import Booking
    from solvers.problem.problem import Problem

    Floats = npt.NDArray[np.float64]

SMOOTHING = 0.5  # share of the best prices so far in those that are priced next
LEAST_SMOOTHING = 0.1
# Of leaving a mix: fen by which it must exceed the bound, nodes of the search for one.
EFFORTS = ((500.0, 200), (5.0, 2_000), (5.0, 20_000))
CEILING = 0.15  # of a trip's cost; reduced costs above it are not told apart
FREE_CEILING = 0.02  # the same where no table is walked and mixes do not matter yet
MOST_LOOKS = 12  # units of work spent on trips that are quickly found, at first
LOOK_SHARE = 0.0005  # of the programme's value: a unit that lowers it less is the last
TIGHT = 0.3  # of the ceiling: reduced costs below it are made as tight as can be
MOST_FIRST = 4.0  # times its seat's cost: what a worker is worth, at first
FAR_SHARE = 1.3  # of what is proved: a programme above it knows too few trips
NEAR_SHARE = 1.002  # of what is proved: one below it is as good as solved
NEAR_UNTABLED = 1.006  # the same where exact prices come slowly
N_QUICK = 3  # times that trips are quickly found there between two exact pricings
STRAY = 3.0  # of a trip's mean cost: what a trip more or less than the mix costs
IDLE_ROUNDS = 6  # without a new trip or a new mix, after which the bound is settled
NEAR_GAP = 0.1  # of the plan's cost: a bound farther off rises sooner by mixes,
FEW_PAIRS = 400_000  # but where there are no more pairs of sets than these
MIX_TURN = 8  # units of work, of which one goes to mixes beside an enumeration


class Bounding:
    """Raises the bound of one problem, unit by unit of work."""

    def __init__(
        self,
        problem: Problem,
        seat_cost: SeatCost,
        *,
        enumerates: bool = False,
        most_work: int = SOME_WORK,
    ) -> None:
        self._problem = problem
        self.proof = Proof.of_seats(seat_cost)
        self._offers = offers_of(problem)
        self._belonging = Belonging(self._offers)
        self._pricer = Pricer(problem, self._offers, most_work=most_work)
        self._limits = fleet_limits(problem, self._offers)
        self._needs = seat_needs(problem, self._offers, self._pricer.region)
        self._leaving = Leaving(problem)
        self._most_dual = self._leaving.most_duals
        self._programme = Programme(self._leaving, self._pricer, self._limits)
        self._cuts: list[Cut] = []
        seats_fen = seat_cost.per_worker_fen
        self._best_dual = np.floor(np.minimum(seats_fen, self._most_dual))
        self._seats_fen = float(seat_cost.total_fen)
        self._dual = self._best_dual
        self._most_first = np.minimum(MOST_FIRST * self._best_dual, self._most_dual)
        self.is_free = True  # of mixes, while the programme falls
        self._n_looks = 0 if self._pricer.is_exact else MOST_LOOKS
        self._looked_fen = math.inf  # the programme's value after the last of them
        of_first_fen = float(seat_cost.group_fen.sum())  # what the first prices prove
        self._best_value = of_first_fen if self._n_looks else -np.inf
        self._mix: Mix | None = None  # that is worked on
        self._effort = 0
        self._least: list[Floats] = []  # of the offers priced with the present duals
        self._round_ceiling = 0.0  # the highest of those priced so far
        self._n_trips = 1
        self._smoothing = SMOOTHING
        self._news: list[Booking] = []
        self._n_idle = 0  # rounds in a row in which nothing changed
        self._is_idle = False  # whether mixes raise the bound no more
        self._may_enumerate = enumerates and self._pricer.is_exact
        self._is_small = self._pricer.n_pairs <= FEW_PAIRS
        self._enumerating: Enumerating | None = None
        self._n_units = 0

    @property
    def bound_fen(self) -> int:
        """The best lower bound so far."""
        return self.proof.bound_fen

    @property
    def is_settled(self) -> bool:
        """Whether more work raises the bound no more."""
        return self._is_idle and not self._may_enumerate

    def whole_plans(self) -> list[list[WholeTrip]]:
        """Plans found by enumeration since last asked."""
        return [] if self._enumerating is None else self._enumerating.found()

    def leave(self) -> None:
        """End what can be ended of the work that goes on; it proves no more."""
        if self._enumerating is not None:
            self._enumerating.is_left = True

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
                loads[piece.group_idx] = loads.get(piece.group_idx, 0) + piece.n
                regions |= 1 << int(self._pricer.region[piece.group_idx])
            cost_fen = booking.cost_fen - self._offers[offer_idx].alone_fen
            self._programme.enter((offer_idx, regions), cost_fen, loads)

    def offer_of(self, booking: Booking) -> int | None:
        """The offer the trip belongs to: its own, or a last one of no more days."""
        quote = booking.quote
        return self._belonging.offer_of(
            line_idx=booking.draft.line_idx,
            drivers=quote.drivers,
            days=quote.days_of_hire,
            wheel_s=sum(quote.leg_driving_s),
        )

    # -- what it answers -------------------------------------------------------------

    def marginal(self) -> tuple[Floats, dict[int, float]]:
        """(fen that one more worker of each group costs, most a coach saves by line).

        Duals of the linear programme with any mix of trips: prices at the margin of a
        relaxation, not of the plan itself. Not to be called while work is going on.
        """
        self.add(self._news)
        self._news = []
        self._programme.master.any_mix()
        self._mix = None  # the programme is no longer near a mix
        found = self._programme.master.solve()
        dual = self._best_dual
        saves = dict.fromkeys(range(len(self._problem.lines)), 0.0)
        if found is not None:
            dual = np.minimum(found[1], self._most_dual)
            fens = self._programme.master.fleet_duals().tolist()
            most_fen = max(0.0, found[0] - self._seats_fen)  # saved by any coaches
            for limit, fen in zip(self._limits, fens, strict=True):
                saves[limit.line_idx] = min(saves[limit.line_idx] + fen, most_fen)
        return dual, saves

    # -- work ------------------------------------------------------------------------

    def advance(
        self, news: Iterable[Booking] = (), *, plan_fen: float = math.inf
    ) -> None:
        """One unit of work: on mixes, or in turn with them on an enumeration.

        ``news``: legal trips that others have found. ``plan_fen``: what the plan costs;
        nothing is enumerated before the bound is near it or mixes raise it no more.
        """
        self._news.extend(news)
        if not self._offers:
            self._is_idle, self._may_enumerate = True, False
        self._n_units += 1
        is_first = self._enumerating is None or self._enumerating.is_first
        is_mixes_turn = not (self._is_idle or is_first or self._n_units % MIX_TURN)
        if not is_mixes_turn and self._is_ready(plan_fen):
            self._enumerate(plan_fen)
        elif not self._is_idle:
            self._advance_mixes()

    def _is_ready(self, plan_fen: float) -> bool:
        """Whether it is time to enumerate."""
        is_able = self._may_enumerate and not self.is_free and plan_fen < math.inf
        is_near = self._is_small or self.bound_fen >= (1 - NEAR_GAP) * plan_fen
        return is_able and (is_near or self._is_idle or bool(self._enumerating))

    def _enumerate(self, plan_fen: float) -> None:
        if self._enumerating is None:
            self._enumerating = Enumerating(
                self._problem, self._offers, self._pricer, self._limits
            )
            self._enumerating.add(sorted(self._programme.known))
        self._enumerating.advance(plan_fen=plan_fen)
        work = self._enumerating
        self.proof = self.proof.raised(work.bound_fen, is_enumerated=work.is_of_pool)
        self._may_enumerate = not self._enumerating.is_over

    def _advance_mixes(self) -> None:
        """Price one offer; after the last one a cut, the next mix, the next duals.

        Where all cohorts are tabled, all offers are priced at once.
        """
        if self._n_looks:
            self._look_around()
            return
        if not self._pricer.is_exact:
            self._price_next()
        else:
            self._price_tables()
            for _ in self._offers:
                self._price_next()
        if len(self._least) == len(self._offers):
            self._end_round()

    def _look_around(self) -> None:
        """Trips that are quickly found join the programme; then its own prices count.

        Pricing takes long, and is of little use at prices of a programme that knows few
        trips.
        """
        self.add(self._news)
        self._news = []
        found = self._solved()
        value, dual = (math.inf, self._dual) if found is None else found
        is_slow = value > (1 - LOOK_SHARE) * self._looked_fen
        if is_slow and found and (dual > self._most_first).any():
            self._make_dearer()
            is_slow = False
        self._n_looks = 0 if found is None or is_slow else self._n_looks - 1
        self._looked_fen = value
        if not self._n_looks:
            self._programme.n_new = 0
            self._n_trips = max(1, self._programme.n_running)
            self._dual = np.floor(np.minimum(dual, self._most_first))

    def _make_dearer(self) -> None:
        """Let workers be worth more: some still get no coach, for there are so few."""
        self._most_first = np.minimum(MOST_FIRST * self._most_first, self._most_dual)

    def _price_next(self) -> None:
        o = len(self._least)
        below = self._programme.below[o]
        ceiling = max(0.0, float(below.max())) + self._ceiling()
        self._round_ceiling = max(self._round_ceiling, ceiling)
        priced = self._pricer.price(o, self._dual, below_fen=below, ceiling=ceiling)
        self._least.append(priced.least_fen)
        for route in priced.routes:
            self._programme.found(
                (route.offer_idx, route.regions), route.cost_fen, dict(route.loads)
            )

    def _price_tables(self) -> None:
        known = np.maximum(0.0, self._programme.below.max(axis=1))
        more = self._ceiling()
        self._pricer.price_tables(
            self._dual, ceiling_fen=known + more, tight_fen=known + TIGHT * more
        )

    def _ceiling(self) -> float:
        share = FREE_CEILING if self.is_free and not self._pricer.is_exact else CEILING
        return share * max(1.0, self.bound_fen / self._n_trips)

    def _end_round(self) -> None:
        self.add(self._news)
        self._news = []
        cut = cut_of(
            self._leaving, self._dual, self._least, ceiling=self._round_ceiling
        )
        self._least = []
        self._round_ceiling = 0.0
        self._cuts.append(cut)
        if self.is_free:
            self._judge_alone(cut)
        elif self._mix is not None:
            self._judge(cut, self._mix)
        if self.is_free or self._mix is None or self._may_leave_mix:
            self._choose_mix(cut)
        if self._mix is not None:
            self._cuts = most_binding(self._cuts, self._mix)
        self._next_duals()

    @property
    def _may_leave_mix(self) -> bool:
        """Whether the mix worked on costs more than is proved of all mixes."""
        return self._best_value > self.bound_fen + EFFORTS[self._effort][0]

    def _choose_mix(self, cut: Cut) -> None:
        """The mix that all cuts together find cheapest, and the bound it attains."""
        ceiling = self._ceiling()
        mix = self._cheapest(self._cuts, EFFORTS[self._effort][1])
        if mix is not None:
            if mix.bound_fen > self.proof.cuts_fen:
                of_cuts = Proof.of(mix.bound_fen, self._cuts, ceiling=ceiling)
                self.proof = of_cuts.raised_as(self.proof)
            self._n_trips = max(1, mix.n_trips)
            if not self.is_free:
                self._judge(cut, mix)

    def _cheapest(self, cuts: Sequence[Cut], n_nodes: int) -> Mix | None:
        return cheapest_mix(
            cuts,
            self._limits,
            self._needs,
            ceiling=self._ceiling(),
            n_workers=int(self._problem.n_workers.sum()),
            n_nodes=n_nodes,
        )

    def _judge_alone(self, cut: Cut) -> None:
        """Keep the duals if no others prove as much by themselves."""
        mix = self._cheapest([cut], 1)
        if mix is not None and mix.bound_fen > self._best_value:
            self._best_value = mix.bound_fen
            self._best_dual = self._dual

    def _judge(self, cut: Cut, mix: Mix) -> None:
        """Keep the duals if they are the best yet for the mix; follow a new mix."""
        if not mix.is_like(self._mix):
            self._mix = mix
            self._n_idle = 0
            self._best_value = -np.inf
            for old in self._cuts[:-1]:
                self._best_value = max(self._best_value, old.value(mix))
            stray_fen = STRAY * max(1.0, self.bound_fen) / self._n_trips
            self._programme.master.near_mix(mix.told_apart(cut), stray_fen=stray_fen)
        value = cut.value(mix)
        if value > self._best_value:
            self._best_value = value
            self._best_dual = self._dual

    def _solved(self) -> tuple[float, Floats] | None:
        """The programme solved; at first, nobody is worth far more than his seat."""
        most = self._most_first if self.is_free else self._most_dual
        if self._pricer.is_exact or self._n_looks:
            return self._programme.solved(most)
        # near one mix they would be too many, and few of them of use
        return self._programme.solved(most, n_quick=N_QUICK if self.is_free else 0)

    def _next_duals(self) -> None:
        found = self._solved()
        if found is None:
            self._is_idle = True
            return
        value, dual = found
        near = NEAR_SHARE if self._pricer.is_exact else NEAR_UNTABLED
        n_new, self._programme.n_new = self._programme.n_new, 0
        if self.is_free:
            if value > FAR_SHARE * self._best_value:
                if not (n_new or self._smoothing):
                    self._make_dearer()
                dual = np.minimum(dual, self._most_first)
            elif value < near * self._best_value or not (n_new or self._smoothing):
                self.is_free = False
        dual = np.minimum(dual, self._most_dual)
        self._n_idle = 0 if n_new or self._smoothing else self._n_idle + 1
        self._is_idle = self._n_idle >= IDLE_ROUNDS
        is_last = self._may_enumerate or self._effort + 1 == len(EFFORTS)
        if self._is_idle and not is_last:  # enumeration does more in the same time
            self._effort += 1
            self._is_idle, self._n_idle = not self._may_leave_mix, 0
        # smoothed prices that found nothing new must come nearer to the programme's
        self._smoothing = SMOOTHING if n_new else self._smoothing / 2
        if self._smoothing < LEAST_SMOOTHING:
            self._smoothing = 0.0
        share = self._smoothing
        # whole fen, so that a plan can state what was proved from them
        self._dual = np.floor(share * self._best_dual + (1 - share) * dual)
