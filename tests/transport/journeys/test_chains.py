"""Which chains are legal and sensible, and the reason for each that is not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.solvers.journeys.days import far_day, flight, train
from transport.clock import HOUR_S, MINUTE_S
from transport.groups import groups_of
from transport.journeys.network import journey_network
from transport.roads.distances import distances_of
from transport.trips.routes import dwell_s

if TYPE_CHECKING:
    from transport.journeys.chains import Chain, JourneyNetwork
    from transport.scenario import Scenario


def network(scenario: Scenario) -> JourneyNetwork:
    groups = groups_of(scenario, scenario.workers)
    return journey_network(scenario, distances_of(scenario), groups)[1]


def codes(scenario: Scenario) -> set[str]:
    return {entry.code for entry in network(scenario).refused}


def chains(scenario: Scenario) -> tuple[Chain, ...]:
    return network(scenario).chains


def test_every_group_can_fly_from_the_airport_near_by() -> None:
    scenario = far_day(n_workers=12, services=(flight(),))
    found = chains(scenario)
    assert len(found) == len(groups_of(scenario, scenario.workers))
    departs_s = scenario.service["F1"].departs_s
    for chain in found:
        assert chain.feeder_deadline_s == departs_s - 120 * MINUTE_S
        assert chain.receiving_ready_s == departs_s + (130 + 45) * MINUTE_S
        journey_s = chain.receiving_deadline_s - chain.feeder_ready_s
        assert journey_s <= scenario.policy.max_ride_s


def test_a_train_is_met_an_hour_before_and_half_an_hour_after() -> None:
    (first, *_) = chains(far_day(n_workers=4, services=(train(),)))
    assert first.feeder_deadline_s == 33 * HOUR_S
    assert first.receiving_ready_s == 52 * HOUR_S + 30 * MINUTE_S


def test_a_hub_too_far_is_named() -> None:
    scenario = far_day(n_workers=4, services=(flight(),))
    near = replace(scenario.policy, max_hub_m=5_000)
    assert codes(replace(scenario, policy=near)) == {"HUB_TOO_FAR"}


def test_a_flight_before_they_are_ready_is_missed() -> None:
    scenario = far_day(n_workers=4, services=(flight(),))
    workers = tuple(replace(w, ready_from_s=40 * HOUR_S) for w in scenario.workers)
    assert codes(replace(scenario, workers=workers)) == {"MISSES_DEPARTURE"}


def test_a_flight_after_they_are_due_is_too_late() -> None:
    scenario = far_day(n_workers=4, services=(flight(),))
    workers = tuple(replace(w, report_by_s=30 * HOUR_S) for w in scenario.workers)
    assert codes(replace(scenario, workers=workers)) == {"ARRIVES_TOO_LATE"}


def test_a_train_of_thirty_hours_is_too_long() -> None:
    slow = train(duration_s=30 * HOUR_S)
    assert codes(far_day(n_workers=4, services=(slow,))) == {"JOURNEY_TOO_LONG"}


def test_a_flight_the_wrong_way_saves_no_road() -> None:
    back = flight(from_hub="HGH", to_hub="YCU")
    scenario = far_day(n_workers=4, services=(back,))
    far = replace(scenario.policy, max_hub_m=3_000_000)
    assert codes(replace(scenario, policy=far)) == {"NO_SHORTER_BY_ROAD"}


def test_a_legal_detour_is_possible_though_nobody_plans_it() -> None:
    """A hub next door to the depot may be cheap; no rule says that roads be shorter."""
    scenario = far_day(n_workers=4, services=(train(from_hub="HGH", to_hub="YCU"),))
    policy = replace(scenario.policy, max_hub_m=3_000_000, max_ride_s=90 * HOUR_S)
    scenario = replace(scenario, policy=policy, n_days=9)
    late = replace(scenario.services[0], departs_s=80 * HOUR_S)
    found = network(replace(scenario, services=(late,)))
    assert not found.chains
    assert {chain.group_id for chain in found.possible} == {
        entry.group_id for entry in found.refused if entry.code == "NO_SHORTER_BY_ROAD"
    }
    assert found.possible


def test_a_fast_coach_reaches_a_departure_that_others_miss() -> None:
    scenario = far_day(n_workers=1, services=(flight(),))
    (worker,) = scenario.workers
    feeder_s = distances_of(scenario).seconds(worker.village_id, "YCU")
    due_s = 36 * HOUR_S - 2 * dwell_s(scenario.policy, 1)  # two hours before departure
    late = replace(worker, ready_from_s=due_s - feeder_s + 1)
    scenario = replace(scenario, workers=(late,))
    assert codes(scenario) == {"MISSES_DEPARTURE"}
    fast = tuple(replace(line, speed_percent=120) for line in scenario.fleet)
    assert chains(replace(scenario, fleet=fast))


def test_a_slower_and_dearer_flight_is_dominated() -> None:
    worse = flight("F2", duration_s=150 * MINUTE_S, block_hour_fen=5_000_000)
    scenario = far_day(n_workers=4, services=(flight(), worse))
    assert codes(scenario) == {"DOMINATED"}
    assert {chain.service_id for chain in chains(scenario)} == {"F1"}


def test_a_better_flight_that_is_too_small_dominates_nothing() -> None:
    small = flight("F2", seats=2, block_hour_fen=1)
    assert not codes(far_day(n_workers=4, services=(flight(), small)))


def test_modes_that_the_settings_exclude_are_no_chains() -> None:
    scenario = far_day(n_workers=4, services=(flight(), train()))
    policy = replace(scenario.policy, modes=("rail",))
    found = chains(replace(scenario, policy=policy))
    assert {chain.service_id for chain in found} == {"K1"}
