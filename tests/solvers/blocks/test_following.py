"""Trips timed for a coach that has run others before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from solvers.blocks.following import Following
from solvers.blocks.linking import Linking
from solvers.blocks.pricing import NEVER
from solvers.drafting.dispatcher import Dispatcher
from tests.solvers.near_gate import DAY_FEN, apart, near
from tests.solvers.sources.subproblems import problem_of
from transport.clock import HOUR_S
from transport.trips.quoting import TripMaker

if TYPE_CHECKING:
    from transport.scenario import Scenario


def following_of(scenario: Scenario) -> Following:
    problem = problem_of(scenario)
    dispatcher = Dispatcher(problem, TripMaker(scenario, problem))
    linking = Linking(tariff=scenario.tariff, policy=scenario.policy)
    return Following(linking, dispatcher, scenario)


def test_the_second_trip_leaves_when_the_coach_is_clean() -> None:
    scenario = near()
    following, (one, other) = following_of(scenario), apart(scenario)
    links = following.first(one)
    assert links[0].quote.return_s <= one.quote.return_s
    assert following.least_fen(links, other) == DAY_FEN
    pair = following.longer(links, other)
    assert pair is not None
    ready_s = links[0].quote.return_s + scenario.policy.turnaround_s
    assert ready_s <= pair[1].quote.depart_s <= ready_s + 60
    assert following.longer(links, other) is pair  # remembered


def test_no_block_has_more_trips_than_allowed() -> None:
    scenario = near(policy={"max_trips_per_block": 1})
    following, (one, other) = following_of(scenario), apart(scenario)
    assert following.least_fen(following.first(one), other) == NEVER


@pytest.mark.parametrize(
    ("most_drivers", "is_changed", "drivers"),
    [(1, False, None), (2, False, 2), (1, True, 1)],
    ids=["forbidden", "relieved", "changed"],
)
def test_after_five_hours_another_drives(
    most_drivers: int, *, is_changed: bool, drivers: int | None
) -> None:
    """A round trip of five hours and more, and eight in a day."""
    scenario = near(
        n_workers=20,
        north_deg=1.0,
        policy={"driver_hours": "cn", "max_drivers": most_drivers},
        crew_change=is_changed,
    )
    following, trips = following_of(scenario), apart(scenario)
    trips.sort(key=lambda trip: -trip.draft.n_workers)
    links = following.first(trips[0])
    assert 4 * HOUR_S < sum(links[0].quote.leg_driving_s) < 8 * HOUR_S
    pair = following.longer(links, trips[1])
    if drivers is None:
        assert pair is None or pair[1].quote.return_s > 24 * HOUR_S
        return
    assert pair is not None
    assert (pair[1].quote.drivers, pair[1].is_fresh) == (drivers, is_changed)
    assert pair[1].quote.return_s < 24 * HOUR_S
