"""The plan assembled from what the search decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.reasons import unplanned_reason
from transport.booking import book
from transport.costs import payer_split, summed_lines
from transport.plan import (
    CoachMarginal,
    GroupMarginal,
    Journey,
    Leg,
    Marginal,
    NotTravelling,
    Plan,
    PlanCost,
)
from transport.routes import dwell_s

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solvers.dispatch import Booking
    from solvers.problem import Problem
    from solvers.search import Search
    from transport.eligibility import Gate
    from transport.plan import SolverInfo, Trip
    from transport.policy import Policy
    from transport.scenario import Scenario


def empty_plan(scenario: Scenario, gate: Gate, solver: SolverInfo) -> Plan:
    """The plan when no worker may travel: it costs nothing."""
    return Plan(
        scenario_name=scenario.name,
        scenario_sha256=scenario.sha256,
        variant=scenario.variant,
        solver=solver,
        cost=PlanCost(
            total_fen=0,
            penalty_fen=0,
            lower_bound_fen=0,
            lines={},
            payers=payer_split(0, scenario.tariff.payer_shares),
        ),
        n_registered=len(scenario.workers),
        n_eligible=0,
        held=gate.held,
        unplanned=(),
        trips=(),
        services=(),
        journeys=(),
    )


def plan_of(
    scenario: Scenario,
    searches: Sequence[Search],
    gate: Gate,
    solver: SolverInfo,
) -> Plan:
    """The plan that the states of all parts' searches stand for."""
    trips = _trips(scenario, searches)
    lines = summed_lines(trip.cost_lines for trip in trips)
    total = sum(lines.values())
    left = [entry for search in searches for entry in _unplanned(search)]
    return Plan(
        scenario_name=scenario.name,
        scenario_sha256=scenario.sha256,
        variant=scenario.variant,
        solver=solver,
        cost=PlanCost(
            total_fen=total,
            penalty_fen=sum(s.state.waiting.penalty_fen() for s in searches),
            lower_bound_fen=sum(search.bound_fen for search in searches),
            lines=lines,
            payers=payer_split(total, scenario.tariff.payer_shares),
        ),
        n_registered=len(scenario.workers),
        n_eligible=len(gate.eligible),
        held=gate.held,
        unplanned=tuple(sorted(left, key=lambda entry: entry.worker_id)),
        trips=tuple(trips),
        services=(),
        journeys=_journeys(scenario.policy, trips),
        marginal=_marginal(searches),
    )


def _marginal(searches: Sequence[Search]) -> Marginal | None:
    """Prices at the margin, where every part of the problem has them."""
    groups: list[GroupMarginal] = []
    saves: dict[tuple[str, str], int] = {}
    for search in searches:
        if search.bounding is None:
            return None
        dual, by_line = search.bounding.marginal()
        for group, fen in zip(search.problem.groups, dual.tolist(), strict=True):
            groups.append(
                GroupMarginal(
                    group_id=group.group_id,
                    village_id=group.village_id,
                    employer_id=group.employer_id,
                    n_workers=group.n_workers,
                    per_worker_fen=round(fen),
                )
            )
        for k, fen in by_line.items():
            key = search.problem.lines[k].key
            saves[key] = max(saves.get(key, 0), round(fen))
    return Marginal(
        groups=tuple(sorted(groups, key=lambda entry: entry.group_id)),
        coaches=tuple(
            CoachMarginal(depot_id=depot_id, vehicle_type=kind, saves_fen=fen)
            for (depot_id, kind), fen in sorted(saves.items())
        ),
    )


def _trips(scenario: Scenario, searches: Sequence[Search]) -> list[Trip]:
    """Trips in order of departure, with the parties that the search put on each."""
    bookings = [
        (search.problem, search.dispatcher.polished(booking))
        for search in searches
        for booking in search.state.bookings
    ]
    bookings.sort(
        key=lambda pair: (pair[1].quote.depart_s, pair[1].quote.route.place_ids)
    )
    width = max(3, len(str(len(bookings))))
    return [
        book(
            scenario.policy,
            booking.quote,
            workers=_names(problem, booking),
            trip_id=f"T{number:0{width}d}",
        )
        for number, (problem, booking) in enumerate(bookings, start=1)
    ]


def _names(problem: Problem, booking: Booking) -> list[tuple[str, ...]]:
    by_group: dict[str, list[str]] = {}
    for piece in booking.draft.pieces:
        group = problem.groups[piece.g]
        for i in piece.parties:
            by_group.setdefault(group.group_id, []).extend(group.parties[i].worker_ids)
    return [tuple(by_group[load.group.group_id]) for load in booking.quote.route.loads]


def _unplanned(search: Search) -> list[NotTravelling]:
    left: list[NotTravelling] = []
    for piece in search.state.waiting.pieces():
        why = unplanned_reason(
            search.problem, search.dispatcher, search.state.fleet, piece
        )
        parties = search.problem.groups[piece.g].parties
        left.extend(
            NotTravelling(worker_id=worker_id, code=why.code, reason=why.reason)
            for i in piece.parties
            for worker_id in parties[i].worker_ids
        )
    return left


def _journeys(policy: Policy, trips: Sequence[Trip]) -> tuple[Journey, ...]:
    found = []
    for trip in trips:
        alights = {w: stop.depart_s for stop in trip.stops for w in stop.alight}
        for stop in trip.stops:
            for worker_id in stop.board:
                leg = Leg(
                    trip_id=trip.trip_id,
                    service_id=None,
                    seat=trip.seats[worker_id],
                    board_s=stop.depart_s - dwell_s(policy, len(stop.board)),
                    alight_s=alights[worker_id],
                )
                found.append(Journey(worker_id=worker_id, legs=(leg,)))
    return tuple(sorted(found, key=lambda journey: journey.worker_id))
