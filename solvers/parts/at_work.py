"""The parts of a plan at work as tasks: dealt out, taken back, coaches never twice.

The plan stands here; a task begins at the trips of its part, beside what all others use
at that moment. What it answers is booked here again, trip by trip, so that two parts
that took the same coach meanwhile do not both get it: the later one is given another
coach or another time, or keeps its old trips where that is cheaper.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import FIRST_COMPLETED, wait
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from solvers.drafting.drafts import Booking
from solvers.parts.nameless import moved, nameless
from solvers.parts.tasks import BoundTask, Proved, SearchTask, proved, searched
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence
    from concurrent.futures import Future

    from solvers.parts.workers import Workers
    from solvers.problem.problem import Problem
    from solvers.running.deadline import Deadline
    from solvers.search.search import Search

    Answer: TypeAlias = Future[Any]  # of `Found` or `Proved`

STEPS_A_TASK = 20  # so that parts hear of each other's coaches now and then
ASKED_EVERY_S = 0.2
LEAST_S = 2.0  # of a task by the clock: setting up takes most of a second
MOST_S = 30.0  # of one search, before its trips are taken
BOUND_SHARE = 0.35  # of the time that is left, where bounds may rise
HANDING_S, HANDING_SHARE = 0.3, 0.03  # from a task's end to its answer's taking

Job: TypeAlias = tuple[str, int]  # "search" or "bound", and of which part


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sent:
    kind: str
    part: int


class PartsAtWork:
    """Searches of several parts, each worked on by whoever is free."""

    def __init__(
        self,
        searches: Sequence[Search],
        workers: Workers,
        deadline: Deadline,
        *,
        seed: int,
        is_varied: bool,
    ) -> None:
        self._searches = tuple(searches)
        self._workers = workers
        self._deadline = deadline
        self._seed = seed
        self._is_varied = is_varied
        self._n_sent = [0] * len(searches)
        self._lost: set[int] = set()  # parts whose tasks have ended all workers
        self._plain: dict[int, Problem] = {}
        self._running: dict[Answer, _Sent] = {}

    # -- steps -----------------------------------------------------------------------

    def by_steps(self, n_steps: int) -> Generator[int]:
        """So many steps, dealt to parts by their trips; yields how many were done.

        Waves of tasks begin at one plan, and their answers are taken in the order of
        the parts: so it does not matter who did them, or how many did.
        """
        try:
            yield from self._waves(n_steps)
        finally:
            self._leave()

    def _waves(self, n_steps: int) -> Iterator[int]:
        left = self._dealt(n_steps)
        rising = [
            p
            for p, n in enumerate(left)
            if n and self._searches[p].may_rise_within(0.0)
        ]
        units = {p: left[p] for p in rising}
        while any(left) and not self._deadline.is_over:
            wave = [p for p, n in enumerate(left) if n]
            sent = []
            for p in wave:
                n = min(left[p], STEPS_A_TASK)
                sent.append((self._send_search(p, n_steps=n), p, n))
            bounds = [self._send_bound(p, n_units=units[p]) for p in rising]
            rising = []
            if not self._waited_for([*(future for future, _, _ in sent), *bounds]):
                return
            for future, p, n in sent:
                self._take(future)
                left[p] = 0 if p in self._lost else left[p] - n
                yield n
            for future in bounds:
                self._take(future)

    def _dealt(self, n_steps: int) -> list[int]:
        trips = [len(search.state.bookings) for search in self._searches]
        if not sum(trips):
            return [0] * len(trips)
        rng = np.random.default_rng(self._seed)
        shares = np.array(trips) / sum(trips)
        drawn = rng.choice(len(trips), size=n_steps, p=shares)
        return [int(n) for n in np.bincount(drawn, minlength=len(trips))]

    def _waited_for(self, futures: Iterable[Answer]) -> bool:
        """Whether all have their answers; not where the deadline came first."""
        waiting = set(futures)
        while waiting and not self._deadline.is_over:
            _, waiting = wait(waiting, timeout=ASKED_EVERY_S)
        return not waiting

    # -- by the clock ------------------------------------------------------------------

    def by_clock(self) -> Generator[int]:
        """Work until the deadline; yields after each answer."""
        try:
            yield from self._answers()
        finally:
            self._leave()

    def _answers(self) -> Iterator[int]:
        jobs = self._jobs()
        while (jobs or self._running) and not self._deadline.is_over:
            self._send_next(jobs)
            done, _ = wait(
                list(self._running), ASKED_EVERY_S, return_when=FIRST_COMPLETED
            )
            for future in done:
                self._take(future)
                yield 1
            if not jobs and not self._running:
                jobs = self._jobs()

    def _jobs(self) -> deque[Job]:
        """What is worth doing in the time that is left: searches, largest parts first.

        Bounds come between the first searches and those that go on from them.
        """
        n_trips = [len(search.state.bookings) for search in self._searches]
        parts = [p for p, n in enumerate(n_trips) if n and p not in self._lost]
        parts.sort(key=lambda p: -n_trips[p])
        at_work_s = self._deadline.left_s * self._workers.n
        share_s = BOUND_SHARE * at_work_s / max(1, len(parts))
        rising = [p for p in parts if self._searches[p].may_rise_within(share_s)]
        n_jobs = int(at_work_s / LEAST_S)
        rounds = [("search", p) for p in parts]
        jobs: list[Job] = [*rounds, *(("bound", p) for p in rising), *rounds]
        long = at_work_s * (1 - BOUND_SHARE * bool(rising)) / max(1, len(parts))
        for _ in range(int(long / MOST_S) - 1):
            jobs += rounds
        return deque(jobs[:n_jobs])

    def _send_next(self, jobs: deque[Job]) -> None:
        """A task for everybody who is free; no part is searched twice at a time."""
        busy = {sent.part for sent in self._running.values() if sent.kind == "search"}
        while jobs and len(self._running) < self._workers.n:
            kind, part = jobs[0]
            if part in busy and kind == "search":
                return
            seconds = self._seconds(jobs)
            if seconds < LEAST_S / 2:
                jobs.clear()
                return
            jobs.popleft()
            if part in self._lost:
                continue
            if kind == "search":
                self._send_search(part, n_steps=0, seconds=seconds)
                busy.add(part)
            else:
                self._send_bound(part, n_units=0, seconds=seconds)

    def _seconds(self, jobs: deque[Job]) -> float:
        """For the next job: its share of all that there is time for, or what is left.

        A part's share is by its trips.
        """
        left_s = self._deadline.left_s
        left_s -= HANDING_S + HANDING_SHARE * left_s
        weights = [self._weight(job, jobs) for job in jobs]
        share = weights[0] / max(1e-9, sum(weights))
        return min(left_s, max(LEAST_S, left_s * self._workers.n * share))

    def _weight(self, job: Job, jobs: deque[Job]) -> float:
        kind, part = job
        n_trips = len(self._searches[part].state.bookings)
        if kind == "search":
            return n_trips
        n_bounds = sum(1 for other, _ in jobs if other == "bound")
        n_searches = max(1, len(jobs) - n_bounds)
        return n_trips * BOUND_SHARE / (1 - BOUND_SHARE) * n_searches / n_bounds

    # -- tasks -----------------------------------------------------------------------

    def _problem(self, part: int) -> Problem:
        if part not in self._plain:
            self._plain[part] = nameless(self._searches[part].problem)
        return self._plain[part]

    def _send_search(
        self, part: int, *, n_steps: int, seconds: float | None = None
    ) -> Answer:
        search, problem = self._searches[part], self._problem(part)
        fleet = deepcopy(search.state.fleet)
        for booking in search.state.bookings:
            fleet.give_back(booking.draft.line_idx, booking.quote)
        task = SearchTask(
            problem=problem,
            fleet=fleet,
            bookings=tuple(moved(b, problem) for b in search.state.bookings),
            worth_fen=search.value_fen.astype(np.int64),
            seed=self._seed + 1_000 * part + 1_000_003 * self._n_sent[part],
            n_steps=n_steps,
            seconds=seconds,
            is_varied=self._is_varied and not self._n_sent[part],
        )
        self._n_sent[part] += 1
        future: Answer = self._workers.executor.submit(searched, task)
        self._running[future] = _Sent(kind="search", part=part)
        return future

    def _send_bound(
        self, part: int, *, n_units: int, seconds: float | None = None
    ) -> Answer:
        search, problem = self._searches[part], self._problem(part)
        is_own = search.has_marginal
        task = BoundTask(
            problem=problem if is_own else nameless(search.proving),
            seat_cost=search.seat_cost,
            bookings=tuple(moved(b, problem) for b in search.state.bookings)
            if is_own
            else (),
            plan_fen=search.state.cost_fen(),
            n_units=n_units,
            seconds=seconds,
            has_marginal=is_own,
        )
        future: Answer = self._workers.executor.submit(proved, task)
        self._running[future] = _Sent(kind="bound", part=part)
        return future

    # -- answers ---------------------------------------------------------------------

    def _take(self, future: Answer) -> None:
        """The answer becomes part of plan or bound; a defect must not pass unseen."""
        part = self._running.pop(future).part
        search = self._searches[part]
        try:
            answer = future.result()
        except self._workers.lost:
            self._lost.add(part)
            group = search.problem.groups[0]
            n = int(search.problem.n_workers.sum())
            told = said("PART_LOST", county=group.county, part=part + 1, n=n)
            search.warnings.append(told)
            return
        if isinstance(answer, Proved):
            search.hear(answer.proof, answer.marginal)
        else:
            search.warnings.extend(w for w in answer.warnings)
            taken(search, answer.bookings)

    def _leave(self) -> None:
        """Nobody waits for what still runs."""
        for future in self._running:
            future.cancel()
        self._running = {}


def taken(search: Search, bookings: Sequence[Booking]) -> bool:
    """The trips in place of the search's own, where that is cheaper; whether it is.

    A trip whose coach another part has taken meanwhile is booked as it can be had.
    """
    state = search.state
    before, old = state.standing(), list(state.bookings)
    for booking in old:
        state.remove(booking)
    is_whole = True
    for booking in bookings:
        own = moved(booking, search.problem)
        found: object = own
        if not state.fleet.takes(own.draft.line_idx, own.quote):
            is_whole = False
            found = search.dispatcher.book(own.draft, state.fleet)
        if isinstance(found, Booking):
            search.dispatcher.pool.add(found)
            state.add(found)
    if not is_whole:
        search.fill_up()
        search.chain()
    if state.standing().beats(before):
        return True
    state.restore(old)
    return False
