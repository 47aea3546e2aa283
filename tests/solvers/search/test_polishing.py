"""Departures chosen at last: worst first, until the time is up, whole with steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.running.deadline import Deadline
from solvers.running.setup import searches_of
from solvers.search.polishing import (
    POLISHING,
    before_polishing,
    polished,
    spared_s,
    stood_s,
)
from tests.solvers.near_gate import near, searched
from tests.transport.builders import (
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.clock import HOUR_S, MINUTE_S
from transport.gate.eligibility import health_gate
from transport.groups import groups_of
from transport.roads.distances import distances_of
from transport.scenario import SuppliedDistance

if TYPE_CHECKING:
    from solvers.search.search import Search
    from transport.scenario import Scenario

WAYS = {"V1": 660, "V2": 900}  # minutes to the employer


class Ticks:
    """A clock that moves on by a second whenever it is looked at."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        self.now_s += 1.0
        return self.now_s


def two_villages() -> Scenario:
    """Four workers in each of two villages, one four-seater for each of them."""
    ways = [("D1", v, 10) for v in WAYS]
    ways += [(v, "E1", minutes) for v, minutes in WAYS.items()]
    ways += [("E1", "D1", 660), ("V1", "V2", 600), ("V2", "V1", 600)]
    return make_scenario(
        policy=make_policy("none", max_ride_s=60 * HOUR_S),
        villages=(make_village("V1"), make_village("V2")),
        fleet=(make_line(count=2, seats=6),),
        distances=tuple(
            SuppliedDistance(
                from_id=a, to_id=b, distance_m=1_000 * n, driving_s=n * MINUTE_S
            )
            for a, b, n in ways
        ),
        workers=tuple(
            make_worker(f"{v}W{i}", village_id=v) for v in WAYS for i in range(4)
        ),
    )


def built(scenario: Scenario) -> Search:
    """A search with a first plan whose trips all leave as early as is legal."""
    groups = groups_of(scenario, health_gate(scenario, mode="coach").eligible)
    (search,) = searches_of(scenario, distances_of(scenario), groups, seed=1)
    search.hurry(is_hurried=True)  # first departures, half a day apart
    for _ in search.build():
        pass
    assert len(search.state.bookings) == len(WAYS)
    return search


def test_without_a_clock_every_trip_is_polished() -> None:
    search = built(two_villages())
    before = [booking.quote for booking in search.state.bookings]
    after = [booking.quote for _, booking in polished([search], Deadline())]
    assert all(
        new.strain_s <= old.strain_s for new, old in zip(after, before, strict=True)
    )
    assert all(
        new.cost_fen <= old.cost_fen for new, old in zip(after, before, strict=True)
    )
    assert all(new.first_service_s >= 6 * HOUR_S for new in after)
    assert [q.first_service_s for q in after] != [q.first_service_s for q in before]


def test_a_clock_that_is_out_leaves_every_trip_as_it_was_booked() -> None:
    search = built(two_villages())
    booked = list(search.state.bookings)
    found = polished([search], Deadline(0.0))
    assert [booking for _, booking in found] == booked


def test_trips_that_stand_longest_are_polished_before_the_clock_is_out() -> None:
    search = built(two_villages())
    booked = list(search.state.bookings)
    worst = max(range(len(booked)), key=lambda i: stood_s(booked[i].quote))
    deadline = Deadline(2.5, clock=Ticks())  # time for one trip
    found = [booking for _, booking in polished([search], deadline)]
    changed = [i for i, booking in enumerate(found) if booking is not booked[i]]
    assert changed == [worst]


def test_polishing_leaves_the_search_its_fleet() -> None:
    search = built(two_villages())
    days = range(search.problem.scenario.n_days)
    before = [search.state.fleet.free(0, day) for day in days]
    polished([search], Deadline())
    assert [search.state.fleet.free(0, day) for day in days] == before


def test_time_is_spared_by_trips_and_by_what_one_takes_but_never_most() -> None:
    search = built(two_villages())
    deadline = Deadline(1_000.0, clock=Ticks())
    spare_s = spared_s([search], deadline)
    assert spare_s == len(WAYS) * deadline.longest_s(POLISHING) > 0
    hasty = Deadline(4.0, clock=Ticks())
    assert spared_s([search], hasty) < 0.31 * 4.0


def test_a_search_ends_before_the_deadline_and_never_without_one() -> None:
    search = built(two_villages())
    now_s = [0.0]
    deadline = Deadline(1_000.0, clock=lambda: now_s[0])
    with deadline.timed(POLISHING):
        now_s[0] += 10.0
    assert before_polishing([search], deadline).until_s == 1_000.0 - 10.0 * len(WAYS)
    whole = Deadline()
    assert before_polishing([search], whole) is whole


def test_standing_is_what_a_ride_takes_beyond_its_driving() -> None:
    for booking in built(two_villages()).state.bookings:
        quote = booking.quote
        minutes = WAYS[quote.route.villages[0]]
        assert stood_s(quote) == quote.strain_s - 4 * minutes * MINUTE_S


def test_trips_that_one_coach_runs_in_turn_keep_their_times() -> None:
    search = searched(near(count=2))
    booked = list(search.state.bookings)
    assert search.state.saved_fen() > 0
    found = [booking for _, booking in polished([search], Deadline())]
    assert all(one is other for one, other in zip(found, booked, strict=True))
