"""Tiny scenarios drawn by lot: few workers, few coaches, and rules of every kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tests.solvers.cases import county_day
from tests.transport.builders import make_line, make_policy
from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.places import Hub, Opening
from transport.policy import Edition, LoadCap
from transport.presets import PRESETS
from transport.services import Service
from transport.tickets import TicketTerms

if TYPE_CHECKING:
    import random

    from transport.fleet import FleetLine
    from transport.policy import Policy
    from transport.roster import Worker
    from transport.scenario import Scenario

# no coach leaves by night, whose minutes are longer and could not be moved into the day
BY_DAY = {"pickup_opening": Opening(from_s=8 * HOUR_S, until_s=20 * HOUR_S)}


def tiny(rng: random.Random, *, with_services: bool) -> Scenario:
    """A scenario of few workers with few coaches, under rules drawn by lot."""
    seed = rng.randrange(1_000)
    scenario = county_day(
        n_workers=rng.randint(3, 24),
        n_villages=rng.randint(1, 3),
        n_employers=rng.randint(1, 3),
        north_deg=rng.choice((0.05, 0.2, 0.6, 2.5, 5.0)),
        seed=seed,
        policy=_policy(rng),
    )
    scenario = replace(
        scenario,
        n_days=rng.choice((1, 2, 3, 5)),
        fleet=tuple(_line(rng, seats) for seats in rng.sample((7, 19, 33, 49), 2)),
        tariff=replace(
            scenario.tariff,
            deadhead_percent=rng.choice((50, 100, 130)),
            toll_exempt_outbound=rng.random() < 0.2,
            toll_exempt_return=rng.random() < 0.2,
            disinfection_fen=rng.choice((0, 20_000)),
            escort_day_fen=rng.choice((0, 15_000)),
            kit_fen=rng.choice((0, 3_000)),
            penalty_fen=rng.choice((8_000, 40_000, 10_000_000)),
            penalty_poverty_fen=rng.choice((20_000, 90_000, 20_000_000)),
        ),
        individual=rng.choice((None, None, TicketTerms(price_fen=30_000))),
    )
    scenario = replace(scenario, workers=_people(rng, scenario))
    scenario = _places(rng, scenario)
    return _with_train(rng, scenario) if with_services else scenario


def _policy(rng: random.Random) -> Policy:
    capped = Edition(
        name="by city",
        effective_from=date.min,
        source="for tests",
        load_caps=(
            LoadCap(scopes=("inter_province",), risks=("low", "medium"), percent=50),
            LoadCap(scopes=("inter_city",), risks=("low", "medium"), percent=80),
        ),
        observation_rows=rng.choice((0, 1)),
    )
    return replace(
        make_policy("none", **BY_DAY),
        editions=rng.choice((PRESETS["none"], (capped,))),
        driver_hours=rng.choice(("cn", "cn", "eu", "us", "none")),
        mix_counties=rng.random() < 0.7,
        mix_risk_levels=rng.random() < 0.7,
        max_wait_aboard_s=rng.choice((0, 60, 300)) * MINUTE_S,
        turnaround_s=rng.choice((0, 45)) * MINUTE_S,
        stop_s=rng.choice((10, 10, 10, 150)) * MINUTE_S,
        escorts_per_vehicle=rng.choice((0, 1)),
        one_end_home=False,
        gate_opening=rng.choice(
            (
                Opening(from_s=6 * HOUR_S, until_s=22 * HOUR_S),
                Opening(from_s=9 * HOUR_S, until_s=17 * HOUR_S),
                Opening(from_s=0, until_s=24 * HOUR_S),
            )
        ),
        max_trips_per_block=rng.choice((1, 2, 4, 4)),
    )


def _line(rng: random.Random, seats: int) -> FleetLine:
    return make_line(
        vehicle_type=f"coach-{seats}",
        seats=seats,
        count=rng.choice((1, 1, 2)),
        billing=rng.choice(("per_day", "per_day", "per_trip")),
        fixed_fen=rng.choice((20_000, 60_000, 150_000)),
        per_km_fen=rng.choice((200, 600)),
        included_m=rng.choice((0, 100_000, 400_000)),
        driver_day_fen=rng.choice((0, 30_000)),
        toll_per_km_fen=rng.choice((0, 50)),
        speed_percent=rng.choice((80, 100, 110)),
        drivers=rng.choice((1, 1, 2)),
        crew_change=rng.random() < 0.3,
    )


def _people(rng: random.Random, scenario: Scenario) -> tuple[Worker, ...]:
    """The workers, some in parties, some ready later, some listed as poor."""
    found = []
    by_pair: dict[tuple[str, str], int] = {}
    size = rng.choice((1, 1, 2, 3))
    for worker in scenario.workers:
        pair = (worker.village_id, worker.employer_id)
        n = by_pair[pair] = by_pair.get(pair, -1) + 1
        is_late = rng.random() < 0.2 and scenario.n_days > 1
        found.append(
            replace(
                worker,
                party_id=f"{pair[0]}{pair[1]}{n // size}" if size > 1 else None,
                ready_from_s=DAY_S if is_late else None,
                is_poverty_listed=rng.random() < 0.3,
                agrees_alone=rng.choice((None, None, False)),
            )
        )
    return tuple(found)


def _places(rng: random.Random, scenario: Scenario) -> Scenario:
    """Some villages of another county, risk or size, some employers of other cities."""
    villages = tuple(
        replace(
            village,
            county=rng.choice(("Linxian", "Linxian", "Fangshan")),
            risk=rng.choice(("low", "low", "medium")),
            max_seats=rng.choice((None, None, 19)),
        )
        for village in scenario.villages
    )
    cities = (("Yulin", "Shaanxi"), ("Taiyuan", "Shanxi"), ("Luliang", "Shanxi"))
    employers = []
    for employer in scenario.employers:
        city, province = rng.choice(cities)
        intake = rng.choice((None, None, 9))
        employers.append(
            replace(employer, city=city, province=province, daily_intake=intake)
        )
    return replace(scenario, villages=villages, employers=tuple(employers))


def _with_train(rng: random.Random, scenario: Scenario) -> Scenario:
    """A train or flight from near the villages to near the employers."""
    goal = scenario.employers[0]
    hubs = (
        Hub(hub_id="H1", kind="rail", name="from", lat=37.9, lon=111.1),
        Hub(
            hub_id="H2",
            kind="rail",
            name="to",
            lat=goal.lat - rng.choice((0.05, 0.3)),
            lon=goal.lon,
        ),
    )
    services = tuple(
        Service(
            service_id=f"S{n}",
            from_hub="H1",
            to_hub="H2",
            kind="train",
            departs_s=rng.choice((13, 16, 32, 37)) * HOUR_S,
            duration_s=rng.choice((60, 120, 240)) * MINUTE_S,
            seats=rng.choice((6, 20, 60)),
            max_units=rng.choice((1, 2)),
            unit_cost_fen=rng.choice((0, 50_000)),
            seat_cost_fen=rng.choice((2_000, 15_000)),
        )
        for n in range(rng.choice((1, 2)))
    )
    return replace(
        scenario, n_days=max(3, scenario.n_days), hubs=hubs, services=services
    )
