"""Prices of repairs: what it would cost to carry those whom the plan leaves behind."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.intake import arrivals_of, is_overrun
from solvers.planner import solve
from transport.checker import violations
from transport.clock import DAY_S, HOUR_S
from transport.outcome import Limits
from transport.repairs import Repair
from transport.screening import screened

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from transport.outcome import StopAsked
    from transport.plan import NotTravelling, Plan
    from transport.repairs import RepairKind
    from transport.scenario import Scenario

_STEPS = 4
_MANY = 300  # workers, beyond whom a first plan is price enough
_MORE_DAYS = (1, 2, 3)
_MOST_BACKS = 3  # moments at which coaches are back, of all of them
_LONGEST_RIDE_S = 96 * HOUR_S


def priced_repairs(
    scenario: Scenario, plan: Plan, *, seed: int = 1, stop: StopAsked | None = None
) -> list[Repair]:
    """Changes that carry some of the plan's unplanned workers, cheapest a head first.

    For each change the workers left are planned alone, on coaches that nobody else
    uses, under all other rules; what the checker does not prove, or would bring an
    employer more than the daily intake, is not offered. Load caps, health rules and
    driver hours are law and are never offered. Same scenario, plan and seed: the same
    repairs. When ``stop`` says yes, those found so far are the answer.
    """
    pricing = _Pricing(screened(scenario)[0], plan, seed, stop)
    found = []
    for make, codes in _MAKERS:
        if stop is not None and stop():
            break
        left = [entry for entry in plan.unplanned if entry.code in codes]
        repair = make(pricing, pricing.alone(left)) if left else None
        found += [] if repair is None else [repair]
    found = [repair for repair in found if not _is_needless(repair, found)]
    return sorted(found, key=lambda repair: (repair.each_fen, repair.kind))


def _is_needless(repair: Repair, found: Sequence[Repair]) -> bool:
    """Whether coaches or days are bought though those there are would do as well."""
    return repair.kind in ("more_coaches", "more_days") and any(
        other.kind == "second_run"
        and other.n_carried >= repair.n_carried
        and other.cost_fen <= repair.cost_fen
        for other in found
    )


class _Pricing:
    """Repairs of one plan."""

    def __init__(
        self, scenario: Scenario, plan: Plan, seed: int, stop: StopAsked | None
    ) -> None:
        self._full = scenario
        self._plan = plan
        self._stop = stop
        steps = _STEPS if len(plan.unplanned) <= _MANY else 0
        self._limits = Limits(time_limit_s=None, steps=steps, seed=seed)
        self._arrivals = arrivals_of(scenario, plan)

    def alone(self, left: Sequence[NotTravelling]) -> Scenario:
        """The scenario of these workers, who go by coach at the least total cost."""
        ids = {entry.worker_id for entry in left}
        return replace(
            self._full,
            workers=tuple(w for w in self._full.workers if w.worker_id in ids),
            services=(),
            stations=(),  # their checks are behind them
            tariff=replace(self._full.tariff, net_of=""),
        )

    def more_coaches(self, left: Scenario) -> Repair | None:
        """As many further coaches of any line as the cheapest plan asks for."""
        return self._priced("more_coaches", _ample(left))

    def second_run(self, left: Scenario) -> Repair | None:
        """Coaches sent out again once back: those that carry most, then the cheapest.

        The search plans one trip a coach and day; the rules allow more.
        """
        turnaround_s = self._full.policy.turnaround_s
        backs = sorted({trip.return_s + turnaround_s for trip in self._plan.trips})
        within = [back_s for back_s in backs if back_s < self._full.end_s]
        found = [
            self._priced("second_run", self._from(left, back_s))
            for back_s in _spread(within, _MOST_BACKS)
        ]
        runs = [repair for repair in found if repair is not None]
        return max(runs, key=lambda run: (run.n_carried, -run.cost_fen), default=None)

    def more_days(self, left: Scenario) -> Repair | None:
        """A further wave on the coaches there are: the fewest days that carry any."""
        for n_days in _MORE_DAYS:
            for n_waited in range(n_days):
                later = self._later(left, n_days=n_days, n_waited=n_waited)
                found = self._priced("more_days", later)
                if found is not None:
                    return replace(found, amount=n_days)
        return None

    def longer_ride(self, left: Scenario) -> Repair | None:
        """As long a ride as the cheapest plan takes."""
        policy = replace(left.policy, max_ride_s=_LONGEST_RIDE_S)
        longer = _ample(replace(left, policy=policy))
        return self._priced("longer_ride", longer, _longest_h)

    def higher_intake(self, left: Scenario) -> Repair | None:
        """As many workers an employer and day as the cheapest plan brings."""
        employers = tuple(replace(e, daily_intake=None) for e in left.employers)

        def most(more: Plan) -> int:
            return max((self._arrivals + arrivals_of(self._full, more)).values())

        freed = _ample(replace(left, employers=employers))
        return self._priced("higher_intake", freed, most)

    def muster_point(self, left: Scenario) -> Repair | None:
        """Boarding where the largest coach can come."""
        villages = tuple(replace(v, max_seats=None) for v in left.villages)
        return self._priced("muster_point", _ample(replace(left, villages=villages)))

    def _later(self, left: Scenario, *, n_days: int, n_waited: int) -> Scenario:
        """Those left board on later days, on coaches that are back by then."""
        begin_s = self._full.end_s + n_waited * DAY_S
        later = self._from(left, begin_s)
        return replace(later, n_days=self._full.n_days + n_days)

    def _from(self, left: Scenario, begin_s: int) -> Scenario:
        """Those left board from then on, on coaches that are in no use any more."""
        full = self._full
        away = Counter(
            (trip.depot_id, trip.vehicle_type)
            for trip in self._plan.trips
            if trip.return_s + full.policy.turnaround_s > begin_s
        )
        return replace(
            left,
            fleet=tuple(
                replace(line, count=max(0, line.count - away[line.key]))
                for line in full.fleet
            ),
            workers=tuple(
                replace(worker, ready_from_s=max(begin_s, worker.ready_from_s or 0))
                for worker in left.workers
            ),
        )

    def _priced(
        self,
        kind: RepairKind,
        changed: Scenario,
        amount: Callable[[Plan], int] | None = None,
    ) -> Repair | None:
        """The repair with its price; None where it carries nobody, or not legally."""
        plan = solve(changed, limits=self._limits, stop=self._stop).plan
        if (
            not plan.journeys
            or violations(changed, plan)
            or self._crowds(changed, plan)
        ):
            return None
        used = {(trip.depot_id, trip.vehicle_type, trip.coach) for trip in plan.trips}
        coaches = Counter((depot_id, name) for depot_id, name, _ in used)
        return Repair(
            kind=kind,
            n_left=len(changed.workers),
            n_carried=plan.n_planned,
            cost_fen=plan.cost.total_fen,
            coaches=dict(sorted(coaches.items())),
            amount=amount(plan) if amount else 0,
        )

    def _crowds(self, changed: Scenario, plan: Plan) -> bool:
        """Whether an employer would take in more a day than it does."""
        return is_overrun(changed, self._arrivals + arrivals_of(changed, plan))


_MAKERS: tuple[
    tuple[Callable[[_Pricing, Scenario], Repair | None], tuple[str, ...]], ...
] = (
    (_Pricing.second_run, ("NO_COACH_FREE", "NO_SEATS_LEFT")),
    (_Pricing.more_coaches, ("NO_COACH_FREE", "NO_SEATS_LEFT")),
    (_Pricing.more_days, ("NO_COACH_FREE", "NO_SEATS_LEFT", "INTAKE_FULL")),
    (_Pricing.longer_ride, ("RIDE_TOO_LONG",)),
    (_Pricing.higher_intake, ("INTAKE_FULL",)),
    (_Pricing.muster_point, ("NO_COACH_FITS_VILLAGE",)),
)


def _spread(moments: Sequence[int], n: int) -> list[int]:
    """The first, the last and some in between of sorted moments."""
    if len(moments) <= n:
        return list(moments)
    return [moments[i * (len(moments) - 1) // (n - 1)] for i in range(n)]


def _ample(scenario: Scenario) -> Scenario:
    """With a coach of every line for each worker."""
    n = len(scenario.workers)
    return replace(
        scenario, fleet=tuple(replace(line, count=n) for line in scenario.fleet)
    )


def _longest_h(plan: Plan) -> int:
    rides = (j.legs[-1].alight_s - j.legs[0].board_s for j in plan.journeys)
    return -(-max(rides) // HOUR_S)
