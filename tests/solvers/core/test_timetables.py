"""The least time away is the least over the domain's timetables."""

from __future__ import annotations

import random

import pytest

from solvers.core.timetables import UNKNOWN_S, earliest, least_away
from solvers.drafting.compiled_hours import (
    FRESH,
    NO_RIDERS,
    figures_of,
    rider_figures_of,
    run_of,
)
from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.driving.rider_stops import RiderStops
from transport.driving.timetable import Call, timetable
from transport.hours import HOURS_PRESETS
from transport.places import Opening

Legs = tuple[int, int, int]
Starts = tuple[int, int, int]


def calls_from(start_s: int, gate: Opening) -> list[Call]:
    """Ten minutes at a village from then on, ten more at the gate when it is open."""
    hours = gate.intervals(start_s=0, end_s=10 * DAY_S)
    dwell_s = 10 * MINUTE_S
    return [
        Call(),
        Call(dwell_s=dwell_s, intervals=((start_s, start_s),)),
        Call(dwell_s=dwell_s, intervals=hours),
        Call(),
    ]


def least_of_domain(
    preset: str,
    gate: Opening,
    riders: RiderStops | None,
    legs: Legs,
    drivers: int,
    starts: Starts,
    most_ride_s: int,
    most_wait_s: int,
) -> int:
    """The same by trying every departure."""
    found = []
    for start_s in range(starts[0], starts[1] + 1, starts[2]):
        times = timetable(
            calls=calls_from(start_s, gate),
            driving_s=legs,
            depart_s=max(0, start_s - legs[0]),
            drivers=drivers,
            rules=HOURS_PRESETS[preset],
            riders=riders,
        )
        if times is None:
            continue
        _, up, down, end = (h for h in times.halts if h.call_idx is not None)
        is_short = down.depart_s - up.service_s <= most_ride_s
        if is_short and down.service_s - down.arrive_s <= most_wait_s:
            found.append(end.arrive_s - up.service_s)
    return min(found, default=UNKNOWN_S)


@pytest.mark.parametrize("preset", HOURS_PRESETS)
def test_the_least_time_away_is_the_domains(preset: str) -> None:
    chance = random.Random(preset)
    n_legal = 0
    for _ in range(150):
        opens_s = chance.randrange(0, 12) * HOUR_S
        gate = Opening(
            from_s=opens_s, until_s=opens_s + chance.randrange(1, 12) * HOUR_S
        )
        stops = RiderStops(
            every_s=4 * HOUR_S, least_s=20 * MINUTE_S, first_leg=1, last_leg=1
        )
        riders = chance.choice((None, stops))
        legs = (
            chance.randrange(0, 90) * MINUTE_S,
            chance.randrange(1, 30 * HOUR_S),
            chance.randrange(1, 30 * HOUR_S),
        )
        drivers = chance.choice((1, 2))
        starts = (6 * HOUR_S, 20 * HOUR_S, chance.choice((1, 4)) * HOUR_S)
        limits = (chance.choice((12, 40)) * HOUR_S, chance.choice((1, 12)) * HOUR_S)
        found = least_away(
            figures_of(HOURS_PRESETS[preset]),
            rider_figures_of(riders),
            run_of(calls_from(0, gate), legs),
            drivers,
            starts,
            *limits,
        )
        assert found == least_of_domain(
            preset, gate, riders, legs, drivers, starts, *limits
        )
        n_legal += found != UNKNOWN_S
    assert n_legal > 20


def test_a_gate_that_closed_before_has_no_timetable() -> None:
    run = run_of([Call(), Call(intervals=((0, HOUR_S),))], [2 * HOUR_S])
    halts, _ = earliest(
        figures_of(HOURS_PRESETS["cn"]), NO_RIDERS, run, FRESH, (1, 1), 0
    )
    assert len(halts) == 0
