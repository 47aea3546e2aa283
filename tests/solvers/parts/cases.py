"""Two counties that share no coach but the fleet, each a part of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from solvers.parts.at_work import PartsAtWork
from solvers.parts.workers import Workers
from solvers.running.deadline import Deadline
from solvers.running.setup import searches_of
from solvers.running.team import Team
from tests.solvers.cases import county_day
from transport.groups import groups_of
from transport.roads.distances import distances_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Executor

    from solvers.drafting.drafts import Draft
    from solvers.search.search import Search
    from transport.groups import Group
    from transport.scenario import Scenario


def two_counties(n_workers: int = 60) -> Scenario:
    """Villages of two counties that share no coach."""
    scenario = county_day(
        n_workers=n_workers, n_villages=8, n_employers=3, north_deg=0.3
    )
    villages = tuple(
        replace(v, county=f"County {i % 2}") for i, v in enumerate(scenario.villages)
    )
    policy = replace(scenario.policy, mix_counties=False)
    return replace(scenario, villages=villages, policy=policy)


def by_county(_: Scenario, groups: Sequence[Group], **__: object) -> list[list[Group]]:
    """Each county a part, as in a problem that is too large for one search."""
    counties = sorted({group.county for group in groups})
    return [[g for g in groups if g.county == county] for county in counties]


def built(scenario: Scenario) -> list[Search]:
    """The parts' searches with a first plan."""
    groups = groups_of(scenario, scenario.workers)
    searches = searches_of(scenario, distances_of(scenario), groups, seed=1)
    for _ in Team(searches, seed=1).build():
        pass
    return searches


class Planned(NamedTuple):
    """What a run came to."""

    cost_fen: int
    bound_fen: int
    trips: tuple[tuple[Draft, int], ...]  # with their departures


def planned(searches: Sequence[Search]) -> Planned:
    """The plan as it stands."""
    return Planned(
        cost_fen=sum(search.state.cost_fen() for search in searches),
        bound_fen=sum(search.bound_fen for search in searches),
        trips=tuple(
            (booking.draft, booking.quote.depart_s)
            for search in searches
            for booking in search.state.bookings
        ),
    )


def after_steps(executor: Executor, *, n: int = 1, n_steps: int = 6) -> list[Search]:
    """The searches after so many steps by these workers."""
    searches = built(two_counties())
    workers = Workers(executor=executor, n=n)
    at_work = PartsAtWork(searches, workers, Deadline(), seed=1, is_varied=True)
    assert sum(at_work.by_steps(n_steps)) == n_steps
    return searches
