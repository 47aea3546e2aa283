"""The choice among options: an integer programme solved stage by stage.

    x_o = 1 when option o runs, y_uo workers of unit u in its free seats, z_u left

    (cover)   sum_o (takes_uo x_o + y_uo) + z_u = n_u          every unit u
    (printed) sum_{o of trip t} x_o = 1                        every printed trip t
    (seats)   sum_u y_uo + moved onto o - moved from o <= seats_o x_o
    (stops)   sum_{u boards at i} y_uo <= up_oi, and so for those who alight
    (fleet)   coaches of a line away at once <= those there are
    (gates)   sum of y_uo who reach an employer on a day <= what it still takes

Then, one after the other, each kept while the next is made least: those left behind by
class, the highest first; the printed riders whose coach, place or time changes, frozen
ones first; what it costs. With a price for a change the last two are one. Movers, if
there are any, may ride elsewhere (`moving`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from solvers.one_worker import HAS_ANSWER, one_worker
from solvers.replanning.moving import Moves
from transport.clock import DAY_S
from transport.errors import ModelBuildError
from transport.groups import PRIORITIES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from solvers.replanning.moving import Mover
    from solvers.replanning.options import Option
    from solvers.replanning.units import Unit
    from transport.groups import Group

    Load = tuple[Group, cp_model.LinearExprT]

    Span = tuple[int, int]
    Line = tuple[str, str]

OWN_COACH = ("new", "other coach", "later", "relief")  # ways that need one more
ANEW = ("new", "longer", "service")
EFFORT = 1.0  # of a stage, in the solver's deterministic time


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Options that run, and how many parties of each unit ride in their free seats."""

    options: tuple[Option, ...]
    loads: Mapping[tuple[int, int], int]  # parties by unit and number in ``options``
    stages: tuple[int, ...]
    left: frozenset[str] = frozenset()  # groups, by id, of which somebody is left
    moves: tuple[tuple[Mover, int], ...] = ()  # by number in ``options``


@dataclass(frozen=True, kw_only=True)
class Question:
    """What the choice is among.

    ``must``: printed trips, one option of each of which runs. ``busy``: when coaches of
    a line are away, or not to be had, whatever is chosen; ``count``: coaches of a line.
    ``takes``: what employers still take, by day. ``frozen``: printed riders of frozen
    trips. ``displaced``: whose printed ride is no more; ``waiting``: those of them
    whose coach comes later; ``printed_day``: when they were to leave. ``on_road``:
    places beside the road, whose workers come before all others. ``per_change_fen``:
    the price of a changed person, where changes are not to come before cost.
    """

    options: Sequence[Option]
    units: Sequence[Unit]
    must: Sequence[str]
    busy: Mapping[Line, Sequence[Span]]
    count: Mapping[Line, int]
    takes: Mapping[tuple[str, int], int]
    arrives: Mapping[tuple[int, str], int]  # day, by option and employer
    frozen: frozenset[str]
    displaced: frozenset[str]
    waiting: frozenset[str] = frozenset()
    on_road: frozenset[str] = frozenset()
    printed_day: Mapping[str, int] = field(default_factory=dict)
    per_change_fen: int | None = None
    seed: int = 1
    lifted: frozenset[str] = frozenset()  # printed trips whose changes do not count
    coach_weight: int = 100  # of a person with another coach or place
    time_weight: int = 1  # of one with another time, beside
    movers: Sequence[Mover] = ()


def choose(question: Question) -> Choice | None:
    """The best choice found; None where there is none at all."""
    return _Model(question).solved()


class _Model:
    """Variables, constraints, and the objectives one after the other."""

    def __init__(self, question: Question) -> None:
        self.q = question
        self.model = cp_model.CpModel()
        options, units = question.options, question.units
        self.x = [self.model.new_bool_var(f"x{o}") for o in range(len(options))]
        self.moves = Moves(
            self.model, self.x, options, question.movers, question.arrives
        )
        self.left = [
            self.model.new_int_var(0, len(u.parties), f"z{i}")
            for i, u in enumerate(units)
        ]
        self.y = {
            (i, o): self.model.new_int_var(0, len(unit.parties), f"y{i},{o}")
            for o, option in enumerate(options)
            for i, unit in enumerate(units)
            if unit.group.group_id in option.open_to
            and (_has_room(option) or self.moves.frees(o))
        }
        self.everybody_rides_or_is_left()
        self.printed_trips_run_once()
        self.nobody_is_taken_twice()
        self.loads_fit()
        self.coaches_suffice()
        self.gates_take_them()

    def everybody_rides_or_is_left(self) -> None:
        for i, unit in enumerate(self.q.units):
            rides = [y for (j, _), y in self.y.items() if j == i]
            names = {w for party in unit.parties for w in party.worker_ids}
            certain = [
                self.x[o] * (len(names.intersection(option.takes)) // unit.size)
                for o, option in enumerate(self.q.options)
                if names.intersection(option.takes)
            ]
            self.model.add(
                sum(rides) + sum(certain) + self.left[i] == len(unit.parties)
            )

    def printed_trips_run_once(self) -> None:
        of: dict[str, list[cp_model.IntVar]] = {}
        for o, option in enumerate(self.q.options):
            for trip_id in (option.of, *option.covers):
                if trip_id is not None:
                    of.setdefault(trip_id, []).append(self.x[o])
        must = set(self.q.must)
        for trip_id, own in of.items():
            if trip_id in must:
                self.model.add_exactly_one(own)
            else:
                self.model.add_at_most_one(own)

    def nobody_is_taken_twice(self) -> None:
        """Of options that name the same worker, or offer the same seats, one runs."""
        own: dict[str, list[cp_model.IntVar]] = {}
        for o, option in enumerate(self.q.options):
            for worker_id in option.takes:
                own.setdefault(f"worker {worker_id}", []).append(self.x[o])
            if option.service_id is not None:
                seats = f"service {option.service_id}"
                own.setdefault(seats, []).append(self.x[o])
        for alike in {tuple(x.index for x in xs): xs for xs in own.values()}.values():
            if len(alike) > 1:
                self.model.add_at_most_one(alike)

    def loads_fit(self) -> None:
        for o, option in enumerate(self.q.options):
            own = {i: y for (i, p), y in self.y.items() if p == o}
            loads: list[Load] = [
                (self.q.units[i].group, y * self.q.units[i].size)
                for i, y in own.items()
            ]
            loads += self.moves.on(o)
            if not loads:
                continue
            pooled = option.pooled
            seats = option.room.seats if pooled is None else pooled.seats
            self.model.add(sum(n for _, n in loads) <= seats * self.x[o])
            if pooled is not None:
                self.model.add(sum(own.values()) >= self.x[o])
                continue
            if self.moves.frees(o):
                for i, y in own.items():
                    self.model.add(y <= len(self.q.units[i].parties) * self.x[o])
            self._at_stops(option.room.up, loads, by_village=True)
            self._at_stops(option.room.down, loads, by_village=False)

    def _at_stops(
        self,
        room: Mapping[str, int],
        loads: Sequence[Load],
        *,
        by_village: bool,
    ) -> None:
        for place_id, most in room.items():
            here = [
                n
                for group, n in loads
                if place_id == (group.village_id if by_village else group.employer_id)
            ]
            if here:
                self.model.add(sum(here) <= most)

    def coaches_suffice(self) -> None:
        own = [_spans(option) for option in self.q.options]
        for line in sorted({line for spans in own for line, _ in spans}):
            spans = [
                self.model.new_fixed_size_interval_var(a, b - a, f"{line} {n}")
                for n, (a, b) in enumerate(self.q.busy.get(line, ()))
            ]
            spans += [
                self.model.new_optional_fixed_size_interval_var(
                    a, b - a, self.x[o], f"i{o},{n}"
                )
                for o, needed in enumerate(own)
                for n, (of_line, (a, b)) in enumerate(needed)
                if of_line == line
            ]
            count = self.q.count.get(line, 0)
            self.model.add_cumulative(spans, [1] * len(spans), count)

    def gates_take_them(self) -> None:
        coming: dict[tuple[str, int], list[cp_model.LinearExprT]] = {}
        for (i, o), y in self.y.items():
            unit = self.q.units[i]
            day = self.q.arrives.get((o, unit.group.employer_id))
            if day is not None:
                key = (unit.group.employer_id, day)
                coming.setdefault(key, []).append(y * unit.size)
        for o, option in enumerate(self.q.options):
            for unit in self.q.units:
                names = {w for p in unit.parties for w in p.worker_ids}
                n = len(names.intersection(option.takes))
                day = self.q.arrives.get((o, unit.group.employer_id))
                if n and day is not None:
                    key = (unit.group.employer_id, day)
                    coming.setdefault(key, []).append(n * self.x[o])
        for key, loads in sorted(coming.items()):
            if key in self.q.takes:
                self.model.add(sum(loads) <= max(0, self.q.takes[key]))

    # -- objectives -----------------------------------------------------------------

    def objectives(self) -> list[cp_model.LinearExprT]:
        """What is made least, the first before the next."""
        found: list[cp_model.LinearExprT] = []
        on_road = [
            self.left[i] * unit.size
            for i, unit in enumerate(self.q.units)
            if unit.group.village_id in self.q.on_road
        ]
        if on_road:
            found.append(sum(on_road))
        for priority in PRIORITIES:
            stay = [
                self.left[i] * unit.size
                for i, unit in enumerate(self.q.units)
                if unit.parties[0].priority == priority
                and not unit.parties[0].goes_alone
            ]
            if stay:
                found.append(sum(stay))
        cost = self.cost()
        frozen, changed = self.changes(self.q.frozen), self.changes(None)
        if self.q.per_change_fen is not None:
            weighed: cp_model.LinearExprT = sum(
                [self.q.coach_weight * cost, self.q.per_change_fen * changed]
            )
            return [*found, weighed]
        return [*found, frozen, changed, cost]

    def changes(self, among: frozenset[str] | None) -> cp_model.LinearExprT:
        """Printed riders whose coach, place or time changes, weighed."""
        person, time = self.q.coach_weight, self.q.time_weight
        terms: list[cp_model.LinearExprT] = []
        for o, option in enumerate(self.q.options):
            n = len(option.changed if among is None else option.changed & among)
            n = 0 if option.of in self.q.lifted else n
            late = 0 if option.keeps_times else len(option.takes)
            if option.way in ANEW:  # and not the coach that comes later
                moved = self.q.waiting.intersection(option.takes)
                n += len(moved)
                late += sum(
                    1 + self._days_later(option, w)
                    for w in self.q.displaced.intersection(option.takes)
                )
            weighed = n * (person + time) + late * time + option.weight
            if weighed:
                terms.append(self.x[o] * weighed)
        for (i, o), y in self.y.items():
            names = {w for p in self.q.units[i].parties for w in p.worker_ids}
            printed = names & self.q.displaced
            late = person + time if names & self.q.waiting else 0
            if printed:
                later = self._days_later(self.q.options[o], min(printed))
                late += time * (1 + later)
                terms.append(y * self.q.units[i].size * late)
        terms += [
            self.moves.is_moved(m) * (n * (person + time))
            for m, n in self.moves.counted(among)
        ]
        return sum(terms)

    def _days_later(self, option: Option, worker_id: str) -> int:
        """By how many days the option leaves later than the worker's printed ride."""
        leaves = option.span[0] // DAY_S
        return max(0, leaves - self.q.printed_day.get(worker_id, leaves))

    def cost(self) -> cp_model.LinearExprT:
        """Trips, and what those left behind weigh."""
        trips = [x * o.cost_fen for x, o in zip(self.x, self.q.options, strict=True)]
        left = [
            z * unit.parties[0].otherwise_fen
            for z, unit in zip(self.left, self.q.units, strict=True)
        ]
        return sum([*trips, *left])

    def solved(self) -> Choice | None:
        """The choice after the last stage that found one."""
        best: cp_model.CpSolver | None = None
        values = []
        for objective in self.objectives():
            self.model.minimize(objective)
            solver = one_worker(seed=self.q.seed, effort=EFFORT)
            status = solver.solve(self.model)
            if status == cp_model.MODEL_INVALID:
                raise ModelBuildError(self.model.validate())
            if status not in HAS_ANSWER:
                break
            best = solver
            values.append(round(solver.objective_value))
            self.model.add(objective <= values[-1])
            self.model.clear_hints()
            for x in self._variables:
                self.model.add_hint(x, solver.value(x))
        return None if best is None else self._decoded(best, tuple(values))

    @property
    def _variables(self) -> list[cp_model.IntVar]:
        return [*self.x, *self.left, *self.y.values(), *self.moves.variables]

    def _decoded(self, solver: cp_model.CpSolver, values: tuple[int, ...]) -> Choice:
        chosen = [o for o, x in enumerate(self.x) if solver.value(x)]
        place = {o: n for n, o in enumerate(chosen)}
        return Choice(
            options=tuple(self.q.options[o] for o in chosen),
            loads={
                (i, place[o]): n
                for (i, o), y in self.y.items()
                if o in place and (n := solver.value(y))
            },
            stages=values,
            left=frozenset(
                unit.group.group_id
                for unit, z in zip(self.q.units, self.left, strict=True)
                if solver.value(z) and not unit.parties[0].goes_alone
            ),
            moves=self.moves.chosen(solver, place),
        )


def _spans(option: Option) -> list[tuple[Line, Span]]:
    """When coaches are away that it needs besides those of printed trips."""
    found = list(option.needs)
    if option.way in OWN_COACH:
        found.append((option.line, option.span))
    return found


def _has_room(option: Option) -> bool:
    return option.pooled is not None or option.room.seats > 0
