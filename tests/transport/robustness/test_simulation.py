from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.transport.checker.handmade import good_plan, good_scenario
from tests.transport.sample_journeys import journeys
from transport.clock import HOUR_S, MINUTE_S
from transport.robustness.chances import Chances
from transport.robustness.limits import limits_of
from transport.robustness.simulation import drawn_day

if TYPE_CHECKING:
    from transport.robustness.limits import Limit

N = 20_000


def one_connection() -> Limit:
    scenario, plan = journeys()
    return next(
        limit
        for limit in limits_of(scenario, plan)
        if limit.kind == "hub" and limit.slack_s > 0
    )


def p90_that_takes_up(limit: Limit) -> float:
    """Minutes an hour by which nine of ten trips just keep the limit."""
    ((_, driven_s),) = limit.driven_s
    return (limit.slack_s / MINUTE_S) / (driven_s / HOUR_S)


def test_a_connection_with_a_slack_of_p90_holds_in_nine_of_ten_draws() -> None:
    scenario, plan = journeys()
    limit = one_connection()
    p90 = p90_that_takes_up(limit)
    chances = Chances(late_p50_min=p90 / 4, late_p90_min=p90, n_samples=N, seed=3)
    found = drawn_day(scenario, plan, chances)
    (held,) = [one for one in found.held if one.limit == limit]
    assert held.holds == pytest.approx(0.9, abs=0.01)
    assert held.error == pytest.approx(1.96 * (0.9 * 0.1 / N) ** 0.5, rel=0.05)


def test_a_connection_with_a_slack_of_p50_holds_in_half_of_the_draws() -> None:
    scenario, plan = journeys()
    limit = one_connection()
    p50 = p90_that_takes_up(limit)
    chances = Chances(late_p50_min=p50, late_p90_min=4 * p50, n_samples=N, seed=3)
    found = drawn_day(scenario, plan, chances)
    (held,) = [one for one in found.held if one.limit == limit]
    assert held.holds == pytest.approx(0.5, abs=0.02)


def test_the_same_seed_gives_the_same_answer_and_another_one_another() -> None:
    scenario, plan = journeys()
    first, again, other = (
        drawn_day(scenario, plan, Chances(n_samples=500, seed=seed))
        for seed in (1, 1, 2)
    )
    assert first == again
    assert first.expected_no_shows != other.expected_no_shows


def test_where_nothing_happens_nothing_is_missing() -> None:
    scenario, plan = good_scenario(), good_plan()
    calm = Chances(
        no_show=0,
        breakdown=0,
        late_p50_min=1e-9,
        late_p90_min=2e-9,
        n_samples=50,
    )
    found = drawn_day(scenario, plan, calm)
    assert {one.holds for one in found.held if one.limit.slack_s > 0} == {1}
    assert found.missing_seats == found.expected_no_shows == 0
    assert all(spare.n_spares == 0 for spare in found.spares)
    assert all(one.n_sure == 0 for one in found.standby)


def test_where_nobody_comes_every_seat_is_free() -> None:
    scenario, plan = good_scenario(), good_plan()
    found = drawn_day(scenario, plan, Chances(no_show=1, n_samples=50))
    n_seats = sum(len(trip.worker_ids) for trip in plan.trips)
    assert found.expected_no_shows == n_seats
    assert sum(one.n_sure for one in found.standby) == n_seats
    assert found.missing_broken == 0


def test_a_coach_that_is_back_late_begins_its_next_trip_late() -> None:
    scenario, plan = good_scenario(), good_plan()
    first = plan.trips[0]
    away_s = first.return_s - first.depart_s
    shift_s = away_s + scenario.policy.turnaround_s
    after = replace(
        first,
        trip_id="T9",
        block_id=first.block_id,
        stops=tuple(
            replace(
                stop, arrive_s=stop.arrive_s + shift_s, depart_s=stop.depart_s + shift_s
            )
            for stop in first.stops
        ),
        driving=tuple(
            replace(
                block, from_s=block.from_s + shift_s, until_s=block.until_s + shift_s
            )
            for block in first.driving
        ),
    )
    wide = replace(scenario, n_days=scenario.n_days + 3)
    lone = replace(plan, trips=(replace(after, block_id="T9"),))
    chained = replace(plan, trips=(first, after))
    chances = Chances(n_samples=2_000, late_p50_min=10, late_p90_min=40)
    holds = {
        name: min(
            one.holds
            for one in drawn_day(wide, made, chances).held
            if one.limit.trip_id == "T9" and one.limit.starts_late
        )
        for name, made in (("alone", lone), ("chained", chained))
    }
    assert holds["chained"] < holds["alone"]
