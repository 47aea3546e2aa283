"""A plan as arrays and back: whom it carries, on which coaches, on which days."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from solvers.annealing.trip_arrays import DAYS_BEYOND, SPARE_ROWS, TripSets
from solvers.core import trips as s
from solvers.core.problem_data import AMOUNT, COUNT
from solvers.problem.items import items_of
from tests.solvers.annealing.test_annealer import built, households
from tests.solvers.cases import county_day

if TYPE_CHECKING:
    from solvers.annealing.cycle import AnnealingCycle
    from solvers.core.trips import Trips
    from solvers.drafting.drafts import Draft
    from solvers.search.search import Search


@cache
def planned() -> tuple[Search, AnnealingCycle]:
    """A first plan with parties; one of its trips is taken out again."""
    search, cycle = built(households(county_day(n_workers=140, north_deg=0.3)))
    search.state.remove(search.state.bookings[-1])
    return search, cycle


def sets() -> TripSets:
    search, cycle = planned()
    return TripSets(search.problem, cycle.annealer.data, items_of(search.problem))


def arrays() -> Trips:
    trips, taken = sets().of_state(planned()[0].state)
    assert taken == planned()[0].state.bookings
    return trips


def told(draft: Draft) -> tuple[object, ...]:
    """Coach, stops and loads; which party of several alike rides is left open."""
    loads = tuple(sorted((piece.group_idx, piece.n) for piece in draft.pieces))
    return draft.line_idx, draft.villages, draft.employers, loads


def parties(drafts: list[Draft]) -> Counter[tuple[int, int]]:
    return Counter(
        (piece.group_idx, party)
        for draft in drafts
        for piece in draft.pieces
        for party in piece.parties
    )


def test_each_booking_is_a_row_with_its_stops_and_loads() -> None:
    search, _ = planned()
    trips, items = arrays(), items_of(search.problem)
    assert len(trips.head) == len(search.state.bookings) + SPARE_ROWS
    for r, booking in enumerate(search.state.bookings):
        draft, head, stops = booking.draft, trips.head[r], trips.stops[r]
        n_v, n_e, n_i = head[[s.N_VILLAGES, s.N_EMPLOYERS, s.N_ITEMS]].tolist()
        assert head[s.LINE] == draft.line_idx
        assert tuple(stops[s.PICKUPS, :n_v].tolist()) == draft.villages
        assert tuple(stops[s.DROPS, :n_e].tolist()) == draft.employers
        loads: Counter[int] = Counter()
        for i, n in zip(stops[s.ITEMS, :n_i], stops[s.LOADS, :n_i], strict=True):
            loads[items[i].group_idx] += int(n)
        assert loads == {piece.group_idx: piece.n for piece in draft.pieces}
        assert head[s.LOAD] == draft.n_workers


def test_whoever_waits_is_left_and_nobody_else() -> None:
    search, cycle = planned()
    trips = arrays()
    waiting = int(search.state.waiting.n.sum())
    assert int(trips.left.sum()) == waiting > 0
    aboard = int(trips.head[:, s.LOAD].sum())
    assert aboard + waiting == int(cycle.annealer.data.item[:, AMOUNT].sum())


def test_coaches_are_away_on_the_days_on_which_the_rows_use_them() -> None:
    search, cycle = planned()
    trips = arrays()
    assert trips.used.shape[1] == search.problem.scenario.n_days + DAYS_BEYOND
    away = [[0] * trips.used.shape[1] for _ in cycle.annealer.data.line]
    for head in trips.head:
        for day in range(head[s.DAY], head[s.DAY] + head[s.DAYS]):
            away[head[s.LINE]][day] += 1
    assert trips.used.tolist() == away
    assert (trips.used <= cycle.annealer.data.line[:, [COUNT]]).all()


def test_arrays_read_back_are_the_trips_that_were_written() -> None:
    state = planned()[0].state
    drafts = sets().drafts(arrays(), state, state.bookings)
    booked = [booking.draft for booking in state.bookings]
    assert Counter(map(told, drafts)) == Counter(map(told, booked))


def test_nobody_is_dealt_to_two_trips() -> None:
    state = planned()[0].state
    drafts = sets().drafts(arrays(), state, state.bookings)
    assert set(parties(drafts).values()) == {1}


def test_drafts_come_dearest_first() -> None:
    state = planned()[0].state
    drafts = sets().drafts(arrays(), state, state.bookings)
    fen = {told(booking.draft): booking.cost_fen for booking in state.bookings}
    costs = [fen[told(draft)] for draft in drafts]
    assert costs == sorted(costs, reverse=True)


def test_rows_that_are_alike_are_seen_once() -> None:
    trips = arrays()
    for column in (trips.head, trips.size, trips.stops):
        column[1] = column[0]
    booked = [booking.draft for booking in planned()[0].state.bookings]
    seen = sets().seen(trips, 3)
    assert list(map(told, seen)) == [told(booked[0]), told(booked[2])]


def test_every_group_is_made_of_its_items() -> None:
    search, _ = planned()
    found = sets().items_of_group
    items = items_of(search.problem)
    assert sorted(i for own in found.values() for i in own) == list(range(len(items)))
    assert all(items[i].group_idx == g for g, own in found.items() for i in own)
