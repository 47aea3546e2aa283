"""Hand-overs at the gate: who was expected, how many were counted, what differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.operation.check_ins import CheckIn
    from transport.operation.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """What a hand-over that was signed says of the workers who got off there.

    ``expected``: who was aboard. ``missing``: those of them who were not there.
    ``difference``: counted less those who should be left; 0 closes their journeys.
    """

    entry: CheckIn
    place_id: str
    expected: tuple[str, ...]
    missing: tuple[str, ...]
    difference: int

    @property
    def closed(self) -> tuple[str, ...]:
        """Workers whose journeys it closes."""
        if self.difference:
            return ()
        return tuple(w for w in self.expected if w not in self.missing)


def hand_over_of(ledger: Ledger, entry: CheckIn) -> HandedOver:
    """What one says; the last one at a place counts, see `hand_overs`."""
    course = ledger.courses[entry.ride_id]
    at = course.drop_at(entry.place_id)
    call = course.calls[at or 0]
    expected = tuple(
        w for w in call.off if ledger.has_boarded(w, entry.ride_id)
    ) or tuple(
        w
        for w in call.off
        if ledger.attendance.is_by_list(entry.ride_id) and not ledger.is_out(w)
    )
    missing = tuple(w for w in entry.missing if w in expected)
    left = len(expected) - len(missing)
    counted = left if entry.counted is None else entry.counted
    return HandedOver(
        entry=entry,
        place_id=call.place_id,
        expected=expected,
        missing=missing,
        difference=counted - left,
    )


def hand_overs(ledger: Ledger, ride_id: str) -> Iterator[HandedOver]:
    """The last hand-over at each place of the trip."""
    course = ledger.courses.get(ride_id)
    if course is None:
        return
    last = {
        course.drop_at(entry.place_id): entry
        for entry in ledger.attendance.of_coach(ride_id, "handed_over")
    }
    for at, entry in sorted(last.items(), key=lambda item: item[0] or 0):
        if at is not None:
            yield hand_over_of(ledger, entry)
