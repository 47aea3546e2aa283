"""Why somebody to be placed stays: found now, or printed before where none is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.admitting import ON_THE_WAY
from solvers.drafting.reasons import Reasons
from solvers.problem.waiting import Piece
from solvers.replanning.newcomers import received
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

RAN_OUT = "TIME_RAN_OUT"
NO_RELIEF = Refusal(code="NO_COACH_FREE", told=said("NO_RELIEF_FREE"))
NO_ONWARD = Refusal(code="NO_COACH_FREE", told=said(ON_THE_WAY))
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
    """An entry for everybody of the parties; ``trips`` are those of the new version.

    Why anew is found once for parties of a group and a size. What was printed of whom
    stayed before was true of other trips: it stands where nothing is found of these,
    or where it speaks of flights or trains, which are not asked.
    """
    known = {entry.worker_id: entry for entry in printed.unplanned}
    is_asked = new is not None and not this.ground.scenario.services
    stands = frozenset() if is_asked else known.keys()
    going = {p.worker_ids for group in this.going for p in group.parties}
    asks = [p for p in parties if p.worker_ids[0] not in stands]
    why = dict.fromkeys(going, NO_ONWARD)
    at_home = [p for p in asks if p.worker_ids not in going]
    why |= _reasons(this, new, at_home, trips, deadline)
    found: list[NotTravelling] = []
    for party in parties:
        first = party.worker_ids[0]
        now = why.get(party.worker_ids)
        is_told = now is not None and now is not NO_RELIEF and now.code != RAN_OUT
        entry = now if is_told or first not in known else known[first]
        assert entry is not None
        found += [
            NotTravelling(worker_id=w, code=entry.code, told=entry.told)
            for w in party.worker_ids
        ]
    return found


def _reasons(
    this: Round,
    new: Newcomers | None,
    parties: Sequence[Party],
    trips: Sequence[Trip],
    deadline: Deadline,
) -> dict[tuple[str, ...], Refusal]:
    """Why each of the parties stays when these trips run."""
    if new is None or not parties:
        return {party.worker_ids: NO_COACHES for party in parties}
    state = new.search.state
    for booking in list(state.bookings):
        state.remove(booking)
    number = {line.key: k for k, line in enumerate(new.problem.lines)}
    more = [trip for trip in trips if trip.trip_id not in this.kept]
    for trip in more:
        k = number[trip.depot_id, trip.vehicle_type]
        state.fleet.hold(k, (trip.depart_s, trip.return_s))
    state.fleet.receive(received(more))
    reasons = Reasons(new.problem, new.search.dispatcher, state, deadline)
    asked = {party.worker_ids for party in parties}
    found = {party.worker_ids: NO_RELIEF for party in parties}
    for g, group in enumerate(new.problem.groups):
        alike: dict[tuple[int, int, int], Refusal] = {}  # by size, weight and bags
        for i, own in enumerate(group.parties):
            if own.worker_ids in asked:
                key = (own.n, own.penalty_fen, own.n_bags)
                if key not in alike:
                    piece = Piece(group_idx=g, parties=(i,), n=own.n)
                    alike[key] = next(why for _, why in reasons.of([piece]))
                found[own.worker_ids] = alike[key]
    return found
