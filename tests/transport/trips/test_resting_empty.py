"""A lone driver has his break before anybody boards, where that spares one aboard."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.transport.builders import make_employer, make_line, make_policy
from tests.transport.trips.test_quoting import asked, one_way, quoted, way
from transport.clock import HOUR_S, MINUTE_S
from transport.places import Opening
from transport.trips.quotes import Quote
from transport.trips.routes import Refusal


def far_yard(empty_min: int = 160, **policy: Any) -> Any:
    """V1 is served so long after the yard; 150 min from there to E1 without a halt."""
    scenario = one_way(150, policy=make_policy("none", **policy))
    return replace(
        scenario,
        fleet=(make_line(seats=19, drivers=1, driver_day_fen=35_000),),
        distances=(
            way("D1", "V1", empty_min),
            way("V1", "E1", 150),
            way("E1", "D1", 10),
        ),
    )


def test_nobody_is_aboard_during_the_break() -> None:
    quote = quoted(far_yard())
    (ride,) = [quote.times("V1", "E1")]
    assert ride[1] - ride[0] == (150 + 2 * 11) * MINUTE_S  # 10 min and half a one each
    assert all(halt.kind == "call" for halt in quote.timetable.halts)
    pickup = quote.timetable.halts[1]
    assert pickup.depart_s - pickup.arrive_s == 20 * MINUTE_S


@pytest.mark.parametrize(("minutes", "drivers"), [(172, 1), (171, None)])
def test_a_ride_that_keeps_its_hours_so_needs_one_driver(
    minutes: int, drivers: int | None
) -> None:
    found = asked(far_yard(max_ride_s=minutes * MINUTE_S))
    if drivers is None:
        assert isinstance(found, Refusal)
        assert found.code == "RIDE_TOO_LONG"
    else:
        assert isinstance(found, Quote)
        assert found.drivers == drivers


@pytest.mark.parametrize(("until_min", "drivers"), [(642, 1), (641, 2)])
def test_a_gate_that_closes_before_a_halt_is_reached(
    until_min: int, drivers: int
) -> None:
    """Out of the yard at 05:00: at V1 07:52, off at 08:12, at the gate 10:42."""
    scenario = far_yard()
    opening = Opening(from_s=6 * HOUR_S, until_s=until_min * MINUTE_S)
    gate = make_employer("E1", opening=opening)
    assert quoted(replace(scenario, employers=(gate,))).drivers == drivers


def test_where_the_yard_is_near_as_well() -> None:
    """12 and 230 minutes: four hours on end are over two minutes before the gate."""
    scenario = far_yard(12)
    ways = (scenario.distances[0], way("V1", "E1", 230), scenario.distances[2])
    quote = quoted(replace(scenario, distances=ways))
    first, last = quote.times("V1", "E1")
    assert last - first == (230 + 2 * 11) * MINUTE_S
