"""What any plan costs at least that keeps the frozen trips of a version as they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transport.checker import kept_bound_fen
from transport.dual_prices import Kept
from transport.plan import blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from solvers.replanning.rounds import Round
    from transport.fixed import Fixed
    from transport.plan import Plan, Trip


def with_kept(this: Round, plan: Plan, fixed: Fixed) -> Plan:
    """The plan, its certificate with the bound that the checker proves of such plans.

    They keep the frozen trips that run on, with all who are aboard now.
    """
    names = tuple(sorted(trip.trip_id for trip in _kept(this, plan, fixed)))
    if plan.certificate is None or not names:
        return plan
    bound_fen = kept_bound_fen(this.ground.asked, plan, names)
    kept = Kept(trip_ids=names, bound_fen=bound_fen)
    return replace(plan, certificate=replace(plan.certificate, kept=kept))


def _kept(this: Round, plan: Plan, fixed: Fixed) -> Iterator[Trip]:
    """Frozen trips that run as they are, in blocks of which all trips do."""
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
