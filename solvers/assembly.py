"""The plan assembled from what the search decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.reasons import unplanned_reason
from transport.booking import book
from transport.costs import payer_split, summed_lines
from transport.plan import Journey, Leg, NotTravelling, Plan, PlanCost

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solvers.bound import SeatCost
    from solvers.dispatch import Booking, Dispatcher
    from solvers.problem import Problem
    from solvers.search import Search
    from transport.eligibility import Gate
    from transport.plan import SolverInfo, Trip
    from transport.scenario import Scenario
    from transport.trips import TripMaker


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
    problem: Problem,
    maker: TripMaker,
    dispatcher: Dispatcher,
    search: Search,
    gate: Gate,
    bound: SeatCost,
    solver: SolverInfo,
) -> Plan:
    """The plan that the search's state stands for."""
    scenario, state = problem.scenario, search.state
    trips = _trips(problem, maker, [dispatcher.polished(b) for b in state.bookings])
    lines = summed_lines(trip.cost_lines for trip in trips)
    total = sum(lines.values())
    return Plan(
        scenario_name=scenario.name,
        scenario_sha256=scenario.sha256,
        variant=scenario.variant,
        solver=solver,
        cost=PlanCost(
            total_fen=total,
            penalty_fen=state.waiting.penalty_fen(),
            lower_bound_fen=bound.total_fen,
            lines=lines,
            payers=payer_split(total, scenario.tariff.payer_shares),
        ),
        n_registered=len(scenario.workers),
        n_eligible=len(gate.eligible),
        held=gate.held,
        unplanned=_unplanned(problem, dispatcher, search),
        trips=tuple(trips),
        services=(),
        journeys=_journeys(maker, trips),
    )


def _trips(
    problem: Problem, maker: TripMaker, bookings: Sequence[Booking]
) -> list[Trip]:
    """Trips in order of departure, with the parties that the search put on each."""
    ordered = sorted(
        bookings,
        key=lambda b: (
            b.quote.depart_s,
            b.draft.villages,
            b.draft.employers,
            b.draft.k,
        ),
    )
    width = max(3, len(str(len(ordered))))
    return [
        book(
            problem.scenario.policy,
            booking.quote,
            workers=_names(problem, booking),
            trip_id=f"T{number:0{width}d}",
        )
        for number, booking in enumerate(ordered, start=1)
    ]


def _names(problem: Problem, booking: Booking) -> list[tuple[str, ...]]:
    by_group: dict[str, list[str]] = {}
    for piece in booking.draft.pieces:
        group = problem.groups[piece.g]
        for i in piece.parties:
            by_group.setdefault(group.group_id, []).extend(group.parties[i].worker_ids)
    return [tuple(by_group[load.group.group_id]) for load in booking.quote.route.loads]


def _unplanned(
    problem: Problem, dispatcher: Dispatcher, search: Search
) -> tuple[NotTravelling, ...]:
    left: list[NotTravelling] = []
    state = search.state
    for piece in state.waiting.pieces():
        why = unplanned_reason(problem, dispatcher, state.fleet, piece)
        parties = problem.groups[piece.g].parties
        left.extend(
            NotTravelling(worker_id=worker_id, code=why.code, reason=why.reason)
            for i in piece.parties
            for worker_id in parties[i].worker_ids
        )
    return tuple(sorted(left, key=lambda entry: entry.worker_id))


def _journeys(maker: TripMaker, trips: Sequence[Trip]) -> tuple[Journey, ...]:
    found = []
    for trip in trips:
        alights = {w: stop.depart_s for stop in trip.stops for w in stop.alight}
        for stop in trip.stops:
            for worker_id in stop.board:
                leg = Leg(
                    trip_id=trip.trip_id,
                    service_id=None,
                    seat=trip.seats[worker_id],
                    board_s=stop.depart_s - maker.dwell_s(len(stop.board)),
                    alight_s=alights[worker_id],
                )
                found.append(Journey(worker_id=worker_id, legs=(leg,)))
    return tuple(sorted(found, key=lambda journey: journey.worker_id))
