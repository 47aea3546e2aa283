"""Timetables that nothing beats: known as such, and no other departure is tried."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.transport.builders import make_line, make_policy
from tests.transport.trips.test_quoting import anything, one_way, quoted, starts_noted
from transport.clock import HOUR_S, MINUTE_S
from transport.hours import HOURS_PRESETS
from transport.places import Opening
from transport.trips import quoting as trips
from transport.trips.floors import is_unbeatable

if TYPE_CHECKING:
    from transport.scenario import Scenario
    from transport.trips.quotes import Quote

MINUTES = (60, 239, 241, 300, 470, 490, 700, 960)


def is_best(scenario: Scenario, quote: Quote) -> bool:
    rules = HOURS_PRESETS[scenario.policy.driver_hours]
    return is_unbeatable(quote, scenario.policy, rules)


def per_day(**changes: Any) -> Any:
    return (make_line(billing="per_day", driver_day_fen=30_000, **changes),)


def test_a_day_trip_with_the_one_break_it_needs_is_unbeatable() -> None:
    """Five hours: 4 at the wheel, 20 min of break, 1 at the wheel, two dwells."""
    scenario = one_way(300)
    quote = quoted(scenario, final=anything)
    dwells_s = quote.timetable.halts[1].depart_s - quote.timetable.halts[1].service_s
    assert is_best(scenario, quote)
    assert quote.strain_s == 5 * HOUR_S + 20 * MINUTE_S + 2 * dwells_s


def test_a_trip_that_arrives_by_night_or_rests_on_the_way_is_not() -> None:
    late = Opening(from_s=22 * HOUR_S, until_s=23 * HOUR_S)
    for scenario in (one_way(300, opening=late), one_way(960)):
        assert not is_best(scenario, quoted(scenario, final=anything))


def test_a_hire_whose_days_cost_less_than_their_kilometres_is_never_unbeatable() -> (
    None
):
    cheap = per_day(fixed_fen=100, per_km_fen=600, included_m=300_000)
    scenario = one_way(60, fleet=cheap)
    assert not is_best(scenario, quoted(scenario, final=anything))


@pytest.mark.parametrize("minutes", MINUTES)
@pytest.mark.parametrize("fleet", [(make_line(),), per_day(included_m=100_000)])
@pytest.mark.parametrize("hours", ["cn", "eu"])
def test_no_departure_left_out_would_have_been_better(
    minutes: int, fleet: Any, hours: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = make_policy("none", driver_hours=hours, max_ride_s=60 * HOUR_S)
    scenario = one_way(minutes, fleet=fleet, policy=policy)
    found = quoted(scenario, final=anything)
    monkeypatch.setattr(trips, "is_unbeatable", lambda *_: False)
    whole = quoted(scenario, final=anything)
    assert (found.cost_fen, found.strain_s) == (whole.cost_fen, whole.strain_s)
    assert found.unease_s == whole.unease_s


def test_after_an_unbeatable_departure_no_other_is_tried() -> None:
    tried: list[tuple[int, int]] = []
    quote = quoted(one_way(120), final=anything, timed=starts_noted(tried))
    assert max(tried)[0] == quote.first_service_s == 7 * HOUR_S
