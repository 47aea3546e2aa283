"""Queues of health checks, muster points and rotations."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.transport.builders import (
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.clock import DAY_S, HOUR_S
from transport.gate.screening import screened
from transport.places import Opening, ScreeningStation

if TYPE_CHECKING:
    from transport.scenario import Scenario

EIGHT_TO_TEN = Opening(from_s=8 * HOUR_S, until_s=10 * HOUR_S)


def clinic(station_id: str = "C1", **changes: object) -> ScreeningStation:
    station = ScreeningStation(
        station_id=station_id,
        name="clinic",
        lat=37.95,
        lon=110.99,
        opening=EIGHT_TO_TEN,
        checks_per_hour=2,
        cost_per_check_fen=3_000,
    )
    return replace(station, **changes)  # type: ignore[arg-type]


def county(n_workers: int, **changes: object) -> Scenario:
    scenario = make_scenario(
        workers=tuple(make_worker(f"W{i}") for i in range(n_workers)),
        policy=make_policy("cn-2020-02-11"),
        stations=(clinic(),),
    )
    return replace(scenario, **changes)  # type: ignore[arg-type]


def test_the_queue_fills_hour_by_hour_and_goes_on_the_next_day() -> None:
    _, checks = screened(county(7))
    hours = [check.at_s // HOUR_S for check in checks]
    assert hours == [8, 8, 9, 9, 32, 32, 33]
    assert {check.cost_fen for check in checks} == {3_000}


def test_a_checked_worker_is_back_an_hour_later_with_a_new_certificate() -> None:
    scenario, (check,) = screened(county(1))
    (worker,) = scenario.workers
    assert worker.ready_from_s == check.at_s + 2 * HOUR_S
    assert worker.certificate_until_s == check.at_s + HOUR_S + 7 * DAY_S


def test_the_poverty_listed_are_checked_first() -> None:
    workers = (
        make_worker("W0"),
        make_worker("W1"),
        make_worker("W2", is_poverty_listed=True),
    )
    scenario = county(0, workers=workers, stations=(clinic(checks_per_hour=1),))
    _, checks = screened(scenario)
    assert {c.worker_id: c.at_s // HOUR_S for c in checks} == {
        "W2": 8,
        "W0": 9,
        "W1": 32,
    }


def test_who_has_a_valid_certificate_is_not_checked() -> None:
    valid = make_worker("W0", certificate_until_s=9 * DAY_S)
    scenario, checks = screened(county(0, workers=(valid,)))
    assert checks == ()
    assert scenario.workers == (valid,)


def test_nobody_is_checked_where_no_certificate_is_asked_for() -> None:
    scenario = county(3, policy=make_policy("none"))
    assert screened(scenario) == (scenario, ())


def test_the_nearest_station_is_taken() -> None:
    far = clinic("C0", lat=38.9)
    _, checks = screened(county(1, stations=(far, clinic())))
    assert checks[0].desk_id == "C1"


def test_three_people_of_a_township_check_sixty_an_hour_in_the_villages() -> None:
    policy = replace(make_policy("cn-2020-02-11"), township_staff=3)
    scenario, checks = screened(county(61, policy=policy))
    hours = [check.at_s // HOUR_S for check in checks]
    assert hours.count(6) == 60
    assert hours.count(7) == 1
    assert checks[0].desk_id == "team:Linxian/Town"
    assert scenario.workers[0].ready_from_s == 7 * HOUR_S


@pytest.mark.parametrize("n_days", [1, 2])
def test_who_finds_no_hour_stays_without_certificate(n_days: int) -> None:
    scenario, checks = screened(county(10, n_days=n_days))
    assert len(checks) == 4 * n_days
    unchecked = [w for w in scenario.workers if w.certificate_until_s is None]
    assert len(unchecked) == 10 - 4 * n_days


def test_villages_share_the_team_of_their_town() -> None:
    villages = (make_village("V1"), make_village("V2"))
    workers = (make_worker("W0"), make_worker("W1", village_id="V2"))
    policy = replace(
        make_policy("cn-2020-02-11"), township_staff=1, checks_per_staff_hour=1
    )
    scenario = county(0, villages=villages, workers=workers, policy=policy)
    _, checks = screened(scenario)
    assert [check.at_s // HOUR_S for check in checks] == [6, 7]
