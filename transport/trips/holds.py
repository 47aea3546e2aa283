"""Luggage against the hold: all bags of those aboard fit into the coach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.said import said
from transport.trips.routes import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from transport.fleet import FleetLine
    from transport.groups import Party


def overfull(line: FleetLine, parties: Iterable[Party]) -> Refusal | None:
    """The refusal where the parties have more bags than the hold takes.

    Nobody alights before the last has boarded, so that all bags are aboard at once.
    """
    if line.hold_bags is None:
        return None
    n_bags = sum(party.n_bags for party in parties)
    if n_bags <= line.hold_bags:
        return None
    return Refusal(
        code="HOLD_FULL",
        told=said(
            "LUGGAGE_TOO_MUCH",
            bags=n_bags,
            vehicle_type=line.vehicle_type,
            hold=line.hold_bags,
        ),
        excess=n_bags - line.hold_bags,
        is_by_load=True,
    )


def most_by_hold(line: FleetLine, *, fewest_bags: int) -> int | None:
    """Workers that fit with their bags, whoever they are; None: any number.

    As if everybody had as few bags as whoever of the roster has fewest; 1 at least.
    """
    if line.hold_bags is None or not fewest_bags:
        return None
    return max(1, line.hold_bags // fewest_bags)
