"""Rides that somebody left behind could still have had: on a trip, by a free coach."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from transport.checker.by_hand import as_stated, trip_by_hand
from transport.checker.connections_audit import hubs, intake
from transport.checker.fleet_audit import fleet_in_use, rotations
from transport.checker.health_audit import travellers
from transport.checker.idle_coaches import (
    days_between,
    departures,
    idle_rows,
    nearest_rows,
)
from transport.checker.lengths import Lengths
from transport.checker.money_audit import penalty_fen
from transport.checker.rulebook import dwell_needed_s
from transport.checker.run import Run
from transport.clock import MINUTE_S
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from transport.checker.findings import Violation
    from transport.checker.health_audit import Gate
    from transport.checker.idle_coaches import Idle
    from transport.plan import Plan, Stop
    from transport.roster import Worker
    from transport.said import Said
    from transport.scenario import Scenario

    Audit = Callable[[Run, Lengths], Iterable[Violation]]
    Kind = tuple[object, ...]

MOST_KINDS = 24  # of parties that are tried; alike ones are tried once
MOST_TRIES = 80  # trips made by hand in all
MOST_SHIFTS = 3  # of a departure after which the workers would wait for the gate
ASKED = ("osrm", "valhalla")  # a server has its roads: no way is asked for in vain


class Ride(NamedTuple):
    """A ride for a party left behind: what it adds to the cost, and what is told."""

    fen: int
    told: Said


@dataclass(frozen=True, kw_only=True)
class Plans:
    """A plan as it runs, to which a trip is to be added.

    ``audit`` gives what is wrong with one trip; ``plan_wide`` what is wrong with all.
    """

    scenario: Scenario
    plan: Plan
    runs: Sequence[Run]
    lengths: Lengths
    gate: Gate
    audit: Audit

    def bears(self, run: Run, *, instead_of: Run | None = None) -> bool:
        """Whether the run is legal, alone and beside the others."""
        if [*self.audit(run, self.lengths), *travellers(run, self.gate)]:
            return False
        others = [other for other in self.runs if other is not instead_of]
        return not self._wrong([*others, run]) - self._wrong_before

    @cached_property
    def _wrong_before(self) -> set[Violation]:
        return self._wrong(self.runs)

    def _wrong(self, runs: Sequence[Run]) -> set[Violation]:
        scenario, metres = self.scenario, self.lengths.metres
        return {
            *fleet_in_use(scenario, runs),
            *rotations(scenario, runs),
            *hubs(scenario, runs, metres),
            *intake(scenario, runs),
        }


def rides_missed(
    scenario: Scenario, plan: Plan, runs: Sequence[Run], gate: Gate, audit: Audit
) -> dict[str, Ride]:
    """By worker left behind: a legal ride that costs less than leaving the party.

    Tried are a free seat on a trip that calls at both places, and the party's own
    coach, of those that stand on all days of the trip, straight there. Nobody is
    found whom only another plan could carry; where a payer's share is minimised, or
    distances are asked of a server, nothing is tried.
    """
    if scenario.tariff.net_of or scenario.road_source.provider in ASKED:
        return {}
    kinds = sorted(_kinds(scenario, plan, gate).items(), key=lambda kind: str(kind[0]))
    idle = idle_rows(scenario, plan)
    tried = [parties for _, parties in kinds[:MOST_KINDS]]
    lengths = Lengths(scenario, runs, also=_ways(tried, idle))
    plans = Plans(
        scenario=scenario,
        plan=plan,
        runs=runs,
        lengths=lengths,
        gate=gate,
        audit=audit,
    )
    n_left = [MOST_TRIES]
    found: dict[str, Ride] = {}
    for parties in tried:
        ride = _on_a_trip(plans, parties[0]) or _alone(plans, parties[0], idle, n_left)
        if ride is not None:
            found |= {w.worker_id: ride for party in parties for w in party}
    return found


def _kinds(
    scenario: Scenario, plan: Plan, gate: Gate
) -> dict[Kind, list[tuple[Worker, ...]]]:
    """Parties left behind, alike ones together."""
    members: defaultdict[tuple[object, ...], list[Worker]] = defaultdict(list)
    for entry in plan.unplanned:
        worker = scenario.worker.get(entry.worker_id)
        if worker is not None and not gate.must_hold(worker):
            name = worker.party_id or ("alone", worker.worker_id)
            members[worker.village_id, worker.employer_id, name].append(worker)
    kinds: defaultdict[Kind, list[tuple[Worker, ...]]] = defaultdict(list)
    for party in members.values():
        kinds[_kind(scenario, party)].append(tuple(party))
    return kinds


def _kind(scenario: Scenario, party: Sequence[Worker]) -> Kind:
    first = party[0]
    due = sorted(
        (w.ready_from_s or 0, w.report_by_s or 0, w.certificate_until_s or 0)
        for w in party
    )
    weight = sum(penalty_fen(scenario, worker) for worker in party)
    return first.village_id, first.employer_id, len(party), tuple(due), weight


def _ways(
    tried: Sequence[Sequence[tuple[Worker, ...]]], idle: Sequence[Idle]
) -> set[tuple[str, str]]:
    ways = set()
    for parties in tried:
        first = parties[0][0]
        for line, _ in idle:
            ways.add((line.depot_id, first.village_id))
            ways.add((first.employer_id, line.depot_id))
    return ways


def _weight_fen(plans: Plans, party: Sequence[Worker]) -> int:
    return sum(penalty_fen(plans.scenario, worker) for worker in party)


def _on_a_trip(plans: Plans, party: Sequence[Worker]) -> Ride | None:
    """A free seat for each of the party on a direct trip of the plan."""
    first = party[0]
    n_of_block = Counter(run.trip.block_id for run in plans.runs)
    for run in plans.runs:
        if n_of_block[run.trip.block_id] > 1:
            continue  # later or longer it could break the hours of the whole block
        boards = first.village_id in {stop.place_id for stop in run.pickups}
        alights = first.employer_id in {stop.place_id for stop in run.drops}
        if run.trip.segment != "direct" or not (boards and alights):
            continue
        if len(run.workers) + len(party) > run.usable_seats:
            continue
        fuller = _joined(run, party)
        added = fuller.trip.cost_fen - run.trip.cost_fen + _meals_fen(fuller, party)
        if added < _weight_fen(plans, party) and plans.bears(fuller, instead_of=run):
            told = said("COULD_RIDE_ALONG_FREE", trip=run.trip_id)
            if added > 0:
                told = said("COULD_RIDE_ALONG", trip=run.trip_id, more_fen=added)
            return Ride(added, told)
    return None


def _joined(run: Run, party: Sequence[Worker]) -> Run:
    """The run with the party aboard; all that follows a longer halt comes later."""
    names = tuple(worker.worker_id for worker in party)
    stops: list[Stop] = []
    late_s = 0
    late_from: list[tuple[int, int]] = []
    for stop in run.trip.stops:
        joined = _served(stop, party, names)
        needed_s = 0
        if joined is not stop:
            n_served = len(joined.board) + len(joined.alight)
            needed_s = dwell_needed_s(run.scenario.policy, n_served=n_served)
        arrive_s = stop.arrive_s + late_s
        late_s += max(0, needed_s - (stop.depart_s - stop.arrive_s))
        depart_s = stop.depart_s + late_s
        stops.append(replace(joined, arrive_s=arrive_s, depart_s=depart_s))
        late_from.append((stop.depart_s, late_s))
    driving = []
    for block in run.trip.driving:
        by_s = max(late for since, late in late_from if since <= block.from_s)
        driving.append(
            replace(block, from_s=block.from_s + by_s, until_s=block.until_s + by_s)
        )
    trip = replace(run.trip, stops=tuple(stops), driving=tuple(driving))
    return as_stated(Run(scenario=run.scenario, trip=trip, line=run.line), names)


def _served(stop: Stop, party: Sequence[Worker], names: tuple[str, ...]) -> Stop:
    if stop.place_id == party[0].village_id:
        return replace(stop, board=stop.board + names)
    if stop.place_id == party[0].employer_id:
        return replace(stop, alight=stop.alight + names)
    return stop


def _alone(
    plans: Plans,
    party: Sequence[Worker],
    idle: Sequence[Idle],
    n_left: list[int],
) -> Ride | None:
    """An own coach straight there, of those that stand on all days of the trip."""
    scenario, lengths = plans.scenario, plans.lengths
    weight_fen = _weight_fen(plans, party)
    rows = nearest_rows(scenario, lengths, party, idle, below_fen=weight_fen)
    for row in rows:
        for leaves_min in departures(scenario, lengths, row, party):
            ride = _leaving(plans, row, party, leaves_min, n_left)
            if ride is not None or n_left[0] <= 0:
                return ride
    return None


def _leaving(
    plans: Plans, row: Idle, party: Sequence[Worker], leaves_min: int, n_left: list[int]
) -> Ride | None:
    """The own coach in that minute, or later by what it would wait before the gate."""
    line, weight_fen = row.line, _weight_fen(plans, party)
    for _ in range(MOST_SHIFTS):
        n_left[0] -= 1
        run = _by_hand(plans, row, party, leaves_min)
        if run is None or n_left[0] < 0:
            return None
        fen = run.trip.cost_fen + _meals_fen(run, party)
        if fen < weight_fen and plans.bears(run):
            told = said(
                "FREE_COACH_COULD_CARRY",
                vehicle_type=line.vehicle_type,
                depot=line.depot_id,
                n=len(party),
                cost_fen=fen,
                weight_fen=weight_fen,
            )
            return Ride(fen, told)
        gate = run.drops[0]
        waits_min = (run.service_start_s(gate) - gate.arrive_s) // MINUTE_S
        if waits_min <= 0:
            return None
        leaves_min += waits_min
    return None


def _by_hand(
    plans: Plans, row: Idle, party: Sequence[Worker], leaves_min: int
) -> Run | None:
    """The trip by a coach that is free for all of it, if there is one."""
    run = trip_by_hand(
        plans.scenario, row.line, party, plans.lengths, leaves_min=leaves_min
    )
    if run is None:
        return None
    coach = row.free(days_between(run.trip.depart_s, run.trip.return_s))
    if coach is None:
        return None
    return replace(run, trip=replace(run.trip, coach=coach))


def _meals_fen(run: Run, party: Sequence[Worker]) -> int:
    tariff, name = run.scenario.tariff, party[0].worker_id
    boards, alights = run.boards_at[name], run.alights_at[name]
    ride_s = alights.depart_s - run.service_start_s(boards)
    return ride_s // tariff.meal_every_s * tariff.meal_fen * len(party)
