"""OR-Tools routing: a few coaches' loads re-assigned and re-ordered together.

The one module that speaks the routing library. Every matrix is an integer table that
the library reads itself; no Python code runs inside the search. Breaks and night stops
are not in the model (they make its search time out): long runs take the time a legal
drive of that length takes, and the exact timetable is made afterwards.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from ortools.constraint_solver import pywrapcp, routing_enums_pb2

from transport.clock import HOUR_S, MINUTE_S
from transport.driving.limits import drive_elapsed_s
from transport.units import PERCENT

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.problem.problem import Problem
    from solvers.problem.waiting import Piece

    Ints = npt.NDArray[np.int64]

Itinerary = tuple[Sequence[int], Sequence[int]]  # pieces as they board, and leave
FORBIDDEN_FEN = 10**12  # an arc no route may use


@dataclass(frozen=True, slots=True, kw_only=True)
class Coach:
    """One vehicle offered to the routing model.

    ``seats``: usable for the pieces at hand; ``fixed_fen``: what using it costs beside
    the metres; ``fen_per_m`` loaded and ``empty_fen_per_m`` without workers.
    """

    line_idx: int
    seats: int
    drivers: int
    fixed_fen: int
    fen_per_m: float
    empty_fen_per_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """A coach's pieces, in boarding order."""

    coach: int
    pieces: tuple[int, ...]


class RoutingModel:
    """Pick-ups and drops of pieces over coaches.

    Nodes are the pieces' pickups, then their drops, then one yard a coach.
    """

    def __init__(
        self,
        problem: Problem,
        pieces: Sequence[Piece],
        coaches: Sequence[Coach],
        *,
        elapsed_s: Ints,
        penalties: Sequence[int],
    ) -> None:
        self.problem = problem
        self.pieces = list(pieces)
        self.coaches = list(coaches)
        self.elapsed_s = elapsed_s
        self.n = len(self.pieces)
        groups = [piece.group_idx for piece in self.pieces]
        self.place = np.concatenate(
            [
                problem.village[groups],
                problem.employer[groups],
                problem.depot[[coach.line_idx for coach in self.coaches]],
            ]
        )
        yards = list(range(2 * self.n, 2 * self.n + len(self.coaches)))
        self.manager = pywrapcp.RoutingIndexManager(
            len(self.place), len(self.coaches), yards, yards
        )
        self.model = pywrapcp.RoutingModel(self.manager)
        self.count_metres()
        self.every_piece_rides_or_is_penalised(penalties)
        self.seats_suffice()
        self.places_stay_few()
        self.villages_admit_the_coach()
        self.drops_follow_all_pickups()
        self.times_keep_windows()
        self.detours_stay_short()

    # -- objective -------------------------------------------------------------

    def count_metres(self) -> None:
        """Cost of a route: its coach, and its metres at loaded and empty price."""
        metres = self.problem.distance_m[np.ix_(self.place, self.place)]
        tables: dict[tuple[float, float], int] = {}
        for v, coach in enumerate(self.coaches):
            prices = (coach.fen_per_m, coach.empty_fen_per_m)
            if prices not in tables:
                cost = metres * coach.fen_per_m
                empty = metres * coach.empty_fen_per_m
                cost[2 * self.n :, :] = empty[2 * self.n :, :]
                cost[:, 2 * self.n :] = empty[:, 2 * self.n :]
                whole = np.rint(cost).astype(np.int64)
                whole[self.n : 2 * self.n, : self.n] = FORBIDDEN_FEN
                tables[prices] = self.model.RegisterTransitMatrix(whole.tolist())
            self.model.SetArcCostEvaluatorOfVehicle(tables[prices], v)
            self.model.SetFixedCostOfVehicle(coach.fixed_fen, v)

    # -- constraints -----------------------------------------------------------

    def every_piece_rides_or_is_penalised(self, penalties: Sequence[int]) -> None:
        """Pickup and drop on one coach, in this order; else the penalty."""
        solver = self.model.solver()
        for i, penalty in enumerate(penalties):
            up, down = self._idx(i), self._idx(self.n + i)
            self.model.AddPickupAndDelivery(up, down)
            solver.Add(self.model.VehicleVar(up) == self.model.VehicleVar(down))
            self.model.AddDisjunction([up], penalty // 2)
            self.model.AddDisjunction([down], penalty - penalty // 2)

    def seats_suffice(self) -> None:
        """Workers on board never exceed the coach's usable seats."""
        n = [piece.n for piece in self.pieces]
        change = [*n, *[-x for x in n], *[0] * len(self.coaches)]
        self.model.AddDimensionWithVehicleCapacity(
            self.model.RegisterUnaryTransitVector(change),
            0,
            [coach.seats for coach in self.coaches],
            True,  # noqa: FBT003 - the library takes no keyword here
            "load",
        )

    def places_stay_few(self) -> None:
        """At most so many villages and employers a coach (moves to a new one)."""
        policy = self.problem.scenario.policy
        arrives_new = self.place[:, None] != self.place[None, :]
        kinds = {
            "villages": (slice(0, self.n), policy.max_villages_per_vehicle),
            "employers": (slice(self.n, 2 * self.n), policy.max_employers_per_vehicle),
        }
        for name, (columns, most) in kinds.items():
            moves = np.zeros(arrives_new.shape, dtype=np.int64)
            moves[:, columns] = arrives_new[:, columns]
            self._dimension(moves, most, name)

    def villages_admit_the_coach(self) -> None:
        """Only coaches that reach the village and have a seat for its cohort."""
        seats = self.problem.seats
        for i, piece in enumerate(self.pieces):
            allowed = [
                v
                for v, c in enumerate(self.coaches)
                if seats[c.line_idx, piece.group_idx] > 0
            ]
            if len(allowed) < len(self.coaches):
                # -1 stands for "left behind"; the library's own call for this takes
                # no Python list in release 9.15
                for node in (i, self.n + i):
                    coach = self.model.VehicleVar(self._idx(node))
                    coach.SetValues([-1, *allowed])

    def drops_follow_all_pickups(self) -> None:
        """Nobody boards after the first drop (no outsiders on the way)."""
        pickups = [self._idx(i) for i in range(self.n)]
        for i in range(self.n):
            after_drop = self.model.NextVar(self._idx(self.n + i))
            after_drop.RemoveValues(pickups)

    def times_keep_windows(self) -> None:
        """Pick-up and gate windows, and the longest ride."""
        scenario = self.problem.scenario
        # whole minutes: the library's tables of allowed moments grow with the range
        horizon = scenario.end_s // MINUTE_S
        minutes = -(-self._with_dwell() // MINUTE_S)
        self._dimension(minutes, horizon, "time", slack=horizon, zero=False)
        time = self.model.GetDimensionOrDie("time")
        solver = self.model.solver()
        for i, piece in enumerate(self.pieces):
            up, down = self._idx(i), self._idx(self.n + i)
            group = self.problem.groups[piece.group_idx]
            opening = scenario.opening(group.village_id)
            gate = scenario.opening(group.employer_id)
            _restrict(
                time.CumulVar(up),
                opening.intervals(start_s=max(group.ready_s, 0), end_s=scenario.end_s),
            )
            _restrict(
                time.CumulVar(down),
                gate.intervals(start_s=0, end_s=max(0, group.deadline_s)),
            )
            longest = scenario.policy.max_ride_s // MINUTE_S
            solver.Add(time.CumulVar(down) <= time.CumulVar(up) + longest)

    def detours_stay_short(self) -> None:
        """Metres ridden at most the allowed multiple of, or excess over, direct."""
        policy = self.problem.scenario.policy
        metres = self.problem.distance_m[np.ix_(self.place, self.place)]
        self._dimension(metres, int(metres.max()) * (len(self.place) + 1), "metres")
        ridden = self.model.GetDimensionOrDie("metres")
        solver = self.model.solver()
        for i in range(self.n):
            up, down = self._idx(i), self._idx(self.n + i)
            direct = int(metres[i, self.n + i])
            allowed = max(
                direct * policy.max_detour_percent // PERCENT,
                direct + policy.detour_allowance_m,
            )
            solver.Add(ridden.CumulVar(down) <= ridden.CumulVar(up) + allowed)

    # -- search ------------------------------------------------------------------

    def improve(
        self, routes: Sequence[Itinerary], *, n_solutions: int
    ) -> list[Assigned] | None:
        """The best assignment found from ``routes``, one itinerary a coach.

        The search ends after ``n_solutions`` accepted moves, so it is the same on any
        machine. None when the library accepts no start from these routes.
        """
        parameters = pywrapcp.DefaultRoutingSearchParameters()
        parameters.local_search_metaheuristic = (
            routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
        )
        parameters.solution_limit = n_solutions
        self.model.CloseModelWithParameters(parameters)
        start = self.model.ReadAssignmentFromRoutes(
            [self._indices(boarding, leaving) for boarding, leaving in routes],
            True,  # noqa: FBT003 - ignore inactive nodes; no keyword in the library
        )
        if start is None:
            return None
        best = self.model.SolveFromAssignmentWithParameters(start, parameters)
        return None if best is None else self._decode(best)

    def _indices(self, boarding: Sequence[int], leaving: Sequence[int]) -> list[int]:
        nodes = [*boarding, *(self.n + piece for piece in leaving)]
        return [self._idx(node) for node in nodes]

    def _decode(self, best: pywrapcp.Assignment) -> list[Assigned]:
        found = []
        for v in range(len(self.coaches)):
            pieces: list[int] = []
            at = best.Value(self.model.NextVar(self.model.Start(v)))
            while not self.model.IsEnd(at):
                node = self.manager.IndexToNode(at)
                if node < self.n:
                    pieces.append(node)
                at = best.Value(self.model.NextVar(at))
            if pieces:
                found.append(Assigned(coach=v, pieces=tuple(pieces)))
        return found

    # -- small helpers -------------------------------------------------------------

    def _idx(self, node: int) -> int:
        return int(self.manager.NodeToIndex(node))

    def _dimension(
        self,
        table: Ints,
        most: int,
        name: str,
        *,
        slack: int = 0,
        zero: bool = True,
    ) -> None:
        transit = self.model.RegisterTransitMatrix(table.astype(np.int64).tolist())
        self.model.AddDimension(transit, slack, most, zero, name)

    def _with_dwell(self) -> Ints:
        """Elapsed seconds from the start of one service to the next arrival."""
        policy = self.problem.scenario.policy
        elapsed: Ints = self.elapsed_s[np.ix_(self.place, self.place)].copy()
        n = np.array([piece.n for piece in self.pieces])
        dwell = np.concatenate([n, n]) * policy.stop_per_worker_s
        elapsed[: 2 * self.n, :] += dwell[:, None]
        moves = self.place[: 2 * self.n, None] != self.place[None, :]
        elapsed[: 2 * self.n, :] += moves * policy.stop_s
        return elapsed


def _restrict(cumul: pywrapcp.IntVar, intervals: Sequence[tuple[int, int]]) -> None:
    """Only minutes inside the intervals (seconds, sorted and disjoint)."""
    minutes = [(-(-a // MINUTE_S), b // MINUTE_S) for a, b in intervals]
    if not minutes:
        cumul.SetRange(0, 0)
        return
    cumul.SetRange(minutes[0][0], minutes[-1][1])
    for (_, closes), (opens, _) in itertools.pairwise(minutes):
        if closes + 1 <= opens - 1:
            cumul.RemoveInterval(closes + 1, opens - 1)


def elapsed_table(problem: Problem, *, drivers: int) -> Ints:
    """Seconds a legal drive takes between places, leaving in the morning."""
    rules = problem.scenario.policy.hours
    longest = int(problem.driving_s.max(initial=0))
    step_s = 30 * MINUTE_S
    marks = np.arange(0, longest + 2 * step_s, step_s)
    elapsed = [
        drive_elapsed_s(
            driving_s=int(mark), depart_s=8 * HOUR_S, drivers=drivers, rules=rules
        )
        or int(mark)
        for mark in marks
    ]
    return np.interp(problem.driving_s, marks, elapsed).astype(np.int64)
