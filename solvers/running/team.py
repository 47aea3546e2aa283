"""The searches of all parts at work on an executor: cycles and bounds side by side.

Two ways of working. *Rounds* start every task from the same plan, wait for all of them
and take their results in a fixed order: what comes out depends neither on the clock nor
on the number of workers. *By the clock* each result is taken as it comes.
"""

from __future__ import annotations

import time
from concurrent.futures import FIRST_COMPLETED, wait
from typing import TYPE_CHECKING, Any

import numpy as np

from solvers.annealing.annealer import Annealer, run_burst
from solvers.annealing.cycle import AnnealingCycle
from solvers.running.deadline import NO_DEADLINE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Executor, Future

    from solvers.annealing.annealer import Result
    from solvers.running.deadline import Deadline
    from solvers.search.search import Search
    from solvers.sources.subproblem import TripSource

ROUND_STEPS = 1_000  # steps of a burst in a round
BURST_S = 0.7  # what a burst should take by the clock
FIRST_STEPS = 200
MOST_STEPS = 50_000
CYCLE_SHARE = 0.25  # of the time that one cycle of annealing may take
SELECT_EVERY = 8  # results between selections from the pool
CONSULT_EVERY = 3  # of them between questions to another solver
BUILD_SHARE = 0.5  # of the time that the first plan should take at most
PATIENCE_S = 1.0  # with what still runs at the deadline
HEAD_START = 0.2  # of the first plan, before it may count as late
N_SEEN = 20  # trips of a burst that enter the pool


class Team:
    """All parts' searches, their cycles of annealing and their bounds."""

    def __init__(self, searches: Sequence[Search], *, seed: int) -> None:
        self.searches = tuple(searches)
        self._seed = seed
        self._rng = np.random.default_rng(seed)
        self._cycles: dict[tuple[int, int], AnnealingCycle] = {}
        self._annealers: dict[int, Annealer] = {}
        self._n_results = 0
        self._n_bounds = 0
        self._at_bound: Search | None = None  # whose bound is being worked on
        self._working: list[Future[Any]] = []
        self._speed = 0.0  # steps a second of one cycle
        self._deadline = NO_DEADLINE

    def keep(self, deadline: Deadline) -> None:
        """Everything that loops ends at the deadline, with a plan as good as before."""
        self._deadline = deadline
        for search in self.searches:
            search.keep(deadline)

    # -- figures ---------------------------------------------------------------------

    @property
    def bound_fen(self) -> int:
        """The best lower bound so far over all parts."""
        return sum(search.bound_fen for search in self.searches)

    def cost_fen(self) -> int:
        """The objective over all parts."""
        return sum(search.state.cost_fen() for search in self.searches)

    @property
    def n_trips(self) -> int:
        """Trips over all parts."""
        return sum(len(search.state.bookings) for search in self.searches)

    @property
    def n_waiting(self) -> int:
        """Workers on no trip, over all parts."""
        return sum(int(search.state.waiting.n.sum()) for search in self.searches)

    # -- work ------------------------------------------------------------------------

    def build(self) -> Iterator[None]:
        """A first plan, part by part; yields after each trip.

        Where it is behind its share of the time, trips are grown roughly.
        """
        n_all = max(1, self.n_waiting)
        for search in self.searches:
            self._set_pace(search, n_all)
            for _ in search.build():
                yield
                self._set_pace(search, n_all)
            search.hurry(is_hurried=False)

    def _set_pace(self, search: Search, n_all: int) -> None:
        done = 1 - self.n_waiting / n_all
        is_behind = self._deadline.is_behind(done + HEAD_START, share=BUILD_SHARE)
        search.hurry(is_hurried=is_behind)

    def vary(self) -> Iterator[bool]:
        """Small plans built anew with each vehicle type; whether one got cheaper.

        Yields after each type and after each selection of what was built.
        """
        for search in self.searches:
            yield from search.vary()
            yield self._reselected(search)

    def fill_up(self) -> None:
        """Trips for those who wait, as far as coaches and rules allow."""
        for search in self.searches:
            search.fill_up()

    def round(self, executor: Executor) -> bool:
        """One round of work; whether the plan became cheaper."""
        cycle = self._next_cycle(0)
        burst = executor.submit(run_burst, cycle.burst(ROUND_STEPS))
        bounds = [executor.submit(search.raise_bound) for search in self._rising()]
        result = burst.result()
        for bound in bounds:
            bound.result()
        return self._take(cycle, result)

    def by_clock(self, executor: Executor, *, n_workers: int) -> Iterator[bool]:
        """Work until the deadline; yields now and then.

        What it yields says whether the plan became cheaper. The caller may stop
        listening at any time.
        """
        began_s = time.monotonic()
        until_s = began_s + self._deadline.left_s
        running: dict[Future[Result], tuple[AnnealingCycle, int, float]] = {}
        rising: Future[None] | None = None
        while not self._deadline.is_over:
            now_s = time.monotonic()
            if rising is None or rising.done():
                rising = self._submit_bound(executor, rising)
            n_lanes = max(1, n_workers - (rising is not None))
            while len(running) < n_lanes:
                cycle = self._next_cycle(self._free_lane(running, n_lanes))
                share_s = (until_s - began_s) * n_lanes / len(self.searches)
                self._set_cycle(cycle, min(share_s, until_s - began_s))
                n_steps = self._n_steps(until_s - now_s)
                future = executor.submit(run_burst, cycle.burst(n_steps))
                running[future] = (cycle, n_steps, time.monotonic())
            patience_s = min(BURST_S, self._deadline.left_s)
            working: list[Future[Any]] = [*running]
            if rising is not None:
                working.append(rising)
            self._working = working
            wait(working, timeout=patience_s, return_when=FIRST_COMPLETED)
            done = [future for future in running if future.done()]
            has_improved = False
            for future in done:
                cycle, n_steps, since_s = running.pop(future)
                self._speed = n_steps / max(1e-3, time.monotonic() - since_s)
                has_improved |= self._take(cycle, future.result())
            if not done and not self._n_results and self._is_slow(now_s, began_s):
                has_improved = self._drawn().step()
            if done or has_improved:
                yield has_improved

    def _is_slow(self, now_s: float, began_s: float) -> bool:
        """Whether the first burst takes so long that other work may help meanwhile."""
        return now_s - began_s > 2 * BURST_S

    def _submit_bound(
        self, executor: Executor, before: Future[None] | None
    ) -> Future[None] | None:
        """The next unit of work on a bound; None where none would rise in time."""
        if before is not None:
            before.result()  # a defect must not pass unseen
        rising = self._rising()
        if not rising or not self._deadline.allows("bound"):
            return None
        self._n_bounds += 1
        search = rising[self._n_bounds % len(rising)]
        return executor.submit(self._raise_bound, search)

    def _raise_bound(self, search: Search) -> None:
        self._at_bound = search
        with self._deadline.timed("bound"):
            search.raise_bound()
        self._at_bound = None

    def rest(self) -> bool:
        """Whether nothing of the team runs any more, after a moment's patience.

        Compiled work cannot be ended. It is let go: nobody waits for what it finds,
        though it may still run for a while.
        """
        _, late = wait(self._working, timeout=PATIENCE_S)
        if late and self._at_bound is not None:
            self._at_bound.leave_bound()
        return not late

    def _rising(self) -> list[Search]:
        """The searches whose bound may still rise."""
        return [search for search in self.searches if search.may_raise_bound]

    def _n_steps(self, left_s: float) -> int:
        if not self._speed:
            return FIRST_STEPS
        seconds = max(0.05, min(BURST_S, left_s))
        return int(min(MOST_STEPS, max(FIRST_STEPS, self._speed * seconds)))

    def _set_cycle(self, cycle: AnnealingCycle, all_s: float) -> None:
        if self._speed:
            cycle.fit_cycle(most_steps=int(self._speed * all_s * CYCLE_SHARE))

    def _take(self, cycle: AnnealingCycle, result: Result) -> bool:
        """The result into plan and pool; some turns also select or ask."""
        self._n_results += 1
        has_improved = cycle.take(result)
        search = cycle.search
        for draft in cycle.seen(result, N_SEEN):
            if self._deadline.is_over:
                break
            search.dispatcher.book(draft, search.state.fleet)  # into the pool
        if self._n_results % SELECT_EVERY == 0:
            turn = self._n_results // SELECT_EVERY
            if turn % CONSULT_EVERY or not search.sources:
                has_improved |= self._reselected(search)
            else:
                source = search.sources[turn // CONSULT_EVERY % len(search.sources)]
                has_improved |= self._consulted(search, source)
        return has_improved

    def _reselected(self, search: Search) -> bool:
        """A selection, if there is time for one; whether the plan became cheaper."""
        if not self._deadline.allows("selection"):
            return False
        with self._deadline.timed("selection"):
            return search.reselect()

    def _consulted(self, search: Search, source: TripSource) -> bool:
        """The source asked, if there is time; whether the plan became cheaper."""
        kind = type(source).__name__
        if not self._deadline.allows(kind):
            return False
        with self._deadline.timed(kind):
            return search.consult(source)

    # -- parts and cycles -----------------------------------------------------------

    def _drawn(self) -> Search:
        return self.searches[self._draw()]

    def _draw(self) -> int:
        """A part, drawn by its number of trips."""
        if len(self.searches) == 1:
            return 0
        trips = np.array([len(s.state.bookings) for s in self.searches], dtype=float)
        return int(self._rng.choice(len(trips), p=trips / trips.sum()))

    def _next_cycle(self, lane: int) -> AnnealingCycle:
        """The cycle of a drawn part; cycles of different lanes never meet."""
        part = self._draw()
        if part not in self._annealers:
            search = self.searches[part]
            self._annealers[part] = Annealer(
                search.problem, search.dispatcher, self._deadline
            )
        if (part, lane) not in self._cycles:
            self._cycles[part, lane] = AnnealingCycle(
                self.searches[part],
                self._annealers[part],
                seed=self._seed + 1_000 * part + lane,
            )
        return self._cycles[part, lane]

    def _free_lane(
        self,
        running: dict[Future[Result], tuple[AnnealingCycle, int, float]],
        n_lanes: int,
    ) -> int:
        busy = {id(cycle) for cycle, *_ in running.values()}
        taken = {lane for (_, lane), s in self._cycles.items() if id(s) in busy}
        return next(lane for lane in range(n_lanes) if lane not in taken)
