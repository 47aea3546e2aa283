"""Days that outings share, by hand: a coach of 1,000 yuan with a driver of 300."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.transport.builders import make_line, make_policy, make_scenario
from transport.checker.shared_days import UNSURE_FEN, SharedDays
from transport.clock import HOUR_S
from transport.tariff import Tariff

METRES = (np.array([10_000]), np.array([50_000]), np.array([40_000]))


def borne_fen(wheel_h: int, *, crew_change: bool = False, **policy: Any) -> int:
    """Fen of an outing of 100 km, nothing but days and a yuan a kilometre paid."""
    line = make_line(
        billing="per_day",
        fixed_fen=100_000,
        included_m=0,
        per_km_fen=100,
        driver_day_fen=30_000,
        crew_change=crew_change,
    )
    scenario = make_scenario(
        fleet=(line,),
        tariff=Tariff(deadhead_percent=100, disinfection_fen=0),
        policy=make_policy(
            escorts_per_vehicle=0, turnaround_s=0, max_trips_per_block=4, **policy
        ),
    )
    wheel_s = np.array([wheel_h * HOUR_S])
    shared = SharedDays(scenario, line, wheel_s, lambda drivers: drivers * 8 * HOUR_S)
    assert shared.is_shared
    fen = shared.sole_fen(METRES, wheel_s, home_m=0, drivers=1)
    return int(fen[0]) + UNSURE_FEN - 10_000


@pytest.mark.parametrize(
    ("wheel_h", "due_fen"),
    [
        (1, 130_000 / 4),  # four outings a block
        # three drivers drive 24 h for 1,900 yuan: the cheapest hours at the wheel
        (6, 6 * 190_000 / 24),
    ],
)
def test_an_outing_bears_its_part_by_number_or_by_hours_at_the_wheel(
    wheel_h: int, due_fen: float
) -> None:
    assert borne_fen(wheel_h, max_drivers=3) == pytest.approx(due_fen, abs=1)


def test_with_one_driver_at_most_eight_hours_at_the_wheel_are_a_day() -> None:
    assert borne_fen(8, max_drivers=1) == pytest.approx(130_000, abs=1)


def test_where_crews_change_the_clock_alone_counts() -> None:
    found = borne_fen(12, crew_change=True, max_drivers=1)
    assert found == pytest.approx(130_000 / 2, abs=1)


def test_no_day_is_shared_where_each_trip_buys_its_own() -> None:
    line = make_line(billing="per_day", fixed_fen=100_000)
    scenario = make_scenario(fleet=(line,), policy=make_policy(max_trips_per_block=1))
    shared = SharedDays(scenario, line, np.array([HOUR_S]), lambda _: 8 * HOUR_S)
    assert not shared.is_shared
