from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import permutations
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.bound.seat_cost import seat_cost_bound
from solvers.planner import solve
from solvers.problem.problem import build_problem
from tests.solvers.cases import county_day
from tests.transport.builders import (
    make_depot,
    make_employer,
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.groups import groups_of, penalty_fen
from transport.outcome import Limits
from transport.roads.distances import distances_of
from transport.scenario import SuppliedDistance
from transport.trips.quotes import Quote
from transport.trips.quoting import TripMaker
from transport.trips.routes import Load, Route

if TYPE_CHECKING:
    from transport.fleet import FleetLine
    from transport.scenario import Scenario


def cheapest_by_enumeration(scenario: Scenario) -> int:
    """Least objective over every way to put workers on trips, the fleet unlimited.

    Every subset of workers is one trip at its cheapest over all coaches and orders of
    stops, or stays behind; the best partition follows by dynamic programming.
    """
    groups = groups_of(scenario, scenario.workers)
    of_worker = [g for g in range(len(groups)) for _ in groups[g].worker_ids]
    ids = [w for group in groups for w in group.worker_ids]
    maker = TripMaker(scenario, distances_of(scenario))
    n = len(ids)

    def trip_fen(mask: int, line: FleetLine) -> int | None:
        loads = {
            g: sum(1 for i in range(n) if mask >> i & 1 and of_worker[i] == g)
            for g in {of_worker[i] for i in range(n) if mask >> i & 1}
        }
        villages = {groups[g].village_id for g in loads}
        employers = {groups[g].employer_id for g in loads}
        costs = []
        for up in permutations(sorted(villages)):
            for down in permutations(sorted(employers)):
                quote = maker.quote(
                    Route(
                        line=line,
                        villages=up,
                        employers=down,
                        loads=tuple(
                            Load(group=groups[g], n=k) for g, k in sorted(loads.items())
                        ),
                    )
                )
                if isinstance(quote, Quote):
                    costs.append(quote.cost_fen)
        return min(costs, default=None)

    @cache
    def block_fen(mask: int) -> int:
        left = sum(
            penalty_fen(scenario, scenario.worker[ids[i]])
            for i in range(n)
            if mask >> i & 1
        )
        ways = [trip_fen(mask, line) for line in scenario.fleet]
        return min([left, *(fen for fen in ways if fen is not None)])

    @cache
    def best_fen(mask: int) -> int:
        if mask == 0:
            return 0
        lowest = mask & -mask
        rest = mask ^ lowest
        part, costs = rest, []
        while True:
            block = part | lowest
            costs.append(block_fen(block) + best_fen(mask ^ block))
            if part == 0:
                return min(costs)
            part = (part - 1) & rest

    return best_fen((1 << n) - 1)


degrees = st.integers(-300, 300).map(lambda x: x / 1000)


@st.composite
def tiny_scenarios(draw: st.DrawFn) -> Scenario:
    villages = tuple(
        make_village(f"V{i}", lat=37.95 + draw(degrees), lon=110.99 + draw(degrees))
        for i in range(2)
    )
    north = draw(st.sampled_from([0.5, 2.0, 6.0]))
    employers = tuple(
        make_employer(
            f"E{i}", lat=37.95 + north + draw(degrees), lon=110.99 + draw(degrees)
        )
        for i in range(2)
    )
    pairs = st.tuples(st.sampled_from(villages), st.sampled_from(employers))
    workers = tuple(
        make_worker(f"W{i}", village_id=v.village_id, employer_id=e.employer_id)
        for i, (v, e) in enumerate(draw(st.lists(pairs, min_size=1, max_size=4)))
    )
    billing = st.sampled_from(["per_trip", "per_day"])
    fleet = tuple(
        make_line(
            vehicle_type=f"coach-{seats}",
            seats=seats,
            billing=draw(billing),
            fixed_fen=draw(st.integers(0, 200_000)),
            per_km_fen=draw(st.integers(0, 900)),
            included_m=draw(st.sampled_from([0, 100_000, 2_000_000])),
            driver_day_fen=draw(st.integers(0, 60_000)),
            toll_per_km_fen=draw(st.sampled_from([0, 50])),
        )
        for seats in (5, 7)
    )
    scenario = make_scenario(
        villages=villages,
        employers=employers,
        workers=workers,
        fleet=fleet,
        policy=make_policy(
            draw(st.sampled_from(["none", "cn-2020-02-11"])),
            max_drivers=draw(st.sampled_from([1, 2, 3])),
            two_driver_m=draw(st.sampled_from([200_000, 400_000, 600_000])),
        ),
    )
    tariff = replace(
        scenario.tariff,
        kit_fen=draw(st.sampled_from([0, 1_500])),
        disinfection_fen=draw(st.sampled_from([0, 10_000])),
        toll_exempt_outbound=draw(st.booleans()),
        toll_exempt_return=draw(st.booleans()),
        deadhead_percent=draw(st.sampled_from([0, 50, 100, 150])),
        penalty_fen=draw(st.sampled_from([100_000, 10_000_000])),
    )
    shortcut = SuppliedDistance(
        from_id="V0",
        to_id="E1",
        distance_m=draw(st.integers(1, 400_000)),
        driving_s=draw(st.integers(60, 20_000)),
    )
    supplied = (shortcut,) if draw(st.booleans()) else ()
    return replace(scenario, tariff=tariff, distances=supplied)


@given(scenario=tiny_scenarios())
@settings(deadline=None, max_examples=80, derandomize=True)
def test_the_bound_never_exceeds_the_best_of_all_plans(scenario: Scenario) -> None:
    without_gate = replace(
        scenario,
        policy=replace(
            scenario.policy,
            editions=tuple(
                replace(e, certificate_required=False) for e in scenario.policy.editions
            ),
        ),
    )
    groups = groups_of(without_gate, without_gate.workers)
    problem = build_problem(without_gate, distances_of(without_gate), groups)
    bound = seat_cost_bound(problem).total_fen
    assert 0 <= bound <= cheapest_by_enumeration(without_gate)


@given(scenario=tiny_scenarios())
@settings(deadline=None, max_examples=40, derandomize=True)
def test_the_bound_of_a_fleet_is_the_least_of_its_lines_alone(
    scenario: Scenario,
) -> None:
    far = make_depot("D2", lat=39.4, lon=110.6)
    lines = (*scenario.fleet, *(replace(x, depot_id="D2") for x in scenario.fleet))
    scenario = replace(scenario, depots=(*scenario.depots, far))

    def group_fen(fleet: tuple[FleetLine, ...]) -> list[int]:
        some = replace(scenario, fleet=fleet)
        groups = groups_of(some, some.workers)
        problem = build_problem(some, distances_of(some), groups)
        found: list[int] = seat_cost_bound(problem).group_fen.tolist()
        return found

    alone = [group_fen((line,)) for line in lines]
    assert group_fen(lines) == [min(fen) for fen in zip(*alone, strict=True)]


def test_the_bound_is_the_cost_where_one_full_coach_goes_straight() -> None:
    workers = tuple(make_worker(f"W{i:02d}") for i in range(47))  # 48 less an escort
    scenario = make_scenario(workers=workers)
    outcome = solve(scenario, limits=Limits(time_limit_s=None, steps=0))
    cost = outcome.plan.cost
    assert outcome.status == "planned"
    # whole-metre rounding is all that separates them
    assert 0 <= cost.total_fen - cost.lower_bound_fen <= 50


def test_a_dearer_fleet_raises_the_bound() -> None:
    cheap = county_day(n_workers=30)
    dear = replace(
        cheap,
        fleet=tuple(replace(x, fixed_fen=x.fixed_fen + 50_000) for x in cheap.fleet),
    )
    bounds = [
        seat_cost_bound(
            build_problem(s, distances_of(s), groups_of(s, s.workers))
        ).total_fen
        for s in (cheap, dear)
    ]
    assert bounds[0] < bounds[1]
