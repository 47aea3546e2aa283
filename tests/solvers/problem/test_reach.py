"""Which groups a coach can carry within the longest ride."""

from __future__ import annotations

from dataclasses import replace

from solvers.problem.reach import within_reach
from tests.solvers.sources.subproblems import problem_of
from tests.transport.builders import (
    make_employer,
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.clock import HOUR_S

NEAR, FAR = 0, 1


def reach(max_ride_h: int, **changes: int) -> list[list[bool]]:
    """By line (of 49 and of 7 seats), whether workers get 100 km, and 600 km."""
    workers = (
        make_worker("W1"),
        make_worker("W2", employer_id="E2", village_id="V2"),
    )
    scenario = make_scenario(
        workers=workers,
        villages=(make_village(), make_village("V2", max_seats=7)),
        employers=(make_employer(), make_employer("E2", lat=43.3)),
        fleet=(make_line(), make_line(vehicle_type="van", seats=7, **changes)),
        policy=make_policy(max_ride_s=max_ride_h * HOUR_S, driver_hours="cn"),
    )
    problem = problem_of(scenario)
    order = [problem.groups[g].employer_id for g in range(2)]
    assert order == ["E1", "E2"]
    found: list[list[bool]] = within_reach(problem).tolist()
    return found


def test_a_long_ride_is_out_of_reach_where_rides_must_be_short() -> None:
    """Beside it no coach of 49 seats may come to their village."""
    assert [row[FAR] for row in reach(30)] == [False, True]
    assert [row[FAR] for row in reach(6)] == [False, False]
    assert [row[NEAR] for row in reach(6)] == [True, True]


def test_a_slower_coach_reaches_less() -> None:
    limit_h = next(h for h in range(6, 30) if reach(h)[1][FAR])
    assert not reach(limit_h, speed_percent=50)[1][FAR]


def test_nobody_rides_where_the_ride_may_take_no_time() -> None:
    problem = problem_of(make_scenario(policy=make_policy(max_ride_s=60)))
    assert not within_reach(problem).any()
    longer = replace(problem.scenario.policy, max_ride_s=30 * HOUR_S)
    far = problem_of(replace(problem.scenario, policy=longer))
    assert within_reach(far).all()
