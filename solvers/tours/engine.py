"""Tours by rounds: sources side by side, a selection from all they saw, and on from it.

Two sources are tried for a moment, and the better one has the time then; where they
are close, each has half. A selection and a last round from there bring them together.

With ``iterations`` the result does not depend on the clock nor on the number of
workers; with ``seconds`` it ends by the clock.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from solvers.tours import annealing_source, packing_source, request_source
from solvers.tours.choosing import choose
from solvers.tours.filling import filled
from solvers.tours.pyvrp_source import TourBurst, run_cut, run_tours

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Executor, Future

    from solvers.tours.problem import Tour, TourProblem, Visit
    from solvers.tours.pyvrp_source import TourResult

    Source = Callable[[TourBurst], TourResult]

N_LANES = 2
FIRST_SHARE = 0.05  # of the time, at most
TRIAL_SHARE, MAIN_SHARE, LAST_SHARE = 0.1, 0.5, 0.27  # of the time of a lane
CHOICE_SHARE = 0.06  # of the time, after the main round and after the last
CHOICE_EFFORT = 60.0
CLOSE = 0.002  # of the cost: trials that end nearer show nothing
WARM = 0.1  # of the first heat, where annealing goes on from the best
LIGHT_SHARE = 0.12  # of a vehicle: to mean demands below it PyVRP does justice uncut


def tours(
    problem: TourProblem,
    executor: Executor,
    *,
    seed: int,
    seconds: float | None = None,
    iterations: int | None = None,
    cores: int = N_LANES,
) -> Iterator[tuple[Tour, ...]]:
    """A first solution, then each that is better; none if none is feasible.

    ``cores``: how many the executor's workers have; with one the lanes share its time.
    """
    if not problem.whole_visits():
        yield ()  # nobody is waiting
        return
    search = _Search(
        problem=problem,
        executor=executor,
        seed=seed,
        seconds=seconds,
        iterations=iterations,
        lane_part=min(1.0, cores / N_LANES),
        began_s=time.monotonic(),
    )
    told: tuple[Tour, ...] = ()
    for best in search.steps():
        if best and (not told or _cost(problem, best) < _cost(problem, told)):
            told = best
            yield best


@dataclass(kw_only=True)
class _Search:
    """The best solution and all routes so far, and what makes them better."""

    problem: TourProblem
    executor: Executor
    seed: int
    seconds: float | None
    iterations: int | None
    lane_part: float  # of a core that a lane has
    began_s: float
    best: tuple[Tour, ...] = ()
    pool: tuple[Tour, ...] = ()

    def steps(self) -> Iterator[tuple[Tour, ...]]:
        """The best so far after each step."""
        self.best = self.pool = self._first()
        yield self.best
        if self._left_s() <= 0:
            return
        sources = _sources(self.problem, has_start=bool(self.best))
        share = MAIN_SHARE + TRIAL_SHARE
        if _can_be_tried(sources):
            costs = self._round(sources, TRIAL_SHARE, number=1, is_early=True)
            yield self.best
            sources = leaders(_sources(self.problem, has_start=bool(self.best)), costs)
            share = MAIN_SHARE
        self._round(sources, share, number=3, is_early=True)
        yield self.best
        self._choose()
        yield self.best
        if self._left_s() <= 0:
            return
        if _is_pyvrp(sources[0]):  # annealing goes on beside it wherever it can
            sources = _sources(self.problem, has_start=bool(self.best))
        self._round(sources, LAST_SHARE, number=5)
        yield self.best
        self._choose()
        yield self.best

    def _first(self) -> tuple[Tour, ...]:
        """Tours as soon as there are feasible ones; none if none are found at once."""
        burst = TourBurst(
            problem=self.problem,
            visits=_visits(self.problem, ()),
            start=(),
            seed=self.seed,
            seconds=None if self.seconds is None else self.seconds * FIRST_SHARE,
            iterations=self.iterations,
            until_feasible=True,
        )
        found = () if self.problem.gathers else run_tours(burst).best
        if not found and request_source.takes(self.problem):
            return request_source.start_requests(burst)
        return found or filled(self.problem)

    def _round(
        self,
        sources: tuple[Source, ...],
        share: float,
        *,
        number: int,
        is_early: bool = False,
    ) -> list[float]:
        """Either source at work, on a lane each; what their results cost.

        Where the lanes share a core, twice the same source has one run of both lengths.
        """
        part = self.lane_part
        if part < 1 and sources[0] is sources[1]:
            sources, part = sources[:1], N_LANES * part
        runs = [
            self._run(source, share, number + lane, part=part, is_early=is_early)
            for lane, source in enumerate(sources)
        ]
        return [self._take(run) for run in runs]

    def _run(
        self, source: Source, share: float, number: int, *, part: float, is_early: bool
    ) -> Future[TourResult]:
        """The source set to work from the best so far, with that part of a core.

        PyVRP starts afresh while it is early: from a good start it hardly gets away.
        """
        start = () if is_early and _is_pyvrp(source) else self.best
        burst = TourBurst(
            problem=self.problem,
            visits=_visits(self.problem, start),
            start=start,
            seed=self.seed * 100 + number,
            seconds=self._lane_s(share, part),
            iterations=self.iterations,
            heat=1.0 if is_early else WARM,
        )
        return self.executor.submit(source, burst)

    def _lane_s(self, share: float, part: float) -> float | None:
        """The part of that share, or of what leaves time for a selection."""
        if self.seconds is None:
            return None
        free_s = self._left_s() - CHOICE_SHARE * self.seconds
        return max(0.0, min(self.seconds * share, free_s)) * part

    def _take(self, run: Future[TourResult]) -> float:
        """Wait for the run's result and keep what is good about it; what it costs."""
        result = run.result()
        self.pool += result.seen
        self._keep(result.best)
        return _cost(self.problem, result.best) if result.best else math.inf

    def _choose(self) -> None:
        """The cheapest choice from all routes so far, if time is left for it."""
        left_s = self._left_s()
        if not self.best or left_s <= 0:
            return
        if self.seconds is not None:
            left_s = min(left_s, CHOICE_SHARE * self.seconds)
        self._keep(
            choose(
                self.problem,
                self.pool,
                self.best,
                effort=CHOICE_EFFORT,
                seed=self.seed,
                seconds=left_s,
            )
        )

    def _keep(self, found: tuple[Tour, ...]) -> None:
        if found and (
            not self.best or _cost(self.problem, found) < _cost(self.problem, self.best)
        ):
            self.best = found

    def _left_s(self) -> float:
        """What is left of the time; without a limit no end of it."""
        if self.seconds is None:
            return math.inf
        return self.seconds - (time.monotonic() - self.began_s)


def _sources(problem: TourProblem, *, has_start: bool) -> tuple[Source, Source]:
    """PyVRP and annealing, where either can be; else twice the one that can."""
    if packing_source.takes(problem):
        return packing_source.pack, annealing_source.anneal if has_start else run_tours
    if problem.gathers:
        return request_source.anneal, request_source.anneal
    if request_source.takes(problem):
        return run_tours, request_source.anneal
    if not has_start or not annealing_source.takes(problem):
        return run_tours, run_tours
    if problem.may_split and not _is_light(problem):
        return run_cut, annealing_source.anneal
    return run_tours, annealing_source.anneal


def _is_pyvrp(source: Source) -> bool:
    return source in (run_tours, run_cut)


def _can_be_tried(sources: tuple[Source, Source]) -> bool:
    """Whether the two are rivals; patterns of loads and annealing help each other."""
    return packing_source.pack not in sources and sources[0] is not sources[1]


def leaders(
    sources: tuple[Source, Source], costs: Sequence[float]
) -> tuple[Source, Source]:
    """Twice the source whose trial cost less, or both if they are close."""
    first, second = costs
    if not abs(first - second) > CLOSE * min(first, second):  # so too if both are inf
        return sources
    leader = sources[first > second]
    return leader, leader


def _is_light(problem: TourProblem) -> bool:
    """Whether a vehicle has so many customers that few loads need to be split."""
    most = max(kind.capacity for kind in problem.kinds)
    waiting = problem.demand[problem.demand > 0]
    return float(waiting.mean()) <= LIGHT_SHARE * most


def _visits(problem: TourProblem, start: Sequence[Tour]) -> tuple[Visit, ...]:
    """The start's pieces of the demand; without one, pieces as large as can be."""
    if not problem.may_split or not start:
        return tuple(problem.whole_visits())
    return tuple(visit for tour in start for visit in tour.visits)


def _cost(problem: TourProblem, found: Sequence[Tour]) -> int:
    return sum(map(problem.cost, found))
