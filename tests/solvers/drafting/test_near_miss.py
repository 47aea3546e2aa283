"""The least by which the rules keep a party at home, each amount tried by a quote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from solvers.drafting import near_miss
from solvers.drafting.near_miss import NearMisses
from solvers.problem.waiting import Waiting
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

if TYPE_CHECKING:
    import pytest

    from solvers.problem.problem import Problem
    from solvers.problem.waiting import Piece

# one worker rides 2.9 h: 152 min at the wheel, 11 min each to board and to alight


def one_group(**changes: Any) -> tuple[Problem, Piece]:
    problem = problem_of(make_scenario(n_days=1, **changes))
    (piece,) = Waiting(problem, [0]).pieces()
    return problem, piece


def test_a_ride_that_is_too_long_is_told_in_whole_tenths_of_an_hour() -> None:
    problem, piece = one_group(policy=make_policy(max_ride_s=2 * HOUR_S))
    miss = NearMisses(problem).closest(piece)
    assert miss is not None
    assert (miss.code, miss.told.code) == ("RIDE_TOO_LONG", "SHORTEST_RIDE_TOO_LONG")
    assert miss.told.figures["ride_s"] == 2.9 * HOUR_S
    assert miss.excess == 0.9 * HOUR_S


def test_of_two_limits_that_would_do_the_one_that_needs_less_is_told() -> None:
    """Boarding from six; there at 08:43 at the earliest, and out of the coach later."""
    gate = Opening(from_s=8 * HOUR_S, until_s=8 * HOUR_S + 30 * MINUTE_S)
    problem, piece = one_group(employers=(make_employer(opening=gate),))
    miss = NearMisses(problem).closest(piece)
    assert miss is not None
    figures = miss.told.figures
    assert miss.told.code == "GATE_CLOSES_TOO_SOON"
    assert (figures["more_min"], figures["until"]) == (13, "08:43")
    assert miss.excess == 13 * MINUTE_S


def test_two_limits_that_must_both_give_way_count_together() -> None:
    gate = Opening(from_s=7 * HOUR_S, until_s=8 * HOUR_S + 30 * MINUTE_S)
    problem, piece = one_group(
        employers=(make_employer(opening=gate),),
        policy=make_policy(max_ride_s=2 * HOUR_S),
    )
    miss = NearMisses(problem).closest(piece)
    assert miss is not None
    assert miss.told.code == "TWO_LIMITS"
    assert miss.excess == (54 + 13) * MINUTE_S


def test_a_party_that_no_coach_seats_has_no_near_miss() -> None:
    problem, piece = one_group(
        workers=tuple(make_worker(f"W{i}", party_id="P") for i in range(9)),
        fleet=(make_line(seats=9),),
    )
    assert NearMisses(problem).closest(piece) is None


def test_the_fastest_coach_is_asked_since_it_misses_least() -> None:
    """At 110 % of the speed 152 minutes are 138, and 174 min of ride 160."""
    problem, piece = one_group(
        policy=make_policy(max_ride_s=2 * HOUR_S),
        fleet=(make_line(), make_line(vehicle_type="swift", speed_percent=110)),
    )
    miss = NearMisses(problem).closest(piece)
    assert miss is not None
    assert miss.told.figures["ride_s"] == 160 * MINUTE_S


def test_alike_parties_are_asked_about_once_and_quotes_are_limited(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    problem, piece = one_group(policy=make_policy(max_ride_s=2 * HOUR_S))
    misses = NearMisses(problem)
    known = misses.closest(piece)
    assert misses.closest(piece) is known is not None
    monkeypatch.setattr(near_miss, "MOST_QUOTES", 0)
    assert NearMisses(problem).closest(piece) is None
