"""A day of one county with an airport and a station, for the tests of whole journeys.

Villages lie about Yuncheng, employers about Hangzhou, some 1,100 km away.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tests.transport.builders import (
    make_depot,
    make_employer,
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.clock import HOUR_S, MINUTE_S
from transport.groups import groups_of
from transport.journeys.network import journey_network
from transport.places import Hub
from transport.roads.distances import distances_of
from transport.scenario import Origin
from transport.services import Service

if TYPE_CHECKING:
    from transport.groups import Group
    from transport.journeys.chains import JourneyNetwork
    from transport.scenario import Scenario

AIRPORT = Hub(
    hub_id="YCU", kind="airport", name="Yuncheng airport", lat=35.116, lon=111.031
)
FAR_AIRPORT = Hub(
    hub_id="HGH", kind="airport", name="Hangzhou airport", lat=30.23, lon=120.43
)
STATION = Hub(hub_id="YCS", kind="rail", name="Yuncheng North", lat=35.08, lon=110.99)
FAR_STATION = Hub(
    hub_id="HZS", kind="rail", name="Hangzhou East", lat=30.29, lon=120.21
)


def flight(service_id: str = "F1", **changes: Any) -> Service:
    """A chartered A320 with 180 seats at 14:00 of the second day; ferried empty."""
    service = Service(
        service_id=service_id,
        from_hub="YCU",
        to_hub="HGH",
        kind="charter_flight",
        departs_s=38 * HOUR_S,
        duration_s=130 * MINUTE_S,
        seats=180,
        max_units=1,
        block_hour_fen=4_000_000,
        ferry_s=130 * MINUTE_S,
    )
    return replace(service, **changes)


def train(service_id: str = "K1", **changes: Any) -> Service:
    """Hard seats of a slow train, sold by the seat at the rule's fare."""
    service = Service(
        service_id=service_id,
        from_hub="YCS",
        to_hub="HZS",
        kind="train",
        departs_s=34 * HOUR_S,
        duration_s=18 * HOUR_S,
        seats=118,
        max_units=2,
        fare="k_seat",
        rail_m=1_400_000,
    )
    return replace(service, **changes)


def far_day(
    *, n_workers: int, services: tuple[Service, ...], seed: int = 0, **changes: Any
) -> Scenario:
    """Workers of eight villages for four employers; coaches at both ends."""
    rng = random.Random(seed)
    villages = tuple(
        make_village(
            f"V{i}",
            county="Yanhu",
            lat=35.1 + rng.uniform(-0.2, 0.2),
            lon=111.0 + rng.uniform(-0.2, 0.2),
        )
        for i in range(8)
    )
    employers = tuple(
        make_employer(
            f"E{i}",
            city="Hangzhou",
            province="Zhejiang",
            lat=30.25 + rng.uniform(-0.2, 0.2),
            lon=120.3 + rng.uniform(-0.2, 0.2),
        )
        for i in range(4)
    )
    workers = tuple(
        make_worker(
            f"W{i:04d}",
            village_id=rng.choice(villages).village_id,
            employer_id=rng.choice(employers).employer_id,
        )
        for i in range(n_workers)
    )
    coaches = [
        make_line(
            depot_id=depot_id,
            vehicle_type=f"coach-{seats}",
            seats=seats,
            count=20,
            billing="per_day",
            fixed_fen=fixed,
            per_km_fen=per_km,
            included_m=100_000,
            driver_day_fen=30_000,
        )
        for depot_id in ("D1", "D2")
        for seats, fixed, per_km in ((33, 130_000, 550), (49, 170_000, 650))
    ]
    scenario = make_scenario(
        origin=Origin(province="Shanxi", city="Yuncheng"),
        villages=villages,
        employers=employers,
        workers=workers,
        depots=(
            make_depot(county="Yanhu", lat=35.02, lon=111.0),
            make_depot("D2", county="Xiaoshan", lat=30.2, lon=120.3),
        ),
        fleet=tuple(coaches),
        hubs=(AIRPORT, FAR_AIRPORT, STATION, FAR_STATION),
        services=services,
        policy=make_policy("none"),
    )
    return replace(scenario, **changes)


def network_of(scenario: Scenario) -> tuple[tuple[Group, ...], JourneyNetwork]:
    """The groups of all workers, and by which services they can travel."""
    groups = groups_of(scenario, scenario.workers)
    return journey_network(scenario, distances_of(scenario), groups)
