"""Why an eligible worker could not be planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.dispatch import Booking
from solvers.growth import draft_of
from solvers.loads import Piece
from transport.homes import cities_of, may_carry
from transport.routes import Refusal
from transport.unplanned import LEFT_BY_SEARCH

if TYPE_CHECKING:
    from solvers.dispatch import Dispatcher
    from solvers.fleet_use import FleetUse
    from solvers.problem import Problem
    from transport.groups import Group


OUT_OF_TIME = Refusal(
    code="TIME_RAN_OUT",
    reason="the search ended before a coach for them could be tried; give it more time",
)


def unplanned_reason(
    problem: Problem, dispatcher: Dispatcher, fleet: FleetUse, piece: Piece
) -> Refusal:
    """The reason that holds for the piece's parties: the least hopeless refusal.

    Every coach is asked to carry the first of the parties alone, straight to the
    employer. A coach that could, but is away, is named before one that never could.
    """
    group = problem.groups[piece.g]
    reachable = [k for k in range(len(problem.lines)) if problem.seats[k, piece.g] > 0]
    if not reachable:
        if (foreign := _only_foreign(problem, group)) is not None:
            return foreign
        return Refusal(
            code="NO_COACH_FITS_VILLAGE",
            reason=f"no coach of the fleet may go to {group.village_id} and has a seat"
            " left for workers; add a smaller coach, or raise max_seats",
        )
    alone = Piece(
        g=piece.g,
        parties=piece.parties[:1],
        n=problem.party_sizes[piece.g][piece.parties[0]],
    )
    found: dict[str, Refusal] = {}
    days = range(problem.scenario.n_days)
    for k in reachable:
        if "NO_COACH_FREE" in found and not fleet.has_room_on_any(k, days):
            continue  # whatever it could do, it is away: that is told already
        answer = dispatcher.book(draft_of(problem, k, [alone]), fleet)
        if isinstance(answer, Booking):
            return _dearer_than_penalty(problem, piece, answer)
        found.setdefault(answer.code, answer)
    for code in (
        *("NO_COACH_FREE", "INTAKE_FULL", "NO_SEATS_LEFT"),
        *("HOLD_FULL", "RIDE_TOO_LONG"),
    ):
        if code in found:
            return found[code]
    return _by_papers(problem, piece, next(iter(found.values())))


def _only_foreign(problem: Problem, group: Group) -> Refusal | None:
    """The refusal where coaches fit, and none is of either city of the ride."""
    scenario = problem.scenario
    max_seats = scenario.village[group.village_id].max_seats
    fitting = [k for k in problem.lines if max_seats is None or k.seats <= max_seats]
    if not fitting or any(may_carry(scenario, line, group) for line in fitting):
        return None
    start, end = cities_of(scenario, group)
    return Refusal(
        code="NO_COACH_AT_HOME",
        reason=f"no coach that fits is of {start} or {end}, and one end of a charter"
        " must lie in the city of its plates; hire there, write the depot's city, or"
        " set emergency_dispatch where the transport authority orders the trip",
    )


def _dearer_than_penalty(problem: Problem, piece: Piece, trip: Booking) -> Refusal:
    """Why a party stays for whom a coach is free: its cost, or the search's end."""
    weight_fen = problem.party_penalties[piece.g][piece.parties[0]]
    costs = (
        f"a coach of its own would cost {trip.cost_fen / 100:.2f} CNY, leaving the"
        f" party behind weighs {weight_fen / 100:.2f}"
    )
    if trip.cost_fen < weight_fen:
        text = f"{costs}; give the search more time"
        return Refusal(code=LEFT_BY_SEARCH, reason=text)
    text = f"{costs}; raise the penalty to plan it"
    return Refusal(code="DEARER_THAN_PENALTY", reason=text)


def _by_papers(problem: Problem, piece: Piece, refusal: Refusal) -> Refusal:
    """The refusal, told as a matter of papers where a certificate's end causes it."""
    scenario = problem.scenario
    group = problem.groups[piece.g]
    first = group.parties[piece.parties[0]].worker_ids
    ends = [
        until
        for worker_id in first
        if (until := scenario.worker[worker_id].certificate_until_s) is not None
    ]
    if ends and min(ends) == group.deadline_s:
        return Refusal(
            code="CERT_EXPIRES_ON_ROAD",
            reason=f"the certificate ends {scenario.clock.last_moment(min(ends))},"
            " before any coach can arrive; leave earlier or get a new certificate",
        )
    return refusal
