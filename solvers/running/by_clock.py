"""A team at work by the clock: annealing on all cores, other work between results.

Compiled bursts run on the executor's workers without Python's lock. Meanwhile this
thread does what needs Python: it books what bursts have found, refines tables, tries
other first plans. The bound rises on a worker of its own once that is done.
"""

from __future__ import annotations

import time
from collections import deque
from concurrent.futures import FIRST_COMPLETED, wait
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from solvers.annealing.annealer import run_burst
from solvers.running.sharing import Rates

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from concurrent.futures import Executor, Future

    from solvers.annealing.annealer import Burst, Result
    from solvers.annealing.cycle import AnnealingCycle
    from solvers.running.deadline import Deadline
    from solvers.search.search import Search

BURST_S = 0.7  # what a burst takes
LEAST_STEPS = 200
MOST_STEPS = 50_000
FADES = 0.5  # of the seconds that earlier results took to be booked
CYCLE_SHARE = 0.25  # of the time that one cycle of annealing may take
BOUND_AFTER_S = 3.0  # of work on the plan
FEW_GROUPS = 12  # whose bound rises at once: it may soon end the search


@dataclass(frozen=True, slots=True, kw_only=True)
class _Running:
    cycle: AnnealingCycle
    n_steps: int


def timed_burst(burst: Burst) -> tuple[Result, float]:
    """The burst's result, and the seconds that it took."""
    since_s = time.monotonic()
    result = run_burst(burst)
    return result, time.monotonic() - since_s


class Crew(Protocol):
    """What works: cycles of annealing and the searches whose bounds may rise.

    ``working``: what runs on the executor, for whoever has to wait for it or let it go.
    """

    working: list[Future[Any]]
    searches: tuple[Search, ...]

    def cost_fen(self) -> int:
        """What the plan costs."""
        ...

    def next_cycle(self, n_lanes: int, busy: Container[int]) -> AnnealingCycle:
        """A cycle that is not at work."""
        ...

    def turn(self, search: Search) -> bool:
        """Other work that is due after a result; whether the plan became cheaper."""
        ...

    def pooled(self, cycle: AnnealingCycle, result: Result) -> Iterator[bool]:
        """Trips that the burst has seen into the pool, one by one."""
        ...

    def refined(self) -> Iterator[bool]:
        """Tables of times made whole, piece by piece."""
        ...

    def drawn(self) -> Search:
        """The search of a drawn part."""
        ...

    def take_beside(self) -> bool:
        """A plan of another making, if one came; whether it made ours cheaper."""
        ...

    def rising(self, seconds: float) -> list[Search]:
        """The searches whose bound may still rise within so many seconds."""
        ...

    def raise_bound(self, search: Search, plan_fen: float) -> None:
        """One unit of work on the search's bound."""
        ...


class ByClock:
    """Cycles and a bound at work until the deadline, each result taken as it comes.

    ``meanwhile``: work for this thread, piece by piece, while others anneal; each piece
    tells whether the plan became cheaper.
    """

    def __init__(
        self,
        team: Crew,
        executor: Executor,
        deadline: Deadline,
        *,
        n_workers: int,
        meanwhile: Iterator[bool] | None,
    ) -> None:
        self._team = team
        self._executor = executor
        self._deadline = deadline
        self._n_workers = n_workers
        self._refining = team.refined()
        self._meanwhile: deque[Iterator[bool]] = deque()
        if meanwhile is not None:
            self._meanwhile.append(meanwhile)
        self._is_meanwhile = True  # whether work for this thread is left
        self._began_s = time.monotonic()
        self._all_s = deadline.left_s
        self._running: dict[Future[tuple[Result, float]], _Running] = {}
        self._rising: tuple[Future[float], Search] | None = None
        self._rates = Rates()
        self._n_bounds = 0
        self._n_results = 0
        self._speed: dict[str, float] = {}  # steps a second of one cycle, by its kind
        self._taking_s = 0.0  # what it takes of late to book a result

    def run(self) -> Iterator[bool]:
        """Work; yields now and then, whether the plan became cheaper."""
        while not self._deadline.is_over:
            self._rates.note_plan(self._elapsed_s, self._team.cost_fen())
            has_improved = self._raise_bound()
            has_improved |= self._team.take_beside()
            self._fill_lanes()
            found = self._found()
            for future in found:
                has_improved |= self._taken(future)
            if not found:
                has_improved |= self._done_meanwhile()
            if found or has_improved:
                yield has_improved

    @property
    def _elapsed_s(self) -> float:
        return time.monotonic() - self._began_s

    # -- annealing -------------------------------------------------------------------

    def _fill_lanes(self) -> None:
        """A burst on every worker that nothing else needs."""
        is_shared = self._rising is not None or self._is_meanwhile
        n_lanes = max(1, self._n_workers - is_shared)
        while len(self._running) < n_lanes and not self._deadline.is_over:
            busy = {id(running.cycle) for running in self._running.values()}
            cycle = self._team.next_cycle(n_lanes, busy)
            self._fit_cycle(cycle, n_lanes)
            self._submit(cycle)

    def _submit(self, cycle: AnnealingCycle) -> None:
        burst = cycle.burst(self._n_steps(cycle))
        future = self._executor.submit(timed_burst, burst)
        self._running[future] = _Running(cycle=cycle, n_steps=burst.n_steps)
        self._tell_working()

    def _tell_working(self) -> None:
        bound = [] if self._rising is None else [self._rising[0]]
        self._team.working = [*self._running, *bound]

    def _fit_cycle(self, cycle: AnnealingCycle, n_lanes: int) -> None:
        if cycle.kind in self._speed:
            speed = self._speed[cycle.kind]
            share_s = self._all_s * min(1.0, n_lanes / len(self._team.searches))
            cycle.fit_cycle(most_steps=int(speed * share_s * CYCLE_SHARE))

    def _n_steps(self, cycle: AnnealingCycle) -> int:
        if cycle.kind not in self._speed:
            return cycle.first_steps
        # a burst that ends while another's result is booked leaves its worker idle
        own_s = max(cycle.burst_s, self._taking_s)
        share_s = cycle.burst_share * self._all_s * (1 + (own_s > cycle.burst_s))
        wanted_s = min(own_s, share_s, self._deadline.left_s)
        steps = self._speed[cycle.kind] * max(0.05, wanted_s)
        return int(min(MOST_STEPS, max(LEAST_STEPS, steps)))

    def _found(self) -> list[Future[tuple[Result, float]]]:
        """Bursts that have ended; a moment's wait for one where nothing else is due."""
        patience_s = 0.0
        if not self._is_meanwhile:
            patience_s = min(BURST_S, self._deadline.left_s)
        wait(self._team.working, timeout=patience_s, return_when=FIRST_COMPLETED)
        return [future for future in self._running if future.done()]

    def _taken(self, future: Future[tuple[Result, float]]) -> bool:
        """The result booked; amid a cycle the cycle anneals on meanwhile."""
        running = self._running.pop(future)
        result, seconds = future.result()
        self._speed[running.cycle.kind] = running.n_steps / max(1e-3, seconds)
        self._n_results += 1
        if running.cycle.go_on(result) and not self._deadline.is_over:
            self._submit(running.cycle)
        since_s = time.monotonic()
        self._meanwhile.appendleft(self._team.pooled(running.cycle, result))
        has_improved = running.cycle.book(result)
        has_improved |= self._team.turn(running.cycle.search)
        took_s = time.monotonic() - since_s
        self._taking_s += (1 - FADES) * (took_s - self._taking_s)
        return has_improved

    # -- beside it -------------------------------------------------------------------

    def _done_meanwhile(self) -> bool:
        """A piece of this thread's own work; whether the plan became cheaper.

        Tables first; then the other work, a piece of each in turn.
        """
        if next(self._refining, None) is not None:
            return False
        self._refining = self._team.refined()  # parts drawn since have new tables
        while self._meanwhile:
            work = self._meanwhile.popleft()
            has_improved = next(work, None)
            if has_improved is not None:
                self._meanwhile.append(work)
                return has_improved
        self._is_meanwhile = False
        return self._is_slow() and self._team.drawn().step()

    def _is_slow(self) -> bool:
        """Whether the first burst takes so long that other work may help meanwhile."""
        return not self._n_results and self._elapsed_s > 2 * BURST_S

    def _raise_bound(self) -> bool:
        """The next unit of work on a bound, where one is due and may rise in time.

        Whether the last one has made the plan cheaper.
        """
        has_improved = False
        if self._rising is not None:
            future, search = self._rising
            if not future.done():
                return False
            took_s = future.result()  # a defect must not pass unseen
            self._rising = None
            proved = sum(one.bound_fen for one in self._team.searches)
            self._rates.note_bound(took_s, proved)
            has_improved = search.adopt()
        due = self._next_bound()
        if due is not None and self._deadline.allows("bound"):
            self._n_bounds += 1
            plan_fen = due.state.cost_fen()
            future = self._executor.submit(self._timed_bound, due, plan_fen)
            self._rising = future, due
            self._tell_working()
        return has_improved

    def _timed_bound(self, search: Search, plan_fen: float) -> float:
        """A unit of work; the seconds that it took."""
        since_s = time.monotonic()
        self._team.raise_bound(search, plan_fen)
        return time.monotonic() - since_s

    def _next_bound(self) -> Search | None:
        rising = self._team.rising(self._deadline.left_s)
        is_small = all(search.problem.n_groups <= FEW_GROUPS for search in rising)
        is_early = self._elapsed_s < BOUND_AFTER_S
        if not rising or (is_early and not is_small):
            return None
        due = rising[self._n_bounds % len(rising)]
        is_free = is_small or due.is_bound_rough
        is_due = is_free or self._rates.is_bounds_turn(self._elapsed_s)
        return due if is_due else None
