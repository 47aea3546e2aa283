"""Blocks proved: one coach's trips in a chain, priced and driven as one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.transport.sample_blocks import (
    LINE,
    TWO,
    a_plan,
    a_scenario,
    a_trip,
    priced,
)
from transport.checker import violations
from transport.clock import HOUR_S

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from transport.plan import Plan, Trip
    from transport.scenario import Scenario


def found_in(scenario: Scenario, trips: Sequence[Trip]) -> list[tuple[str, str, Any]]:
    """(code, where, amount) of all that is wrong with the plan of these trips."""
    plan = a_plan(scenario, priced(scenario, trips))
    return [(v.code, v.where, v.amount) for v in violations(scenario, plan)]


def test_two_trips_of_a_coach_buy_its_day_once() -> None:
    scenario = a_scenario(2)
    assert found_in(scenario, TWO) == []
    first, second = priced(scenario, TWO)
    # 60 km loaded and half of 80 empty: 100 km, which the day includes
    assert first.cost_lines["hire"] == 100_000
    assert second.cost_lines == {"hire": 40_000, "kit": 2_000, "disinfection": 5_000}


def test_two_trips_of_a_coach_that_are_no_block_buy_a_day_each() -> None:
    apart = (TWO[0], replace(TWO[1], block_id="B002"))
    assert found_in(a_scenario(2), apart) == []
    assert [t.cost_lines["hire"] for t in priced(a_scenario(2), apart)] == [100_000] * 2


def test_a_block_over_two_days_buys_both() -> None:
    trips = (a_trip(1, 6), a_trip(2, 30))
    assert found_in(a_scenario(2), trips) == []
    assert [t.cost_lines["hire"] for t in priced(a_scenario(2), trips)] == [
        *(100_000, 100_000)
    ]


def day_bought_again(scenario: Scenario) -> Plan:
    first, second = priced(scenario, TWO)
    lines = {**second.cost_lines, "hire": 100_000}
    dearer = replace(second, cost_lines=lines, cost_fen=sum(lines.values()))
    return a_plan(scenario, (first, dearer))


def day_never_bought(scenario: Scenario) -> Plan:
    apart = (TWO[0], replace(TWO[1], block_id="B002"))
    shares = [trip.cost_lines for trip in priced(scenario, TWO)]
    trips = [
        replace(trip, cost_lines=lines, cost_fen=sum(lines.values()))
        for trip, lines in zip(apart, shares, strict=True)
    ]
    return a_plan(scenario, trips)


@pytest.mark.parametrize(
    ("forged", "amounts"),
    [
        (day_bought_again, {60_000}),
        (day_never_bought, {-60_000, -20_000, -30_000}),  # hire, escort, driver
    ],
)
def test_a_day_of_hire_too_many_or_too_few_is_found_to_the_fen(
    forged: Callable[[Scenario], Plan], amounts: set[int]
) -> None:
    scenario = a_scenario(2)
    found = violations(scenario, forged(scenario))
    assert {(v.code, v.where) for v in found} == {("COST_LINE_WRONG", "T002")}
    assert {v.amount for v in found} == amounts


def test_a_block_is_of_one_coach() -> None:
    trips = (TWO[0], replace(TWO[1], coach=2))
    assert found_in(a_scenario(2), trips) == [("BLOCK_OF_SEVERAL_COACHES", "B001", 1)]


def test_a_coach_is_disinfected_between_two_trips_of_its_block() -> None:
    soon = (TWO[0], a_trip(2, 9 + 54 / 60))  # back at 09:10, ready at 09:55
    assert found_in(a_scenario(2), soon) == [("COACH_TWICE", "T002", 60)]


def test_two_legal_trips_may_break_the_eight_hours_of_their_driver_together() -> None:
    legs = (("D1", "V1", 20, 30), ("V1", "E1", 120, 120), ("E1", "D1", 120, 120))
    scenario = a_scenario(2, legs=legs)
    trips = (a_trip(1, 6, legs=legs), a_trip(2, 13, legs=legs))
    assert found_in(scenario, trips) == [("DRIVES_TOO_MUCH", "B001", 60)]
    apart = (trips[0], replace(trips[1], block_id="B002"))
    assert found_in(scenario, apart) == []
    relieved = (trips[0], replace(trips[1], crew=2))
    assert found_in(scenario, relieved) == [("CREW_CHANGE_NOT_ALLOWED", "T002", None)]
    changing = replace(scenario, fleet=(replace(LINE, crew_change=True),))
    assert found_in(changing, relieved) == []
    bought = [t.cost_lines["drivers"] for t in priced(changing, relieved)]
    assert bought == [30_000, 30_000]


def test_no_more_trips_share_a_day_than_allowed() -> None:
    legs = (("D1", "V1", 8, 10), ("V1", "E1", 20, 20), ("E1", "D1", 20, 20))
    trips = [a_trip(n + 1, 6 + 2.5 * n, legs=legs) for n in range(5)]
    assert found_in(a_scenario(5, legs=legs), trips) == [
        ("BLOCK_TOO_MANY_TRIPS", "B001", 1)
    ]
    assert found_in(a_scenario(5, legs=legs, max_trips_per_block=5), trips) == []


def apart(*, first_h: float, second_h: float) -> tuple[Trip, Trip]:
    """Two trips of one coach, each a block of its own."""
    return a_trip(1, first_h), a_trip(2, second_h, block_id="B002")


def test_where_no_trips_share_days_a_coach_leaves_once_a_day() -> None:
    alone = a_scenario(2, max_trips_per_block=1)
    again, next_day = apart(first_h=6, second_h=12), apart(first_h=6, second_h=30)
    assert found_in(alone, again) == [("COACH_DAY_TWICE", "T002", 1)]
    assert found_in(alone, (again[0], replace(again[1], coach=2))) == []
    assert found_in(alone, next_day) == []
    assert found_in(a_scenario(2), again) == []


def days_twice(trips: Sequence[Trip]) -> list[int]:
    """Days sold twice, by trip for which they are."""
    found = found_in(a_scenario(2, max_trips_per_block=1), trips)
    return [amount for code, _, amount in found if code == "COACH_DAY_TWICE"]


def test_home_after_midnight_a_coach_has_the_day_ahead_of_it() -> None:
    assert days_twice(apart(first_h=22, second_h=26)) == []  # home at 01:10


def test_a_trip_of_two_days_of_hire_takes_both() -> None:
    """Out at six on the first day, home at seven on the next: away for 25 hours."""
    out, again = apart(first_h=6, second_h=32)
    home = replace(out.stops[-1], arrive_s=31 * HOUR_S, depart_s=31 * HOUR_S)
    long = replace(out, stops=(*out.stops[:-1], home))
    assert days_twice((long, again)) == [1]
    assert days_twice((long, a_trip(2, 48, block_id="B002"))) == []


def test_a_trip_of_another_block_may_not_lie_within_one() -> None:
    trips = (a_trip(1, 6), a_trip(2, 10, block_id="B002"), a_trip(3, 14))
    assert found_in(a_scenario(3), trips) == [("BLOCK_INTERRUPTED", "T003", None)]


@pytest.mark.parametrize(("crews", "where"), [((2, 2), "T001"), ((1, 3), "T002")])
def test_crews_are_numbered_as_they_take_over(
    crews: tuple[int, int], where: str
) -> None:
    changing = replace(a_scenario(2), fleet=(replace(LINE, crew_change=True),))
    trips = [replace(trip, crew=crew) for trip, crew in zip(TWO, crews, strict=True)]
    assert found_in(changing, trips) == [("CREW_OUT_OF_TURN", where, None)]
