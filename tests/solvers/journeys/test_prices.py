"""Prices of seats: proved floors, and what plans have taught about them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from solvers.journeys.legs import DIRECT, LegMaker
from solvers.journeys.prices import DEAREST_SHARE, LEARNT, SeatPrices
from solvers.problem.least_away import AwayBounds
from solvers.running.setup import searches_of
from tests.solvers.cases import built
from tests.solvers.journeys.days import far_day, network_of, train
from transport.roads.distances import distances_of
from transport.roads.hub_sides import HubDistances

if TYPE_CHECKING:
    from solvers.search.search import Search
    from transport.scenario import Scenario

TRAIN = frozenset({"K1"})


def scenario_of(n_workers: int) -> Scenario:
    return far_day(n_workers=n_workers, services=(train(),))


def prices_of(scenario: Scenario) -> tuple[SeatPrices, LegMaker]:
    groups, network = network_of(scenario)
    maker = LegMaker(scenario, groups, network.possible)
    policy = scenario.policy
    prices = SeatPrices(
        scenario,
        HubDistances(distances_of(scenario)),
        maker,
        groups,
        AwayBounds(policy.hours, policy),
    )
    return prices, maker


def planned_direct(scenario: Scenario, maker: LegMaker) -> Search:
    """A first plan without services."""
    legs = maker.legs(DIRECT)
    distances = HubDistances(distances_of(scenario))
    (search,) = searches_of(legs.scenario, distances, legs.groups, seed=0)
    return built(search)


SCENARIO = scenario_of(12)
PRICES, MAKER = prices_of(SCENARIO)
SEARCH = planned_direct(SCENARIO, MAKER)


def test_every_group_and_every_leg_of_a_chain_has_a_proved_price() -> None:
    for group_id in MAKER.group:
        assert PRICES.proved["direct", group_id] > 0
    for chain in MAKER.chain.values():
        assert all(PRICES.proved[key] > 0 for key in MAKER.keys_of(chain))


def test_no_plan_undercuts_the_proved_prices() -> None:
    floor = sum(
        PRICES.proved["direct", group.group_id] * group.n_workers
        for group in MAKER.group.values()
    )
    assert not SEARCH.state.waiting.n.any()
    assert floor <= SEARCH.state.cost_fen()


def test_a_way_by_train_is_the_sum_of_its_two_coaches() -> None:
    for choice in PRICES.choices(PRICES.proved, services=TRAIN):
        chain = MAKER.chain[choice.group_id, "K1"]
        feeder, receiving = MAKER.keys_of(chain)
        assert choice.by_service == {
            "K1": PRICES.proved[feeder] + PRICES.proved[receiving]
        }
        assert choice.direct_fen == PRICES.proved["direct", choice.group_id]
        assert choice.n == MAKER.group[choice.group_id].n_workers


def test_services_not_asked_for_and_pairs_left_out_are_no_ways() -> None:
    some_id = next(iter(MAKER.group))
    for choice in PRICES.choices(PRICES.proved, services=frozenset()):
        assert choice.by_service == {}
    left_out = {(some_id, "K1")}
    for choice in PRICES.choices(PRICES.proved, services=TRAIN, without=left_out):
        assert ("K1" in choice.by_service) == (choice.group_id != some_id)


def test_a_village_that_no_coach_reaches_has_no_way_at_all() -> None:
    narrow = tuple(replace(v, max_seats=7) for v in SCENARIO.villages)
    prices, _ = prices_of(replace(SCENARIO, villages=narrow))
    assert prices.direct_ids == frozenset()
    for choice in prices.choices(prices.proved, services=TRAIN):
        assert (choice.direct_fen, choice.by_service) == (None, {})


def test_what_a_plan_shows_moves_the_belief_half_way() -> None:
    """One worker alone: the whole coach is her seat, believed at thrice the floor."""
    scenario = scenario_of(1)
    prices, maker = prices_of(scenario)
    search = planned_direct(scenario, maker)
    (booking,) = search.state.bookings
    (group_id,) = maker.group
    floor = prices.proved["direct", group_id]
    assert booking.cost_fen > DEAREST_SHARE * floor
    prices.learn([search])
    seen = DEAREST_SHARE * floor
    assert prices.believed["direct", group_id] == pytest.approx(
        floor + LEARNT * (seen - floor)
    )
    prices.learn([search])
    assert prices.believed["direct", group_id] == pytest.approx(
        floor + (1 - LEARNT**2) * (seen - floor)
    )


def test_only_the_segments_of_the_plan_are_learnt_and_all_can_be_forgotten() -> None:
    prices, _ = prices_of(SCENARIO)
    prices.learn([SEARCH])
    for key, proved in prices.proved.items():
        if key[0] == "direct":
            assert prices.believed[key] >= proved
        else:
            assert prices.believed[key] == proved
    assert prices.believed != prices.proved
    prices.forget()
    assert prices.believed == prices.proved
