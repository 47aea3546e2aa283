"""Levers: limits that are settings and no law, each loosened step by step."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from solvers.drafting.limits import LONGEST_RIDE_S
from solvers.drafting.relaxing import with_longer_rides, with_openings
from transport.clock import HOUR_S
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from transport.answers.loosened import LimitKind
    from transport.plan import Plan
    from transport.said import Said
    from transport.scenario import Scenario

DETOUR_PERCENT = 20  # points a step; the allowances grow by half of themselves
RIDE_S = 2 * HOUR_S  # a step
MOST_DETOURS, MOST_RIDES, MOST_GATES, MOST_COACHES = 8, 4, 3, 3  # steps
_PERCENT = 100


@dataclass(frozen=True, kw_only=True)
class Lever:
    """A limit that may give way by up to ``most`` steps: what changes, how it is told.

    ``trips_at_it``: trips of the plan that stand at the limit with seats free.
    """

    kind: LimitKind
    most: int
    change: Callable[[Scenario, int], Scenario]
    told: Callable[[Scenario, int], Said]
    trips_at_it: int = 0


def levers(scenario: Scenario, plan: Plan) -> list[Lever]:
    """Those that can give way at all, the ones at which trips stand first."""
    found = [
        _villages(scenario, plan),
        _employers(scenario, plan),
        _detour(),
        _counties(scenario, plan),
        _fleet(scenario, plan),
        _ride(scenario),
        _gates(),
    ]
    usable = [lever for lever in found if lever.most > 0]
    return sorted(usable, key=lambda lever: -lever.trips_at_it)


def _villages(scenario: Scenario, plan: Plan) -> Lever:
    now = scenario.policy.max_villages_per_vehicle
    places = {scenario.worker[j.worker_id].village_id for j in plan.journeys}
    return Lever(
        kind="villages",
        most=len(places) - now,
        change=lambda one, step: replace(
            one, policy=replace(one.policy, max_villages_per_vehicle=now + step)
        ),
        told=lambda _, step: said("LIMIT_VILLAGES", amount=now + step, now=now),
        trips_at_it=_at(plan, "pickup", now),
    )


def _employers(scenario: Scenario, plan: Plan) -> Lever:
    now = scenario.policy.max_employers_per_vehicle
    places = {scenario.worker[j.worker_id].employer_id for j in plan.journeys}
    return Lever(
        kind="employers",
        most=len(places) - now,
        change=lambda one, step: replace(
            one, policy=replace(one.policy, max_employers_per_vehicle=now + step)
        ),
        told=lambda _, step: said("LIMIT_EMPLOYERS", amount=now + step, now=now),
        trips_at_it=_at(plan, "drop", now),
    )


def _at(plan: Plan, kind: str, most: int) -> int:
    """Trips with seats left that call at as many such places as they may."""
    return sum(
        len({stop.place_id for stop in trip.stops if stop.kind == kind}) == most
        and len(trip.worker_ids) < trip.usable_seats
        for trip in plan.trips
    )


def _detour() -> Lever:
    def change(one: Scenario, step: int) -> Scenario:
        policy = one.policy
        wider = replace(
            policy,
            max_detour_percent=policy.max_detour_percent + step * DETOUR_PERCENT,
            detour_allowance_m=policy.detour_allowance_m * (2 + step) // 2,
            detour_allowance_s=policy.detour_allowance_s * (2 + step) // 2,
        )
        return replace(one, policy=wider)

    def told(one: Scenario, step: int) -> Said:
        policy = change(one, step).policy
        return said(
            "LIMIT_DETOUR",
            ratio=policy.max_detour_percent / _PERCENT,
            now=one.policy.max_detour_percent / _PERCENT,
            allowance_m=policy.detour_allowance_m,
            allowance_s=policy.detour_allowance_s,
        )

    return Lever(kind="detour", most=MOST_DETOURS, change=change, told=told)


def _counties(scenario: Scenario, plan: Plan) -> Lever:
    homes = {scenario.worker[j.worker_id].lives_by_id for j in plan.journeys}
    are_apart = not scenario.policy.mix_counties
    n_counties = len({scenario.village[village_id].county for village_id in homes})
    return Lever(
        kind="counties",
        most=int(are_apart and n_counties > 1),
        change=lambda one, step: replace(
            one, policy=replace(one.policy, mix_counties=bool(step))
        ),
        told=lambda _one, _step: said("LIMIT_COUNTIES"),
    )


def _fleet(scenario: Scenario, plan: Plan) -> Lever:
    """More coaches of the lines of which the plan uses all."""
    used = Counter(
        (depot_id, kind)
        for depot_id, kind, _ in {
            (t.depot_id, t.vehicle_type, t.coach) for t in plan.trips
        }
    )
    full = {line.key for line in scenario.fleet if used[line.key] >= line.count > 0}

    def change(one: Scenario, step: int) -> Scenario:
        fleet = tuple(
            replace(line, count=line.count + step) if line.key in full else line
            for line in one.fleet
        )
        return replace(one, fleet=fleet)

    return Lever(
        kind="fleet",
        most=MOST_COACHES if full else 0,
        change=change,
        told=lambda _, step: said("LIMIT_FLEET", amount=step),
    )


def _ride(scenario: Scenario) -> Lever:
    now_s = scenario.policy.max_ride_s
    return Lever(
        kind="ride",
        most=min(MOST_RIDES, (LONGEST_RIDE_S - now_s) // RIDE_S),
        change=lambda one, step: with_longer_rides(one, step * RIDE_S),
        told=lambda _, step: said(
            "LIMIT_RIDE", allowed_s=now_s + step * RIDE_S, now_s=now_s
        ),
    )


def _gates() -> Lever:
    def change(one: Scenario, step: int) -> Scenario:
        ids = frozenset(employer.employer_id for employer in one.employers)
        moved_s = step * HOUR_S
        return with_openings(one, ids, earlier_s=moved_s, later_s=moved_s)

    return Lever(
        kind="gates",
        most=MOST_GATES,
        change=change,
        told=lambda _, step: said("LIMIT_GATES", hours=step),
    )
