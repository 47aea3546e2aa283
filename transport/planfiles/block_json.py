"""Blocks as JSON values: what their trips make of them, for readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from transport.money.costs import hire_days, summed_lines
from transport.planfiles.cost_json import yuan_each
from transport.units import yuan_of_fen

if TYPE_CHECKING:
    from transport.plan import Block


def block_to_dict(block: Block) -> dict[str, Any]:
    """A coach's chain of trips as JSON values."""
    return {
        "block_id": block.block_id,
        "vehicle_type": block.vehicle_type,
        "depot_id": block.depot_id,
        "coach": block.coach,
        "trips": [trip.trip_id for trip in block.trips],
        "days": hire_days(block.return_s - block.depart_s),
        "drivers": block.drivers,
        "crew_changes": block.crew_changes,
        "cost": yuan_of_fen(block.cost_fen),
        "cost_lines": yuan_each(summed_lines(t.cost_lines for t in block.trips)),
    }
