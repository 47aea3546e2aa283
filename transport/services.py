"""Services between hubs: flights, trains, carriages; their times and prices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from transport.clock import HOUR_S
from transport.fares import FareRule, fare_fen
from transport.units import half_up

if TYPE_CHECKING:
    from transport.policy import Mode

ServiceKind = Literal[
    "charter_flight", "seat_block", "charter_train", "charter_carriage", "train"
]
BY_AIR: tuple[ServiceKind, ...] = ("charter_flight", "seat_block")


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A flight, train or carriage, chartered whole or sold by the seat.

    ``ferry_s``: block time flown empty to collect, billed like the flight.
    ``aircraft_id``: rows of the same aircraft may not overlap in time.
    ``rail_m``: length of the way, for services priced by a fare rule.
    """

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
    block_hour_fen: int = 0
    ferry_s: int = 0
    aircraft_id: str | None = None
    fare: FareRule | None = None
    rail_m: int = 0

    @property
    def mode(self) -> Mode:
        """Whose rules of boarding hold."""
        return "air" if self.kind in BY_AIR else "rail"

    @property
    def is_flight(self) -> bool:
        """Whether it flies; otherwise it goes by rail."""
        return self.mode == "air"

    @property
    def arrives_s(self) -> int:
        """When it reaches its second hub."""
        return self.departs_s + self.duration_s

    def units_for(self, n: int) -> int:
        """Units that carry ``n`` workers."""
        return -(-n // self.seats)

    def cost_fen(self, n: int) -> int:
        """Fen of the units that carry ``n`` workers, and of their seats."""
        return self.unit_fen * self.units_for(n) + self.seat_fen * n

    @property
    def unit_fen(self) -> int:
        """Price of one unit, block hours included (live leg and ferry)."""
        block_s = self.duration_s + self.ferry_s
        return self.unit_cost_fen + half_up(self.block_hour_fen * block_s, HOUR_S)

    @property
    def seat_fen(self) -> int:
        """Price of one worker aboard, the fare by rule included."""
        by_rule = 0 if self.fare is None else fare_fen(self.fare, self.rail_m)
        return self.seat_cost_fen + by_rule
