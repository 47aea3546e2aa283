"""Chains with return loads are found among a plan's trips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.blocks.linking import Linking
from solvers.blocks.return_chains import ReturnChains, goes_home
from solvers.running.deadline import NO_DEADLINE, Deadline
from tests.solvers.blocks.test_straight_on import quotes_of
from tests.solvers.return_samples import ROUND_TRIP_FEN, both_ways
from transport.roads.distances import distances_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.scenario import Scenario
    from transport.trips.quotes import Quote


def chains(
    scenario: Scenario, quotes: Sequence[Quote], deadline: Deadline = NO_DEADLINE
) -> ReturnChains:
    linking = Linking(tariff=scenario.tariff, policy=scenario.policy)
    return ReturnChains(scenario, distances_of(scenario), linking, quotes, deadline)


def test_out_and_home_on_a_day_save_a_round_trip() -> None:
    scenario = both_ways(n_days=1)
    quotes = quotes_of(scenario)
    found = list(chains(scenario, quotes).candidates())
    best = max(found, key=lambda chain: chain.saved_fen)
    assert best.trips == (0, 1)
    assert best.saved_fen == ROUND_TRIP_FEN
    assert [goes_home(link.quote) for link in best.links] == [False, True]


def test_trips_of_one_direction_are_never_joined() -> None:
    scenario = both_ways()
    out, _ = quotes_of(scenario)
    assert list(chains(scenario, [out, out]).candidates()) == []


def test_nothing_is_tried_once_the_time_is_up() -> None:
    scenario = both_ways()
    over = Deadline(0.0)
    assert list(chains(scenario, quotes_of(scenario), over).candidates()) == []
