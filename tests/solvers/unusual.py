"""Legal plans that the search would not make.

Trips are drawn by lot and quoted by the rules of a stricter scenario: with more
drivers than need be, with coaches half full, on later days, in a part of the hours in
which places are open. What is legal there is legal here. Then they are dealt to coaches
one after the other, with waits between them. Whoever is on no trip stays, or buys a
ticket.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.assembly import plan_of
from solvers.drafting.drafts import Booking
from solvers.drafting.growing import draft_of
from solvers.journeys.legs import Assignment, LegMaker
from solvers.running.searched import Searched
from solvers.running.setup import searches_of
from tests.solvers.moving import chained, with_trips
from transport.clock import HOUR_S
from transport.gate.eligibility import health_gate
from transport.gate.screening import screened
from transport.groups import groups_of
from transport.journeys.individual import with_tickets
from transport.journeys.network import journey_network
from transport.places import Opening
from transport.plan import SolverInfo
from transport.roads.distances import distances_of
from transport.roads.hub_sides import HubDistances
from transport.said import said
from transport.unplanned import LEFT_BY_SEARCH

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from solvers.journeys.legs import Ride
    from solvers.problem.waiting import Piece
    from solvers.search.search import Search
    from transport.groups import Group
    from transport.journeys.chains import JourneyNetwork
    from transport.plan import Plan
    from transport.scenario import Scenario

INFO = SolverInfo(version="by lot", seed=0, seconds=0.0, threads=1, steps=0)
N_TRIES = 6  # of trips for one choice of services
PLENTY = 40  # coaches while trips are drawn
MOST_GROUPS = 3  # of a trip


def plan_by_lot(scenario: Scenario, rng: random.Random) -> Plan | None:
    """A plan that may be legal; None where trips to a service could not be had.

    Who finds none in some tries goes direct or stays.
    """
    checked, screenings = screened(scenario)
    gate = health_gate(checked, mode="coach")
    groups = groups_of(checked, gate.eligible)
    distances = distances_of(checked)
    groups = with_tickets(checked, distances, groups)
    groups, network = journey_network(checked, distances, groups)
    maker = LegMaker(checked, groups, network.possible)
    assignment = _assignment(groups, network, checked, rng)
    for _ in range(N_TRIES):
        legs = maker.legs(assignment)
        (search,) = searches_of(
            _stricter(legs.scenario, rng),
            HubDistances(distances),
            legs.groups,
            seed=0,
            is_rising=False,
        )
        _draw_trips(search, rng)
        stranded = _stranded(search)
        if not stranded:
            break
        assignment = maker.without(
            assignment,
            {r for r in assignment.service_of if _first(maker, r) in stranded},
        )
    else:
        return None
    riders = {
        service_id: tuple(
            sorted(w for g, i in rides for w in maker.group[g].parties[i].worker_ids)
        )
        for service_id, rides in assignment.riders.items()
    }
    decided = Searched(searches=[search], bound_fen=0, riders=riders)
    bookings = [(search.problem, booking) for booking in search.state.bookings]
    plan = plan_of(checked, decided, gate, INFO, screenings, bookings=bookings)
    left = tuple(
        replace(entry, code=LEFT_BY_SEARCH, told=said("AS_WRITTEN", text="by lot"))
        for entry in plan.unplanned
    )
    plan = replace(plan, unplanned=left, marginal=None)
    return with_trips(plan, chained(plan, scenario, rng))


def _first(maker: LegMaker, ride: Ride) -> str:
    return maker.group[ride[0]].parties[ride[1]].worker_ids[0]


def _stranded(search: Search) -> set[str]:
    """First workers of parties on a service that wait for a coach to it or from it."""
    groups = search.problem.groups
    return {
        groups[piece.group_idx].parties[i].worker_ids[0]
        for piece in search.state.waiting.pieces()
        if groups[piece.group_idx].segment != "direct"
        for i in piece.parties
    }


def _stricter(scenario: Scenario, rng: random.Random) -> Scenario:
    """The scenario with other crews, fewer hours, and coaches enough."""
    from_s = rng.choice((8, 8, 11)) * HOUR_S
    until_s = rng.choice((12, 15, 20)) * HOUR_S
    pickups = Opening(from_s=from_s, until_s=max(until_s, from_s + HOUR_S))
    fleet = tuple(
        replace(line, count=PLENTY, drivers=max(line.drivers, rng.choice((1, 1, 2, 3))))
        for line in scenario.fleet
    )
    policy = replace(scenario.policy, pickup_opening=pickups)
    return replace(scenario, fleet=fleet, policy=policy)


def _assignment(
    groups: Sequence[Group],
    network: JourneyNetwork,
    scenario: Scenario,
    rng: random.Random,
) -> Assignment:
    """Some parties on services that could carry them, as far as there are seats."""
    ways = defaultdict(list)
    for chain in network.possible:
        ways[chain.group_id].append(chain.service_id)
    free = {s.service_id: s.seats * s.max_units for s in scenario.services}
    share = rng.choice((0.0, 0.5, 1.0))
    service_of = {}
    for group in groups:
        for i, party in enumerate(group.parties):
            if not ways[group.group_id] or rng.random() >= share:
                continue
            service_id = rng.choice(ways[group.group_id])
            if free[service_id] >= party.n:
                free[service_id] -= party.n
                service_of[group.group_id, i] = service_id
    return Assignment(service_of=service_of)


def _draw_trips(search: Search, rng: random.Random) -> None:
    """Book trips of groups that may ride together, with as many as the lot says."""
    n_lines = len(search.problem.lines)
    for _ in range(rng.choice((3, 10, 30))):
        waiting = [
            piece for piece in search.state.waiting.pieces() if rng.random() < 0.8
        ]
        if not waiting:
            break
        pieces = _aboard(search, waiting, rng)
        draft = draft_of(search.problem, rng.randrange(n_lines), pieces)
        found = search.dispatcher.book(draft, search.state.fleet)
        if isinstance(found, Booking):
            search.state.add(found)
    if rng.random() < 0.7:
        search.fill_up()


def _aboard(search: Search, waiting: list[Piece], rng: random.Random) -> list[Piece]:
    """Parts of a few groups of one segment and service, whatever their load caps."""
    problem = search.problem
    first = rng.choice(waiting)

    def kind(piece: Piece) -> tuple[object, ...]:
        group = problem.groups[piece.group_idx]
        policy = problem.scenario.policy
        return (
            *(group.segment, group.service_id),
            group.employer_id if group.segment == "feeder" else "",
            policy.mix_counties or group.county,
            policy.mix_risk_levels or group.risk,
        )

    alike = [piece for piece in waiting if kind(piece) == kind(first)]
    chosen = rng.sample(alike, min(len(alike), rng.randint(1, MOST_GROUPS)))
    found = []
    for piece in chosen:
        n = rng.choice((len(piece.parties), rng.randint(1, len(piece.parties))))
        found.append(search.state.waiting.piece(piece.group_idx, piece.parties[:n]))
    return found
