"""Who rides on services: everybody has coaches to them, and priority its seats."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from solvers.journeys.planning import JourneyPlanning
from solvers.journeys.ranks import n_left
from solvers.running.deadline import Deadline
from tests.solvers.cases import built
from tests.solvers.journeys.days import far_day, flight, network_of, train
from tests.transport.builders import make_policy
from transport.clock import HOUR_S, MINUTE_S
from transport.outcome import Limits
from transport.roads.distances import distances_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solvers.journeys.candidates import Candidate
    from solvers.running.searched import Searched
    from solvers.search.search import Search
    from transport.scenario import Scenario


def by_train_alone(
    *, n_workers: int, n_listed: int, seats: int, party: int = 1, seed: int = 0
) -> Scenario:
    """No coach may go all the way; the listed are spread over the villages."""
    fast = train(duration_s=470 * MINUTE_S, seats=seats, max_units=1)
    scenario = far_day(
        n_workers=n_workers,
        services=(fast,),
        seed=seed,
        policy=make_policy("none", max_ride_s=16 * HOUR_S),
    )
    listed = set(random.Random(seed).sample(range(n_workers), n_listed))
    workers = []
    seen: dict[tuple[str, str], int] = {}
    for i, worker in enumerate(scenario.workers):
        ends = (worker.village_id, worker.employer_id)
        n = seen[ends] = seen.get(ends, -1) + 1
        is_listed = i in listed
        name = f"{'-'.join(ends)}-{n // party}" if party > 1 and not is_listed else None
        workers.append(replace(worker, is_poverty_listed=is_listed, party_id=name))
    return replace(scenario, workers=tuple(workers))


def planning_of(scenario: Scenario, steps: int) -> JourneyPlanning:
    groups, network = network_of(scenario)
    return JourneyPlanning(
        *(scenario, distances_of(scenario), groups, network),
        limits=Limits(time_limit_s=None, steps=steps),
        report=None,
    )


def left(scenario: Scenario, steps: int) -> tuple[int, int]:
    """(listed, other) workers who stay; their reasons take long and are not asked."""
    decided = planning_of(scenario, steps).decided(Deadline())
    listed, _, others = n_left([s.state.waiting.n_by_rank() for s in decided.searches])
    return listed, others


@pytest.mark.parametrize("steps", [0, 1])
@pytest.mark.parametrize(("n_listed", "seats"), [(20, 20), (5, 6)])
def test_the_listed_have_the_seats_of_a_train_that_is_too_small(
    n_listed: int, seats: int, steps: int
) -> None:
    scenario = by_train_alone(n_workers=60, n_listed=n_listed, seats=seats)
    assert left(scenario, steps) == (0, 60 - seats)


def test_a_listed_worker_goes_before_a_party_of_four() -> None:
    scenario = by_train_alone(n_workers=60, n_listed=6, seats=8, party=4)
    listed, _ = left(scenario, 0)
    assert listed == 0


def aboard(decided: Searched) -> dict[str, list[str]]:
    """The segments of the coaches that carry each worker, sorted."""
    found: dict[str, list[str]] = {}
    for search in decided.searches:
        for booking in search.state.bookings:
            for piece in booking.draft.pieces:
                group = search.problem.groups[piece.group_idx]
                for i in piece.parties:
                    for worker_id in group.parties[i].worker_ids:
                        found.setdefault(worker_id, []).append(group.segment)
    return {worker_id: sorted(segments) for worker_id, segments in found.items()}


def test_a_rider_has_both_coaches_and_any_other_a_direct_one() -> None:
    """Six seats of a cheap flight for ten workers."""
    cheap = flight("F1", seats=6, block_hour_fen=0, ferry_s=0, unit_cost_fen=1_000)
    scenario = far_day(n_workers=10, services=(cheap,))
    planning = planning_of(scenario, 0)
    decided = planning.decided(Deadline())
    riders = decided.riders["F1"]
    assert len(riders) == 6
    for worker in scenario.workers:
        flies = worker.worker_id in riders
        ways = ["feeder", "receiving"] if flies else ["direct"]
        assert aboard(decided)[worker.worker_id] == ways
    coaches_fen = sum(search.state.cost_fen() for search in decided.searches)
    assert planning.bound.bound_fen == decided.bound_fen <= coaches_fen + 1_000


def test_where_no_coach_may_meet_the_flight_nobody_is_put_on_it() -> None:
    """All coaches are of the villages' city, where only trips from there begin."""
    free = flight("F1", block_hour_fen=0, ferry_s=0)
    scenario = far_day(n_workers=4, services=(free,))
    assert len(planning_of(scenario, 0).decided(Deadline()).riders["F1"]) == 4
    home = tuple(line for line in scenario.fleet if line.depot_id == "D1")
    decided = planning_of(replace(scenario, fleet=home), 0).decided(Deadline())
    assert decided.riders == {}
    assert set(map(tuple, aboard(decided).values())) == {("direct",)}


def test_a_service_dearer_than_the_coaches_is_left_alone() -> None:
    scenario = far_day(n_workers=10, services=(flight(),))
    decided = planning_of(scenario, 0).decided(Deadline())
    assert decided.riders == {}
    assert len(aboard(decided)) == 10


def test_by_the_clock_nobody_waits_whom_a_free_coach_could_carry(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The search ends amid a step in which somebody's trip was taken apart."""
    dear = flight("F1", unit_cost_fen=10**9)
    scenario = far_day(n_workers=8, services=(dear,))
    groups, network = network_of(scenario)
    planning = JourneyPlanning(
        *(scenario, distances_of(scenario), groups, network),
        limits=Limits(time_limit_s=60.0, threads=1),
        report=None,
    )

    def build(searches: Sequence[Search], *_: object, **__: object) -> None:
        for search in searches:
            built(search)

    def apart(best: Candidate, _: Limits) -> Candidate:
        for search in best.searches:
            for booking in list(search.state.bookings):
                search.state.remove(booking)
        return best

    monkeypatch.setattr(planning, "_watch", build)
    monkeypatch.setattr(planning, "_polished", apart)
    monkeypatch.setattr(planning, "_has_time_left", lambda: False)
    planning._deadline = Deadline(60.0, clock=lambda: 0.0)
    best = planning._best()
    assert not any(search.state.waiting.n.any() for search in best.searches)
    assert any(search.state.bookings for search in best.searches)
