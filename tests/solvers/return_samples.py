"""One village and one employer 300 km away, workers going out and workers going home.

The yard is 10 km from the village. A coach costs 1,500 CNY a day, 6 CNY a kilometre and
300 CNY a driver and day, empty kilometres as much as loaded ones; its drivers' hours
are not limited.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.transport.builders import make_line, make_policy, make_scenario, make_worker
from transport.clock import MINUTE_S
from transport.scenario import SuppliedDistance
from transport.tariff import Tariff

if TYPE_CHECKING:
    from transport.scenario import Scenario

LINE = make_line(
    count=2,
    billing="per_day",
    fixed_fen=150_000,
    per_km_fen=600,
    driver_day_fen=30_000,
)
POLICY = make_policy(driver_hours="none", one_end_home=False, max_trips_per_block=4)
WAYS = (("D1", "V1", 10), ("V1", "E1", 300), ("E1", "D1", 310))  # km, and minutes
ROUND_TRIP_FEN = 150_000 + 620 * 600 + 30_000


def both_ways(n_out: int = 40, n_home: int = 40, **changes: Any) -> Scenario:
    """So many going out, ``O0`` and on, and so many going home, ``H0`` and on."""
    out = [make_worker(f"O{n}") for n in range(n_out)]
    home = [
        make_worker(f"H{n}", village_id="E1", employer_id="V1", direction="home")
        for n in range(n_home)
    ]
    given: dict[str, Any] = {
        "workers": (*out, *home),
        "fleet": (LINE,),
        "tariff": Tariff(deadhead_percent=100),
        "policy": POLICY,
        "distances": tuple(
            SuppliedDistance(
                from_id=from_id,
                to_id=to_id,
                distance_m=km * 1_000,
                driving_s=km * MINUTE_S,
            )
            for from_id, to_id, km in WAYS
        ),
    }
    return make_scenario(**(given | changes))
