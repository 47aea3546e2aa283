"""What peers plan is legal as our evaluator runs it, and not under the bound."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from benchmarks.county import CountyCase, county_day
from benchmarks.evaluate import Evaluator
from benchmarks.instance import instance_of
from benchmarks.peers.registry import PEERS, is_installed, solver
from benchmarks.places import groups_in
from solvers.bound.reproving import proved_bound
from tests.solvers.written import Manned, written
from transport.checker import violations
from transport.roads.distances import distances_of
from transport.trips.earlier_runs import EarlierRuns
from transport.trips.quotes import Quote
from transport.trips.quoting import TripMaker
from transport.trips.rotations import with_coaches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.groups import Party
    from transport.plan import Plan
    from transport.scenario import Scenario

SECONDS = 1.0
MOST_TRIPS = 3  # of a block
ROUNDS = 12  # of work on the rising bound


@cache
def small_day(family: str) -> Scenario:
    """A county day of 40 workers; in town, of coaches that go out again."""
    day = county_day(CountyCase(family=family, n_workers=40), seed=3)
    if family != "short-haul":
        return day
    fleet = tuple(
        replace(line, seats=line.seats // 2, count=2 * line.count, crew_change=True)
        for line in day.fleet
    )
    policy = replace(day.policy, max_trips_per_block=MOST_TRIPS)
    return replace(day, policy=policy, fleet=fleet)


@cache
def bound_fen(family: str) -> int:
    rounds = iter(range(ROUNDS))
    return proved_bound(
        small_day(family),
        enough_fen=10**12,
        stop=lambda: next(rounds, None) is None,
    )


def plan_of(scenario: Scenario, blocks: Sequence[Sequence[Quote]]) -> Plan:
    """The plan of these blocks, each trip of one with a crew of its own.

    Names are given to as many of each group as a trip carries.
    """
    waiting: dict[str, list[Party]] = {
        group.group_id: list(group.parties) for group in groups_in(scenario)
    }
    manned = [
        [
            Manned(quote=quote, names=_names_of(waiting, quote), crew=crew)
            for crew, quote in enumerate(block, start=1)
        ]
        for block in blocks
    ]
    left = [party for parties in waiting.values() for party in parties]
    plan = written(scenario, manned, left=left)
    return replace(plan, trips=tuple(with_coaches(plan.trips, scenario.policy)))


def _names_of(
    waiting: dict[str, list[Party]], quote: Quote
) -> tuple[tuple[str, ...], ...]:
    loads = quote.route.loads
    return tuple(_names(waiting[load.group.group_id], load.n) for load in loads)


def _names(waiting: list[Party], n: int) -> tuple[str, ...]:
    """So many of those who wait, parties whole; they wait no longer."""
    names: list[str] = []
    for party in tuple(waiting):
        if len(names) + party.n <= n:
            waiting.remove(party)
            names += party.worker_ids
    assert len(names) == n, "a party was torn"
    return tuple(names)


@pytest.mark.parametrize(
    ("peer", "family"),
    [*((peer, "short-haul") for peer in PEERS), ("vroom-pyvrp", "one-city")],
)
def test_no_peer_is_under_the_bound(peer: str, family: str) -> None:
    if not is_installed(peer):
        pytest.skip(f"{peer} is not installed")
    day = small_day(family)
    found = solver(peer)(instance_of(day, way="whole"), seconds=SECONDS, seed=1)
    if not found:
        pytest.skip(f"{peer} found nothing in {SECONDS} s")
    quotes = Evaluator(day).quotes(found[-1].found)
    plan = plan_of(day, [[quote] for quote in quotes])
    assert violations(day, plan) == []
    assert 0 < bound_fen(family) <= plan.cost.objective_fen


@pytest.mark.skipif(not is_installed("vroom"), reason="vroom is not installed")
def test_no_peer_whose_coaches_go_out_again_is_under_the_bound() -> None:
    day = small_day("short-haul")
    instance = instance_of(day, way="whole")
    (*_, last) = solver("vroom")(instance, seconds=SECONDS, seed=1)
    quotes = Evaluator(day).quotes(last.found)
    once = plan_of(day, [[quote] for quote in quotes])
    again = plan_of(day, in_rotations(day, quotes))
    assert violations(day, again) == []
    assert again.cost.total_fen < once.cost.total_fen
    assert bound_fen("short-haul") <= again.cost.objective_fen


def in_rotations(scenario: Scenario, quotes: Sequence[Quote]) -> list[list[Quote]]:
    """The trips in blocks: each when a coach of its line is back, if that goes."""
    maker = TripMaker(scenario, distances_of(scenario))
    blocks: list[list[Quote]] = []
    for quote in quotes:
        route = quote.route
        for block in blocks:
            if block[-1].route.line != route.line or len(block) == MOST_TRIPS:
                continue
            ready_s = block[-1].return_s + scenario.policy.turnaround_s
            earlier = EarlierRuns(
                ready_s=ready_s,
                drivers=1,
                is_soonest=False,
                movements=(),  # other drivers take over
                rank=lambda found: (found.cost_fen, found.return_s),
            )
            later = maker.quote(route, not_before_s=ready_s, earlier=earlier)
            if isinstance(later, Quote):
                block.append(later)
                break
        else:
            blocks.append([quote])
    return blocks
