"""Routes selected from the pool, with their loads, by an integer programme.

    min  sum_r c_r x_r + sum_g p_g u_g
    (cover)   sum_r y_gr + u_g = n_g                 every group g
    (seats)   sum_g y_gr <= s_r x_r                  every route r
    (ride)    y_gr <= n_g x_r                        every group on every route
    (time)    y_gr <= m_gr x_r                       where a full load would be too late
    (fleet)   sum_{r: line k away on day d} x_r <= free coaches
    x, y, u whole numbers

Where a coach may run several of the routes on a day, some of the runs (w_r of x_r) come
after another one. Each saves t_r, and may lose seats to further drivers:

    min  ... - sum_r t_r w_r
    (seats)   sum_g y_gr <= s_r x_r - l_r w_r
    (turns)   sum_{r: line k on day d} x_r / n_r <= sum_{r: ...} (x_r - w_r)
    (fleet)   sum_{r: ...} (x_r - w_r) <= free coaches

with n_r how many runs like r a day holds: an estimate, put right when trips are timed.

Loads are decided here, so a group is split where that pays. (seats) and (ride)
describe the convex hull of a route's whole loads, so one route with free loads is as
strong as all its columns with fixed loads.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from solvers.one_worker import HAS_ANSWER, one_worker
from transport.errors import ModelBuildError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from solvers.blocks.turns import Turn
    from solvers.drafting.pool import PooledRoute

LEAST_S = 0.05  # that a selection gets
MOST_RUNS = 3  # coaches that may run one route
WHOLE_DAY = 12  # in shares of it: it holds whole numbers of halves, thirds, quarters
NO_TURNS: Mapping[int, Turn] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """A route that runs, and the workers of each group aboard one or more coaches."""

    route: int
    runs: int
    loads: Mapping[int, int]


def select(
    routes: Sequence[PooledRoute],
    *,
    n_workers: Mapping[int, int],
    most: Mapping[tuple[int, int], int],
    penalty_fen: Mapping[int, int],
    free: Mapping[tuple[int, int], int],
    hint: Mapping[int, int],
    effort: float,
    seed: int,
    limit_s: float = math.inf,
    turns: Mapping[int, Turn] = NO_TURNS,
) -> list[Selected] | None:
    """The cheapest selection found; None when none was found within the effort.

    Parameters
    ----------
    n_workers, penalty_fen
        Workers to seat by group, and what leaving one of them behind weighs.
    most
        By (group, route): workers of the group that a coach of the route can take,
        where that is fewer than its seats.
    free
        Coaches free by (line, day).
    hint
        Runs of routes in the incumbent, from which the search starts.
    effort
        Limit in the solver's deterministic time, so that the answer does not depend
        on the machine.
    limit_s
        Seconds that are left; where a clock runs the answer may depend on it.
    turns
        Of routes that a coach can run after another on the same day.
    """
    model = _SelectionModel(routes, n_workers, turns)
    model.turns_fit_days()
    model.everybody_rides_or_waits(n_workers)
    model.loads_fit_seats()
    model.loads_are_in_time(most)
    model.coaches_suffice(free)
    model.cost_is_least(penalty_fen)
    for r, runs in hint.items():
        model.model.add_hint(model.runs[r], runs)
    solver = one_worker(seed=seed, effort=effort)
    solver.parameters.max_time_in_seconds = max(LEAST_S, limit_s)
    status = solver.solve(model.model)
    if status == cp_model.MODEL_INVALID:
        raise ModelBuildError(model.model.validate())
    return model.decode(solver) if status in HAS_ANSWER else None


class _SelectionModel:
    """Decision variables, constraints and objective of the selection."""

    def __init__(
        self,
        routes: Sequence[PooledRoute],
        n_workers: Mapping[int, int],
        turns: Mapping[int, Turn],
    ) -> None:
        self.model = cp_model.CpModel()
        self.routes = routes
        self.turns = turns
        self.later = {
            r: self.model.new_int_var(0, MOST_RUNS, f"w{r}") for r in sorted(turns)
        }
        self.runs = [
            self.model.new_int_var(0, MOST_RUNS, f"x{r}") for r in range(len(routes))
        ]
        self.most = {
            (g, r): min(n_workers[g], MOST_RUNS * route.seats)
            for r, route in enumerate(routes)
            for g in route.groups
            if g in n_workers
        }
        self.loads = {
            (g, r): self.model.new_int_var(0, most, f"y{g},{r}")
            for (g, r), most in self.most.items()
        }
        self.left = {
            g: self.model.new_int_var(0, n, f"u{g}") for g, n in n_workers.items()
        }

    def everybody_rides_or_waits(self, n_workers: Mapping[int, int]) -> None:
        aboard: dict[int, list[cp_model.IntVar]] = {g: [] for g in n_workers}
        for (g, _), load in self.loads.items():
            aboard[g].append(load)
        for g, n in n_workers.items():
            self.model.add(sum(aboard[g]) + self.left[g] == n)

    def loads_fit_seats(self) -> None:
        aboard: dict[int, list[cp_model.IntVar]] = {}
        for (g, r), load in self.loads.items():
            aboard.setdefault(r, []).append(load)
            self.model.add(load <= self.most[g, r] * self.runs[r])
        for r, loads in aboard.items():
            lost = self.turns[r].n_relief * self.later[r] if r in self.later else 0
            self.model.add(sum(loads) + lost <= self.routes[r].seats * self.runs[r])

    def turns_fit_days(self) -> None:
        shares: dict[tuple[int, int], list[cp_model.LinearExprT]] = {}
        for r, later in self.later.items():
            self.model.add(later <= self.runs[r])
            share = WHOLE_DAY // self.turns[r].n_a_day
            quote, k = self.routes[r].booking.quote, self._line(r)
            shares.setdefault((k, quote.days_in_use.start), []).append(
                WHOLE_DAY * (self.runs[r] - later) - share * self.runs[r]
            )
        for spare in shares.values():
            self.model.add(sum(spare) >= 0)

    def _line(self, r: int) -> int:
        return self.routes[r].booking.draft.line_idx

    def loads_are_in_time(self, most: Mapping[tuple[int, int], int]) -> None:
        for (g, r), n in most.items():
            if (g, r) in self.loads:
                self.model.add(self.loads[g, r] <= n * self.runs[r])

    def coaches_suffice(self, free: Mapping[tuple[int, int], int]) -> None:
        away: dict[tuple[int, int], list[cp_model.LinearExprT]] = {}
        for r, route in enumerate(self.routes):
            runs = self.runs[r] - self.later[r] if r in self.later else self.runs[r]
            for day in route.booking.quote.days_in_use:
                away.setdefault((self._line(r), day), []).append(runs)
        for key, out in away.items():
            self.model.add(sum(out) <= free[key])

    def cost_is_least(self, penalty_fen: Mapping[int, int]) -> None:
        trips = sum(
            route.cost_fen * runs
            for route, runs in zip(self.routes, self.runs, strict=True)
        )
        saved = sum(self.turns[r].saved_fen * later for r, later in self.later.items())
        left = sum(penalty_fen[g] * n for g, n in self.left.items())
        self.model.minimize(trips - saved + left)

    def decode(self, solver: cp_model.CpSolver) -> list[Selected]:
        found = []
        for r, route in enumerate(self.routes):
            runs = solver.value(self.runs[r])
            loads = {
                g: n
                for g in route.groups
                if (g, r) in self.loads and (n := solver.value(self.loads[g, r]))
            }
            if runs and loads:
                found.append(Selected(route=r, runs=runs, loads=loads))
        return found
