"""The routing model's rules one by one, on routes that can be checked by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from solvers.problem.waiting import Waiting
from solvers.sources.routing_model import Coach, RoutingModel, elapsed_table
from tests.solvers.sources.arc_problems import by_hand
from tests.solvers.sources.subproblems import problem_of
from tests.transport.builders import (
    make_employer,
    make_line,
    make_policy,
    make_scenario,
    make_worker,
)
from transport.clock import HOUR_S, MINUTE_S
from transport.places import Opening
from transport.scenario import SuppliedDistance

if TYPE_CHECKING:
    from transport.scenario import Scenario

# pieces of `by_hand`: 0 are the fifteen of V1, 1 the five of V2
EACH = [((0,), (0,)), ((1,), (1,))]
DEAR_FEN = 10_000_000  # for leaving a piece behind


def improved(
    scenario: Scenario,
    *,
    seats: int = 20,
    lines: tuple[int, int] = (0, 0),
    penalty_fen: int = DEAR_FEN,
) -> list[tuple[int, ...]] | None:
    """Pieces of each coach that runs, from a coach a piece on."""
    problem = problem_of(scenario)
    model = RoutingModel(
        problem,
        Waiting(problem, [0, 1]).pieces(),
        [
            Coach(
                line_idx=k,
                seats=seats,
                drivers=1,
                fixed_fen=150_000,
                fen_per_m=0.6,
                empty_fen_per_m=0.6,
            )
            for k in lines
        ],
        elapsed_s=elapsed_table(problem, drivers=1),
        penalties=[penalty_fen, penalty_fen],
    )
    found = model.improve(EACH, n_solutions=20)
    return None if found is None else sorted(a.pieces for a in found)


def with_policy(**changes: Any) -> Scenario:
    return by_hand(policy=make_policy(**changes))


def test_one_coach_that_calls_twice_is_cheaper_than_two() -> None:
    assert improved(by_hand()) == [(0, 1)]


@pytest.mark.parametrize(
    "scenario",
    [
        with_policy(max_villages_per_vehicle=1),
        with_policy(max_detour_percent=100, detour_allowance_m=0),
        with_policy(max_ride_s=2 * HOUR_S),  # 100 min, and 18 to board fifteen
        by_hand(
            n_days=1,
            villages=tuple(
                replace(v, opening=Opening(from_s=from_s, until_s=from_s + MINUTE_S))
                for v, from_s in zip(
                    by_hand().villages, (8 * HOUR_S, 8 * HOUR_S + 900), strict=True
                )
            ),
        ),  # the coach is at V2 at 08:28
    ],
    ids=["villages", "detour", "ride", "openings"],
)
def test_a_rule_that_one_coach_would_break_keeps_two(scenario: Scenario) -> None:
    assert improved(scenario) == [(0,), (1,)]


def test_nineteen_seats_are_too_few_for_twenty() -> None:
    assert improved(by_hand(), seats=19) == [(0,), (1,)]


def test_a_detour_of_five_kilometres_is_allowed_to_those_of_the_first_village() -> None:
    """By V2 they ride 105 km instead of 100."""
    just = with_policy(max_detour_percent=105, detour_allowance_m=0)
    assert improved(just) == [(0, 1)]


def test_a_coach_that_does_not_reach_the_village_is_no_start() -> None:
    assert improved(by_hand(), lines=(1, 1)) is None
    assert improved(by_hand(), lines=(1, 0)) == [(0, 1)]  # by the one that does


def test_a_piece_is_left_where_its_penalty_is_less_than_its_coach() -> None:
    assert improved(by_hand(), penalty_fen=1) == []


def test_who_is_due_before_any_arrival_is_no_start() -> None:
    early = tuple(replace(w, report_by_s=7 * HOUR_S) for w in by_hand().workers)
    assert improved(by_hand(workers=early)) is None


def test_at_one_employer_alone_a_coach_may_call_where_the_policy_says_so() -> None:
    """Two gates a kilometre apart: one coach for both, or one for each."""
    ways = tuple(
        SuppliedDistance(from_id=a, to_id=b, distance_m=m, driving_s=m * 60 // 1_000)
        for a, b, m in (("V1", "E1", 100_000), ("V1", "E2", 101_000))
    )
    scenario = make_scenario(
        employers=(make_employer("E1"), make_employer("E2", lat=38.85)),
        workers=(make_worker("W1"), make_worker("W2", employer_id="E2")),
        fleet=(make_line(),),
        distances=ways,
    )
    assert improved(scenario) == [(0, 1)]
    alone = replace(scenario, policy=make_policy(max_employers_per_vehicle=1))
    assert improved(alone) == [(0,), (1,)]


def test_long_drives_take_their_breaks_and_nothing_takes_less_than_driving() -> None:
    """A hundred minutes need no break; ten hours of one driver need some."""
    near = problem_of(by_hand())
    assert (elapsed_table(near, drivers=1) == near.driving_s).all()
    far = problem_of(
        by_hand(
            distances=tuple(
                replace(way, driving_s=6 * (way.driving_s or 0))
                for way in by_hand().distances
            )
        )
    )
    elapsed_s = elapsed_table(far, drivers=1)
    assert (elapsed_s >= far.driving_s).all()
    v1, e1 = far.places.index("V1"), far.places.index("E1")
    assert far.driving_s[v1, e1] == 10 * HOUR_S
    assert elapsed_s[v1, e1] >= 10 * HOUR_S + 2 * 20 * MINUTE_S
