"""A problem as the compiled search knows it: columns filled from the records."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from solvers.annealing.compiled_data import compiled_data, price_table
from solvers.core import problem_data as t
from solvers.core.trips import trip_fen
from solvers.drafting.away_times import AwayTimes
from solvers.problem.items import items_of
from tests.solvers.sources.subproblems import problem_of
from tests.transport.builders import (
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.tariff import Tariff

if TYPE_CHECKING:
    from solvers.core.problem_data import ProblemData
    from solvers.problem.items import Item
    from solvers.problem.problem import Problem

POLICY = make_policy(
    max_drivers=2,
    max_detour_percent=150,
    detour_allowance_m=10_000,
    detour_allowance_s=20 * MINUTE_S,
    max_villages_per_vehicle=3,
    max_employers_per_vehicle=2,
)
MOST_DRIVERS = 2


@cache
def small() -> Problem:
    """Two single workers and a couple of V1, one of V2 who is ready a day later."""
    workers = (
        make_worker("W1"),
        make_worker("W2"),
        *(make_worker(f"W{i}", party_id="P") for i in (3, 4)),
        make_worker("W5", village_id="V2", ready_from_s=DAY_S + HOUR_S),
    )
    fleet = (
        make_line(
            billing="per_day",
            included_m=100_000,
            driver_day_fen=30_000,
            toll_per_km_fen=50,
        ),
        make_line(vehicle_type="coach-19", seats=19, count=2, speed_percent=90),
    )
    return problem_of(
        make_scenario(
            workers=workers,
            villages=(make_village(), make_village("V2", lat=38.2)),
            fleet=fleet,
            policy=POLICY,
            tariff=Tariff(kit_fen=1_500, disinfection_fen=20_000, penalty_fen=900_000),
        )
    )


def made(problem: Problem) -> tuple[tuple[Item, ...], ProblemData]:
    items = items_of(problem)
    times = AwayTimes(problem, most_drivers=MOST_DRIVERS)
    return items, compiled_data(problem, items, times, most_drivers=MOST_DRIVERS)


@cache
def of_small() -> tuple[tuple[Item, ...], ProblemData]:
    return made(small())


def with_policy(**changes: Any) -> ProblemData:
    scenario = small().scenario
    return made(problem_of(replace(scenario, policy=replace(POLICY, **changes))))[1]


def test_every_item_has_its_places_number_and_days() -> None:
    problem, (items, data) = small(), of_small()
    assert [(item.n, item.may_split) for item in items] == [
        (2, False),
        (2, True),
        (1, True),
    ]
    for row, item in zip(data.item.tolist(), items, strict=True):
        g = item.group_idx
        assert row[t.VILLAGE] == problem.village[g]
        assert row[t.EMPLOYER] == problem.employer[g]
        assert (row[t.AMOUNT], row[t.MAY_SPLIT]) == (item.n, item.may_split)
        assert row[t.READY_DAY] == problem.ready_day[g]
        assert row[t.LATEST_DAY] == problem.scenario.n_days - 1


def test_whoever_stays_saves_his_kit() -> None:
    items, data = of_small()
    expected = [item.penalty_fen - 1_500 for item in items]
    assert data.size[:, t.PENALTY].tolist() == expected
    assert data.numbers[t.KITS_FEN] == 5 * 1_500


def test_a_way_may_be_half_as_long_again_or_ten_kilometres_longer() -> None:
    problem, (_, data) = small(), of_small()
    for row, (v, e) in zip(
        data.size, data.item[:, [t.VILLAGE, t.EMPLOYER]], strict=True
    ):
        direct_m = int(problem.distance_m[v, e])
        assert row[t.DIRECT] == direct_m
        assert row[t.DIRECT_S] == problem.driving_s[v, e]
        longer_m = max(direct_m * 150 // 100, direct_m + 10_000)
        assert row[t.ALLOWED_M] == longer_m


def test_items_of_one_cohort_are_near_each_other_the_item_itself_first() -> None:
    items, data = of_small()
    assert data.near[:, 0].tolist() == list(range(len(items)))
    assert data.near[0].tolist() == [0, 1, 2]  # one's own village, then the other
    assert data.near[2].tolist() == [2, 0, 1]  # of those alike the first


def test_seats_are_those_of_each_number_of_drivers_and_the_most_of_all() -> None:
    problem, (items, data) = small(), of_small()
    for k in range(2):
        for drivers, seats in problem.seats_by_drivers(k):
            for i, item in enumerate(items):
                assert data.seats[k, i, drivers] == seats[item.group_idx]
    most = data.seats[:, :, 1 : t.MOST].max(axis=2)
    assert data.seats[:, :, 0].tolist() == most.tolist()
    assert data.seats[:, :, t.MOST].tolist() == most.tolist()


def test_a_line_has_its_yard_coaches_speed_and_crew() -> None:
    problem, (_, data) = small(), of_small()
    columns = [t.DEPOT, t.COUNT, t.SPEED, t.CREW]
    yard = int(problem.depot[0])
    assert data.line[:, columns].tolist() == [[yard, 10, 100, 1], [yard, 2, 90, 1]]
    assert data.line[:, t.SPEED_ROW].tolist() == [1, 0]  # the slower one first
    assert (
        data.line[:, t.N_LINE :].tolist() == data.seats[:, :, :-1].max(axis=1).tolist()
    )


@pytest.mark.parametrize("k", [0, 1])
@pytest.mark.parametrize("days", [1, 2])
def test_the_compiled_search_pays_what_the_prices_say(k: int, days: int) -> None:
    problem, (_, data) = small(), of_small()
    for out_m, run_m, back_m in ((0, 40_000, 0), (20_000, 300_000, 310_000)):
        expected = problem.prices[k].trip_fen(
            out_m=out_m, run_m=run_m, back_m=back_m, days=days, drivers=2
        )
        found = trip_fen(data, k, 2, days, float(out_m), float(run_m), float(back_m))
        assert found == pytest.approx(expected)
    assert price_table(problem.prices).tolist() == data.price.tolist()


def test_the_numbers_are_those_of_the_policy() -> None:
    numbers = of_small()[1].numbers
    assert numbers[t.MOST_VILLAGES] == 3
    assert numbers[t.MOST_EMPLOYERS] == 2
    assert numbers[t.STOP_S] == POLICY.stop_s
    assert numbers[t.WORKER_S] == POLICY.stop_per_worker_s
    assert numbers[t.DETOUR_RATIO] == 1.5
    assert numbers[t.DETOUR_S] == 20 * MINUTE_S


def test_detours_are_limited_unless_any_is_short_enough() -> None:
    assert with_policy().numbers[t.HAS_DETOUR_LIMIT]
    assert not with_policy(max_detour_percent=200).numbers[t.HAS_DETOUR_LIMIT]


def test_two_drive_long_runs_where_the_rules_ask_for_it() -> None:
    asked = with_policy(driver_hours="cn", two_driver_m=400_000)
    free = with_policy(driver_hours="none", two_driver_m=400_000)
    assert asked.numbers[t.TWO_DRIVER_M] == 400_000
    assert free.numbers[t.TWO_DRIVER_M] == np.inf


def test_what_is_learnt_of_times_is_known_to_the_data_at_once() -> None:
    problem = small()
    times = AwayTimes(problem, most_drivers=MOST_DRIVERS)
    data = compiled_data(problem, items_of(problem), times, most_drivers=MOST_DRIVERS)
    assert data.away_s is times.table
