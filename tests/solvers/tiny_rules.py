"""Scenarios of a few parties under every rule there is, each drawn by lot.

They have what `tests.solvers.tiny` draws, and limits on the way besides: villages and
employers a coach, detours, hours of ride, times to set out and to report, health
papers, luggage, presets of rules by date, two depots, distances that a table gives. So
few parties have few enough
plans to try them all.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tests.solvers.given_roads import given_roads
from tests.solvers.tiny import tiny
from tests.transport.builders import make_depot, make_line
from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.places import Opening, ScreeningStation
from transport.policy import Edition, LoadCap
from transport.presets import PRESETS

if TYPE_CHECKING:
    import random

    from transport.policy import Policy
    from transport.roster import Worker
    from transport.scenario import Scenario

MOST_PARTIES = 4
MOST_WITH_SERVICES = 2


def ruled(rng: random.Random) -> Scenario:
    """A scenario of at most four parties, of two where there are services."""
    with_services = rng.random() < 0.25
    scenario = tiny(rng, with_services=with_services)
    most = MOST_WITH_SERVICES if with_services else MOST_PARTIES
    scenario = replace(
        scenario,
        policy=_policy(rng, scenario.policy),
        n_days=min(scenario.n_days, 3) if not with_services else scenario.n_days,
        workers=_people(rng, scenario, min(most, rng.choice((1, 2, 3, 4, 4)))),
        tariff=replace(
            scenario.tariff,
            penalty_fen=rng.choice((30_000, 300_000, 300_000, 10_000_000)),
            penalty_key_employer_fen=rng.choice((60_000, 500_000, 15_000_000)),
            penalty_poverty_fen=rng.choice((90_000, 900_000, 20_000_000)),
            meal_fen=rng.choice((0, 0, 1_500)),
            time_aboard_h_fen=rng.choice((0, 0, 500)),
        ),
    )
    scenario = _with_yards(rng, _with_intake(rng, scenario))
    scenario = _mild(scenario) if rng.random() < 0.4 else scenario
    if rng.random() >= 0.7:
        scenario = given_roads(scenario, rng, share=rng.choice((0.5, 1.0, 1.0)))
    return _with_clinic(rng, scenario)


def _with_clinic(rng: random.Random, scenario: Scenario) -> Scenario:
    """Sometimes a place where checks cost money, for want of a township's staff."""
    first = scenario.villages[0]
    clinic = ScreeningStation(
        station_id="C1",
        name="clinic",
        lat=first.lat,
        lon=first.lon,
        opening=None,
        checks_per_hour=rng.choice((2, 60)),
        cost_per_check_fen=rng.choice((3_000, 20_000)),
    )
    return scenario if rng.random() < 0.5 else replace(scenario, stations=(clinic,))


def _mild(scenario: Scenario) -> Scenario:
    """The scenario with little but seats, ways, days and drivers to count.

    Everybody rides, as the bound has it, which is then near to the cheapest plan.
    """
    policy = replace(
        scenario.policy,
        editions=PRESETS["none"],
        mix_counties=True,
        mix_risk_levels=True,
        max_villages_per_vehicle=6,
        max_employers_per_vehicle=5,
        max_detour_percent=300,
        max_ride_s=40 * HOUR_S,
        one_end_home=False,
        crowd_cap=200,
        max_drivers=3,
    )
    return replace(
        scenario,
        policy=policy,
        individual=None,
        tariff=replace(
            scenario.tariff,
            penalty_fen=10_000_000,
            penalty_key_employer_fen=15_000_000,
            penalty_poverty_fen=20_000_000,
        ),
        villages=tuple(
            replace(village, max_seats=None, opening=None)
            for village in scenario.villages
        ),
        employers=tuple(
            replace(employer, daily_intake=None, opening=None)
            for employer in scenario.employers
        ),
        workers=tuple(
            replace(worker, ready_from_s=None, report_by_s=None, n_bags=0)
            for worker in scenario.workers
        ),
    )


def seldom(rng: random.Random, strict: int, *, else_: int) -> int:
    """The strict figure one time in five: many at once leave no plan but to stay."""
    return strict if rng.random() < 0.2 else else_


def _policy(rng: random.Random, policy: Policy) -> Policy:
    later = Edition(
        name="later",
        effective_from=date(2020, 2, 26),
        source="for tests",
        load_caps=(LoadCap(scopes=("inter_province",), risks=("low",), percent=60),),
        certificate_required=rng.random() < 0.5,
        certificate_valid_days=3,
    )
    editions = rng.choice((policy.editions, PRESETS["cn"], (PRESETS["none"][0], later)))
    return replace(
        policy,
        editions=editions,
        max_trips_per_block=rng.choice((1, 2, 3)),
        max_villages_per_vehicle=seldom(rng, rng.choice((1, 2)), else_=6),
        max_employers_per_vehicle=seldom(rng, rng.choice((1, 2)), else_=5),
        max_detour_percent=seldom(rng, 105, else_=rng.choice((130, 200))),
        detour_allowance_m=rng.choice((0, 40_000)),
        detour_allowance_s=rng.choice((30, 120)) * MINUTE_S,
        max_ride_s=seldom(rng, rng.choice((4, 9)), else_=30) * HOUR_S,
        passenger_stop_every_s=seldom(rng, 2, else_=0) * HOUR_S,
        two_driver_m=rng.choice((150_000, 600_000)),
        max_drivers=rng.choice((2, 3)),
        one_end_home=rng.random() < 0.1,
        key_employers=rng.choice(((), ("E00",))),
        crowd_cap=seldom(rng, 6, else_=200),
        township_staff=rng.choice((0, 1, 1)),
    )


def _people(rng: random.Random, scenario: Scenario, n: int) -> tuple[Worker, ...]:
    """So many parties, each of one village, employer and time."""
    like = scenario.workers[0]
    found = []
    for party in range(n):
        village = rng.choice(scenario.villages)
        employer = rng.choice(scenario.employers)
        day_s = DAY_S * (scenario.n_days > 1 and rng.random() < 0.25)
        ready_s = seldom(rng, rng.choice((10, 14)), else_=0) * HOUR_S
        report_s = seldom(rng, rng.choice((18, 30)), else_=0) * HOUR_S
        size = rng.choice((1, 2, 3, 4, 6, 9))
        is_poor, agrees = rng.random() < 0.3, rng.choice((None, False))
        until_s = rng.choice((None, 2 * DAY_S, 40 * DAY_S))
        for member in range(size):
            found.append(
                replace(
                    like,
                    worker_id=f"W{party}{member:02d}",
                    name=f"worker {party}{member:02d}",
                    village_id=village.village_id,
                    employer_id=employer.employer_id,
                    party_id=f"P{party}",
                    ready_from_s=day_s + ready_s or None,
                    report_by_s=day_s + report_s if report_s else None,
                    certificate_until_s=until_s,
                    health_code="green",
                    is_poverty_listed=is_poor,
                    agrees_alone=agrees,
                    n_bags=rng.choice((1, 1, 2)),
                )
            )
    return tuple(found)


def _with_intake(rng: random.Random, scenario: Scenario) -> Scenario:
    """Gates and villages that open late or take in few a day."""
    employers = tuple(
        replace(
            employer,
            daily_intake=rng.choice((None, None, None, None, 10)),
            opening=rng.choice(
                (None, None, None, Opening(from_s=13 * HOUR_S, until_s=19 * HOUR_S))
            ),
        )
        for employer in scenario.employers
    )
    villages = tuple(
        replace(
            village,
            opening=rng.choice(
                (None, None, None, Opening(from_s=9 * HOUR_S, until_s=12 * HOUR_S))
            ),
        )
        for village in scenario.villages
    )
    return replace(scenario, employers=employers, villages=villages)


def _with_yards(rng: random.Random, scenario: Scenario) -> Scenario:
    """Lines with and without a limit on luggage; sometimes a second yard far away."""
    fleet = tuple(
        replace(line, hold_bags=rng.choice((None, None, 8, 30)))
        for line in scenario.fleet
    )
    if rng.random() < 0.6:
        return replace(scenario, fleet=fleet)
    far = make_depot("D2", lat=38.2, lon=110.9, city=rng.choice(("", "Yulin")))
    line = make_line(
        depot_id="D2",
        vehicle_type="coach-33",
        seats=33,
        count=1,
        billing=rng.choice(("per_day", "per_trip")),
        fixed_fen=rng.choice((15_000, 60_000)),
        per_km_fen=rng.choice((150, 400)),
        driver_day_fen=10_000,
        crew_change=rng.random() < 0.5,
    )
    return replace(
        scenario, depots=(*scenario.depots, far), fleet=(fleet[rng.randrange(2)], line)
    )
