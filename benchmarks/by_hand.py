"""A plan in the manner of a county office, to be compared: no optimisation.

    python -m benchmarks.by_hand scenarios/yuncheng-2020

Every chartered aircraft is filled with workers of the villages nearest to its airport
for whom it flies. For each county, day and city the lists go village by village onto
coaches of the commonest size until one is full or the limits on villages and employers
are reached; so do the feeders, flight by flight, and the receiving coaches. The same
rules hold as for our plans, and the same prices.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from solvers.drafting.drafts import Booking
from solvers.drafting.growing import draft_of
from solvers.journeys.legs import Assignment, LegMaker
from solvers.running.setup import searches_of
from transport.gate.eligibility import health_gate
from transport.gate.screening import screened
from transport.groups import groups_of
from transport.journeys.network import journey_network
from transport.places import rough_away
from transport.reading import read_scenario
from transport.roads.distances import distances_of
from transport.roads.hub_sides import HubDistances

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from solvers.problem.waiting import Piece
    from solvers.search.search import Search
    from transport.groups import Group
    from transport.scenario import Scenario


def main(arguments: Sequence[str] | None = None) -> None:
    """Print vehicles, workers and cost of the plan by hand."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("scenario", type=Path)
    parser.add_argument("--variant")
    asked = parser.parse_args(arguments)
    scenario, _ = screened(read_scenario(asked.scenario, variant=asked.variant))
    distances = distances_of(scenario)
    eligible = health_gate(scenario).eligible
    groups, network = journey_network(
        scenario, distances, groups_of(scenario, eligible)
    )
    maker = LegMaker(scenario, groups, network.chains)
    assignment = _full_aircraft(scenario, maker)
    legs = maker.legs(assignment)
    searches = searches_of(
        legs.scenario,
        HubDistances(distances),
        legs.groups,
        seed=1,
        is_rising=False,
    )
    for search in searches:
        _by_list(search)
        search.fill_up()
    _tell(scenario, maker, assignment, searches)


def _full_aircraft(scenario: Scenario, maker: LegMaker) -> Assignment:
    """Each service filled from the nearest villages on, in the order of the table."""
    service_of: dict[tuple[str, int], str] = {}
    for service in scenario.services:
        hub = scenario.hub[service.from_hub]

        def away(group: Group, lat: float = hub.lat, lon: float = hub.lon) -> float:
            village = scenario.village[group.village_id]
            return rough_away((village.lat, village.lon), (lat, lon))

        space = service.seats * service.max_units
        riders = [
            group
            for group in maker.group.values()
            if (group.group_id, service.service_id) in maker.chain
        ]
        for group in sorted(riders, key=lambda g: (away(g), g.group_id)):
            for i, party in enumerate(group.parties):
                ride = (group.group_id, i)
                if ride not in service_of and party.n <= space:
                    service_of[ride] = service.service_id
                    space -= party.n
    return Assignment(service_of=service_of)


def _by_list(search: Search) -> None:
    """Coaches of the commonest size filled list by list."""
    problem, state = search.problem, search.state
    lists: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for g, group in enumerate(problem.groups):
        city = problem.scenario.employer[group.employer_id].city
        lists[int(problem.cohort[g]), group.ready_s, city].append(g)
    for groups in lists.values():
        groups.sort(key=lambda g: problem.groups[g].village_id)
        for k in _lines(search, groups[0]):
            for pieces in list(_loads(search, groups, k)):
                found = search.dispatcher.book(
                    draft_of(problem, k, pieces), state.fleet
                )
                if isinstance(found, Booking):
                    state.add(found)


def _lines(search: Search, g: int) -> list[int]:
    """Lines for the list, those of the commonest size of the nearest depot first."""
    problem = search.problem
    empty = problem.distance_m[problem.depot, problem.village[g]]
    return sorted(
        (k for k in range(len(problem.lines)) if problem.seats[k, g] > 0),
        key=lambda k: (int(empty[k]), -problem.lines[k].count),
    )[:4]


def _loads(search: Search, groups: Sequence[int], k: int) -> Iterator[list[Piece]]:
    """Coach loads in the order of the list."""
    problem, waiting = search.problem, search.state.waiting
    policy = problem.scenario.policy
    pieces: list[Piece] = []
    space = 0
    for g in groups:
        left = [
            p
            for piece in waiting.pieces()
            if piece.group_idx == g
            for p in piece.parties
        ]
        while left and problem.seats[k, g]:
            villages = {int(problem.village[p.group_idx]) for p in pieces}
            employers = {int(problem.employer[p.group_idx]) for p in pieces}
            villages.add(int(problem.village[g]))
            employers.add(int(problem.employer[g]))
            is_full = (
                len(villages) > policy.max_villages_per_vehicle
                or len(employers) > policy.max_employers_per_vehicle
            )
            if not pieces:
                space = int(problem.seats[k, g])
            taken: list[int] = []
            for party in left:
                if problem.party_sizes[g][party] <= space and not is_full:
                    taken.append(party)
                    space -= problem.party_sizes[g][party]
            if taken:
                pieces.append(waiting.piece(g, taken))
                left = [party for party in left if party not in taken]
            elif not pieces:
                break  # a party larger than a coach
            if left:
                yield pieces
                pieces, space = [], 0
    if pieces:
        yield pieces


def _tell(
    scenario: Scenario,
    maker: LegMaker,
    assignment: Assignment,
    searches: Sequence[Search],
) -> None:
    trips = [booking for search in searches for booking in search.state.bookings]
    flown = {
        service_id: sum(maker.group[g].parties[i].n for g, i in rides)
        for service_id, rides in assignment.riders.items()
    }
    services_fen = sum(scenario.service[s].cost_fen(n) for s, n in flown.items())
    trips_fen = sum(booking.cost_fen for booking in trips)
    segments = Counter(b.quote.route.loads[0].group.segment for b in trips)
    aboard = Counter[str]()
    for booking in trips:
        route = booking.quote.route
        aboard[route.loads[0].group.segment] += route.n_workers
    waiting = sum(int(search.state.waiting.n.sum()) for search in searches)
    for segment, n in sorted(segments.items()):
        mean = aboard[segment] / n
        print(f"{segment:<10}{n} coaches, {aboard[segment]} workers, {mean:.1f} each")  # noqa: T201
    print(f"services  {flown}, {services_fen / 100:,.2f} CNY")  # noqa: T201
    print(f"unplanned {waiting} on some leg")  # noqa: T201
    print(f"cost      {(trips_fen + services_fen) / 100:,.2f} CNY")  # noqa: T201


if __name__ == "__main__":
    main()
