"""Workers counted where they arrive or gather, against what a place takes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from solvers.repairs.intake import (
    HALF_HOUR_S,
    arrivals_of,
    gatherings_of,
    is_crowded,
    is_overrun,
)
from tests.kept import once_for_all
from tests.solvers.repairs.asked import planned
from tests.transport.builders import (
    make_employer,
    make_line,
    make_policy,
    make_scenario,
    make_worker,
)
from transport.clock import DAY_S

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario

NAMES = tuple(f"W{i:02d}" for i in range(30))


def two_coaches() -> tuple[Scenario, Plan]:
    """Thirty workers of one village in two coaches of eighteen seats, at one time."""
    scenario = make_scenario(
        n_days=1,
        workers=tuple(make_worker(name) for name in NAMES),
        fleet=(make_line(seats=20, count=2),),
        policy=make_policy(crowd_cap=30),
    )
    return scenario, once_for_all("two-coaches", lambda: planned(scenario))


SCENARIO, PLAN = two_coaches()


def test_arrivals_are_counted_by_employer_and_day() -> None:
    assert arrivals_of(SCENARIO, PLAN) == {("E1", 0): 30}
    assert arrivals_of(SCENARIO, PLAN, without=NAMES[:12]) == {("E1", 0): 18}


def test_who_arrives_after_midnight_counts_on_the_next_day() -> None:
    first = PLAN.journeys[0]
    late = replace(first.legs[-1], alight_s=DAY_S)
    journeys = (replace(first, legs=(late,)), *PLAN.journeys[1:])
    found = arrivals_of(SCENARIO, replace(PLAN, journeys=journeys))
    assert found == {("E1", 0): 29, ("E1", 1): 1}


@pytest.mark.parametrize(("most", "overrun"), [(None, False), (30, False), (29, True)])
def test_an_employer_is_overrun_by_one_more_than_it_takes(
    most: int | None, *, overrun: bool
) -> None:
    employers = (make_employer(daily_intake=most),)
    scenario = replace(SCENARIO, employers=employers)
    assert is_overrun(scenario, {("E1", 0): 30, ("E1", 1): 3}) == overrun


def test_a_village_to_which_others_go_home_takes_in_everybody() -> None:
    assert not is_overrun(SCENARIO, {("V1", 0): 30})


def test_workers_gather_by_coach_in_the_half_hour_in_which_boarding_begins() -> None:
    found = gatherings_of(SCENARIO, PLAN)
    assert {place for place, _ in found} == {"V1"}
    coaches = [n for loads in found.values() for n in loads]
    assert sorted(coaches) == sorted(len(trip.seats) for trip in PLAN.trips)
    for trip in PLAN.trips:
        board_s = min(
            leg.board_s
            for journey in PLAN.journeys
            for leg in journey.legs
            if leg.trip_id == trip.trip_id
        )
        assert len(trip.seats) in found["V1", board_s // HALF_HOUR_S]


@pytest.mark.parametrize(
    ("before", "more", "crowded"),
    [
        ((), (99,), False),  # a single coach is no crowd
        ((12,), (18,), False),
        ((12,), (19,), True),
        ((), (15, 16), True),
    ],
)
def test_several_coaches_are_a_crowd_beyond_the_cap(
    before: tuple[int, ...], more: tuple[int, ...], *, crowded: bool
) -> None:
    at = ("V1", 14)
    there = {at: before} if before else {}
    assert is_crowded(SCENARIO, there, {at: more}) == crowded
    assert not is_crowded(SCENARIO, {("V1", 15): (29,)}, {at: (18,)})
