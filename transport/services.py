"""Services between hubs: flights, trains, carriages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ServiceKind = Literal[
    "charter_flight", "seat_block", "charter_train", "charter_carriage", "train"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A flight, train or carriage, chartered whole or sold by the seat."""

    service_id: str
    from_hub: str
    to_hub: str
    kind: ServiceKind
    departs_s: int
    duration_s: int
    seats: int
    max_units: int = 1
    unit_cost_fen: int = 0
    seat_cost_fen: int = 0
