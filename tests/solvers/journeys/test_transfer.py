"""Trips of one search that run on in another, whose groups are cut differently."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from solvers.journeys.transfer import take_over
from solvers.running.deadline import Deadline
from tests.solvers.cases import built, county_day, search_of
from transport.groups import groups_of

if TYPE_CHECKING:
    from solvers.search.search import Search
    from transport.groups import Group

SCENARIO = county_day(n_workers=40, n_villages=4, n_employers=2)
GROUPS = groups_of(SCENARIO, SCENARIO.workers)
IS_OVER = Deadline(0.0)


@pytest.fixture(scope="module")
def old() -> Search:
    """A first plan that carries everybody."""
    search = built(search_of(SCENARIO, GROUPS))
    assert not search.state.waiting.n.any()
    return search


def loads(search: Search) -> list[tuple[str, ...]]:
    """The workers of each trip."""
    return sorted(
        tuple(
            sorted(
                worker_id
                for piece in booking.draft.pieces
                for i in piece.parties
                for worker_id in search.problem.groups[piece.group_idx]
                .parties[i]
                .worker_ids
            )
        )
        for booking in search.state.bookings
    )


def without_one_party() -> tuple[tuple[Group, ...], str]:
    """The groups, of which one party goes another way, and its first worker."""
    large = max(GROUPS, key=lambda group: len(group.parties))
    *stay, gone = large.parties
    cut = replace(large, parties=tuple(stay))
    groups = tuple(cut if group is large else group for group in GROUPS)
    return groups, gone.worker_ids[0]


@pytest.mark.parametrize("deadline", [Deadline(), IS_OVER], ids=["in time", "over"])
def test_the_same_groups_in_another_order_have_the_same_trips(
    old: Search, deadline: Deadline
) -> None:
    new = search_of(SCENARIO, tuple(reversed(GROUPS)))
    take_over([old], [new], deadline=deadline)
    assert loads(new) == loads(old)
    assert new.state.cost_fen() == old.state.cost_fen()


def test_a_trip_of_which_somebody_goes_another_way_is_dropped(old: Search) -> None:
    groups, gone = without_one_party()
    new = search_of(SCENARIO, groups)
    take_over([old], [new], deadline=Deadline())
    assert loads(new) == [load for load in loads(old) if gone not in load]
    (dropped,) = [load for load in loads(old) if gone in load]
    assert int(new.state.waiting.n.sum()) == len(dropped) - 1


def test_who_is_patient_lets_it_run_with_the_gap(old: Search) -> None:
    groups, gone = without_one_party()
    new = search_of(SCENARIO, groups)
    take_over([old], [new], deadline=Deadline(), is_patient=True)
    assert loads(new) == sorted(
        tuple(w for w in load if w != gone) for load in loads(old)
    )
    assert not new.state.waiting.n.any()


def test_after_the_deadline_no_trip_with_a_gap_is_timed_anew(old: Search) -> None:
    groups, gone = without_one_party()
    new = search_of(SCENARIO, groups)
    take_over([old], [new], deadline=IS_OVER, is_patient=True)
    assert loads(new) == [load for load in loads(old) if gone not in load]


def test_no_trip_is_taken_over_for_which_no_coach_is_left(old: Search) -> None:
    new = search_of(SCENARIO, GROUPS)
    for k in range(len(new.problem.lines)):
        for booking in old.state.bookings:
            for _ in range(new.state.fleet.free(k, booking.quote.days_in_use.start)):
                new.state.fleet.take(k, booking.quote)
    days = range(SCENARIO.n_days)
    before = [new.state.fleet.free(0, day) for day in days]
    take_over([old], [new], deadline=IS_OVER)
    assert loads(new) == []
    assert [new.state.fleet.free(0, day) for day in days] == before


def test_moments_that_have_changed_are_kept_by_a_trip_timed_anew(old: Search) -> None:
    """Nobody is ready before the second day now."""
    later = tuple(replace(group, ready_s=24 * 3600) for group in GROUPS)
    new = search_of(SCENARIO, later)
    take_over([old], [new], deadline=Deadline())
    assert loads(new) == loads(old)
    assert all(b.quote.depart_s >= 20 * 3600 for b in new.state.bookings)
    hurried = search_of(SCENARIO, later)
    take_over([old], [hurried], deadline=IS_OVER)
    assert loads(hurried) == []
