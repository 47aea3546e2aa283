"""The plan assembled from what the search decided."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.blocks.final_blocks import final_blocks
from solvers.costing import plan_cost
from solvers.drafting.reasons import Reasons
from solvers.problem.waiting import Piece
from solvers.running.deadline import NO_DEADLINE
from solvers.search.exchange import Coach, Member, exchange_all
from transport.dual_prices import (
    Certificate,
    CoachMarginal,
    GroupMarginal,
    Marginal,
)
from transport.gate.screening import checks_fen
from transport.journeys.individual import travellers_of
from transport.plan import (
    Journey,
    Leg,
    NotTravelling,
    Plan,
    Screening,
    ServiceUse,
)
from transport.said import said
from transport.trips.booking import book
from transport.trips.rotations import with_coaches
from transport.trips.routes import Refusal, dwell_s

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solvers.blocks.linking import Links
    from solvers.drafting.drafts import Booking
    from solvers.problem.problem import Problem
    from solvers.running.deadline import Deadline
    from solvers.running.searched import Searched
    from solvers.search.search import Search
    from transport.gate.eligibility import Gate
    from transport.plan import SolverInfo, Trip
    from transport.scenario import Scenario
    from transport.services import Service


def empty_plan(
    scenario: Scenario,
    gate: Gate,
    solver: SolverInfo,
    screenings: Sequence[Screening] = (),
) -> Plan:
    """The plan when no worker may travel: it costs nothing but the checks."""
    return Plan(
        scenario_name=scenario.name,
        scenario_sha256=scenario.sha256,
        variant=scenario.variant,
        solver=solver,
        cost=plan_cost(
            scenario,
            trips=(),
            uses=(),
            journeys=(),
            screenings=screenings,
            alone=(),
            penalty_fen=0,
            bound_fen=checks_fen(screenings),
        ),
        n_registered=len(scenario.workers),
        n_eligible=0,
        held=gate.held,
        unplanned=(),
        trips=(),
        services=(),
        journeys=(),
        screenings=tuple(screenings),
        certificate=Certificate(prices=(), parts=()),  # the checks alone prove it
    )


def plan_of(
    scenario: Scenario,
    decided: Searched,
    gate: Gate,
    solver: SolverInfo,
    screenings: Sequence[Screening] = (),
    *,
    bookings: Sequence[tuple[Problem, Booking]],
    chains: Sequence[Links] = (),
    deadline: Deadline = NO_DEADLINE,
) -> Plan:
    """The plan that was decided, with names, seats, journeys and reasons.

    ``bookings``: the trips of all searches, each with the departure it has at last.
    ``chains``: those of them that one coach runs without coming to its depot. Checks
    cost every plan the same, so they are part of the bound.
    Reasons are looked for until the ``deadline``.
    """
    searches = decided.searches
    coaches = _coaches(scenario, bookings, chains)
    waiting = [member for search in searches for member in _waiting(search)]
    on_no_coach = exchange_all(scenario, coaches, waiting)
    stays = [member for member in on_no_coach if not member.party.goes_alone]
    tickets = [m.party for m in on_no_coach if m.party.goes_alone]
    trips = with_coaches([coach.trip for coach in coaches], scenario.policy)
    uses = tuple(
        _use(scenario.service[service_id], workers)
        for service_id, workers in sorted(decided.riders.items())
    )
    journeys = _journeys(scenario, trips, uses)
    alone = travellers_of(scenario, tickets)
    left = _unplanned(searches, stays, deadline)
    return Plan(
        scenario_name=scenario.name,
        scenario_sha256=scenario.sha256,
        variant=scenario.variant,
        solver=solver,
        cost=plan_cost(
            scenario,
            trips=trips,
            uses=uses,
            journeys=journeys,
            screenings=screenings,
            alone=alone,
            penalty_fen=sum(member.party.penalty_fen for member in stays),
            bound_fen=decided.bound_fen + checks_fen(screenings),
        ),
        n_registered=len(scenario.workers),
        n_eligible=len(gate.eligible),
        held=gate.held,
        unplanned=tuple(sorted(left, key=lambda entry: entry.worker_id)),
        trips=tuple(trips),
        services=uses,
        journeys=journeys,
        marginal=_marginal(searches),
        screenings=tuple(screenings),
        individual=alone,
    )


def _marginal(searches: Sequence[Search]) -> Marginal | None:
    """Prices at the margin, where every part of the problem has them."""
    groups: list[GroupMarginal] = []
    saves: dict[tuple[str, str], int] = {}
    for search in searches:
        if (marginal := search.marginal()) is None:
            return None
        dual, by_line = marginal
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


def _coaches(
    scenario: Scenario,
    bookings: Sequence[tuple[Problem, Booking]],
    chains: Sequence[Links] = (),
) -> list[Coach]:
    """Trips in order of departure, with the parties that the search put on each."""
    bookings = sorted(
        bookings,
        key=lambda pair: (pair[1].quote.depart_s, pair[1].quote.route.place_ids),
    )
    width = max(3, len(str(len(bookings))))
    places = final_blocks(scenario, bookings, chains)
    return [
        Coach(
            trip=replace(
                book(
                    scenario.policy,
                    booking.quote,
                    workers=_names(problem, booking),
                    trip_id=f"T{number:0{width}d}",
                ),
                block_id=place.block_id,
                crew=place.crew,
                cost_lines=place.cost_lines,
                cost_fen=sum(place.cost_lines.values()),
            ),
            quote=booking.quote,
            aboard=_members(problem, booking.draft.pieces),
        )
        for number, ((problem, booking), place) in enumerate(
            zip(bookings, places, strict=True), start=1
        )
    ]


def _members(problem: Problem, pieces: Sequence[Piece]) -> list[Member]:
    return [
        Member(group=group, party=group.parties[i])
        for piece in pieces
        for group in (problem.groups[piece.group_idx],)
        for i in piece.parties
    ]


def _waiting(search: Search) -> list[Member]:
    return _members(search.problem, search.state.waiting.pieces())


def _names(problem: Problem, booking: Booking) -> list[tuple[str, ...]]:
    by_group: dict[str, list[str]] = {}
    for piece in booking.draft.pieces:
        group = problem.groups[piece.group_idx]
        for i in piece.parties:
            by_group.setdefault(group.group_id, []).extend(group.parties[i].worker_ids)
    return [tuple(by_group[load.group.group_id]) for load in booking.quote.route.loads]


def _unplanned(
    searches: Sequence[Search], stays: Sequence[Member], deadline: Deadline
) -> list[NotTravelling]:
    """Who stays, and why; whoever gave up a seat at last gave it to a higher class."""
    reasons: dict[tuple[str, ...], Refusal] = {}
    plain = []
    for search in searches:
        problem, state = search.problem, search.state
        told = Reasons(problem, search.dispatcher, state, deadline)
        pieces = [_of_those_staying(problem, one) for one in state.waiting.pieces()]
        untried = [one for one in pieces if search.is_untried(one.group_idx)]
        asked = [one for one in pieces if not search.is_untried(one.group_idx)]
        for alike, why in (pair for piece in untried for pair in told.untried(piece)):
            for member in _members(problem, [alike]):
                reasons[member.party.worker_ids] = why
        plain.append((told, told.plain(asked)))
    for search, (told, first) in zip(searches, plain, strict=True):
        for alike, why in told.with_seats(first):
            for member in _members(search.problem, [alike]):
                reasons[member.party.worker_ids] = why
    gave_way = Refusal(
        code="NO_SEATS_LEFT",
        told=said("GAVE_WAY"),
    )
    found = [(reasons.get(m.party.worker_ids, gave_way), m) for m in stays]
    return [
        NotTravelling(worker_id=worker_id, code=why.code, told=why.told)
        for why, member in found
        for worker_id in member.party.worker_ids
    ]


def _of_those_staying(problem: Problem, piece: Piece) -> Piece:
    """The piece without the parties that travel alone."""
    of_group = problem.groups[piece.group_idx].parties
    parties = tuple(i for i in piece.parties if not of_group[i].goes_alone)
    return Piece(
        group_idx=piece.group_idx,
        parties=parties,
        n=sum(of_group[i].n for i in parties),
    )


def _use(service: Service, workers: tuple[str, ...]) -> ServiceUse:
    """The units that carry the workers, and their cost."""
    return ServiceUse(
        service_id=service.service_id,
        units=service.units_for(len(workers)),
        workers=workers,
        cost_fen=service.cost_fen(len(workers)),
    )


def _journeys(
    scenario: Scenario, trips: Sequence[Trip], uses: Sequence[ServiceUse]
) -> tuple[Journey, ...]:
    """Every worker's legs in the order of their times."""
    legs: defaultdict[str, list[Leg]] = defaultdict(list)
    for trip in trips:
        alights = {w: stop.depart_s for stop in trip.stops for w in stop.alight}
        for stop in trip.stops:
            for worker_id in stop.board:
                legs[worker_id].append(
                    Leg(
                        trip_id=trip.trip_id,
                        service_id=None,
                        seat=trip.seats[worker_id],
                        board_s=stop.depart_s
                        - dwell_s(scenario.policy, len(stop.board)),
                        alight_s=alights[worker_id],
                    )
                )
    for use in uses:
        service = scenario.service[use.service_id]
        for number, worker_id in enumerate(use.workers):
            unit, place = divmod(number, service.seats)
            legs[worker_id].append(
                Leg(
                    trip_id=None,
                    service_id=service.service_id,
                    seat=f"{unit + 1}-{place + 1}",
                    board_s=service.departs_s,
                    alight_s=service.arrives_s,
                )
            )
    return tuple(
        Journey(
            worker_id=worker_id, legs=tuple(sorted(own, key=lambda leg: leg.board_s))
        )
        for worker_id, own in sorted(legs.items())
    )
