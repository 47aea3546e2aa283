"""What any plan costs at least that keeps the frozen trips of a version as they are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from solvers.replanning.asking import Keeping
from transport.dual_prices import PRICE_PARTS
from transport.plan import blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from solvers.replanning.rounds import Round
    from transport.dual_prices import WorkerPrice
    from transport.fixed import Fixed
    from transport.groups import Party
    from transport.plan import Plan, Trip
    from transport.scenario import Scenario


def keeping(this: Round, plan: Plan, fixed: Fixed) -> Keeping:
    """The bound on plans that keep the frozen trips, their coaches and all aboard.

    Others may join these. They cost what they cost, and the services that they feed;
    of the parties that are on none of them, each that cannot join one costs its price
    at least, which the certificate of the plan tells, or what staying weighs.
    """
    kept = list(_kept(this, plan, fixed))
    scenario = this.ground.scenario
    cost_fen = sum(trip.cost_fen for trip in kept) + _services_fen(scenario, kept)
    if scenario.policy.max_trips_per_block == 1 and not _feeds(kept):
        aboard = {w for trip in kept for w in trip.worker_ids}
        least_fen = _least_fen(plan.certificate.prices if plan.certificate else ())
        cost_fen += sum(
            min(party.least_fen, party.n * _price_fen(this, party, least_fen))
            for party in _open(this, aboard)
            if not any(_may_join(this, trip, party) for trip in kept)
        )
    bound_fen = min(cost_fen, plan.cost.objective_fen)
    bound_fen = max(bound_fen, plan.cost.lower_bound_fen)
    return Keeping(n_trips=len(kept), bound_fen=bound_fen)


def _kept(this: Round, plan: Plan, fixed: Fixed) -> Iterator[Trip]:
    """Frozen trips that run as they are, in blocks of which all trips do; priced."""
    firm = {
        trip_id
        for trip_id, now in this.kept.items()
        if trip_id in fixed.frozen | fixed.departed
        and trip_id in plan.trip
        and _runs_on(now, plan.trip[trip_id])
    }
    for block in blocks_of(this.kept.values()):
        if firm.issuperset(trip.trip_id for trip in block.trips):
            yield from block.trips


def _runs_on(kept: Trip, now: Trip) -> bool:
    halts = [
        [(s.kind, s.place_id, s.arrive_s, s.depart_s) for s in trip.stops]
        for trip in (kept, now)
    ]
    same_coach = (kept.depot_id, kept.vehicle_type, kept.coach) == (
        now.depot_id,
        now.vehicle_type,
        now.coach,
    )
    return (
        halts[0] == halts[1]
        and same_coach
        and set(kept.worker_ids).issubset(now.worker_ids)
    )


def _feeds(kept: Iterable[Trip]) -> bool:
    return any(trip.service_id is not None for trip in kept)


def _services_fen(scenario: Scenario, kept: Iterable[Trip]) -> int:
    """What services cost for the riders of these feeders alone."""
    n: Counter[str] = Counter()
    for trip in kept:
        if trip.segment == "feeder":
            n[str(trip.service_id)] += len(trip.worker_ids)
    return sum(scenario.service[s].cost_fen(riders) for s, riders in n.items())


def _open(this: Round, aboard: set[str]) -> Iterator[Party]:
    """Parties of whom nobody is aboard of what is kept."""
    for group in this.ground.groups:
        for party in group.parties:
            if aboard.isdisjoint(party.worker_ids):
                yield party


def _least_fen(prices: Sequence[WorkerPrice]) -> Mapping[tuple[str, str], int]:
    """The least price of moving a worker, by both ends, whatever the day."""
    found: dict[tuple[str, str], int] = {}
    for price in prices:
        ends = (price.village_id, price.employer_id)
        fen = price.per_worker_parts // PRICE_PARTS
        found[ends] = min(fen, found.get(ends, fen))
    return found


def _price_fen(
    this: Round, party: Party, least_fen: Mapping[tuple[str, str], int]
) -> int:
    worker = this.ground.scenario.worker[party.worker_ids[0]]
    return least_fen.get((worker.village_id, worker.employer_id), 0)


def _may_join(this: Round, trip: Trip, party: Party) -> bool:
    """Whether the coach has a seat left, and calls at both ends of the party."""
    scenario = this.ground.scenario
    worker = scenario.worker[party.worker_ids[0]]
    line = scenario.fleet_line[trip.depot_id, trip.vehicle_type]
    calls = {str(stop.place_id) for stop in trip.stops if stop.place_id is not None}
    return line.seats >= len(trip.worker_ids) + party.n and calls.issuperset(
        (worker.village_id, worker.employer_id)
    )
