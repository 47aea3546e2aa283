"""Pricing of a change: those left behind planned alone under it, and proved."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from solvers.admitting import unexplained
from solvers.planner import solve
from solvers.repairs.effort import Effort
from solvers.repairs.intake import arrivals_of, gatherings_of, is_crowded, is_overrun
from solvers.repairs.parting import LARGE, parts_of
from transport.answers.repairs import Repair
from transport.checker import violations
from transport.others import Others
from transport.outcome import Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from solvers.repairs.part import Part
    from solvers.running.deadline import Deadline
    from transport.answers.repairs import RepairKind
    from transport.plan import NotTravelling, Plan, Trip
    from transport.scenario import Scenario

MOST_WORKERS = 150  # of a scenario that is planned anew only to be asked
STEPS = 4
NO_STEPS = 0  # a first plan is price enough: whole journeys take long to plan
FEW_STEPS = 1  # for whatever is planned anew only to be asked
MOST_ROUNDS = 3  # of further parts of a large plan
MANY, TOO_MANY = 100, 300  # workers, beyond whom a step or a first plan must do


class Pricing:
    """Changes to the scenario of one plan, each planned and proved before it counts."""

    def __init__(
        self,
        scenario: Scenario,
        plan: Plan,
        *,
        seed: int,
        deadline: Deadline,
        effort: Effort | None = None,
    ) -> None:
        self.full = scenario
        self.effort = effort or Effort()
        self.plan = plan
        self.deadline = deadline
        self._seed = seed
        self.arrivals = arrivals_of(scenario, plan)
        self._gatherings = gatherings_of(scenario, plan)
        self._baselines: dict[tuple[str, ...], int] = {}
        self._parts: dict[frozenset[str], list[Part]] = {}
        self._gains: dict[Part, int] = {}
        self._again: dict[tuple[tuple[Part, ...], int], Plan] = {}

    def alone(
        self, left: Sequence[NotTravelling], *, with_services: bool = False
    ) -> Scenario:
        """The scenario of these workers, who go at the least total cost."""
        ids = {entry.worker_id for entry in left}
        return replace(
            self.full,
            workers=tuple(w for w in self.full.workers if w.worker_id in ids),
            services=self.full.services if with_services else (),
            stations=(),  # their checks are behind them
            tariff=replace(self.full.tariff, net_of=""),
            others=self._others,
        )

    @cached_property
    def _others(self) -> Others:
        """Whom the plan brings and gathers: whoever is planned alone comes besides."""
        gatherings = {at: sum(n) for at, n in self._gatherings.items()}
        return Others(arrivals=self.arrivals, gatherings=gatherings)

    @cached_property
    def idle(self) -> Mapping[tuple[str, str], int]:
        """By depot and type, coaches to be had that the plan does not use at all."""
        rows = [line.without_coaches(self._used[line.key]) for line in self.full.fleet]
        return {row.key: row.count - len(row.lost) for row in rows}

    @cached_property
    def _used(self) -> Mapping[tuple[str, str], set[int]]:
        return coaches_of(self.plan.trips)

    def standing(self, changed: Scenario) -> Scenario:
        """The changed scenario with the coaches that the plan does not use."""
        count = {line.key: line.count for line in self.full.fleet}
        return replace(
            changed,
            fleet=tuple(
                replace(line, count=count[line.key]).without_coaches(
                    self._used[line.key]
                )
                for line in changed.fleet
                if line.key in count
            ),
        )

    def carried_anyway(self, left: Scenario) -> int:
        """How many of them would ride with enough coaches and nothing else changed."""
        ids = tuple(worker.worker_id for worker in left.workers)
        if ids not in self._baselines:
            plan = self.proved(ample(left), steps=0)
            self._baselines[ids] = 0 if plan is None else plan.n_planned
        return self._baselines[ids]

    def proved(self, changed: Scenario, *, steps: int | None = None) -> Plan | None:
        """The plan of the changed scenario; None where it carries nobody legally."""
        if steps is None:
            n = len(changed.workers)
            steps = STEPS if n <= MANY else FEW_STEPS if n <= TOO_MANY else 0
            steps = min(steps, FEW_STEPS) if self.is_large else steps
        plan = self.proved_anew(changed, steps=steps)
        if plan is None or not plan.n_travelling or self._is_too_much(changed, plan):
            return None
        return plan

    def proved_anew(self, changed: Scenario, *, steps: int) -> Plan | None:
        """The plan of the changed scenario by itself; None where it is not proved."""
        plan = self._solved(changed, steps)
        return None if violations(changed, plan) else plan

    def _solved(self, changed: Scenario, steps: int) -> Plan:
        limits = Limits(
            time_limit_s=None, steps=steps, seed=self._seed, tells_why=False
        )
        plan = solve(changed, limits=limits, stop=self._is_over).plan
        self.effort.add(changed, steps)
        return plan

    @property
    def is_large(self) -> bool:
        """Whether only parts of the plan are planned anew."""
        return len(self.full.workers) > MOST_WORKERS

    def parts_around(self, left: Scenario) -> list[Part]:
        """The parts of the plan that are planned anew for these workers' sake."""
        ids = frozenset(worker.worker_id for worker in left.workers)
        if ids not in self._parts:
            self._parts[ids] = parts_of(self.full, self.plan, ids)
        return self._parts[ids]

    def proved_in_parts(
        self, changed: Scenario, parts: Sequence[Part], *, steps: int
    ) -> Plan | None:
        """The plan with those parts anew that so carry more, one after the other.

        More than the part carries without the change, where there are steps to find
        that out. None where no part does, or where the whole plan is not proved, as
        it is unless it is only a first guess, without steps.
        """
        whole = self._with_parts(self.plan, changed, parts, steps)
        if whole is self.plan or (steps and violations(changed, whole)):
            return None
        return whole

    def _with_parts(
        self, whole: Plan, changed: Scenario, parts: Iterable[Part], steps: int
    ) -> Plan:
        """The plan with each of the parts anew that so carries more, one by one."""
        for part in parts:
            if self.deadline.is_over:
                break
            found = self._with_part(whole, part, changed, steps)
            more = 0 if found is None else found.n_planned - whole.n_planned
            anyway = self._gained_anyway(part, changed) if more > 0 and steps else 0
            if found is not None and more > anyway:
                whole = found
        return whole

    def further_proved(
        self, changed: Scenario, whole: Plan, ids: Collection[str]
    ) -> Plan:
        """The plan with larger parts anew around those who stay yet, or as it is.

        Round by round as long as that carries more, each part by a first guess.
        """
        for _ in range(MOST_ROUNDS):
            stay = {e.worker_id for e in whole.unplanned if e.worker_id in ids}
            parts = parts_of(self.full, whole, stay, LARGE)
            wider = self._with_parts(whole, changed, parts, 0)
            if wider is whole or violations(changed, wider):
                break
            whole = wider
        return whole

    def _gained_anyway(self, part: Part, changed: Scenario) -> int:
        """How many more the part carries that is searched again, nothing changed."""
        if changed is self.full:
            return 0
        if part not in self._gains:
            found = self._with_part(self.plan, part, self.full, steps=FEW_STEPS)
            more = 0 if found is None else found.n_planned - self.plan.n_planned
            self._gains[part] = max(0, more)
        return self._gains[part]

    def searched_again(
        self, left: Scenario, parts: Sequence[Part] | None, *, steps: int
    ) -> Plan:
        """The plan, or a better one found by searching again, with nothing changed."""
        asked = () if not self.is_large else tuple(parts or self.parts_around(left))
        key = (asked, steps)
        if key not in self._again:
            best = self.plan
            for part in asked:
                best = _better(self._with_part(best, part, self.full, steps), best)
            if not self.is_large:
                best = _better(self.proved_anew(self.full, steps=steps), best)
            self._again[key] = best
        return self._again[key]

    def _with_part(
        self, whole: Plan, part: Part, changed: Scenario, steps: int
    ) -> Plan | None:
        """The whole plan with the part planned anew; None where it holds somebody."""
        here = replace(part, plan=whole)
        anew = self._solved(here.scenario(changed), steps)
        return None if anew.held else unexplained(here.joined(changed, anew))

    def priced(
        self,
        kind: RepairKind,
        changed: Scenario,
        amount: Callable[[Plan], int] | None = None,
        *,
        steps: int | None = None,
    ) -> Repair | None:
        """The repair with its price; None where it carries nobody, or not legally."""
        plan = self.proved(changed, steps=steps)
        if plan is None:
            return None
        return self.told(kind, changed, plan, amount(plan) if amount else 0)

    def told(
        self, kind: RepairKind, changed: Scenario, plan: Plan, amount: int = 0
    ) -> Repair:
        """The repair that the proved plan of the changed scenario is."""
        used = {(trip.depot_id, trip.vehicle_type, trip.coach) for trip in plan.trips}
        coaches = Counter((depot_id, name) for depot_id, name, _ in used)
        hired = sum(max(0, n - self.idle.get(key, 0)) for key, n in coaches.items())
        is_again = kind in ("second_run", "more_days")
        return Repair(
            kind=kind,
            n_left=len(changed.workers),
            n_carried=plan.n_travelling,
            cost_fen=plan.cost.total_fen,
            coaches=dict(sorted(coaches.items())),
            amount=amount,
            n_hired=0 if is_again else hired,
            worker_ids=frozenset(
                [j.worker_id for j in plan.journeys]
                + [one.worker_id for one in plan.individual]
            ),
        )

    def least(
        self,
        kind: RepairKind,
        left: Scenario,
        change: Callable[[Scenario, int], Scenario],
        amounts: Sequence[int],
    ) -> Repair | None:
        """The least of the rising amounts that carries as many as the largest does.

        On coaches that stand idle where they suffice. None where the change carries
        nobody who would not ride anyway.
        """
        most = self.n_carried(change(left, amounts[-1])) if amounts else 0
        if not most or most <= self.carried_anyway(left):
            return None
        amount = self.least_amount(
            amounts, lambda n: self.n_carried(change(left, n)) >= most
        )
        return self.cheapest(kind, change(left, amount), amount)

    def least_amount(
        self, amounts: Sequence[int], suffices: Callable[[int], bool]
    ) -> int:
        """The least of the rising amounts that suffices, as the largest does.

        By bisection; once the time is up, the least that is known to.
        """
        low, high = 0, len(amounts) - 1
        while low < high and not self.deadline.is_over:
            middle = (low + high) // 2
            if suffices(amounts[middle]):
                high = middle
            else:
                low = middle + 1
        return amounts[high]

    def cheapest(
        self, kind: RepairKind, changed: Scenario, amount: int = 0
    ) -> Repair | None:
        """On coaches that stand idle where those carry all that any would."""
        found = self.best_proved(changed)
        return None if found is None else self.told(kind, changed, found, amount)

    def best_proved(self, changed: Scenario) -> Plan | None:
        """The plan on idle coaches where those carry as many as any would."""
        own = self.proved(self.standing(changed))
        if own is not None and own.n_travelling == len(changed.workers):
            return own
        hired = self.proved(ample(changed))
        for plan in (own, hired):
            if plan and (not hired or plan.n_travelling >= hired.n_travelling):
                return plan
        return None

    def n_carried(self, changed: Scenario) -> int:
        """Workers whom the changed rules let ride, whatever the coaches."""
        plan = self.proved(ample(changed), steps=0)
        return 0 if plan is None else plan.n_travelling

    def _is_over(self) -> bool:
        return self.deadline.is_over

    def _is_too_much(self, changed: Scenario, plan: Plan) -> bool:
        """Whether, beside the others, an employer or a place would have too many."""
        arrivals = self.arrivals + arrivals_of(changed, plan)
        more = gatherings_of(changed, plan)
        return is_overrun(changed, arrivals) or is_crowded(
            changed, self._gatherings, more
        )


def _better(found: Plan | None, best: Plan) -> Plan:
    """The one that leaves fewer behind; of two alike the cheaper."""
    if found is None:
        return best
    return min(
        (best, found), key=lambda plan: (len(plan.unplanned), plan.cost.total_fen)
    )


def coaches_of(trips: Iterable[Trip]) -> Mapping[tuple[str, str], set[int]]:
    """By depot and type, the numbers of the coaches that run the trips."""
    found: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for trip in trips:
        found[trip.depot_id, trip.vehicle_type].add(trip.coach)
    return found


def ample(scenario: Scenario) -> Scenario:
    """With a coach of every line for each worker."""
    n = len(scenario.workers)
    fleet = tuple(replace(line, count=n, lost=(), away=()) for line in scenario.fleet)
    return replace(scenario, fleet=fleet)


def only(scenario: Scenario, service_ids: Collection[str]) -> Scenario:
    """The scenario with these services alone."""
    return replace(
        scenario,
        services=tuple(s for s in scenario.services if s.service_id in service_ids),
    )


def best_of(found: Iterable[Repair | None]) -> Repair | None:
    """The one that carries most, then the cheapest."""
    repairs = [repair for repair in found if repair is not None]
    return max(repairs, key=lambda one: (one.n_carried, -one.cost_fen), default=None)
