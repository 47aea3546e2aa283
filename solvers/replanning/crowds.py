"""How many report at each hub in each half-hour, and whether more may."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from transport.clock import MINUTE_S
from transport.trips.routes import dwell_s

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from transport.plan import Trip
    from transport.policy import Policy

    Slot = tuple[str, int]

SLOT_S = 30 * MINUTE_S  # of the clock


class Crowds:
    """Riders of feeders by hub and half-hour. A single coach is no crowd."""

    def __init__(self, policy: Policy, trips: Iterable[Trip]) -> None:
        self._policy = policy
        self._n: Counter[Slot] = Counter()
        for trip in trips:
            self.add(trip)

    def add(self, trip: Trip) -> None:
        """Count those whom the trip brings to a hub, if it is a feeder."""
        self._n.update(dict(self._reports(trip)))

    def before(self, trip: Trip) -> int | None:
        """When the trip must have let its riders off instead; None: it need not."""
        for (hub_id, slot), n in self._reports(trip):
            others = self._n[hub_id, slot]
            if others and others + n > self._policy.crowd_cap:
                return slot * SLOT_S - MINUTE_S
        return None

    def _reports(self, trip: Trip) -> Iterator[tuple[Slot, int]]:
        for stop in trip.stops if trip.segment == "feeder" else ():
            if stop.kind == "hub" and stop.alight:
                begins_s = stop.depart_s - dwell_s(self._policy, len(stop.alight))
                yield (str(stop.place_id), begins_s // SLOT_S), len(stop.alight)
