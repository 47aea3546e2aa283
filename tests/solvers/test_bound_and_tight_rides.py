"""The longest ride is each worker's own; a coach may have workers aboard for longer.

Villages and employers lie along one road, and nobody may ride much longer than the
longest direct way takes. Whoever boards first is then out before the last call, and the
whole way with workers aboard is longer than any ride. All plans are tried
(`tests.solvers.every_plan`), for `P2P_TIGHT_RIDES` scenarios from number
`P2P_TIGHT_RIDES_FIRST` on; a few of them lay under a bound that had taken the one for
the other.
"""

from __future__ import annotations

import os
import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from solvers.bound.reproving import proved_bound
from tests.solvers.every_plan import EveryPlan
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
from transport.places import Opening
from transport.roads.distances import distances_of
from transport.tariff import Tariff

if TYPE_CHECKING:
    from transport.scenario import Scenario

FIRST_SEED = int(os.environ.get("P2P_TIGHT_RIDES_FIRST", "0"))
N_SEEDS = int(os.environ.get("P2P_TIGHT_RIDES", "0"))
# of these a plan lay under the bound
TELLING = (3, 14, 42, 86)
SEEDS = range(FIRST_SEED, FIRST_SEED + N_SEEDS) if N_SEEDS else TELLING
ROUNDS = 10  # of work on the rising bound
ALWAYS = Opening(from_s=0, until_s=24 * HOUR_S)
LINE = make_line(
    count=3, billing="per_day", fixed_fen=300_000, per_km_fen=100, driver_day_fen=0
)


def along_one_road(
    villages: list[float], employers: list[float], sizes: dict[tuple[int, int], int]
) -> Scenario:
    """Places by latitude, a yard south of all; ``sizes``: parties by their ends."""
    return make_scenario(
        villages=tuple(
            make_village(f"V{i}", lat=lat, lon=111.0) for i, lat in enumerate(villages)
        ),
        employers=tuple(
            make_employer(f"E{i}", lat=lat, lon=111.0)
            for i, lat in enumerate(employers)
        ),
        workers=tuple(
            make_worker(
                f"W{v}{e}{i:02d}",
                village_id=f"V{v}",
                employer_id=f"E{e}",
                party_id=f"P{v}{e}",
            )
            for (v, e), n in sizes.items()
            for i in range(n)
        ),
        depots=(make_depot(lat=35.95, lon=111.0),),
        fleet=(LINE,),
        tariff=Tariff(deadhead_percent=100),
        n_days=3,
        policy=make_policy(
            driver_hours="none",
            one_end_home=False,
            max_detour_percent=400,
            pickup_opening=ALWAYS,
            gate_opening=ALWAYS,
        ),
    )


def with_longest_ride(scenario: Scenario, ride_s: int) -> Scenario:
    return replace(scenario, policy=replace(scenario.policy, max_ride_s=ride_s))


def direct_s(scenario: Scenario) -> int:
    """The longest direct way of any worker."""
    distances = distances_of(scenario)
    return max(distances.seconds(w.village_id, w.employer_id) for w in scenario.workers)


def by_lot(rng: random.Random) -> Scenario:
    """Two or three parties, whose rides may take an hour or two beyond the longest."""
    villages, employers = [36.0], []
    for _ in range(rng.choice((1, 1, 2))):
        villages.append(villages[-1] + rng.uniform(0.3, 1.5))
    lat = villages[-1]
    for _ in range(rng.choice((2, 2, 3))):
        lat += rng.uniform(0.3, 1.5)
        employers.append(lat)
    ends = [(v, e) for v in range(len(villages)) for e in range(len(employers))]
    chosen = rng.sample(ends, rng.choice((2, 3, 3)))
    sizes = {pair: rng.choice((4, 9, 15)) for pair in chosen}
    scenario = along_one_road(villages, employers, sizes)
    line = replace(
        LINE,
        billing=rng.choice(("per_day", "per_day", "per_trip")),
        fixed_fen=rng.choice((100_000, 300_000)),
        per_km_fen=rng.choice((100, 400)),
    )
    policy = replace(
        scenario.policy,
        driver_hours=rng.choice(("none", "cn")),
        max_trips_per_block=rng.choice((1, 1, 2)),
        max_wait_aboard_s=rng.choice((0, 2)) * HOUR_S,
        gate_opening=rng.choice(
            (ALWAYS, Opening(from_s=8 * HOUR_S, until_s=18 * HOUR_S))
        ),
    )
    scenario = replace(scenario, fleet=(line,), policy=policy)
    allowed = rng.uniform(1.0, 1.3)
    more_s = rng.choice((1, 2)) * HOUR_S
    return with_longest_ride(scenario, int(direct_s(scenario) * allowed) + more_s)


def proved(scenario: Scenario, *, enough_fen: int) -> int:
    rounds = iter(range(ROUNDS))
    return proved_bound(
        scenario, enough_fen=enough_fen, stop=lambda: next(rounds, None) is None
    )


def test_a_coach_that_carries_for_longer_than_any_ride_is_not_left_out() -> None:
    """Two rides of 8 h, of which they share 4; allowed are 8 h 20 min.

    Three legs of 3.7 h, calls of 15 min.
    """
    scenario = along_one_road([36.0, 37.6], [39.2, 40.8], {(0, 0): 9, (1, 1): 9})
    ride_s = 8 * HOUR_S + 20 * MINUTE_S
    plan = EveryPlan(with_longest_ride(scenario, ride_s)).cheapest()
    assert plan is not None
    (trip,) = plan.trips
    first, *_, last = [stop for stop in trip.stops if stop.kind in ("pickup", "drop")]
    assert last.depart_s - first.arrive_s > ride_s + 2 * HOUR_S
    cost_fen = plan.cost.objective_fen
    tight_fen = proved(with_longest_ride(scenario, ride_s), enough_fen=2 * cost_fen)
    assert cost_fen * 0.99 < tight_fen <= cost_fen


@pytest.mark.parametrize("seed", SEEDS)
def test_no_plan_of_tight_rides_is_under_the_bound(seed: int) -> None:
    scenario = by_lot(random.Random(seed))
    plan = EveryPlan(scenario).cheapest()
    assert plan is not None
    cost_fen = plan.cost.objective_fen
    assert proved(scenario, enough_fen=cost_fen + 1) <= cost_fen
