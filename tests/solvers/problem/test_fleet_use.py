"""What trips share: coaches by day, employers' daily intake, room at a stop."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solvers.problem.fleet_use import FleetUse
from transport.clock import DAY_S, HOUR_S

if TYPE_CHECKING:
    from transport.trips.quotes import Quote


@dataclass(frozen=True)
class Away:
    """What a fleet reads of a quote."""

    depart_s: int
    ready_s: int
    arrivals: dict[tuple[str, int], int] = field(default_factory=dict)
    gatherings: dict[tuple[str, int], int] = field(default_factory=dict)

    first_service_s: int = 0

    @property
    def days_in_use(self) -> range:
        return range(self.depart_s // DAY_S, self.ready_s // DAY_S + 1)


def away(first: int, last: int, **told: Any) -> Quote:
    """Away on whole calendar days."""
    return cast("Quote", Away(first * DAY_S, (last + 1) * DAY_S - 1, **told))


def hours(leaves_h: float, ready_h: float) -> Quote:
    """Away on the first day from one hour to another; service begins an hour later."""
    leaves_s, ready_s = int(leaves_h * HOUR_S), int(ready_h * HOUR_S)
    return cast("Quote", Away(leaves_s, ready_s, first_service_s=leaves_s + HOUR_S))


def test_a_coach_is_free_where_on_all_days_fewer_are_away_than_there_are() -> None:
    fleet = FleetUse([2])
    fleet.take(0, away(0, 1))
    fleet.take(0, away(1, 2))
    assert [fleet.free(0, day) for day in range(4)] == [1, 0, 1, 2]
    assert not fleet.has_room(0, away(0, 2))
    assert fleet.has_room(0, away(2, 3))
    assert fleet.has_gap(0, (0, 3 * DAY_S), HOUR_S)
    assert not fleet.has_gap(0, (DAY_S, 2 * DAY_S), HOUR_S)


@pytest.mark.parametrize("is_by_day", [True, False])
def test_a_gap_of_a_day_is_none_for_a_longer_trip(is_by_day: bool) -> None:
    fleet = FleetUse([1], is_by_day=is_by_day)
    fleet.take(0, away(0, 0))
    fleet.take(0, away(2, 2))
    assert fleet.has_gap(0, (0, 3 * DAY_S), 24 * HOUR_S)
    assert not fleet.has_gap(0, (0, 3 * DAY_S), 25 * HOUR_S)
    assert fleet.has_gap(0, (0, 5 * DAY_S), 25 * HOUR_S)  # after both


def test_a_coach_is_free_again_once_it_is_clean() -> None:
    fleet = FleetUse([1])
    fleet.take(0, hours(6, 13))
    assert not fleet.has_room(0, hours(12.9, 20))
    assert fleet.has_room(0, hours(13, 20))
    assert fleet.next_from_s(0, hours(6, 13)) == 14 * HOUR_S
    assert fleet.has_gap(0, (0, 1 * DAY_S), 11 * HOUR_S)
    assert not fleet.has_gap(0, (0, 1 * DAY_S), 12 * HOUR_S)
    fleet.hold(0, (13 * HOUR_S, 15 * HOUR_S))
    assert not fleet.has_room(0, hours(14, 20))
    assert fleet.spans(0) == ((6 * HOUR_S, 13 * HOUR_S), (13 * HOUR_S, 15 * HOUR_S))
    fleet.release(0, (13 * HOUR_S, 15 * HOUR_S))
    assert fleet.has_room(0, hours(13, 20))
    assert fleet.spans(0) == ((6 * HOUR_S, 13 * HOUR_S),)


def test_by_day_a_coach_is_not_sent_out_twice() -> None:
    fleet = FleetUse([1], is_by_day=True)
    fleet.take(0, hours(6, 13))
    assert not fleet.has_room(0, hours(13, 20))
    assert not fleet.has_gap(0, (0, 1 * DAY_S), HOUR_S)
    assert fleet.next_from_s(0, hours(6, 13)) == DAY_S


def test_coaches_over_a_time_are_those_that_are_free_all_of_it() -> None:
    fleet = FleetUse([3])
    fleet.take(0, hours(6, 9))
    fleet.take(0, hours(8, 12))
    assert fleet.count(0) == 3
    spans = ((5, 6), (6, 8), (6, 12), (9, 12), (5, 20))
    found = [fleet.free_over(0, (a * HOUR_S, b * HOUR_S)) for a, b in spans]
    assert found == [3, 2, 1, 2, 1]


def test_an_employer_that_limits_its_intake_has_what_is_left_of_it() -> None:
    fleet = FleetUse([9], intake={"E1": 30})
    fleet.take(0, away(0, 0, arrivals={("E1", 3): 20}))
    assert fleet.closed_gate({("E1", 3): 10}) is None
    assert fleet.closed_gate({("E1", 3): 11}) == ("E1", 10)
    assert fleet.closed_gate({("E1", 4): 30, ("E2", 3): 999}) is None
    assert fleet.with_open_gates().closed_gate({("E1", 3): 11}) is None


def test_one_coach_may_always_call_where_a_second_would_crowd() -> None:
    fleet = FleetUse([9], crowd_cap=25)
    assert fleet.crowded_place({("V1", 12): 40}) is None
    fleet.take(0, away(0, 0, gatherings={("V1", 12): 20}))
    assert fleet.crowded_place({("V1", 12): 6}) == ("V1", 5)
    assert fleet.crowded_place({("V1", 12): 5, ("V1", 13): 40}) is None


def test_a_further_coach_is_asked_for_without_being_taken() -> None:
    fleet = FleetUse([1])
    fleet.take(0, away(0, 0))
    assert fleet.with_more_coaches().has_room(0, away(0, 0))
    assert not fleet.has_room(0, away(0, 0))


@given(
    taken=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3)), max_size=8),
    n_back=st.integers(0, 8),
)
def test_what_is_given_back_is_as_if_never_taken(
    taken: list[tuple[int, int]], n_back: int
) -> None:
    quotes = [away(first, first + more) for first, more in taken]
    fleet = FleetUse([3])
    for quote in quotes:
        fleet.take(0, quote)
    for quote in quotes[:n_back]:
        fleet.give_back(0, quote)
    days = Counter(day for quote in quotes[n_back:] for day in quote.days_in_use)
    for day in range(10):
        assert fleet.free(0, day) == 3 - days[day]
