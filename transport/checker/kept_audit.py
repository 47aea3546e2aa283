"""How little a plan may cost that keeps some trips of a version just as they are.

These cost what they cost, and the services that feeders among them go to, for their
riders, and the checks before departure. Whoever is on none of them and can get on
none, for want of a seat or a call, is moved at the price of the certificate or left for
what that weighs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from transport.checker import screening_audit
from transport.checker.bound_audit import outside_fen
from transport.checker.findings import Violation
from transport.checker.services_audit import seat_fen, unit_fen
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from transport.plan import Plan, Trip
    from transport.roster import Worker
    from transport.said import Said
    from transport.scenario import Scenario


def kept(scenario: Scenario, plan: Plan) -> Iterator[Violation]:
    """The trips are there, and the bound is no more than can be proved of them.

    To be asked of a plan in which nothing else is wrong.
    """
    stated = None if plan.certificate is None else plan.certificate.kept
    if stated is None:
        return
    unknown = sorted({*stated.trip_ids} - plan.trip.keys())
    for trip_id in unknown:
        yield _about(trip_id, said("KEPT_BOUND_WRONG_TRIP", trip=trip_id))
    if unknown:
        return
    most_fen = kept_fen(scenario, plan, stated.trip_ids)
    if stated.bound_fen > most_fen:
        told = said("KEPT_BOUND_WRONG", found_fen=stated.bound_fen, due_fen=most_fen)
        yield _about("", told, stated.bound_fen - most_fen)


def kept_fen(scenario: Scenario, plan: Plan, trip_ids: Collection[str]) -> int:
    """Fen that no plan is under that keeps these trips, with all aboard.

    A trip whose coach shares its days with one that is not kept counts for nothing:
    its cost is a part of theirs together. Where days may be shared, or feeders are
    kept, nobody else is counted: he might ride for less, on days bought already.
    """
    blocks = Counter(trip.block_id for trip in plan.trips)
    named = Counter(plan.trip[t].block_id for t in trip_ids)
    own = [plan.trip[t] for t in sorted(trip_ids)]
    whole = [
        t for t in own if not t.block_id or named[t.block_id] == blocks[t.block_id]
    ]
    total_fen = sum(t.cost_fen for t in whole) + _services_fen(scenario, whole)
    total_fen += screening_audit.due_fen(scenario)
    if scenario.policy.max_trips_per_block == 1 and not any(t.service_id for t in own):
        aboard = {w for trip in own for w in trip.seats}
        calls = _calls_with_room(scenario, own)
        total_fen += outside_fen(
            scenario,
            plan,
            lambda party: (
                aboard.isdisjoint(w.worker_id for w in party)
                and not _may_join(calls, party)
            ),
        )
    return min(total_fen, plan.cost.total_fen + plan.cost.penalty_fen)


def _services_fen(scenario: Scenario, trips: Sequence[Trip]) -> int:
    """Units and seats for the riders of these feeders alone."""
    heads: Counter[str] = Counter()
    for trip in trips:
        if trip.segment == "feeder" and trip.service_id is not None:
            heads[trip.service_id] += len(trip.seats)
    total_fen = 0
    for service_id, n in heads.items():
        service = scenario.service[service_id]
        units = -(-n // service.seats)
        total_fen += units * unit_fen(service) + n * seat_fen(service)
    return total_fen


def _calls_with_room(
    scenario: Scenario, trips: Sequence[Trip]
) -> dict[str, list[tuple[int, frozenset[str]]]]:
    """By place, the trips that call there: seats left at most, all their places."""
    found: defaultdict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
    for trip in trips:
        line = scenario.fleet_line[trip.depot_id, trip.vehicle_type]
        called = frozenset(stop.place_id for stop in trip.stops if stop.place_id)
        for place_id in called:
            found[place_id].append((line.seats - len(trip.seats), called))
    return found


def _may_join(
    calls: Mapping[str, Sequence[tuple[int, frozenset[str]]]], party: Sequence[Worker]
) -> bool:
    """Whether seats may be left for the party, and a coach calls at both ends."""
    first = party[0]
    return any(
        room >= len(party) and first.employer_id in called
        for room, called in calls.get(first.village_id, ())
    )


def _about(where: str, told: Said, amount: int | None = None) -> Violation:
    return Violation(code="KEPT_BOUND_WRONG", where=where, told=told, amount=amount)
