"""The searches of all parts at work on an executor: cycles and bounds side by side.

Two ways of working. *Rounds* start every task from the same plan, wait for all of them
and take their results in a fixed order: what comes out depends neither on the clock nor
on the number of workers. *By the clock* each result is taken as it comes.
"""

from __future__ import annotations

from concurrent.futures import wait
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from solvers.annealing.annealer import Annealer, run_burst
from solvers.annealing.cycle import AnnealingCycle
from solvers.annealing.fleet_cycle import FleetCycle
from solvers.annealing.fleets import Fleets
from solvers.running.beside import Beside
from solvers.running.by_clock import ByClock
from solvers.running.deadline import FIRST_GUESS_S, NO_DEADLINE
from solvers.search.bounded import bound_over

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence
    from concurrent.futures import Executor, Future

    from solvers.annealing.annealer import Result
    from solvers.running.deadline import Deadline
    from solvers.search.search import Search
    from solvers.sources.child import Child
    from solvers.sources.subproblem import TripSource

    CycleKind = Literal["workers", "in turn", "fleets"]

SELECT_EVERY = 8  # results between selections from the pool
CONSULT_EVERY = 3  # of them between questions to another solver
BUILD_SHARE = 0.5  # of the time that the first plan should take at most
HEAD_START = 0.2  # of the first plan, before it may count as late
CONSULT_SHARE = 0.1  # of the time that one question to another solver may take
BESIDE_S = 10.0  # for which other solvers make plans beside us
N_SEEN = 20  # trips of a burst that enter the pool
MOST_RATIO = 4.0  # of steps with other fleets and steps that move workers


class Team:
    """All parts' searches, their cycles of annealing and their bounds."""

    def __init__(self, searches: Sequence[Search], *, seed: int) -> None:
        self.searches = tuple(searches)
        self._seed = seed
        self._rng = np.random.default_rng(seed)
        self._cycles: dict[tuple[int, int, CycleKind], AnnealingCycle] = {}
        self._n_asked = 0  # cycles asked for
        self._annealers: dict[int, Annealer] = {}
        self._fleets: dict[int, Fleets] = {}
        self._n_results = 0
        self._at_bound: Search | None = None  # whose bound is being worked on
        self.working: list[Future[Any]] = []
        self._beside: Beside | None = None
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
        return bound_over(self.searches)

    def cost_fen(self) -> int:
        """The objective over all parts."""
        return sum(search.state.cost_fen() for search in self.searches)

    @property
    def n_trips(self) -> int:
        """Trips over all parts."""
        return sum(len(search.state.bookings) for search in self.searches)

    @property
    def n_groups(self) -> int:
        """Groups over all parts."""
        return sum(search.problem.n_groups for search in self.searches)

    @property
    def n_waiting(self) -> int:
        """Workers on no trip, over all parts."""
        return sum(int(search.state.waiting.n.sum()) for search in self.searches)

    # -- work ------------------------------------------------------------------------

    def build(self) -> Iterator[None]:
        """A first plan, part by part; yields after each trip.

        Where it is behind its share of the time, trips are grown roughly. Who goes
        first where seats are short is settled when every part has had its turn: it may
        take long, and a journey of which a leg has no coach is none.
        """
        n_all = max(1, self.n_waiting)
        for search in self.searches:
            self._set_pace(search, n_all)
            for _ in search.grow():
                yield
                self._set_pace(search, n_all)
            search.hurry(is_hurried=False)
        for search in self.searches:
            search.finish_first()

    def _set_pace(self, search: Search, n_all: int) -> None:
        done = 1 - self.n_waiting / n_all
        is_behind = self._deadline.is_behind(done + HEAD_START, share=BUILD_SHARE)
        search.hurry(is_hurried=is_behind)

    def work_beside(self, child: Child | None) -> None:
        """Other solvers make plans of whole cohorts in a process of their own.

        ``child``: one that waits already, if there is any.
        """
        seconds = min(BESIDE_S, self._deadline.left_s)
        self._beside = Beside(
            self.searches, seconds=seconds, seed=self._seed, child=child
        )

    def take_beside(self) -> bool:
        """The newest plan from beside, if one came; whether it made ours cheaper.

        Then the cycles at work go on from there.
        """
        if self._beside is None or not self._beside.take():
            return False
        for cycle in self._cycles.values():
            cycle.renew()
        return True

    def leave_beside(self) -> None:
        """No more plans from beside."""
        if self._beside is not None:
            self._beside.close()
            self._beside = None

    def vary(self) -> Iterator[bool]:
        """Small plans made anew, by VROOM and of each type; whether one got cheaper.

        Yields after each and after each selection of what was made. What is
        asked beside is not asked again here.
        """
        for search in self.searches:
            yield from search.start_anew(is_helped=self._beside is not None)
            yield from search.vary()
            yield self._reselected(search)

    def fill_up(self) -> None:
        """Trips for those who wait, as far as coaches and rules allow."""
        for search in self.searches:
            search.fill_up()

    def round(self, executor: Executor) -> bool:
        """One round of work; whether the plan became cheaper."""
        cycle = self._cycle(self._draw(), 0)
        burst = executor.submit(run_burst, cycle.burst(cycle.round_steps))
        rising = self.rising(seconds=0.0)
        bounds = [
            executor.submit(search.raise_bound, plan_fen=search.state.cost_fen())
            for search in rising
        ]
        result = burst.result()
        for bound in bounds:
            bound.result()
        has_improved = cycle.take(result)
        for search in rising:
            has_improved |= search.adopt()
        for _ in self.pooled(cycle, result):
            pass
        return self.turn(cycle.search) or has_improved

    def by_clock(
        self,
        executor: Executor,
        *,
        n_workers: int,
        meanwhile: Iterator[bool] | None = None,
    ) -> Iterator[bool]:
        """Work until the deadline; yields now and then.

        What it yields says whether the plan became cheaper. The caller may stop
        listening at any time. ``meanwhile``: what this thread does while others anneal.
        """
        clock = ByClock(
            self, executor, self._deadline, n_workers=n_workers, meanwhile=meanwhile
        )
        yield from clock.run()

    def raise_bound(self, search: Search, plan_fen: float) -> None:
        """One unit of work on the search's bound, on a worker."""
        self._at_bound = search
        with self._deadline.timed("bound"):
            search.raise_bound(plan_fen=plan_fen)
        self._at_bound = None

    def refined(self) -> Iterator[bool]:
        """Tables of times sampled in full, part by part, piece by piece."""
        while not self._deadline.is_over:
            annealer = next(
                (one for one in self._annealers.values() if one.is_sketched), None
            )
            if annealer is None:
                return
            for _ in annealer.refine():
                yield False

    def rest(self) -> bool:
        """Whether nothing of the team runs any more, after a moment's patience.

        Compiled work cannot be ended. It is let go: nobody waits for what it finds,
        though it may still run for a while.
        """
        _, late = wait(self.working, timeout=self._deadline.patience_s)
        if late and self._at_bound is not None:
            self._at_bound.leave_bound()
        return not late

    def rising(self, seconds: float) -> list[Search]:
        """The searches whose bound may still rise within so many seconds."""
        n_parts = len(self.searches)
        return [
            search
            for search in self.searches
            if search.may_rise_within(seconds, n_parts=n_parts)
        ]

    def turn(self, search: Search) -> bool:
        """After a result: some turns select or ask; whether the plan became cheaper."""
        self._n_results += 1
        if self._n_results % SELECT_EVERY:
            return False
        turn = self._n_results // SELECT_EVERY
        if turn % CONSULT_EVERY or not search.sources:
            return self._reselected(search)
        source = search.sources[turn // CONSULT_EVERY % len(search.sources)]
        return self._consulted(search, source)

    def pooled(self, cycle: AnnealingCycle, result: Result) -> Iterator[bool]:
        """Trips of good solutions that the burst has seen into the pool, one by one.

        None of them makes the plan cheaper by itself.
        """
        search = cycle.search
        for draft in cycle.seen(result, N_SEEN):
            if self._deadline.is_over:
                return
            search.dispatcher.book(draft, search.state.fleet)
            yield False

    def _reselected(self, search: Search) -> bool:
        """A selection, if there is time for one; whether the plan became cheaper."""
        if not self._deadline.allows("selection"):
            return False
        with self._deadline.timed("selection"):
            return search.reselect()

    def _consulted(self, search: Search, source: TripSource) -> bool:
        """The source asked, if there is time; whether the plan became cheaper."""
        kind = type(source).__name__
        is_short = self._deadline.share_s(CONSULT_SHARE) < FIRST_GUESS_S
        if is_short or not self._deadline.allows(kind):
            return False
        with self._deadline.timed(kind):
            return search.consult(source)

    # -- parts and cycles -----------------------------------------------------------

    def drawn(self) -> Search:
        """The search of a drawn part."""
        return self.searches[self._draw()]

    def _draw(self) -> int:
        """A part, drawn by its number of trips."""
        if len(self.searches) == 1:
            return 0
        trips = np.array([len(s.state.bookings) for s in self.searches], dtype=float)
        return int(self._rng.choice(len(trips), p=trips / trips.sum()))

    def next_cycle(self, n_lanes: int, busy: Container[int]) -> AnnealingCycle:
        """A cycle of a drawn part on a free lane; cycles of lanes never meet.

        ``busy``: the identities of those at work.
        """
        taken = {lane for (_, lane, _), s in self._cycles.items() if id(s) in busy}
        lane = next(lane for lane in range(n_lanes) if lane not in taken)
        return self._cycle(self._draw(), lane)

    def _cycle(self, part: int, lane: int) -> AnnealingCycle:
        """The one whose turn it is.

        Every other one anneals as if coaches ran several trips, where they could. The
        others move workers, ever longer, and draw other fleets in between, for more
        steps the more that has gained of late beside moving workers.
        """
        if part not in self._annealers:
            search = self.searches[part]
            self._annealers[part] = Annealer(
                search.problem, search.dispatcher, self._deadline
            )
        self._n_asked += 1
        is_in_turn = self._n_asked % 2 == 0 and self.searches[part].has_turns
        if is_in_turn:
            return self._of_kind(part, lane, "in turn")
        of_workers = self._of_kind(part, lane, "workers")
        of_fleets = self._of_kind(part, lane, "fleets")
        if not of_workers.is_amid and self.searches[part].state.bookings:
            share = _ratio(of_fleets.gain, of_workers.gain)
            if of_fleets.n_steps_run < share * of_workers.n_steps_run:
                return of_fleets
            of_workers.grow_to(of_fleets.n_steps_run + of_workers.n_steps_run)
        return of_workers

    def _of_kind(self, part: int, lane: int, kind: CycleKind) -> AnnealingCycle:
        key = (part, lane, kind)
        if key not in self._cycles:
            search, annealer = self.searches[part], self._annealers[part]
            seed = self._seed + 1_000 * part
            if kind == "fleets":
                if part not in self._fleets:
                    self._fleets[part] = Fleets(annealer.data, seed=seed)
                self._cycles[key] = FleetCycle(
                    search, annealer, self._fleets[part], seed=seed + lane
                )
            else:
                self._cycles[key] = AnnealingCycle(
                    *(search, annealer),
                    seed=seed + lane,
                    is_in_turn=kind == "in turn",
                )
        return self._cycles[key]


def _ratio(one: float, other: float) -> float:
    """How many times the other one gain is, within limits."""
    if max(one, other) <= 0.0:
        return 1.0
    ratio = one / other if other > 0.0 else MOST_RATIO
    return min(MOST_RATIO, max(1.0 / MOST_RATIO, ratio))
