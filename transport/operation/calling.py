"""Who must be called next: riders not seen yet, of the vehicle that leaves soonest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.operation.ledger import ride_id_of
from transport.operation.state import leaves_s

if TYPE_CHECKING:
    from transport.operation.whereabouts import Whereabouts


@dataclass(frozen=True, slots=True, kw_only=True)
class ToCall:
    """Riders of one vehicle at one place who were not seen yet.

    ``leaves_s``: when it leaves there, by what is known.
    """

    ride_id: str
    place_id: str
    leaves_s: int
    workers: tuple[str, ...]


def to_call(found: Whereabouts) -> tuple[ToCall, ...]:
    """Every vehicle and place with somebody to wait for, the soonest first.

    Of each worker the first ride alone counts, and only until the vehicle is known to
    have left.
    """
    ledger = found.ledger
    waiting: dict[tuple[int, str, str], list[str]] = {}
    for worker_id, rides in ledger.was.roll.items():
        if found.everybody[worker_id] not in ("expected", "missing"):
            continue
        ride = rides[0]
        ride_id = ride_id_of(ride)
        if ledger.has_left(worker_id, ride_id):
            continue
        key = (leaves_s(ledger.known.state, ride), ride_id, ride.place_id)
        waiting.setdefault(key, []).append(worker_id)
    return tuple(
        ToCall(
            ride_id=ride_id,
            place_id=place_id,
            leaves_s=at_s,
            workers=tuple(workers),
        )
        for (at_s, ride_id, place_id), workers in sorted(waiting.items())
    )
