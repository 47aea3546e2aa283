"""What of a part leaves the machine tells of no person."""

from __future__ import annotations

import pickle
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from solvers.parts.nameless import moved, nameless
from tests.solvers.parts.cases import built, two_counties

if TYPE_CHECKING:
    from solvers.search.search import Search

COACH_MAN = "Zhao Yi"


@pytest.fixture(scope="module")
def search() -> Search:
    """A search for people of whom much is known, its first plan built."""
    scenario = two_counties(24)
    workers = tuple(
        replace(
            worker,
            name=f"Name of {worker.worker_id}",
            id_number=f"14112419900101{n:04d}",
            phone=f"138000{n:05d}",
            health_code="green",
            temperature_c=Decimal("36.5"),
            remark=f"knows {COACH_MAN}",
        )
        for n, worker in enumerate(scenario.workers)
    )
    villages = tuple(
        replace(v, contact=COACH_MAN, contact_phone="03580000000")
        for v in scenario.villages
    )
    employers = tuple(replace(e, contact=COACH_MAN) for e in scenario.employers)
    found = built(
        replace(scenario, workers=workers, villages=villages, employers=employers)
    )
    return found[0]


def personal(search: Search) -> list[bytes]:
    """All by which a person could be known, as it would stand in a pickle."""
    scenario = search.problem.scenario
    known = [COACH_MAN, "03580000000"]
    for worker in scenario.workers:
        known += [worker.worker_id, worker.name]
        known += [worker.id_number or "", worker.phone or ""]
    return [text.encode() for text in known]


def test_the_pickle_of_a_problem_and_its_trips_names_nobody(search: Search) -> None:
    plain = nameless(search.problem)
    trips = [moved(booking, plain) for booking in search.state.bookings]
    sent = pickle.dumps((plain, trips))
    assert [text for text in personal(search) if text in sent] == []


def test_with_persons_it_names_them_all(search: Search) -> None:
    """Else the test before this one could not fail."""
    kept = pickle.dumps((search.problem, search.state.bookings))
    assert [text for text in personal(search) if text not in kept] == []


def test_what_the_search_asks_of_persons_stays(search: Search) -> None:
    plain = nameless(search.problem)
    for own, other in zip(search.problem.groups, plain.groups, strict=True):
        assert [p.n for p in own.parties] == [p.n for p in other.parties]
        assert own.penalty_fen == other.penalty_fen
    ids = [w for group in plain.groups for w in group.worker_ids]
    assert sorted(ids) == sorted(plain.scenario.worker)
    assert ids == [f"{n:07d}" for n in range(len(ids))]
    assert sorted(w.n_bags for w in plain.scenario.workers) == sorted(
        search.problem.scenario.worker[w].n_bags
        for group in search.problem.groups
        for w in group.worker_ids
    )


def test_a_trip_moved_there_and_back_is_the_same(search: Search) -> None:
    plain = nameless(search.problem)
    assert search.state.bookings
    for booking in search.state.bookings:
        there = moved(booking, plain)
        assert there.quote.route.loads != booking.quote.route.loads
        assert moved(there, search.problem) == booking
