"""Compiled ruin and recreate from a search's plan and back: trips quoted exactly."""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import median_low
from typing import TYPE_CHECKING

from solvers.annealing.compiled_data import compiled_data
from solvers.annealing.elsewhere import Elsewhere
from solvers.annealing.some_items import left_out_fen, narrowed, only, widened
from solvers.annealing.trip_arrays import TripSets
from solvers.annealing.turn_data import in_turn
from solvers.core.annealing import anneal
from solvers.core.call_annealing import anneal_calls
from solvers.core.call_changes import COACH
from solvers.core.changes import reprice
from solvers.core.free_loads import no_loads
from solvers.core.problem_data import LEAVES_S, MOST
from solvers.core.trips import N_ITEMS, Trips, copied, no_trips
from solvers.drafting.away_times import AwayTimes
from solvers.drafting.part_loads import PartLoads
from solvers.problem.items import items_of
from solvers.running.deadline import NO_DEADLINE
from transport.clock import DAY_S
from transport.trips.routes import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    import numpy.typing as npt

    from solvers.blocks.turns import Turn, Turns
    from solvers.core.problem_data import ProblemData
    from solvers.drafting.dispatcher import Dispatcher
    from solvers.drafting.drafts import Booking, Draft
    from solvers.problem.problem import Problem
    from solvers.running.deadline import Deadline
    from solvers.search.state import State

    Ints = npt.NDArray[np.int64]

MOST_TOUCHED = 64  # trips that one step may change
N_SEEN = 300  # trips of good solutions kept from one burst
N_ASKED = 30  # trips of a line that are asked whether they go together
REPAIR_ROUNDS = 4
MANY_TRIPS = 100  # so many are mended once only: it takes seconds
REPAIR_STEPS = 1_500  # to mend what exact timetables made dear or illegal
LEAST_REPAIR = 200  # steps; plans of many trips get fewer, since each takes longer
REPAIR_HEAT = 4e-4  # of a trip's cost
CHANGES_A_STEP = 100  # changes of calls in the time of a step that moves workers


@dataclass(frozen=True, kw_only=True)
class Burst:
    """A number of steps for the compiled search: all it needs, and picklable.

    ``waiting_fen``: what somebody without a seat weighs where calls are annealed and
    loads follow; None where workers are. ``keeps_coaches``: whether no trip is added,
    left out or run by another line then. ``items``: those that may ride in these trips;
    None: all.
    """

    data: ProblemData
    trips: Trips
    n_steps: int
    hot_fen: float
    cold_fen: float
    seed: int
    waiting_fen: float | None = None
    keeps_coaches: bool = False
    items: Ints | None = None


@dataclass(frozen=True, kw_only=True)
class Result:
    """What a burst came to: the best solution met, the last one, trips seen."""

    best: Trips
    last: Trips
    seen: Trips
    n_seen: int
    cost_fen: float


def run_burst(burst: Burst) -> Result:
    """The burst's steps; depends on nothing but the burst."""
    if burst.items is None:
        return _run(burst)
    items, left = burst.items, burst.trips.left
    found = _run(
        replace(
            burst,
            data=only(burst.data, items),
            trips=narrowed(burst.trips, items),
            items=None,
        )
    )
    return replace(
        found,
        best=widened(found.best, items, left),
        last=widened(found.last, items, left),
        seen=widened(found.seen, items, left),
        cost_fen=found.cost_fen + left_out_fen(burst.data, left, items),
    )


def _run(burst: Burst) -> Result:
    last, data = copied(burst.trips), burst.data
    for r in range(len(last.head)):  # times may have been corrected since
        if last.head[r, N_ITEMS] > 0:
            reprice(data, last, r)
    best = copied(last)
    seen = no_trips(data, n_rows=N_SEEN, n_days=1)
    anneals = _anneal_workers if burst.waiting_fen is None else _anneal_calls
    cost_fen, n_seen = anneals(burst, last, best, seen)
    return Result(
        best=best, last=last, seen=seen, n_seen=min(n_seen, N_SEEN), cost_fen=cost_fen
    )


def _anneal_workers(
    burst: Burst, last: Trips, best: Trips, seen: Trips
) -> tuple[float, int]:
    n_days = last.used.shape[1]
    return anneal(
        burst.data,
        last,
        best,
        no_trips(burst.data, n_rows=MOST_TOUCHED, n_days=n_days),
        seen,
        burst.n_steps,
        burst.hot_fen,
        burst.cold_fen,
        burst.seed,
    )


def _anneal_calls(
    burst: Burst, last: Trips, best: Trips, seen: Trips
) -> tuple[float, int]:
    assert burst.waiting_fen is not None
    return anneal_calls(
        burst.data,
        last,
        best,
        copied(last),
        seen,
        (no_loads(burst.data, last), no_loads(burst.data, last)),
        burst.n_steps * CHANGES_A_STEP,
        burst.hot_fen,
        burst.cold_fen,
        burst.waiting_fen,
        COACH if burst.keeps_coaches else 0.0,
        burst.seed,
    )


class Annealer:
    """Turns a search's plan into bursts, and their results into booked trips."""

    def __init__(
        self,
        problem: Problem,
        dispatcher: Dispatcher,
        deadline: Deadline = NO_DEADLINE,
    ) -> None:
        self._deadline = deadline
        self._problem = problem
        self._dispatcher = dispatcher
        items = items_of(problem)
        most_drivers = _most_drivers(problem)
        self._times = AwayTimes(problem, most_drivers=most_drivers, deadline=deadline)
        self.data = compiled_data(
            problem, items, self._times, most_drivers=most_drivers
        )
        self._part_loads = PartLoads(problem=problem, dispatcher=dispatcher)
        self._elsewhere = Elsewhere(problem=problem, dispatcher=dispatcher)
        self.sets = TripSets(problem, self.data, items)

    @property
    def is_sketched(self) -> bool:
        """Whether the table of times is still a sketch."""
        return self._times.is_sketched

    def refine(self) -> Iterator[None]:
        """The table of times sampled in full, row by row."""
        return self._times.refine()

    def data_in_turn(self, turns: Turns) -> ProblemData:
        """The data under which a coach runs several trips, where trips go together."""
        found: dict[int, list[Turn]] = {}
        for k, quotes in self._dispatcher.pool.latest(N_ASKED).items():
            of_line = [turn for quote in quotes if (turn := turns.of(quote))]
            if of_line:
                found[k] = of_line
        return in_turn(self.data, found)

    def learn(self, booking: Booking) -> None:
        """Correct the table of times by an exact timetable."""
        k = booking.draft.line_idx
        demanded = self._dispatcher.drivers_of(k, booking.quote.route)
        self._times.correct(booking.quote, k, demanded=demanded)

    def _refuse(self, draft: Draft) -> None:
        """Trips like the draft count as illegal with the drivers demanded."""
        route = self._dispatcher.route_of(draft)
        demanded = self._dispatcher.drivers_of(draft.line_idx, route)
        self._times.refuse(route, draft.line_idx, demanded=demanded)

    def start(
        self, state: State, bookings: Sequence[Booking] | None = None
    ) -> tuple[Trips, list[Booking]]:
        """The plan as arrays, and the trips that they cannot represent.

        ``bookings``: those of its trips that the arrays are to hold; None: all.
        """
        for booking in state.bookings if bookings is None else bookings:
            self.learn(booking)
        self._learn_limits()
        self._learn_leaving(state)
        trips, taken = self.sets.of_state(state, bookings)
        return trips, _without(state.bookings, taken)

    def adopt_as_is(
        self, found: Trips, state: State, *, frozen: Sequence[Booking]
    ) -> None:
        """Book the solution in place of the plan's trips, but for the frozen ones."""
        self._swap(found, state, _without(state.bookings, frozen))

    def adopt(
        self, found: Trips, state: State, *, frozen: Sequence[Booking], below_fen: int
    ) -> None:
        """Book the solution in place of the plan's trips, but for the frozen ones.

        Where exact timetables make the plan no cheaper than ``below_fen``, some steps
        with corrected times follow, and their result is booked; a few times over.
        Those whom no trip takes wait; at the deadline they may be many.
        """
        self._swap(found, state, _without(state.bookings, frozen))
        n_rounds = 1 if len(state.bookings) > MANY_TRIPS else REPAIR_ROUNDS
        for round_no in range(n_rounds):
            if state.cost_fen() < below_fen or not self._deadline.allows("repair"):
                return
            trips, replaced = self.sets.of_state(state)
            with self._deadline.timed("repair"):
                better = self._repaired(trips, replaced, round_no)
            self._swap(better, state, replaced)

    def _swap(self, found: Trips, state: State, replaced: Sequence[Booking]) -> None:
        """The solution's trips booked instead of the replaced ones."""
        drafts = self.sets.drafts(found, state, replaced)
        for booking in replaced:
            state.remove(booking)
        without = []  # a coach of their line
        for draft in drafts:
            if self._deadline.is_over:
                return
            quoted = self._part_loads.book(draft, state.fleet)
            if isinstance(quoted, Refusal):
                if quoted.code == "NO_COACH_FREE":
                    without.append(draft)
                elif quoted.code not in ("INTAKE_FULL", "CROWDED"):
                    self._refuse(draft)
                continue
            self.learn(quoted)
            state.add(quoted)
        for draft in without:
            if self._deadline.is_over:
                return
            if other := self._elsewhere.book(draft, state.fleet):
                self.learn(other)
                state.add(other)
        self._learn_limits()

    def _learn_limits(self) -> None:
        """Loads of one group that are too late as a whole are not tried again."""
        items = self.sets.items_of_group
        for k, g, n in self._dispatcher.limits:
            self.data.seats[k, items[g], MOST] = n

    def _learn_leaving(self, state: State) -> None:
        """When trips leave, which says on how many days their coaches are in use."""
        leave_s = [booking.quote.depart_s % DAY_S for booking in state.bookings]
        if leave_s:
            self.data.numbers[LEAVES_S] = median_low(leave_s)

    def _repaired(self, trips: Trips, replaced: Sequence[Booking], seed: int) -> Trips:
        mean = sum(b.cost_fen for b in replaced) / max(1, len(replaced))
        burst = Burst(
            data=self.data,
            trips=trips,
            n_steps=max(LEAST_REPAIR, REPAIR_STEPS // max(1, len(replaced) // 30)),
            hot_fen=mean * REPAIR_HEAT + 1.0,
            cold_fen=mean * REPAIR_HEAT + 1.0,
            seed=seed,
        )
        return run_burst(burst).best


def _without(bookings: Sequence[Booking], others: Sequence[Booking]) -> list[Booking]:
    known = set(map(id, others))
    return [booking for booking in bookings if id(booking) not in known]


def _most_drivers(problem: Problem) -> int:
    """The most drivers that any coach may have."""
    by_line = max(line.drivers for line in problem.lines)
    by_policy = problem.scenario.policy.max_drivers
    return max(by_policy, by_line, int(problem.demanded.max()))
