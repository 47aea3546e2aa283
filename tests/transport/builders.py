"""Small records for tests: every field has a default, every default can be changed.

The places lie in Lin County, Shanxi (village) and Shenmu, Shaanxi (employer).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from transport.fleet import FleetLine
from transport.places import Depot, Employer, Village
from transport.policy import Policy
from transport.presets import PRESETS
from transport.roster import Worker
from transport.scenario import Origin, Scenario, SearchSettings
from transport.tariff import Tariff


def make_worker(worker_id: str = "W1", **changes: Any) -> Worker:
    """A worker from V1 to E1 about whom nothing else is known."""
    worker = Worker(
        worker_id=worker_id,
        name=f"worker {worker_id}",
        village_id="V1",
        employer_id="E1",
    )
    return replace(worker, **changes)


def make_village(village_id: str = "V1", **changes: Any) -> Village:
    village = Village(
        village_id=village_id,
        name=f"village {village_id}",
        town="Town",
        county="Linxian",
        lat=37.95,
        lon=110.99,
    )
    return replace(village, **changes)


def make_employer(employer_id: str = "E1", **changes: Any) -> Employer:
    employer = Employer(
        employer_id=employer_id,
        name=f"employer {employer_id}",
        city="Yulin",
        province="Shaanxi",
        lat=38.84,
        lon=110.50,
    )
    return replace(employer, **changes)


def make_depot(depot_id: str = "D1", **changes: Any) -> Depot:
    depot = Depot(
        depot_id=depot_id, name="yard", county="Linxian", lat=37.96, lon=111.0
    )
    return replace(depot, **changes)


def make_line(**changes: Any) -> FleetLine:
    """Ten 49-seaters (48 passenger seats) at D1, billed per trip."""
    line = FleetLine(
        depot_id="D1",
        vehicle_type="coach-49",
        seats=49,
        count=10,
        billing="per_trip",
        fixed_fen=150_000,
        per_km_fen=600,
    )
    return replace(line, **changes)


def make_policy(preset: str = "none", **changes: Any) -> Policy:
    """Of a preset; what else is as in a scenario that says nothing of it."""
    return replace(Policy(preset=preset, editions=PRESETS[preset]), **changes)


def make_scenario(**changes: Any) -> Scenario:
    """One worker, village, employer, depot and fleet line; five days, no rules."""
    scenario = Scenario(
        name="small",
        title="small",
        first_day=date(2020, 2, 25),
        n_days=5,
        utc_offset_min=480,
        origin=Origin(province="Shanxi", city="Luliang"),
        policy=make_policy(),
        tariff=Tariff(),
        search=SearchSettings(),
        workers=(make_worker(),),
        villages=(make_village(),),
        employers=(make_employer(),),
        depots=(make_depot(),),
        fleet=(make_line(),),
    )
    return replace(scenario, **changes)
