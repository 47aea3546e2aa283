"""What a coach's chain of trips costs, by hand calculation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.transport.builders import make_line
from transport.clock import HOUR_S
from transport.money.block_costs import Run, block_cost_lines, block_lines, driver_days
from transport.money.costs import summed_lines, trip_cost_lines
from transport.tariff import Tariff

# 1,000 CNY a day with 300 km in it, 4 CNY a further km, 300 CNY a driver and day
DAILY = make_line(
    billing="per_day",
    fixed_fen=100_000,
    included_m=300_000,
    per_km_fen=400,
    driver_day_fen=30_000,
    toll_per_km_fen=100,
)
TARIFF = Tariff(
    deadhead_percent=50, disinfection_fen=8_000, escort_day_fen=20_000, kit_fen=1_000
)


def run_from(hour: float, until: float, **changes: object) -> Run:
    """200 km, 80 of them empty (160 weighted), with ten workers and one driver."""
    run = Run(
        outbound_m=120_000,
        return_m=80_000,
        deadhead_m=80_000,
        depart_s=round(hour * HOUR_S),
        return_s=round(until * HOUR_S),
        n_kits=10,
        n_escorts=1,
        drivers=1,
    )
    return replace(run, **changes)  # type: ignore[arg-type]


MORNING = run_from(6, 10)
AFTERNOON = run_from(11, 15)


def test_the_first_trip_of_a_day_buys_it_and_the_second_adds_its_kilometres() -> None:
    first, second = block_cost_lines(DAILY, TARIFF, [MORNING, AFTERNOON])
    assert first == {
        "hire": 100_000,
        "toll": 20_000,
        "kit": 10_000,
        "disinfection": 8_000,
        "escorts": 20_000,
        "drivers": 30_000,
    }
    # 2 x 160 weighted km are 20 more than the day includes, at 4 CNY
    assert second == {
        "hire": 8_000,
        "toll": 20_000,
        "kit": 10_000,
        "disinfection": 8_000,
    }


@pytest.mark.parametrize("line", [DAILY, make_line(), replace(DAILY, included_m=0)])
def test_a_block_of_one_trip_costs_what_the_trip_costs(line: object) -> None:
    run = run_from(6, 31, drivers=2)
    assert block_cost_lines(line, TARIFF, [run]) == [  # type: ignore[arg-type]
        trip_cost_lines(
            line,  # type: ignore[arg-type]
            TARIFF,
            outbound_m=run.outbound_m,
            return_m=run.return_m,
            deadhead_m=run.deadhead_m,
            away_s=run.return_s - run.depart_s,
            n_kits=run.n_kits,
            n_escorts=run.n_escorts,
            drivers=run.drivers,
        )
    ]


def test_lines_of_trips_sum_to_those_of_their_block() -> None:
    runs = [MORNING, AFTERNOON, run_from(16, 31), run_from(32, 55, drivers=2)]
    shares = block_cost_lines(DAILY, TARIFF, runs)
    assert summed_lines(shares) == dict(
        sorted(block_lines(DAILY, TARIFF, runs).items())
    )


def test_a_trip_into_the_next_day_brings_that_day_with_its_kilometres() -> None:
    # 450 weighted km: 150 beyond the first day's 300; the second day includes 300 more
    long = run_from(6, 20, outbound_m=300_000, return_m=200_000, deadhead_m=100_000)
    next_day = run_from(21, 32)
    first, second = block_cost_lines(DAILY, TARIFF, [long, next_day])
    assert first["hire"] == 100_000 + 150 * 400
    assert second["hire"] == 100_000 + 10 * 400 - 150 * 400


def test_a_further_day_that_makes_earlier_kilometres_cheaper_lowers_their_trip() -> (
    None
):
    # 700 weighted km cost 1,000 + 400 x 4 = 2,600; with a second day and 160 km more
    # 2,000 + 260 x 4 = 3,040. Without driving at all it would be 2,400: less than 2,600
    long = run_from(6, 20, outbound_m=400_000, return_m=400_000, deadhead_m=200_000)
    first, second = block_cost_lines(DAILY, TARIFF, [long, run_from(21, 32)])
    assert (first["hire"], second["hire"]) == (260_000, 44_000)
    still = run_from(21, 32, outbound_m=0, return_m=0, deadhead_m=0)
    first, second = block_cost_lines(DAILY, TARIFF, [long, still])
    assert first["hire"] == 240_000
    assert "hire" not in second


def test_hire_by_the_trip_saves_nothing_but_the_escorts_day() -> None:
    per_trip = make_line()
    first, second = block_cost_lines(per_trip, TARIFF, [MORNING, AFTERNOON])
    assert first["hire"] == second["hire"] == 150_000 + 200 * 600
    assert first["escorts"] == 20_000
    assert "escorts" not in second
    assert "drivers" not in first


def test_the_most_drivers_of_any_trip_are_paid_for_the_whole_block() -> None:
    assert driver_days([MORNING, replace(AFTERNOON, drivers=2)]) == 2
    shares = block_cost_lines(DAILY, TARIFF, [MORNING, replace(AFTERNOON, drivers=2)])
    assert [share.get("drivers", 0) for share in shares] == [30_000, 30_000]


def test_a_crew_that_takes_over_is_paid_for_the_days_of_its_own_trips() -> None:
    # first crew 06:00 to 15:00: a day; second 16:00 to 08:00 two days later: two days
    later = run_from(16, 32, is_fresh_crew=True)
    last = run_from(33, 56, drivers=2)
    assert driver_days([MORNING, AFTERNOON, later, last]) == 1 * 1 + 2 * 2
