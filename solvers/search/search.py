"""The search: trips built greedily, then rebuilt a few at a time.

Large neighbourhood search (Shaw 1998; ruin and recreate, Schrimpf et al. 2000): each
step takes a few trips that run alike, lets their workers wait again, and rebuilds them
with randomised values. A selection from the pool of all trips met so far is a step of
its own, and so is asking another solver for trips. A step is kept when the objective
does not rise.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.proofs import Proof
from solvers.bound.rising import Bounding, can_rise
from solvers.drafting.drafts import Booking
from solvers.drafting.growing import draft_of, grow
from solvers.drafting.part_loads import PartLoads
from solvers.problem.reach import within_reach
from solvers.problem.waiting import Waiting
from solvers.running.deadline import NO_DEADLINE
from solvers.search.precedence import Precedence
from solvers.search.reselecting import Reselector
from solvers.search.state import State
from solvers.sources.pyvrp_trips import PyVrpTrips
from solvers.sources.routing_trips import RoutingTrips
from solvers.sources.subproblem import Subproblem
from solvers.sources.vroom_trips import VroomTrips
from transport.causes import library_words
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt

    from solvers.bound.seat_cost import SeatCost
    from solvers.drafting.dispatcher import Dispatcher
    from solvers.drafting.drafts import Draft
    from solvers.problem.fleet_use import FleetUse
    from solvers.problem.problem import Problem
    from solvers.problem.waiting import Piece
    from solvers.running.deadline import Deadline
    from solvers.search.state import Standing
    from solvers.sources.subproblem import TripSource
    from transport.said import Said

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

N_COMPANIONS = 150  # groups looked at when a trip is grown
N_DEPOTS = 2  # nearest depots tried for each vehicle type
HURRIED_COMPANIONS = 40  # where the first plan is behind its time
HURRIED_DEPOTS = 1
NOISE = 0.25  # spread of the values in a rebuilding step
MOST_RUINED = 5
THRIFTS = (0.5, 1.0, 1.0)  # drawn anew for each step
WIDE_SHARE = 0.2  # of the steps take as many trips apart as a selection does
MOST_RESELECTED = 16
MANY_VARIED = 40  # trips beyond which a plan is not built anew with each type


class Search:
    """One problem's search; the same seed and number of steps give the same plan."""

    def __init__(
        self,
        problem: Problem,
        dispatcher: Dispatcher,
        *,
        bound: SeatCost,
        fleet: FleetUse,
        seed: int,
        is_rising: bool = True,
    ) -> None:
        self.problem = problem
        self.dispatcher = dispatcher
        self._seat_cost = bound
        self._left_proof = Proof(bound_fen=bound.total_fen)
        self._may_rise = is_rising and can_rise(problem)
        self.bounding: Bounding | None = None  # made when it is first worked on
        self._value = np.minimum(bound.per_worker_fen, _most_weight(problem)).astype(
            np.float64
        )
        self._rng = np.random.default_rng(seed)
        self._thrift = 1.0
        self.warnings: list[Said] = []  # what went wrong and was left out
        self._only: str | None = None  # vehicle type, while plans are varied
        self._reach = within_reach(problem)
        self._deadline = NO_DEADLINE
        self._is_hurried = False
        self.is_tried = False  # whether everybody who waits was tried with care
        self.sources: tuple[TripSource, ...] = (
            RoutingTrips(problem, dispatcher),
            VroomTrips(),
            PyVrpTrips(),
        )
        self._precedence = Precedence(problem=problem, dispatcher=dispatcher)
        self._part_loads = PartLoads(problem=problem, dispatcher=dispatcher)
        self._reselector = Reselector(problem, dispatcher, self._value)
        self.state = State(
            bookings=[],
            waiting=Waiting(problem, range(problem.n_groups)),
            fleet=fleet,
        )

    def keep(self, deadline: Deadline) -> None:
        """End whatever loops at the deadline, with the plan as good as before."""
        self._deadline = deadline
        self.dispatcher.keep(deadline)

    def hurry(self, *, is_hurried: bool) -> None:
        """Grow trips roughly from now on, or with care again."""
        self._is_hurried = is_hurried
        self.dispatcher.is_hurried = is_hurried

    @property
    def bound_fen(self) -> int:
        """The best lower bound on the problem's objective so far."""
        return self.proof.bound_fen

    @property
    def proof(self) -> Proof:
        """That bound with what it was proved from."""
        return self._left_proof if self.bounding is None else self.bounding.proof

    @property
    def may_raise_bound(self) -> bool:
        """Whether more work may raise the bound."""
        is_settled = self.bounding is not None and self.bounding.is_settled
        return self._may_rise and not is_settled

    def is_untried(self, g: int) -> bool:
        """Whether the time ran out before the group was tried, though it may ride."""
        return not self.is_tried and bool(self._reach[:, g].any())

    def raise_bound(self) -> None:
        """One unit of work on the bound; may run beside everything else."""
        bounding = self.bounding or Bounding(self.problem, self._seat_cost)
        if self._may_rise:
            self.bounding = bounding
            bounding.advance(self.dispatcher.pool.news())

    def leave_bound(self) -> None:
        """Let go of a bound on which work still goes on: what it has risen to stays."""
        self._may_rise = False
        self._left_proof = self.proof
        self.bounding = None

    def build(self) -> Iterator[None]:
        """A first plan, trip by trip; yields after each."""
        for _ in self._fill(self._value, n_seeds=1):
            yield
        self.settle()

    def vary(self) -> Iterator[bool]:
        """The plan built anew with each vehicle type alone; whether it got cheaper.

        Yields after each type. What is built enters the pool, so that selections can
        mix types: a search that moves few workers at a time does not come from two
        large coaches to three small.
        """
        types = sorted({line.vehicle_type for line in self.problem.lines})
        if len(types) == 1 or len(self.state.bookings) > MANY_VARIED:
            return
        for kind in types:
            state = self.state
            before, old = state.standing(), list(state.bookings)
            for booking in old:
                state.remove(booking)
            self._only = kind
            self.fill_up()
            self._only = None
            self.fill_up()  # whom that type cannot carry
            yield self._keep_if_better(old, before)

    def fill_up(self) -> None:
        """Trips for those who wait, as far as coaches and rules allow."""
        for _ in self._fill(self._value, n_seeds=1):
            pass
        self.settle()

    def settle(self) -> None:
        """Whoever is of higher priority rides before those of lower, in time or not."""
        while self._precedence.enforce(self.state):
            for _ in self._fill(self._value, n_seeds=1):  # those who had to wait
                pass

    def step(self) -> bool:
        """One rebuilding step; whether the plan became cheaper."""
        state = self.state
        if not state.bookings:
            return False
        is_wide = self._rng.random() < WIDE_SHARE
        most = MOST_RESELECTED if is_wide else MOST_RUINED
        ruined = self._related(int(self._rng.integers(2, most + 1)))
        before, old = state.standing(), list(state.bookings)
        for booking in ruined:
            state.remove(booking)
        self._thrift = float(self._rng.choice(THRIFTS))
        noise = self._rng.uniform(1 - NOISE, 1 + NOISE, size=self.problem.n_groups)
        for _ in self._fill(self._value * noise, n_seeds=2):
            pass
        self.settle()
        return self._keep_if_better(old, before)

    def _keep_if_better(self, old: Sequence[Booking], before: Standing) -> bool:
        """Bring the old trips back where the plan got worse; whether it got better."""
        after = self.state.standing()
        if after.cost_fen > before.cost_fen or after.passes_over(before):
            self.state.restore(old)
        return after.beats(before)

    # -- building ------------------------------------------------------------------

    def _fill(self, value: Floats, *, n_seeds: int) -> Iterator[Booking]:
        """Trips for those who wait, one by one, until nobody who can ride waits."""
        stuck = set(np.flatnonzero(~self._reach.any(axis=0)).tolist())
        while not self._deadline.is_over:
            open_groups = [
                g
                for g in np.flatnonzero(self.state.waiting.n).tolist()
                if g not in stuck
            ]
            if not open_groups:
                self.is_tried |= self._only is None and not self._is_hurried
                return
            groups = np.array(open_groups, dtype=np.int64)
            best = groups[np.argsort(-value[groups], kind="stable")[:n_seeds]]
            booking = self._best_trip(best.tolist(), groups, value)
            if booking is None:
                stuck.update(best.tolist())
                continue
            self.state.add(booking)
            yield booking

    def _best_trip(
        self, seeds: Iterable[int], groups: Ints, value: Floats
    ) -> Booking | None:
        """The trip of least cost for the value it carries, over seeds and coaches."""
        offers = []
        for seed in seeds:
            near = self._nearest(seed, groups)
            for k in self._lines_for(seed):
                if self._deadline.is_over:
                    return None
                draft = grow(
                    self.problem,
                    self.state.waiting,
                    k=k,
                    seed=seed,
                    candidates=near[self._reach[k, near]],
                    value_fen=value,
                    thrift=self._thrift,
                )
                if draft is not None:
                    carried = sum(value[p.group_idx] * p.n for p in draft.pieces)
                    ratio = self.dispatcher.estimate_fen(draft) / max(carried, 1.0)
                    offers.append((ratio, seed, k, draft))
        offers.sort(key=lambda offer: offer[:3])
        for *_, draft in offers:
            if self._deadline.is_over:
                return None
            booking = self._book(draft)
            if booking is not None and self._is_worth_it(booking):
                return booking
        return self._from_afar(seeds) if self._only is None else None

    def _from_afar(self, seeds: Iterable[int]) -> Booking | None:
        """A trip for a seed group alone by any coach that is free, the nearest first.

        The lines tried before may all be away when the group could leave.
        """
        problem, waiting = self.problem, self.state.waiting
        for seed in seeds:
            for k in self._lines_with_coach(seed):
                if self._deadline.is_over:
                    return None
                parties = waiting.fitting(seed, int(problem.seats[k, seed]))
                if parties:
                    piece = waiting.piece(seed, parties)
                    booking = self._book(draft_of(problem, k, [piece]))
                    if booking is not None and self._is_worth_it(booking):
                        return booking
        return None

    def _is_worth_it(self, booking: Booking) -> bool:
        """Whether leaving those aboard to their tickets, or behind, weighs more."""
        return booking.cost_fen < sum(map(self._weight, booking.draft.pieces))

    def _weight(self, piece: Piece) -> int:
        """What the piece's parties weigh that no coach takes, in fen."""
        penalties = self.problem.party_penalties[piece.group_idx]
        return sum(penalties[party] for party in piece.parties)

    def _book(self, draft: Draft) -> Booking | None:
        """The draft booked, in part where no legal trip takes all; None where none."""
        found = self._part_loads.book(draft, self.state.fleet)
        return found if isinstance(found, Booking) else None

    def _nearest(self, seed: int, groups: Ints) -> Ints:
        problem = self.problem
        away = (
            problem.distance_m[problem.village[seed], problem.village[groups]]
            + problem.distance_m[problem.employer[seed], problem.employer[groups]]
        )
        n = HURRIED_COMPANIONS if self._is_hurried else N_COMPANIONS
        return groups[np.argsort(away, kind="stable")[:n]]

    def _lines_for(self, seed: int) -> list[int]:
        """Fleet lines for a seed: every type, from the nearest depots with a coach."""
        chosen = []
        n_depots = HURRIED_DEPOTS if self._is_hurried else N_DEPOTS
        tried: Counter[str] = Counter()
        for k in self._lines_with_coach(seed):
            kind = self.problem.lines[k].vehicle_type
            if tried[kind] < n_depots and self._only in (None, kind):
                tried[kind] += 1
                chosen.append(k)
        return chosen

    def _lines_with_coach(self, seed: int) -> list[int]:
        """Lines with a seat for the seed and a coach on some day, nearest first."""
        problem, fleet = self.problem, self.state.fleet
        empty = (
            problem.distance_m[problem.depot, problem.village[seed]]
            + problem.distance_m[problem.employer[seed], problem.depot]
        )
        days = range(problem.scenario.n_days)
        return [
            k
            for k in np.argsort(empty, kind="stable").tolist()
            if self._reach[k, seed]
            and problem.seats[k, seed] > 0
            and fleet.has_room_on_any(k, days)
        ]

    # -- ruin ------------------------------------------------------------------------

    def _related(self, n: int) -> list[Booking]:
        """A random trip and those that run most alike, ``n`` in all if there are."""
        bookings, problem = self.state.bookings, self.problem
        centre = bookings[int(self._rng.integers(len(bookings)))]
        cohort = problem.cohort[centre.draft.pieces[0].group_idx]
        alike = [
            b for b in bookings if problem.cohort[b.draft.pieces[0].group_idx] == cohort
        ]
        blur = self._rng.uniform(0.7, 1.3, size=len(alike))
        metres = problem.distance_m

        def away(i: int) -> float:
            other = alike[i].draft
            pick = metres[centre.draft.villages[0], other.villages[0]]
            drop = metres[centre.draft.employers[-1], other.employers[-1]]
            return float(blur[i] * (pick + drop))

        nearest = sorted(range(len(alike)), key=lambda i: (away(i), i))
        chosen = [alike[i] for i in nearest if alike[i] is not centre][: n - 1]
        return [centre, *chosen]

    # -- selection -------------------------------------------------------------------

    def reselect(self) -> bool:
        """Some trips replaced by the best selection from the pool, if cheaper."""
        state = self.state
        if not state.bookings:
            return False
        ruined = self._related(MOST_RESELECTED)
        return self._reselect(ruined, ())

    def _reselect(self, ruined: Sequence[Booking], drafts: Sequence[Draft]) -> bool:
        """The trips, or the best selection once the drafts are in the pool."""
        state = self.state
        before, old = state.standing(), list(state.bookings)
        for booking in ruined:
            state.remove(booking)
        for draft in drafts:
            self.dispatcher.book(draft, state.fleet)
        for draft in self._reselector.reselect(
            ruined,
            state.waiting,
            state.fleet,
            seed=int(self._rng.integers(1 << 30)),
            limit_s=self._deadline.left_s,
        ):
            found = self._book(draft)
            if found is not None:
                state.add(found)
        self.fill_up()
        return self._keep_if_better(old, before)

    # -- other solvers -----------------------------------------------------------------

    def consult(self, source: TripSource) -> bool:
        """Some trips put before the source; whether the plan became cheaper.

        A source that fails is not asked again.
        """
        if not self.state.bookings:
            return False
        trips = self._related(source.most_trips)
        lot = Subproblem(
            problem=self.problem,
            dispatcher=self.dispatcher,
            bookings=tuple(trips),
            spare=tuple(self._lines_to_spare(trips[0])),
            seed=int(self._rng.integers(1 << 30)),
        )
        try:
            drafts = source.drafts(lot)
        except Exception as failure:
            name = type(source).__name__
            self.warnings.append(
                said("SOURCE_FAILED", source=name, reason=library_words(failure))
            )
            self.sources = tuple(s for s in self.sources if s is not source)
            return False
        return bool(drafts) and self._reselect(trips, drafts)

    def _lines_to_spare(self, booking: Booking) -> list[int]:
        """Lines near a trip with one more coach free on its days."""
        days, fleet = booking.quote.days_in_use, self.state.fleet
        lines = self._lines_for(booking.draft.pieces[0].group_idx)
        return [k for k in lines if fleet.has_room(k, days)]


def _most_weight(problem: Problem) -> Ints:
    """``(n_groups,)``: fen a worker of the dearest party that no coach takes."""
    pairs = zip(problem.party_penalties, problem.party_sizes, strict=True)
    dearest = [max(fen // n for fen, n in zip(*own, strict=True)) for own in pairs]
    return np.array(dearest, dtype=np.int64)
