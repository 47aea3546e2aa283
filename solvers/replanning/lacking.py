"""Why somebody to be placed stays: the reason printed before, or one found now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.drafting.reasons import Reasons
from solvers.problem.waiting import Piece
from transport.plan import NotTravelling
from transport.said import said
from transport.trips.routes import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solvers.replanning.newcomers import Newcomers
    from solvers.replanning.rounds import Round
    from solvers.running.deadline import Deadline
    from transport.groups import Party
    from transport.plan import Plan, Trip

NO_COACHES = Refusal(code="NO_COACH_FREE", told=said("NO_DAYS_TO_PLAN"))


def those_left(
    printed: Plan,
    this: Round,
    new: Newcomers | None,
    *,
    parties: Sequence[Party],
    trips: Sequence[Trip],
    deadline: Deadline,
) -> list[NotTravelling]:
    """An entry for everybody of the parties; ``trips`` are those of the new version."""
    known = {entry.worker_id: entry for entry in printed.unplanned}
    found: list[NotTravelling] = []
    for party in parties:
        old = known.get(party.worker_ids[0])
        if old is None:
            why = _why(this, new, party, trips, deadline)
            code, told = why.code, why.told
        else:
            code, told = old.code, old.told
        found += [
            NotTravelling(worker_id=w, code=code, told=told) for w in party.worker_ids
        ]
    return found


def _why(
    this: Round,
    new: Newcomers | None,
    party: Party,
    trips: Sequence[Trip],
    deadline: Deadline,
) -> Refusal:
    if new is None:
        return NO_COACHES
    state = new.search.state
    for booking in list(state.bookings):
        state.remove(booking)
    number = {line.key: k for k, line in enumerate(new.problem.lines)}
    for trip in trips:
        if trip.trip_id not in this.kept:
            k = number[trip.depot_id, trip.vehicle_type]
            state.fleet.hold(k, (trip.depart_s, trip.return_s))
    reasons = Reasons(new.problem, new.search.dispatcher, state, deadline)
    for g, group in enumerate(new.problem.groups):
        for i, own in enumerate(group.parties):
            if own.worker_ids == party.worker_ids:
                piece = Piece(group_idx=g, parties=(i,), n=own.n)
                return next(why for _, why in reasons.of(piece))
    msg = f"{party.worker_ids[0]} is in no group to be placed"
    raise AssertionError(msg)
