"""A plan changed by hand: people moved to other coaches, departures chosen.

The changed plan has its times, seats and money from the code that plans. What is wrong
with it is for the checker to say: an edit that breaks a rule is made all the same,
wherever there is a trip that can be written down.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from solvers.replanning.assembling import Decided, assembled
from solvers.replanning.coaches import Coaches
from solvers.replanning.fitting import leaving_at, new_run, with_riders
from solvers.replanning.moments import told_now
from solvers.replanning.new_stops import calling_too
from solvers.replanning.printed import (
    is_called_in_vain,
    joined_to_service,
    left,
    span_of,
    told_of,
)
from solvers.replanning.retiming import booked
from transport.clock import DAY_S
from transport.said import said
from transport.trips.routes import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solvers.replanning.ground import Ground
    from transport.fleet import FleetLine
    from transport.plan import Plan, Trip
    from transport.said import Said
    from transport.trips.quotes import Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """These workers, with their parties, on that trip.

    ``to``: a trip of the plan, or ``DEPOT/TYPE`` for a coach more of that line.
    """

    worker_ids: tuple[str, ...]
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Depart:
    """That trip leaves its depot at that moment, scenario seconds."""

    trip_id: str
    at_s: int


Edit = Move | Depart


class CannotEdit(Exception):
    """An edit of which no trip comes that could be written down. ``told``: why."""

    def __init__(self, number: int, told: Said) -> None:
        self.number, self.told = number, told
        super().__init__(str(told))


def edited(ground: Ground, plan: Plan, edits: Sequence[Edit]) -> Plan:
    """The plan after the edits, in their order.

    Nothing of the scenario has changed, so what was proved of the cost of every plan
    holds of this one, too.

    Raises
    ------
    CannotEdit
        Naming the first edit that cannot be made.
    """
    hand = _Hand(ground, plan)
    for number, edit in enumerate(edits):
        try:
            if isinstance(edit, Move):
                hand.move(edit)
            else:
                hand.depart(edit)
        except _Unmade as failure:
            raise CannotEdit(number, failure.told) from None
    return hand.plan()


class _Unmade(Exception):
    def __init__(self, told: Said) -> None:
        self.told = told
        super().__init__(told.code)


class _Hand:
    """The trips as they stand after the edits made so far."""

    def __init__(self, ground: Ground, plan: Plan) -> None:
        self._ground, self._printed = ground, plan
        self._trips = dict(plan.trip)
        self._told = told_of(plan)
        self._placed: set[str] = set()

    def move(self, edit: Move) -> None:
        """Take the parties off what they ride on, and put them on the trip."""
        names = self._parties(edit.worker_ids)
        if edit.to not in self._trips:
            self._run_anew(edit.to, names)
        elif set(names) <= set(self._trips[edit.to].worker_ids):
            raise _Unmade(said("BY_HAND_THERE_ALREADY", trip=edit.to))
        elif self._trips[edit.to].segment == "direct":
            target = self._trips[edit.to]
            self._take_off(names, but=edit.to)
            everyone = dict.fromkeys((*target.worker_ids, *names))
            self._put(self._fitted(target, list(everyone)))
        else:
            self._change_coach_of_service(self._trips[edit.to], names)
        self._placed |= set(names)

    def depart(self, edit: Depart) -> None:
        """Have the trip leave then."""
        trip = self._trips.get(edit.trip_id)
        if trip is None:
            raise _Unmade(said("BY_HAND_NO_TRIP", trip=edit.trip_id))
        self._told = {
            key: at_s for key, at_s in self._told.items() if key[0] != edit.trip_id
        }
        self._put(leaving_at(self._ground, trip, edit.at_s))

    def plan(self) -> Plan:
        """The plan as it stands, with the bound of the one it was."""
        printed, placed = self._printed, self._placed
        before = replace(
            printed,
            individual=tuple(
                e for e in printed.individual if e.worker_id not in placed
            ),
        )
        stays = [entry for entry in printed.unplanned if entry.worker_id not in placed]
        decided = Decided(trips=list(self._trips.values()), alone=(), left=stays)
        made = assembled(self._ground, before, self._told, decided, printed.solver)
        bound_fen = min(printed.cost.lower_bound_fen, made.cost.objective_fen)
        return replace(
            made,
            cost=replace(made.cost, lower_bound_fen=bound_fen),
            certificate=printed.certificate,
            marginal=printed.marginal,
            proved_fen=printed.proved_fen,
        )

    def _parties(self, worker_ids: Sequence[str]) -> list[str]:
        found: dict[str, None] = {}
        for worker_id in worker_ids:
            party = self._ground.party_of.get(worker_id)
            if party is None:
                raise _Unmade(said("BY_HAND_MAY_NOT_TRAVEL", worker=worker_id))
            found |= dict.fromkeys(party.worker_ids)
        return list(found)

    def _take_off(self, names: Sequence[str], *, but: str = "") -> None:
        gone = set(names)
        for trip_id, trip in list(self._trips.items()):
            if trip_id == but or gone.isdisjoint(trip.worker_ids):
                continue
            stays = [name for name in trip.worker_ids if name not in gone]
            if stays:
                found = with_riders(self._ground, self._told, trip, stays)
                shorter = left(trip, gone) if isinstance(found, Refusal) else found
                self._put(shorter)
            elif trip.comes_straight or trip.goes_straight_on:
                raise _Unmade(said("BY_HAND_TIMES_BOUND", trip=trip_id))
            else:
                del self._trips[trip_id]

    def _fitted(self, trip: Trip, names: Sequence[str]) -> Trip:
        found = with_riders(self._ground, self._told, trip, names)
        if isinstance(found, Refusal):
            raise _Unmade(said("BY_HAND_NO_WAY", trip=trip.trip_id, why=found.told))
        return found

    def _change_coach_of_service(self, target: Trip, names: Sequence[str]) -> None:
        """Another coach to the same service, or from it; the rest of the way stays."""
        gone = set(names)
        own = [
            trip
            for trip in self._trips.values()
            if (trip.segment, trip.service_id) == (target.segment, target.service_id)
            and not gone.isdisjoint(trip.worker_ids)
        ]
        if gone - {name for trip in own for name in trip.worker_ids}:
            service = str(target.service_id)
            raise _Unmade(
                said("BY_HAND_OF_A_SERVICE", trip=target.trip_id, service=service)
            )
        people = [self._ground.scenario.worker[name] for name in names]
        for trip in own:
            stays = left(trip, gone)
            if stays.worker_ids and trip is not target and is_called_in_vain(stays):
                stays = calling_too(self._ground, stays, ()) or stays
            if stays.worker_ids or trip is target:
                self._put(stays)
            else:
                del self._trips[trip.trip_id]
        rest = left(target, gone)
        joined = joined_to_service(self._ground.scenario, rest, people, target.seats)
        alights = {name for stop in joined.stops for name in stop.alight}
        if gone - set(joined.worker_ids) or gone - alights:
            longer = calling_too(self._ground, rest, names)
            if longer is None:
                raise _Unmade(said("BY_HAND_NO_STOP", trip=target.trip_id))
            joined = longer
        if gone - set(joined.seats):
            raise _Unmade(said("BY_HAND_NO_SEATS", trip=target.trip_id))
        self._put(joined)

    def _run_anew(self, to: str, names: Sequence[str]) -> None:
        """A coach more, of the line that is named."""
        depot_id, _, kind = to.partition("/")
        line = self._ground.scenario.fleet_line.get((depot_id, kind))
        if line is None:
            raise _Unmade(said("BY_HAND_NO_TRIP", trip=to))
        rode = [t for t in self._trips.values() if {*names} & {*t.worker_ids}]
        day_s = min((t.depart_s for t in rode), default=0) // DAY_S * DAY_S
        found = new_run(self._ground, line, names, not_before_s=day_s)
        if isinstance(found, Refusal):
            raise _Unmade(said("BY_HAND_NO_WAY", trip=to, why=found.told))
        self._take_off(names)
        self._put(self._new_trip(found, line, names))

    def _new_trip(self, quote: Quote, line: FleetLine, names: Sequence[str]) -> Trip:
        like = next(iter(self._printed.trips))
        like = replace(like, trip_id=self._next_id(), seats={})
        trip = booked(self._ground, quote, like, names, own_coach=False)
        trip = replace(trip, coach=line.count + 1, block_id="", crew=1)
        coach = self._free_coach(trip)
        if coach is None:
            raise _Unmade(said("BY_HAND_NO_COACH_FREE", line="/".join(line.key)))
        return replace(trip, coach=coach)

    def _put(self, trip: Trip) -> None:
        """The trip in its place, by another coach of its line where its own is away."""
        self._trips[trip.trip_id] = trip
        block = [t for t in self._trips.values() if t.block_id == trip.block_id]
        if len(block) == 1:
            coach = self._free_coach(trip)
            if coach is not None:
                self._trips[trip.trip_id] = replace(trip, coach=coach)
        for worker_id, at_s in told_now(
            self._ground.scenario.policy, self._trips[trip.trip_id], self._told
        ).items():
            self._told[trip.trip_id, worker_id] = at_s

    def _free_coach(self, trip: Trip) -> int | None:
        """Its own coach if that is free then, else the first of its line that is."""
        others = [t for t in self._trips.values() if t.trip_id != trip.trip_id]
        scenario = self._ground.scenario
        coaches = Coaches(scenario, others)
        line, span = (trip.depot_id, trip.vehicle_type), span_of(scenario, [trip])
        is_known = trip.coach <= scenario.fleet_line[line].count
        if is_known and coaches.is_free(line, trip.coach, span):
            return trip.coach
        return coaches.free(line, span)

    def _next_id(self) -> str:
        """An id that no trip has or had."""
        ids = {*self._printed.trip, *self._trips}
        width = max(3, *(len(one) - 1 for one in ids))
        numbers = [int(one[1:]) for one in ids if one[1:].isdigit()]
        return f"T{max(numbers, default=0) + 1:0{width}d}"
