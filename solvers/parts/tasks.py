"""Tasks: one part's search, or the work on its bound, whole in itself.

A task holds all that its work needs, as numbers and without persons, and its answer
depends on nothing else; so it may be done in any process on any machine, and done again
where that one died. With steps counted the same task has the same answer everywhere.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.pair_list import work_within
from solvers.bound.rising import Bounding
from solvers.bound.seat_cost import SeatCost
from solvers.drafting.compiled_looks import quick_maker
from solvers.drafting.dispatcher import Dispatcher
from solvers.running.deadline import Deadline, TimeIsUp
from solvers.running.inline import Inline
from solvers.running.team import Team
from solvers.search.search import Search

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.bound.proofs import Proof
    from solvers.drafting.drafts import Booking
    from solvers.problem.fleet_use import FleetUse
    from solvers.problem.problem import Problem
    from transport.said import Said

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class SearchTask:
    """Some work on the trips of one part.

    ``fleet``: what the other parts' trips use. ``worth_fen``: ``(n_groups,)``, what a
    worker's seat is worth. Either ``n_steps`` are done, or ``seconds`` are used up.
    ``is_varied``: whether the plan is made anew in other ways first.
    """

    problem: Problem
    fleet: FleetUse
    bookings: tuple[Booking, ...]
    worth_fen: Ints
    seed: int
    n_steps: int
    seconds: float | None = None
    is_varied: bool = False


@dataclass(frozen=True, kw_only=True)
class Found:
    """The trips that a search came to, and what went wrong on the way."""

    bookings: tuple[Booking, ...]
    warnings: tuple[Said, ...] = ()


@dataclass(frozen=True, kw_only=True)
class BoundTask:
    """Some work on the bound of one part: units of it, or until seconds are over.

    ``bookings``: trips of a plan, by which the work begins; ``plan_fen``: its cost.
    ``has_marginal``: whether the problem is the plan's own, so that prices at its
    margin say something of the plan, and all its trips may be enumerated.
    """

    problem: Problem
    seat_cost: SeatCost
    bookings: tuple[Booking, ...]
    plan_fen: float
    n_units: int
    seconds: float | None = None
    has_marginal: bool = True


@dataclass(frozen=True, kw_only=True)
class Proved:
    """What was proved of a part.

    ``marginal``: what one more worker of each group costs, what a coach of each line
    saves; None where that would say nothing.
    """

    proof: Proof
    marginal: tuple[Floats, dict[int, float]] | None = None


def searched(task: SearchTask) -> Found:
    """The task's search done."""
    problem = task.problem
    search = Search(
        problem,
        Dispatcher(problem, quick_maker(problem.scenario, problem)),
        bound=SeatCost(
            per_worker_fen=task.worth_fen, group_fen=np.zeros_like(task.worth_fen)
        ),
        fleet=task.fleet,
        seed=task.seed,
        is_rising=False,
    )
    for booking in task.bookings:
        search.dispatcher.pool.add(booking)
        search.state.add(booking)
    team = Team([search], seed=task.seed)
    deadline = Deadline(task.seconds)
    team.keep(deadline)
    with suppress(TimeIsUp):
        _work(team, task, deadline)
    team.fill_up()
    return Found(bookings=tuple(search.state.bookings), warnings=tuple(search.warnings))


def _work(team: Team, task: SearchTask, deadline: Deadline) -> None:
    varied = team.vary() if task.is_varied else iter(())
    if not deadline.is_timed:
        for _ in varied:
            pass
        for _ in range(task.n_steps):
            team.round(Inline())
        return
    executor = ThreadPoolExecutor(max_workers=1)
    try:
        for _ in team.by_clock(executor, n_workers=1, meanwhile=varied):
            pass
    finally:
        executor.shutdown(wait=team.rest(), cancel_futures=True)


def proved(task: BoundTask) -> Proved:
    """The task's work on the bound done."""
    bounding = Bounding(
        task.problem,
        task.seat_cost,
        enumerates=task.has_marginal,
        most_work=work_within(task.seconds or 0.0),
    )
    deadline = Deadline(task.seconds)
    news = task.bookings
    n_done = 0
    while not bounding.is_settled and not deadline.is_over:
        if not deadline.is_timed and n_done >= task.n_units:
            break
        with deadline.timed("unit"):
            bounding.advance(news, plan_fen=task.plan_fen)
        news = ()
        n_done += 1
        if not deadline.allows("unit"):
            break
    return Proved(
        proof=bounding.proof,
        marginal=bounding.marginal() if task.has_marginal else None,
    )
