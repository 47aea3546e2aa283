"""What trips share: coaches by day, employers' daily intake, room at a stop."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from hypothesis import given
from hypothesis import strategies as st

from solvers.problem.fleet_use import FleetUse

if TYPE_CHECKING:
    from transport.trips.quotes import Quote


@dataclass(frozen=True)
class Away:
    """What a fleet reads of a quote."""

    days_in_use: range
    arrivals: dict[tuple[str, int], int] = field(default_factory=dict)
    gatherings: dict[tuple[str, int], int] = field(default_factory=dict)


def away(first: int, last: int, **told: dict[tuple[str, int], int]) -> Quote:
    return cast("Quote", Away(range(first, last + 1), **told))


def test_a_coach_is_free_where_on_all_days_fewer_are_away_than_there_are() -> None:
    fleet = FleetUse([2])
    fleet.take(0, away(0, 1))
    fleet.take(0, away(1, 2))
    assert [fleet.free(0, day) for day in range(4)] == [1, 0, 1, 2]
    assert not fleet.has_room(0, range(3))
    assert fleet.has_room(0, range(2, 4))
    assert fleet.has_room_on_any(0, range(3))
    assert not fleet.has_room_on_any(0, range(1, 2))


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
    assert fleet.with_more_coaches().has_room(0, range(1))
    assert not fleet.has_room(0, range(1))


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
